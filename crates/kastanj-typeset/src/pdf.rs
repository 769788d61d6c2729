use typst::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::{Date, TypesetError};

/// Tagged for assistive technology (PDF/UA-1) and fit for archives (PDF/A-3a).
///
/// The creator stays empty: what a client can reach must not name a program.
pub(crate) fn options(date: Date, identifier: &str) -> Result<PdfOptions, TypesetError> {
    let standards =
        PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_3a]).map_err(|error| {
            TypesetError::Standard {
                file: String::new(),
                line: 0,
                message: error.message().to_string(),
            }
        })?;
    Ok(PdfOptions { standards, tagged: true, ..drawing(date, identifier) })
}

/// Plain PDF for a printer: no tags, and other files may stand in it as drawings.
pub(crate) fn drawing(date: Date, identifier: &str) -> PdfOptions {
    PdfOptions {
        ident: Smart::Custom(identifier.to_owned()),
        creator: Smart::Custom(None),
        timestamp: date.midnight().map(Timestamp::new_utc),
        tagged: false,
        ..PdfOptions::default()
    }
}
