use kastanj_instrument::plain_file::{Faults, Fields, Placed, fault};
use kastanj_instrument::{Library, Occasion, QuestionnaireId, forbidden_words};
use kastanj_language::{Lang, Text};

use super::{plan, schedule, unit};
use crate::{Month, Study, StudyUnit};

/// Reads the whole file. `None` only after a fault.
pub(super) fn read(
    mut file: Fields<'_>,
    checksum: String,
    library: &Library,
    faults: &mut Faults<'_>,
) -> Option<Study> {
    let head = file.need_table("study", faults);
    let head = head.and_then(|fields| head_of(fields, library, faults));
    let schedule = schedule::read(&mut file, faults);
    let plan = file.need_table("plan", faults);
    let unit_tables = file.need_tables("unit", faults);
    file.finish(faults);
    let head = head?;
    let plan = plan.and_then(|fields| plan::read(fields, &head.instruments, library, faults));
    let units: Vec<Placed<StudyUnit>> =
        unit_tables.into_iter().filter_map(|fields| unit::read(fields, &head, faults)).collect();
    units_differ(&units, faults);
    Some(Study {
        id: head.id,
        title: head.title,
        synthetic: head.synthetic,
        neutral_name: head.neutral_name,
        starts: head.starts,
        ends: head.ends,
        languages: head.languages,
        instruments: head.instruments,
        occasions: head.occasions,
        modules: schedule.modules,
        windows: schedule.windows,
        reasons: schedule.reasons,
        retention: schedule.retention,
        plan: plan?,
        units: units.into_iter().map(|unit| unit.value).collect(),
        checksum,
    })
}

/// The table `[study]`.
pub(super) struct Head {
    id: String,
    title: Text,
    synthetic: bool,
    pub(super) neutral_name: Text,
    pub(super) starts: Month,
    pub(super) ends: Option<Month>,
    languages: Vec<Lang>,
    instruments: Vec<QuestionnaireId>,
    occasions: Vec<Occasion>,
}

/// The short name of a study: lower-case letters, digits and hyphens.
struct StudyId(String);

impl std::str::FromStr for StudyId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let sound = text.len() <= 40
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if sound { Ok(StudyId(text.to_owned())) } else { Err(()) }
    }
}

/// A questionnaire at a version, `del-1@1`.
struct AtVersion(QuestionnaireId);

impl std::str::FromStr for AtVersion {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        crate::reference::questionnaire_id(text).map(AtVersion).ok_or(())
    }
}

fn head_of(mut head: Fields<'_>, library: &Library, faults: &mut Faults<'_>) -> Option<Head> {
    let id = head.need_parsed::<StudyId>("id", "exempelstudie", faults);
    let title = head.need_text("title", faults);
    let synthetic = head.flag_or("synthetic", false, faults);
    let neutral_name = neutral_name(&mut head, faults)
        .unwrap_or_else(|| Text { sv: "Formulär".to_owned(), en: "Form".to_owned() });
    let starts = head.need_parsed::<Month>("starts", "2026-01", faults);
    let ends = head.parsed::<Month>("ends", "2028-12", faults);
    let languages = head.parsed_list::<Lang>("languages", "sv", faults);
    let instruments = head.need_parsed_list::<AtVersion>("instruments", "del-1@1", faults);
    let occasions = head.parsed_list::<Occasion>("occasions", "before", faults);
    let occasions_at = head.place("occasions");
    if let (Some(starts), Some(ends)) = (&starts, &ends)
        && ends.value < starts.value
    {
        fault!(faults, &ends.at, "record-study-ends-first", "record-study-ends-first-hint");
    }
    head.finish(faults);
    for placed in instruments.iter().flatten() {
        if library.get(&placed.value.0).is_none() {
            let id = placed.value.0.to_string();
            fault!(
                faults,
                &placed.at,
                "record-study-unknown-instrument",
                "record-study-unknown-instrument-hint",
                instrument = id,
            );
        }
    }
    let mut used: Vec<Occasion> = occasions
        .map_or_else(|| Occasion::ALL.to_vec(), |list| list.into_iter().map(|o| o.value).collect());
    used.sort_unstable();
    used.dedup();
    if !(used.contains(&Occasion::Before) && used.contains(&Occasion::After)) {
        fault!(faults, &occasions_at, "record-study-occasions", "record-study-occasions-hint");
    }
    let languages = languages
        .map(|list| list.into_iter().map(|lang| lang.value).collect::<Vec<_>>())
        .filter(|list| !list.is_empty())
        .unwrap_or_else(|| Lang::ALL.to_vec());
    Some(Head {
        id: id?.value.0,
        title: title?.value,
        synthetic,
        neutral_name,
        starts: starts?.value,
        ends: ends.map(|ends| ends.value),
        languages,
        instruments: instruments?.into_iter().map(|placed| placed.value.0).collect(),
        occasions: used,
    })
}

/// A name that clients see: nothing in it may give the product away.
pub(super) fn neutral_name(fields: &mut Fields<'_>, faults: &mut Faults<'_>) -> Option<Text> {
    let name = fields.text("neutral_name", faults)?;
    for lang in Lang::ALL {
        for word in forbidden_words(name.value.get(lang)) {
            fault!(
                faults,
                &name.at,
                "record-study-not-neutral",
                "record-study-not-neutral-hint",
                word = word.found,
            );
        }
    }
    Some(name.value)
}

fn units_differ(units: &[Placed<StudyUnit>], faults: &mut Faults<'_>) {
    for (index, unit) in units.iter().enumerate() {
        if units[..index].iter().any(|other| other.value.code == unit.value.code) {
            fault!(
                faults,
                &unit.at,
                "record-study-unit-twice",
                "record-study-unit-twice-hint",
                unit = unit.value.code.as_str(),
            );
        }
    }
}
