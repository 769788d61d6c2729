use crate::{FormTag, PageCode, Serial, SheetKind};

/// A paper of a service's own work. It bears a page code, so that it is known when it lies among
/// scanned sheets; nothing on it is read by a machine: it is keyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OwnPaper {
    /// What staff note about the client of one pack.
    PackSlip,
    /// The months of a year, counted.
    MonthTally,
}

impl OwnPaper {
    /// All of them.
    pub const ALL: [OwnPaper; 2] = [OwnPaper::PackSlip, OwnPaper::MonthTally];

    /// What stands in its page code in the place of a form.
    pub fn tag(self) -> FormTag {
        FormTag::of_text(match self {
            OwnPaper::PackSlip => "own paper: pack slip",
            OwnPaper::MonthTally => "own paper: month tally",
        })
    }

    /// Which paper a tag stands for; `None` for the tag of a form.
    pub fn of(tag: FormTag) -> Option<OwnPaper> {
        OwnPaper::ALL.into_iter().find(|paper| paper.tag() == tag)
    }

    /// Its page code; `pack` is the number of the pack that a slip goes with.
    pub fn code(self, pack: Serial) -> PageCode {
        let (kind, serial) = match self {
            OwnPaper::PackSlip => (SheetKind::Pack, pack),
            OwnPaper::MonthTally => (SheetKind::Copyable, Serial::NONE),
        };
        PageCode { kind, tag: self.tag(), page: 1, serial }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Library;

    #[test]
    fn a_paper_is_known_by_its_code_and_no_form_is_taken_for_one() {
        let pack: Serial = "HJKMNPQRST".parse().unwrap();
        for paper in OwnPaper::ALL {
            let code: PageCode = paper.code(pack).to_string().parse().unwrap();
            assert_eq!(OwnPaper::of(code.tag), Some(paper));
        }
        assert_eq!(OwnPaper::PackSlip.code(pack).serial, pack);
        for (tag, key) in Library::shipped().forms() {
            assert_eq!(OwnPaper::of(tag), None, "{key}");
        }
    }
}
