//! What people read when something is wrong.

use kastanj_language::{Explain, Lang};
use kastanj_record::AliasRefusal;
use kastanj_store::{Damage, Noun, PassphraseFault, Rule, StoreError};

#[test]
fn every_message_exists_in_both_languages_and_names_what_it_is_about() {
    let person = || "anna".parse().unwrap();
    let dir = || std::path::PathBuf::from("mapp");
    let io = || std::io::Error::other("trasig disk");
    let mut errors = vec![
        StoreError::NotAStore { dir: dir() },
        StoreError::AlreadyAStore { dir: dir() },
        StoreError::NotEmpty { dir: dir() },
        StoreError::InUse { dir: dir() },
        StoreError::WrongPassphrase { person: person() },
        StoreError::UnknownPerson { person: person() },
        StoreError::PersonExists { person: person() },
        StoreError::LastPerson { person: person() },
        StoreError::LastKeeper { person: person() },
        StoreError::WeakPassphrase { fault: PassphraseFault::Short },
        StoreError::WeakPassphrase { fault: PassphraseFault::Repeats },
        StoreError::WeakPassphrase { fault: PassphraseFault::Name },
        StoreError::WrongRecoveryKey,
        StoreError::RecoveryKeyShape { group: 3 },
        StoreError::UnusableKeyCost,
        StoreError::MissingFile { file: dir() },
        StoreError::FileExists { file: dir() },
        StoreError::NewerStore { number: 9 },
        StoreError::ChangedMigration { number: 1 },
        StoreError::BrokenAudit { entry: 4 },
        StoreError::TruncatedAudit { entry: 4 },
        StoreError::Stopped,
        StoreError::NoRandomness,
        StoreError::Io { file: dir(), source: io() },
        StoreError::Database(rusqlite::Error::InvalidQuery),
    ];
    for damage in
        [Damage::Truncated, Damage::Content, Damage::Foreign, Damage::Outdated, Damage::OtherStore]
    {
        errors.push(StoreError::Damaged { file: dir(), damage });
    }
    let id = || "7KQ4-2M".to_owned();
    for rule in [
        Rule::TallyAddsUp,
        Rule::TallyOrPersons,
        Rule::SheetTaken,
        Rule::ShortCodeTaken,
        Rule::UnitOfClient,
        Rule::EndAfterStart,
        Rule::ChangedSince,
        Rule::AlreadySettled,
        Rule::OutOfRange,
        Rule::OtherEpisode,
        Rule::Withdrawn,
    ] {
        errors.push(StoreError::Refused { noun: Noun::Episode, id: id(), rule });
    }
    for noun in [Noun::Episode, Noun::RowPicture, Noun::Unassigned, Noun::AuditEntry] {
        errors.push(StoreError::SealBroken { noun, id: id() });
        errors.push(StoreError::Unreadable { noun, id: id() });
        errors.push(StoreError::NotFound { noun, id: id() });
        errors.push(StoreError::Exists { noun, id: id() });
    }
    errors.push(StoreError::BrokenAliasLog { entry: 3 });
    for why in
        [AliasRefusal::Number, AliasRefusal::Address, AliasRefusal::Short, AliasRefusal::Long]
    {
        errors.push(StoreError::AliasRefused { why });
    }
    errors.push(StoreError::UnusableKeyCost.at_line(7));
    for error in &errors {
        let texts = Lang::ALL.map(|lang| error.explain(lang));
        assert_ne!(texts[0], texts[1], "{error}");
        for text in texts {
            assert!(!text.contains("store-") && !text.contains('{'), "{text}");
            assert!(text.ends_with('.'), "{text}");
        }
    }
}
