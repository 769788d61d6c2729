//! Sheets on their way in: what waits, the upload, and what became of it.

mod folder;
mod receipt;
mod receive;
mod take;

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kastanj_desk::assigning::same_sheet;
use kastanj_desk::{Desk, Snapshot, own_units, short_number, this_week};
use kastanj_language::{Lang, tr};
use kastanj_record::{WorkSubject, WorkTask, doubts, occasion_label, worklist};
use kastanj_store::UnassignedSheet;

use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::number;
use crate::pages::week_choice::weeks;
use crate::trouble::Trouble;
use crate::visitor::Staff;

pub(crate) use folder::{folder, remove};
pub(crate) use receipt::{FileFate, Receipt, taken};
pub(crate) use receive::Limits;
pub(crate) use take::{store, take};

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
    let lang = staff.lang;
    let (units, waits) = house
        .turn(&staff.person, move |desk| Ok((unit_choice(desk)?, Waits::of(desk, lang)?)))
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
    fn of(desk: &Desk, lang: Lang) -> Result<Waits, Trouble> {
        let view = desk.store.view();
        let in_doubt = view.assessments_in_doubt()?;
        let doubts = in_doubt.iter().map(|known| doubts(known).count()).sum();
        let mut conflicts = Vec::new();
        for conflict in view.conflicts()? {
            let contact = view.episode(conflict.stored.episode)?.code;
            conflicts.push(Line {
                href: format!("/conflict/{}", number::spell(&conflict.id.0)),
                name: contact.to_string(),
                about: occasion_label(conflict.stored.occasion, lang),
            });
        }
        let unassigned = unassigned(&view.unassigned_sheets()?, lang);
        let snapshot = Snapshot::outline(&view)?;
        let missing = worklist(&snapshot.record(), &desk.study, this_week())
            .into_iter()
            .filter_map(|item| match (item.subject, item.task) {
                (WorkSubject::Episode { code, .. }, WorkTask::Page { occasion, .. }) => {
                    Some(Line {
                        href: format!("/contact/{code}/key/{}", occasion.code()),
                        name: code.to_string(),
                        about: occasion_label(occasion, lang),
                    })
                }
                _ => None,
            })
            .collect();
        Ok(Waits { doubts, unassigned, conflicts, missing })
    }

    fn nothing(&self) -> bool {
        self.doubts == 0
            && self.unassigned.is_empty()
            && self.conflicts.is_empty()
            && self.missing.is_empty()
    }
}

/// One line per sheet, however many pages of it have come.
fn unassigned(waiting: &[UnassignedSheet], lang: Lang) -> Vec<Line> {
    let mut sheets: Vec<&UnassignedSheet> = Vec::new();
    for one in waiting {
        if !sheets.iter().any(|known| same_sheet(known, one)) {
            sheets.push(one);
        }
    }
    sheets
        .into_iter()
        .map(|one| Line {
            href: format!("/waiting/{}", number::spell(&one.id.0)),
            name: sheet_name(one, lang),
            about: format!(
                "{} · {}",
                occasion_label(one.submission.occasion, lang),
                one.reason.label(lang)
            ),
        })
        .collect()
}

/// What a sheet without an owner is called: its serial, or the number under which a copy waits.
pub(crate) fn sheet_name(one: &UnassignedSheet, lang: Lang) -> String {
    use kastanj_instrument::SheetKind;
    match one.submission.sheet {
        Some(sheet) if sheet.kind != SheetKind::Copyable => sheet.serial.to_string(),
        _ => tr!(lang, "web-sheets-copy", number = short_number(&one.id.0)),
    }
}

#[cfg(test)]
pub(crate) mod tests;
