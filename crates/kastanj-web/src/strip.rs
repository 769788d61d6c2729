use kastanj_desk::Desk;
use kastanj_instrument::{AnswerCode, ItemId};
use kastanj_language::Lang;
use kastanj_record::EpisodeId;
use kastanj_store::StoreError;

/// What a client marked on the strip that is torn off on paper (thoughts of not wanting to live is
/// one of its lines), in words: question, answer. Nothing once somebody has said that it is read.
///
/// # Errors
/// When the database cannot be read.
pub(crate) fn strip_words(
    desk: &Desk,
    episode: EpisodeId,
    lang: Lang,
) -> Result<Vec<(String, String)>, StoreError> {
    let marks = desk.store.view().strip_marks(episode)?;
    let Some(questionnaire) = desk.library.get(&desk.study.plan.questionnaire) else {
        return Ok(Vec::new());
    };
    let words = |(id, code): &(ItemId, AnswerCode)| {
        let item = questionnaire.item(id)?;
        let option = questionnaire.scale(item.scale()?)?.option(*code)?;
        Some((item.stem.get(lang).to_owned(), option.label.get(lang).to_owned()))
    };
    Ok(marks.iter().filter_map(words).collect())
}

/// The contacts of the own units with something that is not read, by their codes.
///
/// # Errors
/// When the database cannot be read.
pub(crate) fn unread_codes(desk: &Desk) -> Result<Vec<String>, StoreError> {
    let view = desk.store.view();
    let code = |id: EpisodeId| Ok(view.episode(id)?.code.to_string());
    view.unread_strips()?.into_iter().map(code).collect()
}
