//! What belongs to the talks and to the end of a contact: closing report, added value, topics.

use std::collections::BTreeMap;
use std::fs;

use kastanj_language::Lang;
use kastanj_record::{
    AddedValue, AfterForm, AnsweredBy, ClosingReport, Episode, EpisodeId, GoalRating, TalkedAbout,
    TopicId, ValueAnswer, ValueQuestion, Week,
};
use kastanj_store::{ExportOptions, Extent, Separator, Store, StoreError};

use crate::fixture::{answered, contact, new_store, reopen};

fn week() -> Week {
    "2026-W20".parse().unwrap()
}

fn topic() -> TopicId {
    "del-2@1/talk-relations/before".parse().unwrap()
}

fn report() -> ClosingReport {
    let main_goal = Some(GoalRating::try_from(7).unwrap());
    ClosingReport { main_goal, after_form: AfterForm::Given }
}

fn value(answer: ValueAnswer) -> AddedValue {
    AddedValue(BTreeMap::from([(ValueQuestion::Matters, answer)]))
}

fn talked() -> TalkedAbout {
    let mut talked = TalkedAbout::default();
    talked.note(topic(), week());
    talked
}

/// A contact with everything.
fn closed(store: &mut Store) -> Episode {
    let (episode, _) = answered(store);
    store
        .batch(|batch| {
            batch.put_closing_report(episode.id, &report())?;
            batch.put_added_value(episode.id, AnsweredBy::Client, &value(ValueAnswer::Mostly))?;
            batch.put_added_value(
                episode.id,
                AnsweredBy::Therapist,
                &value(ValueAnswer::Declined),
            )?;
            batch.put_talked_about(episode.id, &talked())
        })
        .unwrap();
    episode
}

#[test]
fn each_is_kept_replaced_and_read_after_opening_again() {
    let (folder, mut store, _) = new_store();
    let untouched = contact(&mut store);
    let episode = closed(&mut store);
    let later = ClosingReport { main_goal: None, after_form: AfterForm::NotComing };
    store.batch(|batch| batch.put_closing_report(episode.id, &later)).unwrap();
    store.close().unwrap();
    let mut store = reopen(&folder);
    let view = store.view();
    assert_eq!(view.closing_report(episode.id).unwrap(), Some(later));
    let by = |by| view.added_value(episode.id, by).unwrap().unwrap();
    assert_eq!(by(AnsweredBy::Client), value(ValueAnswer::Mostly));
    assert_eq!(by(AnsweredBy::Therapist), value(ValueAnswer::Declined));
    assert_eq!(view.talked_about(episode.id).unwrap(), talked());
    assert_eq!(view.closing_report(untouched.id).unwrap(), None);
    assert_eq!(view.added_value(untouched.id, AnsweredBy::Client).unwrap(), None);
    assert!(view.talked_about(untouched.id).unwrap().is_empty());
    let sealed = store.verify(None).unwrap().sealed_values;
    store.batch(|batch| batch.drop_closing_report(episode.id)).unwrap();
    assert_eq!(store.view().closing_report(episode.id).unwrap(), None);
    assert_eq!(store.verify(None).unwrap().sealed_values, sealed - 1, "they are verified");
}

#[test]
fn a_contact_that_does_not_exist_has_none() {
    let (_folder, mut store, _) = new_store();
    let nobody = EpisodeId([9; 16]);
    let refused = |result: Result<(), StoreError>| {
        assert!(matches!(result, Err(StoreError::NotFound { .. })), "{result:?}");
    };
    refused(store.batch(|batch| batch.put_closing_report(nobody, &report())));
    refused(store.batch(|b| b.put_added_value(nobody, AnsweredBy::Client, &AddedValue::default())));
    refused(store.batch(|batch| batch.put_talked_about(nobody, &talked())));
}

#[test]
fn erasing_a_client_takes_all_of_it_and_leaves_the_others() {
    let (folder, mut store, _) = new_store();
    let (gone, stays) = (closed(&mut store), closed(&mut store));
    store.erase_client(gone.client).unwrap();
    store.close().unwrap();
    let store = reopen(&folder);
    let view = store.view();
    assert_eq!(view.closing_report(gone.id).unwrap(), None);
    for by in AnsweredBy::ALL {
        assert_eq!(view.added_value(gone.id, *by).unwrap(), None);
        assert!(view.added_value(stays.id, *by).unwrap().is_some());
    }
    assert!(view.talked_about(gone.id).unwrap().is_empty());
    assert_eq!(view.closing_report(stays.id).unwrap(), Some(report()));
    assert_eq!(view.talked_about(stays.id).unwrap(), talked());
}

#[test]
fn an_export_has_a_file_of_each_and_the_codebook_its_words() {
    let (folder, mut store, _) = new_store();
    let episode = closed(&mut store);
    let dir = folder.path().join("out");
    let options = ExportOptions {
        extent: Extent::Everything,
        lang: Lang::Sv,
        separator: Separator::Semicolon,
        episode_codes: true,
        unit: None,
    };
    store.export(&dir, &options, &[]).unwrap();
    let read = |file: &str| fs::read_to_string(dir.join(file)).unwrap();
    let code = episode.code.to_string();
    assert!(read("closings.csv").contains(&format!("{code};7;given")));
    assert!(read("added_value.csv").contains(&format!("{code};client;matters;3")));
    assert!(read("added_value.csv").contains(&format!("{code};therapist;matters;declined")));
    assert!(read("talked_about.csv").contains(&format!("{code};{};2026-W20", topic())));
    let codebook = read("codebook.csv");
    assert!(codebook.contains("answer;added_value;matters;Frågorna hjälpte oss"));
    assert!(codebook.contains("after_form;;;;;;not_coming;kommer inte"));
    assert!(codebook.contains("techniques;") && codebook.contains("consent;;;;;;not_keyed;"));
    // Every column of every file is told of in words.
    let columns = read("columns.csv");
    let mut told = 0;
    for entry in fs::read_dir(&dir).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name == "columns.csv" {
            continue;
        }
        let heading = read(&name);
        let heading = heading.trim_start_matches('\u{feff}').lines().next().unwrap().to_owned();
        for column in heading.split(';') {
            let line = columns.lines().find(|l| l.starts_with(&format!("{name};{column};")));
            let line = line.unwrap_or_else(|| panic!("{name} {column} is not told of"));
            assert!(!line.contains("store-column"), "{line}");
            told += 1;
        }
    }
    assert!(told > 60, "{told}");
}
