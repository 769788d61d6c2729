//! `kastanj analyze mixed`: linear mixed models.

use std::collections::HashMap;

use kastanj_analysis::Refusal;
use kastanj_analysis::mixed::{
    CoefficientTest, JointTest, MixedInput, MixedReport, ProfileInterval, SmallSample, fit,
};
use kastanj_language::{Lang, lookup, tr};
use serde::Serialize;

use super::data::Data;
use super::edition::Layout;
use super::estimate;
use super::frame::{Frame, FrameCounts, Parts};
use super::occasions::{self, EqualLines};
use super::outcome;
use super::sheet::Sheet;
use super::working::working;
use crate::arguments::analyze::models::{DegreesOfFreedom, Mixed, likelihood};
use crate::context::Context;
use crate::failure::Failure;

/// Below this number of clusters Kenward and Roger's adjustment is the default. `analysis.md`,
/// section 2.
const KENWARD_ROGER_BELOW: u64 = 50;

#[derive(Serialize)]
struct MixedFigures {
    data: FrameCounts,
    equal_lines: Vec<EqualLines>,
    fit: MixedReport,
    df_method: SmallSample,
    tests: Vec<CoefficientTest>,
    joint_tests: Vec<NamedJointTest>,
    profile: Option<Vec<ProfileInterval>>,
}

/// The test of all levels of a column together.
#[derive(Serialize)]
pub(super) struct NamedJointTest {
    /// The column of categories, or the interaction.
    pub(super) name: String,
    #[serde(flatten)]
    pub(super) test: JointTest,
}

/// Runs the command.
pub(super) fn run(context: &Context, asked: &Mixed) -> Result<(), Failure> {
    let keys: Vec<&str> =
        std::iter::once(&asked.client).chain(&asked.service).map(String::as_str).collect();
    let data = Data::read_as(context, &asked.columns.source, Layout::Occasions)?;
    let mut frame = Frame::of(data, &Parts::of(&asked.columns, &keys), |data, column| {
        outcome::scores(data, column, asked.range.as_deref())
    })?;
    let equal_lines = match &asked.wave {
        Some(wave) => {
            occasions::refuse_twice(&frame, &occasions::of_rows(&frame, wave)?, wave)?;
            Vec::new()
        }
        // An edition has a row for each occasion by its making.
        None if frame.data.edition.is_some() => Vec::new(),
        None => occasions::equal_lines(&frame),
    };
    frame.interact(&asked.interaction)?;
    if let Some(service) = &asked.service {
        refuse_two_services(&frame, service)?;
    }
    let slope = match &asked.slope {
        None => None,
        Some(name) => match frame.columns.iter().find(|(column, _)| column == name) {
            Some((_, values)) => Some(values.as_slice()),
            None => {
                let column = name.as_str();
                let words = tr!(context.lang, "analyze-wrong-slope", column = column);
                return Err(frame.data.fail(&words));
            }
        },
    };
    let compute = || -> Result<MixedFigures, Refusal> {
        let design = frame.mixed_design()?;
        let (clients, services) = (frame.codes(0), frame.codes(1));
        let model = fit(&MixedInput {
            outcome: &frame.outcome,
            design: &design,
            clients: &clients,
            slope,
            services: asked.service.as_ref().map(|_| services.as_slice()),
            likelihood: likelihood(asked.ml),
        })?;
        let fit = model.report().clone();
        let groups = fit.services.unwrap_or(fit.clients);
        let df_method = df_method(asked.df, asked.ml, groups);
        let joint = |contrast: &[Vec<f64>]| model.joint_test(contrast, df_method);
        Ok(MixedFigures {
            data: frame.counts(),
            equal_lines: equal_lines.clone(),
            tests: model.coefficient_tests(df_method)?,
            joint_tests: joint_tests(&frame, design.names(), joint)?,
            profile: asked.profile.then(|| model.profile_intervals()).transpose()?,
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

/// As asked; otherwise Kenward and Roger's under REML with few clusters.
pub(super) fn df_method(asked: Option<DegreesOfFreedom>, ml: bool, clusters: u64) -> SmallSample {
    match asked {
        Some(asked) => asked.into(),
        None if !ml && clusters < KENWARD_ROGER_BELOW => SmallSample::KenwardRoger,
        None => SmallSample::Satterthwaite,
    }
}

/// A client belongs to one service; the line that says otherwise is named.
fn refuse_two_services(frame: &Frame<f64>, column: &str) -> Result<(), Failure> {
    let mut first: HashMap<&String, &String> = HashMap::new();
    for ((client, service), row) in frame.key(0).iter().zip(frame.key(1)).zip(&frame.rows) {
        let known = *first.entry(client).or_insert(service);
        if known != service {
            return Err(frame.data.fail(&tr!(
                frame.data.lang,
                "analyze-wrong-two-services",
                line = frame.data.line(*row),
                column = column,
                client = client.as_str(),
                service = service.as_str(),
                known = known.as_str()
            )));
        }
    }
    Ok(())
}

/// One test for each column of categories with more than two levels, and for each interaction of
/// several columns.
pub(super) fn joint_tests<T>(
    frame: &Frame<T>,
    names: &[String],
    test: impl Fn(&[Vec<f64>]) -> Result<JointTest, Refusal>,
) -> Result<Vec<NamedJointTest>, Refusal> {
    let mut tests = Vec::new();
    let of_factors = frame.factors.iter().map(|factor| {
        let columns = factor.levels.iter().map(|level| format!("{}{level}", factor.name));
        (factor.name.clone(), columns.collect::<Vec<String>>())
    });
    let all = of_factors.chain(frame.interactions.iter().cloned());
    for (name, columns) in all.filter(|(_, columns)| columns.len() > 1) {
        let contrast: Vec<Vec<f64>> = columns
            .iter()
            .map(|column| names.iter().map(|name| f64::from(u8::from(name == column))).collect())
            .collect();
        tests.push(NamedJointTest { name, test: test(&contrast)? });
    }
    Ok(tests)
}

fn print(sheet: &mut Sheet, figures: &MixedFigures) {
    let (fit, lang) = (&figures.fit, sheet.lang);
    occasions::print(sheet, &figures.equal_lines);
    if !figures.equal_lines.is_empty() {
        sheet.note("equal-lines-wave");
    }
    sheet.heading("mixed");
    print_tests(sheet, figures.df_method, &figures.tests, &figures.joint_tests);
    sheet.heading("variance-components");
    let effects = &fit.random_effects;
    sheet.figure("client-sd", effects.client_sd);
    for (key, value) in [
        ("slope-sd", effects.slope_sd),
        ("intercept-slope-correlation", effects.correlation),
        ("service-sd", effects.service_sd),
    ] {
        if value.is_some() {
            sheet.figure_if(key, value);
        }
    }
    sheet.figure("residual-sd", effects.residual_sd);
    sheet.figure("icc-client", fit.icc.client);
    if let Some(icc) = fit.icc.service {
        sheet.figure("icc-service", icc);
    }
    sheet.count("clients", fit.clients);
    if let Some(services) = fit.services {
        sheet.count("services", services);
    }
    sheet.figure("criterion", fit.criterion);
    sheet.figure("aic", fit.aic);
    if fit.singular {
        sheet.note("singular");
    }
    if let Some(profile) = &figures.profile {
        sheet.heading("profile");
        let rows: Vec<Vec<String>> = profile
            .iter()
            .map(|one| {
                let end = |end: Option<f64>| {
                    end.map_or_else(|| "–".to_owned(), |end| estimate::figure(lang, end))
                };
                let interval = format!("[{}; {}]", end(one.lower), end(one.upper));
                vec![profiled(lang, &one.name), sheet.cell(one.estimate), interval]
            })
            .collect();
        sheet.grid(&["", "estimate", "interval"], &rows);
    }
    sheet.note("mixed");
}

/// A variance component by its row's words, a fixed effect by its own name.
fn profiled(lang: Lang, name: &str) -> String {
    let key = match name {
        "client_sd" => "client-sd",
        "slope_sd" => "slope-sd",
        "correlation" => "intercept-slope-correlation",
        "service_sd" => "service-sd",
        "residual_sd" => "residual-sd",
        own => return own.to_owned(),
    };
    lookup(lang, &format!("analyze-row-{key}"), &[])
}

/// Tests of the coefficients and of whole columns.
pub(super) fn print_tests(
    sheet: &mut Sheet,
    method: SmallSample,
    tests: &[CoefficientTest],
    joint: &[NamedJointTest],
) {
    let lang = sheet.lang;
    sheet.note(match method {
        SmallSample::KenwardRoger => "kenward-roger",
        SmallSample::Satterthwaite => "satterthwaite",
    });
    let rows: Vec<Vec<String>> = tests
        .iter()
        .map(|c| {
            let interval = sheet.interval_cell(Some(&c.interval));
            let test = estimate::test(lang, "t", &[c.df], c.t, Some(c.p_value));
            vec![c.name.clone(), sheet.cell(c.estimate), sheet.cell(c.se), interval, test]
        })
        .collect();
    sheet.grid(&["", "estimate", "se", "interval", "test"], &rows);
    for one in joint {
        let df = [one.test.df_numerator, one.test.df_denominator];
        let words = estimate::test(lang, "F", &df, one.test.f, Some(one.test.p_value));
        sheet.words_of(&one.name, &words);
    }
}
