//! Every role at the own and at another unit, for every line of the table of routes and every
//! method: who comes in, and that what another unit has cannot be told from what never was.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use kastanj_desk::this_week;
use kastanj_instrument::{Serial, SheetKind};
use kastanj_record::{Next, SessionFormat, SessionReport, SheetIdentity, UnassignedReason, Who};
use kastanj_store::{Role, ServiceUnit, Standing};

use crate::access::{Access, Right, Scope};
use crate::number;
use crate::pages::sheets::tests::{picture, scanned, take_in};
use crate::route::Route;
use crate::router::table;
use crate::trial::{Answer, PASSPHRASE, Trial, Visitor};

const OTHER: &str = "OV-2";

/// What a form of a route sends, so that it gets as far as looking for what the address names.
/// A change in somebody's record that is not declared here fails the test.
fn declared(path: &str) -> &'static [(&'static str, &'static str)] {
    match path {
        "/contact/{code}/asked" => &[("declined", "1")],
        "/contact/{code}/card" => &[("make", "1")],
        "/contact/{code}/consent" => &[("all", "yes")],
        "/contact/{code}/here" | "/contact/{code}/code" => &[("occasion", "before")],
        "/contact/{code}/pack" => &[("sheet", "HJKMNPQR77")],
        "/contact/{code}/readings" => &[("want", "1")],
        "/contact/{code}/talk" => &[("topic", "goal")],
        "/contact/{code}/session" => &[("next", "booked")],
        "/contact/{code}/close" => &[("open", "1")],
        "/contact/{code}/session/{number}" => &[("remove", "1")],
        "/contact/{code}/missing/{occasion}" => &[("reason", "moved")],
        "/contact/{code}/first" => &[("week", "2020-W01")],
        "/contact/{code}/value" | "/contact/{code}/erase" | "/contact/{code}/again" => &[],
        "/contact/{code}/strip" => &[],
        "/contact/{code}/key/{occasion}" => &[("sure", "1")],
        "/keyed/{id}" => &[("revision", "1"), ("number", "1")],
        "/waiting/{id}" => &[("to", "new")],
        "/waiting/{id}/undo" | "/waiting/{id}/drop" => &[],
        "/conflict/{id}" => &[("keep", "stored")],
        "/key/pack/{pack}/{occasion}" => &[("sure", "1")],
        "/slip/{pack}" => &[],
        other => panic!("declare in unit_matrix.rs what a form of {other} sends"),
    }
}

/// A house of two units in which every role has an account at each.
async fn two_units() -> Trial {
    let trial = Trial::new();
    let person = crate::trial::anna();
    let turn = trial.house.turn(&person, |desk| {
        let code = OTHER.parse().expect("a code");
        let unit = ServiceUnit { code, label: "Annan (SYNTETISK)".to_owned() };
        desk.store.batch(|batch| batch.add_unit(&unit))?;
        for role in Role::ALL {
            for (at, unit) in ["OV-1", OTHER].into_iter().enumerate() {
                let name = format!("{role}-{at}").parse().expect("a name");
                let units = Some(vec![unit.parse().expect("a code")]);
                let cost = kastanj_store::KeyCost::WEAK;
                desk.store.add_person_as(&name, PASSPHRASE, cost, Standing { role, units })?;
            }
        }
        Ok(())
    });
    turn.await.expect("people");
    trial
}

/// Names that fill an address.
#[derive(Debug, Clone)]
struct Named {
    code: String,
    pack: String,
    waiting: String,
    conflict: String,
    doubt: String,
}

impl Named {
    /// What nobody has ever seen.
    fn absent() -> Named {
        let nothing = "00000000000000000000000000000000".to_owned();
        Named {
            code: "7KQ4-HN".to_owned(),
            pack: "HJKMNPQR77".to_owned(),
            waiting: nothing.clone(),
            conflict: nothing.clone(),
            doubt: nothing,
        }
    }

    /// What the first unit has: made anew, because the one before may have been changed.
    async fn made(trial: &Trial, count: usize) -> Named {
        let symbols = b"HJKMNPQRSTWXY47";
        let (one, two) = (count / symbols.len(), count % symbols.len());
        let symbol = |at: usize| char::from(symbols[at % symbols.len()]);
        let pack = format!("HJKMNPQR{}{}", symbol(one), symbol(two));
        let serial: Serial = pack.parse().expect("a number");
        let episode = trial.contact().await;
        let of_pack = SheetIdentity { kind: SheetKind::Pack, serial };
        let given = [("grepp-1", Some(1)), ("grepp-2", None)];
        let form = take_in(trial, &episode, scanned(1, &given, of_pack)).await;
        let differs = [("grepp-1", Some(4)), ("grepp-2", None)];
        take_in(trial, &episode, scanned(1, &differs, of_pack)).await;
        let (conflict, waiting) = trial
            .change(move |batch, setting| {
                batch.add_session(&SessionReport {
                    episode: episode.id,
                    number: 1,
                    week: this_week(),
                    format: SessionFormat::NoShow,
                    who: Who::Client,
                    length: None,
                    themes: Vec::new(),
                    techniques: Vec::new(),
                    safety_handled: None,
                    next: Next::Booked,
                })?;
                let conflicts = batch.view().conflicts()?;
                let mine = conflicts.iter().find(|one| one.stored.episode == episode.id);
                let unit = setting.study.units[0].code.clone();
                batch.add_pack(serial, &unit)?;
                let stock = SheetIdentity { kind: SheetKind::Stock, serial };
                let page = scanned(1, &[("grepp-1", Some(2)), ("grepp-7", None)], stock);
                let reason = UnassignedReason::Stock;
                let rows = [picture("grepp-7")];
                let waits = batch.park_sheet(&unit, reason, &page, None, &rows)?;
                Ok((mine.expect("a conflict").id, waits))
            })
            .await;
        Named {
            code: episode.code.to_string(),
            pack,
            waiting: number::spell(&waiting.0),
            conflict: number::spell(&conflict.0),
            doubt: number::spell(&form.id.0),
        }
    }

    fn address(&self, route: &Route) -> String {
        let id = match route.path {
            path if path.starts_with("/waiting") => &self.waiting,
            path if path.starts_with("/conflict") => &self.conflict,
            _ => &self.doubt,
        };
        let part = |part: &str| match part {
            "{code}" => self.code.clone(),
            "{pack}" => self.pack.clone(),
            "{occasion}" => "before".to_owned(),
            "{item}" => "grepp-2".to_owned(),
            "{id}" => id.clone(),
            "{name}" => "s.css".to_owned(),
            "{entry}" | "{number}" => "1".to_owned(),
            part if part.starts_with('{') => panic!("say in unit_matrix.rs what fills {part}"),
            part => part.to_owned(),
        };
        route.path.split('/').map(part).collect::<Vec<_>>().join("/")
    }

    /// What a page says, without the name that was asked for.
    fn hidden(&self, mut answer: Answer) -> Answer {
        answer.body = answer.body.replace(&self.pack, "·");
        answer.location = answer.location.map(|to| to.replace(&self.pack, "·"));
        answer
    }
}

async fn ask(visitor: &Visitor<'_>, method: &Method, path: &str, route: &Route) -> Answer {
    if *method == Method::POST {
        let fields = if route.scope == Scope::Whole { &[] } else { declared(route.path) };
        visitor.post(path, fields).await
    } else {
        visitor.get(path).await
    }
}

/// Changes of a whole house that would end the trial for those who come after.
fn ends_the_trial(route: &Route) -> bool {
    ["/lock", "/service-lock"].contains(&route.path)
}

#[tokio::test]
async fn every_role_comes_where_it_may_and_nowhere_else() {
    let trial = two_units().await;
    let (mut cells, mut made) = (0, 0);
    let absent = Named::absent();
    // Whoever may not change it may be asked with the same names over and over.
    let standing = Named::made(&trial, 0).await;
    for route in table() {
        for role in Role::ALL {
            let may = match route.access {
                Access::Anyone | Access::AnyStaff => true,
                Access::Staff(right) => Right::of(role).contains(&right),
            };
            if may && ends_the_trial(&route) {
                continue;
            }
            let named = if may && route.scope != Scope::Whole && route.method == Method::POST {
                made += 1;
                Named::made(&trial, made).await
            } else {
                standing.clone()
            };
            let own = trial.staff_named(&format!("{role}-0"));
            let other = trial.staff_named(&format!("{role}-1"));
            let there = ask(&own, &route.method, &named.address(&route), &route).await;
            let cell = format!("{role} {} {}", route.method, route.path);
            cells += 1;
            assert_eq!(there.status == StatusCode::FORBIDDEN, !may, "{cell}: {}", there.status);
            assert_ne!(there.status, StatusCode::INTERNAL_SERVER_ERROR, "{cell}");
            if route.scope == Scope::Whole {
                continue;
            }
            if may {
                assert_ne!(there.status, StatusCode::NOT_FOUND, "{cell} of the own unit");
            }
            let foreign = ask(&other, &route.method, &standing.address(&route), &route).await;
            let nothing = ask(&other, &route.method, &absent.address(&route), &route).await;
            cells += 2;
            // A pack that nobody knows may begin a contact; anything else is not there.
            if route.scope != Scope::Pack {
                let expected = if may { StatusCode::NOT_FOUND } else { StatusCode::FORBIDDEN };
                assert_eq!(nothing.status, expected, "{cell} of nothing");
                assert_eq!(foreign, nothing, "{cell} of another unit");
            }
            for method in [Method::PUT, Method::DELETE, Method::PATCH] {
                let request = other.request(method.clone(), &standing.address(&route));
                let answer = other.send(request.body(Body::empty()).expect("a request")).await;
                cells += 1;
                let expected =
                    if may { StatusCode::METHOD_NOT_ALLOWED } else { StatusCode::FORBIDDEN };
                assert_eq!(answer.status, expected, "{method} {cell}");
            }
        }
    }
    assert!(cells > 500, "{cells}");
}

#[tokio::test]
async fn an_envelope_of_another_unit_looks_like_one_that_nobody_knows() {
    let trial = two_units().await;
    let other = trial.staff_named("therapist-1");
    let (named, absent) = (Named::made(&trial, 1).await, Named::absent());
    for route in table().iter().filter(|route| route.scope == Scope::Pack) {
        if route.method != Method::GET {
            continue;
        }
        let foreign = other.get(&named.address(route)).await;
        let nothing = other.get(&absent.address(route)).await;
        assert_eq!(named.hidden(foreign), absent.hidden(nothing), "{}", route.path);
    }
    // Keyed all the same, it stays where it is, and nobody hears of whom.
    let post = format!("/key/pack/{}/before?unit={OTHER}", named.pack);
    let answer = other.post(&post, &[("sure", "1")]).await;
    assert!(answer.location.is_none() && !answer.body.contains(&named.code), "{}", answer.body);
}

#[tokio::test]
async fn lists_and_choices_show_the_own_unit_alone() {
    let trial = two_units().await;
    let named = Named::made(&trial, 1).await;
    for path in ["/today", "/contacts", "/sheets", "/review"] {
        let own = trial.staff_named("therapist-0").get(path).await;
        let other = trial.staff_named("therapist-1").get(path).await;
        assert_eq!((own.status, other.status), (StatusCode::OK, StatusCode::OK), "{path}");
        for name in [&named.code, &named.waiting, &named.conflict, &named.doubt, &named.pack] {
            assert!(!other.body.contains(name.as_str()), "{path} tells {name}");
        }
    }
    assert!(trial.staff_named("therapist-0").get("/contacts").await.body.contains(&named.code));
    let (own, other) = (trial.staff_named("therapist-0"), trial.staff_named("therapist-1"));
    let search = format!("/contacts?q={}", named.code);
    let unknown = other.get("/contacts?q=7KQ4-HN").await;
    let hidden = |answer: Answer, code: &str| answer.body.replace(code, "·");
    assert_eq!(hidden(other.get(&search).await, &named.code), hidden(unknown, "7KQ4-HN"));
    assert!(own.get(&search).await.location.is_some());
}

#[tokio::test]
async fn a_contact_begins_in_the_own_unit() {
    let trial = two_units().await;
    let begun = trial.staff_named("therapist-0").post("/contacts", &[]).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER);
    let units: Vec<String> = trial
        .look(|view| Ok(view.episodes(None)?.iter().map(|e| e.unit.to_string()).collect()))
        .await;
    assert_eq!(units, ["OV-1"]);
}

#[tokio::test]
async fn what_is_taken_from_a_person_is_gone_at_the_next_request() {
    let trial = two_units().await;
    let therapist = trial.staff_named("therapist-0");
    assert_eq!(therapist.get("/today").await.status, StatusCode::OK);
    let person = crate::trial::anna();
    let change = trial.house.turn(&person, |desk| {
        let name = "therapist-0".parse().expect("a name");
        let standing = Standing { role: Role::Auditor, units: None };
        Ok(desk.store.set_standing(&name, standing)?)
    });
    change.await.expect("a change");
    assert_eq!(therapist.get("/today").await.status, StatusCode::FORBIDDEN);
    let gone = trial.house.turn(&person, |desk| {
        Ok(desk.store.remove_person(&"therapist-0".parse().expect("a name"))?)
    });
    gone.await.expect("a change");
    assert_eq!(therapist.get("/today").await.location.as_deref(), Some("/unlock"));
}

#[tokio::test]
async fn counts_are_those_of_the_own_unit() {
    let trial = two_units().await;
    for path in ["/tally", "/overview", "/overview/questions", "/overview/report"] {
        let other = trial.staff_named("coordinator-1");
        // The study file of the trial names the first unit alone.
        let foreign = other.get(&format!("{path}?unit=OV-1")).await;
        let nothing = other.get(&format!("{path}?unit=OV-9")).await;
        assert_eq!(foreign, nothing, "{path}");
        assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{path}");
    }
}
