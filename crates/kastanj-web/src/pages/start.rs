//! First start: two people say once what their service is, and the encrypted folder is made.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::{Desk, NewService, this_week};
use kastanj_language::{Explain, Lang, Text, tr};
use kastanj_record::Month;
use kastanj_store::{PASSPHRASE_MINIMUM, Person};

use crate::crisis_labels::{label, proposed};
use crate::fields::Fields;
use crate::frame::{Frame, page};
use crate::house::House;
use crate::new_passphrase::typed_twice;
use crate::session::{self, Holder};
use crate::trouble::Trouble;
use crate::visitor::Visitor;

/// How long a study for practice has gone on, in weeks.
const PRACTISED: i32 = 130;

/// What is asked at the first start; what was typed comes back when something is wrong.
#[derive(Template)]
#[template(path = "start.html")]
struct StartPage {
    f: Frame,
    minimum: usize,
    problems: Vec<String>,
    typed: Fields,
}

impl StartPage {
    /// What was typed under a name, or `otherwise` at the first showing.
    fn value(&self, name: &str, otherwise: &str) -> String {
        if self.typed.is_empty() {
            return otherwise.to_owned();
        }
        self.typed.one(name).unwrap_or_default().to_owned()
    }

    /// Rows of crisis numbers: what was typed, or what the program proposes and an empty row.
    fn crisis(&self) -> Vec<(String, String, String)> {
        if self.typed.is_empty() {
            let own =
                proposed().into_iter().map(|(who, number)| (who.sv, who.en, number.to_owned()));
            return own.chain([Default::default()]).collect();
        }
        let typed = crisis_rows(&self.typed);
        typed.map(|(sv, en, number)| (sv.to_owned(), en.to_owned(), number.to_owned())).collect()
    }

    fn ticked(&self, name: &str) -> bool {
        self.typed.one(name).is_some()
    }
}

/// The paper key, shown this once.
#[derive(Template)]
#[template(path = "recovery.html")]
struct RecoveryPage {
    f: Frame,
    key: String,
    folder: String,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    if house.is_set_up() {
        return Ok(Redirect::to("/unlock").into_response());
    }
    page(&start_page(visitor.lang, Vec::new(), Fields::default()))
}

fn start_page(lang: Lang, problems: Vec<String>, typed: Fields) -> StartPage {
    StartPage { f: Frame::outside(lang), minimum: PASSPHRASE_MINIMUM, problems, typed }
}

/// Makes the folder, lets the first person in, and shows the paper key.
pub(crate) async fn begin(
    State(house): State<Arc<House>>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Trouble> {
    if house.is_set_up() {
        return Err(Trouble::Stale);
    }
    let lang = visitor.lang;
    let said = match Said::from(lang, &fields) {
        Ok(said) => said,
        Err(problems) => return page(&start_page(lang, problems, fields)),
    };
    let first = said.first.0.clone();
    let making = Arc::clone(&house);
    let made = tokio::task::spawn_blocking(move || said.make(&making, lang));
    let key = match made.await.map_err(|_| Trouble::Locked)? {
        Ok(key) => key,
        Err(problem) => return page(&start_page(lang, vec![problem], fields)),
    };
    let token = house
        .sessions
        .begin(Holder::Staff { person: first }, lang, house.clock.now())
        .map_err(|error| Trouble::Said(error.to_string()))?;
    let folder = house.plan.dir.display().to_string();
    let mut response = page(&RecoveryPage { f: Frame::outside(lang), key, folder })?;
    if let Some(cookie) = session::set(&token, house.plan.secure) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// An account that is to be made: who, passphrase.
type NewAccount = (Person, String);

/// What the two have said, as far as it can be judged without making anything.
struct Said {
    service: NewService,
    first: NewAccount,
    second: Option<NewAccount>,
}

impl Said {
    /// Reads the page; all that is wrong with it is told at once.
    fn from(lang: Lang, fields: &Fields) -> Result<Said, Vec<String>> {
        let mut problems = Vec::new();
        let first = account(
            lang,
            fields,
            &tr!(lang, "web-start-you"),
            ["person", "passphrase", "again"],
            &mut problems,
        );
        let second = fields.one("person2").and_then(|_| {
            let whose = tr!(lang, "web-start-other");
            account(lang, fields, &whose, ["person2", "passphrase2", "again2"], &mut problems)
        });
        if let (Some(first), Some(second)) = (&first, &second)
            && first.0 == second.0
        {
            problems.push(tr!(lang, "web-start-same-person"));
        }
        let needed = |name: &str, problems: &mut Vec<String>, message: String| {
            let given = fields.one(name).map(str::to_owned);
            if given.is_none() {
                problems.push(message);
            }
            given.unwrap_or_default()
        };
        let name = needed("name", &mut problems, tr!(lang, "web-start-needs-name"));
        let controller =
            needed("controller", &mut problems, tr!(lang, "web-start-needs-controller"));
        let code = fields.one("code").and_then(|code| code.to_uppercase().parse().ok());
        if code.is_none() {
            problems.push(tr!(lang, "web-start-needs-code"));
        }
        let crisis_numbers: Vec<(Text, String)> = crisis_rows(fields)
            .filter_map(|(sv, en, number)| Some((label(sv, en)?, number.to_owned())))
            .filter(|(_, number)| !number.is_empty())
            .collect();
        if crisis_numbers.is_empty() {
            problems.push(tr!(lang, "web-start-needs-number"));
        }
        let text = |name: &str| fields.one(name).map(str::to_owned);
        match (first, code) {
            (Some(first), Some(code)) if problems.is_empty() => Ok(Said {
                service: NewService {
                    code,
                    name,
                    neutral_name: text("neutral"),
                    controller,
                    identity_decision: text("identity"),
                    documentation_rule: text("rule"),
                    documentation_decision: text("decision"),
                    crisis_numbers,
                    session_reports: fields.one("sessions").is_some(),
                    added_value: fields.one("value").is_some(),
                    practice: fields.one("practice").is_some(),
                },
                first,
                second,
            }),
            _ => Err(problems),
        }
    }

    /// Makes the folder and takes it into keeping; gives the paper key.
    fn make(self, house: &House, lang: Lang) -> Result<String, String> {
        // A study that has gone on for a while has something of everything to practise on.
        let weeks = if self.service.practice { PRACTISED } else { 0 };
        let (year, month) = this_week().plus(-weeks).month();
        let starts = Month::new(year, month).ok_or_else(|| tr!(lang, "web-start-clock"))?;
        let cost = house.plan.key_cost;
        let (person, passphrase) = &self.first;
        let (mut store, key) = self
            .service
            .set_up(&house.plan.dir, person, passphrase, cost, starts)
            .map_err(|error| error.explain(lang))?;
        if let Some((second, passphrase)) = &self.second {
            store.add_person(second, passphrase, cost).map_err(|error| error.explain(lang))?;
        }
        let mut store = store;
        if let Some(rehearse) = house.plan.rehearse.filter(|_| self.service.practice) {
            let mut desk = Desk::of(store).map_err(|error| error.explain(lang))?;
            rehearse(&mut desk, lang)?;
            store = desk.store;
        }
        house.keep(store).map_err(|trouble| trouble.words(lang))?;
        Ok(key.to_string())
    }
}

/// The rows of crisis numbers: who answers, in Swedish and in English, and the number.
fn crisis_rows(fields: &Fields) -> impl Iterator<Item = (&str, &str, &str)> {
    let labels = fields.all("who-sv").zip(fields.all("who-en"));
    labels.zip(fields.all("number")).map(|((sv, en), number)| (sv, en, number))
}

/// One account of the page; what is wrong with it is told with whose it is.
fn account(
    lang: Lang,
    fields: &Fields,
    whose: &str,
    [person, passphrase, again]: [&str; 3],
    problems: &mut Vec<String>,
) -> Option<NewAccount> {
    let mut tell = |problem: String| {
        problems.push(tr!(lang, "web-start-whose", whose = whose, problem = problem));
    };
    let name = fields.one(person).unwrap_or_default().to_lowercase();
    let parsed: Option<Person> = name.parse().ok();
    if parsed.is_none() {
        tell(tr!(lang, "web-start-person", name = name.as_str()));
    }
    let (given, again) = (fields.exact(passphrase), fields.exact(again));
    if given.is_empty() && again.is_empty() && passphrase != "passphrase" {
        tell(tr!(lang, "web-start-later-account"));
        return None;
    }
    let words = |name: &str| fields.one(name).unwrap_or_default();
    let known = [&name, words("name"), words("neutral"), words("controller")];
    let given = typed_twice(lang, given, again, &known).map_err(tell).ok()?;
    parsed.map(|person| (person, given))
}
