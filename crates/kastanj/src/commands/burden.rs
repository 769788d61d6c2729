//! `kastanj form burden`: what a study costs client and therapist per contact.

use std::path::Path;

use kastanj_instrument::Library;
use kastanj_instrument::burden::{Assumptions, Burden, Door, estimate};
use kastanj_language::{Lang, decimal, tr};
use kastanj_report::kit::{row_label, study_plan};
use serde_json::json;

use crate::context::Context;
use crate::failure::Failure;
use crate::study_file;
use crate::terminal::say;

/// Prints minutes for every door, and what they rest on.
pub(crate) fn run(context: &Context, study: Option<&Path>, as_json: bool) -> Result<(), Failure> {
    let lang = context.lang;
    let library = Library::shipped();
    let study = study_file::at_hand(context, study)?.study;
    let assumptions = Assumptions::default();
    let burdens: Vec<(Door, Burden)> = Door::ALL
        .into_iter()
        .map(|door| (door, estimate(&study_plan(&study, &library, lang, door), &assumptions)))
        .collect();
    if as_json {
        let doors: Vec<_> = burdens.iter().map(|(door, burden)| of_door(*door, burden)).collect();
        let all = json!({ "study": study.id, "doors": doors, "assumptions": assumptions });
        say(&serde_json::to_string_pretty(&all).map_err(|error| Failure(error.to_string()))?);
        return Ok(());
    }
    say(&tr!(lang, "program-burden-title", study = study.title.get(lang)));
    for (door, burden) in &burdens {
        say("");
        print(lang, *door, burden);
    }
    say("");
    say(&tr!(lang, "program-burden-assumptions"));
    for one in assumptions.list(lang) {
        say(&format!("  {}: {} – {}", one.text, one.unit.show(lang, one.value), one.source));
    }
    Ok(())
}

fn of_door(door: Door, burden: &Burden) -> serde_json::Value {
    let rows: Vec<_> = burden
        .rows
        .iter()
        .map(|row| {
            json!({
                "for": row_label(row.kind, Lang::En),
                "client_minutes": row.client_minutes,
                "therapist_minutes": row.therapist_minutes,
                "questions": row.questions,
                "pages": row.pages,
            })
        })
        .collect();
    json!({
        "door": door.code(),
        "rows": rows,
        "client_minutes": burden.client_minutes(),
        "therapist_minutes": burden.therapist_minutes(),
    })
}

fn print(lang: Lang, door: Door, burden: &Burden) {
    say(&match door {
        Door::PaperKeyed => tr!(lang, "program-burden-door-keyed"),
        Door::PaperScanned => tr!(lang, "program-burden-door-scanned"),
        Door::Screen => tr!(lang, "program-burden-door-screen"),
    });
    let head = (tr!(lang, "program-burden-client"), tr!(lang, "program-burden-therapist"));
    say(&format!("  {:<34} {:>10} {:>12}", "", head.0, head.1));
    let line = |label: &str, client: f64, therapist: f64| {
        let (client, therapist) = (decimal(lang, client, 1), decimal(lang, therapist, 1));
        say(&format!("  {label:<34} {client:>10} {therapist:>12}"));
    };
    for row in &burden.rows {
        line(&row_label(row.kind, lang), row.client_minutes, row.therapist_minutes);
    }
    let total = tr!(lang, "program-burden-total");
    line(&total, burden.client_minutes(), burden.therapist_minutes());
}
