//! Checks of the scoring rules against the items and the forms.

use std::collections::BTreeSet;

use super::draft::{Draft, DraftScore};
use crate::plain_file::{Faults, fault};
use crate::{ItemId, ItemKind, Measure, ResponseScale};

/// How far a declared end of a range may lie from the computed one.
const ROUNDING: f64 = 1e-9;

pub(super) fn check(draft: &Draft, faults: &mut Faults<'_>) {
    let mut primary = draft.scores.iter().filter(|score| score.rule.primary);
    if let (Some(first), Some(second)) = (primary.next(), primary.next()) {
        fault!(
            faults,
            &second.at,
            "instrument-second-primary",
            "instrument-second-primary-hint",
            first = &first.rule.id.0,
            second = &second.rule.id.0,
        );
    }
    for score in &draft.scores {
        let scales = items(draft, score, faults);
        bounds(score, &scales, faults);
        forms(draft, score, faults);
    }
}

/// The scales of the items, each item known, on steps, named once.
fn items<'d>(
    draft: &'d Draft,
    score: &DraftScore,
    faults: &mut Faults<'_>,
) -> Vec<&'d ResponseScale> {
    let mut seen = BTreeSet::new();
    let mut scales = Vec::new();
    for (id, at) in score.rule.items.iter().zip(&score.items_at) {
        if !seen.insert(id) {
            fault!(
                faults,
                at,
                "instrument-duplicate",
                "instrument-duplicate-hint",
                kind = "item",
                name = &id.0,
            );
        }
        let found = draft
            .sections
            .iter()
            .flat_map(|section| section.section.items.iter().map(move |item| (section, item)))
            .find(|(_, item)| item.id == *id);
        let Some((section, item)) = found else {
            fault!(
                faults,
                at,
                "instrument-unknown-item",
                "instrument-unknown-item-hint",
                item = &id.0,
                score = &score.rule.id.0,
            );
            continue;
        };
        if section.section.fold_off {
            fault!(
                faults,
                at,
                "instrument-scored-strip",
                "instrument-scored-strip-hint",
                item = &id.0,
            );
        }
        let scale = item
            .scale()
            .and_then(|name| draft.scales.iter().find(|scale| scale.scale.id == name))
            .map(|scale| &scale.scale);
        let single = matches!(item.kind, ItemKind::One { .. });
        match scale.filter(|scale| single && scale.measure == Measure::Steps) {
            Some(scale) => scales.push(scale),
            // An unknown scale has been told of at the item itself.
            None if single && scale.is_none() => {}
            None => fault!(
                faults,
                at,
                "instrument-scored-not-steps",
                "instrument-scored-not-steps-hint",
                item = &id.0,
            ),
        }
    }
    scales
}

/// Factor, least number of answers and range agree with the items.
fn bounds(score: &DraftScore, scales: &[&ResponseScale], faults: &mut Faults<'_>) {
    let rule = &score.rule;
    let told = !faults.is_empty();
    if told && (rule.items.is_empty() || !rule.factor.is_finite()) {
        // The list or the factor could not be read: nothing to compare with.
        return;
    }
    if rule.least_answered == 0 || rule.least_answered > rule.items.len() {
        fault!(
            faults,
            &score.least_at,
            "instrument-least-answered",
            "instrument-least-answered-hint",
            score = &rule.id.0,
            least = rule.least_answered,
            items = rule.items.len(),
        );
    }
    let ends = |scale: &&ResponseScale| {
        let codes = || scale.options.iter().map(|option| option.code.0);
        Some((codes().min()?, codes().max()?))
    };
    let mut found: Vec<(i16, i16)> = scales.iter().filter_map(ends).collect();
    found.sort_unstable();
    found.dedup();
    let [(low, high)] = found.as_slice() else {
        if found.len() > 1 {
            fault!(
                faults,
                &score.at,
                "instrument-mixed-scales",
                "instrument-mixed-scales-hint",
                score = &rule.id.0,
            );
        }
        return;
    };
    let right = (f64::from(*low) * rule.factor, f64::from(*high) * rule.factor);
    let agrees = (rule.range.0 - right.0).abs() < ROUNDING
        && (rule.range.1 - right.1).abs() < ROUNDING
        && rule.factor > 0.0;
    if !agrees {
        fault!(
            faults,
            &score.range_at,
            "instrument-score-range",
            "instrument-score-range-hint",
            score = &rule.id.0,
            low = right.0,
            high = right.1,
        );
    }
}

/// A form that holds some items of a score holds all of them, else the score
/// could never be compared between forms.
fn forms(draft: &Draft, score: &DraftScore, faults: &mut Faults<'_>) {
    let known: BTreeSet<&ItemId> =
        draft.sections.iter().flat_map(|s| &s.section.items).map(|item| &item.id).collect();
    for variant in &draft.variants {
        let printed: BTreeSet<&ItemId> = variant
            .variant
            .pages
            .iter()
            .flat_map(|page| &page.sections)
            .filter_map(|name| draft.sections.iter().find(|s| s.section.id == *name))
            .flat_map(|section| &section.section.items)
            .map(|item| &item.id)
            .collect();
        let (held, missing): (Vec<&ItemId>, Vec<&ItemId>) = score
            .rule
            .items
            .iter()
            .filter(|id| known.contains(id))
            .partition(|id| printed.contains(id));
        if let (Some(_), Some(first)) = (held.first(), missing.first()) {
            fault!(
                faults,
                &variant.at,
                "instrument-score-incomplete",
                "instrument-score-incomplete-hint",
                score = &score.rule.id.0,
                variant = &variant.variant.id.0,
                item = &first.0,
            );
        }
    }
}
