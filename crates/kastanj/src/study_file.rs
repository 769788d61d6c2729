use std::path::Path;

use kastanj_instrument::{Diagnostic, Library};
use kastanj_language::Explain;
use kastanj_record::{EXAMPLE_FILE, EXAMPLE_SOURCE, Study};

use crate::context::Context;
use crate::failure::Failure;

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

/// As [`load_source`], without the text.
pub(crate) fn load(context: &Context, file: Option<&Path>) -> Result<Study, Failure> {
    load_source(context, file).map(|source| source.study)
}

/// All faults of a text file, one under the other.
pub(crate) fn faults(context: &Context, diagnostics: &[Diagnostic]) -> Failure {
    let told: Vec<String> = diagnostics.iter().map(|one| one.explain(context.lang)).collect();
    Failure(told.join("\n"))
}
