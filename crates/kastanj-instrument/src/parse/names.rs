//! Checks of names: their shape, that none stands twice, that the file agrees.

use std::collections::BTreeSet;
use std::ops::Range;

use super::draft::Draft;
use crate::plain_file::{Faults, fault};

/// The longest name of anything in a questionnaire.
const LONGEST_NAME: usize = 24;

/// A name and its place.
type Named<'d> = (&'d str, &'d Range<usize>);

/// Names have one shape, and no two things of a kind have the same.
pub(super) fn check(draft: &Draft, faults: &mut Faults<'_>) {
    let item_names = draft
        .sections
        .iter()
        .flat_map(|section| section.items())
        .map(|(item, places)| (item.id.0.as_str(), &places.id));
    let kinds: [(&str, Vec<Named<'_>>); 6] = [
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
                fault!(
                    faults,
                    at,
                    "instrument-name-shape",
                    "instrument-name-shape-hint",
                    kind = kind,
                    name = name,
                    most = LONGEST_NAME,
                );
            }
            if !seen.insert(name) {
                fault!(
                    faults,
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
pub(super) fn file(draft: &Draft, file_name: &str, faults: &mut Faults<'_>) {
    let mut steps = file_name.rsplit(['/', '\\']);
    let (Some(file), Some(folder)) = (steps.next(), steps.next()) else { return };
    let version = file.strip_prefix('v').and_then(|rest| rest.strip_suffix(".toml"));
    let Some(version) = version.and_then(|digits| digits.parse::<u32>().ok()) else { return };
    if !draft.id.name.is_empty() && folder != draft.id.name {
        fault!(
            faults,
            &draft.id_at,
            "instrument-file-name",
            "instrument-file-name-hint",
            folder = folder,
            name = &draft.id.name,
        );
    }
    if version != draft.id.version {
        fault!(
            faults,
            &draft.version_at,
            "instrument-file-version",
            "instrument-file-version-hint",
            file = file,
            version = draft.id.version,
        );
    }
}
