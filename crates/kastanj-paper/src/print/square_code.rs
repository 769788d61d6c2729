use kastanj_instrument::PageCode;
use qrcode::bits::Bits;
use qrcode::types::{Color, QrResult};
use qrcode::{EcLevel, QrCode, Version};

use super::PrintError;

/// A horizontal run of dark modules: column, row, length.
type Run = (usize, usize, usize);

/// The code in one segment of letters and digits: 19 of the 20 that there is room for. Cut into
/// segments of its own for digits, a code with a run of them would not fit.
fn drawn(symbols: &[u8]) -> QrResult<QrCode> {
    let mut bits = Bits::new(Version::Normal(1));
    bits.push_alphanumeric_data(symbols)?;
    bits.push_terminator(EcLevel::M)?;
    QrCode::with_bits(bits, EcLevel::M)
}

/// The page code as version 1, level M (21 modules a side), in horizontal runs of dark modules from
/// the top: column, row, length.
///
/// # Errors
/// When a code does not fit, which none does.
pub fn runs(code: &PageCode) -> Result<Vec<Run>, PrintError> {
    let symbols = code.to_string();
    let drawn = drawn(symbols.as_bytes())
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

#[cfg(test)]
mod tests {
    use kastanj_instrument::{FormTag, Serial, SheetKind};

    use super::*;

    #[test]
    fn a_code_fits_wherever_its_digits_stand() {
        for serial in ["2222222222", "SYN2222222", "234567ASYN", "A2345678S9", "SYNSYNSYNS"] {
            let serial: Serial = serial.parse().unwrap();
            for tag in ["2345", "PG8C", "ACDE"] {
                let tag: FormTag = tag.parse().unwrap();
                for kind in SheetKind::ALL {
                    let code = PageCode { kind, tag, page: 1, serial };
                    assert!(runs(&code).is_ok(), "{code}");
                }
            }
        }
    }
}
