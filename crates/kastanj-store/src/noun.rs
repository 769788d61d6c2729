use std::fmt;

/// What the store keeps, as it stands in messages and in the audit log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Noun {
    /// The store itself.
    Store,
    /// A person's account.
    Account,
    /// A setting.
    Setting,
    /// The study file.
    Study,
    /// A plan as it was frozen.
    FrozenPlan,
    /// An effect report as it was given out.
    ReportEdition,
    /// A service unit.
    Unit,
    /// A client.
    Client,
    /// A contact.
    Episode,
    /// An envelope with the sheets of one client.
    Pack,
    /// A sheet with a serial of its own.
    Sheet,
    /// A self-rating.
    Assessment,
    /// A second, differing version of a self-rating.
    Conflict,
    /// A loss on the way.
    Loss,
    /// A unit's count of one month.
    Tally,
    /// A consent event.
    Consent,
    /// A session report.
    Session,
    /// A form that a client has begun on a screen.
    ScreenDraft,
    /// What a client marked on the strip and nobody has read.
    Strip,
    /// How a contact closed.
    Closing,
    /// Whether the forms helped the talks.
    AddedValue,
    /// What the two have talked about.
    TalkedAbout,
    /// By what a client wants to be found again.
    Alias,
    /// The card that a client has taken home.
    Card,
    /// A yes that a client took back with the card.
    Withdrawal,
    /// A page of a scan.
    Scan,
    /// A sheet that waits for its episode.
    Unassigned,
    /// The picture of a row that waits for a person.
    RowPicture,
    /// An accepted answer that was drawn for a second look.
    ReadingCheck,
    /// A decision on a reading.
    Ruling,
    /// A keying of a sheet that the record has.
    Keying,
    /// An entry of the audit log.
    AuditEntry,
    /// A backup.
    Backup,
    /// Files written out.
    Export,
    /// Somebody's wish to write files out, which somebody else answers.
    ExportRequest,
    /// A key in somebody's telephone or machine.
    Passkey,
    /// What a person is asked for at the door beside the passphrase.
    SecondStep,
    /// A person's passphrase.
    Passphrase,
    /// The key on paper that opens the store when everybody has forgotten.
    PaperKey,
    /// Passphrases and codes that were wrong.
    WrongTries,
}

impl Noun {
    /// All of them.
    pub const ALL: &'static [Noun] = &[
        Noun::Store,
        Noun::Account,
        Noun::Setting,
        Noun::Study,
        Noun::FrozenPlan,
        Noun::ReportEdition,
        Noun::Unit,
        Noun::Client,
        Noun::Episode,
        Noun::Pack,
        Noun::Sheet,
        Noun::Assessment,
        Noun::Conflict,
        Noun::Loss,
        Noun::Tally,
        Noun::Consent,
        Noun::Session,
        Noun::ScreenDraft,
        Noun::Strip,
        Noun::Closing,
        Noun::AddedValue,
        Noun::TalkedAbout,
        Noun::Alias,
        Noun::Card,
        Noun::Withdrawal,
        Noun::Scan,
        Noun::Unassigned,
        Noun::RowPicture,
        Noun::ReadingCheck,
        Noun::Ruling,
        Noun::Keying,
        Noun::AuditEntry,
        Noun::Backup,
        Noun::Export,
        Noun::ExportRequest,
        Noun::Passkey,
        Noun::SecondStep,
        Noun::Passphrase,
        Noun::PaperKey,
        Noun::WrongTries,
    ];

    /// The word in files and in the audit log.
    pub fn code(self) -> &'static str {
        match self {
            Noun::Store => "store",
            Noun::Account => "account",
            Noun::Setting => "setting",
            Noun::Study => "study",
            Noun::FrozenPlan => "frozen plan",
            Noun::ReportEdition => "report edition",
            Noun::Unit => "unit",
            Noun::Client => "client",
            Noun::Episode => "episode",
            Noun::Pack => "pack",
            Noun::Sheet => "sheet",
            Noun::Assessment => "assessment",
            Noun::Conflict => "conflict",
            Noun::Loss => "loss",
            Noun::Tally => "tally",
            Noun::Consent => "consent",
            Noun::Session => "session",
            Noun::ScreenDraft => "screen draft",
            Noun::Strip => "strip",
            Noun::Closing => "closing report",
            Noun::AddedValue => "added value",
            Noun::TalkedAbout => "talked about",
            Noun::Alias => "alias",
            Noun::Card => "card",
            Noun::Withdrawal => "withdrawal",
            Noun::Scan => "scan",
            Noun::Unassigned => "unassigned",
            Noun::RowPicture => "row picture",
            Noun::ReadingCheck => "reading check",
            Noun::Ruling => "ruling",
            Noun::Keying => "keying",
            Noun::AuditEntry => "audit entry",
            Noun::Backup => "backup",
            Noun::Export => "export",
            Noun::ExportRequest => "export request",
            Noun::Passkey => "passkey",
            Noun::SecondStep => "second step",
            Noun::Passphrase => "passphrase",
            Noun::PaperKey => "paper key",
            Noun::WrongTries => "wrong tries",
        }
    }
}

impl fmt::Display for Noun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
