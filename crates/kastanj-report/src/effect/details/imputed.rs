//! Those lost drawn many times: what multiple imputation says beside the plain assumptions, and the
//! line along which they are shifted.

use kastanj_analysis::Findings;
use kastanj_analysis::imputation::ImputationSettings;
use kastanj_analysis::missing_data::{
    IntervalSource, MissingDataAssumption, MissingDataInput, MissingDataTable, missing_data_table,
};
use kastanj_analysis::offered::{Circumstance, IntervalName, offered};
use kastanj_language::{decimal, signed, tr};

use crate::document::{Block, Cell, Figure, Row, Table};
use crate::effect::telling::Telling;
use crate::figure::{TippingPoint, tipping};
use crate::refusal::explain;

/// The line of shifts as a figure.
pub(super) fn line(telling: &Telling<'_>, findings: &Findings) -> Block {
    let lang = telling.lang;
    let points: Vec<TippingPoint> = findings
        .dropout
        .delta_line
        .iter()
        .map(|point| TippingPoint {
            shift: point.delta_sd,
            mean: point.mean_change,
            lower: point.interval.lower,
            upper: point.interval.upper,
        })
        .collect();
    let crossing = findings.dropout.tipping.delta_sd.filter(|shift| shift.abs() <= 1.0);
    let told: Vec<String> = points
        .iter()
        .filter(|point| (point.shift * 2.0).fract() == 0.0)
        .map(|point| {
            tr!(
                lang,
                "report-tipping-point",
                shift = signed(lang, point.shift, 1),
                mean = telling.points(point.mean),
                lower = telling.points(point.lower),
                upper = telling.points(point.upper)
            )
        })
        .collect();
    let end = match crossing {
        Some(shift) => tr!(lang, "report-tipping-crosses", shift = signed(lang, shift, 2)),
        None => tr!(lang, "report-tipping-not-crossed"),
    };
    let mark = crossing
        .map(|shift| (shift, tr!(lang, "report-tipping-mark", shift = signed(lang, shift, 2))));
    let caption = tr!(lang, "report-tipping-caption", level = telling.level());
    let caption = match mark {
        Some(_) => tr!(lang, "report-tipping-caption-mark", caption = caption),
        None => caption,
    };
    let axes = (tr!(lang, "report-axis-shift"), tr!(lang, "report-axis-change"));
    Block::Figure(Figure {
        svg: tipping(&points, mark, (&axes.0, &axes.1), lang, telling.input.synthetic),
        alt: tr!(lang, "report-tipping-alt", points = told.join("; "), end = end),
        caption,
    })
}

/// Rubin's rules under three assumptions and along the line, or why not.
pub(super) fn table(telling: &Telling<'_>, findings: &Findings) -> Block {
    let lang = telling.lang;
    let pairs = telling.analysis.flow.pairs;
    if !offered(IntervalName::ImputedRubin, Circumstance::LostAtRandom, pairs).offered {
        return Block::Note(tr!(lang, "report-imputed-not-offered").into());
    }
    let paired = &telling.input.paired;
    let made = missing_data_table(&MissingDataInput {
        range: paired.range,
        lost_without_score: findings.dropout.lost_without_score,
        declared_delta_sd: paired.gates.supported_change.delta_sd,
        settings: ImputationSettings { seed: paired.seed, ..ImputationSettings::default() },
        level: paired.level,
        ..MissingDataInput::new(paired.rows.clone(), paired.direction)
    });
    match made {
        Ok(made) => printed(telling, &made),
        Err(refusal) => Block::Note(explain(&refusal, lang).into()),
    }
}

fn printed(telling: &Telling<'_>, made: &MissingDataTable) -> Block {
    let lang = telling.lang;
    let drawn = made.rows.iter().filter(|row| row.imputed.is_some());
    let mut rows: Vec<Row> = drawn
        .filter_map(|row| Some((row, row.imputed?, row.interval?)))
        .map(|(row, pooled, interval)| {
            // The degrees of freedom are those of an interval that was not widened.
            let df = pooled.df.filter(|_| row.interval_source == IntervalSource::Rubin);
            Row::of(vec![
                Cell::text(name(telling, row.assumption)),
                Cell::Count(row.n),
                Cell::text(telling.points(row.mean_change)),
                Cell::text(telling.interval(interval)),
                Cell::text(df.map_or_else(|| "–".to_owned(), |df| decimal(lang, df, 1))),
                Cell::text(decimal(lang, pooled.fmi, 2)),
            ])
        })
        .collect();
    let shifted = made
        .delta_line
        .iter()
        .filter(|point| point.delta_sd != 0.0 && (point.delta_sd * 2.0).fract() == 0.0);
    rows.extend(shifted.map(|point| {
        Row::texts([
            tr!(lang, "report-imputed-shifted", shift = signed(lang, point.delta_sd, 1)),
            telling.number(made.pairs + made.lost),
            telling.points(point.mean_change),
            telling.interval(point.interval),
            "–".to_owned(),
            "–".to_owned(),
        ])
    }));
    let tips = match (made.tipping.interval_reaches_zero, made.tipping.interval_reaches_zero_sd) {
        (Some(delta), Some(sd)) => tr!(
            lang,
            "report-imputed-tips",
            points = telling.points(delta),
            sd = telling.standardised(sd)
        ),
        _ => tr!(lang, "report-imputed-holds-zero"),
    };
    let note = tr!(
        lang,
        "report-imputed-note",
        count = u64::from(made.settings.m),
        seed = made.settings.seed.to_string()
    );
    let note = telling.widened(note);
    Block::Table(Table {
        caption: tr!(lang, "report-imputed-caption"),
        head: vec![
            tr!(lang, "report-assumption"),
            tr!(lang, "report-persons"),
            tr!(lang, "report-change-points"),
            tr!(lang, "report-interval", level = telling.level()),
            tr!(lang, "report-model-df"),
            tr!(lang, "report-imputed-fmi"),
        ],
        figures: vec![1, 2, 3, 4, 5],
        widths: vec![11, 3, 4, 7, 5, 5],
        rows,
        note: Some(format!("{note} {tips}").into()),
    })
}

fn name(telling: &Telling<'_>, assumption: MissingDataAssumption) -> String {
    let lang = telling.lang;
    match assumption {
        MissingDataAssumption::LostReturnToOwnBefore => tr!(lang, "report-imputed-own-before"),
        MissingDataAssumption::LostJumpToMeanBefore => tr!(lang, "report-imputed-mean-before"),
        _ => tr!(lang, "report-imputed-random"),
    }
}
