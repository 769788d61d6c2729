use std::ops::Range;

use kastanj_instrument::Diagnostic;
use kastanj_language::{Argument, Lang, Text, lookup};

/// Collects the faults of one study file, so that all are told at once.
pub(super) struct Faults<'s> {
    file: &'s str,
    source: &'s str,
    found: Vec<(usize, Diagnostic)>,
}

impl<'s> Faults<'s> {
    pub(super) fn new(file: &'s str, source: &'s str) -> Self {
        Faults { file, source, found: Vec::new() }
    }

    /// The file is not TOML.
    pub(super) fn not_toml(&mut self, error: &toml::de::Error) {
        let start = error.span().map_or(0, |span| span.start);
        self.found.push((start, Diagnostic::of_toml(self.file, self.source, error)));
    }

    /// Notes a fault whose words are the messages `key` and `hint`; use [`fault!`].
    pub(super) fn note(
        &mut self,
        span: &Range<usize>,
        key: &str,
        hint: &str,
        arguments: &[(&str, Argument)],
    ) {
        let text = |key: &str| Text {
            sv: lookup(Lang::Sv, key, arguments),
            en: lookup(Lang::En, key, arguments),
        };
        let diagnostic = Diagnostic::at(self.file, self.source, span, text(key), text(hint));
        self.found.push((span.start, diagnostic));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All faults in the order of the file.
    pub(super) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|(start, _)| *start);
        let mut diagnostics: Vec<Diagnostic> = self.found.into_iter().map(|(_, it)| it).collect();
        diagnostics.dedup();
        diagnostics
    }
}

/// `fault!(faults, span, "key", "hint key", name = value …)`.
macro_rules! fault {
    ($faults:expr, $span:expr, $key:literal, $hint:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $faults.note(
            $span,
            $key,
            $hint,
            &[$((stringify!($name), ::kastanj_language::Argument::from($value))),*],
        )
    };
}
pub(super) use fault;
