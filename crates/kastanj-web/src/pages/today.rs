use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kastanj_desk::{Desk, Snapshot, own_study, this_week};
use kastanj_instrument::Occasion;
use kastanj_language::{Lang, tr};
use kastanj_record::{
    ConsentEvent, ConsentStanding, EpisodeId, NextAction, ReceivedForm, StudyRecord, Urgency,
    WorkItem, WorkSubject, WorkTask, consent_standing, occasion_label, worklist,
};

use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::keeping::export_waits;
use crate::pages::not_coming;
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
    /// Where it is noted why a form does not come: the address, the words of the link.
    reasons: Vec<(String, String)>,
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
    let f = Frame::telling(&staff, Room::Today, &house.lately);
    page(&TodayPage { f, week, unread, waits, groups })
}

fn groups(desk: &Desk, lang: Lang) -> Result<Vec<Group>, Trouble> {
    let view = desk.store.view();
    let snapshot = Snapshot::outline(&view)?;
    // Of the own units alone: what another unit counts or has not counted is not known here.
    let record = snapshot.record();
    let items = worklist(&record, &own_study(&view, &desk.study)?, this_week());
    let started = started(&record);
    let group = |urgency: Urgency| Group {
        id: urgency.code(),
        title: urgency.label(lang),
        rows: items
            .iter()
            .filter(|item| item.urgency == urgency)
            .map(|i| row(i, &started, lang))
            .collect(),
    };
    let groups = [Urgency::Late, Urgency::Due, Urgency::Soon].map(group);
    Ok(groups.into_iter().filter(|group| !group.rows.is_empty()).collect())
}

/// Contacts of which a yes, a no or a form tells how they began.
fn started<F: ReceivedForm>(record: &StudyRecord<'_, F>) -> BTreeSet<EpisodeId> {
    let mut events: BTreeMap<EpisodeId, Vec<&ConsentEvent>> = BTreeMap::new();
    for event in record.consents {
        events.entry(event.episode).or_default().push(event);
    }
    let said = |events: &[&ConsentEvent]| {
        consent_standing(events.iter().copied()) != ConsentStanding::NotKeyed
    };
    let with_word = events.into_iter().filter(|(_, events)| said(events)).map(|(id, _)| id);
    with_word.chain(record.assessments.iter().map(ReceivedForm::episode)).collect()
}

fn row(item: &WorkItem, started: &BTreeSet<EpisodeId>, lang: Lang) -> Row {
    let (href, subject) = match &item.subject {
        // What is asked for stands on the slip.
        WorkSubject::Episode { code, pack: Some(pack), .. }
            if item.task == WorkTask::FirstVisit =>
        {
            (format!("/slip/{pack}?from=today"), code.to_string())
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
        reasons: reasons(item, started, lang),
    }
}

/// Where it is noted why a form does not come: that the client was not asked or said no, as long
/// as nothing tells otherwise; for a form that is due, why it does not come.
fn reasons(item: &WorkItem, started: &BTreeSet<EpisodeId>, lang: Lang) -> Vec<(String, String)> {
    let (WorkSubject::Episode { id, code, .. }, WorkTask::Form(occasion)) =
        (&item.subject, &item.task)
    else {
        return Vec::new();
    };
    let unasked = *occasion == Occasion::Before && !started.contains(id);
    let late = item.next == NextAction::NoteReason;
    let asked = || (format!("/contact/{code}/asked"), tr!(lang, "web-asked-link"));
    let why = || {
        let address = not_coming::address(*code, *occasion);
        // What is late already says beside it what is to be noted.
        let words = if late {
            tr!(lang, "web-not-coming-link-late")
        } else {
            tr!(lang, "web-not-coming-link")
        };
        (format!("{address}?from=today"), words)
    };
    let offered = late || (item.is_now() && !unasked);
    unasked.then(asked).into_iter().chain(offered.then(why)).collect()
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
