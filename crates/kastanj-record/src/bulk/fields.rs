//! The fields of each kind of line: what `docs/jsonl.md` says, for the messages.
//!
//! The types in `line.rs` read the lines; these lists only say in the person's
//! language what is wrong. A test compares the two on changed lines.

use kastanj_instrument::{Serial, VariantId};
use serde::Deserialize;
use serde_json::Value;

use super::{AnswerValue, ClientLabel, LossKind};
use crate::{
    ClientKind, ConsentPurpose, EndReason, EpisodeCode, LossKeeping, Mode, Month, Next,
    NotAskedReason, ReferralWay, SessionFormat, SessionLength, ShortCode, TargetBehaviour,
    Technique, Theme, UnitCode, Week, Who,
};

/// One field.
pub(super) struct Field {
    pub(super) key: &'static str,
    pub(super) presence: Presence,
    pub(super) expects: Expects,
}

/// Whether a field has to stand there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    Needed,
    /// May be left out.
    Free,
    /// May be left out or be `null`.
    FreeOrNull,
}

/// What may stand in a field.
pub(super) enum Expects {
    /// One value.
    One(Leaf),
    /// A list of values.
    List(Leaf),
    /// A list of values, none twice.
    Distinct(Leaf),
    /// An object from a name to a value.
    Map(Leaf, Leaf),
    /// An object with these fields.
    Object(&'static [Field]),
}

/// A value without parts (an answer may be a list of codes).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaf {
    /// A week, `2026-W07`.
    Week,
    /// A month, `2026-03`.
    Month,
    /// The code of a unit.
    Unit,
    /// A pack number.
    Pack,
    /// The code of a contact.
    Episode,
    /// The label of a client within the input.
    Label,
    /// Text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number from 0.
    Count,
    /// A page number.
    Page,
    /// A number from 1 to 999.
    ShortCode,
    /// The name of a question.
    Question,
    /// An answer.
    Answer,
    /// One of these codes.
    Code(&'static [&'static str]),
}

impl Leaf {
    /// Whether the value can be read.
    pub(super) fn fits(self, value: &Value) -> bool {
        fn reads<T: for<'de> Deserialize<'de>>(value: &Value) -> bool {
            T::deserialize(value).is_ok()
        }
        match self {
            Leaf::Week => reads::<Week>(value),
            Leaf::Month => reads::<Month>(value),
            Leaf::Unit => reads::<UnitCode>(value),
            Leaf::Pack => reads::<Serial>(value),
            Leaf::Episode => reads::<EpisodeCode>(value),
            Leaf::Label => reads::<ClientLabel>(value),
            Leaf::Text | Leaf::Question => reads::<VariantId>(value),
            Leaf::Flag => reads::<bool>(value),
            Leaf::Count => reads::<u32>(value),
            Leaf::Page => reads::<u8>(value),
            Leaf::ShortCode => reads::<ShortCode>(value),
            Leaf::Answer => reads::<AnswerValue>(value),
            Leaf::Code(codes) => value.as_str().is_some_and(|code| codes.contains(&code)),
        }
    }
}

/// The codes of a closed list, at compile time.
macro_rules! codes {
    ($list:ident) => {{
        const CODES: [&str; $list::ALL.len()] = {
            let mut codes = [""; $list::ALL.len()];
            let mut at = 0;
            while at < codes.len() {
                codes[at] = $list::ALL[at].code();
                at += 1;
            }
            codes
        };
        Leaf::Code(&CODES)
    }};
}

const fn field(key: &'static str, presence: Presence, expects: Expects) -> Field {
    Field { key, presence, expects }
}

const fn needed(key: &'static str, leaf: Leaf) -> Field {
    field(key, Presence::Needed, Expects::One(leaf))
}

const fn free(key: &'static str, leaf: Leaf) -> Field {
    field(key, Presence::FreeOrNull, Expects::One(leaf))
}

const OCCASION: Leaf = Leaf::Code(&["before", "after", "follow_up"]);
const EPISODE: Field = free("episode", Leaf::Episode);
const PACK: Field = free("pack", Leaf::Pack);

/// The fields of a type of line; nothing if there is no such type.
pub(super) fn of_type(kind: &str) -> Option<&'static [Field]> {
    TYPES.iter().find(|(known, _)| *known == kind).map(|(_, fields)| *fields)
}

/// The names of all types.
pub(super) fn types() -> impl Iterator<Item = &'static str> {
    TYPES.iter().map(|(name, _)| *name)
}

static TYPES: [(&str, &[Field]); 10] = [
    ("unit", &[needed("code", Leaf::Unit), free("losses", codes!(LossKeeping))]),
    (
        "client",
        &[
            needed("unit", Leaf::Unit),
            needed("client", Leaf::Label),
            field("kind", Presence::Free, Expects::One(codes!(ClientKind))),
        ],
    ),
    (
        "episode",
        &[
            needed("unit", Leaf::Unit),
            free("client", Leaf::Label),
            free("kind", codes!(ClientKind)),
            EPISODE,
            PACK,
            free("short_code", Leaf::ShortCode),
            free("first_visit", Leaf::Week),
            free("referral", codes!(ReferralWay)),
            field("target_behaviours", Presence::Free, Expects::List(codes!(TargetBehaviour))),
        ],
    ),
    (
        "assess",
        &[
            EPISODE,
            PACK,
            needed("questionnaire", Leaf::Text),
            needed("variant", Leaf::Text),
            field("lang", Presence::Free, Expects::One(Leaf::Code(&["sv", "en"]))),
            needed("occasion", OCCASION),
            free("week", Leaf::Week),
            free("therapist_present", Leaf::Flag),
            field("mode", Presence::Free, Expects::One(codes!(Mode))),
            field(
                "sheet",
                Presence::FreeOrNull,
                Expects::Object(&[
                    needed("kind", Leaf::Code(&["personal", "pack", "stock", "copyable"])),
                    needed("serial", Leaf::Pack),
                ]),
            ),
            field("pages", Presence::FreeOrNull, Expects::Distinct(Leaf::Page)),
            field("answers", Presence::Needed, Expects::Map(Leaf::Question, Leaf::Answer)),
        ],
    ),
    (
        "session",
        &[
            EPISODE,
            PACK,
            free("number", Leaf::Count),
            needed("week", Leaf::Week),
            needed("format", codes!(SessionFormat)),
            needed("who", codes!(Who)),
            free("length", codes!(SessionLength)),
            field("themes", Presence::Free, Expects::List(codes!(Theme))),
            field("techniques", Presence::Free, Expects::List(codes!(Technique))),
            free("safety_handled", Leaf::Flag),
            needed("next", codes!(Next)),
        ],
    ),
    (
        "tally",
        &[
            needed("unit", Leaf::Unit),
            needed("month", Leaf::Month),
            needed("eligible", Leaf::Count),
            needed("asked", Leaf::Count),
            needed("accepted", Leaf::Count),
            field("not_asked", Presence::Free, Expects::Map(codes!(NotAskedReason), Leaf::Count)),
        ],
    ),
    (
        "consent",
        &[
            EPISODE,
            PACK,
            needed("purpose", codes!(ConsentPurpose)),
            needed("given", Leaf::Flag),
            needed("text_version", Leaf::Text),
            needed("week", Leaf::Week),
        ],
    ),
    (
        "loss",
        &[
            EPISODE,
            PACK,
            needed("loss", codes!(LossKind)),
            free("reason", Leaf::Text),
            free("occasion", OCCASION),
        ],
    ),
    ("closing", &[EPISODE, PACK, needed("week", Leaf::Week), needed("reason", codes!(EndReason))]),
    (
        "pack_slip",
        &[
            needed("unit", Leaf::Unit),
            needed("pack", Leaf::Pack),
            field("kind", Presence::Free, Expects::One(codes!(ClientKind))),
            field("target_behaviours", Presence::Free, Expects::List(codes!(TargetBehaviour))),
            free("referral", codes!(ReferralWay)),
            field("consents", Presence::Free, Expects::Map(codes!(ConsentPurpose), Leaf::Flag)),
            free("text_version", Leaf::Text),
            free("first_visit", Leaf::Week),
            field("sheets", Presence::Free, Expects::Map(OCCASION, Leaf::Week)),
            field("present", Presence::Free, Expects::Map(OCCASION, Leaf::Flag)),
            field(
                "ending",
                Presence::FreeOrNull,
                Expects::Object(&[needed("week", Leaf::Week), needed("reason", codes!(EndReason))]),
            ),
            free("not_asked", codes!(NotAskedReason)),
            field("declined", Presence::Free, Expects::One(Leaf::Flag)),
            field("missing", Presence::Free, Expects::Map(OCCASION, codes!(EndReason))),
        ],
    ),
];

#[cfg(test)]
mod tests {
    use kastanj_instrument::{Occasion, SheetKind};
    use kastanj_language::Lang;

    use super::*;

    /// The leaf of a field of an assess line, or of its sheet.
    fn leaf(name: &str) -> Leaf {
        let fields = of_type("assess").unwrap_or_default();
        let inner = fields.iter().flat_map(|field| match field.expects {
            Expects::Object(inner) => inner,
            _ => &[],
        });
        match fields.iter().chain(inner).find(|field| field.key == name).map(|it| &it.expects) {
            Some(Expects::One(leaf)) => *leaf,
            _ => panic!("{name} is no single value"),
        }
    }

    #[test]
    fn lists_kept_elsewhere_are_whole() {
        assert!(Occasion::ALL.iter().all(|one| leaf("occasion").fits(&one.to_string().into())));
        assert!(Lang::ALL.iter().all(|one| leaf("lang").fits(&one.to_string().into())));
        let code = |kind: SheetKind| serde_json::to_value(kind).unwrap_or_default();
        assert!(SheetKind::ALL.into_iter().all(|kind| leaf("kind").fits(&code(kind))));
    }
}
