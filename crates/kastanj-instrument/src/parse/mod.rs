//! From TOML to a [`Questionnaire`]: first every part with its place, then the
//! checks of the parts against one another. All faults are told at once.

mod answers;
mod codes;
mod draft;
mod header;
mod item;
mod names;
mod parts;
mod printing;
mod scoring;
mod wording;

use sha2::{Digest, Sha256};

use crate::plain_file::{self, FileKind, RefusedField, fault};
use crate::{Diagnostic, PublishedList, Questionnaire};

/// Reversed questions are what people new to the format try first.
const QUESTIONNAIRE_FILE: FileKind = FileKind {
    name: "file",
    guide: "docs/instrument-file.md",
    refused: Some(RefusedField {
        names: &["reversed", "reverse", "inverted"],
        message: "instrument-reversed",
        hint: "instrument-reversed-hint",
    }),
};

/// Reads a questionnaire from the text of its file.
///
/// `file_name` is only used to tell where a fault is, and, where it has the
/// shape `…/<name>/v<N>.toml`, to see that name and version agree with it.
///
/// # Errors
/// Every fault that was found, in the order of the file; never an empty list.
pub fn parse(file_name: &str, source: &str) -> Result<Questionnaire, Vec<Diagnostic>> {
    plain_file::read(file_name, source, QUESTIONNAIRE_FILE, |root, faults| {
        let draft = header::read(root, faults)?;
        names::check(&draft, faults);
        names::file(&draft, file_name, faults);
        answers::check(&draft, faults);
        printing::check(&draft, faults);
        wording::check(&draft, faults);
        scoring::check(&draft, faults);
        let checksum = checksum(source);
        if !PublishedList::shipped().allows(&draft.id, &checksum) {
            fault!(
                faults,
                &draft.version_at,
                "instrument-published-changed",
                "instrument-published-changed-hint",
                id = draft.id.to_string(),
            );
        }
        Some(Questionnaire {
            id: draft.id,
            state: draft.state,
            part: draft.part,
            name: draft.name,
            permission: draft.permission,
            scales: draft.scales.into_iter().map(|draft| draft.scale).collect(),
            sections: draft.sections.into_iter().map(|draft| draft.section).collect(),
            scores: draft.scores.into_iter().map(|draft| draft.rule).collect(),
            variants: draft.variants.into_iter().map(|draft| draft.variant).collect(),
            checksum,
        })
    })
}

/// SHA-256 of a file's text, lower-case hexadecimal.
///
/// A carriage return before a line feed is left out, so that a file keeps its
/// checksum whichever system checked it out.
pub fn checksum(source: &str) -> String {
    let text = source.replace("\r\n", "\n");
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
