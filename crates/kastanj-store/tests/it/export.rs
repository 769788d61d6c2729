//! Leaving with everything.

use std::collections::BTreeSet;
use std::fs;

use kastanj_instrument::Library;
use kastanj_language::Lang;
use kastanj_store::{ExportOptions, Separator, StoreError};

use crate::fixture::{answered, new_store};

fn options(separator: Separator, episode_codes: bool) -> ExportOptions {
    ExportOptions { lang: Lang::Sv, separator, episode_codes, unit: None }
}

#[test]
fn an_export_holds_the_answers_and_no_internal_number() {
    let (folder, mut store, _) = new_store();
    let contacts: Vec<_> = (0..12).map(|_| answered(&mut store)).collect();
    let dir = folder.path().join("out");
    let receipt = store.export(&dir, &options(Separator::Semicolon, false), &[]).unwrap();
    assert_eq!(receipt.without_labels.len(), 1);
    assert!(matches!(
        store.export(&dir, &options(Separator::Comma, false), &[]),
        Err(StoreError::NotEmpty { .. })
    ));
    let answers = fs::read_to_string(dir.join("answers.csv")).unwrap();
    assert!(answers.starts_with('\u{feff}'));
    assert_eq!(answers.lines().count(), 1 + 24);
    assert!(answers.contains(";EX-A;before;del-1@1;before;sv;2026-W07;0;1;grepp-1;3;;;keyed;1"));
    let all: String =
        receipt.files.iter().map(|(file, _)| fs::read_to_string(file).unwrap()).collect();
    for (episode, assessment) in &contacts {
        assert!(!all.contains(&episode.code.to_string()));
        assert!(!all.contains(episode.code.as_str()));
        let id: String = assessment.id.0.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(!all.contains(&id));
    }
    let codebook = fs::read_to_string(dir.join("codebook.csv")).unwrap();
    assert!(codebook.contains("declined"));
}

#[test]
fn two_exports_number_the_contacts_differently_and_codes_stand_there_when_asked_for() {
    let (folder, mut store, _) = new_store();
    let codes: BTreeSet<String> =
        (0..40).map(|_| answered(&mut store).0.code.to_string()).collect();
    let mut orders = BTreeSet::new();
    for round in 0..2 {
        let dir = folder.path().join(format!("out{round}"));
        store.export(&dir, &options(Separator::Comma, true), &[]).unwrap();
        let table = fs::read_to_string(dir.join("contacts.csv")).unwrap();
        let found: BTreeSet<String> = table
            .lines()
            .skip(1)
            .filter_map(|line| line.split(',').next())
            .map(str::to_owned)
            .collect();
        assert_eq!(found, codes);
        let dir = folder.path().join(format!("blind{round}"));
        store.export(&dir, &options(Separator::Comma, false), &[]).unwrap();
        let blind = fs::read_to_string(dir.join("contacts.csv")).unwrap();
        assert!(blind.lines().nth(1).unwrap().starts_with("K01,"));
        orders.insert(blind);
    }
    assert!(codes.len() == 40);
}

#[test]
fn answers_carry_the_words_of_their_form_and_the_codebook_explains_every_code() {
    let (folder, mut store, _) = new_store();
    answered(&mut store);
    let library = Library::shipped();
    let questionnaires: Vec<_> = library.questionnaires().collect();
    let dir = folder.path().join("out");
    let receipt =
        store.export(&dir, &options(Separator::Semicolon, false), &questionnaires).unwrap();
    assert!(receipt.without_labels.is_empty(), "{:?}", receipt.without_labels);
    let answers = fs::read_to_string(dir.join("answers.csv")).unwrap();
    let codebook = fs::read_to_string(dir.join("codebook.csv")).unwrap();
    for line in answers.lines().skip(1) {
        let cells: Vec<&str> = line.split(';').collect();
        let (item, code, label) = (cells[9], cells[10], cells[11]);
        assert!(!label.is_empty(), "{line}");
        assert!(
            codebook.lines().any(|row| {
                row.contains(&format!(";{item};")) && row.ends_with(&format!(";{code};{label}"))
            }),
            "{item} {code} is not in the codebook"
        );
    }
}
