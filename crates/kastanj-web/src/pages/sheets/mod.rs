//! Sheets on their way in: what waits, the upload, and what became of it.

mod folder;
mod receipt;
mod receive;
mod take;

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kastanj_desk::assigning::same_sheet;
use kastanj_desk::keying::keyed_by;
use kastanj_desk::review::{differing, queue};
use kastanj_desk::{Desk, Snapshot, own_units, this_week};
use kastanj_instrument::{ItemId, Serial, SheetKind};
use kastanj_language::{Lang, tr};
use kastanj_record::{
    Answer, Assessment, Missing, ReceivedForm, WorkSubject, WorkTask, occasion_label, stored_items,
    worklist,
};
use kastanj_store::UnassignedSheet;

use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::number;
use crate::pages::week_choice::weeks;
use crate::paper::pages_on_paper;
use crate::trouble::Trouble;
use crate::visitor::Staff;

pub(crate) use folder::{folder, remove};
pub(crate) use receipt::{Receipt, gave_up, taken};
pub(crate) use receive::{Came, Limits, Received, receive};
pub(crate) use take::{share_of, store, take};

/// What waits, with the upload on top.
#[derive(Template)]
#[template(path = "sheets.html")]
struct SheetsPage {
    f: Frame,
    problem: Option<String>,
    /// The units to choose between; none where there is only one.
    units: Vec<(String, String)>,
    weeks: Vec<(String, String)>,
    waits: Waits,
    watched: Option<FolderLine>,
}

/// The watched folder in a line.
struct FolderLine {
    dir: String,
    reachable: bool,
    arrivals: usize,
}

/// Everything that waits for a person.
#[derive(Default)]
struct Waits {
    doubts: usize,
    /// Answers on which two readings differ.
    differing: usize,
    /// Sheets that somebody is to key once more.
    again: Vec<Line>,
    /// Sheets of which a second keying says something else.
    keyed: Vec<Line>,
    unassigned: Vec<Line>,
    conflicts: Vec<Line>,
    missing: Vec<Line>,
}

/// One thing that waits: where it is dealt with, what it is called, what it is about.
struct Line {
    href: String,
    name: String,
    about: String,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    overview(&house, &staff, None).await
}

/// The page, with what was wrong with an upload.
async fn overview(
    house: &House,
    staff: &Staff,
    problem: Option<String>,
) -> Result<Response, Trouble> {
    let (lang, me) = (staff.lang, staff.person.to_string());
    let (units, waits) = house
        .turn(&staff.person, move |desk| Ok((unit_choice(desk)?, Waits::of(desk, &me, lang)?)))
        .await?;
    let mut f = Frame::of(staff, Room::Sheets);
    f.done = house.lately.hear(staff.key);
    let watched = house.plan.watch.as_ref().map(|folder| FolderLine {
        dir: folder.dir.display().to_string(),
        reachable: house.watched.is_reachable(),
        arrivals: house.watched.arrivals().len(),
    });
    page(&SheetsPage { f, problem, units, weeks: weeks(lang), waits, watched })
}

/// The units to choose between; on a laptop of one unit there is nothing to choose.
pub(crate) fn unit_choice(desk: &Desk) -> Result<Vec<(String, String)>, Trouble> {
    Ok(match own_units(&desk.store.view(), &desk.study)?.as_slice() {
        [_] => Vec::new(),
        units => units.iter().map(|unit| (unit.code.to_string(), unit.name.clone())).collect(),
    })
}

impl Waits {
    fn of(desk: &Desk, me: &str, lang: Lang) -> Result<Waits, Trouble> {
        let view = desk.store.view();
        let doubts = queue(&view, &desk.study, &desk.library)?.len();
        let differing = differing(&view)?.len();
        let mut again = Vec::new();
        for id in view.keyings_wanted()? {
            let known = view.assessment(id)?;
            let contact = view.episode(known.episode)?.code;
            let about = on_paper(desk, &known, false, lang)?;
            let own = keyed_by(&view, id)?.contains(me);
            again.push(Line {
                href: format!("/contact/{contact}/key/{}?again=1", known.occasion.code()),
                name: contact.to_string(),
                about: if own { tr!(lang, "web-sheets-again-own", sheet = about) } else { about },
            });
        }
        let mut keyed = Vec::new();
        for id in view.keyings_unsettled()? {
            let known = view.assessment(id)?;
            keyed.push(Line {
                href: format!("/keyed/{}", number::spell(&id.0)),
                name: view.episode(known.episode)?.code.to_string(),
                about: on_paper(desk, &known, false, lang)?,
            });
        }
        let mut conflicts = Vec::new();
        for conflict in view.conflicts()? {
            let contact = view.episode(conflict.stored.episode)?.code;
            conflicts.push(Line {
                href: format!("/conflict/{}", number::spell(&conflict.id.0)),
                name: contact.to_string(),
                about: on_paper(desk, &conflict.stored, false, lang)?,
            });
        }
        let unassigned = unassigned(&view.unassigned_sheets()?, lang);
        let snapshot = Snapshot::outline(&view)?;
        let mut missing = Vec::new();
        for item in worklist(&snapshot.record(), &desk.study, this_week()) {
            let (WorkSubject::Episode { code, .. }, WorkTask::Page { occasion, .. }) =
                (item.subject, item.task)
            else {
                continue;
            };
            let mut known = view.assessments_of_episode(view.episode_by_code(code)?.id)?;
            known.retain(|one| one.occasion == occasion && one.lacks_a_page());
            missing.push(Line {
                href: format!("/contact/{code}/key/{}", occasion.code()),
                name: code.to_string(),
                about: match known.first() {
                    Some(known) => on_paper(desk, known, true, lang)?,
                    None => occasion_label(occasion, lang),
                },
            });
        }
        Ok(Waits { doubts, differing, again, keyed, unassigned, conflicts, missing })
    }

    fn nothing(&self) -> bool {
        self.doubts == 0
            && self.differing == 0
            && self.again.is_empty()
            && self.keyed.is_empty()
            && self.unassigned.is_empty()
            && self.conflicts.is_empty()
            && self.missing.is_empty()
    }
}

/// Which form it is, and how its pages are found among the paper: those that have come, or those
/// that are `lacking`.
fn on_paper(desk: &Desk, known: &Assessment, lacking: bool, lang: Lang) -> Result<String, Trouble> {
    let occasion = occasion_label(known.occasion, lang);
    let Some((questionnaire, variant)) = desk.library.resolve(&known.form) else {
        return Ok(occasion);
    };
    let absent = |item: &ItemId| {
        let of_item = known.answers.iter().find(|one| one.item == *item);
        of_item.is_none_or(|one| one.answer == Answer::Missing(Missing::PageNotReceived))
    };
    let pages: BTreeSet<u8> = stored_items(questionnaire, variant, desk.kept_at)
        .iter()
        .filter(|stored| absent(&stored.item.id) == lacking)
        .map(|stored| stored.page)
        .collect();
    let copy = desk.store.view().episode(known.episode)?.short_code;
    let pages = pages_on_paper(&known.form, known.sheet, copy, pages, lang);
    Ok(std::iter::once(occasion).chain(pages).collect::<Vec<_>>().join(" · "))
}

/// One line per sheet, however many pages of it have come.
fn unassigned(waiting: &[UnassignedSheet], lang: Lang) -> Vec<Line> {
    let mut sheets: Vec<Vec<&UnassignedSheet>> = Vec::new();
    for one in waiting {
        match sheets.iter_mut().find(|known| known.iter().any(|page| same_sheet(page, one))) {
            Some(known) => known.push(one),
            None => sheets.push(vec![one]),
        }
    }
    let line = |pages: &Vec<&UnassignedSheet>| {
        let one = pages.first()?;
        let number = serial_of(one).map(|serial| format!(" · {serial}")).unwrap_or_default();
        Some(Line {
            href: format!("/waiting/{}", number::spell(&one.id.0)),
            name: sheet_name(pages, lang),
            about: format!("{}{number}", one.reason.label(lang)),
        })
    };
    sheets.iter().filter_map(line).collect()
}

/// The number of a sheet, unless it is a copy, which has none.
fn serial_of(one: &UnassignedSheet) -> Option<Serial> {
    let sheet = one.submission.sheet.filter(|sheet| sheet.kind != SheetKind::Copyable)?;
    Some(sheet.serial)
}

/// What a sheet without an owner is called: which form it is, and which pages of it have come.
pub(crate) fn sheet_name(pages: &[&UnassignedSheet], lang: Lang) -> String {
    let Some(one) = pages.first() else { return String::new() };
    let came: std::collections::BTreeSet<u8> =
        pages.iter().flat_map(|page| page.submission.pages.iter().flatten()).copied().collect();
    let occasion = occasion_label(one.submission.occasion, lang);
    match (came.first(), came.last()) {
        (Some(first), Some(last)) if came.len() > 1 => {
            let pages = format!("{first}–{last}");
            tr!(lang, "web-sheets-named", occasion = occasion, pages = pages)
        }
        (Some(only), _) => {
            tr!(lang, "web-sheets-named", occasion = occasion, pages = only.to_string())
        }
        _ => occasion,
    }
}

#[cfg(test)]
pub(crate) mod tests;
