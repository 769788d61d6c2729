//! Sessions: who has come in through which browser. They live in memory alone and end with the
//! program, with idleness, or after a working day.

mod book;
mod cookie;
mod key;

pub(crate) use book::{Book, Limits};
pub(crate) use cookie::{
    clear, clear_brief, read, read_brief, read_word, set, set_brief, set_word,
};
pub(crate) use key::{Key, Token};

use kastanj_record::EpisodeId;
use kastanj_store::Person;

use crate::visit::{HomeStep, Step, Visit};

/// Whose a session is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Holder {
    /// A member of staff who gave the passphrase.
    Staff {
        /// The account.
        person: Person,
    },
    /// A client who answers one form of one contact, and reaches nothing else.
    Client {
        /// The form.
        visit: Visit,
        /// Where in it.
        step: Step,
    },
    /// A client who came in with the card and has no form open.
    Home {
        /// Whose contact.
        episode: EpisodeId,
        /// Where.
        step: HomeStep,
    },
}
