use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::{Noun, PassphraseFault, Person};

/// What a damaged file looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// It ends too early.
    Truncated,
    /// Its checksum or its seal does not fit its content.
    Content,
    /// It is not a file of this kind at all.
    Foreign,
    /// It is older than the database that it belongs to.
    Outdated,
    /// It belongs to another store.
    OtherStore,
}

/// What went wrong in the store. Nothing is changed when one of these is returned.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The folder holds no store.
    #[error("{} holds no store", dir.display())]
    NotAStore {
        /// The folder.
        dir: PathBuf,
    },
    /// The folder already holds a store, which is never overwritten.
    #[error("{} already holds a store", dir.display())]
    AlreadyAStore {
        /// The folder.
        dir: PathBuf,
    },
    /// A folder that must be empty is not.
    #[error("{} is not empty", dir.display())]
    NotEmpty {
        /// The folder.
        dir: PathBuf,
    },
    /// Another process has the store open.
    #[error("{} is open in another program", dir.display())]
    InUse {
        /// The folder.
        dir: PathBuf,
    },
    /// The passphrase does not open this person's account.
    #[error("wrong passphrase for {person}")]
    WrongPassphrase {
        /// Whose account.
        person: Person,
    },
    /// Nobody of that name has an account.
    #[error("no account for {person}")]
    UnknownPerson {
        /// The name given.
        person: Person,
    },
    /// The person has an account already.
    #[error("{person} has an account already")]
    PersonExists {
        /// Whose.
        person: Person,
    },
    /// The last account cannot be removed.
    #[error("{person} has the last account")]
    LastPerson {
        /// Whose.
        person: Person,
    },
    /// Nobody else keeps the accounts of the whole store.
    #[error("nobody beside {person} keeps the accounts")]
    LastKeeper {
        /// Whose.
        person: Person,
    },
    /// A passphrase that is too easily guessed.
    #[error("the passphrase is too easily guessed: {fault:?}")]
    WeakPassphrase {
        /// Why.
        fault: PassphraseFault,
    },
    /// The recovery key is well formed but not this store's.
    #[error("the recovery key is not the one of this store")]
    WrongRecoveryKey,
    /// A group of the recovery key is mistyped or missing.
    #[error("group {group} of the recovery key is mistyped or missing")]
    RecoveryKeyShape {
        /// Which group, from 1.
        group: usize,
    },
    /// The stretching parameters are out of range.
    #[error("the parameters of the passphrase are out of range")]
    UnusableKeyCost,
    /// A file of the store or backup is missing.
    #[error("{} is missing", file.display())]
    MissingFile {
        /// Which.
        file: PathBuf,
    },
    /// Nothing tells which clients were erased after a backup was made.
    #[error("nothing tells who was erased since {} was made", file.display())]
    ErasuresUnknown {
        /// The backup.
        file: PathBuf,
    },
    /// A file that would be written exists already.
    #[error("{} exists already", file.display())]
    FileExists {
        /// Which.
        file: PathBuf,
    },
    /// A file is damaged; nothing of it is used.
    #[error("{} is damaged ({damage:?})", file.display())]
    Damaged {
        /// Which.
        file: PathBuf,
        /// How.
        damage: Damage,
    },
    /// The store was written by a later version of the program.
    #[error("the store has migration {number}, which this program does not know")]
    NewerStore {
        /// The unknown migration.
        number: u32,
    },
    /// A migration that was applied differs from the one in the program.
    #[error("migration {number} differs from the one that was applied")]
    ChangedMigration {
        /// Which.
        number: u32,
    },
    /// The audit chain does not hold.
    #[error("the audit log is broken at entry {entry}")]
    BrokenAudit {
        /// The first entry that does not fit, from 1.
        entry: u64,
    },
    /// The audit log ends before a head that was printed.
    #[error("the audit log has lost entries after {entry}")]
    TruncatedAudit {
        /// The last entry that is left.
        entry: u64,
    },
    /// The log of the alias register does not hold, or is shorter than the audit log says.
    #[error("the log of the alias register is broken at entry {entry}")]
    BrokenAliasLog {
        /// The first entry that does not fit or is missing, from 1.
        entry: u64,
    },
    /// A text may not stand in the alias register.
    #[error("the text may not stand in the alias register ({why:?})")]
    AliasRefused {
        /// Why.
        why: kastanj_record::AliasRefusal,
    },
    /// A sealed value does not open.
    #[error("a sealed value of {noun} {id} does not open")]
    SealBroken {
        /// What it belongs to.
        noun: Noun,
        /// Its internal id.
        id: String,
    },
    /// A stored value has no meaning for this version.
    #[error("{noun} {id} holds a value that this program cannot read")]
    Unreadable {
        /// What it belongs to.
        noun: Noun,
        /// Its internal id.
        id: String,
    },
    /// Something that was asked for does not exist.
    #[error("no {noun} {id}")]
    NotFound {
        /// What.
        noun: Noun,
        /// What it was called.
        id: String,
    },
    /// Something exists already with other content.
    #[error("{noun} {id} exists already with other content")]
    Exists {
        /// What.
        noun: Noun,
        /// What it is called.
        id: String,
    },
    /// The data contradict themselves or what is stored.
    #[error("{noun} {id}: {rule:?}")]
    Refused {
        /// What.
        noun: Noun,
        /// What it is called.
        id: String,
        /// The rule that it breaks.
        rule: Rule,
    },
    /// An error in one line of bulk input; nothing of the input was kept.
    #[error("line {line}: {source}")]
    AtLine {
        /// The line, from 1.
        line: usize,
        /// What is wrong there.
        source: Box<StoreError>,
    },
    /// An earlier write could not be made durable; the program must be started again.
    #[error("an earlier write to the disk failed: start again")]
    Stopped,
    /// The operating system gives no random numbers.
    #[error("no random numbers from the operating system")]
    NoRandomness,
    /// A file could not be read or written.
    #[error("{}: {source}", file.display())]
    Io {
        /// Which.
        file: PathBuf,
        /// What the operating system says.
        source: std::io::Error,
    },
    /// The database engine refused.
    #[error("database: {0}")]
    Database(#[from] rusqlite::Error),
}

/// A rule that stored data keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Asked at most as many as eligible, accepted at most as many as asked, reasons add up.
    TallyAddsUp,
    /// A unit's month has either a tally or reasons per person, never both.
    TallyOrPersons,
    /// A sheet or pack belongs to one episode only.
    SheetTaken,
    /// A three-digit code is used by one open episode of the unit only.
    ShortCodeTaken,
    /// An episode belongs to the unit of its client.
    UnitOfClient,
    /// A contact ends in or after the week of its first visit.
    EndAfterStart,
    /// The answers were changed after this step, so that it cannot be undone.
    ChangedSince,
    /// It has been settled already.
    AlreadySettled,
    /// A list is longer than its limit or a number is out of range.
    OutOfRange,
    /// A sheet, picture or step belongs to another episode.
    OtherEpisode,
    /// The client of the pack has been erased.
    Withdrawn,
    /// The person's role takes no record out.
    NoExportRight,
    /// Nobody answers the own request.
    OwnRequest,
    /// A request that was answered, taken back or taken, or whose time is over.
    RequestOver,
    /// Every right is given only by who has every right.
    MoreThanOwn,
    /// A plan that takes the place of a frozen one says why; a receipt says where it is dated.
    ReasonNeeded,
}

impl StoreError {
    pub(crate) fn io(file: &Path, source: std::io::Error) -> StoreError {
        StoreError::Io { file: file.to_owned(), source }
    }

    pub(crate) fn damaged(file: &Path, damage: Damage) -> StoreError {
        StoreError::Damaged { file: file.to_owned(), damage }
    }

    /// Nothing with this id.
    pub fn not_found(noun: Noun, id: impl ToString) -> StoreError {
        StoreError::NotFound { noun, id: id.to_string() }
    }

    pub(crate) fn exists(noun: Noun, id: impl ToString) -> StoreError {
        StoreError::Exists { noun, id: id.to_string() }
    }

    pub(crate) fn refused(noun: Noun, id: impl ToString, rule: Rule) -> StoreError {
        StoreError::Refused { noun, id: id.to_string(), rule }
    }

    pub(crate) fn unreadable(noun: Noun, id: impl ToString) -> StoreError {
        StoreError::Unreadable { noun, id: id.to_string() }
    }

    /// The error with the line of bulk input that it belongs to.
    #[must_use]
    pub fn at_line(self, line: usize) -> StoreError {
        match self {
            located @ StoreError::AtLine { .. } => located,
            other => StoreError::AtLine { line, source: Box::new(other) },
        }
    }
}
