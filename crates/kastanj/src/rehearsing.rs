//! Invented clients in a store: for the demonstration, and for a service that practises.

use std::collections::BTreeSet;

use kastanj_desk::{Desk, this_week};
use kastanj_language::{Explain, Lang, tr};
use kastanj_record::NumberedLine;
use kastanj_rehearsal::study::{SyntheticStudy, synthetic_study};

use crate::applying;
use crate::commands::bulk;
use crate::failure::Failure;

/// The practice of every service begins alike, so that two can talk about it.
const PRACTICE_SEED: u64 = 2026;

/// Fills a service that is only for practice.
pub(crate) fn practice(desk: &mut Desk, lang: Lang) -> Result<(), String> {
    let filled = fill_with(desk, PRACTICE_SEED, lang, SyntheticStudy::with_work_to_do);
    filled.map(drop).map_err(|Failure(words)| words)
}

/// Draws the clients of the store's own study, as of this week; tells how many contacts there are.
pub(crate) fn fill(desk: &mut Desk, seed: u64, lang: Lang) -> Result<usize, Failure> {
    fill_with(desk, seed, lang, |drawn| drawn)
}

fn fill_with(
    desk: &mut Desk,
    seed: u64,
    lang: Lang,
    change: impl FnOnce(SyntheticStudy) -> SyntheticStudy,
) -> Result<usize, Failure> {
    let id = &desk.study.plan.questionnaire;
    let unknown = || tr!(lang, "program-take-unknown-form", form = id.to_string());
    let questionnaire = desk.library.get(id).ok_or_else(|| Failure(unknown()))?;
    let drawn = synthetic_study(&desk.study, questionnaire, this_week(), seed)
        .map_err(|error| Failure(error.explain(lang)))?;
    let drawn = change(drawn);
    let lines: Vec<NumberedLine> = drawn
        .bulk_lines(questionnaire, desk.kept_at, &BTreeSet::new())
        .into_iter()
        .zip(1..)
        .map(|(line, number)| NumberedLine { number, line })
        .collect();
    let Desk { store, study, library, kept_at } = desk;
    applying::apply(store, study, library, *kept_at, &lines)
        .map_err(|problem| bulk::explain(lang, problem))?;
    Ok(drawn.episodes.len())
}
