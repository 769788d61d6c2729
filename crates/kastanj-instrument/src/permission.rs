use serde::{Deserialize, Serialize};

/// How far a questionnaire's text may be delivered with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShippingLevel {
    /// The text is delivered.
    Full,
    /// The service supplies its licensed text; the program scores it.
    Entry,
    /// Neither text nor entry.
    None,
}

/// Who owns a questionnaire and on what terms it may be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permission {
    /// How far the text may be delivered.
    pub level: ShippingLevel,
    /// SPDX identifier or the name of the licence.
    pub licence: String,
    /// Who holds the rights.
    pub holder: String,
}
