use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{Redirect, Response};
use kastanj_desk::closing::{after_form_is_wanted, value_is_open};
use kastanj_desk::mistaken::holds_nothing;
use kastanj_desk::not_coming::{FormStands, form_stands};
use kastanj_desk::starting::{StartNoted, start_noted};
use kastanj_desk::{Desk, Snapshot, this_week};
use kastanj_instrument::Occasion;
use kastanj_language::{Lang, tr};
use kastanj_record::{
    Answer, AnsweredBy, ConsentPurpose, ConsentStanding, Episode, EpisodeCode, KeptAt, Missing,
    NextAction, ScreenDraft, WorkItem, WorkSubject, WorkTask, answers_have_a_use, consent_standing,
    consent_to, occasion_label, worklist,
};
use kastanj_store::StoreError;

use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::session_kept::{Line, line};
use crate::pages::today::task_words;
use crate::pages::{asked, not_coming};
use crate::strip::strip_words;
use crate::trouble::Trouble;
use crate::visitor::{Contact, Staff};

/// One contact: what is next, its forms, what is known.
#[derive(Template)]
#[template(path = "contact.html")]
struct ContactPage {
    f: Frame,
    code: String,
    state: String,
    tasks: Vec<Task>,
    forms: Vec<Form>,
    facts: Vec<Fact>,
    /// The latest session reports, the last one first.
    sessions: Vec<Line>,
    /// Those before them.
    older: Vec<Line>,
    /// The envelope, where it is known.
    pack: Option<String>,
    /// Pages about the talk, the session and the end: the last part of the address, the words.
    pages: Vec<(&'static str, String)>,
    /// Whether the client's half of the added-value meter can be handed over.
    value_open: bool,
    /// Whether a code opens a form on another device.
    codes: bool,
    /// Whether the client has said no to every use of the answers.
    no_use: bool,
    /// Why no form is given, if that is noted: words with a way back.
    no_start: Option<String>,
    /// Whether clients can have a card.
    card: bool,
    /// What the client marked on the strip, until somebody says that it is read.
    strip: Vec<(String, String)>,
    /// Whether nothing has been noted of it: then it can be taken away in one tap.
    empty: bool,
}

/// Something to do for this contact.
struct Task {
    what: String,
    next: String,
    /// Where it is done, if it has a page of its own.
    href: Option<String>,
}

/// Something that is known.
struct Fact {
    what: String,
    words: String,
    /// The page on which it is put right, by the last part of its address.
    change: Option<&'static str>,
}

/// Sessions that are listed before the rest is folded away.
const SESSIONS: usize = 5;

/// The form of one occasion.
struct Form {
    code: &'static str,
    occasion: String,
    state: String,
    /// Whether it can be opened on a screen: nothing of it, or not all, has come in.
    open: bool,
    /// Whether it is what comes next.
    due: bool,
    /// Why it will not come, if that is noted.
    lost: Option<String>,
    /// Whether it can be noted here why it does not come.
    may_be_lost: bool,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
) -> Result<Response, Trouble> {
    let f = Frame::telling(&staff, Room::Contacts, &house.lately);
    let lang = staff.lang;
    let knows = Arc::clone(&house);
    let shown = house
        .turn(&staff.person, move |desk| {
            let mut shown = look(desk, code, f, lang)?;
            let episode = desk.store.view().episode_by_code(code)?;
            shown.codes = knows.plan.client_address().is_some();
            shown.card = knows.has_cards() && desk.kept_at == KeptAt::Service;
            shown.strip = strip_words(desk, episode.id, lang)?;
            Ok(shown)
        })
        .await?;
    page(&shown)
}

/// The strip is read: what stood on it is gone.
pub(crate) async fn strip_read(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
) -> Result<Redirect, Trouble> {
    house
        .change(&staff.person, move |batch, _| {
            let episode = batch.view().episode_by_code(code)?.id;
            Ok(batch.erase_read_strip(episode)?)
        })
        .await?;
    Ok(Redirect::to(&format!("/contact/{code}")))
}

fn look(desk: &Desk, code: EpisodeCode, f: Frame, lang: Lang) -> Result<ContactPage, Trouble> {
    let view = desk.store.view();
    let episode = view.episode_by_code(code)?;
    let contact = Snapshot::of_contact(&view, &episode)?;
    let mut items = worklist(&contact.record(), &desk.study, this_week());
    // The months of a unit are no work on a contact.
    items.retain(|item| matches!(item.subject, WorkSubject::Episode { .. }));
    let due = |occasion| items.iter().any(|item| item.task == WorkTask::Form(occasion));
    let drafts = view.screen_drafts(episode.id)?;
    let begun = |occasion| {
        let begun = drafts.iter().find(|draft| draft.occasion == occasion);
        begun.map(ScreenDraft::answered).filter(|count| *count > 0)
    };
    let tasks = items
        .iter()
        .map(|item| Task {
            what: task_words(&item.task, lang),
            next: match item.task {
                WorkTask::Form(occasion) if begun(occasion).is_some() => {
                    tr!(lang, "web-contact-go-on")
                }
                _ => item.next.label(lang),
            },
            href: task_page(item, &episode),
        })
        .collect();
    let known = &contact.assessments;
    let main = &desk.study.plan.questionnaire;
    let standing = consent_standing(view.consents_of_episode(episode.id)?.iter());
    let stands = |occasion| form_stands(&view, &desk.study, episode.id, occasion);
    let stands: Result<BTreeMap<Occasion, FormStands>, _> =
        Occasion::ALL.into_iter().map(|one| Ok::<_, StoreError>((one, stands(one)?))).collect();
    let stands = stands?;
    // One at a time, as the worklist asks for them: the first that has not come.
    let awaited = desk.study.occasions.iter().find(|one| stands[*one] != FormStands::Came);
    let forms = desk
        .study
        .occasions
        .iter()
        .map(|occasion| {
            let lost = match stands[occasion] {
                FormStands::Missing(Some(reason)) => Some(not_coming::words(reason, lang)),
                _ => None,
            };
            // Before anybody has said yes or no, the page for that is the place.
            let asked = *occasion != Occasion::Before || standing == ConsentStanding::Yes;
            let ended = episode.ending.is_some();
            let may_be_lost = stands[occasion] == FormStands::Missing(None)
                && awaited == Some(occasion)
                && (ended || (asked && due(*occasion)));
            let given = known
                .iter()
                .find(|known| known.occasion == *occasion && known.form.questionnaire == *main);
            let state = match given.map(|given| given.week) {
                Some(Some(week)) => tr!(lang, "web-form-given", week = week.words(lang)),
                Some(None) => tr!(lang, "web-form-given-sometime"),
                None => match begun(*occasion) {
                    Some(count) => tr!(lang, "web-form-begun", count = count),
                    None => tr!(lang, "web-form-not-given"),
                },
            };
            let whole = given.is_some_and(|given| {
                let absent = Answer::Missing(Missing::PageNotReceived);
                given.answers.iter().all(|one| one.answer != absent)
            });
            let (code, due) = (occasion.code(), due(*occasion));
            let occasion = occasion_label(*occasion, lang);
            Form { code, occasion, state, open: !whole, due, lost, may_be_lost }
        })
        .collect();
    let consents = view.consents_of_episode(episode.id)?;
    let talks = consent_to(consents.iter(), ConsentPurpose::CareSupport);
    let text = |week: Option<String>| week.unwrap_or_else(|| tr!(lang, "web-unknown"));
    let mut facts = vec![
        Fact {
            what: tr!(lang, "web-contacts-first-visit"),
            words: text(episode.first_visit.map(|week| week.words(lang))),
            change: Some("first"),
        },
        Fact {
            what: tr!(lang, "web-contacts-pack"),
            words: text(episode.pack.map(|pack| pack.to_string())),
            change: None,
        },
        Fact {
            what: tr!(lang, "web-contact-consent"),
            words: consent_words(standing, lang),
            change: None,
        },
    ];
    if let Some(report) = view.closing_report(episode.id)? {
        let goal =
            report.main_goal.map(|goal| tr!(lang, "web-contact-goal", goal = goal.to_string()));
        facts.push(Fact {
            what: tr!(lang, "web-contact-closing"),
            words: goal.unwrap_or_else(|| tr!(lang, "web-contact-no-goal")),
            change: Some("close"),
        });
    }
    let mut sessions = Vec::new();
    if desk.study.modules.session_reports {
        let reports = view.sessions_of_episode(episode.id)?;
        sessions.extend(reports.iter().rev().map(|report| line(report, lang)));
    }
    let older = sessions.split_off(SESSIONS.min(sessions.len()));
    Ok(ContactPage {
        f,
        code: code.to_string(),
        state: if episode.is_first() {
            state_words(&episode, lang)
        } else {
            tr!(lang, "web-contact-again", state = state_words(&episode, lang))
        },
        tasks,
        forms,
        facts,
        sessions,
        older,
        pack: episode.pack.map(|pack| pack.to_string()),
        pages: pages(desk, &episode, !known.is_empty() && talks != Some(false), lang)?,
        value_open: value_open(desk, &episode)?,
        codes: false,
        no_use: !answers_have_a_use(consents.iter()),
        no_start: no_start(desk, &episode, lang)?,
        card: false,
        strip: Vec::new(),
        empty: holds_nothing(&view, &episode)?,
    })
}

/// Where something is done that has a page of its own.
fn task_page(item: &WorkItem, episode: &Episode) -> Option<String> {
    let code = episode.code;
    match (item.next, &item.task, episode.pack) {
        (NextAction::KeyPackSlip, _, Some(pack)) => Some(format!("/slip/{pack}?from=contact")),
        (NextAction::KeyPackSlip, _, None) => Some(format!("/contact/{code}/pack")),
        (NextAction::NoteReason, WorkTask::Form(occasion), _) => {
            Some(not_coming::address(code, *occasion))
        }
        _ => None,
    }
}

/// The pages of a contact, as far as the study and the contact have a use for them.
fn pages(
    desk: &Desk,
    episode: &Episode,
    has_forms: bool,
    lang: Lang,
) -> Result<Vec<(&'static str, String)>, Trouble> {
    let view = desk.store.view();
    let modules = desk.study.modules;
    let ended = episode.ending.is_some();
    let noted = start_noted(&view, &desk.study, episode)?;
    let open_start = noted != StartNoted::Known;
    let pages = [
        (true, "consent", tr!(lang, "web-consent-title")),
        (open_start, "asked", tr!(lang, "web-asked-link")),
        (desk.kept_at == KeptAt::Service, "again", tr!(lang, "web-again-title")),
        (has_forms, "talk", tr!(lang, "web-talk-button")),
        (has_forms, "readings", tr!(lang, "web-readings-title")),
        (modules.session_reports, "session", tr!(lang, "web-session-title")),
        (
            !ended && after_form_is_wanted(&view, &desk.study, episode)?,
            "last",
            tr!(lang, "web-last-title"),
        ),
        (
            ended && value_is_open(&view, &desk.study, episode.id, AnsweredBy::Therapist)?,
            "value",
            tr!(lang, "web-value-title"),
        ),
        (!ended, "close", tr!(lang, "web-close-title")),
        (ended, "close", tr!(lang, "web-close-change")),
    ];
    Ok(pages.into_iter().filter(|page| page.0).map(|(_, path, words)| (path, words)).collect())
}

/// Why the contact gives no form, if that is noted.
fn no_start(desk: &Desk, episode: &Episode, lang: Lang) -> Result<Option<String>, Trouble> {
    Ok(match start_noted(&desk.store.view(), &desk.study, episode)? {
        StartNoted::PerPerson(Some(why)) => Some(asked::words(why, lang)),
        _ => None,
    })
}

/// Whether the client has the meter left to answer: at the end, where the study has it.
fn value_open(desk: &Desk, episode: &Episode) -> Result<bool, Trouble> {
    let view = desk.store.view();
    Ok(episode.ending.is_some()
        && value_is_open(&view, &desk.study, episode.id, AnsweredBy::Client)?)
}

fn consent_words(standing: ConsentStanding, lang: Lang) -> String {
    match standing {
        ConsentStanding::Yes => tr!(lang, "web-consent-yes"),
        ConsentStanding::No => tr!(lang, "web-consent-no"),
        ConsentStanding::Withdrawn => tr!(lang, "web-consent-withdrawn"),
        ConsentStanding::NotKeyed => tr!(lang, "web-consent-not-keyed"),
    }
}

/// Open, or ended when and how.
pub(crate) fn state_words(episode: &Episode, lang: Lang) -> String {
    match &episode.ending {
        None => tr!(lang, "web-contact-open"),
        Some(ending) => {
            let (week, reason) = (ending.week.words(lang), ending.reason.label(lang));
            tr!(lang, "web-contact-ended", week = week, reason = reason)
        }
    }
}
