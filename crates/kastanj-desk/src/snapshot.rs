use kastanj_record::{
    Assessment, Client, ConsentEvent, Episode, EpisodeId, EpisodeLoss, FormOutline, MonthlyTally,
    ReceivedForm, StudyRecord, UnassignedSheet, Week,
};
use kastanj_store::{StoreError, View};

use crate::assigning::same_sheet;

/// The record of a store, read once, as flow, worklist and analysis look at it.
#[derive(Debug)]
pub struct Snapshot<F = Assessment> {
    clients: Vec<Client>,
    /// All contacts.
    pub episodes: Vec<Episode>,
    /// All self-ratings.
    pub assessments: Vec<F>,
    consents: Vec<ConsentEvent>,
    losses: Vec<EpisodeLoss>,
    tallies: Vec<MonthlyTally>,
    unassigned: Vec<UnassignedSheet>,
    withdrawals: Vec<EpisodeId>,
}

impl Snapshot {
    /// Reads everything, answers included.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn of(view: &View<'_>) -> Result<Snapshot, StoreError> {
        Snapshot::with(view, view.assessments(None)?)
    }

    /// Reads one contact, answers included; months and sheets without a contact are not its own.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn of_contact(view: &View<'_>, episode: &Episode) -> Result<Snapshot, StoreError> {
        Ok(Snapshot {
            clients: vec![view.client(episode.client)?],
            episodes: vec![episode.clone()],
            assessments: view.assessments_of_episode(episode.id)?,
            consents: view.consents_of_episode(episode.id)?,
            losses: view.losses_of_episode(episode.id)?,
            tallies: Vec::new(),
            unassigned: Vec::new(),
            withdrawals: view.unseen_withdrawal_of(episode.id)?.into_iter().collect(),
        })
    }
}

impl Snapshot<FormOutline> {
    /// Reads everything but the answers: what worklist and flow need, at a tenth of the time.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn outline(view: &View<'_>) -> Result<Snapshot<FormOutline>, StoreError> {
        Snapshot::with(view, view.form_outlines()?)
    }
}

impl<F: ReceivedForm> Snapshot<F> {
    fn with(view: &View<'_>, assessments: Vec<F>) -> Result<Snapshot<F>, StoreError> {
        // One thing to do per sheet, however many pages of it have come.
        let mut sheets: Vec<kastanj_store::UnassignedSheet> = Vec::new();
        for one in view.unassigned_sheets()? {
            if !sheets.iter().any(|known| same_sheet(known, &one)) {
                sheets.push(one);
            }
        }
        let unassigned = sheets
            .into_iter()
            .filter_map(|sheet| {
                Some(UnassignedSheet {
                    unit: sheet.unit,
                    form: sheet.submission.form,
                    sheet: sheet.submission.sheet?,
                    short_code: None,
                    reason: sheet.reason,
                })
            })
            .collect();
        Ok(Snapshot {
            clients: view.clients()?,
            episodes: view.episodes(None)?,
            assessments,
            consents: view.consents(None)?,
            losses: view.losses(None)?,
            tallies: view.tallies(None)?,
            unassigned,
            withdrawals: view.unseen_withdrawals()?,
        })
    }

    /// The record as far as it had happened by the end of a week: without contacts, forms, yes and
    /// no, ends and months of later weeks. What bears no week is kept.
    #[must_use]
    pub fn as_of(mut self, week: Week) -> Self {
        self.episodes.retain(|episode| episode.first_visit.is_none_or(|first| first <= week));
        let begun: std::collections::BTreeSet<EpisodeId> =
            self.episodes.iter().map(|episode| episode.id).collect();
        for episode in &mut self.episodes {
            episode.ending = episode.ending.filter(|ending| ending.week <= week);
        }
        self.assessments.retain(|form| {
            begun.contains(&form.episode()) && form.week().is_none_or(|answered| answered <= week)
        });
        self.consents.retain(|event| begun.contains(&event.episode) && event.week <= week);
        self.losses.retain(|loss| begun.contains(&loss.episode));
        self.tallies.retain(|tally| tally.month.year_and_month() <= week.month());
        self
    }

    /// The record as the rules of the domain take it.
    pub fn record(&self) -> StudyRecord<'_, F> {
        StudyRecord {
            clients: &self.clients,
            episodes: &self.episodes,
            assessments: &self.assessments,
            consents: &self.consents,
            losses: &self.losses,
            tallies: &self.tallies,
            unassigned: &self.unassigned,
            withdrawals: &self.withdrawals,
        }
    }
}

/// This week by the computer's clock.
pub fn this_week() -> Week {
    Week::of_unix_day(kastanj_store::wall_clock().div_euclid(86_400))
}
