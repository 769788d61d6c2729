use kastanj_instrument::Occasion;
use kastanj_record::{EpisodeId, Loss, Week};

use crate::study::SyntheticStudy;

/// Contacts whose after-form is taken back.
const AFTER: usize = 3;

impl SyntheticStudy {
    /// The same study with some of the latest work undone, so that whoever practises finds
    /// something of each kind to do: a before-form that nobody has given yet, a consent that
    /// nobody has keyed, after-forms that are due.
    ///
    /// Contacts that began long ago are left as they are: everything about them is over.
    #[must_use]
    pub fn with_work_to_do(mut self) -> SyntheticStudy {
        let begun = |study: &SyntheticStudy| -> Vec<EpisodeId> {
            let with_pack = study.episodes.iter().filter(|episode| episode.pack.is_some());
            let mut latest: Vec<(Option<Week>, EpisodeId)> =
                with_pack.map(|episode| (episode.first_visit, episode.id)).collect();
            latest.sort_unstable();
            latest.into_iter().rev().map(|(_, id)| id).collect()
        };
        let latest = begun(&self);
        if let Some(first) = latest.first() {
            self.forms.retain(|form| form.episode != *first);
            self.losses.retain(|loss| loss.episode != *first);
        }
        if let Some(second) = latest.get(1) {
            self.consents.retain(|event| event.episode != *second);
        }
        let mut after: Vec<(Week, EpisodeId)> = self
            .forms
            .iter()
            .filter(|form| form.occasion == Occasion::After)
            .map(|form| (form.week, form.episode))
            .collect();
        after.sort_unstable();
        for (_, episode) in after.into_iter().rev().take(AFTER) {
            self.forms.retain(|form| form.episode != episode || form.occasion == Occasion::Before);
            self.losses.retain(|loss| {
                loss.episode != episode
                    || !matches!(loss.loss, Loss::FormMissing { occasion, .. }
                        if occasion != Occasion::Before)
            });
        }
        self
    }
}
