use qrcode::types::Color;
use qrcode::{EcLevel, QrCode};

/// A square code as the outline of an SVG picture.
#[derive(Debug, Clone)]
pub(crate) struct Square {
    /// Modules along a side, the quiet ones around it included.
    pub(crate) side: usize,
    /// The dark ones.
    pub(crate) path: String,
}

/// The quiet zone that readers need.
const QUIET: usize = 4;

impl Square {
    /// The code of a text; `None` when it is too long for one.
    pub(crate) fn of(text: &str) -> Option<Square> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let width = code.width();
        let dark = code.to_colors().into_iter().enumerate();
        let path = dark
            .filter(|(_, color)| *color == Color::Dark)
            .map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET))
            .collect();
        Some(Square { side: width + 2 * QUIET, path })
    }
}
