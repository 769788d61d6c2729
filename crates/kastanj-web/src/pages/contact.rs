use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{Redirect, Response};
use kastanj_desk::closing::after_form_is_wanted;
use kastanj_desk::mistaken::holds_nothing;
use kastanj_desk::starting::{StartNoted, start_noted};
use kastanj_desk::{Desk, Snapshot, this_week};
use kastanj_language::{Lang, tr};
use kastanj_record::{
    Answer, AnsweredBy, ConsentPurpose, ConsentStanding, Episode, EpisodeCode, KeptAt, Missing,
    NextAction, ScreenDraft, WorkSubject, WorkTask, answers_have_a_use, consent_standing,
    consent_to, occasion_label, worklist,
};

use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::asked;
use crate::pages::today::task_words;
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
    facts: Vec<(String, String)>,
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

/// The form of one occasion.
struct Form {
    code: &'static str,
    occasion: String,
    state: String,
    /// Whether it can be opened on a screen: nothing of it, or not all, has come in.
    open: bool,
    /// Whether it is what comes next.
    due: bool,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
) -> Result<Response, Trouble> {
    let mut f = Frame::of(&staff, Room::Contacts);
    f.done = house.lately.hear(staff.key);
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
    let tasks = items
        .iter()
        .map(|item| Task {
            what: task_words(&item.task, lang),
            next: item.next.label(lang),
            href: (item.next == NextAction::KeyPackSlip).then(|| match episode.pack {
                Some(pack) => format!("/slip/{pack}"),
                None => format!("/contact/{code}/pack"),
            }),
        })
        .collect();
    let drafts = view.screen_drafts(episode.id)?;
    let begun = |occasion| {
        let begun = drafts.iter().find(|draft| draft.occasion == occasion);
        begun.map(ScreenDraft::answered).filter(|count| *count > 0)
    };
    let known = &contact.assessments;
    let main = &desk.study.plan.questionnaire;
    let forms = desk
        .study
        .occasions
        .iter()
        .map(|occasion| {
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
            Form { code, occasion: occasion_label(*occasion, lang), state, open: !whole, due }
        })
        .collect();
    let consents = view.consents_of_episode(episode.id)?;
    let talks = consent_to(consents.iter(), ConsentPurpose::CareSupport);
    let text = |week: Option<String>| week.unwrap_or_else(|| tr!(lang, "web-unknown"));
    let facts = vec![
        (
            tr!(lang, "web-contacts-first-visit"),
            text(episode.first_visit.map(|week| week.words(lang))),
        ),
        (tr!(lang, "web-contacts-pack"), text(episode.pack.map(|pack| pack.to_string()))),
        (tr!(lang, "web-contact-consent"), consent_words(consent_standing(consents.iter()), lang)),
    ];
    Ok(ContactPage {
        f,
        code: code.to_string(),
        state: state_words(&episode, lang),
        tasks,
        forms,
        facts,
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

/// The pages of a contact, as far as the study and the contact have a use for them.
fn pages(
    desk: &Desk,
    episode: &Episode,
    has_forms: bool,
    lang: Lang,
) -> Result<Vec<(&'static str, String)>, Trouble> {
    let view = desk.store.view();
    let modules = desk.study.modules;
    let known = view.added_value(episode.id, AnsweredBy::Therapist)?.unwrap_or_default();
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
            modules.added_value && ended && known.next().is_some(),
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
    if !desk.study.modules.added_value || episode.ending.is_none() {
        return Ok(false);
    }
    let known = desk.store.view().added_value(episode.id, AnsweredBy::Client)?;
    Ok(known.unwrap_or_default().next().is_some())
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
