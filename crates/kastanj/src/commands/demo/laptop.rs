//! The laptop of one service, as of this week: what the demonstration shows in the browser.

use std::path::Path;

use kastanj_desk::{furnish, laptop_study, this_week};
use kastanj_instrument::Library;
use kastanj_language::tr;
use kastanj_record::{KeptAt, NumberedLine, Study, UnitCode};
use kastanj_rehearsal::study::synthetic_study;
use kastanj_store::{KeyCost, Store};

use super::{PASSPHRASE, PERSON};
use crate::context::Context;
use crate::failure::Failure;
use crate::{applying, study_file};

/// Fills the store of one unit's laptop; tells how many contacts it has.
pub(super) fn fill(
    context: &Context,
    dir: &Path,
    unit: &UnitCode,
    seed: u64,
) -> Result<usize, Failure> {
    let source = study_file::load_source(context, None)?;
    let library = Library::shipped();
    let text = laptop_study(&source.text, unit, &["session_reports", "added_value"])
        .map_err(|error| context.fail(&error))?;
    let study = Study::parse("study.toml", &text, &library)
        .map_err(|faults| study_file::faults(context, &faults))?;
    let person = PERSON
        .parse()
        .map_err(|_| Failure(tr!(context.lang, "program-bad-person", name = PERSON)))?;
    let (mut store, _recovery) = Store::create(dir, &person, PASSPHRASE, KeyCost::STRONG)
        .map_err(|error| context.fail(&error))?;
    furnish(&mut store, &study, &text, KeptAt::Service).map_err(|error| context.fail(&error))?;
    let id = &study.plan.questionnaire;
    let unknown = || tr!(context.lang, "program-take-unknown-form", form = id.to_string());
    let questionnaire = library.get(id).ok_or_else(|| Failure(unknown()))?;
    let drawn = synthetic_study(&study, questionnaire, this_week(), seed)
        .map_err(|error| context.fail(&error))?;
    let lines: Vec<NumberedLine> = drawn
        .bulk_lines(questionnaire, KeptAt::Service, &std::collections::BTreeSet::new())
        .into_iter()
        .zip(1..)
        .map(|(line, number)| NumberedLine { number, line })
        .collect();
    applying::apply(&mut store, &study, &library, KeptAt::Service, &lines)
        .map_err(|problem| crate::commands::bulk::explain(context, problem))?;
    store.close().map_err(|error| context.fail(&error))?;
    Ok(drawn.episodes.len())
}
