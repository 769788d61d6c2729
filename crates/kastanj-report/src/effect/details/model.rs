//! The mixed model: every score of every client, also of those who answered only before.

use std::collections::BTreeMap;

use kastanj_analysis::mixed::{
    CoefficientTest, Design, Likelihood, MixedInput, MixedModel, SmallSample, fit,
};
use kastanj_analysis::{Refusal, Verdict};
use kastanj_language::{decimal, tr};

use super::part;
use crate::document::{Block, Cell, Row, Table};
use crate::effect::telling::Telling;
use crate::refusal::explain;

/// Below so many clusters degrees of freedom and standard errors are adjusted (Kenward and Roger).
const ADJUSTED_BELOW: usize = 50;

/// The measurements in rows: a score, whether it is one after, whose, and where.
struct Rows {
    scores: Vec<f64>,
    after: Vec<f64>,
    clients: Vec<usize>,
    services: Vec<usize>,
    client_count: usize,
    service_count: usize,
}

pub(super) fn section(telling: &Telling<'_>) -> Vec<Block> {
    let lang = telling.lang;
    let mut blocks = vec![part(tr!(lang, "report-model"))];
    if telling.analysis.verdict < Verdict::Indication {
        blocks.push(Block::Paragraph(tr!(lang, "report-model-below").into()));
        return blocks;
    }
    let rows = rows(telling);
    let wanted = [(false, "report-model-client"), (true, "report-model-service")];
    let mut lines = Vec::new();
    let mut notes = Vec::new();
    for (services, name) in wanted {
        if services && rows.service_count < 2 {
            continue;
        }
        let name = kastanj_language::lookup(lang, name, &[]);
        match fitted(&rows, services) {
            Ok((model, test)) => {
                if model.report().singular {
                    notes.push(tr!(lang, "report-model-singular", model = &name));
                }
                let test = test.at(telling.analysis.level);
                lines.push(line(telling, name, &test, &model));
            }
            Err(refusal) => notes.push(format!("{name}: {}", explain(&refusal, lang))),
        }
    }
    blocks.push(Block::Paragraph(tr!(lang, "report-model-intro").into()));
    if !lines.is_empty() {
        blocks.push(table(telling, lines, rows.service_count > 1));
    }
    blocks.extend(notes.into_iter().map(|note| Block::Note(note.into())));
    blocks
}

fn rows(telling: &Telling<'_>) -> Rows {
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    let mut rows = Rows {
        scores: Vec::new(),
        after: Vec::new(),
        clients: Vec::new(),
        services: Vec::new(),
        client_count: 0,
        service_count: 0,
    };
    for (client, row) in telling.input.paired.rows.iter().enumerate() {
        rows.client_count += 1;
        let next = names.len();
        let service = *names.entry(row.service.as_deref().unwrap_or_default()).or_insert(next);
        for (score, after) in [(row.before, 0.0), (row.after, 1.0)] {
            let Some(score) = score else { continue };
            rows.scores.push(score);
            rows.after.push(after);
            rows.clients.push(client);
            rows.services.push(service);
        }
    }
    rows.service_count = names.len();
    rows
}

/// Change after − before under REML, with its small-sample test.
fn fitted(rows: &Rows, services: bool) -> Result<(MixedModel, CoefficientTest), Refusal> {
    let design = Design::with_intercept(rows.scores.len()).covariate("after", &rows.after)?;
    let model = fit(&MixedInput {
        outcome: &rows.scores,
        design: &design,
        clients: &rows.clients,
        slope: None,
        services: services.then_some(&rows.services[..]),
        likelihood: Likelihood::Reml,
    })?;
    let clusters = if services { rows.service_count } else { rows.client_count };
    let way = if clusters < ADJUSTED_BELOW {
        SmallSample::KenwardRoger
    } else {
        SmallSample::Satterthwaite
    };
    let test = model.coefficient_tests(way)?.into_iter().nth(1);
    let test = test.ok_or(Refusal::Singular { what: "design" })?;
    Ok((model, test))
}

fn line(telling: &Telling<'_>, name: String, test: &CoefficientTest, model: &MixedModel) -> Row {
    let lang = telling.lang;
    let icc = model.report().icc;
    // The level of a service is in the model, how much it changes is not: without that the interval
    // covers 83–85 of 100 where services differ (`details::simulated`).
    let over = telling.findings().and_then(|findings| findings.over_services);
    let interval = over.map_or(test.interval, |over| test.interval.at_least(over.half_width));
    let df = if interval == test.interval { decimal(lang, test.df, 1) } else { "–".to_owned() };
    let share = icc.service.map_or_else(|| "–".to_owned(), |icc| decimal(lang, icc, 2));
    // Those lost with a score before are in: their number may be seen or not as everywhere else.
    let clients = match telling.lost_may_show() {
        true => telling.beside_the_flow(model.report().clients),
        false => Cell::Hidden,
    };
    Row::of(vec![
        Cell::text(name),
        clients,
        Cell::text(telling.points(test.estimate)),
        Cell::text(telling.interval(interval)),
        Cell::text(df),
        Cell::text(share),
    ])
}

fn table(telling: &Telling<'_>, rows: Vec<Row>, services: bool) -> Block {
    let lang = telling.lang;
    let mut note = tr!(lang, "report-model-note");
    if services {
        // The level differs between services in the model, the change does not.
        note = format!("{note} {}", tr!(lang, "report-model-note-services"));
    }
    let note = telling.widened(note);
    Block::Table(Table {
        caption: tr!(lang, "report-model-caption"),
        head: vec![
            tr!(lang, "report-model-head"),
            tr!(lang, "report-persons"),
            tr!(lang, "report-mean-change"),
            tr!(lang, "report-interval", level = telling.level()),
            tr!(lang, "report-model-df"),
            tr!(lang, "report-model-icc"),
        ],
        figures: vec![1, 2, 3, 4, 5],
        widths: vec![7, 3, 5, 6, 5, 5],
        rows,
        note: Some(note.into()),
    })
}
