//! Leaving with everything.

use std::collections::BTreeSet;
use std::fs;

use kastanj_instrument::{Library, Occasion};
use kastanj_language::Lang;
use kastanj_record::{
    ConsentEvent, ConsentPurpose, EndReason, EpisodeLoss, INFORMATION_VERSION, Loss, Next,
    SessionFormat, SessionLength, SessionReport, Theme, Who,
};
use kastanj_store::{ExportOptions, Extent, Separator, StoreError};

use crate::fixture::{answered, contact, new_store};

fn options(separator: Separator, episode_codes: bool) -> ExportOptions {
    let extent = Extent::Everything;
    ExportOptions { extent, lang: Lang::Sv, separator, episode_codes, unit: None }
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
    assert!(
        answers
            .contains(";EX-A;not_keyed;before;del-1@1;before;sv;2026-W07;0;1;grepp-1;3;;;keyed;1")
    );
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
    let mut told = Vec::new();
    for lang in [Lang::Sv, Lang::En] {
        let dir = folder.path().join(lang.code());
        let asked = ExportOptions { lang, ..options(Separator::Semicolon, true) };
        let receipt = store.export(&dir, &asked, &questionnaires).unwrap();
        assert!(receipt.without_labels.is_empty(), "{:?}", receipt.without_labels);
        let read = |file: &str| fs::read_to_string(dir.join(file)).unwrap();
        let (answers, codebook) = (read("answers.csv"), read("codebook.csv"));
        let (mut codes, mut labels) = (BTreeSet::new(), BTreeSet::new());
        for line in answers.lines().skip(1) {
            let cells: Vec<&str> = line.split(';').collect();
            let (item, code, label) = (cells[10], cells[11], cells[12]);
            assert!(!label.is_empty(), "{line}");
            assert!(
                codebook.lines().any(|row| {
                    row.contains(&format!(";{item};")) && row.ends_with(&format!(";{code};{label}"))
                }),
                "{item} {code} is not in the codebook"
            );
            codes.insert((item.to_owned(), code.to_owned()));
            labels.insert(label.to_owned());
        }
        told.push((codes, labels, read("columns.csv")));
    }
    // Other words for the same codes, in all three tables.
    let [(codes, labels, columns), (codes_en, labels_en, columns_en)] = &told[..] else { panic!() };
    assert_eq!(codes, codes_en);
    let in_words = |label: &&String| label.chars().any(char::is_alphabetic);
    assert!(labels.iter().any(|label| in_words(&label)), "{labels:?}");
    let same: Vec<&String> = labels.intersection(labels_en).filter(in_words).collect();
    assert!(same.is_empty(), "{same:?}");
    let name_and_words = |table: &str| -> Vec<(String, String)> {
        let cells = table.lines().skip(1).map(|line| {
            let (name, words) = line.rsplit_once(';').unwrap();
            (name.to_owned(), words.to_owned())
        });
        cells.collect()
    };
    let (sv, en) = (name_and_words(columns), name_and_words(columns_en));
    assert_eq!(sv.len(), en.len());
    for ((column, words), (column_en, words_en)) in sv.iter().zip(&en) {
        assert_eq!(column, column_en);
        assert_ne!(words, words_en, "{column}");
    }
}

#[test]
fn without_a_yes_a_contact_is_counted_and_nothing_of_it_goes_along() {
    use ConsentPurpose::{CareSupport, LocalFollowUp, NationalStudy};
    let (folder, mut store, _) = new_store();
    // What was said, in order, and where that leaves the client.
    let said: [(&[(ConsentPurpose, bool)], &str); 6] = [
        (&[(LocalFollowUp, true)], "yes"),
        (&[(LocalFollowUp, false), (NationalStudy, true)], "yes"),
        (&[(LocalFollowUp, true), (LocalFollowUp, false)], "withdrawn"),
        (&[(LocalFollowUp, false), (NationalStudy, false)], "no"),
        (&[(CareSupport, true)], "not_keyed"),
        (&[], "not_keyed"),
    ];
    let mut expected = Vec::new();
    for (events, standing) in said {
        let (episode, _) = answered(&mut store);
        for (purpose, given) in events {
            let event = ConsentEvent {
                episode: episode.id,
                purpose: *purpose,
                given: *given,
                text_version: INFORMATION_VERSION.to_owned(),
                week: "2026-W07".parse().unwrap(),
            };
            store.batch(|batch| batch.add_consent(&event)).unwrap();
        }
        let loss = Loss::FormMissing { occasion: Occasion::After, reason: EndReason::Faded };
        let loss = EpisodeLoss { episode: episode.id, loss };
        store.batch(|batch| batch.put_loss(&loss)).unwrap();
        let report = SessionReport {
            episode: episode.id,
            number: 1,
            week: "2026-W07".parse().unwrap(),
            format: SessionFormat::ALL[0],
            who: Who::Client,
            length: Some(SessionLength::ALL[0]),
            themes: vec![Theme::ALL[0]],
            techniques: Vec::new(),
            safety_handled: None,
            next: Next::Booked,
        };
        store.batch(|batch| batch.add_session(&report)).unwrap();
        expected.push((episode.code.to_string(), standing));
    }
    let mut export = |extent, name: &str| {
        let dir = folder.path().join(name);
        let options = ExportOptions { extent, ..options(Separator::Comma, true) };
        let receipt = store.export(&dir, &options, &[]).unwrap();
        (receipt.counted_only, move |file: &str| fs::read_to_string(dir.join(file)).unwrap())
    };
    let (counted_only, agreed) = export(Extent::Agreed, "agreed");
    let (none, all) = export(Extent::Everything, "all");
    assert_eq!((counted_only, none), (4, 0));
    let counted = agreed("losses.csv").lines().filter(|line| line.starts_with(',')).count();
    assert_eq!(counted, 4, "their losses are counted without a name");
    for (code, standing) in expected {
        let lines = |text: String| -> Vec<String> {
            let of = text.lines().filter(|line| line.starts_with(&format!("{code},")));
            of.map(str::to_owned).collect()
        };
        let yes = standing == "yes";
        assert_eq!(lines(agreed("answers.csv")).len(), if yes { 2 } else { 0 }, "{standing}");
        assert_eq!(lines(agreed("sessions.csv")).len(), usize::from(yes), "{standing}");
        for file in ["consents.csv", "losses.csv"] {
            assert!(yes || lines(agreed(file)).is_empty(), "{file} of {standing}");
        }
        let contact = lines(agreed("contacts.csv"));
        assert_eq!(contact.len(), 1, "every contact is counted");
        let counted = format!("{code},EX-A,{standing},,,,,,,");
        assert_eq!(contact[0] != counted, yes, "{}", contact[0]);
        let answers = lines(all("answers.csv"));
        assert_eq!(answers.len(), 2);
        let told = format!("{code},EX-A,{standing},before,");
        assert!(answers.iter().all(|line| line.starts_with(&told)), "{answers:?}");
        assert_eq!(lines(all("sessions.csv")).len(), 1);
    }
}

#[test]
fn who_declined_and_what_was_answered_on_a_screen_have_codes_of_their_own() {
    let (folder, mut store, _) = new_store();
    let (_, mut assessment) = answered(&mut store);
    let declined = contact(&mut store);
    let screen = contact(&mut store);
    assessment.id = kastanj_record::AssessmentId([7; 16]);
    assessment.episode = screen.id;
    assessment.form.variant = kastanj_instrument::VariantId("follow-up".into());
    assessment.occasion = Occasion::FollowUp;
    for answer in &mut assessment.answers {
        answer.provenance.mode = kastanj_record::Mode::Screen;
        answer.provenance.seen_by_person = false;
    }
    store
        .batch(|batch| {
            batch.put_loss(&EpisodeLoss { episode: declined.id, loss: Loss::Declined })?;
            batch.put_assessment(&assessment)?;
            Ok(())
        })
        .unwrap();
    let dir = folder.path().join("out");
    store.export(&dir, &options(Separator::Semicolon, true), &[]).unwrap();
    let read = |file: &str| fs::read_to_string(dir.join(file)).unwrap();
    let contacts = read("contacts.csv");
    assert!(contacts.contains(&format!("{};EX-A;declined;", declined.code)), "{contacts}");
    assert!(contacts.contains(&format!("{};EX-A;not_keyed;", screen.code)), "{contacts}");
    assert!(read("codebook.csv").contains("consent;;;;;;declined;"));
    let answers = read("answers.csv");
    let lines: Vec<&str> = answers.lines().filter(|line| line.contains(";screen;")).collect();
    assert_eq!(lines.len(), assessment.answers.len());
    assert!(lines.iter().all(|line| line.contains(";follow_up;del-1@1;follow_up;")), "{answers}");
    assert!(lines.iter().all(|line| line.ends_with(";screen;")), "{answers}");
    assert!(!answers.contains("follow-up"));
    assert!(read("columns.csv").contains("Tomt för svar på skärm"));
}
