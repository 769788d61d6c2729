use kastanj_instrument::plain_file::{Faults, Fields, Placed, fault};
use kastanj_instrument::{Library, Questionnaire, QuestionnaireId, ScoreId, ScoringRule};

use crate::{DescribeGates, Direction, IndicationGates, Plan, PlanGates, SupportedGates};

/// The seed of everything that is drawn, if the plan does not set one.
const USUAL_SEED: u64 = 20_260_101;

/// A word as it stands; every word that is not empty will do.
type Word = Placed<String>;

/// The direction in words.
struct Better(Direction);

impl std::str::FromStr for Better {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "higher_is_better" => Ok(Better(Direction::HigherIsBetter)),
            "lower_is_better" => Ok(Better(Direction::LowerIsBetter)),
            _ => Err(()),
        }
    }
}

/// The table `[plan]`. `None` only after a fault.
pub(super) fn read(
    mut fields: Fields<'_>,
    instruments: &[QuestionnaireId],
    library: &Library,
    faults: &mut Faults<'_>,
) -> Option<Plan> {
    let name = fields.need_word("questionnaire", faults);
    let score = fields.need_word("score", faults);
    let direction =
        fields.parsed::<Better>("direction", "higher_is_better, lower_is_better", faults);
    let range = fields.ascending_pair("range", -1e6..=1e6, faults);
    let alpha = fields.number_or("alpha", 0.0001..=0.4999, 0.05, faults);
    let sensitivity =
        fields.ascending_pair("sensitivity", 0.0..=10.0, faults).unwrap_or((0.0, 1.0));
    let board_threshold: u32 = fields.whole_or("board_threshold", 5..=1000, 5, faults);
    let public_threshold: u32 = fields.whole_or("public_threshold", 5..=1000, 10, faults);
    let seed = fields.whole_or("seed", 0..=i64::MAX, USUAL_SEED, faults);
    if public_threshold < board_threshold {
        fault!(
            faults,
            &fields.place("public_threshold"),
            "record-study-thresholds",
            "record-study-thresholds-hint",
        );
    }
    let gates = fields.table("gates", faults).map(|table| gates(table, faults));
    let (direction_at, range_at) = (fields.place("direction"), fields.place("range"));
    fields.finish(faults);
    let (name, score) = (name?, score?);
    let questionnaire = chosen(&name, instruments, library, faults)?;
    let rule = rule(&score, questionnaire, faults)?;
    let declared =
        if rule.higher_is_better { Direction::HigherIsBetter } else { Direction::LowerIsBetter };
    let direction = direction.map_or(declared, |better| better.value.0);
    if direction != declared {
        fault!(
            faults,
            &direction_at,
            "record-study-direction",
            "record-study-direction-hint",
            score = score.value.as_str(),
        );
    }
    let range = range.unwrap_or(rule.range);
    if range != rule.range {
        fault!(
            faults,
            &range_at,
            "record-study-range",
            "record-study-range-hint",
            score = score.value.as_str(),
            low = rule.range.0.to_string(),
            high = rule.range.1.to_string(),
        );
    }
    Some(Plan {
        questionnaire: questionnaire.id.clone(),
        score: rule.id.clone(),
        direction,
        range,
        alpha,
        sensitivity,
        board_threshold,
        public_threshold,
        seed,
        gates: gates.unwrap_or_default(),
    })
}

fn chosen<'l>(
    wanted: &Word,
    instruments: &[QuestionnaireId],
    library: &'l Library,
    faults: &mut Faults<'_>,
) -> Option<&'l Questionnaire> {
    let id =
        instruments.iter().find(|id| id.name == wanted.value || id.to_string() == wanted.value);
    if id.is_none() {
        let known: Vec<String> = instruments.iter().map(ToString::to_string).collect();
        fault!(
            faults,
            &wanted.at,
            "record-study-not-in-use",
            "record-study-not-in-use-hint",
            instrument = wanted.value.as_str(),
            known = known.join(", "),
        );
    }
    library.get(id?)
}

fn rule<'q>(
    score: &Word,
    questionnaire: &'q Questionnaire,
    faults: &mut Faults<'_>,
) -> Option<&'q ScoringRule> {
    let rule = questionnaire.score(&ScoreId(score.value.clone()));
    if rule.is_none() {
        let known: Vec<&str> = questionnaire.scores.iter().map(|rule| rule.id.0.as_str()).collect();
        fault!(
            faults,
            &score.at,
            "record-study-unknown-score",
            "record-study-unknown-score-hint",
            questionnaire = questionnaire.id.to_string(),
            score = score.value.as_str(),
            known = known.join(", "),
        );
    }
    rule
}

fn gates(mut fields: Fields<'_>, faults: &mut Faults<'_>) -> PlanGates {
    let describe_only = fields.table("describe_only", faults).map(|mut step| {
        let usual = DescribeGates::default();
        let gates =
            DescribeGates { pairs: step.whole_or("pairs", 5..=100_000, usual.pairs, faults) };
        step.finish(faults);
        gates
    });
    let indication = fields.table("indication", faults).map(|step| indication(step, faults));
    let supported = fields.table("supported_change", faults).map(|step| supported(step, faults));
    fields.finish(faults);
    PlanGates {
        describe_only: describe_only.unwrap_or_default(),
        indication: indication.unwrap_or_default(),
        supported_change: supported.unwrap_or_default(),
    }
}

fn indication(mut step: Fields<'_>, faults: &mut Faults<'_>) -> IndicationGates {
    let usual = IndicationGates::default();
    let gates = IndicationGates {
        pairs: step.whole_or("pairs", 5..=100_000, usual.pairs, faults),
        after_per_before: step.number_or(
            "after_per_before",
            0.0..=1.0,
            usual.after_per_before,
            faults,
        ),
        half_width: step.number_or("half_width", 0.0..=10.0, usual.half_width, faults),
        delta_sd: step.number_or("delta_sd", 0.0..=10.0, usual.delta_sd, faults),
    };
    step.finish(faults);
    gates
}

fn supported(mut step: Fields<'_>, faults: &mut Faults<'_>) -> SupportedGates {
    let usual = SupportedGates::default();
    let gates = SupportedGates {
        pairs: step.whole_or("pairs", 5..=100_000, usual.pairs, faults),
        after_per_before: step.number_or(
            "after_per_before",
            0.0..=1.0,
            usual.after_per_before,
            faults,
        ),
        half_width: step.number_or("half_width", 0.0..=10.0, usual.half_width, faults),
        delta_sd: step.number_or("delta_sd", 0.0..=10.0, usual.delta_sd, faults),
        asked_share: step.number_or("asked_share", 0.0..=1.0, usual.asked_share, faults),
        services: step.whole_or("services", 2..=1000, usual.services, faults),
        pairs_per_service: step.whole_or(
            "pairs_per_service",
            5..=100_000,
            usual.pairs_per_service,
            faults,
        ),
    };
    step.finish(faults);
    gates
}
