//! Paper from the pages: numbered envelopes with their slips, and what is printed once.

mod file;

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::printing::{PrintOrder, keep_print_order, print_orders};
use kastanj_desk::{own_study, this_week};
use kastanj_language::{Lang, tr};
use kastanj_record::{Study, StudyUnit};
use kastanj_report::kit::KitPart;
use serde::Deserialize;

use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::unit_choice::{UnitChoice, units_to_choose};
use crate::trouble::Trouble;
use crate::visitor::Staff;

pub(crate) use file::file;

/// Most envelopes at a time: their forms are typeset while somebody waits.
const MOST: u32 = 60;
/// What the trial sheet is called in addresses: it is no part of a kit.
const TRIAL: &str = "trial";
/// How many orders are offered again.
const SHOWN: usize = 8;

/// What can be printed.
#[derive(Template)]
#[template(path = "print.html")]
struct PrintPage {
    f: Frame,
    problem: Option<String>,
    unit: String,
    unit_name: String,
    /// The units to choose between.
    units: Vec<UnitChoice>,
    /// Whether nobody has approved the texts yet.
    draft: bool,
    packs: String,
    most: u32,
    /// The languages to choose between: what is sent, what is read, whether it is chosen.
    langs: Vec<(&'static str, String, bool)>,
    /// Envelopes that have been ordered, the newest first.
    orders: Vec<Order>,
    /// What is printed once: its address, what it is called, what it is for.
    once: Vec<(String, String, String)>,
}

/// Envelopes that were ordered together.
struct Order {
    words: String,
    packs: String,
    /// The same envelopes in large print.
    large: String,
    slips: String,
}

/// For which unit, in which language.
#[derive(Debug, Default, Clone, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    unit: String,
    #[serde(default)]
    lang: String,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    print_page(&house, &staff, asked, "10".to_owned(), None).await
}

async fn print_page(
    house: &House,
    staff: &Staff,
    asked: Asked,
    packs: String,
    problem: Option<String>,
) -> Result<Response, Trouble> {
    let mut f = Frame::of(staff, Room::Sheets);
    f.done = house.lately.hear(staff.key);
    let lang = staff.lang;
    let shown = house.turn(&staff.person, move |desk| {
        let view = desk.store.view();
        let study = own_study(&view, &desk.study)?;
        let unit = unit_of(&study, &asked.unit)?;
        let chosen = language_of(&study, &asked.lang)?;
        let own = print_orders(&view)?.into_iter().filter(|(_, order)| order.unit == unit.code);
        let orders = own.rev().take(SHOWN).map(|(number, order)| order_of(number, &order, lang));
        let langs = match study.languages.as_slice() {
            [_] => Vec::new(),
            several => several
                .iter()
                .map(|one| (one.code(), language_words(*one, lang), *one == chosen))
                .collect(),
        };
        Ok(PrintPage {
            f,
            problem,
            unit: unit.code.to_string(),
            unit_name: unit.name.clone(),
            units: units_to_choose(&study, Some(&unit.code)),
            draft: unit.is_draft(),
            packs,
            most: MOST,
            langs,
            orders: orders.collect(),
            once: once(unit, chosen, lang),
        })
    });
    page(&shown.await?)
}

fn order_of(number: usize, order: &PrintOrder, lang: Lang) -> Order {
    let address = |part: KitPart| format!("/print/file?part={}&order={number}", part.code());
    Order {
        words: tr!(
            lang,
            "web-print-order",
            packs = order.packs,
            week = order.week.words(lang),
            language = language_words(order.lang, lang)
        ),
        packs: address(KitPart::Packs),
        large: format!("{}&large=true", address(KitPart::Packs)),
        slips: address(KitPart::Slips),
    }
}

/// The papers that need no number.
fn once(unit: &StudyUnit, chosen: Lang, lang: Lang) -> Vec<(String, String, String)> {
    let names = |part: KitPart| match part {
        KitPart::Information => {
            Some((tr!(lang, "web-print-information"), tr!(lang, "web-print-information-what")))
        }
        KitPart::Consent => {
            Some((tr!(lang, "web-print-consent"), tr!(lang, "web-print-consent-what")))
        }
        KitPart::Manual => {
            Some((tr!(lang, "web-print-manual"), tr!(lang, "web-print-manual-what")))
        }
        KitPart::Checklist => {
            Some((tr!(lang, "web-print-checklist"), tr!(lang, "web-print-checklist-what")))
        }
        KitPart::Copyable => {
            Some((tr!(lang, "web-print-copyable"), tr!(lang, "web-print-copyable-what")))
        }
        KitPart::Scoring => {
            Some((tr!(lang, "web-print-scoring"), tr!(lang, "web-print-scoring-what")))
        }
        KitPart::Tally => Some((tr!(lang, "web-print-tally"), tr!(lang, "web-print-tally-what"))),
        KitPart::Why => Some((tr!(lang, "web-print-why"), tr!(lang, "web-print-why-what"))),
        KitPart::Packs | KitPart::Slips => None,
    };
    let offered = |part: KitPart| {
        let (name, what) = names(part)?;
        let (part, unit, chosen) = (part.code(), &unit.code, chosen.code());
        Some((format!("/print/file?part={part}&unit={unit}&lang={chosen}"), name, what))
    };
    let trial = (
        format!("/print/file?part={TRIAL}&lang={}", chosen.code()),
        tr!(lang, "web-print-trial"),
        tr!(lang, "web-print-trial-what"),
    );
    KitPart::ALL.into_iter().filter_map(offered).chain([trial]).collect()
}

/// A language in the reader's own.
fn language_words(one: Lang, lang: Lang) -> String {
    match one {
        Lang::Sv => tr!(lang, "web-print-swedish"),
        Lang::En => tr!(lang, "web-print-english"),
    }
}

/// A unit of the own ones by its code; the first where none is named.
fn unit_of<'s>(study: &'s Study, code: &str) -> Result<&'s StudyUnit, Trouble> {
    let mut units = study.units.iter();
    units.find(|unit| code.is_empty() || unit.code.as_str() == code).ok_or(Trouble::Absent)
}

/// A language of the study by its code; the first where none is named.
fn language_of(study: &Study, code: &str) -> Result<Lang, Trouble> {
    let mut languages = study.languages.iter();
    let found = languages.find(|one| code.is_empty() || one.code() == code);
    found.copied().ok_or(Trouble::Absent)
}

/// Draws numbers for envelopes and keeps them; they are printed from the page that follows.
pub(crate) async fn order(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let text = |name: &str| fields.one(name).unwrap_or_default().to_owned();
    let asked = Asked { unit: text("unit"), lang: text("lang") };
    let packs = text("packs");
    let Some(number) = packs.parse::<u32>().ok().filter(|number| (1..=MOST).contains(number))
    else {
        let problem = tr!(staff.lang, "web-print-how-many", most = MOST);
        let shown = print_page(&house, &staff, asked, packs, Some(problem)).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response());
    };
    let mut seed = [0; 16];
    getrandom::fill(&mut seed).map_err(|error| Trouble::Said(error.to_string()))?;
    let unit = house
        .change(&staff.person, move |batch, setting| {
            let study = own_study(&batch.view(), setting.study)?;
            let unit = unit_of(&study, &asked.unit)?.code.clone();
            let lang = language_of(&study, &asked.lang)?;
            let week = this_week();
            let practice = study.synthetic;
            let order =
                PrintOrder { seed, unit: unit.clone(), packs: number, lang, week, practice };
            keep_print_order(batch, &order)?;
            Ok(unit)
        })
        .await?;
    house.lately.say(staff.key, tr!(staff.lang, "web-print-ordered", packs = number));
    Ok(Redirect::to(&format!("/print?unit={unit}#orders")).into_response())
}

#[cfg(test)]
mod tests;
