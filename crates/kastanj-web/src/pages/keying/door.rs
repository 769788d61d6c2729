use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::keying::{Owner, named};
use kastanj_desk::{Desk, own_units};
use kastanj_instrument::{Occasion, PageCode, Serial, SheetKind};
use kastanj_language::{Lang, tr};
use kastanj_record::{UnitCode, occasion_label};
use serde::Deserialize;

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::sheets::unit_choice;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// What is sent where the slip of a pack is meant, in the place of an occasion.
const SLIP: &str = "slip";

/// Where the number of a sheet or a pack is typed; what else has to be known is asked next.
#[derive(Template)]
#[template(path = "key_door.html")]
struct DoorPage {
    f: Frame,
    sheet: String,
    problem: Option<String>,
    asked: Asked,
}

/// What else has to be known.
#[derive(Debug, Default)]
struct Asked {
    /// The number once more: nothing is known of the pack.
    again: bool,
    /// The unit that it comes from.
    units: Vec<(String, String)>,
    /// Which sheet of the pack.
    occasions: Vec<(&'static str, String)>,
    /// Whether the slip of the pack can be meant.
    slip: bool,
}

/// A number in the address, from a page that knows it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    sheet: String,
}

/// The page.
pub(crate) async fn door(
    State(house): State<Arc<House>>,
    staff: Staff,
    Query(typed): Query<Typed>,
) -> Result<Response, Trouble> {
    let mut f = Frame::of(&staff, Room::Sheets);
    f.done = house.lately.hear(staff.key);
    page(&DoorPage { f, sheet: typed.sheet, problem: None, asked: Asked::default() })
}

/// What a number leads to.
enum Answer {
    /// To its page.
    Go(String),
    /// To a question, or a sentence about what is wrong.
    Ask(Option<String>, Asked),
}

/// What was typed.
struct Knock {
    sheet: String,
    again: Option<String>,
    unit: Option<UnitCode>,
    occasion: Option<Occasion>,
    /// Whether the slip of the pack is meant.
    slip: bool,
}

/// Looks a number up and goes on to its sheet, or asks what is missing.
pub(crate) async fn knock(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let sheet = fields.one("sheet").unwrap_or_default().to_owned();
    let knock = Knock {
        sheet: sheet.clone(),
        again: fields.one("again").map(str::to_owned),
        unit: fields.parsed("unit")?,
        slip: fields.one("occasion") == Some(SLIP),
        occasion: match fields.one("occasion") {
            Some(SLIP) => None,
            _ => fields.parsed("occasion")?,
        },
    };
    let lang = staff.lang;
    let answer = house.turn(&staff.person, move |desk| answer(desk, &knock, lang)).await?;
    match answer {
        Answer::Go(to) => Ok(Redirect::to(&to).into_response()),
        Answer::Ask(problem, asked) => {
            page(&DoorPage { f: Frame::of(&staff, Room::Sheets), sheet, problem, asked })
        }
    }
}

fn answer(desk: &Desk, knock: &Knock, lang: Lang) -> Result<Answer, Trouble> {
    let wrong = |words: String| Ok(Answer::Ask(Some(words), Asked::default()));
    let unknown = || tr!(lang, "web-key-unknown", sheet = &knock.sheet);
    let view = desk.store.view();
    let Some(known) = named(&view, &desk.study, &desk.library, &knock.sheet)? else {
        return wrong(unknown());
    };
    let mut asked = Asked::default();
    let mut problem = None;
    let unit = known.unit(knock.unit.clone(), &own_units(&view, &desk.study)?);
    match &known.owner {
        Owner::Copy => return wrong(tr!(lang, "web-key-copy")),
        Owner::Unknown => return wrong(unknown()),
        Owner::Practice => return wrong(tr!(lang, "web-key-practice")),
        Owner::Contact(..) => {}
        Owner::NewPack { pack, .. } => {
            if unit.as_ref().is_none_or(|unit| desk.study.unit(unit).is_none()) {
                asked.units = unit_choice(desk)?;
            }
            if known.is_unsure() {
                let again = knock.again.as_deref().map(str::parse::<Serial>);
                asked.again = !matches!(&again, Some(Ok(again)) if again == pack);
                if asked.again && knock.again.is_some() {
                    problem = Some(tr!(lang, "web-key-again-differs"));
                }
            }
        }
    }
    let pack = (known.identity.kind == SheetKind::Pack).then_some(known.identity.serial);
    if let (Some(pack), true, false, true) = (pack, knock.slip, asked.again, asked.units.is_empty())
    {
        let unit = unit.map(|unit| format!("?unit={unit}")).unwrap_or_default();
        return Ok(Answer::Go(format!("/slip/{pack}{unit}")));
    }
    asked.slip = pack.is_some() && known.form.is_none();
    let occasion = known.occasion(&desk.library).or(knock.occasion);
    let occasion = occasion.filter(|one| known.form.is_some() || desk.study.uses(*one));
    let label = |one: &Occasion| (one.code(), occasion_label(*one, lang));
    if known.form.is_none() && (occasion.is_none() || asked.again || !asked.units.is_empty()) {
        asked.occasions = desk.study.occasions.iter().map(label).collect();
    }
    let Some(occasion) = occasion.filter(|_| !asked.again && asked.units.is_empty()) else {
        return Ok(Answer::Ask(problem, asked));
    };
    let occasion = occasion.code();
    let number = knock.sheet.parse::<PageCode>().ok().map(|code| code.to_string());
    Ok(Answer::Go(match (&known.owner, unit) {
        (Owner::NewPack { pack, .. }, Some(unit)) => {
            let number = number.map(|number| format!("&sheet={number}")).unwrap_or_default();
            format!("/key/pack/{pack}/{occasion}?unit={unit}{number}")
        }
        (Owner::Contact(episode, _), _) => {
            let number = number.unwrap_or_else(|| known.identity.serial.to_string());
            format!("/contact/{}/key/{occasion}?sheet={number}", episode.code)
        }
        _ => return wrong(unknown()),
    }))
}
