//! Checks of the variants: occasions, pages, sections, tags.

use std::collections::{BTreeMap, BTreeSet};

use kastanj_language::Lang;

use super::draft::{Draft, DraftVariant};
use crate::FormKey;
use crate::plain_file::{Faults, fault};

pub(super) fn check(draft: &Draft, faults: &mut Faults<'_>) {
    for variant in &draft.variants {
        pages(draft, variant, faults);
    }
    if draft.variants.is_empty() {
        fault!(faults, &draft.id_at, "instrument-no-variant", "instrument-no-variant-hint");
    }
    unprinted_sections(draft, faults);
    tags(draft, faults);
}

fn pages(draft: &Draft, variant: &DraftVariant, faults: &mut Faults<'_>) {
    let id = &variant.variant.id.0;
    if variant.variant.occasions.is_empty() {
        fault!(
            faults,
            &variant.at,
            "instrument-no-occasion",
            "instrument-no-occasion-hint",
            variant = id,
        );
    }
    let pages = &variant.variant.pages;
    if pages.is_empty() || pages.iter().any(|page| page.sections.is_empty()) {
        fault!(
            faults,
            &variant.at,
            "instrument-empty-page",
            "instrument-empty-page-hint",
            variant = id,
        );
    }
    let mut seen = BTreeSet::new();
    for (page, places) in pages.iter().zip(&variant.sections_at) {
        for (index, (name, at)) in page.sections.iter().zip(places).enumerate() {
            let section = draft.sections.iter().find(|section| section.section.id == *name);
            let Some(section) = section else {
                let known: Vec<&str> =
                    draft.sections.iter().map(|section| section.section.id.as_str()).collect();
                fault!(
                    faults,
                    at,
                    "instrument-unknown-section",
                    "instrument-unknown-section-hint",
                    section = name,
                    known = known.join(", "),
                );
                continue;
            };
            if !seen.insert(name) {
                fault!(
                    faults,
                    at,
                    "instrument-section-twice",
                    "instrument-section-twice-hint",
                    section = name,
                    variant = id,
                );
            }
            if section.section.fold_off && index + 1 != page.sections.len() {
                fault!(
                    faults,
                    at,
                    "instrument-strip-not-last",
                    "instrument-strip-not-last-hint",
                    section = name,
                );
            }
        }
    }
}

fn unprinted_sections(draft: &Draft, faults: &mut Faults<'_>) {
    let printed: BTreeSet<&String> =
        draft.variants.iter().flat_map(|v| &v.variant.pages).flat_map(|p| &p.sections).collect();
    for section in draft.sections.iter().filter(|s| !s.section.id.is_empty()) {
        if !printed.contains(&section.section.id) {
            fault!(
                faults,
                &section.at,
                "instrument-unused",
                "instrument-unused-section-hint",
                name = &section.section.id,
            );
        }
    }
}

/// Two forms of one file may not share the four symbols of the page code.
fn tags(draft: &Draft, faults: &mut Faults<'_>) {
    let mut seen = BTreeMap::new();
    for variant in &draft.variants {
        for lang in Lang::ALL {
            let key = FormKey {
                questionnaire: draft.id.clone(),
                variant: variant.variant.id.clone(),
                lang,
            };
            let name = key.to_string();
            if let Some(other) = seen.insert(key.tag(), name.clone())
                && other != name
            {
                fault!(
                    faults,
                    &variant.at,
                    "instrument-tag-collision",
                    "instrument-tag-collision-hint",
                    one = &other,
                    other = &name,
                );
            }
        }
    }
}
