//! What the steps of the form show.

use askama::Template;
use kastanj_instrument::{ItemKind, Questionnaire, ScaleEnd, Variant};
use kastanj_language::Lang;
use kastanj_record::{ScreenDraft, ScreenQuestion, StudyUnit};

use crate::crisis_labels::who_answers;
use crate::tongue::Tongue;

/// Before the first question.
#[derive(Template)]
#[template(path = "client_intro.html")]
pub(super) struct IntroPage {
    pub(super) w: Tongue,
    pub(super) intro: String,
    pub(super) questions: usize,
    pub(super) begun: bool,
    /// Whether the client came in with the card and has a yes to take back.
    pub(super) can_withdraw: bool,
    /// Whether a question is asked that nobody else sees.
    pub(super) unseen: bool,
    /// The other languages that there are.
    pub(super) others: Vec<Tongue>,
    pub(super) numbers: Vec<(String, String)>,
}

impl IntroPage {
    pub(super) fn of(
        tongue: Tongue,
        questionnaire: &Questionnaire,
        variant: &Variant,
        questions: usize,
        draft: &ScreenDraft,
        choice: &[Tongue],
        unit: Option<&StudyUnit>,
    ) -> IntroPage {
        let others = choice.iter().copied().filter(|other| *other != tongue);
        IntroPage {
            w: tongue,
            intro: tongue.text(&questionnaire.intro_key(&variant.id), &variant.intro),
            questions,
            begun: draft.answered() > 0,
            can_withdraw: false,
            unseen: false,
            others: others.collect(),
            numbers: numbers(unit, tongue.lang),
        }
    }
}

/// Whom a client in crisis can call: who, number.
pub(super) fn numbers(unit: Option<&StudyUnit>, lang: Lang) -> Vec<(String, String)> {
    let numbers = unit.map(|unit| unit.crisis_numbers.as_slice()).unwrap_or_default();
    numbers.iter().map(|one| (who_answers(&one.who, lang), one.number.clone())).collect()
}

/// One question.
#[derive(Template)]
#[template(path = "client_question.html")]
pub(super) struct QuestionPage {
    pub(super) w: Tongue,
    /// Counted from 0, as the form sends it back.
    pub(super) at: usize,
    pub(super) number: usize,
    /// 0 where it is not one of several.
    pub(super) of: usize,
    /// What matter and time the group of questions is about, as the paper's headings say it.
    pub(super) about: Vec<String>,
    pub(super) stem: String,
    pub(super) options: Vec<(i16, String)>,
    pub(super) several: bool,
    /// A single box to tick has no *rather not say*: it is left as it is.
    pub(super) tick: bool,
    pub(super) answered: bool,
}

impl QuestionPage {
    pub(super) fn of(
        tongue: Tongue,
        questionnaire: &Questionnaire,
        question: &ScreenQuestion<'_>,
        at: usize,
        of: usize,
        answered: bool,
    ) -> QuestionPage {
        let scale = question.scale;
        let last = scale.options.len().saturating_sub(1);
        let options = scale.options.iter().enumerate().map(|(at, option)| {
            let label =
                tongue.text(&questionnaire.option_key(&scale.id, option.code), &option.label);
            let end = match at {
                0 => scale.low_end.as_ref().map(|text| (ScaleEnd::Low, text)),
                _ if at == last => scale.high_end.as_ref().map(|text| (ScaleEnd::High, text)),
                _ => None,
            };
            let end =
                end.map(|(end, text)| tongue.text(&questionnaire.end_key(&scale.id, end), text));
            (option.code.0, end.map_or(label.clone(), |end| format!("{label} – {end}")))
        });
        let section = question.section;
        let heading = section.heading.as_ref();
        let heading = heading.map(|text| (questionnaire.heading_key(&section.id), text));
        // What the strip says of itself is about paper.
        let intro = section.intro.as_ref().filter(|_| question.stored);
        let intro = intro.map(|text| (questionnaire.about_key(&section.id), text));
        let about = heading.into_iter().chain(intro);
        QuestionPage {
            w: tongue,
            at,
            number: at + 1,
            of,
            about: about.map(|(key, text)| tongue.text(&key, text)).collect(),
            stem: tongue.text(&questionnaire.stem_key(&question.item.id), &question.item.stem),
            options: options.collect(),
            several: matches!(question.item.kind, ItemKind::Many { .. }),
            tick: scale.is_tick(),
            answered,
        }
    }

    /// Questions so far in percent, for the bar.
    pub(super) fn percent(&self) -> usize {
        self.at * 100 / self.of.max(1)
    }
}

/// Whom to call, at once.
#[derive(Template)]
#[template(path = "client_crisis.html")]
pub(super) struct CrisisPage {
    pub(super) w: Tongue,
    pub(super) numbers: Vec<(String, String)>,
    /// Whether the client is alone with the card.
    pub(super) home: bool,
}

/// Done, or paused.
#[derive(Template)]
#[template(path = "client_end.html")]
pub(super) struct EndPage {
    pub(super) w: Tongue,
    pub(super) paused: bool,
    /// Whether the client came in with the card.
    pub(super) home: bool,
    /// Whether a code opens the form again.
    pub(super) codes: bool,
}
