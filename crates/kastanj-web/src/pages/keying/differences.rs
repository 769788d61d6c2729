use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Redirect, Response};
use kastanj_desk::Desk;
use kastanj_desk::keying::{
    KeyedQuestion, OpenKeying, open_keying, questions, response_of, settle_keying,
};
use kastanj_instrument::{ItemId, Library};
use kastanj_language::{Lang, sentence_case, tr};
use kastanj_record::{
    Assessment, AssessmentId, KeptAt, RawResponse, iso_date, occasion_label, stored_items,
};
use kastanj_store::Batch;

use super::answers::one_question;
use crate::fields::Fields;
use crate::frame::{Frame, Room, shown};
use crate::house::House;
use crate::keeper::Setting;
use crate::number;
use crate::paper::pages_on_paper;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// Seconds of a day.
const DAY: i64 = 86_400;
/// What is sent for the answer that the record has, and for the one that was keyed once more.
const FIRST: &str = "first";
const SECOND: &str = "second";

/// Where two readings of one sheet differ; a person decides.
#[derive(Template)]
#[template(path = "key_differences.html")]
struct DifferencesPage {
    f: Frame,
    id: String,
    /// Whose sheet it is, and how it is found among the paper.
    contact: String,
    occasion: String,
    pages: Vec<String>,
    /// Who keyed it once more and when; whether that is the one who looks now.
    by: String,
    own: bool,
    /// The state that was compared with, and the keying.
    revision: u32,
    number: u32,
    rows: Vec<Row>,
}

/// One question on which they differ.
struct Row {
    item: String,
    question: KeyedQuestion,
    first: String,
    second: String,
}

/// The page; it tells so when nothing differs any longer.
pub(crate) async fn differences(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let id = AssessmentId(number::read(&id)?);
    let me = staff.person.to_string();
    shown(&house, &staff, Room::Sheets, move |desk: &Desk, f| look(desk, id, &me, f)).await
}

fn look(desk: &Desk, id: AssessmentId, me: &str, f: Frame) -> Result<DifferencesPage, Trouble> {
    let lang = f.w.0;
    let view = desk.store.view();
    let known = view.assessment(id)?;
    let episode = view.episode(known.episode)?;
    let open = open_keying(&view, id)?;
    let asked = paged_questions(&desk.library, desk.kept_at, &known, lang)?;
    let mut pages = BTreeSet::new();
    let mut rows = Vec::new();
    for difference in open.iter().flat_map(|open| &open.differing) {
        let question = asked.iter().find(|(_, question)| question.item == difference.item);
        let Some((page, question)) = question else { continue };
        pages.insert(*page);
        let words = |answer: &Option<kastanj_record::Answer>| {
            answer.as_ref().map(|answer| question.answer_words(lang, answer)).unwrap_or_default()
        };
        rows.push(Row {
            item: difference.item.to_string(),
            first: words(&difference.first),
            second: words(&difference.second),
            question: question.clone(),
        });
    }
    let keying = open.as_ref().map(|open| &open.keying);
    let told = |keying: &kastanj_store::Keying| {
        format!("{}, {}", keying.by, iso_date(keying.at.div_euclid(DAY)))
    };
    Ok(DifferencesPage {
        f,
        id: number::spell(&id.0),
        contact: episode.code.to_string(),
        occasion: sentence_case(&occasion_label(known.occasion, lang)),
        pages: pages_on_paper(&known.form, known.sheet, episode.short_code, pages, lang),
        by: keying.map(told).unwrap_or_default(),
        own: keying.is_some_and(|keying| keying.by == me),
        revision: view.revision(id)?,
        number: keying.map_or(0, |keying| keying.number),
        rows,
    })
}

fn paged_questions(
    library: &Library,
    kept_at: KeptAt,
    known: &Assessment,
    lang: Lang,
) -> Result<Vec<(u8, KeyedQuestion)>, Trouble> {
    let (questionnaire, variant) = library.resolve(&known.form).ok_or(Trouble::Absent)?;
    let stored = stored_items(questionnaire, variant, kept_at);
    let pages = stored.iter().map(|one| one.page);
    Ok(pages.zip(questions(questionnaire, &stored, lang)).collect())
}

/// What a person did about a keying that differs.
enum Done {
    Settled(usize),
    Dropped { wanted: bool },
}

/// Keeps what a person decided, or throws the keying away.
pub(crate) async fn settle(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Redirect, Trouble> {
    let id = AssessmentId(number::read(&id)?);
    let done = house
        .change(&staff.person, move |batch, setting| keep(batch, setting, id, &fields))
        .await?;
    let lang = staff.lang;
    let words = match done {
        Done::Settled(count) => tr!(lang, "web-key-settled", count = count),
        Done::Dropped { wanted: true } => tr!(lang, "web-key-dropped-wanted"),
        Done::Dropped { wanted: false } => tr!(lang, "web-key-dropped"),
    };
    house.lately.say(staff.key, words);
    Ok(Redirect::to("/sheets"))
}

fn keep(
    batch: &mut Batch<'_>,
    setting: Setting<'_>,
    id: AssessmentId,
    fields: &Fields,
) -> Result<Done, Trouble> {
    let known = batch.view().assessment(id)?;
    let open = open_keying(&batch.view(), id)?.ok_or(Trouble::Stale)?;
    let number: u32 = fields.needed("number")?;
    let revision: u32 = fields.needed("revision")?;
    if open.keying.number != number || batch.view().revision(id)? != revision {
        return Err(Trouble::Stale);
    }
    if fields.one("drop").is_some() {
        batch.drop_keying(id, number)?;
        return Ok(Done::Dropped { wanted: open.keying.asked_for });
    }
    let asked = paged_questions(setting.library, setting.kept_at, &known, Lang::Sv)?;
    let of_item = |item: &ItemId| asked.iter().find(|(_, question)| question.item == *item);
    let mut decisions = Vec::new();
    for difference in &open.differing {
        let Some((_, question)) = of_item(&difference.item) else { continue };
        let said = decision(fields, question, &open, &difference.item)?;
        decisions.push((difference.item.clone(), said));
    }
    settle_keying(batch, &setting.taking(), &open, &decisions)?;
    Ok(Done::Settled(decisions.len()))
}

/// What a person decided on one question; `None` where the record holds.
fn decision(
    fields: &Fields,
    question: &KeyedQuestion,
    open: &OpenKeying,
    item: &ItemId,
) -> Result<Option<RawResponse>, Trouble> {
    let (chosen, boxes) = (format!("d-{item}"), format!("o-{item}"));
    match fields.one(&chosen).ok_or(Trouble::BadForm)? {
        FIRST => Ok(None),
        SECOND => {
            let keyed = open.keying.answers.iter().find(|(known, _)| known == item);
            Ok(keyed.map(|(_, answer)| response_of(answer)))
        }
        _ => one_question(question, fields, &chosen, &boxes).map(Some),
    }
}
