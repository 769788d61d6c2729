use std::collections::BTreeSet;

use kastanj_instrument::{Item, ItemKind, Occasion, Questionnaire};
use kastanj_language::Text;

use super::TopicId;
use super::statement::codes_at;
use crate::Assessment;

/// A cross in *vill prata om det här*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalkMark {
    /// What it is called where it is noted as talked about.
    pub topic: TopicId,
    /// The heading of the sheet that it stands on.
    pub subject: Text,
    /// When it was made.
    pub occasion: Occasion,
}

/// The marks of a questionnaire, the newest occasion first, each in the order of the form. Who
/// marks a subject again has marked it once, at the later occasion.
///
/// A box that stands alone is such a mark. What is asked on the strip to tear off is never
/// stored and so never here.
pub(super) fn marks(questionnaire: &Questionnaire, forms: &[&Assessment]) -> Vec<TalkMark> {
    let alone = |item: &&Item| match &item.kind {
        ItemKind::Many { scale } => questionnaire.scale(scale).is_some_and(|one| one.is_tick()),
        ItemKind::One { .. } | ItemKind::Open { .. } => false,
    };
    let items = || questionnaire.sections.iter().flat_map(|section| &section.items).filter(alone);
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for form in forms.iter().rev() {
        for item in items().filter(|item| !codes_at(form, &item.id).is_empty()) {
            if !seen.insert(&item.id) {
                continue;
            }
            let sheet = questionnaire.variant(&form.form.variant);
            found.push(TalkMark {
                topic: TopicId::of(&questionnaire.id, &item.id.0, form.occasion),
                subject: sheet.map_or(&item.stem, |sheet| &sheet.title).clone(),
                occasion: form.occasion,
            });
        }
    }
    found.sort_by_key(|mark| std::cmp::Reverse(mark.occasion));
    found
}
