//! The table `[plan]`.

mod estimand;
mod gates;
mod outside;

use kastanj_instrument::plain_file::{Faults, Fields, Placed, fault};
use kastanj_instrument::{
    ItemId, Library, Occasion, Questionnaire, QuestionnaireId, ScoreId, ScoringRule,
};

use crate::{Direction, Plan};

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
    let secondary = fields.parsed_list::<String>("secondary", "grepp", faults).unwrap_or_default();
    let subgroups = fields.parsed_list::<String>("subgroups", "", faults).unwrap_or_default();
    let entry_limit = fields.number("entry_limit", -1e6..=1e6, faults);
    let gates = fields.table("gates", faults).map(|table| gates::read(table, faults));
    let estimand = fields.table("estimand", faults).map(|table| estimand::read(table, faults));
    let reliability = fields.table("reliability", faults);
    let reliability = reliability.and_then(|table| outside::reliability(table, faults));
    let norm = fields.table("norm", faults).and_then(|table| outside::norm(table, faults));
    let course = fields.table("natural_course", faults);
    let natural_course = course.and_then(|table| outside::natural_course(table, faults));
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
    let estimand = estimand.unwrap_or_default();
    estimand::agrees(&estimand, reliability.is_some(), &score.at, faults);
    let secondary = secondary_scores(&secondary, rule, questionnaire, faults);
    let subgroups = subgroup_questions(&subgroups, questionnaire, faults);
    Some(Plan {
        questionnaire: questionnaire.id.clone(),
        score: rule.id.clone(),
        direction,
        estimand,
        secondary,
        subgroups,
        range,
        alpha,
        sensitivity,
        board_threshold,
        public_threshold,
        seed,
        gates: gates.unwrap_or_default(),
        reliability,
        norm,
        entry_limit,
        natural_course,
    })
}

/// The other scores, each of the same questionnaire, none twice.
fn secondary_scores(
    named: &[Word],
    primary: &ScoringRule,
    questionnaire: &Questionnaire,
    faults: &mut Faults<'_>,
) -> Vec<ScoreId> {
    let mut scores: Vec<ScoreId> = Vec::new();
    for word in named {
        let Some(rule) = rule(word, questionnaire, faults) else { continue };
        if rule.id == primary.id || scores.contains(&rule.id) {
            fault!(
                faults,
                &word.at,
                "record-study-twice-in-plan",
                "record-study-twice-in-plan-hint",
                name = word.value.as_str(),
            );
        } else {
            scores.push(rule.id.clone());
        }
    }
    scores
}

/// Questions of the before-form with a few named options, none twice.
fn subgroup_questions(
    named: &[Word],
    questionnaire: &Questionnaire,
    faults: &mut Faults<'_>,
) -> Vec<ItemId> {
    let before =
        questionnaire.variants.iter().filter(|it| it.occasions.contains(&Occasion::Before));
    let known: Vec<ItemId> = before
        .flat_map(|variant| questionnaire.recorded_items(variant))
        .filter(|item| item.scale().and_then(|scale| questionnaire.scale(scale)).is_some())
        .map(|item| item.id.clone())
        .collect();
    let mut questions: Vec<ItemId> = Vec::new();
    for word in named {
        let id = ItemId(word.value.clone());
        if !known.contains(&id) {
            let known: Vec<&str> = known.iter().map(|id| id.0.as_str()).collect();
            fault!(
                faults,
                &word.at,
                "record-study-no-subgroup",
                "record-study-no-subgroup-hint",
                name = word.value.as_str(),
                known = known.join(", "),
            );
        } else if questions.contains(&id) {
            fault!(
                faults,
                &word.at,
                "record-study-twice-in-plan",
                "record-study-twice-in-plan-hint",
                name = word.value.as_str(),
            );
        } else {
            questions.push(id);
        }
    }
    questions
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
