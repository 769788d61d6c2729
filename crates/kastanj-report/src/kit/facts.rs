use std::collections::BTreeMap;

use kastanj_language::Lang;
use serde::Serialize;

use super::KitProblem;
use crate::knowledge::Register;

/// A sentence of the register as the manual prints it: words and short source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Cited {
    text: String,
    source: String,
}

/// What the manual quotes, and the sources of all of it.
pub(super) struct Citations {
    pub(super) known: BTreeMap<String, Cited>,
    pub(super) sources: Vec<String>,
}

/// Numbers that the manual quotes by their id in the register.
const NUMBERS: [&str; 2] = ["funnel-2009", "gothenburg-2021-forms"];

/// Looks up all that the manual quotes; nothing in it is told from memory.
///
/// # Errors
/// [`KitProblem::UnknownFact`] when the register has no such fact.
pub(super) fn citations(register: &Register, lang: Lang) -> Result<Citations, KitProblem> {
    let mut known = BTreeMap::new();
    let mut sources = Vec::new();
    let mut cite =
        |name: String, text: &str, source: &str, full: String| -> Result<(), KitProblem> {
            let unknown = || KitProblem::UnknownFact(name.clone());
            let found = register.source(source).ok_or_else(unknown)?;
            let year = found.year.map(|year| format!(" {year}")).unwrap_or_default();
            let cited =
                Cited { text: text.to_owned(), source: format!("{}{year}", found.by.get(lang)) };
            known.insert(name.clone(), cited);
            if !sources.contains(&full) {
                sources.push(full);
            }
            Ok(())
        };
    for id in NUMBERS {
        let unknown = || KitProblem::UnknownFact(id.to_owned());
        let quote = register.quote(id, lang).map_err(|_| unknown())?;
        let number = register.numbers().iter().find(|number| number.id.get_ref() == id);
        let source = number.ok_or_else(unknown)?.source.get_ref();
        cite(id.to_owned(), quote.text(), source, quote.source().to_owned())?;
    }
    for conclusion in register.conclusions() {
        let id = conclusion.id.get_ref();
        let unknown = || KitProblem::UnknownFact(id.clone());
        let quote = register.quote(id, lang).map_err(|_| unknown())?;
        let source = conclusion.source.get_ref();
        let halves = [
            (id.clone(), quote.text()),
            (format!("{id}-known"), conclusion.known.get(lang)),
            (format!("{id}-unknown"), conclusion.unknown.get(lang)),
        ];
        for (name, text) in halves {
            cite(name, text, source, quote.source().to_owned())?;
        }
    }
    Ok(Citations { known, sources })
}
