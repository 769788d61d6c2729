use std::ops::Range;

use kastanj_language::Text;

use crate::plain_file::Placed;
use crate::{
    Item, Part, Permission, QuestionnaireId, ResponseScale, ScoringRule, Section, State, Variant,
};

/// A questionnaire as read, each part with its place, before the parts are
/// checked against one another.
pub(super) struct Draft {
    pub(super) id: QuestionnaireId,
    pub(super) id_at: Range<usize>,
    pub(super) version_at: Range<usize>,
    pub(super) state: State,
    pub(super) part: Part,
    pub(super) name: Text,
    pub(super) permission: Permission,
    pub(super) scales: Vec<DraftScale>,
    pub(super) sections: Vec<DraftSection>,
    pub(super) scores: Vec<DraftScore>,
    pub(super) variants: Vec<DraftVariant>,
    /// Every text that a client may read.
    pub(super) client_texts: Vec<Placed<Text>>,
}

pub(super) struct DraftScale {
    pub(super) scale: ResponseScale,
    pub(super) at: Range<usize>,
    pub(super) codes_at: Vec<Range<usize>>,
}

pub(super) struct DraftSection {
    /// The section with its items.
    pub(super) section: Section,
    pub(super) at: Range<usize>,
    /// The places of its items, in their order.
    pub(super) items_at: Vec<ItemPlaces>,
}

/// Where the parts of an item stand.
pub(super) struct ItemPlaces {
    pub(super) id: Range<usize>,
    pub(super) stem: Range<usize>,
    pub(super) kind: Range<usize>,
    pub(super) travels: Range<usize>,
}

impl DraftSection {
    pub(super) fn items(&self) -> impl Iterator<Item = (&Item, &ItemPlaces)> {
        self.section.items.iter().zip(&self.items_at)
    }
}

pub(super) struct DraftScore {
    pub(super) rule: ScoringRule,
    pub(super) at: Range<usize>,
    pub(super) items_at: Vec<Range<usize>>,
    pub(super) least_at: Range<usize>,
    pub(super) range_at: Range<usize>,
}

pub(super) struct DraftVariant {
    pub(super) variant: Variant,
    pub(super) at: Range<usize>,
    pub(super) sections_at: Vec<Vec<Range<usize>>>,
}
