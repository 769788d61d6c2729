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
mod added_value;
mod alias;
mod archive;
mod assessment;
mod audit;
mod backup;
mod batch;
mod card;
mod card_lock;
mod client;
mod closing_report;
mod code;
mod codebook;
mod columns;
mod conflict;
mod consent;
mod correction;
mod csv_file;
mod database;
mod durable_file;
mod episode;
mod erased_file;
mod erasure;
mod error;
mod explain;
mod export;
mod export_contacts;
mod export_request;
mod form_outline;
mod frozen_plan;
mod gate;
mod given;
mod key_cost;
mod keying;
mod keyring;
mod lock;
mod loss;
mod migration;
mod noun;
mod pack;
mod passkey;
mod passphrase;
mod person;
mod picture_seal;
mod place;
mod pseudonym;
mod reach;
mod read_log;
mod reading_check;
mod recovery_key;
mod removal;
mod report_edition;
mod reserve;
mod restore;
mod retention;
mod role;
mod row_picture;
mod ruling;
mod scan;
mod screen_draft;
mod seal;
mod second_step;
mod session;
mod setting;
mod sheet;
mod standing;
mod statement;
mod store;
mod strip;
mod study;
mod talked_about;
mod tally;
mod throwing_away;
mod unassigned;
mod unit;
mod verification;
mod view;
mod whereabouts;
mod withdrawal;
mod write_ahead_log;

pub use alias::{AliasDeed, AliasEntry};
pub use archive::Manifest;
pub use assessment::{Put, new_assessment_id};
pub use audit::{Action, AuditEntry, AuditHead};
pub use backup::{BackupReceipt, Unlock};
pub use batch::Batch;
pub use card::LiveCard;
pub use card_lock::{CardLock, CardPepper};
pub use conflict::{Choice, Conflict, ConflictId};
pub use correction::Revision;
pub use csv_file::{Separator, harmless_cell};
pub use episode::EpisodeFacts;
pub use erasure::Erasure;
pub use error::{Damage, Rule, StoreError};
pub use export::{ExportOptions, ExportReceipt, Exported, ExportedFile, Extent};
pub use export_request::{
    ANSWERED_WITHIN_DAYS, ExportRequest, PURPOSE_MAXIMUM, RequestState, TAKEN_WITHIN_HOURS,
};
pub use frozen_plan::{FormsHeld, FrozenPlan, REFERENCE_MAXIMUM};
pub use gate::Gate;
pub use key_cost::KeyCost;
pub use keying::Keying;
pub use noun::Noun;
pub use pack::{Pack, PackOwner};
pub use passkey::{KeptPasskey, PASSKEY_LABEL_MAXIMUM, PASSKEYS_MAXIMUM};
pub use passphrase::{PASSPHRASE_MINIMUM, PassphraseFault, judge_passphrase};
pub use person::Person;
pub use reading_check::{CheckCount, CheckState, Look, ReadingCheck, draw_lot, new_page_mark};
pub use recovery_key::RecoveryKey;
pub use removal::ErasedRows;
pub use report_edition::{NewEdition, ReportEdition};
pub use restore::{Erasures, Restored};
pub use role::Role;
pub use row_picture::{NewRowPicture, PicturePurpose, RowPicture};
pub use ruling::{NewRuling, Ruling, RulingOn};
pub use scan::{ScanOutcome, ScanPage};
pub use second_step::SecondStep;
pub use sheet::Sheet;
pub use standing::Standing;
pub use store::{Clock, Store, wall_clock};
pub use study::StudyText;
pub use unassigned::{UnassignedId, UnassignedSheet};
pub use unit::ServiceUnit;
pub use verification::Verified;
pub use view::View;
