//! A form answered on a screen: one question at a time, in printed order.

use std::collections::{BTreeMap, BTreeSet};

use kastanj_instrument::{
    FormKey, Item, ItemId, Occasion, Questionnaire, ResponseScale, Section, Variant,
};
use serde::{Deserialize, Serialize};

use crate::{
    Answer, Assessment, KeptAt, Missing, Mode, Provenance, RawAnswer, RawResponse, Submission,
    Week, stored_items,
};

/// One question as a screen asks it.
#[derive(Debug, Clone, Copy)]
pub struct ScreenQuestion<'q> {
    /// The question.
    pub item: &'q Item,
    /// Its options.
    pub scale: &'q ResponseScale,
    /// The group that it stands in: its introduction says what time the question is about.
    pub section: &'q Section,
    /// The page of the paper form on which it stands, from 1.
    pub page: u8,
    /// Whether the answer goes into the record. The strip that is torn off on paper is asked as
    /// well, last; its answers are told to the therapist once and never stored.
    pub stored: bool,
}

/// The questions of a form in printed order; those of the strip last.
pub fn screen_questions<'q>(
    questionnaire: &'q Questionnaire,
    variant: &'q Variant,
) -> Vec<ScreenQuestion<'q>> {
    let scale = |item: &'q Item| item.scale().and_then(|id| questionnaire.scale(id));
    let stored =
        stored_items(questionnaire, variant, KeptAt::Service).into_iter().filter_map(|one| {
            let (item, page) = (one.item, one.page);
            let holds = |section: &&Section| section.items.iter().any(|known| known.id == item.id);
            let section = questionnaire.sections_of(variant).find(holds)?;
            Some(ScreenQuestion { item, scale: scale(item)?, section, page, stored: true })
        });
    let strip = variant.pages.iter().zip(1u8..).flat_map(|(page, number)| {
        let sections = page.sections.iter().filter_map(|id| questionnaire.section(id));
        sections
            .filter(|section| section.fold_off)
            .flat_map(move |section| section.items.iter().map(move |item| (section, item, number)))
    });
    let strip = strip.filter_map(|(section, item, page)| {
        Some(ScreenQuestion { item, scale: scale(item)?, section, page, stored: false })
    });
    stored.chain(strip).collect()
}

/// What a client has answered so far, kept at the service until the form is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScreenDraft {
    /// The form.
    pub form: FormKey,
    /// The occasion.
    pub occasion: Occasion,
    /// The pages that are asked for; all, unless some of them came in on paper.
    pub pages: Option<BTreeSet<u8>>,
    answers: BTreeMap<String, RawResponse>,
}

impl ScreenDraft {
    /// A form of which nothing is answered on screen.
    pub fn begin(form: FormKey, occasion: Occasion) -> ScreenDraft {
        ScreenDraft { form, occasion, pages: None, answers: BTreeMap::new() }
    }

    /// As [`ScreenDraft::begin`] where some pages have come in on paper: those that have not are
    /// asked for, in the language of the paper; `None` if all have come.
    pub fn rest(
        known: &Assessment,
        questionnaire: &Questionnaire,
        variant: &Variant,
    ) -> Option<ScreenDraft> {
        let absent = |item: &ItemId| {
            let page_not_received = Answer::Missing(Missing::PageNotReceived);
            known.answers.iter().any(|one| one.item == *item && one.answer == page_not_received)
        };
        let pages: BTreeSet<u8> = screen_questions(questionnaire, variant)
            .iter()
            .filter(|question| question.stored && absent(&question.item.id))
            .map(|question| question.page)
            .collect();
        (!pages.is_empty()).then(|| {
            let begun = ScreenDraft::begin(known.form.clone(), known.occasion);
            ScreenDraft { pages: Some(pages), ..begun }
        })
    }

    /// The questions that this form asks here.
    pub fn questions<'q>(
        &self,
        questionnaire: &'q Questionnaire,
        variant: &'q Variant,
    ) -> Vec<ScreenQuestion<'q>> {
        let mut questions = screen_questions(questionnaire, variant);
        if let Some(pages) = &self.pages {
            questions.retain(|question| pages.contains(&question.page));
        }
        questions
    }

    /// Keeps an answer; the last one holds. What the strip asks is not kept.
    pub fn answer(&mut self, question: &ScreenQuestion<'_>, response: RawResponse) {
        if question.stored {
            self.answers.insert(question.item.id.0.clone(), response);
        }
    }

    /// Whether this question has an answer.
    pub fn has(&self, item: &ItemId) -> bool {
        self.answers.contains_key(&item.0)
    }

    /// How many questions have an answer.
    pub fn answered(&self) -> usize {
        self.answers.len()
    }

    /// Where to go on: the first question without an answer, counted from 0.
    pub fn next(&self, questions: &[ScreenQuestion<'_>]) -> Option<usize> {
        questions.iter().position(|question| question.stored && !self.has(&question.item.id))
    }

    /// What comes to the door when the client is done. Questions left open are blank.
    pub fn submission(&self, week: Week, therapist_present: bool) -> Submission {
        let answers = self
            .answers
            .iter()
            .map(|(item, response)| RawAnswer {
                item: ItemId(item.clone()),
                response: response.clone(),
                provenance: Provenance::on_screen(),
            })
            .collect();
        Submission {
            form: self.form.clone(),
            occasion: self.occasion,
            sheet: None,
            week: Some(week),
            therapist_present: Some(therapist_present),
            mode: Mode::Screen,
            pages: self.pages.clone(),
            answers,
        }
    }
}
