//! `kastanj analyze mmrm`: repeated measures with a covariance between the waves.

use kastanj_analysis::Refusal;
use kastanj_analysis::mixed::{
    CoefficientTest, RepeatedInput, RepeatedReport, SmallSample, WaveStructure, fit_repeated,
};
use kastanj_language::{Lang, tr};
use serde::Serialize;

use super::data::Data;
use super::edition::Layout;
use super::estimate;
use super::frame::{Frame, FrameCounts, Parts};
use super::mixed::{NamedJointTest, df_method, joint_tests, print_tests};
use super::occasions;
use super::outcome;
use super::sheet::Sheet;
use super::working::working;
use crate::arguments::analyze::models::{RepeatedMeasures, likelihood};
use crate::context::Context;
use crate::failure::Failure;
use crate::table::look_swapped;

#[derive(Serialize)]
struct RepeatedFigures {
    data: FrameCounts,
    waves: Vec<String>,
    fit: RepeatedReport,
    df_method: SmallSample,
    tests: Vec<CoefficientTest>,
    joint_tests: Vec<NamedJointTest>,
}

/// Runs the command.
pub(super) fn run(context: &Context, asked: &RepeatedMeasures) -> Result<(), Failure> {
    let keys = [asked.client.as_str(), asked.wave.as_str()];
    refuse_wave_order(context.lang, &asked.waves)?;
    let data = Data::read_as(context, &asked.columns.source, Layout::Occasions)?;
    let in_order = Some((asked.wave.as_str(), asked.waves.as_slice()));
    let parts = Parts { waves: in_order, ..Parts::of(&asked.columns, &keys) };
    let mut frame = Frame::of(data, &parts, |data, column| {
        outcome::scores(data, column, asked.range.as_deref())
    })?;
    let waves = waves(&frame, asked)?;
    occasions::refuse_twice(&frame, frame.key(1), &asked.wave)?;
    frame.interact(&asked.interaction)?;
    let compute = || -> Result<RepeatedFigures, Refusal> {
        let design = frame.mixed_design()?;
        let clients = frame.codes(0);
        let model = fit_repeated(&RepeatedInput {
            outcome: &frame.outcome,
            design: &design,
            clients: &clients,
            waves: &waves,
            structure: asked.covariance.into(),
            likelihood: likelihood(asked.ml),
        })?;
        let fit = model.report().clone();
        let df_method = df_method(asked.df, asked.ml, fit.clients);
        let joint = |contrast: &[Vec<f64>]| model.joint_test(contrast, df_method);
        Ok(RepeatedFigures {
            data: frame.counts(),
            waves: asked.waves.clone(),
            tests: model.coefficient_tests(df_method)?,
            joint_tests: joint_tests(&frame, design.names(), joint)?,
            df_method,
            fit,
        })
    };
    let figures =
        working(context.lang, "model", compute).map_err(|refusal| frame.refused(&refusal))?;
    let mut sheet = frame.sheet();
    print(&mut sheet, &figures);
    sheet.finish(asked.columns.source.json, &figures)
}

/// Every wave once, and none before one that its name says is earlier.
fn refuse_wave_order(lang: Lang, waves: &[String]) -> Result<(), Failure> {
    for (at, later) in waves.iter().enumerate() {
        for earlier in waves.iter().take(at) {
            if earlier == later || look_swapped(earlier, later) {
                let (first, second) = (earlier.as_str(), later.as_str());
                let words = tr!(lang, "analyze-wrong-waves", first = first, second = second);
                return Err(Failure(words));
            }
        }
    }
    Ok(())
}

/// The place of each row's wave in the order that was asked for.
fn waves(frame: &Frame<f64>, asked: &RepeatedMeasures) -> Result<Vec<usize>, Failure> {
    let words: Vec<&str> = asked.waves.iter().map(String::as_str).collect();
    let places = frame.data.places(&asked.wave, &words, "--waves")?;
    Ok(frame.rows.iter().filter_map(|row| places[*row]).collect())
}

fn print(sheet: &mut Sheet, figures: &RepeatedFigures) {
    let (fit, lang) = (&figures.fit, sheet.lang);
    sheet.heading("mmrm");
    sheet.note(match fit.structure {
        WaveStructure::Unstructured => "unstructured",
        WaveStructure::CompoundSymmetry if fit.fallback => "compound-symmetry-fallback",
        WaveStructure::CompoundSymmetry => "compound-symmetry",
    });
    print_tests(sheet, figures.df_method, &figures.tests, &figures.joint_tests);
    sheet.heading("waves");
    let rows: Vec<Vec<String>> = fit
        .waves
        .iter()
        .enumerate()
        .map(|(at, wave)| {
            let name = figures.waves.get(*wave).cloned().unwrap_or_default();
            let measured = fit.measurements.get(at).map_or_else(String::new, u64::to_string);
            let mut row = vec![name, measured, sheet.cell(fit.sd.get(at).copied())];
            let correlations = fit.correlation.get(at).into_iter().flatten();
            let words: Vec<String> = correlations.map(|r| estimate::figure(lang, *r)).collect();
            row.push(words.join("  "));
            row
        })
        .collect();
    sheet.grid(&["wave", "measured", "sd", "correlations"], &rows);
    sheet.count("clients", fit.clients);
    sheet.figure("criterion", fit.criterion);
    sheet.figure("aic", fit.aic);
    sheet.note("mixed");
}
