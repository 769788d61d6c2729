//! Sessions: who has come in through which browser. They live in memory alone and end with the
//! program, with idleness, or after a working day.

mod book;
mod cookie;
mod key;

pub(crate) use book::{Book, Limits};
pub(crate) use cookie::{clear, read, set};
pub(crate) use key::{Key, Token};

use kastanj_record::EpisodeId;
use kastanj_store::Person;

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
        /// Whose contact.
        episode: EpisodeId,
        /// Under whose name the answers are logged: the member of staff who opened the form.
        opened_by: Person,
    },
}
