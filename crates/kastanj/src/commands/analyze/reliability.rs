//! `kastanj analyze reliability` and `icc`.

use kastanj_analysis::psychometrics::{
    Alpha, Icc, IntraclassCorrelations, Omega, ScaleQuality, alpha, intraclass_correlations,
    item_quality, omega,
};
use kastanj_language::tr;
use serde::Serialize;

use super::estimate;
use super::items::{ItemCounts, Items};
use super::sheet::Sheet;
use crate::arguments::analyze::form::{IntraclassCorrelation, Reliability};
use crate::context::Context;
use crate::failure::Failure;

#[derive(Serialize)]
struct ReliabilityFigures {
    data: ItemCounts,
    alpha: Alpha,
    omega: Option<Omega>,
    item_quality: Option<ScaleQuality>,
}

/// Runs `reliability`.
pub(super) fn run(context: &Context, asked: &Reliability) -> Result<(), Failure> {
    let items = Items::read(context, &asked.items)?;
    let alpha = alpha(&items.answers).map_err(|refusal| items.refused(&refusal))?;
    if alpha.negative_mean_covariance {
        return Err(mixed_directions(&items, &alpha));
    }
    let mut sheet = items.sheet();
    print_alpha(&mut sheet, &alpha);
    let omega = omega(&items.answers);
    match &omega {
        Ok(omega) => {
            sheet.figure("omega", omega.omega);
            sheet.figure("omega-standardised", omega.standardised);
            if omega.heywood {
                sheet.note("heywood");
            }
        }
        Err(refusal) => sheet.not_given("omega", refusal),
    }
    let item_quality = items
        .range
        .map(|range| item_quality(&items.answers, range))
        .transpose()
        .map_err(|refusal| items.refused(&refusal))?;
    match &item_quality {
        Some(quality) => print_quality(&mut sheet, quality),
        None => sheet.note("no-range"),
    }
    let figures =
        ReliabilityFigures { data: items.counts(), alpha, omega: omega.ok(), item_quality };
    sheet.finish(asked.items.source.json, &figures)
}

/// Items that run against the others are named; which way is right is not guessed.
fn mixed_directions(items: &Items, alpha: &Alpha) -> Failure {
    let against: Vec<&str> = alpha
        .by_item
        .iter()
        .filter(|item| item.item_rest.is_some_and(|r| r < 0.0))
        .map(|item| item.item.as_str())
        .collect();
    let columns = against.join(", ");
    items.data.fail(&tr!(items.data.lang, "analyze-wrong-directions", columns = columns))
}

fn print_alpha(sheet: &mut Sheet, alpha: &Alpha) {
    sheet.heading("reliability");
    sheet.estimate("alpha", alpha.alpha, &alpha.interval);
    sheet.figure("alpha-standardised", alpha.standardised);
    sheet.figure("mean-correlation", alpha.mean_correlation);
    let rows: Vec<Vec<String>> = alpha
        .by_item
        .iter()
        .map(|item| {
            vec![
                item.item.clone(),
                sheet.cell(item.item_rest),
                sheet.cell(item.item_total),
                sheet.cell(item.alpha_if_dropped),
            ]
        })
        .collect();
    sheet.grid(&["item", "item-rest", "item-total", "alpha-if-dropped"], &rows);
    let against: Vec<&str> = alpha
        .by_item
        .iter()
        .filter(|item| item.item_rest.is_some_and(|r| r < 0.0))
        .map(|item| item.item.as_str())
        .collect();
    if !against.is_empty() {
        sheet.words("against-the-others", &against.join(", "));
    }
}

fn print_quality(sheet: &mut Sheet, quality: &ScaleQuality) {
    sheet.heading("item-quality");
    sheet.share("incomplete-forms", &quality.incomplete);
    sheet.share("missing-answers", &quality.missing);
    for (key, share) in [("floor", &quality.floor), ("ceiling", &quality.ceiling)] {
        if let Some(share) = share {
            sheet.share(key, share);
        }
    }
    let lang = sheet.lang;
    let cell = |share: Option<&kastanj_analysis::Proportion>| {
        share.map_or_else(|| "–".to_owned(), |share| estimate::share(lang, share))
    };
    let rows: Vec<Vec<String>> = quality
        .items
        .iter()
        .map(|item| {
            vec![
                item.item.clone(),
                sheet.cell(item.mean),
                sheet.cell(item.sd),
                cell(Some(&item.missing)),
                cell(item.floor.as_ref()),
                cell(item.ceiling.as_ref()),
            ]
        })
        .collect();
    sheet.grid(&["item", "mean", "sd", "missing", "floor", "ceiling"], &rows);
}

#[derive(Serialize)]
struct IccFigures {
    data: ItemCounts,
    icc: IntraclassCorrelations,
}

/// Runs `icc`.
pub(super) fn run_icc(context: &Context, asked: &IntraclassCorrelation) -> Result<(), Failure> {
    let items = Items::read(context, &asked.items)?;
    let icc = intraclass_correlations(&items.answers).map_err(|refusal| items.refused(&refusal))?;
    let mut sheet = items.sheet();
    sheet.heading("icc");
    let lang = sheet.lang;
    let row = |name: &str, icc: &Icc| {
        let test = icc.f.map_or_else(
            || "–".to_owned(),
            |f| estimate::test(lang, "F", &[icc.df1, icc.df2], f, icc.p_value),
        );
        let figure = estimate::figure(lang, icc.icc);
        let interval = icc
            .interval
            .as_ref()
            .map_or_else(|| "–".to_owned(), |interval| estimate::interval(lang, interval));
        vec![name.to_owned(), figure, interval, test]
    };
    let rows = [
        row("ICC(1,1)", &icc.icc1),
        row("ICC(2,1)", &icc.icc2),
        row("ICC(3,1)", &icc.icc3),
        row("ICC(1,k)", &icc.icc1k),
        row("ICC(2,k)", &icc.icc2k),
        row("ICC(3,k)", &icc.icc3k),
    ];
    sheet.grid(&["", "estimate", "interval", "test"], &rows);
    sheet.count("raters", icc.raters);
    sheet.note("icc");
    sheet.finish(asked.items.source.json, &IccFigures { data: items.counts(), icc })
}
