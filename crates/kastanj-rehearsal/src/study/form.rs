use kastanj_instrument::{FormKey, ItemId, Occasion, Questionnaire};
use kastanj_paper::Decision;
use kastanj_record::{
    EpisodeId, KeptAt, Mode, Provenance, RawAnswer, RawResponse, SheetIdentity, Submission,
    UnitCode, Week, stored_items,
};

use crate::pen::Answers;

/// One form that a synthetic person has in mind.
#[derive(Debug, Clone, PartialEq)]
pub struct SyntheticForm {
    /// Whose contact.
    pub episode: EpisodeId,
    /// Where.
    pub unit: UnitCode,
    /// Before, after or follow-up.
    pub occasion: Occasion,
    /// Which form.
    pub form: FormKey,
    /// The sheet of the contact's pack.
    pub sheet: SheetIdentity,
    /// Number of the pack in the unit's order, from 0.
    pub pack: u32,
    /// When it was answered.
    pub week: Week,
    /// Whether the therapist was in the room.
    pub therapist_present: bool,
    /// The answers in printed order; none for open lines and the strip that is folded off.
    pub answers: Vec<(ItemId, RawResponse)>,
}

impl SyntheticForm {
    /// What a pen is to mark; see [`crate::pen::fill_page`].
    pub fn pen_answers(&self) -> Answers {
        self.answers
            .iter()
            .map(|(item, response)| {
                let decision = match response {
                    RawResponse::Codes(codes) => Decision::Chosen(codes.clone()),
                    RawResponse::Declined => Decision::Declined,
                    _ => Decision::Blank,
                };
                (item.clone(), decision)
            })
            .collect()
    }

    /// The form as a person keys it from paper, with only what is stored at `kept_at`.
    pub fn submission(&self, questionnaire: &Questionnaire, kept_at: KeptAt) -> Submission {
        let stored: Vec<ItemId> = questionnaire
            .variant(&self.form.variant)
            .map(|variant| stored_items(questionnaire, variant, kept_at))
            .unwrap_or_default()
            .into_iter()
            .map(|stored| stored.item.id.clone())
            .collect();
        Submission {
            form: self.form.clone(),
            occasion: self.occasion,
            sheet: Some(self.sheet),
            week: Some(self.week),
            therapist_present: Some(self.therapist_present),
            mode: Mode::Keyed,
            pages: None,
            answers: self
                .answers
                .iter()
                .filter(|(item, _)| stored.contains(item))
                .map(|(item, response)| RawAnswer {
                    item: item.clone(),
                    response: response.clone(),
                    provenance: Provenance::keyed(),
                })
                .collect(),
        }
    }
}
