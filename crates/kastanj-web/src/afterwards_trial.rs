//! What is put right afterwards, tried through the router: a form that did not come, a report that
//! was written late or wrong, questions that nobody has a reason to be asked.

use axum::http::StatusCode;
use kastanj_desk::{Snapshot, this_week};
use kastanj_instrument::{Occasion, Serial};
use kastanj_language::Lang;
use kastanj_record::{
    AfterForm, Assessment, EndReason, Ending, Episode, EpisodeId, Loss, StudyFlow, Technique,
    Theme, Week, inclusion_flow, worklist,
};
use kastanj_report::kit::{SlipField, slip_rows};

use crate::conversation_trial::part_one;
use crate::trial::{Trial, Visitor, anna};

/// A form that came in this week.
async fn given(trial: &Trial, episode: EpisodeId, occasion: Occasion, week: Week) {
    let form = Assessment { week: Some(week), ..part_one(episode, occasion, [3, 3, 3]) };
    trial.change(move |batch, _| Ok(batch.put_assessment(&form)?)).await;
}

async fn ended(trial: &Trial, episode: EpisodeId, week: Week) {
    let end = Ending { week, reason: EndReason::Faded };
    trial.change(move |batch, _| Ok(batch.end_episode(episode, Some(end))?)).await;
}

async fn says_yes(staff: &Visitor<'_>, episode: &Episode) {
    staff.post(&format!("/contact/{}/consent", episode.code), &[("all", "yes")]).await;
}

async fn losses(trial: &Trial, episode: EpisodeId) -> Vec<Loss> {
    let known = trial.look(move |view| view.losses_of_episode(episode)).await;
    known.into_iter().map(|known| known.loss).collect()
}

/// A contact whose form of this occasion is long overdue.
async fn overdue(trial: &Trial, staff: &Visitor<'_>, occasion: Occasion) -> Episode {
    let first = this_week().plus(-80);
    let episode = trial.contact_since(first).await;
    says_yes(staff, &episode).await;
    match occasion {
        Occasion::Before => ended(trial, episode.id, first.plus(10)).await,
        Occasion::After => {
            given(trial, episode.id, Occasion::Before, first).await;
            ended(trial, episode.id, first.plus(10)).await;
        }
        Occasion::FollowUp => {
            given(trial, episode.id, Occasion::Before, first).await;
            given(trial, episode.id, Occasion::After, first.plus(12)).await;
            ended(trial, episode.id, first.plus(12)).await;
        }
    }
    episode
}

#[tokio::test]
async fn why_a_form_did_not_come_is_noted_in_two_taps_from_the_worklist_for_every_occasion() {
    for occasion in Occasion::ALL {
        let trial = Trial::new();
        let staff = trial.staff();
        let Episode { id, code, .. } = overdue(&trial, &staff, occasion).await;
        let path = format!("/contact/{code}/missing/{}", occasion.code());
        let from_today = format!("{path}?from=today");
        let today = staff.get("/today").await.body;
        assert!(today.contains(&format!("href=\"{from_today}\"")), "{occasion} {today}");
        let page = staff.get(&from_today).await.body;
        for reason in ["faded", "moved", "referred", "other"] {
            assert!(page.contains(&format!("name=\"reason\" value=\"{reason}\"")), "{page}");
        }
        assert!(!page.contains("value=\"planned\""), "as planned is no reason: {page}");
        let saved = staff.post(&from_today, &[("reason", "moved")]).await;
        assert_eq!(saved.location.as_deref(), Some("/today"), "back where one came from");
        let lost = Loss::FormMissing { occasion, reason: EndReason::Moved };
        assert_eq!(losses(&trial, id).await, [lost]);
        // It is told with a button that takes it back, and the list has it no more.
        let today = staff.get("/today").await.body;
        assert!(today.contains("kommer inte: flyttade") && today.contains("name=\"undo\""));
        assert!(today.contains(&format!("action=\"{from_today}\"")), "{today}");
        assert!(!today.contains(&format!("href=\"/contact/{code}")), "{today}");
        assert!(!staff.get("/today").await.body.contains("name=\"undo\""), "told once");
        // The contact shows it, with the same button; another reason takes its place.
        let contact = staff.get(&format!("/contact/{code}")).await.body;
        assert!(contact.contains("kommer inte: flyttade"), "{contact}");
        assert!(contact.contains(&format!("action=\"{path}\"")), "{contact}");
        let saved = staff.post(&path, &[("reason", "other")]).await;
        assert_eq!(saved.location, Some(format!("/contact/{code}")));
        let other = Loss::FormMissing { occasion, reason: EndReason::Other };
        assert_eq!(losses(&trial, id).await, [other]);
        staff.post(&path, &[("undo", "1")]).await;
        assert!(losses(&trial, id).await.is_empty());
        assert!(staff.get("/today").await.body.contains(&format!("href=\"{from_today}\"")));
        // From the contact, too: its next step and the row of the form lead there.
        let contact = staff.get(&format!("/contact/{code}")).await.body;
        assert_eq!(contact.matches(&format!("href=\"{path}\"")).count(), 2, "{contact}");
        for bad in [
            vec![],
            vec![("reason", "planned")],
            vec![("reason", "none")],
            vec![("reason", "moved"), ("undo", "1")],
        ] {
            let answer = staff.post(&path, &bad).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{bad:?}");
        }
        staff.post("/language", &[("lang", "en")]).await;
        let english = staff.get(&path).await.body;
        assert!(!english.contains("web-") && english.contains("Why is the form"), "{english}");
        // It came after all: then there is nothing to note.
        given(&trial, id, occasion, this_week()).await;
        let late = staff.post(&path, &[("reason", "moved")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let page = staff.get(&path).await.body;
        assert!(!page.contains("name=\"reason\""), "{page}");
    }
}

fn serial() -> Serial {
    Serial::from_numbers([2, 7, 1, 8, 2, 8, 1, 8, 2, 8])
}

/// What is keyed in the rows of these fields.
fn keyed(rows: &[(SlipField, &str)]) -> Vec<(String, String)> {
    let all = slip_rows(&Occasion::ALL, Lang::Sv);
    let at = |field| all.iter().position(|row| row.field == field).expect("a row");
    rows.iter().map(|(field, value)| (format!("r{}", at(*field)), (*value).to_owned())).collect()
}

async fn send_slip(staff: &Visitor<'_>, behind: &str, rows: &[(SlipField, &str)]) -> String {
    let fields = keyed(rows);
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let saved = staff.post(&format!("/slip/{}{behind}", serial()), &fields).await;
    saved.location.unwrap_or_else(|| panic!("not saved: {}", saved.body))
}

/// The flow and the number of things to do.
async fn counted(trial: &Trial) -> (StudyFlow, usize) {
    let person = anna();
    let turn = trial.house.turn(&person, |desk| {
        let snapshot = Snapshot::of(&desk.store.view())?;
        let record = snapshot.record();
        let flow = inclusion_flow(&record, &desk.study, this_week()).expect("a flow");
        Ok((flow, worklist(&record, &desk.study, this_week()).len()))
    });
    turn.await.expect("a count")
}

#[tokio::test]
async fn the_flow_is_the_same_whether_the_slip_or_the_page_said_it() {
    for occasion in Occasion::ALL {
        let (by_slip, by_page) = (Trial::new(), Trial::new());
        for trial in [&by_slip, &by_page] {
            let episode = overdue(trial, &trial.staff(), occasion).await;
            let unit = episode.unit.clone();
            trial
                .change(move |batch, _| {
                    batch.add_pack(serial(), &unit)?;
                    Ok(batch.bind_pack(serial(), Some(episode.id))?)
                })
                .await;
        }
        assert_eq!(counted(&by_slip).await, counted(&by_page).await);
        let before = counted(&by_slip).await;
        let rows = [
            (SlipField::Kind, "own"),
            (SlipField::Loss, occasion.code()),
            (SlipField::LossReason, "moved"),
        ];
        send_slip(&by_slip.staff(), "", &rows).await;
        let code = by_page.look(|view| view.episode_of_pack(serial())).await.expect("one").code;
        let path = format!("/contact/{code}/missing/{}", occasion.code());
        by_page.staff().post(&path, &[("reason", "moved")]).await;
        let (slip, page) = (counted(&by_slip).await, counted(&by_page).await);
        assert_eq!(slip, page, "{occasion}");
        assert_ne!(slip, before, "{occasion}: the count tells the loss");
    }
}

#[tokio::test]
async fn a_slip_leads_back_to_where_one_came_from() {
    let trial = Trial::new();
    let staff = trial.staff();
    let week = this_week().plus(-4).to_string();
    let rows = [(SlipField::Kind, "own"), (SlipField::FirstVisit, week.as_str())];
    assert_eq!(send_slip(&staff, "", &rows).await, "/key");
    let code = trial.look(|view| view.episode_of_pack(serial())).await.expect("a contact").code;
    let contact = format!("/contact/{code}");
    assert_eq!(send_slip(&staff, "?from=today", &rows).await, "/today");
    assert_eq!(send_slip(&staff, "?from=contact", &rows).await, contact);
    assert_eq!(send_slip(&staff, "?from=https://evil.example", &rows).await, "/key");
    // The pages that lead to it say which they are, and leaving leads back as well.
    let link = format!("/slip/{}?from=contact", serial());
    assert!(staff.get(&contact).await.body.contains(&format!("href=\"{link}\"")));
    let slip = staff.get(&link).await.body;
    assert!(slip.contains(&format!("class=\"button\" href=\"{contact}\"")), "{slip}");
    // What differs is asked on the way and forgets nothing.
    let other = this_week().plus(-5).to_string();
    let fields = keyed(&[(SlipField::Kind, "own"), (SlipField::FirstVisit, &other)]);
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let asked = staff.post(&link, &fields).await;
    assert!(asked.body.contains("from=contact"), "{}", asked.body);
}

#[tokio::test]
async fn who_has_said_yes_is_not_called_unasked() {
    let trial = Trial::new();
    let staff = trial.staff();
    let episode = trial.contact_since(this_week().plus(-1)).await;
    let asked = format!("/contact/{}/asked", episode.code);
    let missing = format!("/contact/{}/missing/before", episode.code);
    let today = staff.get("/today").await.body;
    assert!(today.contains(&format!("href=\"{asked}\"")), "{today}");
    assert!(!today.contains(&missing), "nobody has been asked yet: {today}");
    says_yes(&staff, &episode).await;
    let today = staff.get("/today").await.body;
    assert!(!today.contains(&asked), "{today}");
    assert!(today.contains(&format!("href=\"{missing}?from=today\"")), "{today}");
    let contact = staff.get(&format!("/contact/{}", episode.code)).await.body;
    assert!(!contact.contains(&asked) && contact.contains(&missing), "{contact}");
    // An old page of the other question leads on instead of ending there.
    let page = staff.get(&asked).await.body;
    assert!(page.contains(&format!("href=\"{missing}\"")), "{page}");
    // The other way round: of somebody nobody has asked, the page of reasons points to the other.
    let unasked = trial.contact_since(this_week().plus(-1)).await;
    let page = staff.get(&format!("/contact/{}/missing/before", unasked.code)).await.body;
    assert!(page.contains(&format!("href=\"/contact/{}/asked\"", unasked.code)), "{page}");
    // And who is noted as not asked has no form to wait for.
    staff.post(&format!("/contact/{}/asked", unasked.code), &[("reason", "crisis")]).await;
    let path = format!("/contact/{}/missing/before", unasked.code);
    assert!(!staff.get(&path).await.body.contains("name=\"reason\""));
    let refused = staff.post(&path, &[("reason", "moved")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn what_the_end_said_of_the_after_form_stands_on_the_contact_and_can_be_changed() {
    let trial = Trial::new();
    let first = this_week().plus(-10);
    let Episode { id, code, .. } = trial.contact_since(first).await;
    given(&trial, id, Occasion::Before, first).await;
    let staff = trial.staff();
    let (contact, close) = (format!("/contact/{code}"), format!("/contact/{code}/close"));
    let fields = [("reason", "faded"), ("after", "not_coming"), ("goal", "7")];
    staff.post(&close, &fields).await;
    let page = staff.get(&contact).await.body;
    assert!(page.contains("kommer inte: kom inte mer"), "{page}");
    assert!(page.contains("efter-formuläret inte kommer"), "told once: {page}");
    assert!(page.contains("7 av 10"), "the closing report can be read: {page}");
    // To change the end begins with what was said.
    let page = staff.get(&close).await.body;
    for chosen in ["\"faded\" checked", "\"not_coming\" checked", "\"7\" checked"] {
        assert!(page.contains(chosen), "{chosen}: {page}");
    }
    // A reason of its own outlives a change of the end, and the report says the same.
    let missing = format!("/contact/{code}/missing/after");
    staff.post(&missing, &[("reason", "other")]).await;
    staff.post(&close, &[("reason", "referred"), ("after", "not_coming"), ("goal", "7")]).await;
    let lost = Loss::FormMissing { occasion: Occasion::After, reason: EndReason::Other };
    assert_eq!(losses(&trial, id).await, [lost]);
    staff.post(&missing, &[("undo", "1")]).await;
    assert!(losses(&trial, id).await.is_empty());
    let report = trial.look(move |view| view.closing_report(id)).await.expect("a report");
    assert_eq!(report.after_form, AfterForm::Coming);
    staff.post(&missing, &[("reason", "moved")]).await;
    let report = trial.look(move |view| view.closing_report(id)).await.expect("a report");
    assert_eq!(report.after_form, AfterForm::NotComing);
    assert_eq!(report.main_goal.map(u8::from), Some(7));
}

const WHOLE: [(&str, &str); 8] = [
    ("number", "1"),
    ("format", "room"),
    ("who", "client"),
    ("length", "up_to_60"),
    ("theme", "shame"),
    ("theme", "urges"),
    ("technique", "values"),
    ("next", "booked"),
];

#[tokio::test]
async fn a_report_on_a_closed_contact_is_asked_about_and_allowed() {
    let trial = Trial::new();
    let Episode { id, code, .. } = trial.contact_since(this_week().plus(-10)).await;
    ended(&trial, id, this_week().plus(-2)).await;
    let (staff, path) = (trial.staff(), format!("/contact/{code}/session"));
    let page = staff.get(&path).await.body;
    assert!(page.contains("Kontakten är avslutad") && page.contains("name=\"sure\""), "{page}");
    assert!(!page.contains("checked"), "{page}");
    // The last week of the contact is proposed, not this one.
    let last = this_week().plus(-2).words(kastanj_language::Lang::Sv);
    assert!(page.contains(&format!("name=\"week\" value=\"{last}\"")), "{page}");
    let asked = staff.post(&path, &WHOLE).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.body.contains("Bekräfta"), "{}", asked.body);
    assert!(trial.look(move |view| view.sessions_of_episode(id)).await.is_empty());
    let mut sure = WHOLE.to_vec();
    sure.push(("sure", "1"));
    // It may have been the last, but the end has been said already.
    sure[7] = ("next", "open");
    assert_eq!(staff.post(&path, &sure).await.location, Some(format!("/contact/{code}")));
    let told = staff.get(&format!("/contact/{code}")).await.body;
    assert!(told.contains("fortfarande avslutad"), "{told}");
    assert_eq!(trial.look(move |view| view.sessions_of_episode(id)).await.len(), 1);
    // An open contact is asked nothing.
    let open = trial.contact().await.code;
    assert!(!staff.get(&format!("/contact/{open}/session")).await.body.contains("sure"));
}

/// What the page hides about the report that it shows.
fn was(page: &str) -> String {
    let rest = page.split("name=\"was\" value=\"").nth(1).expect("the report as it was");
    rest.split('"').next().expect("its end").to_owned()
}

#[tokio::test]
async fn a_saved_report_is_read_corrected_and_removed() {
    let trial = Trial::new();
    let Episode { id, code, .. } = trial.contact_since(this_week().plus(-10)).await;
    let (staff, contact) = (trial.staff(), format!("/contact/{code}"));
    staff.post(&format!("{contact}/session"), &WHOLE).await;
    let path = format!("{contact}/session/1");
    let page = staff.get(&contact).await.body;
    assert!(page.contains(&format!("href=\"{path}\"")), "{page}");
    assert!(page.contains("skam och skuld"), "themes in words: {page}");
    let page = staff.get(&path).await.body;
    for read in ["på plats", "46–60", "skam och skuld", "värderingar"] {
        assert!(page.contains(read), "{read}: {page}");
    }
    for chosen in ["\"room\" checked", "\"up_to_60\" checked", "\"urges\" checked"] {
        assert!(page.contains(chosen), "{chosen}: {page}");
    }
    let first_was = was(&page);
    let week = this_week().plus(-1);
    let shown = week.to_string();
    let corrected = [
        ("was", first_was.as_str()),
        ("week", &shown),
        ("format", "phone"),
        ("who", "client"),
        ("length", "up_to_30"),
        ("theme", "partner"),
        ("technique", "listening"),
        ("next", "booked"),
    ];
    let mut gap = corrected.to_vec();
    gap.retain(|(name, _)| *name != "length");
    let refused = staff.post(&path, &gap).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("<details class=\"other\" open"), "{}", refused.body);
    assert_eq!(staff.post(&path, &corrected).await.location, Some(contact.clone()));
    let reports = trial.look(move |view| view.sessions_of_episode(id)).await;
    assert_eq!(reports.len(), 1, "the old value is replaced");
    assert_eq!((reports[0].week, reports[0].number), (week, 1));
    assert_eq!(reports[0].themes, [Theme::Partner]);
    assert_eq!(reports[0].techniques, [Technique::Listening]);
    let object = format!("{code} 1");
    let logged = |log: Vec<kastanj_store::AuditEntry>| -> Vec<String> {
        let mine = log.into_iter().filter(|entry| entry.object == object);
        mine.map(|entry| entry.action).collect()
    };
    let log = trial.look(|view| view.audit_log(1000)).await;
    let mut actions = logged(log);
    actions.sort();
    assert_eq!(actions, ["add", "change"], "the correction stands in the chain");
    // Two tabs: who sends what was made before the correction changes nothing.
    let refused = staff.post(&path, &corrected).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("hunnit ändra") && was(&refused.body) != first_was);
    let stale = [("was", first_was.as_str()), ("remove", "1")];
    assert_eq!(staff.post(&path, &stale).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    staff.post("/language", &[("lang", "en")]).await;
    let english = staff.get(&path).await.body;
    assert!(!english.contains("web-") && english.contains("Yes, remove"), "{english}");
    let now = was(&english);
    assert_eq!(staff.post(&path, &[("was", &now), ("remove", "1")]).await.location, Some(contact));
    assert!(trial.look(move |view| view.sessions_of_episode(id)).await.is_empty());
    let log = logged_erase(&trial, &format!("{code} 1")).await;
    assert_eq!(log, 1, "the removal stands in the chain");
    assert_eq!(staff.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        staff.get(&format!("/contact/{code}/session/x")).await.status,
        StatusCode::NOT_FOUND
    );
}

async fn logged_erase(trial: &Trial, object: &str) -> usize {
    let log = trial.look(|view| view.audit_log(1000)).await;
    log.iter().filter(|entry| entry.object == object && entry.action == "erase").count()
}

#[tokio::test]
async fn a_long_contact_folds_its_earlier_reports_away() {
    let trial = Trial::new();
    let code = trial.contact_since(this_week().plus(-10)).await.code;
    let (staff, contact) = (trial.staff(), format!("/contact/{code}"));
    for number in ["1", "2", "3", "4", "5", "6", "7"] {
        let mut fields = WHOLE.to_vec();
        fields[0] = ("number", number);
        staff.post(&format!("{contact}/session"), &fields).await;
    }
    let page = staff.get(&contact).await.body;
    let (open, folded) = page.split_once("<details><summary>").expect("a fold");
    assert_eq!(open.matches(&format!("{contact}/session/")).count(), 5);
    assert!(open.contains("session/7") && folded.contains("session/1\""), "the last one first");
}

#[tokio::test]
async fn nobody_is_asked_whether_sheets_helped_that_were_never_there() {
    let trial = Trial::new();
    let Episode { code, .. } = trial.contact_since(this_week().plus(-10)).await;
    let staff = trial.staff();
    let contact = format!("/contact/{code}");
    let end = [("reason", "faded"), ("after", "not_coming"), ("goal", "none")];
    let closed = staff.post(&format!("{contact}/close"), &end).await;
    assert_eq!(closed.location, Some(contact.clone()));
    let page = staff.get(&contact).await.body;
    assert!(!page.contains("/value") && !page.contains("name=\"value\""), "{page}");
    let page = staff.get(&format!("{contact}/value")).await.body;
    assert!(!page.contains("type=\"radio\""), "{page}");
    let all = [("matters", "1"), ("hard_things", "1"), ("change", "1"), ("worth_the_time", "1")];
    let refused = staff.post(&format!("{contact}/value"), &all).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let client = [("occasion", "after"), ("value", "1")];
    let refused = staff.post(&format!("{contact}/here"), &client).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    // With a form in the room both are asked.
    let Episode { id, code, .. } = trial.contact_since(this_week().plus(-10)).await;
    given(&trial, id, Occasion::Before, this_week().plus(-9)).await;
    let closed = staff.post(&format!("/contact/{code}/close"), &end).await;
    assert_eq!(closed.location, Some(format!("/contact/{code}/value")));
    assert!(staff.get(&format!("/contact/{code}")).await.body.contains("name=\"value\""));
}
