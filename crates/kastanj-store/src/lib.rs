//! Where the record rests: one encrypted folder per store.
//!
//! A store is a folder with four files: `kastanj.db` (SQLCipher), `accounts`
//! (the database key, wrapped once per person and once by a paper key), `keys`
//! (one data key per client) and `erased` (the numbers of destroyed keys).
//! Answers and everything else a client said are sealed under that client's
//! key inside the encrypted database, so that destroying one key erases one
//! client everywhere, copies included.
//!
//! [`Store::view`] reads, [`Store::batch`] changes; every change is logged in
//! its own transaction. Only this crate knows SQL.

mod account;
mod accounts;
mod assessment;
mod audit;
mod batch;
mod client;
mod code;
mod conflict;
mod database;
mod durable_file;
mod episode;
mod erased_file;
mod erasure;
mod error;
mod explain;
mod key_cost;
mod keyring;
mod lock;
mod migration;
mod noun;
mod person;
mod place;
mod read_log;
mod recovery_key;
mod seal;
mod setting;
mod statement;
mod store;
mod unit;
mod view;

pub use accounts::PASSPHRASE_MINIMUM;
pub use assessment::{Put, new_assessment_id};
pub use audit::{Action, AuditEntry, AuditHead};
pub use batch::Batch;
pub use conflict::{Choice, Conflict, ConflictId};
pub use episode::EpisodeFacts;
pub use error::{Damage, Rule, StoreError};
pub use key_cost::KeyCost;
pub use noun::Noun;
pub use person::Person;
pub use recovery_key::RecoveryKey;
pub use store::{Clock, Store, wall_clock};
pub use unit::ServiceUnit;
pub use view::View;
