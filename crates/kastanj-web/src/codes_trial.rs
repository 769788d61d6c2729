//! Nobody can tell a wrong code from a spent or an expired one, by a byte or by a clock.

use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use kastanj_instrument::{Occasion, QuestionnaireId, VariantId};
use tower::ServiceExt;

use crate::router::router;
use crate::source::Source;
use crate::trial::{HOST, Trial, anna};
use crate::visit::Visit;

/// Tries of each kind. The codes of the room live in memory and are hashed nowhere, so that there
/// is one cost and no reduced one.
const TRIES: usize = 10_000;
/// Larger than this the area under the curve is a difference that somebody could use.
pub(crate) const AREA: f64 = 0.52;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Wrong,
    Spent,
    Expired,
}

const KINDS: [Kind; 3] = [Kind::Wrong, Kind::Spent, Kind::Expired];

/// What came back, and how long it took.
pub(crate) type Timed = ((StatusCode, HeaderMap, Vec<u8>), Duration);

pub(crate) async fn ask(router: &Router, method: Method, form: String) -> Timed {
    let request = Request::builder()
        .method(method)
        .uri("/f")
        .header(header::HOST, HOST)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form))
        .unwrap();
    let router = router.clone();
    let begun = Instant::now();
    let answer = router.oneshot(request).await.unwrap();
    let (head, body) = answer.into_parts();
    let body = body.collect().await.unwrap().to_bytes().to_vec();
    ((head.status, head.headers, body), begun.elapsed())
}

/// Three codes as they are typed, one of each kind; made together, so that whichever is tried, the
/// same has happened before.
fn codes(trial: &Trial, visit: &Visit, draw: u64) -> [String; 3] {
    let codes = &trial.house.codes;
    let now = || trial.house.clock.now();
    let here = Source::of(std::net::IpAddr::from([127, 0, 0, 1]));
    let spent = codes.issue(visit.clone(), now()).unwrap();
    codes.redeem(&spent, here, now()).unwrap();
    let expired = codes.issue(visit.clone(), now()).unwrap();
    trial.wait(15 * 60 + 1);
    let wrong = (draw..).map(|number| format!("{:06}", number % 1_000_000));
    let wrong = wrong.into_iter().find(|wrong| *wrong != spent && *wrong != expired).unwrap();
    [wrong, spent, expired]
}

/// The probability that a time of the one kind is longer than one of the other: 0.5 when nobody
/// can tell them apart (Mann and Whitney's statistic; ties count half).
pub(crate) fn area(one: &[Duration], other: &[Duration]) -> f64 {
    let mut all: Vec<(Duration, bool)> = one.iter().map(|time| (*time, true)).collect();
    all.extend(other.iter().map(|time| (*time, false)));
    all.sort_unstable();
    let (mut ranks, mut at) = (0.0, 0);
    while at < all.len() {
        let tied = all[at..].iter().take_while(|(time, _)| *time == all[at].0).count();
        let middle = (2 * at + tied + 1) as f64 / 2.0;
        ranks += middle * all[at..at + tied].iter().filter(|(_, first)| *first).count() as f64;
        at += tied;
    }
    let (n, m) = (one.len() as f64, other.len() as f64);
    (ranks - n * (n + 1.0) / 2.0) / (n * m)
}

#[tokio::test]
#[expect(clippy::print_stdout, reason = "a measurement")]
async fn wrong_spent_and_expired_codes_are_told_apart_by_nothing() {
    let trial = Trial::new();
    let visit = Visit {
        episode: trial.contact().await.id,
        occasion: Occasion::Before,
        questionnaire: QuestionnaireId { name: "del-1".to_owned(), version: 1 },
        variant: VariantId("before".to_owned()),
        opened_by: anna(),
        at_home: false,
    };
    let router = router(&trial.house);
    let mut times: [Vec<Duration>; 3] = Default::default();
    let mut first = None;
    let mut draws = 7_u64;
    while times.iter().any(|kind| kind.len() < TRIES) {
        draws =
            draws.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let at = usize::try_from((draws >> 33) % 3).unwrap();
        if times[at].len() == TRIES {
            continue;
        }
        let [wrong, spent, expired] = codes(&trial, &visit, draws >> 40);
        let typed = [wrong, spent, expired][at].clone();
        // Each try has waited its turn, and comes from the same state of the machine.
        trial.wait(3);
        ask(&router, Method::GET, String::new()).await;
        let (answer, time) = ask(&router, Method::POST, format!("k={typed}")).await;
        assert_eq!(&answer, first.get_or_insert_with(|| answer.clone()), "{:?}", KINDS[at]);
        times[at].push(time);
    }
    for (one, other) in [(0, 1), (0, 2), (1, 2)] {
        let area = area(&times[one], &times[other]);
        println!(
            "{:?} against {:?}: {TRIES} tries each, area under the curve {area:.4}",
            KINDS[one], KINDS[other]
        );
        assert!((1.0 - AREA..=AREA).contains(&area), "{:?} {:?} {area}", KINDS[one], KINDS[other]);
    }
    // A difference that is there is seen: a tenth more for the one kind.
    let slower: Vec<Duration> = times[0].iter().map(|time| *time * 11 / 10).collect();
    assert!(area(&slower, &times[1]) > AREA, "the measure sees nothing");
}

/// Whoever has sent an answer may lose the line: what has come in is carried through.
#[tokio::test]
async fn an_answer_that_has_come_in_is_kept_though_its_browser_is_gone() {
    let trial = Trial::new();
    let contact = trial.contact().await.code;
    let staff = trial.staff();
    let page =
        staff.post(&format!("/contact/{contact}/code"), &[("occasion", "before")]).await.body;
    let code = page.split("class=\"code\"").nth(1).and_then(|rest| rest.split(['>', '<']).nth(1));
    let mut client = trial.stranger();
    let answer = client.post("/f", &[("k", code.unwrap())]).await;
    client.cookie = answer.cookie.and_then(|set| set.split(';').next().map(str::to_owned));
    client.post("/f", &[("go", "1")]).await;
    let router = router(&trial.house);
    let mut gone = 0;
    for question in 0..5 {
        let request = client
            .request(Method::POST, "/f")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(format!("n={question}&v=0")))
            .unwrap();
        let sending = tokio::spawn(router.clone().oneshot(request));
        tokio::task::yield_now().await;
        sending.abort();
        gone += usize::from(sending.await.is_err());
        let next = format!("<p class=\"n\">{} / ", question + 2);
        let mut page = String::new();
        for _ in 0..200 {
            page = client.get("/f").await.body;
            if page.contains(&next) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert!(page.contains(&next), "question {question}: {page}");
    }
    // On a busy machine an answer may be kept before its browser can leave.
    assert!(gone > 0, "no browser was gone before its answer was kept");
}
