//! `kastanj analyze pool`: meta-analysis over services or studies.

use kastanj_analysis::Refusal;
use kastanj_analysis::pooling::{
    Coefficient, Egger, Estimate, Heterogeneity, LeftOut, MetaRegression, Moderator,
    NestedEstimate, Pooled, PoolingOptions, RandomEffects, Tau2Estimator, ThreeLevel, TrimAndFill,
    egger, heterogeneity, leave_one_out, meta_regression, pool, random_effects, three_level,
    trim_and_fill,
};
use kastanj_language::tr;
use serde::Serialize;

use super::answers::Named;
use super::data::Data;
use super::estimate;
use super::least_squares::print_coefficients;
use super::outcome;
use super::place::Place;
use super::sheet::Sheet;
use crate::arguments::analyze::pooling::Pool;
use crate::context::Context;
use crate::failure::Failure;

/// All estimators of τ², for comparison.
const ESTIMATORS: [Tau2Estimator; 7] = [
    Tau2Estimator::RestrictedLikelihood,
    Tau2Estimator::DerSimonianLaird,
    Tau2Estimator::PauleMandel,
    Tau2Estimator::Likelihood,
    Tau2Estimator::Hedges,
    Tau2Estimator::SidikJonkman,
    Tau2Estimator::FixedEffect,
];

#[derive(Serialize)]
struct PoolFigures {
    rows: u64,
    incomplete: u64,
    model: RandomEffects,
    guarded: Pooled,
    estimators: Vec<RandomEffects>,
    heterogeneity: Heterogeneity,
    leave_one_out: Vec<Named<LeftOut>>,
    egger: Option<Egger>,
    trim_and_fill: Option<TrimAndFill>,
    meta_regression: Option<MetaRegression>,
    three_level: Option<ThreeLevel>,
}

/// The rows that give an estimate.
struct Effects {
    data: Data,
    rows: Vec<usize>,
    estimates: Vec<Estimate>,
    labels: Vec<String>,
    /// Whether the labels are names of the file; else they are its lines.
    labelled: bool,
    moderators: Vec<Moderator>,
    clusters: Vec<String>,
}

/// Runs the command.
pub(super) fn run(context: &Context, asked: &Pool) -> Result<(), Failure> {
    let effects = Effects::read(context, asked)?;
    let columns = [asked.estimate.as_str()];
    let place = Place { rows: &effects.rows, columns: &columns };
    let options = PoolingOptions {
        estimator: asked.estimator.into(),
        test: asked.test.into(),
        prediction_k_minus_2: asked.k_minus_2,
        ..PoolingOptions::default()
    };
    let mut sheet = Sheet::of(&effects.data);
    let figures = figures(&effects, &options, &mut sheet)
        .map_err(|refusal| place.refused(&effects.data, &refusal))?;
    sheet.finish(asked.source.json, &figures)
}

impl Effects {
    fn read(context: &Context, asked: &Pool) -> Result<Effects, Failure> {
        let data = Data::read(context, &asked.source)?;
        let estimates = data.numbers(&asked.estimate)?;
        let variances = match (&asked.se, &asked.variance) {
            (Some(se), _) => squared(outcome::positive(&data, se)?),
            (None, Some(variance)) => outcome::positive(&data, variance)?,
            (None, None) => vec![None; estimates.len()],
        };
        if let Some(label) = &asked.label {
            data.refuse_repeated(label)?;
        }
        let labels = match &asked.label {
            Some(label) => data.words(label)?,
            None => (0..estimates.len()).map(|row| Some(data.line(row))).collect(),
        };
        let clusters = match &asked.cluster {
            Some(cluster) => data.categories(cluster)?,
            None => labels.clone(),
        };
        let moderators: Vec<(String, Vec<Option<f64>>)> = asked
            .moderator
            .iter()
            .map(|name| Ok((name.clone(), data.numbers(name)?)))
            .collect::<Result<_, Failure>>()?;
        let rows: Vec<usize> = (0..estimates.len())
            .filter(|row| {
                estimates[*row].is_some()
                    && variances[*row].is_some()
                    && clusters[*row].is_some()
                    && moderators.iter().all(|(_, cells)| cells[*row].is_some())
            })
            .collect();
        let at_rows = |cells: &[Option<f64>]| -> Vec<f64> {
            rows.iter().filter_map(|row| cells[*row]).collect()
        };
        let words_at = |cells: &[Option<String>]| -> Vec<String> {
            rows.iter().filter_map(|row| cells[*row].clone()).collect()
        };
        Ok(Effects {
            estimates: at_rows(&estimates)
                .into_iter()
                .zip(at_rows(&variances))
                .map(|(value, variance)| Estimate { value, variance })
                .collect(),
            labels: words_at(&labels),
            labelled: asked.label.is_some(),
            clusters: if asked.cluster.is_some() { words_at(&clusters) } else { Vec::new() },
            moderators: moderators
                .into_iter()
                .map(|(name, cells)| Moderator { name, values: at_rows(&cells) })
                .collect(),
            rows,
            data,
        })
    }
}

fn squared(errors: Vec<Option<f64>>) -> Vec<Option<f64>> {
    errors.into_iter().map(|se| se.map(|se| se * se)).collect()
}

fn figures(
    effects: &Effects,
    options: &PoolingOptions,
    sheet: &mut Sheet,
) -> Result<PoolFigures, Refusal> {
    let estimates = &effects.estimates;
    let rows = effects.data.table.len() as u64;
    let incomplete = rows - estimates.len() as u64;
    let model = random_effects(estimates, options)?;
    let guarded = pool(estimates)?;
    sheet.sentence(tr!(
        sheet.lang,
        "analyze-rows",
        rows = rows,
        used = estimates.len(),
        incomplete = incomplete
    ));
    print_model(sheet, &model, &guarded);
    let heterogeneity = heterogeneity(estimates)?;
    print_heterogeneity(sheet, &model, &heterogeneity);
    let estimators = ESTIMATORS
        .iter()
        .map(|estimator| {
            random_effects(estimates, &PoolingOptions { estimator: *estimator, ..*options })
        })
        .collect::<Result<Vec<_>, _>>()?;
    print_estimators(sheet, &estimators);
    let left_out = match leave_one_out(estimates, options) {
        Ok(left_out) => left_out,
        // With two services nothing can be left out.
        Err(Refusal::OneService | Refusal::TooFew { .. }) => Vec::new(),
        Err(refusal) => return Err(refusal),
    };
    let leave_one_out: Vec<Named<LeftOut>> = effects
        .labels
        .iter()
        .zip(left_out)
        .map(|(label, figures)| Named { label: label.clone(), figures })
        .collect();
    print_left_out(sheet, &leave_one_out, effects.labelled);
    sheet.heading("small-study");
    let (egger, trim_and_fill) = (egger(estimates), trim_and_fill(estimates, options));
    print_small_study(sheet, &egger, &trim_and_fill);
    let meta_regression = if effects.moderators.is_empty() {
        None
    } else {
        Some(meta_regression(estimates, &effects.moderators, options)?)
    };
    if let Some(regression) = &meta_regression {
        print_regression(sheet, regression);
    }
    let three_level = if effects.clusters.is_empty() {
        None
    } else {
        let nested: Vec<NestedEstimate> = estimates
            .iter()
            .zip(&effects.clusters)
            .map(|(estimate, cluster)| NestedEstimate {
                estimate: *estimate,
                cluster: cluster.clone(),
            })
            .collect();
        Some(three_level(&nested, &effects.moderators)?)
    };
    if let Some(model) = &three_level {
        print_three_level(sheet, model);
    }
    sheet.note("pool");
    Ok(PoolFigures {
        rows,
        incomplete,
        model,
        guarded,
        estimators,
        heterogeneity,
        leave_one_out,
        egger: egger.ok(),
        trim_and_fill: trim_and_fill.ok(),
        meta_regression,
        three_level,
    })
}

fn print_model(sheet: &mut Sheet, model: &RandomEffects, guarded: &Pooled) {
    sheet.heading("pool");
    sheet.count("k", model.k);
    sheet.estimate("pooled", model.estimate, &model.interval);
    if let Some(statistic) = model.statistic {
        let df: Vec<f64> = model.df.into_iter().collect();
        let name = if df.is_empty() { "z" } else { "t" };
        sheet.test("test", name, &df, statistic, model.p_value);
    }
    if model.p_value.is_none() {
        sheet.note("few-services");
    }
    if guarded.guard_applied {
        sheet.interval("guarded", Some(&guarded.guarded_interval));
    }
    if let Some(prediction) = &model.prediction {
        sheet.interval("prediction", Some(&prediction.interval));
        if let Some(df) = prediction.df {
            let df = super::data::brief(sheet.lang, df);
            sheet.words("prediction-df", &df);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "fewer services than lose anything")]
fn print_heterogeneity(sheet: &mut Sheet, model: &RandomEffects, profile: &Heterogeneity) {
    sheet.heading("heterogeneity");
    sheet.figure("tau2", model.tau2);
    sheet.interval("tau2-profile", profile.tau2.as_ref());
    sheet.figure("tau", model.tau);
    sheet.interval("tau-profile", profile.tau.as_ref());
    sheet.figure("i2", model.i2);
    sheet.interval("i2-profile", profile.i2.as_ref());
    sheet.figure("h2", model.h2);
    sheet.test("cochran-q", "Q", &[model.k as f64 - 1.0], model.q, Some(model.q_p_value));
}

fn print_estimators(sheet: &mut Sheet, estimators: &[RandomEffects]) {
    sheet.heading("estimators");
    let rows: Vec<Vec<String>> = estimators
        .iter()
        .map(|model| {
            let prediction = model.prediction.map(|prediction| prediction.interval);
            vec![
                model.estimator.abbreviation().to_owned(),
                sheet.cell(model.tau2),
                sheet.cell(model.estimate),
                sheet.interval_cell(Some(&model.interval)),
                sheet.interval_cell(prediction.as_ref()),
            ]
        })
        .collect();
    sheet.grid(&["", "tau2", "estimate", "interval", "prediction"], &rows);
}

fn print_left_out(sheet: &mut Sheet, left_out: &[Named<LeftOut>], labelled: bool) {
    if left_out.is_empty() {
        return;
    }
    sheet.heading("leave-one-out");
    let rows: Vec<Vec<String>> = left_out
        .iter()
        .map(|one| {
            let model = &one.figures.pooled;
            let interval = sheet.interval_cell(Some(&model.interval));
            let (estimate, tau2) = (sheet.cell(model.estimate), sheet.cell(model.tau2));
            vec![one.label.clone(), estimate, interval, tau2]
        })
        .collect();
    let named = if labelled { "left-out" } else { "left-out-line" };
    sheet.grid(&[named, "estimate", "interval", "tau2"], &rows);
}

fn print_small_study(
    sheet: &mut Sheet,
    egger: &Result<Egger, Refusal>,
    filled: &Result<TrimAndFill, Refusal>,
) {
    match egger {
        Ok(egger) => {
            sheet.figure("egger-bias", egger.bias);
            sheet.test("egger", "t", &[egger.df], egger.t, Some(egger.p_value));
            sheet.estimate("egger-limit", egger.limit, &egger.limit_interval);
        }
        Err(refusal) => sheet.not_given("egger", refusal),
    }
    match filled {
        Ok(filled) => {
            sheet.count("filled-in", filled.missing);
            sheet.estimate("trim-and-fill", filled.pooled.estimate, &filled.pooled.interval);
        }
        Err(refusal) => sheet.not_given("trim-and-fill", refusal),
    }
}

fn print_regression(sheet: &mut Sheet, regression: &MetaRegression) {
    sheet.heading("meta-regression");
    print_moderators(sheet, &regression.coefficients);
    if let Some(omnibus) = &regression.omnibus {
        let (name, df) = match omnibus.df2 {
            Some(df2) => ("F", vec![omnibus.df1, df2]),
            None => ("χ²", vec![omnibus.df1]),
        };
        sheet.test("moderators", name, &df, omnibus.statistic, Some(omnibus.p_value));
    }
    sheet.figure("tau2", regression.tau2);
    sheet.figure("i2", regression.i2);
    sheet.figure_if("r2", regression.r2);
    let df = [regression.qe_df];
    sheet.test("qe", "Q", &df, regression.qe, Some(regression.qe_p_value));
}

fn print_moderators(sheet: &mut Sheet, coefficients: &[Coefficient]) {
    let lang = sheet.lang;
    let rows: Vec<Vec<String>> = coefficients
        .iter()
        .map(|c| {
            let df: Vec<f64> = c.df.into_iter().collect();
            let name = if df.is_empty() { "z" } else { "t" };
            let test = c.statistic.map_or_else(
                || "–".to_owned(),
                |statistic| estimate::test(lang, name, &df, statistic, c.p_value),
            );
            let interval = sheet.interval_cell(Some(&c.interval));
            vec![c.name.clone(), sheet.cell(c.estimate), sheet.cell(c.se), interval, test]
        })
        .collect();
    sheet.grid(&["", "estimate", "se", "interval", "test"], &rows);
}

fn print_three_level(sheet: &mut Sheet, model: &ThreeLevel) {
    sheet.heading("three-level");
    sheet.count("clusters", model.clusters);
    print_moderators(sheet, &model.coefficients);
    sheet.heading("three-level-cr2");
    print_coefficients(sheet, &model.robust);
    sheet.figure("sigma2-cluster", model.sigma2_cluster);
    sheet.figure("sigma2-effect", model.sigma2_effect);
    sheet.figure("i2-cluster", model.i2_cluster);
    sheet.figure("i2-effect", model.i2_effect);
    if let Some(prediction) = &model.prediction {
        sheet.interval("prediction", Some(&prediction.interval));
    }
    if model.at_boundary {
        sheet.note("singular");
    }
}
