use std::fmt;
use std::str::FromStr;

use crate::{FormTag, SYMBOLS};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Serial, SheetKind, check_symbols, verify_check_symbols};

/// What stands in the two square codes of a page, and in plain characters beside them.
///
/// 19 symbols: format 1, kind 1, form tag 4, page 1, serial 10, check 2. No
/// address, no person, no client code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PageCode {
    /// How the sheet came to be.
    pub kind: SheetKind,
    /// Which form.
    pub tag: FormTag,
    /// Which page of it, from 1 to 27.
    pub page: u8,
    /// Which sheet or pack.
    pub serial: Serial,
}

/// Why a string is not a page code.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PageCodeError {
    /// Not 19 symbols of the alphabet.
    #[error("a page code has 19 symbols")]
    Shape,
    /// The check symbols do not fit: mistyped or misread.
    #[error("the check symbols do not fit")]
    Check,
    /// Made by a later version of the program.
    #[error("page code of an unknown format")]
    Format,
    /// The check symbols fit but a field has no meaning.
    #[error("page code with an unknown kind or page")]
    Field,
}

impl PageCode {
    /// The first symbol of every code of this format.
    pub const FORMAT: char = '2';
    /// Number of symbols.
    pub const LENGTH: usize = 19;

    /// The code in groups for the eye: `2K ACDE 3 HJKMN PQRST 45`.
    pub fn grouped(&self) -> String {
        let code = self.to_string();
        format!(
            "{} {} {} {} {} {}",
            &code[0..2],
            &code[2..6],
            &code[6..7],
            &code[7..12],
            &code[12..17],
            &code[17..19]
        )
    }
}

impl fmt::Display for PageCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let page = char::from(SYMBOLS[usize::from(self.page) % SYMBOLS.len()]);
        let body =
            format!("{}{}{}{}{}", Self::FORMAT, self.kind.symbol(), self.tag, page, self.serial);
        let check = check_symbols(&body).unwrap_or([SYMBOLS[0]; 2]);
        write!(f, "{body}{}{}", char::from(check[0]), char::from(check[1]))
    }
}

impl FromStr for PageCode {
    type Err = PageCodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let code: String = text
            .chars()
            .filter(|c| !matches!(c, ' ' | '-'))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        if code.len() != Self::LENGTH || !code.bytes().all(|byte| SYMBOLS.contains(&byte)) {
            return Err(PageCodeError::Shape);
        }
        if !verify_check_symbols(&code) {
            return Err(PageCodeError::Check);
        }
        if !code.starts_with(Self::FORMAT) {
            return Err(PageCodeError::Format);
        }
        let kind = SheetKind::ALL
            .into_iter()
            .find(|kind| code[1..2].starts_with(kind.symbol()))
            .ok_or(PageCodeError::Field)?;
        let tag = code[2..6].parse().map_err(|_| PageCodeError::Field)?;
        let page = SYMBOLS
            .iter()
            .position(|symbol| code.as_bytes()[6] == *symbol)
            .and_then(|at| u8::try_from(at).ok())
            .filter(|page| *page >= 1)
            .ok_or(PageCodeError::Field)?;
        let serial = code[7..17].parse().map_err(|_| PageCodeError::Field)?;
        Ok(PageCode { kind, tag, page, serial })
    }
}
