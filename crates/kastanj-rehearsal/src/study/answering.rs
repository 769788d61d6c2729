//! From a latent trait to ticks: the graded response model (Samejima 1969),
//! `P(answer ≥ k) = logistic(a · (θ − b_k))`.

use kastanj_instrument::{
    AnswerCode, Item, ItemId, ItemKind, Measure, Occasion, Questionnaire, Variant,
};
use kastanj_record::RawResponse;

use crate::Chance;
use crate::study::person::Person;

/// Discrimination of the scored questions.
const DISCRIMINATION: f64 = 1.6;

/// The answers of a person to every question of a form that is read by machine, in printed order.
///
/// `at_most_missing` limits how many scored questions are left without an answer.
pub(super) fn answer_form(
    person: &Person,
    questionnaire: &Questionnaire,
    variant: &Variant,
    occasion: Occasion,
    at_most_missing: Option<usize>,
    chance: &Chance,
) -> Vec<(ItemId, RawResponse)> {
    let mut missing = 0;
    let scored: Vec<&ItemId> =
        questionnaire.primary_score().map(|rule| rule.items.iter().collect()).unwrap_or_default();
    questionnaire
        .recorded_items(variant)
        .map(|item| {
            let chance = &mut chance.branch(&item.id.0);
            let counts = scored.contains(&&item.id);
            let limited = counts && at_most_missing.is_some_and(|limit| missing >= limit);
            let tender = if sensitive(item) { 3.0 } else { 1.0 };
            let response = if !limited && chance.happens(person.declines * tender) {
                RawResponse::Declined
            } else if !limited && chance.happens(person.skips) {
                RawResponse::Blank
            } else {
                RawResponse::Codes(codes(person, questionnaire, item, occasion, chance))
            };
            let response = match response {
                RawResponse::Codes(codes) if codes.is_empty() => RawResponse::Blank,
                other => other,
            };
            if counts && !matches!(response, RawResponse::Codes(_)) {
                missing += 1;
            }
            (item.id.clone(), response)
        })
        .collect()
}

/// Questions that more people decline.
fn sensitive(item: &Item) -> bool {
    matches!(item.id.0.as_str(), "gender" | "frequency" | "last-time" | "children")
}

fn codes(
    person: &Person,
    questionnaire: &Questionnaire,
    item: &Item,
    occasion: Occasion,
    chance: &mut Chance,
) -> Vec<AnswerCode> {
    let Some(scale) = item.scale().and_then(|scale| questionnaire.scale(scale)) else {
        return Vec::new();
    };
    let mut codes: Vec<AnswerCode> = scale.options.iter().map(|option| option.code).collect();
    codes.sort_unstable();
    if let ItemKind::Many { .. } = item.kind {
        return codes.into_iter().filter(|_| chance.happens(0.3)).collect();
    }
    let at = match occasion {
        Occasion::Before => 0,
        Occasion::After => 1,
        Occasion::FollowUp => 2,
    };
    let facet = questionnaire
        .scores
        .iter()
        .filter(|rule| !rule.primary)
        .position(|rule| rule.items.contains(&item.id));
    let level = person.level(facet, at);
    let chosen = match (item.id.0.as_str(), scale.measure) {
        ("age", _) => by_weight(&codes, &[0.08, 0.26, 0.29, 0.21, 0.12, 0.04], person, item),
        ("gender", _) => by_weight(&codes, &[0.03, 0.96, 0.01], person, item),
        ("days", _) => by_weight(&codes, &[0.70, 0.08, 0.10, 0.12], person, item),
        // Fewer times and longer ago with more control.
        ("frequency", _) => graded(&codes, -level - if at == 0 { -0.2 } else { 0.6 }, item, chance),
        ("last-time", _) => {
            let usable = codes.len().saturating_sub(1);
            graded(&codes[..usable], level + if at == 0 { -0.8 } else { 0.3 }, item, chance)
        }
        // Those who answer at the end are mostly content with the talks.
        (name, _) if name.starts_with("contact-") => {
            graded(&codes, 0.9 + 0.4 * level, item, chance)
        }
        (_, Measure::Steps) => graded(&codes, level, item, chance),
        (_, Measure::Ordinal | Measure::Nominal) => by_weight(&codes, &[], person, item),
    };
    chosen.into_iter().collect()
}

/// The graded response model over the ordered codes.
fn graded(
    codes: &[AnswerCode],
    level: f64,
    item: &Item,
    chance: &mut Chance,
) -> Option<AnswerCode> {
    // Every question is somewhat easier or harder than the others, the same for everybody.
    let difficulty =
        0.35 * Chance::new(0, "difficulty").branch(&item.id.0).normal().clamp(-2.0, 2.0);
    let even = chance.between(1e-9, 1.0 - 1e-9);
    let noise = (even / (1.0 - even)).ln() / DISCRIMINATION;
    let steps = codes.len();
    let passed = (1..steps)
        .filter(|step| {
            let threshold = -1.7 + 3.4 * (*step as f64 - 0.5) / (steps as f64 - 1.0);
            level + noise > threshold + difficulty
        })
        .count();
    codes.get(passed).copied()
}

/// A trait of the person that stays: drawn once per person and question.
fn by_weight(
    codes: &[AnswerCode],
    weights: &[f64],
    person: &Person,
    item: &Item,
) -> Option<AnswerCode> {
    let choices: Vec<(AnswerCode, f64)> = codes
        .iter()
        .enumerate()
        .map(|(at, code)| (*code, weights.get(at).copied().unwrap_or(0.5)))
        .collect();
    person.constant.branch(&item.id.0).weighted(&choices).copied()
}
