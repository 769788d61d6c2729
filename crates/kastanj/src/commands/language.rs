//! Checking the file of a further language for the client's pages.

use std::collections::BTreeSet;
use std::path::Path;

use kastanj_instrument::Library;
use kastanj_language::{FurtherFault, FurtherLanguage, Lang, client_messages, tr};

use crate::terminal::{say, warn};

/// Tells what is wrong with a file and what it lacks, each missing text with its Swedish words, as
/// a line that can be put into the file. Gives the number of faults.
pub(crate) fn check(lang: Lang, file: &Path, text: &str) -> usize {
    let name = file.display().to_string();
    let tag = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let language = match FurtherLanguage::parse(tag, text) {
        Ok(language) => language,
        Err(faults) => {
            for fault in &faults {
                warn(&told(lang, &name, fault));
            }
            return faults.len();
        }
    };
    let wanted = wanted();
    let keys: BTreeSet<&str> = wanted.iter().map(|(key, _)| key.as_str()).collect();
    let unknown = language.unknown(&keys);
    for key in &unknown {
        warn(&tr!(lang, "program-language-unknown", file = name.as_str(), key = *key));
    }
    let missing: BTreeSet<&str> = language.missing(keys.iter().copied()).into_iter().collect();
    if !missing.is_empty() {
        warn(&tr!(lang, "program-language-missing", file = name.as_str(), count = missing.len()));
        for (key, words) in wanted.iter().filter(|(key, _)| missing.contains(key.as_str())) {
            say(&format!("{key} = {words}"));
        }
    }
    let faults = unknown.len() + missing.len();
    if faults == 0 {
        let (what, count) = (language.name(), wanted.len());
        say(&tr!(lang, "program-language-sound", file = name.as_str(), name = what, count = count));
    }
    faults
}

/// Every text that a client can come to read, with its key and its Swedish words.
fn wanted() -> Vec<(String, String)> {
    let library = Library::shipped();
    let forms = library.questionnaires().flat_map(|one| one.client_texts());
    let forms = forms.map(|(key, text)| (key, text.sv.clone()));
    client_messages().into_iter().chain(forms).collect()
}

fn told(lang: Lang, file: &str, fault: &FurtherFault) -> String {
    match fault {
        FurtherFault::Tag(tag) => {
            tr!(lang, "program-language-tag", file = file, tag = tag.as_str())
        }
        FurtherFault::NoName => tr!(lang, "program-language-no-name", file = file),
        FurtherFault::NoDirection => tr!(lang, "program-language-no-direction", file = file),
        FurtherFault::Damaged(count) => {
            tr!(lang, "program-language-damaged", file = file, count = *count)
        }
    }
}
