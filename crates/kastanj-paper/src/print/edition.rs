use kastanj_instrument::{Serial, SheetKind};

/// What a print of a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// A sheet with a number of its own, read by machine.
    Sheet {
        /// Personal, pack or stock.
        kind: SheetKind,
        /// The number.
        serial: Serial,
    },
    /// May be copied freely: no number, a short code is ticked in a grid.
    Copyable,
    /// For showing: no page code, so no machine takes it for an answer.
    Sample,
    /// 16 pt on as many pages as it takes; keyed, not read by machine.
    LargePrint {
        /// Kind and number, printed in plain characters only.
        sheet: Option<(SheetKind, Serial)>,
    },
}

impl Edition {
    /// Whether the places of this edition hold for the reader.
    pub fn is_read_by_machine(self) -> bool {
        matches!(self, Edition::Sheet { .. } | Edition::Copyable)
    }

    /// Whether every page bears the code grid.
    pub fn has_code_grid(self) -> bool {
        self == Edition::Copyable
    }

    /// Whether it flows over as many pages as its type takes.
    pub(super) fn is_large_print(self) -> bool {
        matches!(self, Edition::LargePrint { .. })
    }

    /// Body type in points.
    pub(super) fn size_pt(self) -> f64 {
        match self {
            Edition::LargePrint { .. } => 16.0,
            _ => 11.0,
        }
    }

    /// Kind and serial for the page code, if it has one.
    pub(super) fn identity(self) -> Option<(SheetKind, Serial)> {
        match self {
            Edition::Sheet { kind, serial } => Some((kind, serial)),
            Edition::Copyable => Some((SheetKind::Copyable, Serial::NONE)),
            Edition::Sample => None,
            Edition::LargePrint { sheet } => sheet,
        }
    }
}
