use std::collections::BTreeMap;
use std::str::FromStr;

use kastanj_instrument::{Occasion, Serial};
use kastanj_record::{
    ClientKind, EndReason, Ending, INFORMATION_VERSION, PackSlip, UnitCode, Week,
};

use super::{SlipField, SlipRow};

impl SlipRow {
    /// The codes of the row as its printed words.
    pub fn words(&self, codes: &[String]) -> String {
        let word = |code: &String| {
            let option = self.options.iter().find(|option| option.code == *code);
            option.map_or_else(|| code.clone(), |option| option.label.clone())
        };
        codes.iter().map(word).collect::<Vec<_>>().join(", ")
    }
}

/// What a slip says, row by row; the other way round from [`slip_of`].
pub fn slip_entries(rows: &[SlipRow], slip: &PackSlip) -> Vec<Vec<String>> {
    let yes_no = |answer: &bool| if *answer { "yes" } else { "no" }.to_owned();
    let of_row = |row: &SlipRow| -> Vec<String> {
        match row.field {
            // The kind is never left open: own contact is what an unkeyed slip says as well.
            SlipField::Kind => vec![slip.kind.code().to_owned()],
            SlipField::Behaviours => {
                slip.target_behaviours.iter().map(|b| b.code().to_owned()).collect()
            }
            SlipField::WayIn => slip.referral.iter().map(|way| way.code().to_owned()).collect(),
            SlipField::Consent(purpose) => {
                slip.consents.get(&purpose).map(yes_no).into_iter().collect()
            }
            SlipField::FirstVisit => slip.first_visit.iter().map(ToString::to_string).collect(),
            SlipField::SheetWeek(occasion) => {
                slip.sheets.get(&occasion).iter().map(ToString::to_string).collect()
            }
            SlipField::Present(occasion) => {
                slip.present.get(&occasion).map(yes_no).into_iter().collect()
            }
            SlipField::EndWeek => slip.ending.iter().map(|end| end.week.to_string()).collect(),
            SlipField::EndReason => {
                slip.ending.iter().map(|end| end.reason.code().to_owned()).collect()
            }
            SlipField::Loss => {
                slip.missing.keys().take(1).map(|occasion| occasion.code().to_owned()).collect()
            }
            SlipField::LossReason => {
                slip.missing.values().take(1).map(|reason| reason.code().to_owned()).collect()
            }
        }
    };
    rows.iter().map(of_row).collect()
}

/// The slip that was keyed: for each row the codes that were chosen, or the week. A reason without
/// its week or form says nothing.
pub fn slip_of(rows: &[SlipRow], chosen: &[Vec<String>], unit: UnitCode, pack: Serial) -> PackSlip {
    let mut slip = PackSlip {
        unit,
        pack,
        kind: ClientKind::Own,
        target_behaviours: Vec::new(),
        referral: None,
        consents: BTreeMap::new(),
        text_version: None,
        first_visit: None,
        sheets: BTreeMap::new(),
        present: BTreeMap::new(),
        ending: None,
        not_asked: None,
        declined: false,
        missing: BTreeMap::new(),
    };
    let (mut end_week, mut lost) = (None, None);
    for (row, chosen) in rows.iter().zip(chosen) {
        let first = chosen.first().map(String::as_str);
        let week = first.and_then(|text| text.parse::<Week>().ok());
        match row.field {
            SlipField::Kind => slip.kind = parsed(first).unwrap_or(ClientKind::Own),
            SlipField::Behaviours => {
                slip.target_behaviours =
                    chosen.iter().filter_map(|code| code.parse().ok()).collect();
            }
            SlipField::WayIn => slip.referral = parsed(first),
            SlipField::Consent(purpose) => {
                if let Some(answer) = first {
                    slip.consents.insert(purpose, answer == "yes");
                    slip.text_version = Some(INFORMATION_VERSION.to_owned());
                }
            }
            SlipField::FirstVisit => slip.first_visit = week,
            SlipField::SheetWeek(occasion) => {
                slip.sheets.extend(week.map(|week| (occasion, week)));
            }
            SlipField::Present(occasion) => {
                slip.present.extend(first.map(|answer| (occasion, answer == "yes")));
            }
            SlipField::EndWeek => end_week = week,
            SlipField::EndReason => {
                slip.ending = end_week
                    .zip(parsed::<EndReason>(first))
                    .map(|(week, reason)| Ending { week, reason });
            }
            SlipField::Loss => lost = first.and_then(|code| code.parse::<Occasion>().ok()),
            SlipField::LossReason => {
                slip.missing.extend(lost.zip(parsed::<EndReason>(first)));
            }
        }
    }
    slip
}

fn parsed<T: FromStr>(code: Option<&str>) -> Option<T> {
    code.and_then(|code| code.parse().ok())
}

#[cfg(test)]
mod tests {
    use kastanj_language::Lang;

    use super::*;
    use crate::kit::slip_rows;

    #[test]
    fn a_slip_that_is_taken_apart_and_put_together_is_the_same() {
        let rows = slip_rows(&Occasion::ALL, Lang::Sv);
        let (unit, pack) = ("EX-A".parse::<UnitCode>(), Serial::from_numbers([3; 10]));
        let unit = unit.expect("a code");
        let chosen: Vec<Vec<String>> = rows
            .iter()
            .map(|row| match (row.field, row.options.first()) {
                (SlipField::Loss, _) => vec!["after".to_owned()],
                (SlipField::Behaviours, _) => {
                    row.options.iter().take(2).map(|option| option.code.clone()).collect()
                }
                (_, Some(option)) => vec![option.code.clone()],
                (_, None) => vec!["2026-W07".to_owned()],
            })
            .collect();
        let slip = slip_of(&rows, &chosen, unit.clone(), pack);
        assert_eq!(slip.target_behaviours.len(), 2);
        assert_eq!(slip.missing.len(), 1);
        assert_eq!(slip_entries(&rows, &slip), chosen);
        assert_eq!(slip_of(&rows, &slip_entries(&rows, &slip), unit, pack), slip);
    }
}
