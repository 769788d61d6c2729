//! Checks of the answers: scales, their codes, and how far each may travel.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, DraftScale};
use crate::plain_file::{Faults, fault};
use crate::{ItemKind, Measure, Part, Travels};

/// The most options of one scale: eleven numbers, and one to spare.
const MOST_OPTIONS: usize = 12;

pub(super) fn check(draft: &Draft, faults: &mut Faults<'_>) {
    for scale in &draft.scales {
        options(scale, faults);
    }
    items(draft, faults);
    unused_scales(draft, faults);
}

fn options(draft: &DraftScale, faults: &mut Faults<'_>) {
    let scale = &draft.scale;
    if scale.options.is_empty() || scale.options.len() > MOST_OPTIONS {
        fault!(
            faults,
            &draft.at,
            "instrument-option-count",
            "instrument-option-count-hint",
            scale = &scale.id,
            count = scale.options.len(),
            most = MOST_OPTIONS,
        );
    }
    let mut seen = BTreeSet::new();
    for (option, at) in scale.options.iter().zip(&draft.codes_at) {
        if !seen.insert(option.code) {
            fault!(
                faults,
                at,
                "instrument-duplicate-code",
                "instrument-duplicate-code-hint",
                scale = &scale.id,
                code = option.code.0,
            );
        }
    }
    if scale.measure == Measure::Steps {
        let rising = scale.options.windows(2).zip(draft.codes_at.iter().skip(1));
        for (pair, at) in rising {
            let read = pair.iter().all(|option| option.code.0 >= 0);
            if read && pair[0].code != pair[1].code && pair[1].code.0 != pair[0].code.0 + 1 {
                fault!(
                    faults,
                    at,
                    "instrument-uneven-steps",
                    "instrument-uneven-steps-hint",
                    scale = &scale.id,
                );
            }
        }
    }
}

fn items(draft: &Draft, faults: &mut Faults<'_>) {
    let scales: BTreeMap<&str, Measure> =
        draft.scales.iter().map(|s| (s.scale.id.as_str(), s.scale.measure)).collect();
    let known: Vec<&str> = scales.keys().copied().collect();
    for section in &draft.sections {
        if section.section.items.is_empty() {
            fault!(
                faults,
                &section.at,
                "instrument-empty-section",
                "instrument-empty-section-hint",
                section = &section.section.id,
            );
        }
        for (item, at) in section.items() {
            if let Some(scale) = item.scale().filter(|scale| !scale.is_empty())
                && !scales.contains_key(scale)
            {
                fault!(
                    faults,
                    &at.kind,
                    "instrument-unknown-scale",
                    "instrument-unknown-scale-hint",
                    scale = scale,
                    known = known.join(", "),
                );
            }
            if section.section.fold_off && item.travels != Travels::Never {
                fault!(
                    faults,
                    &at.travels,
                    "instrument-strip-travels",
                    "instrument-strip-travels-hint",
                    item = &item.id.0,
                );
            }
            let boxes = !matches!(item.kind, ItemKind::Open { .. });
            if !section.section.fold_off && boxes && item.travels == Travels::Never {
                fault!(
                    faults,
                    &at.travels,
                    "instrument-never-outside-strip",
                    "instrument-never-outside-strip-hint",
                    item = &item.id.0,
                );
            }
            if item.travels == Travels::Hub && (draft.part == Part::AddedValue || !boxes) {
                fault!(
                    faults,
                    &at.travels,
                    "instrument-may-not-leave",
                    "instrument-may-not-leave-hint",
                    item = &item.id.0,
                );
            }
        }
    }
}

fn unused_scales(draft: &Draft, faults: &mut Faults<'_>) {
    let used: BTreeSet<&str> =
        draft.sections.iter().flat_map(|s| &s.section.items).filter_map(|i| i.scale()).collect();
    for scale in draft.scales.iter().filter(|s| !s.scale.id.is_empty()) {
        if !used.contains(scale.scale.id.as_str()) {
            fault!(
                faults,
                &scale.at,
                "instrument-unused",
                "instrument-unused-scale-hint",
                name = &scale.scale.id,
            );
        }
    }
}
