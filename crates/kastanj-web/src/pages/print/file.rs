use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::Response;
use kastanj_desk::own_study;
use kastanj_desk::printing::print_orders;
use kastanj_instrument::Library;
use kastanj_language::Lang;
use kastanj_paper::print_trial_sheet;
use kastanj_report::kit::{KitOrder, KitPart, KitSetting};
use kastanj_report::knowledge::Register;
use serde::Deserialize;

use super::{TRIAL, language_of, unit_of};
use crate::attachment::attachment;
use crate::house::{House, beside};
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// Which paper.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    part: String,
    /// The number of the order, for envelopes and slips.
    #[serde(default)]
    order: Option<usize>,
    /// Whether envelopes are in large print.
    #[serde(default)]
    large: bool,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    lang: String,
}

/// One paper as PDF.
pub(crate) async fn file(
    State(house): State<Arc<House>>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    if asked.part == TRIAL {
        return trial(&house, &staff, asked.lang).await;
    }
    let part = KitPart::ALL.into_iter().find(|part| part.code() == asked.part);
    let part = part.ok_or(Trouble::Absent)?;
    let large = asked.large;
    if large && part != KitPart::Packs {
        return Err(Trouble::Absent);
    }
    let (study, unit, lang, seed, packs) = house
        .turn(&staff.person, move |desk| {
            let view = desk.store.view();
            let study = own_study(&view, &desk.study)?;
            let order = match (part.is_of_packs(), asked.order) {
                (true, Some(number)) => {
                    let mut orders = print_orders(&view)?.into_iter();
                    let found = orders.find(|(known, _)| *known == number);
                    Some(found.ok_or(Trouble::Absent)?.1)
                }
                (true, None) => return Err(Trouble::Absent),
                (false, _) => None,
            };
            let code = order.as_ref().map_or(asked.unit.as_str(), |order| order.unit.as_str());
            let unit = unit_of(&study, code)?.code.clone();
            let lang = match &order {
                Some(order) => order.lang,
                None => language_of(&study, &asked.lang)?,
            };
            let (seed, packs) = order.map_or(([0; 16], 0), |order| (order.seed, order.packs));
            Ok((study, unit, lang, seed, packs))
        })
        .await?;
    // Each takes a core and its memory for a while: nobody else waits for it, but the next paper.
    let _turn = house.printing.acquire().await.map_err(|_| Trouble::Locked)?;
    let pdf = beside(move || {
        let (library, register) = (Library::shipped(), Register::shipped());
        let register = register.map_err(|mistakes| Trouble::all(&mistakes, lang))?;
        let setting = KitSetting::of(&study, &unit, &library, lang);
        let setting = setting.map_err(|problem| Trouble::failed(&problem))?;
        let order = KitOrder { setting, packs, seed, register: &register };
        let pdf = if large { order.packs_in_large_print() } else { order.document(part) };
        pdf.map_err(|problem| Trouble::failed(&problem))
    });
    let name = match (large, lang) {
        (true, Lang::Sv) => "kuvert-i-stor-stil.pdf",
        (true, Lang::En) => "envelopes-in-large-print.pdf",
        (false, lang) => file_name(part, lang),
    };
    Ok(attachment(name, "application/pdf", pdf.await?))
}

/// The sheet that tries printer and scanner.
async fn trial(house: &House, staff: &Staff, lang: String) -> Result<Response, Trouble> {
    let choosing = house.turn(&staff.person, move |desk| {
        language_of(&own_study(&desk.store.view(), &desk.study)?, &lang)
    });
    let lang = choosing.await?;
    let _turn = house.printing.acquire().await.map_err(|_| Trouble::Locked)?;
    let pdf = beside(move || print_trial_sheet(lang).map_err(|problem| Trouble::failed(&problem)));
    let name = match lang {
        Lang::Sv => "provblad.pdf",
        Lang::En => "trial-sheet.pdf",
    };
    Ok(attachment(name, "application/pdf", pdf.await?))
}

/// As in a kit, without the number that orders a folder.
fn file_name(part: KitPart, lang: Lang) -> &'static str {
    let name = part.file_name(lang);
    name.split_once('-').map_or(name, |(_, name)| name)
}
