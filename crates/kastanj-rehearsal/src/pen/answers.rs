use std::collections::BTreeMap;

use kastanj_instrument::{BoxMeaning, ItemId};
use kastanj_paper::{Decision, PageLayout};

use crate::Chance;

/// The answers a writer has in mind; a question that is not named is left blank.
pub type Answers = BTreeMap<ItemId, Decision>;

/// How often questions are not answered, 0–1 each.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AnswerRates {
    /// *Vill inte svara*.
    pub declined: f64,
    /// Nothing at all.
    pub blank: f64,
}

impl Default for AnswerRates {
    fn default() -> Self {
        AnswerRates { declined: 0.03, blank: 0.02 }
    }
}

/// Answers without any pattern for every question of a page: for trying a reader.
///
/// Questions that allow several options get any number of them, the others one.
pub fn draw_answers(page: &PageLayout, rates: &AnswerRates, chance: &mut Chance) -> Answers {
    let mut options: BTreeMap<&ItemId, Vec<BoxMeaning>> = BTreeMap::new();
    for place in &page.boxes {
        options.entry(&place.item).or_default().push(place.meaning);
    }
    let mut answers = Answers::new();
    for (item, meanings) in options {
        let can_decline = meanings.contains(&BoxMeaning::Declined);
        let mut codes: Vec<_> = meanings
            .iter()
            .filter_map(|meaning| match meaning {
                BoxMeaning::Code(code) => Some(*code),
                BoxMeaning::Declined => None,
            })
            .collect();
        let decision = if can_decline && chance.happens(rates.declined) {
            Decision::Declined
        } else if codes.is_empty() || chance.happens(rates.blank) {
            Decision::Blank
        } else if page.multiple.contains(item) {
            let kept: Vec<_> = codes.iter().copied().filter(|_| chance.happens(0.3)).collect();
            if kept.is_empty() { Decision::Blank } else { Decision::Chosen(kept) }
        } else {
            chance.shuffle(&mut codes);
            codes.truncate(1);
            Decision::Chosen(codes)
        };
        answers.insert(item.clone(), decision);
    }
    answers
}
