use std::path::Path;

use kastanj_desk::Desk;
use kastanj_instrument::{Diagnostic, Library};
use kastanj_language::{Explain, tr};
use kastanj_record::{EXAMPLE_FILE, EXAMPLE_SOURCE, Study, UnitCode};
use kastanj_store::Store;

use crate::context::Context;
use crate::failure::Failure;
use crate::opening;

/// A study with the text it was read from.
pub(crate) struct StudySource {
    pub(crate) study: Study,
    pub(crate) text: String,
}

/// The study of a file; without one, the example study of invented services.
pub(crate) fn load_source(context: &Context, file: Option<&Path>) -> Result<StudySource, Failure> {
    let (name, text) = match file {
        Some(file) => (file.display().to_string(), context.read_text(file)?),
        None => (EXAMPLE_FILE.to_owned(), EXAMPLE_SOURCE.to_owned()),
    };
    let study = Study::parse(&name, &text, &Library::shipped())
        .map_err(|diagnostics| faults(context, &diagnostics))?;
    Ok(StudySource { study, text })
}

/// A study, with the store that it came from if no file was named but a store was.
pub(crate) struct StudyAtHand {
    pub(crate) study: Study,
    pub(crate) store: Option<Store>,
}

/// The study of a file; without one, that of the store that was named; without either, the
/// example study.
pub(crate) fn at_hand(context: &Context, file: Option<&Path>) -> Result<StudyAtHand, Failure> {
    if file.is_none() && context.global.store.is_some() {
        let Desk { store, study, .. } = opening::open(context)?;
        return Ok(StudyAtHand { study, store: Some(store) });
    }
    let study = load_source(context, file)?.study;
    Ok(StudyAtHand { study, store: None })
}

/// The unit that was named; the only one of the study where none was.
pub(crate) fn unit_of(
    context: &Context,
    study: &Study,
    named: Option<&UnitCode>,
) -> Result<UnitCode, Failure> {
    match (named, study.units.as_slice()) {
        (Some(unit), _) => Ok(unit.clone()),
        (None, [only]) => Ok(only.code.clone()),
        (None, []) => Err(Failure(tr!(context.lang, "program-study-no-unit"))),
        (None, units) => {
            let codes: Vec<&str> = units.iter().map(|unit| unit.code.as_str()).collect();
            Err(Failure(tr!(context.lang, "program-study-which-unit", units = codes.join(", "))))
        }
    }
}

/// All faults of a text file, one under the other.
pub(crate) fn faults(context: &Context, diagnostics: &[Diagnostic]) -> Failure {
    let told: Vec<String> = diagnostics.iter().map(|one| one.explain(context.lang)).collect();
    Failure(told.join("\n"))
}
