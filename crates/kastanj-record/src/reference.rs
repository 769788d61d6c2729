//! How files and commands name a questionnaire.

use kastanj_instrument::QuestionnaireId;

/// The questionnaire that `del-1@1` names.
pub fn questionnaire_id(text: &str) -> Option<QuestionnaireId> {
    let (name, version) = text.split_once('@')?;
    let sound = !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let digits = !version.is_empty() && version.bytes().all(|b| b.is_ascii_digit());
    let version: u32 = version.parse().ok().filter(|version| digits && *version >= 1)?;
    sound.then(|| QuestionnaireId { name: name.to_owned(), version })
}
