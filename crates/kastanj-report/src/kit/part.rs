use kastanj_language::Lang;

/// One document of a kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KitPart {
    /// The forms of every envelope, one envelope after the other.
    Packs,
    /// Staff's slip of every envelope, in the same order.
    Slips,
    /// Every form once, for copying.
    Copyable,
    /// The information sheet.
    Information,
    /// The client's choices.
    Consent,
    /// The study manual.
    Manual,
    /// The count of a month.
    Tally,
    /// Scores by hand.
    Scoring,
    /// The checklist of a session.
    Checklist,
    /// Why we ask.
    Why,
}

impl KitPart {
    /// All of them, in the order of a kit.
    pub const ALL: [KitPart; 10] = [
        KitPart::Packs,
        KitPart::Slips,
        KitPart::Copyable,
        KitPart::Information,
        KitPart::Consent,
        KitPart::Manual,
        KitPart::Tally,
        KitPart::Scoring,
        KitPart::Checklist,
        KitPart::Why,
    ];

    /// Its name in addresses.
    pub fn code(self) -> &'static str {
        match self {
            KitPart::Packs => "packs",
            KitPart::Slips => "slips",
            KitPart::Copyable => "copyable",
            KitPart::Information => "information",
            KitPart::Consent => "consent",
            KitPart::Manual => "manual",
            KitPart::Tally => "tally",
            KitPart::Scoring => "scoring",
            KitPart::Checklist => "checklist",
            KitPart::Why => "why",
        }
    }

    /// Whether it is made for numbered envelopes, and is nothing without them.
    pub fn is_of_packs(self) -> bool {
        matches!(self, KitPart::Packs | KitPart::Slips)
    }

    /// The folder of a kit that it lies in: `client` for what a client can see, or `staff`.
    pub fn folder(self) -> &'static str {
        match self {
            KitPart::Packs | KitPart::Copyable | KitPart::Information | KitPart::Consent => {
                "client"
            }
            KitPart::Slips
            | KitPart::Manual
            | KitPart::Tally
            | KitPart::Scoring
            | KitPart::Checklist
            | KitPart::Why => "staff",
        }
    }

    /// Its file name in a kit: neutral where a client may see it.
    pub fn file_name(self, lang: Lang) -> &'static str {
        let (sv, en) = match self {
            KitPart::Packs => ("1-kuvert.pdf", "1-envelopes.pdf"),
            KitPart::Copyable => ("2-kopiera.pdf", "2-copy.pdf"),
            KitPart::Information => ("3-information.pdf", "3-information.pdf"),
            KitPart::Consent => ("4-val.pdf", "4-choice.pdf"),
            KitPart::Slips => ("1-foljesedlar.pdf", "1-slips.pdf"),
            KitPart::Manual => ("2-studiemanual.pdf", "2-study-manual.pdf"),
            KitPart::Tally => ("3-manadens-rad.pdf", "3-monthly-row.pdf"),
            KitPart::Scoring => ("4-rakna-for-hand.pdf", "4-scores-by-hand.pdf"),
            KitPart::Checklist => ("5-checklista.pdf", "5-checklist.pdf"),
            KitPart::Why => ("6-varfor-vi-fragar.pdf", "6-why-we-ask.pdf"),
        };
        match lang {
            Lang::Sv => sv,
            Lang::En => en,
        }
    }
}
