//! Where somebody came from to a page that is reached from several, so that saving leads back.

use kastanj_record::EpisodeCode;
use serde::Deserialize;

/// What stands behind the address of such a page.
#[derive(Debug, Default, Clone, Deserialize)]
pub(crate) struct CameFrom {
    from: Option<String>,
}

/// The place that somebody came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whence {
    /// The worklist.
    Today,
    /// The page of the contact.
    Contact,
}

impl Whence {
    /// The place with this name; what is no name names none.
    pub(crate) fn named(name: Option<&str>) -> Option<Whence> {
        [Whence::Today, Whence::Contact].into_iter().find(|one| Some(one.name()) == name)
    }

    /// As an address carries it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Whence::Today => "today",
            Whence::Contact => "contact",
        }
    }

    /// Its page.
    pub(crate) fn page(self, code: EpisodeCode) -> String {
        match self {
            Whence::Today => "/today".to_owned(),
            Whence::Contact => format!("/contact/{code}"),
        }
    }
}

impl CameFrom {
    /// The place; the contact where none is named.
    pub(crate) fn or_contact(&self) -> Whence {
        Whence::named(self.from.as_deref()).unwrap_or(Whence::Contact)
    }
}
