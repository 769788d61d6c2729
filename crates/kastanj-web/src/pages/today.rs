use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kastanj_desk::{Desk, Snapshot, own_study, this_week};
use kastanj_instrument::Occasion;
use kastanj_language::{Lang, tr};
use kastanj_record::{Urgency, WorkItem, WorkSubject, WorkTask, occasion_label, worklist};

use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::keeping::export_waits;
use crate::pages::tally::month_words;
use crate::strip::unread_codes;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// The worklist, the most urgent first.
#[derive(Template)]
#[template(path = "today.html")]
struct TodayPage {
    f: Frame,
    week: String,
    /// Contacts whose client has marked something that nobody has read.
    unread: Vec<String>,
    /// Whether somebody waits for this person's answer to an export.
    waits: bool,
    groups: Vec<Group>,
}

/// What is equally urgent.
struct Group {
    id: &'static str,
    title: String,
    rows: Vec<Row>,
}

/// One thing to do.
struct Row {
    href: String,
    subject: String,
    what: String,
    next: String,
    due: String,
    /// Where it is noted that the client was not asked, or said no.
    asked: Option<String>,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    let (groups, unread, waits) = house
        .turn(&staff.person, move |desk| {
            Ok((groups(desk, lang)?, unread_codes(desk)?, export_waits(desk)?))
        })
        .await?;
    let week = tr!(lang, "web-today-week", week = this_week().words(lang));
    page(&TodayPage { f: Frame::of(&staff, Room::Today), week, unread, waits, groups })
}

fn groups(desk: &Desk, lang: Lang) -> Result<Vec<Group>, Trouble> {
    let view = desk.store.view();
    let snapshot = Snapshot::outline(&view)?;
    // Of the own units alone: what another unit counts or has not counted is not known here.
    let items = worklist(&snapshot.record(), &own_study(&view, &desk.study)?, this_week());
    let group = |urgency: Urgency| Group {
        id: urgency.code(),
        title: urgency.label(lang),
        rows: items.iter().filter(|item| item.urgency == urgency).map(|i| row(i, lang)).collect(),
    };
    let groups = [Urgency::Late, Urgency::Due, Urgency::Soon].map(group);
    Ok(groups.into_iter().filter(|group| !group.rows.is_empty()).collect())
}

fn row(item: &WorkItem, lang: Lang) -> Row {
    let (href, subject) = match &item.subject {
        // What is asked for stands on the slip.
        WorkSubject::Episode { code, pack: Some(pack), .. }
            if item.task == WorkTask::FirstVisit =>
        {
            (format!("/slip/{pack}"), code.to_string())
        }
        WorkSubject::Episode { code, .. } if item.task == WorkTask::Withdrawal => {
            (format!("/contact/{code}/consent"), code.to_string())
        }
        WorkSubject::Episode { code, .. } => (format!("/contact/{code}"), code.to_string()),
        WorkSubject::Sheet { serial, .. } => {
            let name = serial.map_or_else(|| tr!(lang, "web-today-copy"), |s| s.to_string());
            ("/sheets#unassigned".to_owned(), name)
        }
        WorkSubject::Month(month) => {
            let words = tr!(lang, "web-today-month", month = month_words(*month, lang));
            (format!("/tally?unit={}", item.unit), format!("{words} {}", item.unit))
        }
    };
    Row {
        href,
        subject,
        what: task_words(&item.task, lang),
        next: item.next.label(lang),
        due: item.due.map(|week| week.words(lang)).unwrap_or_default(),
        asked: match (&item.subject, &item.task) {
            (WorkSubject::Episode { code, .. }, WorkTask::Form(Occasion::Before)) => {
                Some(format!("/contact/{code}/asked"))
            }
            _ => None,
        },
    }
}

/// What is to be done, in words.
pub(crate) fn task_words(task: &WorkTask, lang: Lang) -> String {
    match task {
        WorkTask::Form(occasion) => occasion_label(*occasion, lang),
        WorkTask::Consent => tr!(lang, "web-task-consent"),
        WorkTask::Withdrawal => tr!(lang, "web-task-withdrawal"),
        WorkTask::FirstVisit => tr!(lang, "web-task-first-visit"),
        WorkTask::Page { occasion, .. } => {
            tr!(lang, "web-task-page", occasion = occasion_label(*occasion, lang))
        }
        WorkTask::Doubts { occasion, count, .. } => {
            let occasion = occasion_label(*occasion, lang);
            tr!(lang, "web-task-doubts", occasion = occasion, count = *count)
        }
        WorkTask::Sheet { reason, .. } => reason.label(lang),
        WorkTask::Tally { months } => tr!(lang, "web-task-tally", count = *months),
    }
}
