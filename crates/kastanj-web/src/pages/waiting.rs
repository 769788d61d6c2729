//! A sheet without an owner: what it says, whose it may be, and the person who decides.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Redirect, Response};
use kastanj_desk::Desk;
use kastanj_desk::assigning::{self, same_sheet};
use kastanj_desk::keying::questions;
use kastanj_language::{Lang, tr};
use kastanj_record::{ClientKind, Episode, EpisodeCode, occasion_label, stored_items};
use kastanj_store::{EpisodeFacts, Put, UnassignedId, UnassignedSheet, View};
use serde::Deserialize;

use crate::fields::Fields;
use crate::frame::{Frame, Room, shown};
use crate::house::House;
use crate::number;
use crate::pages::contact::state_words;
use crate::pages::contacts::fits;
use crate::pages::sheets::sheet_name;
use crate::paper::pages_on_paper;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// How many contacts are offered without a search.
const OFFERED: usize = 8;

/// The sheet, and the way to its owner.
#[derive(Template)]
#[template(path = "waiting.html")]
struct WaitingPage {
    f: Frame,
    id: String,
    name: String,
    occasion: String,
    unit: String,
    reason: String,
    /// The pages that have come, as they are found among the paper.
    pages: Vec<String>,
    answers: Vec<(String, String)>,
    state: Standing,
}

impl WaitingPage {
    fn is_assigned(&self) -> bool {
        matches!(self.state, Standing::Assigned(_))
    }
}

/// How far it is.
enum Standing {
    /// It belongs to this contact.
    Assigned(String),
    /// A contact is looked at; one tap confirms it.
    Confirm(Candidate),
    /// Contacts that it may belong to.
    Choose { query: String, found: Vec<Candidate>, more: bool },
}

/// A contact that the sheet may belong to.
struct Candidate {
    code: String,
    facts: String,
    /// Whether such a form of this contact is in the record already.
    has_one: bool,
    /// Whether the sheet's own code points at it.
    suggested: bool,
}

/// What is searched for, or which contact is looked at.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Search {
    q: Option<String>,
    to: Option<String>,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path(id): Path<String>,
    Query(search): Query<Search>,
) -> Result<Response, Trouble> {
    let id = UnassignedId(number::read(&id)?);
    shown(&house, &staff, Room::Sheets, move |desk: &Desk, f| look(desk, id, &search, f)).await
}

fn look(desk: &Desk, id: UnassignedId, search: &Search, f: Frame) -> Result<WaitingPage, Trouble> {
    let lang = f.w.0;
    let view = desk.store.view();
    let one = view.unassigned_sheet(id)?;
    let sheet = together(&view, &one)?;
    let standing = match one.episode {
        Some(episode) => Standing::Assigned(view.episode(episode)?.code.to_string()),
        None => whose(&view, &one, search, lang)?,
    };
    let came: BTreeSet<u8> =
        sheet.iter().flat_map(|one| one.submission.pages.iter().flatten()).copied().collect();
    let said = &one.submission;
    let pages = pages_on_paper(&said.form, said.sheet, None, came, lang);
    Ok(WaitingPage {
        f,
        id: number::spell(&id.0),
        name: sheet_name(&sheet.iter().collect::<Vec<_>>(), lang),
        occasion: occasion_label(one.submission.occasion, lang),
        unit: desk.study.unit(&one.unit).map_or_else(|| one.unit.to_string(), |u| u.name.clone()),
        reason: one.reason.label(lang),
        pages,
        answers: answers(desk, &sheet, lang),
        state: standing,
    })
}

/// All pages of the sheet that stand as this one does: waiting, or with the same contact.
fn together(view: &View<'_>, one: &UnassignedSheet) -> Result<Vec<UnassignedSheet>, Trouble> {
    let mut all = match one.episode {
        Some(episode) => view.assigned_sheets(episode)?,
        None => view.unassigned_sheets()?,
    };
    all.retain(|other| same_sheet(one, other));
    all.sort_by_key(|one| one.submission.pages.clone());
    Ok(all)
}

/// The answers in the words of the form, in printed order.
fn answers(desk: &Desk, sheet: &[UnassignedSheet], lang: Lang) -> Vec<(String, String)> {
    let Some(first) = sheet.first() else { return Vec::new() };
    let Some((questionnaire, variant)) = desk.library.resolve(&first.submission.form) else {
        return Vec::new();
    };
    let all = questions(questionnaire, &stored_items(questionnaire, variant, desk.kept_at), lang);
    let given: Vec<_> = sheet.iter().flat_map(|page| &page.submission.answers).collect();
    all.iter()
        .filter_map(|question| {
            let answer = given.iter().find(|answer| answer.item == question.item)?;
            let words = match &answer.response {
                kastanj_record::RawResponse::Doubtful(_) => tr!(lang, "web-waiting-doubtful"),
                response => question.words(lang, response),
            };
            Some((format!("{}. {}", question.number, question.stem), words))
        })
        .collect()
}

/// The contact that is looked at, or those that it may be.
fn whose(
    view: &View<'_>,
    one: &UnassignedSheet,
    search: &Search,
    lang: Lang,
) -> Result<Standing, Trouble> {
    let candidate = |episode: &Episode| -> Result<Candidate, Trouble> {
        let form = &one.submission.form;
        let known = view.assessment_of(episode.id, one.submission.occasion, form)?;
        let first = episode.first_visit.map(|week| week.words(lang));
        let facts = [first, Some(state_words(episode, lang))];
        Ok(Candidate {
            code: episode.code.to_string(),
            facts: facts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            has_one: known.is_some(),
            suggested: one.suggestion == Some(episode.code),
        })
    };
    let query = search.q.clone().unwrap_or_default().trim().to_owned();
    let to: Option<EpisodeCode> = match &search.to {
        Some(code) => Some(code.parse().map_err(|_| Trouble::Absent)?),
        None if query.is_empty() && search.q.is_none() => one.suggestion,
        None => None,
    };
    if let Some(code) = to {
        return Ok(Standing::Confirm(candidate(&view.episode_by_code(code)?)?));
    }
    let mut episodes = view.episodes(Some(&one.unit))?;
    episodes.retain(|episode| fits(episode, &query));
    // The newest first, those that have ended last.
    episodes.sort_by_key(|episode| {
        (episode.ending.is_some(), std::cmp::Reverse(episode.first_visit), episode.code.to_string())
    });
    if let ([only], false) = (episodes.as_slice(), query.is_empty()) {
        return Ok(Standing::Confirm(candidate(only)?));
    }
    let mut found = Vec::new();
    let mut more = false;
    for episode in &episodes {
        let candidate = candidate(episode)?;
        // Without a search: those who lack this form.
        if query.is_empty() && candidate.has_one {
            continue;
        }
        if found.len() == OFFERED {
            more = true;
            break;
        }
        found.push(candidate);
    }
    Ok(Standing::Choose { query, found, more })
}

/// Gives the sheet to a contact.
pub(crate) async fn assign(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Redirect, Trouble> {
    let number = UnassignedId(number::read(&id)?);
    // A sheet may be the first sign of life of a contact.
    let to: Option<EpisodeCode> = match fields.one("to") {
        Some("new") => None,
        _ => Some(fields.needed("to")?),
    };
    let (put, to) = house
        .change(&staff.person, move |batch, setting| {
            let one = batch.view().unassigned_sheet(number)?;
            if one.episode.is_some() {
                return Err(Trouble::Stale);
            }
            let sheet = together(&batch.view(), &one)?;
            let to = match to {
                Some(code) => code,
                None => {
                    let facts = EpisodeFacts::default();
                    batch.start_contact(&one.unit, ClientKind::Own, &facts)?.code
                }
            };
            Ok((assigning::assign(batch, &setting.taking(), &sheet, to)?, to))
        })
        .await?;
    let conflict = put.iter().any(|put| matches!(put, Put::Conflict(..) | Put::Unsure(..)));
    let words = if conflict {
        tr!(staff.lang, "web-waiting-conflict", contact = to.to_string())
    } else {
        tr!(staff.lang, "web-waiting-assigned", contact = to.to_string())
    };
    house.lately.say(staff.key, words);
    Ok(Redirect::to(&format!("/waiting/{id}")))
}

/// Takes that back: the sheet waits again.
pub(crate) async fn undo(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Redirect, Trouble> {
    let number = UnassignedId(number::read(&id)?);
    house
        .change(&staff.person, move |batch, _| {
            let one = batch.view().unassigned_sheet(number)?;
            if one.episode.is_none() {
                return Err(Trouble::Stale);
            }
            let sheet = together(&batch.view(), &one)?;
            Ok(assigning::unassign(batch, &sheet)?)
        })
        .await?;
    house.lately.say(staff.key, tr!(staff.lang, "web-waiting-undone"));
    Ok(Redirect::to(&format!("/waiting/{id}?q=")))
}

/// Throws the sheet away: a spoiled copy, or one that came in by mistake.
pub(crate) async fn discard(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Redirect, Trouble> {
    let number = UnassignedId(number::read(&id)?);
    house
        .change(&staff.person, move |batch, _| {
            let one = batch.view().unassigned_sheet(number)?;
            for page in together(&batch.view(), &one)? {
                batch.drop_unassigned(page.id)?;
            }
            Ok(())
        })
        .await?;
    house.lately.say(staff.key, tr!(staff.lang, "web-waiting-dropped"));
    Ok(Redirect::to("/sheets"))
}
