//! Checks of the parts against one another: names, references, where things stand.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use kastanj_language::Lang;

use super::draft::{Draft, DraftScale, DraftVariant};
use crate::problems::{Problems, problem};
use crate::{FormKey, ItemKind, Measure, Part, Travels};

/// The longest name of anything in a questionnaire.
const LONGEST_NAME: usize = 24;
/// The most options of one scale: eleven numbers, and one to spare.
const MOST_OPTIONS: usize = 12;

pub(super) fn check(draft: &Draft, file_name: &str, problems: &mut Problems<'_>) {
    names(draft, problems);
    file(draft, file_name, problems);
    for scale in &draft.scales {
        options(scale, problems);
    }
    items(draft, problems);
    unused_scales(draft, problems);
    for variant in &draft.variants {
        pages(draft, variant, problems);
    }
    if draft.variants.is_empty() {
        problem!(problems, &draft.id_at, "instrument-no-variant", "instrument-no-variant-hint",);
    }
    unprinted_sections(draft, problems);
    tags(draft, problems);
}

/// Names have one shape, and no two things of a kind have the same.
fn names(draft: &Draft, problems: &mut Problems<'_>) {
    let item_names = draft
        .sections
        .iter()
        .flat_map(|section| section.items())
        .map(|(item, places)| (item.id.0.as_str(), &places.id));
    let kinds: [(&str, Vec<(&str, &Range<usize>)>); 6] = [
        ("questionnaire", vec![(draft.id.name.as_str(), &draft.id_at)]),
        ("scale", draft.scales.iter().map(|s| (s.scale.id.as_str(), &s.at)).collect()),
        ("section", draft.sections.iter().map(|s| (s.section.id.as_str(), &s.at)).collect()),
        ("item", item_names.collect()),
        ("score", draft.scores.iter().map(|s| (s.rule.id.0.as_str(), &s.at)).collect()),
        ("variant", draft.variants.iter().map(|v| (v.variant.id.0.as_str(), &v.at)).collect()),
    ];
    for (kind, named) in kinds {
        let mut seen = BTreeSet::new();
        for (name, at) in named.into_iter().filter(|(name, _)| !name.is_empty()) {
            if !well_shaped(name) {
                problem!(
                    problems,
                    at,
                    "instrument-name-shape",
                    "instrument-name-shape-hint",
                    kind = kind,
                    name = name,
                    most = LONGEST_NAME,
                );
            }
            if !seen.insert(name) {
                problem!(
                    problems,
                    at,
                    "instrument-duplicate",
                    "instrument-duplicate-hint",
                    kind = kind,
                    name = name,
                );
            }
        }
    }
}

/// Lower-case ASCII letters, digits and single hyphens inside, a letter or digit at each end.
fn well_shaped(name: &str) -> bool {
    let sound = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    name.len() <= LONGEST_NAME
        && name.bytes().all(sound)
        && !name.starts_with('-')
        && !name.ends_with('-')
        && !name.contains("--")
}

/// `…/<name>/v<N>.toml` says the same as the file.
fn file(draft: &Draft, file_name: &str, problems: &mut Problems<'_>) {
    let mut steps = file_name.rsplit(['/', '\\']);
    let (Some(file), Some(folder)) = (steps.next(), steps.next()) else { return };
    let version = file.strip_prefix('v').and_then(|rest| rest.strip_suffix(".toml"));
    let Some(version) = version.and_then(|digits| digits.parse::<u32>().ok()) else { return };
    if !draft.id.name.is_empty() && folder != draft.id.name {
        problem!(
            problems,
            &draft.id_at,
            "instrument-file-name",
            "instrument-file-name-hint",
            folder = folder,
            name = &draft.id.name,
        );
    }
    if version != draft.id.version {
        problem!(
            problems,
            &draft.version_at,
            "instrument-file-version",
            "instrument-file-version-hint",
            file = file,
            version = draft.id.version,
        );
    }
}

fn options(draft: &DraftScale, problems: &mut Problems<'_>) {
    let scale = &draft.scale;
    if scale.options.is_empty() || scale.options.len() > MOST_OPTIONS {
        problem!(
            problems,
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
            problem!(
                problems,
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
                problem!(
                    problems,
                    at,
                    "instrument-uneven-steps",
                    "instrument-uneven-steps-hint",
                    scale = &scale.id,
                );
            }
        }
    }
}

fn items(draft: &Draft, problems: &mut Problems<'_>) {
    let scales: BTreeMap<&str, Measure> =
        draft.scales.iter().map(|s| (s.scale.id.as_str(), s.scale.measure)).collect();
    let known: Vec<&str> = scales.keys().copied().collect();
    for section in &draft.sections {
        if section.section.items.is_empty() {
            problem!(
                problems,
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
                problem!(
                    problems,
                    &at.kind,
                    "instrument-unknown-scale",
                    "instrument-unknown-scale-hint",
                    scale = scale,
                    known = known.join(", "),
                );
            }
            if section.section.fold_off && item.travels != Travels::Never {
                problem!(
                    problems,
                    &at.travels,
                    "instrument-strip-travels",
                    "instrument-strip-travels-hint",
                    item = &item.id.0,
                );
            }
            let boxes = !matches!(item.kind, ItemKind::Open { .. });
            if !section.section.fold_off && boxes && item.travels == Travels::Never {
                problem!(
                    problems,
                    &at.travels,
                    "instrument-never-outside-strip",
                    "instrument-never-outside-strip-hint",
                    item = &item.id.0,
                );
            }
            if item.travels == Travels::Hub && (draft.part == Part::AddedValue || !boxes) {
                problem!(
                    problems,
                    &at.travels,
                    "instrument-may-not-leave",
                    "instrument-may-not-leave-hint",
                    item = &item.id.0,
                );
            }
        }
    }
}

fn unused_scales(draft: &Draft, problems: &mut Problems<'_>) {
    let used: BTreeSet<&str> =
        draft.sections.iter().flat_map(|s| &s.section.items).filter_map(|i| i.scale()).collect();
    for scale in draft.scales.iter().filter(|s| !s.scale.id.is_empty()) {
        if !used.contains(scale.scale.id.as_str()) {
            problem!(
                problems,
                &scale.at,
                "instrument-unused",
                "instrument-unused-scale-hint",
                name = &scale.scale.id,
            );
        }
    }
}

fn pages(draft: &Draft, variant: &DraftVariant, problems: &mut Problems<'_>) {
    let id = &variant.variant.id.0;
    if variant.variant.occasions.is_empty() {
        problem!(
            problems,
            &variant.at,
            "instrument-no-occasion",
            "instrument-no-occasion-hint",
            variant = id,
        );
    }
    let pages = &variant.variant.pages;
    if pages.is_empty() || pages.iter().any(|page| page.sections.is_empty()) {
        problem!(
            problems,
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
                problem!(
                    problems,
                    at,
                    "instrument-unknown-section",
                    "instrument-unknown-section-hint",
                    section = name,
                    known = known.join(", "),
                );
                continue;
            };
            if !seen.insert(name) {
                problem!(
                    problems,
                    at,
                    "instrument-section-twice",
                    "instrument-section-twice-hint",
                    section = name,
                    variant = id,
                );
            }
            if section.section.fold_off && index + 1 != page.sections.len() {
                problem!(
                    problems,
                    at,
                    "instrument-strip-not-last",
                    "instrument-strip-not-last-hint",
                    section = name,
                );
            }
        }
    }
}

fn unprinted_sections(draft: &Draft, problems: &mut Problems<'_>) {
    let printed: BTreeSet<&String> =
        draft.variants.iter().flat_map(|v| &v.variant.pages).flat_map(|p| &p.sections).collect();
    for section in draft.sections.iter().filter(|s| !s.section.id.is_empty()) {
        if !printed.contains(&section.section.id) {
            problem!(
                problems,
                &section.at,
                "instrument-unused",
                "instrument-unused-section-hint",
                name = &section.section.id,
            );
        }
    }
}

/// Two forms of one file may not share the four symbols of the page code.
fn tags(draft: &Draft, problems: &mut Problems<'_>) {
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
                problem!(
                    problems,
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
