use kastanj_instrument::PageCode;
use qrcode::types::Color;
use qrcode::{EcLevel, QrCode, Version};

use super::PrintError;

/// A horizontal run of dark modules: column, row, length.
pub(super) type Run = (usize, usize, usize);

/// The page code as version 1, level M (21 modules a side), in runs from the top.
pub(super) fn runs(code: &PageCode) -> Result<Vec<Run>, PrintError> {
    let symbols = code.to_string();
    let drawn = QrCode::with_version(symbols.as_bytes(), Version::Normal(1), EcLevel::M)
        .map_err(|error| PrintError::Code { code: symbols, message: error.to_string() })?;
    let width = drawn.width();
    let colours = drawn.to_colors();
    let mut runs = Vec::new();
    for (y, row) in colours.chunks(width).enumerate() {
        let mut x = 0;
        while x < row.len() {
            let dark = row[x..].iter().take_while(|colour| **colour == Color::Dark).count();
            if dark > 0 {
                runs.push((x, y, dark));
            }
            x += dark.max(1);
        }
    }
    Ok(runs)
}
