use kastanj_instrument::{FormKey, Serial, SheetKind};

use crate::coded::coded;
use crate::{SheetIdentity, ShortCode, UnitCode};

coded! {
    /// Why nobody has been found for a sheet.
    UnassignedReason {
        /// A stock sheet: it was printed without a client.
        Stock = "stock", "record-unassigned-stock";
        /// The check digit of the short code does not fit.
        InvalidCode = "invalid_code", "record-unassigned-invalid-code";
        /// A mark in the tick grid of the short code is in doubt.
        DoubtfulCode = "doubtful_code", "record-unassigned-doubtful-code";
        /// The short code is sound, but no contact under follow-up has it.
        UnknownCode = "unknown_code", "record-unassigned-unknown-code";
        /// The first sheet with this short code: a person confirms the match.
        FirstMatch = "first_match", "record-unassigned-first-match";
        /// A personal sheet whose serial this record has never issued.
        UnknownSerial = "unknown_serial", "record-unassigned-unknown-serial";
    }
}

/// A sheet that has come in and that a person has to find the contact of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnassignedSheet {
    /// The unit that the batch came from.
    pub unit: UnitCode,
    /// Which form.
    pub form: FormKey,
    /// The sheet; the serial of the copyable edition is nobody's.
    pub sheet: SheetIdentity,
    /// The short code as it was read, if one was.
    pub short_code: Option<ShortCode>,
    /// Why nobody was found.
    pub reason: UnassignedReason,
}

impl UnassignedSheet {
    /// The serial, unless the sheet has none.
    pub fn serial(&self) -> Option<Serial> {
        let numbered = self.sheet.kind != SheetKind::Copyable;
        Some(self.sheet.serial).filter(|serial| numbered && *serial != Serial::NONE)
    }
}
