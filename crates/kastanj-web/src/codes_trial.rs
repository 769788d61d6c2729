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
const AREA: f64 = 0.52;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Wrong,
    Spent,
    Expired,
}

const KINDS: [Kind; 3] = [Kind::Wrong, Kind::Spent, Kind::Expired];

/// What came back, and how long it took.
type Timed = ((StatusCode, HeaderMap, Vec<u8>), Duration);

async fn ask(router: &Router, method: Method, form: String) -> Timed {
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

/// A code of this kind, as it is typed.
fn code(trial: &Trial, visit: &Visit, kind: Kind) -> String {
    let codes = &trial.house.codes;
    let issued = codes.issue(visit.clone(), trial.house.clock.now()).unwrap();
    let here = Source::of(std::net::IpAddr::from([127, 0, 0, 1]));
    match kind {
        Kind::Wrong if issued == "123456" => "654321".to_owned(),
        Kind::Wrong => "123456".to_owned(),
        Kind::Spent => {
            codes.redeem(&issued, here, trial.house.clock.now()).unwrap();
            issued
        }
        Kind::Expired => {
            trial.wait(15 * 60 + 1);
            issued
        }
    }
}

/// The probability that a time of the one kind is longer than one of the other: 0.5 when nobody
/// can tell them apart (Mann and Whitney's statistic; ties count half).
fn area(one: &[Duration], other: &[Duration]) -> f64 {
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
    };
    let router = router(&trial.house);
    let mut times: [Vec<Duration>; 3] = Default::default();
    let mut first = None;
    let mut draws = 7_u64;
    while times.iter().any(|kind| kind.len() < TRIES) {
        draws = draws.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let at = usize::try_from((draws >> 33) % 3).unwrap();
        if times[at].len() == TRIES {
            continue;
        }
        let typed = code(&trial, &visit, KINDS[at]);
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
