use kastanj_instrument::{Item, Part, Questionnaire, Travels, Variant};

use super::KeptAt;

/// A question of a form that is stored, with the page it stands on.
#[derive(Debug, Clone, Copy)]
pub struct StoredItem<'q> {
    /// The question.
    pub item: &'q Item,
    /// The page, from 1.
    pub page: u8,
}

/// The questions of a form that this place stores, in printed order.
///
/// Left out are open lines, the strip that is folded off, questions that never
/// travel, and at a study office everything that stays at the service.
pub fn stored_items<'q>(
    questionnaire: &'q Questionnaire,
    variant: &'q Variant,
    kept_at: KeptAt,
) -> Vec<StoredItem<'q>> {
    let lowest = match kept_at {
        KeptAt::Service => Travels::Service,
        KeptAt::StudyOffice => Travels::Hub,
    };
    if kept_at == KeptAt::StudyOffice && questionnaire.part == Part::AddedValue {
        return Vec::new();
    }
    let mut stored = Vec::new();
    for (page, number) in variant.pages.iter().zip(1u8..) {
        for section in page.sections.iter().filter_map(|name| questionnaire.section(name)) {
            if section.fold_off {
                continue;
            }
            let kept = section
                .items
                .iter()
                .filter(|item| item.scale().is_some() && item.travels >= lowest)
                .map(|item| StoredItem { item, page: number });
            stored.extend(kept);
        }
    }
    stored
}
