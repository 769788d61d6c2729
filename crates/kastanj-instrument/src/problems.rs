use std::ops::Range;

use kastanj_language::{Argument, Lang, Text, lookup};

use crate::Diagnostic;

/// Collects the faults of one file while it is read, so that all are told at once.
pub(crate) struct Problems<'s> {
    file: &'s str,
    source: &'s str,
    found: Vec<(Range<usize>, Diagnostic)>,
}

impl<'s> Problems<'s> {
    pub(crate) fn new(file: &'s str, source: &'s str) -> Self {
        Problems { file, source, found: Vec::new() }
    }

    /// Notes a fault whose words are the messages `key` and `hint`; use [`problem!`].
    pub(crate) fn note(
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
        self.found.push((span.clone(), diagnostic));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All faults in the order of the file, none told twice.
    pub(crate) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|(span, _)| span.start);
        let mut diagnostics: Vec<Diagnostic> = self.found.into_iter().map(|(_, d)| d).collect();
        diagnostics.dedup();
        diagnostics
    }
}

/// `problem!(problems, span, "key", "hint key", name = value …)`.
macro_rules! problem {
    ($problems:expr, $span:expr, $key:literal, $hint:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $problems.note(
            $span,
            $key,
            $hint,
            &[$((stringify!($name), ::kastanj_language::Argument::from($value))),*],
        )
    };
}
pub(crate) use problem;
