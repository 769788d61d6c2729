use std::ops::Range;

use kastanj_language::{Argument, Lang, Text, lookup};

use super::FileKind;
use crate::Diagnostic;

/// Collects the faults of one file while it is read, so that all are told at once.
#[derive(Debug)]
pub struct Faults<'s> {
    file: &'s str,
    source: &'s str,
    pub(super) kind: FileKind,
    found: Vec<(usize, Diagnostic)>,
}

impl<'s> Faults<'s> {
    pub(super) fn new(file: &'s str, source: &'s str, kind: FileKind) -> Self {
        Faults { file, source, kind, found: Vec::new() }
    }

    /// Notes a fault at the bytes `at` of the file, whose words are the messages
    /// `key` and `hint`; use [`fault!`](super::fault).
    pub fn note(
        &mut self,
        at: &Range<usize>,
        key: &str,
        hint: &str,
        arguments: &[(&str, Argument)],
    ) {
        let text = |key: &str| Text {
            sv: lookup(Lang::Sv, key, arguments),
            en: lookup(Lang::En, key, arguments),
        };
        let diagnostic = Diagnostic::at(self.file, self.source, at, text(key), text(hint));
        self.found.push((at.start, diagnostic));
    }

    /// Whether no fault has been noted.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All faults in the order of the file, none told twice.
    pub(super) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|(start, _)| *start);
        let mut diagnostics: Vec<Diagnostic> = self.found.into_iter().map(|(_, d)| d).collect();
        diagnostics.dedup();
        diagnostics
    }
}

/// Notes a fault: `fault!(faults, at, "key", "hint key", name = value …)`.
///
/// `faults` are [`Faults`](crate::plain_file::Faults), `at` is a reference to the
/// range of bytes where the fault stands, and the values are anything that
/// [`tr!`](kastanj_language::tr) takes.
#[macro_export]
macro_rules! fault {
    ($faults:expr, $at:expr, $key:literal, $hint:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $faults.note($at, $key, $hint, &[$((stringify!($name), ($value).into())),*])
    };
}
