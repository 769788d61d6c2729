use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Redirect;
use kastanj_desk::intake;
use kastanj_desk::keying::{KeyedQuestion, Whose, note_keying};
use kastanj_desk::review::keying_ruling;
use kastanj_desk::taking::TakeSetting;
use kastanj_language::{Lang, tr};
use kastanj_record::{Assessment, RawResponse, differences, settle as decide};
use kastanj_store::Batch;

use super::answers;
use super::job::Job;
use super::page::{Named, Place};
use crate::fields::Fields;
use crate::frame::Frame;
use crate::house::House;
use crate::keeper::Setting;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// Where two keyings of one sheet differ; a person chooses.
#[derive(Template)]
#[template(path = "key_differences.html")]
pub(super) struct DifferencesPage {
    pub(super) f: Frame,
    pub(super) action: String,
    /// The state that was compared with.
    pub(super) revision: u32,
    pub(super) rows: Vec<Row>,
}

/// One question on which they differ.
pub(super) struct Row {
    pub(super) item: String,
    pub(super) number: usize,
    pub(super) stem: String,
    pub(super) first: String,
    pub(super) second: String,
    /// The second keying as the form carries it.
    pub(super) carried: Vec<String>,
}

/// The questions on which what was keyed differs from what is stored. What was keyed is kept for the
/// comparison of machine and people, whoever wins.
pub(super) fn differing(
    batch: &mut Batch<'_>,
    setting: &TakeSetting<'_>,
    job: &Job,
    known: &Assessment,
    keyed: Vec<(KeyedQuestion, RawResponse)>,
    lang: Lang,
) -> Result<Vec<Row>, Trouble> {
    let Whose::Known(episode) = &job.sheet.whose else { return Err(Trouble::Absent) };
    let submission = job.sheet.submission(keyed.iter().cloned(), known.week, None);
    let TakeSetting { study, library, kept_at } = *setting;
    let view = batch.view();
    let again = intake::through_the_door(&view, study, library, episode, &submission, kept_at)?;
    note_keying(batch, known, &again)?;
    let found = differences(known, &again);
    let row = |(question, response): &(KeyedQuestion, RawResponse)| {
        let difference = found.iter().find(|difference| difference.item == question.item)?;
        let first = difference.first.as_ref().map(|first| question.answer_words(lang, first));
        Some(Row {
            item: question.item.to_string(),
            number: question.number,
            stem: question.stem.clone(),
            first: first.unwrap_or_default(),
            second: question.words(lang, response),
            carried: answers::carried(response),
        })
    };
    Ok(keyed.iter().filter_map(row).collect())
}

/// Keeps what a person chose between two keyings.
pub(crate) async fn settle(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path((code, occasion)): Path<(String, String)>,
    Query(named): Query<Named>,
    fields: Fields,
) -> Result<Redirect, Trouble> {
    let place = Place::of_contact(&code, &occasion, named)?;
    let lang = staff.lang;
    let back = place.back.clone();
    let count = house
        .change(&staff.person, move |batch, setting| keep(batch, setting, &place, &fields, lang))
        .await?;
    house.lately.say(staff.key, tr!(lang, "web-key-settled", count = count));
    Ok(Redirect::to(&back))
}

fn keep(
    batch: &mut Batch<'_>,
    setting: Setting<'_>,
    place: &Place,
    fields: &Fields,
    lang: Lang,
) -> Result<usize, Trouble> {
    let setting = setting.taking();
    let job = Job::of(&batch.view(), &setting, &place.address, place.occasion, lang)?;
    let mut known = job.known.ok_or(Trouble::Stale)?;
    if batch.view().revision(known.id)? != fields.needed::<u32>("revision")? {
        return Err(Trouble::Stale);
    }
    let questionnaire = setting.library.get(&known.form.questionnaire).ok_or(Trouble::Absent)?;
    let (mut chosen, mut rulings) = (0, Vec::new());
    for item in fields.all("item") {
        let question = job.questions.iter().find(|(_, question)| question.item.0 == item);
        let (_, question) = question.ok_or(Trouble::BadForm)?;
        match fields.one(&format!("d-{item}")) {
            Some("1") => {}
            Some("2") => {
                let response = answers::row(question, fields, &format!("s-{item}"))?;
                let before = known.answers.iter().find(|one| one.item == question.item).cloned();
                decide(&mut known, questionnaire, &question.item, &response)?;
                let after = known.answers.iter().find(|one| one.item == question.item);
                rulings
                    .extend(before.zip(after).map(|(one, two)| keying_ruling(&one, &two.answer)));
            }
            _ => return Err(Trouble::BadForm),
        }
        chosen += 1;
    }
    batch.correct_assessment(&known)?;
    for ruling in rulings {
        batch.add_ruling(known.id, ruling)?;
    }
    batch.settle_keyings(known.id)?;
    Ok(chosen)
}
