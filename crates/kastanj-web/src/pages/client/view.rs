//! What the steps of the form show.

use askama::Template;
use kastanj_instrument::{ItemKind, Variant};
use kastanj_language::Lang;
use kastanj_record::{ScreenDraft, ScreenQuestion, StudyUnit};

use crate::words::Words;

/// Before the first question.
#[derive(Template)]
#[template(path = "client_intro.html")]
pub(super) struct IntroPage {
    pub(super) w: Words,
    pub(super) lang: &'static str,
    pub(super) intro: String,
    pub(super) questions: usize,
    pub(super) begun: bool,
    /// Whether the client came in with the card.
    pub(super) home: bool,
    /// The other languages of the study: code, and what it is called in itself.
    pub(super) others: Vec<(&'static str, &'static str)>,
    pub(super) numbers: Vec<(String, String)>,
}

impl IntroPage {
    pub(super) fn of(
        lang: Lang,
        variant: &Variant,
        questions: usize,
        draft: &ScreenDraft,
        languages: &[Lang],
        unit: Option<&StudyUnit>,
    ) -> IntroPage {
        let others = languages.iter().filter(|other| **other != lang).map(|other| match other {
            Lang::Sv => ("sv", "På svenska"),
            Lang::En => ("en", "In English"),
        });
        IntroPage {
            w: Words(lang),
            lang: lang.code(),
            intro: variant.intro.get(lang).to_owned(),
            questions,
            begun: draft.answered() > 0,
            home: false,
            others: others.collect(),
            numbers: numbers(unit, lang),
        }
    }
}

/// Whom a client in crisis can call: who, number.
pub(super) fn numbers(unit: Option<&StudyUnit>, lang: Lang) -> Vec<(String, String)> {
    let numbers = unit.map(|unit| unit.crisis_numbers.as_slice()).unwrap_or_default();
    numbers.iter().map(|one| (one.who.get(lang).to_owned(), one.number.clone())).collect()
}

/// One question.
#[derive(Template)]
#[template(path = "client_question.html")]
pub(super) struct QuestionPage {
    pub(super) w: Words,
    pub(super) lang: &'static str,
    /// Counted from 0, as the form sends it back.
    pub(super) at: usize,
    pub(super) number: usize,
    pub(super) of: usize,
    /// What time or matter the group of questions is about.
    pub(super) about: Option<String>,
    pub(super) stem: String,
    pub(super) options: Vec<(i16, String)>,
    pub(super) several: bool,
    /// A single box to tick has no *rather not say*: it is left as it is.
    pub(super) tick: bool,
    pub(super) answered: bool,
}

impl QuestionPage {
    pub(super) fn of(
        lang: Lang,
        question: &ScreenQuestion<'_>,
        at: usize,
        of: usize,
        answered: bool,
    ) -> QuestionPage {
        let scale = question.scale;
        let last = scale.options.len().saturating_sub(1);
        let options = scale.options.iter().enumerate().map(|(at, option)| {
            let label = option.label.get(lang);
            let end = match at {
                0 => scale.low_end.as_ref(),
                _ if at == last => scale.high_end.as_ref(),
                _ => None,
            };
            let label = match end {
                Some(end) => format!("{label} – {}", end.get(lang)),
                None => label.to_owned(),
            };
            (option.code.0, label)
        });
        let section = question.section;
        let about = section.intro.as_ref().filter(|_| question.stored).or(section.heading.as_ref());
        QuestionPage {
            w: Words(lang),
            lang: lang.code(),
            at,
            number: at + 1,
            of,
            about: about.map(|text| text.get(lang).to_owned()),
            stem: question.item.stem.get(lang).to_owned(),
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
    pub(super) w: Words,
    pub(super) lang: &'static str,
    pub(super) numbers: Vec<(String, String)>,
}

/// Done, or paused.
#[derive(Template)]
#[template(path = "client_end.html")]
pub(super) struct EndPage {
    pub(super) w: Words,
    pub(super) lang: &'static str,
    pub(super) paused: bool,
    /// Whether the client came in with the card.
    pub(super) home: bool,
}
