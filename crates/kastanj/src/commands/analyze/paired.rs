//! `kastanj analyze paired`: the first level of analysis on anybody's CSV file.

use kastanj_analysis::monitoring::{AnyLook, any_look};
use kastanj_analysis::sign_flip::FlipMethod;
use kastanj_analysis::wilcoxon::PMethod;
use kastanj_analysis::{
    Assumption, Findings, Gate, GateName, GateStatus, Interval, Level, PairedAnalysis, PairedInput,
    Tipping, TippingStatus, paired_analysis,
};
use kastanj_desk::key_of;
use kastanj_language::{Lang, decimal, lookup, percent, signed, tr};
use serde::Serialize;

use super::data::brief;
use super::scores::{PairCounts, Scores, direction};
use crate::arguments::analyze::pairs::Paired;
use crate::context::Context;
use crate::failure::Failure;
use crate::terminal::{say, warn};

/// The seed of the Monte Carlo part where none is given.
const SEED: u64 = 1;

#[derive(Serialize)]
struct PairedFigures {
    data: PairCounts,
    #[serde(flatten)]
    analysis: PairedAnalysis,
    /// What may be said of the mean change at every look.
    always_valid: Option<AnyLook>,
}

/// Runs the command.
pub(super) fn paired(context: &Context, asked: &Paired) -> Result<(), Failure> {
    let lang = context.lang;
    let scores = Scores::read(context, &asked.scores)?;
    let mut input = match scores.of_the_report() {
        Some(input) => input.clone(),
        None => {
            let rows = scores.rows(asked.service.as_deref())?;
            let mut input = PairedInput::new(rows, direction(asked.lower_is_better));
            input.range = scores.range;
            input.seed = SEED;
            input
        }
    };
    input.eligible = asked.eligible.or(input.eligible);
    input.asked = asked.asked.or(input.asked);
    input.persons = asked.persons.or(input.persons);
    input.seed = asked.seed.unwrap_or(input.seed);
    if let Some(alpha) = asked.alpha {
        input.level = level(lang, alpha)?;
    }
    // Every row of the file is a row of the analysis.
    let every: Vec<usize> = (0..input.rows.len()).collect();
    let analysis = paired_analysis(&input).map_err(|refusal| scores.refused(&every, &refusal))?;
    let dialect = scores.data.told();
    let data = scores.counts();
    if asked.scores.source.json {
        let findings = analysis.findings();
        let always_valid = findings.and_then(look);
        let figures = PairedFigures { data, analysis, always_valid };
        let json =
            serde_json::to_string_pretty(&figures).map_err(|error| Failure(error.to_string()))?;
        warn(&dialect);
        say(&json);
    } else {
        say(&dialect);
        print(lang, &data, &analysis);
    }
    Ok(())
}

fn look(findings: &Findings) -> Option<AnyLook> {
    any_look(&findings.change, findings.over_services.as_ref())
}

/// The level of the intervals that belongs to an alpha.
pub(super) fn level(lang: Lang, alpha: f64) -> Result<Level, Failure> {
    let refused = |refusal| Failure(kastanj_report::refusal::explain(&refusal, lang));
    Level::of_alpha(alpha).map_err(refused)
}

fn print(lang: Lang, data: &PairCounts, analysis: &PairedAnalysis) {
    let verdict = key_of(&analysis.verdict);
    say("");
    say(&lookup(lang, &format!("program-paired-verdict-{verdict}"), &[]));
    let flow = &analysis.flow;
    say("");
    for sentence in data.told(lang) {
        say(&sentence);
    }
    say(&tr!(
        lang,
        "program-paired-flow",
        before = flow.closed_before_forms,
        pairs = flow.pairs,
        lost = flow.lost
    ));
    for (key, share) in [
        ("program-paired-asked-of-eligible", &flow.asked_of_eligible),
        ("program-paired-pairs-of-before", &flow.pairs_of_before),
        ("program-paired-pairs-of-persons", &flow.pairs_of_persons),
    ] {
        if let Some(share) = share {
            let interval = format!(
                "{}–{}",
                percent(lang, share.wilson.lower),
                percent(lang, share.wilson.upper)
            );
            let words = lookup(lang, key, &[]);
            let share_words = percent(lang, share.share);
            say(&format!("  {words}: {}/{} = {share_words} ({interval})", share.count, share.of));
        }
    }
    match analysis.findings() {
        Some(findings) => print_findings(lang, findings),
        None => say(&tr!(lang, "program-paired-withheld")),
    }
    print_gates(lang, &analysis.gates);
    print_planner(lang, analysis);
}

fn print_findings(lang: Lang, findings: &Findings) {
    let number = |value: f64| decimal(lang, value, 3);
    let change = &findings.change;
    say("");
    say(&tr!(
        lang,
        "program-paired-means",
        n = change.n,
        before = number(change.mean_before),
        sdbefore = number(change.sd_before),
        after = number(change.mean_after),
        sdafter = number(change.sd_after)
    ));
    let level = kastanj_report::effect::level_words(lang, change.level());
    let words = tr!(lang, "program-paired-change", level = &level);
    line(lang, &words, change.mean_change, Some(&change.interval));
    say(&format!(
        "  t({}) = {}, {}",
        decimal(lang, change.df, 0),
        number(change.t),
        p_words(lang, change.p_value)
    ));
    if let Some(over) = &findings.over_services {
        let words =
            tr!(lang, "program-paired-over-services", count = over.services, level = &level);
        line(lang, &words, change.mean_change, Some(&over.interval));
        let (df, p) = (decimal(lang, over.df, 1), p_words(lang, over.p_value));
        say(&format!("  CR2: SE = {}, df = {df}, {p}", number(over.standard_error)));
    }
    if let Some(interval) = look(findings).and_then(|look| look.interval) {
        let words = tr!(lang, "program-paired-always-valid", level = &level);
        line(lang, &words, change.mean_change, Some(&interval));
    }
    let sizes = &findings.effect_sizes;
    let offered = sizes.d_av_interval_offered.then_some(&sizes.d_av_interval_approximate);
    row(lang, "program-paired-d-av", sizes.d_av, offered);
    row(lang, "program-paired-d-z", sizes.d_z, sizes.d_z_interval.as_ref());
    for (key, value) in [
        ("program-paired-g-av", sizes.g_av),
        ("program-paired-d-rm", sizes.d_rm),
        ("program-paired-glass", Some(sizes.d_glass)),
        ("program-paired-hodges-lehmann", Some(findings.hodges_lehmann.with_zeros)),
    ] {
        if let Some(value) = value {
            row(lang, key, value, None);
        }
    }
    if let Some(test) = &findings.wilcoxon {
        let p = p_words(lang, test.p_value);
        let key = match test.method {
            PMethod::Exact => "program-paired-wilcoxon",
            PMethod::NormalApproximation => "program-paired-wilcoxon-approximate",
        };
        say(&lookup(lang, key, &[("v", brief(lang, test.v).into()), ("p", p.into())]));
    }
    if let Some(test) = &findings.sign_flip {
        let p = p_words(lang, test.p_value);
        say(&match test.method {
            FlipMethod::NormalApproximation => {
                tr!(lang, "program-paired-sign-flip-approximate", p = p)
            }
            FlipMethod::Enumerated | FlipMethod::MonteCarlo if test.p_floor < 0.001 => {
                tr!(lang, "program-paired-sign-flip-low", p = p)
            }
            FlipMethod::Enumerated | FlipMethod::MonteCarlo => {
                tr!(lang, "program-paired-sign-flip", p = p, floor = number(test.p_floor))
            }
        });
    }
    say("");
    say(&tr!(lang, "program-paired-sensitivity"));
    for scenario in &findings.dropout.scenarios {
        let key = match scenario.assumption {
            Assumption::Completers => "program-paired-completers",
            Assumption::MissingAtRandom => "program-paired-at-random",
            Assumption::LostUnchanged => "program-paired-lost-unchanged",
            Assumption::LostAtWorstEnd => "program-paired-lost-worst",
            Assumption::LostAtBestEnd => "program-paired-lost-best",
        };
        row(lang, key, scenario.mean_change, Some(&scenario.interval));
    }
    say(&format!("  {}", tipping(lang, &findings.dropout.tipping)));
}

/// `p = 0.031`, or `p < 0.001` where three decimals would say nought.
fn p_words(lang: Lang, p: f64) -> String {
    if p < 0.001 {
        format!("p < {}", decimal(lang, 0.001, 3))
    } else {
        format!("p = {}", decimal(lang, p, 3))
    }
}

fn tipping(lang: Lang, tipping: &Tipping) -> String {
    let delta = tipping.delta.map(|delta| signed(lang, delta, 2)).unwrap_or_default();
    match tipping.status {
        TippingStatus::NobodyLost => tr!(lang, "program-paired-tipping-nobody-lost"),
        TippingStatus::WithinRange => tr!(lang, "program-paired-tipping-within", delta = delta),
        TippingStatus::NoPlausibleDelta => tr!(lang, "program-paired-tipping-none", delta = delta),
        TippingStatus::RangeUnknown => tr!(lang, "program-paired-tipping-unknown", delta = delta),
    }
}

fn row(lang: Lang, key: &str, value: f64, interval: Option<&Interval>) {
    line(lang, &lookup(lang, key, &[]), value, interval);
}

fn line(lang: Lang, words: &str, value: f64, interval: Option<&Interval>) {
    let value = signed(lang, value, 3);
    let interval = interval.map(|interval| {
        let (lower, upper) = (decimal(lang, interval.lower, 3), decimal(lang, interval.upper, 3));
        format!("   [{lower}; {upper}]")
    });
    say(&format!("  {words:<46} {value:>10}{}", interval.unwrap_or_default()));
}

fn print_gates(lang: Lang, gates: &[Gate]) {
    say("");
    say(&tr!(lang, "program-paired-gates"));
    for gate in gates {
        let status = match (gate.status, gate.name, gate.value) {
            (GateStatus::Pass, ..) => tr!(lang, "program-gate-pass"),
            (GateStatus::NotApplicable, ..) => tr!(lang, "program-gate-not-applicable"),
            // What was not told is not found to be lacking.
            (GateStatus::Fail, GateName::Services, None) => {
                tr!(lang, "program-gate-unknown", option = "--service")
            }
            (GateStatus::Fail, GateName::AskedKnown | GateName::AskedShare, None) => {
                tr!(lang, "program-gate-unknown", option = "--eligible, --asked")
            }
            (GateStatus::Fail, ..) => tr!(lang, "program-gate-fail"),
        };
        let name = lookup(lang, &format!("program-gate-{}", key_of(&gate.name)), &[]);
        let step = lookup(lang, &format!("program-verdict-{}", key_of(&gate.step)), &[]);
        // Persons and services are counted, all else is measured.
        let places = if matches!(gate.name, GateName::Pairs | GateName::Services) { 0 } else { 3 };
        let value = gate.value.map_or_else(|| "–".to_owned(), |value| decimal(lang, value, places));
        say(&format!("  {step:<22} {name:<44} {value:>10}   {status}"));
    }
}

fn print_planner(lang: Lang, analysis: &PairedAnalysis) {
    say("");
    say(&tr!(lang, "program-paired-planner"));
    for row in &analysis.planner.by_sd_change {
        let persons =
            row.expected.persons.map_or_else(|| "–".to_owned(), |persons| persons.to_string());
        say(&tr!(
            lang,
            "program-paired-planner-row",
            half = decimal(lang, row.half_width, 2),
            pairs = row.expected.pairs,
            assured = row.assured_90.pairs,
            persons = persons
        ));
    }
}
