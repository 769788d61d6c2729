//! What comes after a session, tried through the router: report, last time, end, added value.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use kastanj_desk::{NewService, this_week};
use kastanj_instrument::Occasion;
use kastanj_record::{
    AfterForm, AnsweredBy, EndReason, Ending, Episode, Loss, Month, Next, SessionFormat, Who,
};
use kastanj_store::KeyCost;

use crate::conversation_trial::part_one;
use crate::trial::{PASSPHRASE, Trial, Visitor, anna};

/// A service that has left out every module.
fn plain() -> Trial {
    let trial = Trial::empty();
    let (year, month) = this_week().plus(-104).month();
    let service = NewService {
        code: "OV-1".parse().expect("a code"),
        name: "Övningsstad (SYNTETISK)".to_owned(),
        neutral_name: None,
        controller: "Nämnden i Övningsstad (SYNTETISK)".to_owned(),
        identity_decision: None,
        documentation_rule: None,
        documentation_decision: None,
        crisis_numbers: vec![(
            kastanj_language::Text {
                sv: "Akut fara för livet".to_owned(),
                en: "Immediate danger to life".to_owned(),
            },
            "112".to_owned(),
        )],
        session_reports: false,
        added_value: false,
        practice: true,
    };
    let starts = Month::new(year, month).expect("a month");
    let dir = trial.house.plan.dir.clone();
    let (store, _) =
        service.set_up(&dir, &anna(), PASSPHRASE, KeyCost::WEAK, starts).expect("a store");
    trial.house.keep(store).expect("a house");
    trial
}

/// A hand at a page: counts what it taps, and gathers what the form then sends.
struct Hand<'t> {
    visitor: Visitor<'t>,
    page: String,
    sent: Vec<(String, String)>,
    taps: usize,
}

impl<'t> Hand<'t> {
    async fn at(visitor: Visitor<'t>, path: &str) -> Hand<'t> {
        let page = visitor.get(path).await.body;
        Hand { visitor, page, sent: Vec::new(), taps: 0 }
    }

    /// Taps a link of the page.
    async fn follow(&mut self, path: &str) {
        assert!(
            self.page.contains(&format!("href=\"{path}\"")),
            "no link to {path}: {}",
            self.page
        );
        self.taps += 1;
        self.page = self.visitor.get(path).await.body;
    }

    /// Taps an option.
    fn choose(&mut self, name: &str, value: &str) {
        let option = format!("name=\"{name}\" value=\"{value}\"");
        assert!(self.page.contains(&option), "no {option}: {}", self.page);
        self.taps += 1;
        self.sent.push((name.to_owned(), value.to_owned()));
    }

    /// Taps a button that sends the form, with what the page hides in it.
    async fn send(&mut self, path: &str, button: (&str, &str)) -> crate::trial::Answer {
        self.choose(button.0, button.1);
        for hidden in self.page.split("type=\"hidden\" ").skip(1) {
            let value = |name: &str| {
                hidden.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split_once('"'))
            };
            if let (Some((name, _)), Some((value, _))) = (value("name"), value("value")) {
                self.sent.push((name.to_owned(), value.to_owned()));
            }
        }
        let fields: Vec<(&str, &str)> =
            self.sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.visitor.post(path, &fields).await
    }
}

/// The names of the questions of a page that take one answer.
fn single_choices(page: &str) -> BTreeSet<&str> {
    page.split("type=\"radio\" name=\"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"').map(|(name, _)| name))
        .collect()
}

/// From the worklist to saved, with two themes and three techniques.
#[tokio::test]
async fn a_session_report_takes_eleven_taps_from_the_worklist() {
    let trial = Trial::new();
    let code = trial.contact_since(this_week().plus(-3)).await.code;
    let mut hand = Hand::at(trial.staff(), "/today").await;
    hand.follow(&format!("/contact/{code}")).await;
    let path = format!("/contact/{code}/session");
    hand.follow(&path).await;
    // Nothing is chosen in advance that would have to be taken back, nothing forces an answer.
    assert!(!hand.page.contains("checked") && !hand.page.contains("selected"), "{}", hand.page);
    assert!(hand.page.contains(&this_week().words(kastanj_language::Lang::Sv)), "this week");
    let single: Vec<&str> = single_choices(&hand.page).into_iter().collect();
    assert_eq!(single, ["format", "length", "safety", "who"], "safety is answered if it came up");
    hand.choose("format", "room");
    hand.choose("who", "client");
    hand.choose("length", "up_to_60");
    for theme in ["shame", "urges"] {
        hand.choose("theme", theme);
    }
    for technique in ["listening", "compassion", "relapse_plan"] {
        hand.choose("technique", technique);
    }
    let saved = hand.send(&path, ("next", "booked")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    assert_eq!(saved.location, Some(format!("/contact/{code}")));
    assert_eq!(hand.taps, 11);
    let reports =
        trial.look(move |view| view.sessions_of_episode(view.episode_by_code(code)?.id)).await;
    assert_eq!((reports[0].themes.len(), reports[0].techniques.len()), (2, 3));
    assert_eq!((reports[0].number, reports[0].week), (1, this_week()));
    assert!(trial.staff().get(&format!("/contact/{code}")).await.body.contains("Sessionsrapport"));
}

#[tokio::test]
async fn somebody_who_did_not_come_takes_four_taps_and_the_same_focus_one() {
    let trial = Trial::new();
    let code = trial.contact_since(this_week().plus(-3)).await.code;
    let path = format!("/contact/{code}/session");
    let first = [
        ("number", "1"),
        ("format", "phone"),
        ("who", "client"),
        ("length", "up_to_30"),
        ("theme", "shame"),
        ("technique", "values"),
        ("next", "booked"),
    ];
    trial.staff().post(&path, &first).await;
    let staff = trial.staff();
    let dropped = |page: &str| page.contains("Teman, arbetssätt och längd sparades inte");
    assert!(!dropped(&staff.get(&format!("/contact/{code}")).await.body));
    let mut hand = Hand::at(trial.staff(), "/today").await;
    hand.follow(&format!("/contact/{code}")).await;
    hand.follow(&path).await;
    hand.choose("format", "no_show");
    let saved = hand.send(&path, ("next", "open")).await;
    assert_eq!(saved.location, Some(format!("/contact/{code}/last")), "may be the last");
    assert_eq!(hand.taps, 4);
    let mut hand = Hand::at(trial.staff(), &path).await;
    assert!(hand.page.contains("skam och skuld; värderingar, mål"), "{}", hand.page);
    for (name, value) in
        [("format", "room"), ("who", "client"), ("length", "over_90"), ("same", "1")]
    {
        hand.choose(name, value);
    }
    hand.choose("theme", "partner");
    hand.send(&path, ("next", "booked")).await;
    let reports =
        trial.look(move |view| view.sessions_of_episode(view.episode_by_code(code)?.id)).await;
    assert_eq!((reports[1].format, reports[1].who), (SessionFormat::NoShow, Who::Client));
    assert_eq!((reports[1].length, reports[1].next), (None, Next::Open));
    assert_eq!((reports[2].themes.len(), reports[2].techniques.len()), (2, 1));
    // Said to be the end: it is told that nothing has been closed, and where to do it.
    let mut hand = Hand::at(trial.staff(), &path).await;
    hand.choose("format", "no_show");
    hand.choose("theme", "shame");
    let saved = hand.send(&path, ("next", "closing")).await;
    assert_eq!(saved.location, Some(format!("/contact/{code}/last")));
    let last = hand.visitor.get(&format!("/contact/{code}/last")).await.body;
    assert!(dropped(&last), "what is not kept is told: {last}");
    assert!(last.contains("Kontakten står öppen tills") && last.contains("/close"), "{last}");
}

#[tokio::test]
async fn a_report_with_gaps_comes_back_with_what_was_chosen_and_nothing_is_saved() {
    let trial = Trial::new();
    let code = trial.contact().await.code;
    let (staff, path) = (trial.staff(), format!("/contact/{code}/session"));
    let many = ["shame", "urges", "partner", "children", "trauma", "way_in"];
    let mut fields =
        vec![("number", "1"), ("format", "room"), ("next", "booked"), ("week", "2199-W01")];
    fields.extend(many.iter().map(|theme| ("theme", *theme)));
    for lang in ["sv", "en"] {
        staff.post("/language", &[("lang", lang)]).await;
        let page = staff.post(&path, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let told = page.body.split("class=\"problem\"").nth(1).expect("what is wrong");
        let told = told.split("</ul>").next().unwrap_or_default();
        assert_eq!(told.matches("<li>").count(), 4, "who, length, themes, week: {}", page.body);
        assert_eq!(page.body.matches(" checked").count(), 1 + many.len());
        assert!(page.body.contains("2199-W01"));
        assert!(!page.body.contains("web-"), "{}", page.body);
    }
    let whole = [
        ("number", "1"),
        ("format", "room"),
        ("who", "client"),
        ("length", "up_to_30"),
        ("next", "booked"),
    ];
    assert_eq!(staff.post(&path, &whole).await.status, StatusCode::SEE_OTHER);
    // Sent twice it is one report; from an old page with other content it comes back as it was.
    assert_eq!(staff.post(&path, &whole).await.status, StatusCode::SEE_OTHER);
    let mut other = whole;
    other[1] = ("format", "video");
    let again = staff.post(&path, &other).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("Session report 1 is there already"), "{}", again.body);
    assert!(again.body.contains("name=\"number\" value=\"2\""), "{}", again.body);
    assert_eq!(again.body.matches(" checked").count(), 3, "format, who, length: {}", again.body);
    for wrong in [
        ("format", "carrier-pigeon"),
        ("next", ""),
        ("number", "x"),
        ("theme", "x"),
        ("safety", "x"),
    ] {
        let mut fields = whole.to_vec();
        fields.retain(|(name, _)| *name != wrong.0);
        fields.push(wrong);
        assert_eq!(staff.post(&path, &fields).await.status, StatusCode::BAD_REQUEST, "{wrong:?}");
    }
    let count = trial.look(move |view| view.sessions(None)).await.len();
    assert_eq!(count, 1);
}

#[tokio::test]
async fn a_study_without_the_modules_shows_no_trace_of_them() {
    let trial = plain();
    let episode = trial.contact().await;
    let (staff, code) = (trial.staff(), episode.code);
    let absent = staff.get("/no-such-page").await;
    for path in ["session", "value"] {
        let path = format!("/contact/{code}/{path}");
        assert_eq!(staff.get(&path).await, absent);
        assert_eq!(staff.post(&path, &[("next", "booked")]).await, absent);
    }
    let page = staff.get(&format!("/contact/{code}")).await.body;
    assert!(!page.contains("Sessionsrapport") && !page.contains("/value"), "{page}");
    let close = format!("/contact/{code}/close");
    let page = staff.get(&close).await.body;
    assert!(!page.contains("name=\"goal\"") && !page.contains("sessionsrapport"), "{page}");
    let closed = staff.post(&close, &[("reason", "faded"), ("after", "not_coming")]).await;
    assert_eq!(closed.location, Some(format!("/contact/{code}")));
    let report = trial.look(move |view| view.closing_report(episode.id)).await;
    assert_eq!(report, None);
    assert!(!staff.get(&format!("/contact/{code}")).await.body.contains("name=\"value\""));
    let value = [("occasion", "after"), ("value", "1")];
    let refused = staff.post(&format!("/contact/{code}/here"), &value).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_end_notes_the_loss_the_report_and_can_be_taken_back() {
    let trial = Trial::new();
    let Episode { id, code, .. } = trial.contact_since(this_week().plus(-10)).await;
    let before = part_one(id, Occasion::Before, [3, 3, 3]);
    trial.change(move |batch, _| Ok(batch.put_assessment(&before)?)).await;
    let (staff, path) = (trial.staff(), format!("/contact/{code}/close"));
    for lang in ["sv", "en"] {
        staff.post("/language", &[("lang", lang)]).await;
        let page = staff.get(&path).await.body;
        assert!(!page.contains("checked") && !page.contains("web-"), "{page}");
        let missing = staff.post(&path, &[("week", "1999-W01")]).await;
        assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(missing.body.matches("role=\"alert\"").count(), 1);
    }
    let before_the_start = this_week().plus(-11).to_string();
    let early =
        [("reason", "moved"), ("after", "coming"), ("goal", "4"), ("week", &before_the_start)];
    assert_eq!(staff.post(&path, &early).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("reason", "faded"), ("after", "not_coming"), ("goal", "7")];
    let closed = staff.post(&path, &fields).await;
    assert_eq!(closed.location, Some(format!("/contact/{code}/value")), "the meter comes next");
    let (ending, report, losses) = trial
        .look(move |view| {
            Ok((view.episode(id)?.ending, view.closing_report(id)?, view.losses_of_episode(id)?))
        })
        .await;
    assert_eq!(
        ending.map(|ending| (ending.reason, ending.week)),
        Some((EndReason::Faded, this_week()))
    );
    let report = report.expect("a report");
    assert_eq!(
        (report.main_goal.map(u8::from), report.after_form),
        (Some(7), AfterForm::NotComing)
    );
    let lost = Loss::FormMissing { occasion: Occasion::After, reason: EndReason::Faded };
    assert_eq!(losses.iter().map(|loss| loss.loss).collect::<Vec<_>>(), [lost]);
    // A page that was made before the end: it says how it stands now, and changes nothing.
    let old = [("was", "- - - -"), ("reason", "moved"), ("after", "coming"), ("goal", "1")];
    let refused = staff.post(&path, &old).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("while the page was open"), "{}", refused.body);
    assert!(refused.body.contains("value=\"moved\" checked"), "{}", refused.body);
    let ending = trial.look(move |view| Ok(view.episode(id)?.ending)).await;
    assert_eq!(ending.map(|ending| ending.reason), Some(EndReason::Faded));
    // Changed: the form will come after all.
    let coming = [("reason", "planned"), ("after", "coming"), ("goal", "none")];
    staff.post(&path, &coming).await;
    let left = trial.look(move |view| view.losses_of_episode(id)).await;
    assert!(left.is_empty(), "{left:?}");
    staff.post(&path, &[("open", "1")]).await;
    let (ending, report) =
        trial.look(move |view| Ok((view.episode(id)?.ending, view.closing_report(id)?))).await;
    assert_eq!((ending, report), (None, None));
}

#[tokio::test]
async fn a_form_that_has_come_is_not_asked_about_at_the_end() {
    let trial = Trial::new();
    let Episode { id, code, .. } = trial.contact_since(this_week().plus(-10)).await;
    let after = part_one(id, Occasion::After, [3, 3, 3]);
    trial.change(move |batch, _| Ok(batch.put_assessment(&after)?)).await;
    let (staff, path) = (trial.staff(), format!("/contact/{code}/close"));
    assert!(!staff.get(&path).await.body.contains("name=\"after\""));
    staff.post(&path, &[("reason", "planned"), ("goal", "9")]).await;
    let report = trial.look(move |view| view.closing_report(id)).await.expect("a report");
    assert_eq!(report.after_form, AfterForm::Given);
    // Closed some weeks ago: changing the reason leaves the week as it was written.
    let closed = Ending { week: this_week().plus(-3), reason: EndReason::Planned };
    trial.change(move |batch, _| Ok(batch.end_episode(id, Some(closed))?)).await;
    let page = staff.get(&path).await.body;
    let week = page.split("name=\"week\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let week = week.expect("the week stands there").to_owned();
    staff.post(&path, &[("reason", "faded"), ("goal", "9"), ("week", &week)]).await;
    let ending = trial.look(move |view| Ok(view.episode(id)?.ending)).await.expect("closed");
    assert_eq!(ending.week, this_week().plus(-3));
    assert!(
        staff.get(&format!("/contact/{code}/last")).await.body.contains("Efter-formuläret är inne")
    );
}

#[tokio::test]
async fn the_therapists_meter_is_answered_once_and_whole() {
    let trial = Trial::new();
    let Episode { id, code, .. } = trial.contact().await;
    let before = part_one(id, Occasion::Before, [3, 3, 3]);
    trial.change(move |batch, _| Ok(batch.put_assessment(&before)?)).await;
    let (staff, path) = (trial.staff(), format!("/contact/{code}/value"));
    for lang in ["sv", "en"] {
        staff.post("/language", &[("lang", lang)]).await;
        let page = staff.get(&path).await.body;
        assert_eq!(single_choices(&page).len(), 4);
        assert!(!page.contains("checked") && !page.contains("web-") && !page.contains("record-"));
    }
    let all =
        [("matters", "4"), ("hard_things", "3"), ("change", "declined"), ("worth_the_time", "0")];
    let gap = staff.post(&path, &all[..3]).await;
    assert_eq!(gap.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(gap.body.matches(" checked").count(), 3);
    assert_eq!(staff.post(&path, &[("matters", "5")]).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(staff.post(&path, &all).await.status, StatusCode::SEE_OTHER);
    assert_eq!(staff.post(&path, &all).await.status, StatusCode::CONFLICT);
    let value = trial.look(move |view| view.added_value(id, AnsweredBy::Therapist)).await;
    assert_eq!(value.expect("a value").0.len(), 4);
}

/// The cookie that an answer sets, in a browser of its own.
fn as_client<'t>(trial: &'t Trial, answer: &crate::trial::Answer) -> Visitor<'t> {
    let mut client = trial.stranger();
    let cookie = answer.cookie.as_deref().expect("a session");
    client.cookie = cookie.split(';').next().map(str::to_owned);
    client
}

#[tokio::test]
async fn one_tap_gives_the_first_page_alone_and_the_rest_ends_with_the_meter() {
    let trial = Trial::new();
    let Episode { id, code, .. } = trial.contact_since(this_week().plus(-10)).await;
    let staff = trial.staff();
    let page = staff.get(&format!("/contact/{code}/last")).await.body;
    assert!(page.contains("name=\"pages\" value=\"1\""), "{page}");
    let fields = [("occasion", "after"), ("pages", "1")];
    let handed = staff.post(&format!("/contact/{code}/here"), &fields).await;
    let client = as_client(&trial, &handed);
    assert!(client.get("/f").await.body.contains("18 frågor"), "{}", client.get("/f").await.body);
    client.post("/f", &[("go", "1")]).await;
    for at in 0..18 {
        let page = client.get("/f").await.body;
        assert!(page.contains(&format!("{} / 18", at + 1)), "{page}");
        client.post("/f", &[("n", &at.to_string()), ("v", "3")]).await;
    }
    // Page 1 is in the record, and whoever has little time is asked nothing more.
    assert!(client.get("/f").await.body.contains("Tack"));
    let known = trial.look(move |view| view.assessments_of_episode(id)).await;
    assert_eq!(known.len(), 1);
    // What a client answers is no deed of whoever opened the screen.
    let log = trial.look(|view| view.audit_log(1000)).await;
    let answered = |entry: &&kastanj_store::AuditEntry| entry.noun == "assessment";
    let names: Vec<&str> = log.iter().filter(answered).map(|entry| entry.person.as_str()).collect();
    assert!(!names.is_empty() && names.iter().all(|name| *name == "anna (skärm)"), "{names:?}");
    let told = trial.staff().get("/log").await.body;
    assert!(told.contains("klienten, på skärm som anna öppnat"), "{told}");
    client.post("/f", &[("n", "0"), ("v", "0")]).await;
    let forms = trial.look(move |view| view.assessments_of_episode(id)).await;
    assert_eq!(forms, known, "an old page sent again changes nothing");
    // The rest can still be given; then the meter follows, one question at a time.
    let staff = trial.staff();
    assert!(staff.get(&format!("/contact/{code}/last")).await.body.contains("Bara sidan 1"));
    let rest = [("occasion", "after"), ("pages", "all")];
    let handed = staff.post(&format!("/contact/{code}/here"), &rest).await;
    let client = as_client(&trial, &handed);
    client.post("/f", &[("go", "1")]).await;
    for _ in 0..20 {
        let page = client.get("/f").await.body;
        let Some(at) = page.split("name=\"n\" value=\"").nth(1) else { break };
        let at = at.split('"').next().expect("a number");
        let value = if page.contains("name=\"v\" value=\"+\"") { "+" } else { "0" };
        client.post("/f", &[("n", at), ("v", value)]).await;
    }
    for (at, question) in ["matters", "hard_things", "change", "worth_the_time"].iter().enumerate()
    {
        let page = client.get("/f").await.body;
        assert!(page.contains(&format!("{} / 4", at + 1)) && page.contains(question), "{page}");
        assert!(!page.contains("web-") && !page.contains("record-"), "{page}");
        client.post("/f", &[("u", question), ("v", "2")]).await;
    }
    assert!(client.get("/f").await.body.contains("Tack"));
    assert_eq!(
        client.post("/f", &[("u", "matters"), ("v", "0")]).await.status,
        StatusCode::CONFLICT
    );
    let value = trial.look(move |view| view.added_value(id, AnsweredBy::Client)).await;
    assert_eq!(value.expect("a value").next(), None);
}

#[tokio::test]
async fn the_meter_is_handed_over_alone_after_a_form_on_paper() {
    let trial = Trial::new();
    let Episode { id, code, .. } = trial.contact_since(this_week().plus(-10)).await;
    let staff = trial.staff();
    let after = part_one(id, Occasion::After, [3, 3, 3]);
    trial.change(move |batch, _| Ok(batch.put_assessment(&after)?)).await;
    let contact = format!("/contact/{code}");
    assert!(!staff.get(&contact).await.body.contains("name=\"value\""), "at the end alone");
    staff.post(&format!("{contact}/close"), &[("reason", "planned"), ("goal", "none")]).await;
    assert!(staff.get(&contact).await.body.contains("name=\"value\""));
    let value = [("occasion", "after"), ("value", "1")];
    let handed = staff.post(&format!("{contact}/here"), &value).await;
    let client = as_client(&trial, &handed);
    assert!(client.get("/f").await.body.contains("1 / 4"));
    client.post("/f", &[("u", "matters"), ("v", "declined")]).await;
    assert_eq!(client.post("/f", &[("u", "x"), ("v", "1")]).await.status, StatusCode::BAD_REQUEST);
    client.post("/f", &[("done", "1")]).await;
    let known = trial.look(move |view| view.added_value(id, AnsweredBy::Client)).await;
    assert_eq!(known.expect("a value").0.len(), 1, "what was answered stays");
}
