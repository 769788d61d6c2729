//! Refusals of models in the reader's language.

use kastanj_analysis::mixed::MixedRefusal;
use kastanj_language::{Lang, lookup, message_ids, tr};

/// Why a mixed model is not fitted.
pub(super) fn mixed(refusal: &MixedRefusal, lang: Lang) -> String {
    match refusal {
        MixedRefusal::RankDeficient { column } => {
            tr!(lang, "analysis-collinear", column = column.as_str())
        }
        MixedRefusal::TooLarge { index } => {
            tr!(lang, "analysis-value-too-large", place = index + 1)
        }
        MixedRefusal::NoFixedEffect => tr!(lang, "analysis-no-fixed-effect"),
        MixedRefusal::NoVariation => tr!(lang, "analysis-no-variation"),
        MixedRefusal::NoVariationWithin => tr!(lang, "analysis-no-variation-within"),
        MixedRefusal::TooFewGroups { found, of } => {
            tr!(lang, "analysis-too-few-groups", found = *found, what = thing(of, lang))
        }
        MixedRefusal::TooFewRows { rows, effects } => {
            tr!(lang, "analysis-too-few-rows", rows = *rows, effects = *effects)
        }
        MixedRefusal::OneClientPerService => tr!(lang, "analysis-one-client-per-service"),
        MixedRefusal::SlopeConstant => tr!(lang, "analysis-slope-constant"),
        MixedRefusal::ClientInTwoServices { client } => {
            tr!(lang, "analysis-client-in-two-services", client = client + 1)
        }
        MixedRefusal::WaveTwice { client, wave } => {
            tr!(lang, "analysis-wave-twice", client = client + 1, wave = wave + 1)
        }
        MixedRefusal::WaveCount { found } => tr!(lang, "analysis-wave-count", found = *found),
        MixedRefusal::WavesApart { first, second, found } => tr!(
            lang,
            "analysis-waves-apart",
            first = first + 1,
            second = second + 1,
            found = *found
        ),
        MixedRefusal::NeedsReml => tr!(lang, "analysis-needs-reml"),
        MixedRefusal::NoDegreesOfFreedom => tr!(lang, "analysis-no-degrees-of-freedom"),
        MixedRefusal::BadContrast { width } => tr!(lang, "analysis-bad-contrast", width = *width),
        MixedRefusal::NotConverged => tr!(lang, "analysis-not-converged"),
    }
}

/// A thing that a refusal names, in the reader's language; as the analysis names it where it has no
/// word of its own.
pub(super) fn thing(name: &str, lang: Lang) -> String {
    known(&format!("analysis-thing-{}", plain(name)), name, lang)
}

/// What a setting may be, in the reader's language.
pub(super) fn allowed_words(allowed: &str, lang: Lang) -> String {
    known(&format!("analysis-allowed-{}", plain(allowed)), allowed, lang)
}

/// Words as part of a key.
fn plain(words: &str) -> String {
    let sign = |sign: char| if sign.is_ascii_alphanumeric() { sign } else { '-' };
    words.chars().map(sign).collect::<String>().to_ascii_lowercase()
}

fn known(key: &str, otherwise: &str, lang: Lang) -> String {
    if message_ids(lang).contains(key) { lookup(lang, key, &[]) } else { otherwise.to_owned() }
}
