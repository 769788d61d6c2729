use kastanj_record::{Study, UnitCode};

/// A unit to choose: what is sent, what is read, whether it is the one that is shown.
pub(crate) type UnitChoice = (String, String, bool);

/// The units to choose between; none where there is only one.
pub(crate) fn units_to_choose(study: &Study, shown: Option<&UnitCode>) -> Vec<UnitChoice> {
    match study.units.as_slice() {
        [_] => Vec::new(),
        units => units
            .iter()
            .map(|unit| (unit.code.to_string(), unit.name.clone(), shown == Some(&unit.code)))
            .collect(),
    }
}
