//! How often the intervals of the report held the truth when it was known: the simulation behind them,
//! and how often a study without any change reached the highest step.

use kastanj_analysis::offered::{
    Circumstance, IntervalName, LEAST_COVERAGE, NullWorld, SIMULATED_N, SIMULATED_PEOPLE,
    simulated_coverage, simulated_verdicts,
};
use kastanj_language::{Lang, decimal, lookup, tr};

use super::part;
use crate::document::{Block, Row, Table};
use crate::effect::telling::Telling;

/// The intervals that the report prints, each where it was simulated.
const INTERVALS: [(IntervalName, &str); 15] = [
    (IntervalName::MeanChangeT, "mean-change"),
    (IntervalName::MeanChangeOverServices, "over-services"),
    (IntervalName::DAvWhereOffered, "d-av"),
    (IntervalName::DZNoncentralT, "d-z"),
    (IntervalName::ImputedRubin, "imputed"),
    (IntervalName::MixedTime, "mixed"),
    (IntervalName::HartungKnappGuarded, "pooled"),
    (IntervalName::CautiousPrediction, "prediction"),
    (IntervalName::TauQProfile, "tau"),
    (IntervalName::GroupDifferenceOverServices, "groups"),
    (IntervalName::AlwaysValid, "always"),
    (IntervalName::AlwaysValidOverServices, "always"),
    (IntervalName::BenchmarkDPpc2, "benchmark"),
    (IntervalName::AlphaFeldt, "alpha"),
    (IntervalName::Wilson, "wilson"),
];

const CIRCUMSTANCES: [(Circumstance, &str); 13] = [
    (Circumstance::Normal, "normal"),
    (Circumstance::Skewed, "skewed"),
    (Circumstance::Floored, "floored"),
    (Circumstance::Clustered, "clustered"),
    (Circumstance::LostAtRandom, "lost-at-random"),
    (Circumstance::LostNotAtRandom, "lost-not-at-random"),
    (Circumstance::ThreeServices, "three-services"),
    (Circumstance::FiveServices, "five-services"),
    (Circumstance::TenServices, "ten-services"),
    (Circumstance::TwelveUnevenServices, "twelve-uneven"),
    (Circumstance::ShareHalf, "share-half"),
    (Circumstance::ShareTenth, "share-tenth"),
    (Circumstance::ShareFiftieth, "share-fiftieth"),
];

const WORLDS: [(NullWorld, &str); 7] = [
    (NullWorld::NoChange, "no-change"),
    (NullWorld::NoChangeSkewed, "skewed"),
    (NullWorld::NoChangeFloored, "floored"),
    (NullWorld::NoChangeClustered, "clustered"),
    (NullWorld::LostByChance, "lost-by-chance"),
    (NullWorld::LostWithinDelta, "lost-within-delta"),
    (NullWorld::RegressionToTheMean, "regression"),
];

pub(super) fn section(telling: &Telling<'_>) -> Vec<Block> {
    let lang = telling.lang;
    vec![
        part(tr!(lang, "report-simulated")),
        Block::Paragraph(tr!(lang, "report-simulated-intro").into()),
        coverage(telling),
        verdicts(lang),
    ]
}

fn coverage(telling: &Telling<'_>) -> Block {
    let lang = telling.lang;
    let mut rows = Vec::new();
    for (interval, name) in INTERVALS {
        for (circumstance, under) in CIRCUMSTANCES {
            if !is_printed(telling, interval, circumstance) {
                continue;
            }
            let Some(shares) = simulated_coverage(interval, circumstance) else { continue };
            let mut cells = vec![
                lookup(lang, &format!("report-simulated-interval-{name}"), &[]),
                lookup(lang, &format!("report-simulated-under-{under}"), &[]),
            ];
            cells.extend(shares.into_iter().map(|share| match share {
                None => "–".to_owned(),
                Some(share) if share < LEAST_COVERAGE => {
                    format!("{}*", decimal(lang, 100.0 * share, 1))
                }
                Some(share) => decimal(lang, 100.0 * share, 1),
            }));
            rows.push(Row::texts(cells));
        }
    }
    let mut head =
        vec![tr!(lang, "report-simulated-interval"), tr!(lang, "report-simulated-under")];
    head.extend(SIMULATED_N.map(|n| n.to_string()));
    Block::Table(Table {
        caption: tr!(lang, "report-simulated-caption"),
        head,
        figures: (2..8).collect(),
        widths: vec![9, 9, 3, 3, 3, 3, 3, 3],
        rows,
        note: Some(tr!(lang, "report-simulated-note").into()),
    })
}

/// What this report prints has a row, so that the table is of what its reader sees: with the interval
/// over services Student's has one only under the assumptions that the other does not touch, and where
/// it fails; without it nothing is pooled.
fn is_printed(telling: &Telling<'_>, interval: IntervalName, circumstance: Circumstance) -> bool {
    use Circumstance::{Clustered, FiveServices, TenServices, ThreeServices, TwelveUnevenServices};
    let services = [Clustered, ThreeServices, FiveServices, TenServices, TwelveUnevenServices];
    let apart = services.contains(&circumstance);
    let over_services = telling.findings().is_some_and(|findings| findings.over_services.is_some());
    match interval {
        IntervalName::MeanChangeT => circumstance == Clustered || !apart,
        IntervalName::DAvWhereOffered | IntervalName::DZNoncentralT => !over_services && !apart,
        // Widened there to the interval over services.
        IntervalName::MixedTime => !(over_services && apart),
        IntervalName::MeanChangeOverServices
        | IntervalName::HartungKnappGuarded
        | IntervalName::CautiousPrediction
        | IntervalName::TauQProfile
        | IntervalName::AlwaysValidOverServices => over_services,
        IntervalName::GroupDifferenceOverServices => {
            over_services && !telling.input.subgroups.is_empty()
        }
        IntervalName::AlwaysValid => !over_services,
        IntervalName::BenchmarkDPpc2 => telling.input.declared.natural_course.is_some(),
        _ => true,
    }
}

/// At most so many studies each way may reach *supported change* where nobody changes.
const GOAL: f64 = 0.025;

fn verdicts(lang: Lang) -> Block {
    let rows = WORLDS.into_iter().map(|(world, name)| {
        let mut cells = vec![lookup(lang, &format!("report-simulated-world-{name}"), &[])];
        // As it is printed, so that the mark says of the figure beside it what the note says.
        let cell = |share: f64| {
            let mark = if (1000.0 * share).round() > 1000.0 * GOAL { "*" } else { "" };
            format!("{}{mark}", decimal(lang, 100.0 * share, 1))
        };
        cells.extend(simulated_verdicts(world).map(|share| cell(share.better)));
        cells.extend(simulated_verdicts(world).map(|share| cell(share.worse)));
        Row::texts(cells)
    });
    let mut head = vec![tr!(lang, "report-simulated-world")];
    head.extend(
        SIMULATED_PEOPLE.map(|people| tr!(lang, "report-simulated-better", people = people)),
    );
    head.extend(
        SIMULATED_PEOPLE.map(|people| tr!(lang, "report-simulated-worse", people = people)),
    );
    Block::Table(Table {
        caption: tr!(lang, "report-simulated-verdict-caption"),
        head,
        figures: (1..7).collect(),
        widths: vec![12, 4, 4, 4, 4, 4, 4],
        rows: rows.collect(),
        note: Some(tr!(lang, "report-simulated-verdict-note").into()),
    })
}
