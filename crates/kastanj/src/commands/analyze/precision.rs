//! `kastanj analyze precision`: how many pairs it takes.

use kastanj_analysis::planner::{
    Needed, ObservedSpread, Planner, PrecisionRow, Retention, pairs_assured, pairs_expected,
    pairs_for_d_z, pairs_for_power, plan,
};
use kastanj_analysis::{Level, Refusal};
use kastanj_language::tr;
use serde::Serialize;

use super::estimate;
use super::sheet::Sheet;
use crate::arguments::analyze::figures::Precision;
use crate::context::Context;
use crate::failure::Failure;

#[derive(Serialize)]
struct PrecisionFigures {
    planner: Planner,
    half_width: Option<HalfWidthFigures>,
    d_z: Option<PowerFigures>,
}

/// What a half-width of one's own takes.
#[derive(Serialize)]
struct HalfWidthFigures {
    half_width: f64,
    expected: Needed,
    assured_80: Needed,
    assured_90: Needed,
    d_z_interval: Option<Needed>,
}

/// What a planned d_z of one's own takes.
#[derive(Serialize)]
struct PowerFigures {
    d_z: f64,
    power_80: Needed,
    power_90: Needed,
}

/// Runs the command.
pub(super) fn run(context: &Context, asked: &Precision) -> Result<(), Failure> {
    let figures = figures(asked)
        .map_err(|refusal| Failure(kastanj_report::refusal::explain(&refusal, context.lang)))?;
    let mut sheet = Sheet::plain(context);
    sheet.heading("precision-change");
    print_rows(&mut sheet, &figures.planner.by_sd_change);
    for table in &figures.planner.by_sd_av {
        let r = table.r.map_or_else(|| "–".to_owned(), |r| estimate::figure(sheet.lang, r));
        sheet.sentence(String::new());
        sheet.sentence(tr!(
            sheet.lang,
            "analyze-precision-sd-av",
            r = r,
            ratio = estimate::figure(sheet.lang, table.sd_ratio)
        ));
        print_rows(&mut sheet, &table.rows);
    }
    sheet.heading("power");
    let planned = figures.planner.power.iter().map(|row| (row.d_z, row.power_80, row.power_90));
    let own = figures.d_z.iter().map(|row| (row.d_z, row.power_80, row.power_90));
    let rows: Vec<Vec<String>> = planned
        .chain(own)
        .map(|(d_z, power_80, power_90)| {
            vec![sheet.cell(d_z), needed(&power_80), needed(&power_90)]
        })
        .collect();
    sheet.grid(&["d-z", "power-80", "power-90"], &rows);
    if let Some(own) = &figures.half_width {
        sheet.heading("own-half-width");
        sheet.grid(
            &["half-width", "expected", "assured-80", "assured-90", "d-z-interval"],
            &[vec![
                sheet.cell(own.half_width),
                needed(&own.expected),
                needed(&own.assured_80),
                needed(&own.assured_90),
                own.d_z_interval.as_ref().map_or_else(|| "–".to_owned(), needed),
            ]],
        );
    }
    if let Some(smallest) = figures.planner.smallest_detectable_d_z {
        sheet.figure("smallest-detectable", smallest);
    }
    sheet.note("precision");
    sheet.finish(asked.json, &figures)
}

/// Pairs are among the persons, persons among those asked.
fn refuse_counts(asked: &Precision) -> Result<(), Refusal> {
    let pairs = Some(asked.pairs);
    let counts = [
        ("pairs", pairs, "persons", asked.persons),
        ("persons", asked.persons, "asked", asked.asked),
        ("pairs", pairs, "asked", asked.asked),
    ];
    for (part_name, part, whole_name, whole) in counts {
        if let Some((part, whole)) = part.zip(whole).filter(|(part, whole)| part > whole) {
            return Err(Refusal::CountsDisagree { part_name, part, whole_name, whole });
        }
    }
    Ok(())
}

fn figures(asked: &Precision) -> Result<PrecisionFigures, Refusal> {
    refuse_counts(asked)?;
    let retention = Retention::new(asked.pairs, asked.persons, 0, asked.asked);
    let observed = match asked.r {
        None => None,
        Some(r) if (-1.0..1.0).contains(&r) => {
            Some(ObservedSpread { sd_ratio: (2.0 * (1.0 - r)).sqrt(), r: Some(r) })
        }
        Some(value) => {
            return Err(Refusal::BadSetting {
                name: "r",
                value,
                allowed: "at least -1 and below 1",
            });
        }
    };
    let at_least = |name, value, pairs: Option<u64>| {
        let pairs = pairs.ok_or(Refusal::BadSetting { name, value, allowed: "above 0" })?;
        Ok::<Needed, Refusal>(retention.needed(pairs))
    };
    let half_width = asked.half_width.map(|h| {
        let name = "half_width";
        Ok::<_, Refusal>(HalfWidthFigures {
            half_width: h,
            expected: at_least(name, h, pairs_expected(h, Level::USUAL))?,
            assured_80: at_least(name, h, pairs_assured(h, 0.8, Level::USUAL))?,
            assured_90: at_least(name, h, pairs_assured(h, 0.9, Level::USUAL))?,
            d_z_interval: asked
                .d_z
                .map(|d_z| at_least(name, h, pairs_for_d_z(h, d_z, Level::USUAL)))
                .transpose()?,
        })
    });
    let d_z = asked.d_z.map(|d_z| {
        Ok::<_, Refusal>(PowerFigures {
            d_z,
            power_80: at_least("d_z", d_z, pairs_for_power(d_z, 0.8, Level::USUAL))?,
            power_90: at_least("d_z", d_z, pairs_for_power(d_z, 0.9, Level::USUAL))?,
        })
    });
    Ok(PrecisionFigures {
        planner: plan(retention, observed, Level::USUAL),
        half_width: half_width.transpose()?,
        d_z: d_z.transpose()?,
    })
}

/// Pairs, with the persons and the asked that they take where that is known.
fn needed(needed: &Needed) -> String {
    let further: Vec<String> =
        [needed.persons, needed.asked].iter().flatten().map(u64::to_string).collect();
    if further.is_empty() {
        needed.pairs.to_string()
    } else {
        format!("{} ({})", needed.pairs, further.join("; "))
    }
}

fn print_rows(sheet: &mut Sheet, rows: &[PrecisionRow]) {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let half_width = sheet.cell(row.half_width);
            let assured = [&row.expected, &row.assured_80, &row.assured_90].map(needed);
            std::iter::once(half_width).chain(assured).collect()
        })
        .collect();
    sheet.grid(&["half-width", "expected", "assured-80", "assured-90"], &rows);
}
