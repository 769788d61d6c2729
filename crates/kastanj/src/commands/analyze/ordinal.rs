//! `kastanj analyze ordinal` and `ordinal-model`: answers in ordered categories.

use kastanj_analysis::Refusal;
use kastanj_analysis::counts::Coefficient;
use kastanj_analysis::ordinal::{
    CumulativeLogit, MixedCumulativeLogit, OrdinalData, ProportionalOdds, cumulative_logit,
    mixed_cumulative_logit, proportional_odds,
};
use kastanj_analysis::tables::{
    CategoryShift, MarginalHomogeneity, MarginalShift, SquareTable, marginal_homogeneity,
    marginal_shift,
};
use serde::Serialize;

use super::answers::{AnswerPairs, Named};
use super::data::Data;
use super::estimate;
use super::frame::{Frame, FrameCounts, Parts};
use super::occasions::{self, EqualLines};
use super::outcome;
use super::scores::PairCounts;
use super::sheet::Sheet;
use super::working::working;
use crate::arguments::analyze::models::OrdinalModel;
use crate::arguments::analyze::pairs::Ordinal;
use crate::context::Context;
use crate::failure::Failure;

#[derive(Serialize)]
struct OrdinalFigures {
    data: PairCounts,
    table: SquareTable,
    categories: Vec<Named<CategoryShift>>,
    shift: MarginalShift,
    marginal_homogeneity: Option<MarginalHomogeneity>,
}

/// Runs `ordinal`.
pub(super) fn run(context: &Context, asked: &Ordinal) -> Result<(), Failure> {
    let words: Vec<&str> = asked.categories.iter().map(String::as_str).collect();
    let answers = AnswerPairs::read(context, &asked.answers, &words, "--categories")?;
    let compute = || -> Result<(SquareTable, MarginalShift), Refusal> {
        let table = SquareTable::count(&answers.before, &answers.after, words.len())?;
        let shift = marginal_shift(&table)?;
        Ok((table, shift))
    };
    let (table, shift) = compute().map_err(|refusal| answers.refused(&refusal))?;
    let mut sheet = answers.sheet();
    sheet.heading("ordinal");
    let lang = sheet.lang;
    let rows: Vec<Vec<String>> = words
        .iter()
        .zip(&shift.categories)
        .map(|(word, category)| {
            vec![
                (*word).to_owned(),
                estimate::share(lang, &category.before),
                estimate::share(lang, &category.after),
                sheet.cell(category.difference),
                sheet.interval_cell(Some(&category.interval)),
            ]
        })
        .collect();
    sheet.grid(&["answer", "before", "after", "difference", "interval"], &rows);
    sheet.share("moved-up", &shift.up);
    sheet.share("moved-down", &shift.down);
    sheet.share("unchanged", &shift.unchanged);
    sheet.figure("net-shift", shift.net_shift);
    if let Some(p) = shift.sign_mid_p {
        let moved = format!("{}/{}", shift.up.count, shift.down.count);
        sheet.words("sign-mid-p", &format!("{moved}, {}", estimate::p(lang, p)));
    }
    let homogeneity = marginal_homogeneity(&table);
    match &homogeneity {
        Ok(tests) => print_homogeneity(&mut sheet, tests),
        Err(refusal) => sheet.not_given("stuart-maxwell", refusal),
    }
    let named = words.iter().zip(shift.categories.iter().copied());
    let figures = OrdinalFigures {
        data: answers.counts,
        table,
        categories: named
            .map(|(word, figures)| Named { label: (*word).to_owned(), figures })
            .collect(),
        shift,
        marginal_homogeneity: homogeneity.ok(),
    };
    sheet.finish(asked.answers.source.json, &figures)
}

#[expect(clippy::cast_precision_loss, reason = "fewer categories than lose anything")]
fn print_homogeneity(sheet: &mut Sheet, tests: &MarginalHomogeneity) {
    for (key, test) in [("stuart-maxwell", &tests.stuart_maxwell), ("bhapkar", &tests.bhapkar)] {
        match test.chi_square {
            Some(chi_square) => {
                sheet.test(key, "χ²", &[tests.df as f64], chi_square, test.p_value);
            }
            None => sheet.words(key, "–"),
        }
    }
}

#[derive(Serialize)]
struct OrdinalModelFigures {
    data: FrameCounts,
    equal_lines: Vec<EqualLines>,
    categories: Vec<String>,
    cumulative_logit: Option<CumulativeLogit>,
    proportional_odds: Vec<ProportionalOdds>,
    mixed_cumulative_logit: Option<MixedCumulativeLogit>,
}

/// Runs `ordinal-model`.
pub(super) fn run_model(context: &Context, asked: &OrdinalModel) -> Result<(), Failure> {
    let words: Vec<&str> = asked.categories.iter().map(String::as_str).collect();
    let keys: Vec<&str> = asked.client.iter().map(String::as_str).collect();
    let data = Data::read(context, &asked.columns.source)?;
    let frame = Frame::of(data, &Parts::of(&asked.columns, &keys), |data, column| {
        outcome::categories(data, column, &words)
    })?;
    let compute = || -> Result<OrdinalModelFigures, Refusal> {
        let design = frame.count_design()?;
        let data = OrdinalData::new(&frame.outcome, words.len(), &design)?;
        let mut figures = OrdinalModelFigures {
            data: frame.counts(),
            equal_lines: Vec::new(),
            categories: asked.categories.clone(),
            cumulative_logit: None,
            proportional_odds: Vec::new(),
            mixed_cumulative_logit: None,
        };
        if keys.is_empty() {
            figures.cumulative_logit = Some(cumulative_logit(&data)?);
            if words.len() > 2 && design.columns() > 0 {
                figures.proportional_odds = proportional_odds(&data)?;
            }
        } else {
            let clients = frame.codes(0);
            figures.equal_lines = occasions::equal_lines(&frame);
            let fit = mixed_cumulative_logit(&data, &clients, asked.nodes)?;
            figures.mixed_cumulative_logit = Some(fit);
        }
        Ok(figures)
    };
    let figures =
        working(context.lang, "model", compute).map_err(|refusal| frame.refused(&refusal))?;
    let mut sheet = frame.sheet();
    occasions::print(&mut sheet, &figures.equal_lines);
    sheet.heading("ordinal-model");
    if let Some(fit) = &figures.cumulative_logit {
        print_ratios(&mut sheet, &fit.coefficients);
        sheet.figure("log-likelihood", fit.log_likelihood);
        sheet.figure("aic", fit.aic);
        if !figures.proportional_odds.is_empty() {
            print_proportional_odds(&mut sheet, &figures.proportional_odds);
        }
    }
    if let Some(fit) = &figures.mixed_cumulative_logit {
        print_ratios(&mut sheet, &fit.coefficients);
        sheet.count("clients", fit.clients);
        sheet.figure("client-sd", fit.sd);
        sheet.figure("log-likelihood", fit.log_likelihood);
        sheet.count("nodes", fit.nodes);
        if fit.at_boundary {
            sheet.note("singular");
        }
    }
    sheet.finish(asked.columns.source.json, &figures)
}

/// Coefficients on a log scale with their ratios.
pub(super) fn print_ratios(sheet: &mut Sheet, coefficients: &[Coefficient]) {
    let lang = sheet.lang;
    let rows: Vec<Vec<String>> = coefficients
        .iter()
        .map(|c| {
            let (lower, upper) = (c.interval.lower.exp(), c.interval.upper.exp());
            vec![
                c.name.clone(),
                sheet.cell(c.estimate),
                sheet.cell(c.se),
                sheet.cell(c.ratio),
                format!("[{}; {}]", estimate::figure(lang, lower), estimate::figure(lang, upper)),
                estimate::test(lang, "z", &[], c.z, Some(c.p_value)),
            ]
        })
        .collect();
    sheet.grid(&["", "estimate", "se", "ratio", "interval", "test"], &rows);
}

#[expect(clippy::cast_precision_loss, reason = "fewer categories than lose anything")]
fn print_proportional_odds(sheet: &mut Sheet, checks: &[ProportionalOdds]) {
    sheet.heading("proportional-odds");
    let lang = sheet.lang;
    let rows: Vec<Vec<String>> = checks
        .iter()
        .map(|check| {
            let test = check.chi_square.map_or_else(
                || "–".to_owned(),
                |chi| estimate::test(lang, "χ²", &[check.df as f64], chi, check.p_value),
            );
            vec![check.column.clone(), test]
        })
        .collect();
    sheet.grid(&["", "test"], &rows);
}
