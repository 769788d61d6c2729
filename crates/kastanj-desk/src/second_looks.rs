//! How much of what the machine read is looked at a second time: each unit decides itself.

use kastanj_record::UnitCode;
use kastanj_store::{Batch, StoreError, View};
use serde::{Deserialize, Serialize};

/// Shares that are drawn for a second look, 0–1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SecondLooks {
    /// Of the answers that the machine gives without a doubt.
    pub answers: f64,
    /// Of the sheets that are read: keyed by a person as well.
    pub sheets: f64,
}

impl Default for SecondLooks {
    /// Two answers of a hundred and no sheet.
    fn default() -> SecondLooks {
        SecondLooks { answers: 0.02, sheets: 0.0 }
    }
}

impl SecondLooks {
    /// Both shares from per cent, if each is one.
    pub fn from_percent(answers: f64, sheets: f64) -> Option<SecondLooks> {
        let sound = |percent: f64| (0.0..=100.0).contains(&percent);
        (sound(answers) && sound(sheets))
            .then_some(SecondLooks { answers: answers / 100.0, sheets: sheets / 100.0 })
    }
}

fn topic(unit: &UnitCode) -> String {
    format!("second-looks/{unit}")
}

/// What a unit has decided on, or the default.
///
/// # Errors
/// When the database cannot be read.
pub fn second_looks(view: &View<'_>, unit: &UnitCode) -> Result<SecondLooks, StoreError> {
    let text = view.setting(&topic(unit))?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// Keeps what a unit has decided on.
///
/// # Errors
/// When the database cannot be written.
pub fn set_second_looks(
    batch: &mut Batch<'_>,
    unit: &UnitCode,
    looks: SecondLooks,
) -> Result<(), StoreError> {
    if second_looks(&batch.view(), unit)? == looks {
        return Ok(());
    }
    let text = serde_json::to_string(&looks).unwrap_or_default();
    batch.set_setting(&topic(unit), &text)
}
