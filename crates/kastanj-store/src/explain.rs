use std::path::Path;

use kastanj_language::{Explain, Lang, tr};
use rusqlite::ErrorCode;

use crate::place::Place;
use crate::removal::ErasedRows;
use crate::{Damage, Noun, PASSPHRASE_MINIMUM, PassphraseFault, Rule, StoreError};

impl Noun {
    /// The word that staff read, in definite form.
    pub fn label(self, lang: Lang) -> String {
        match self {
            Noun::Store => tr!(lang, "store-noun-store"),
            Noun::Account => tr!(lang, "store-noun-account"),
            Noun::Setting => tr!(lang, "store-noun-setting"),
            Noun::Study => tr!(lang, "store-noun-study"),
            Noun::ReportEdition => tr!(lang, "store-noun-report-edition"),
            Noun::FrozenPlan => tr!(lang, "store-noun-frozen-plan"),
            Noun::Unit => tr!(lang, "store-noun-unit"),
            Noun::Client => tr!(lang, "store-noun-client"),
            Noun::Episode => tr!(lang, "store-noun-episode"),
            Noun::Pack => tr!(lang, "store-noun-pack"),
            Noun::Sheet => tr!(lang, "store-noun-sheet"),
            Noun::Assessment => tr!(lang, "store-noun-assessment"),
            Noun::Conflict => tr!(lang, "store-noun-conflict"),
            Noun::Loss => tr!(lang, "store-noun-loss"),
            Noun::Tally => tr!(lang, "store-noun-tally"),
            Noun::Consent => tr!(lang, "store-noun-consent"),
            Noun::Session => tr!(lang, "store-noun-session"),
            Noun::ScreenDraft => tr!(lang, "store-noun-screen-draft"),
            Noun::Strip => tr!(lang, "store-noun-strip"),
            Noun::Closing => tr!(lang, "store-noun-closing"),
            Noun::AddedValue => tr!(lang, "store-noun-added-value"),
            Noun::TalkedAbout => tr!(lang, "store-noun-talked-about"),
            Noun::Alias => tr!(lang, "store-noun-alias"),
            Noun::Card => tr!(lang, "store-noun-card"),
            Noun::Withdrawal => tr!(lang, "store-noun-withdrawal"),
            Noun::Scan => tr!(lang, "store-noun-scan"),
            Noun::Unassigned => tr!(lang, "store-noun-unassigned"),
            Noun::RowPicture => tr!(lang, "store-noun-row-picture"),
            Noun::ReadingCheck => tr!(lang, "store-noun-reading-check"),
            Noun::Ruling => tr!(lang, "store-noun-ruling"),
            Noun::Keying => tr!(lang, "store-noun-keying"),
            Noun::AuditEntry => tr!(lang, "store-noun-audit-entry"),
            Noun::Backup => tr!(lang, "store-noun-backup"),
            Noun::Export => tr!(lang, "store-noun-export"),
            Noun::ExportRequest => tr!(lang, "store-noun-export-request"),
            Noun::Passkey => tr!(lang, "store-noun-passkey"),
            Noun::SecondStep => tr!(lang, "store-noun-second-step"),
            Noun::Passphrase => tr!(lang, "store-noun-passphrase"),
            Noun::PaperKey => tr!(lang, "store-noun-paper-key"),
            Noun::WrongTries => tr!(lang, "store-noun-wrong-tries"),
        }
    }
}

impl ErasedRows {
    /// What was taken away, in words with its number; what there was none of is left out.
    pub fn words(&self, lang: Lang) -> Vec<(String, usize)> {
        let rows = [
            (tr!(lang, "store-erased-episodes"), self.episodes),
            (tr!(lang, "store-erased-assessments"), self.assessments),
            (tr!(lang, "store-erased-answer-states"), self.answer_states),
            (tr!(lang, "store-erased-drafts"), self.drafts),
            (tr!(lang, "store-erased-sessions"), self.sessions),
            (tr!(lang, "store-erased-notes"), self.notes),
            (tr!(lang, "store-erased-consents"), self.consents),
            (tr!(lang, "store-erased-losses"), self.losses),
            (tr!(lang, "store-erased-pictures"), self.pictures),
            (tr!(lang, "store-erased-checks"), self.checks),
            (tr!(lang, "store-erased-sheets"), self.sheets),
            (tr!(lang, "store-erased-scans"), self.scans),
            (tr!(lang, "store-erased-aliases"), self.aliases),
            (tr!(lang, "store-erased-cards"), self.cards),
            (tr!(lang, "store-erased-packs"), self.packs),
        ];
        rows.into_iter().filter(|row| row.1 > 0).collect()
    }
}

impl Explain for Rule {
    fn explain(&self, lang: Lang) -> String {
        match self {
            Rule::TallyAddsUp => tr!(lang, "store-rule-tally-adds-up"),
            Rule::TallyOrPersons => tr!(lang, "store-rule-tally-or-persons"),
            Rule::SheetTaken => tr!(lang, "store-rule-sheet-taken"),
            Rule::ShortCodeTaken => tr!(lang, "store-rule-short-code-taken"),
            Rule::UnitOfClient => tr!(lang, "store-rule-unit-of-client"),
            Rule::EndAfterStart => tr!(lang, "store-rule-end-after-start"),
            Rule::ChangedSince => tr!(lang, "store-rule-changed-since"),
            Rule::AlreadySettled => tr!(lang, "store-rule-already-settled"),
            Rule::OutOfRange => tr!(lang, "store-rule-out-of-range"),
            Rule::OtherEpisode => tr!(lang, "store-rule-other-episode"),
            Rule::Withdrawn => tr!(lang, "store-rule-withdrawn"),
            Rule::NoExportRight => tr!(lang, "store-rule-no-export-right"),
            Rule::OwnRequest => tr!(lang, "store-rule-own-request"),
            Rule::RequestOver => tr!(lang, "store-rule-request-over"),
            Rule::ReasonNeeded => tr!(lang, "store-rule-reason-needed"),
            Rule::MoreThanOwn => tr!(lang, "store-rule-more-than-own"),
        }
    }
}

impl Explain for StoreError {
    fn explain(&self, lang: Lang) -> String {
        match self {
            Self::NotAStore { dir } => tr!(lang, "store-not-a-store", dir = shown(dir)),
            Self::AlreadyAStore { dir } => tr!(lang, "store-already-a-store", dir = shown(dir)),
            Self::NotEmpty { dir } => tr!(lang, "store-not-empty", dir = shown(dir)),
            Self::InUse { dir } => tr!(lang, "store-in-use", dir = shown(dir)),
            Self::WrongPassphrase { person } => {
                tr!(lang, "store-wrong-passphrase", person = person.as_str())
            }
            Self::UnknownPerson { person } => {
                tr!(lang, "store-unknown-person", person = person.as_str())
            }
            Self::PersonExists { person } => {
                tr!(lang, "store-person-exists", person = person.as_str())
            }
            Self::LastPerson { person } => tr!(lang, "store-last-person", person = person.as_str()),
            Self::LastKeeper { person } => {
                tr!(lang, "store-last-keeper", person = person.as_str())
            }
            Self::WeakPassphrase { fault } => fault.explain(lang),
            Self::WrongRecoveryKey => tr!(lang, "store-wrong-recovery-key"),
            Self::RecoveryKeyShape { group } => {
                tr!(lang, "store-recovery-key-shape", group = *group)
            }
            Self::UnusableKeyCost => tr!(lang, "store-unusable-key-cost"),
            Self::MissingFile { file } => tr!(lang, "store-missing-file", file = shown(file)),
            Self::ErasuresUnknown { file } => {
                tr!(lang, "store-erasures-unknown", file = shown(file))
            }
            Self::FileExists { file } => tr!(lang, "store-file-exists", file = shown(file)),
            Self::Damaged { file, damage } => damaged(*damage, &shown(file), lang),
            Self::NewerStore { number } => tr!(lang, "store-newer-store", number = *number),
            Self::ChangedMigration { number } => {
                tr!(lang, "store-changed-migration", number = *number)
            }
            Self::BrokenAudit { entry } => tr!(lang, "store-broken-audit", entry = *entry),
            Self::TruncatedAudit { entry } => tr!(lang, "store-truncated-audit", entry = *entry),
            Self::BrokenAliasLog { entry } => tr!(lang, "store-broken-alias-log", entry = *entry),
            Self::AliasRefused { why } => why.explain(lang),
            Self::SealBroken { noun, id } => {
                tr!(lang, "store-seal-broken", noun = noun.label(lang), id = id)
            }
            Self::Unreadable { noun, id } => {
                tr!(lang, "store-unreadable", noun = noun.label(lang), id = id)
            }
            Self::NotFound { noun, id } => {
                tr!(lang, "store-not-found", noun = noun.label(lang), id = id)
            }
            Self::Exists { noun, id } => {
                tr!(lang, "store-exists", noun = noun.label(lang), id = id)
            }
            Self::Refused { noun, id, rule } => tr!(
                lang,
                "store-refused",
                noun = noun.label(lang),
                id = id,
                rule = rule.explain(lang)
            ),
            Self::AtLine { line, source } => {
                tr!(lang, "store-at-line", line = *line, problem = source.explain(lang))
            }
            Self::Stopped => tr!(lang, "store-stopped"),
            Self::NoRandomness => tr!(lang, "store-no-randomness"),
            full if full.is_full_disk() => tr!(lang, "store-database-full"),
            Self::Io { file, source } => {
                tr!(lang, "store-io", file = shown(file), problem = source.to_string())
            }
            Self::Database(error) => database(error, lang),
        }
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn damaged(damage: Damage, file: &str, lang: Lang) -> String {
    match damage {
        Damage::Truncated => tr!(lang, "store-damaged-truncated", file = file),
        Damage::Content => tr!(lang, "store-damaged-content", file = file),
        Damage::Foreign => tr!(lang, "store-damaged-foreign", file = file),
        Damage::Outdated => tr!(lang, "store-damaged-outdated", file = file),
        Damage::OtherStore => tr!(lang, "store-damaged-other-store", file = file),
    }
}

fn database(error: &rusqlite::Error, lang: Lang) -> String {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => tr!(lang, "store-database-full"),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            tr!(lang, "store-database-busy")
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            tr!(lang, "store-database-damaged", file = Place::DATABASE)
        }
        _ => tr!(lang, "store-database", problem = error.to_string()),
    }
}

impl Explain for PassphraseFault {
    fn explain(&self, lang: Lang) -> String {
        match self {
            PassphraseFault::Short => {
                tr!(lang, "store-weak-passphrase", minimum = PASSPHRASE_MINIMUM)
            }
            PassphraseFault::Repeats => tr!(lang, "store-passphrase-repeats"),
            PassphraseFault::Common => tr!(lang, "store-passphrase-common"),
            PassphraseFault::Name => tr!(lang, "store-passphrase-name"),
        }
    }
}
