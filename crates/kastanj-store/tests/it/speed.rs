//! A year of a whole study goes in and comes out while a person waits.

use std::time::{Duration, Instant};

use kastanj_instrument::Occasion;
use kastanj_record::ClientKind;
use kastanj_store::{EpisodeFacts, KeyCost, Store};

use crate::fixture::{PASSPHRASE, before, form, new_store, person, reopen, unit};

#[test]
#[expect(clippy::print_stdout, reason = "a measurement")]
fn three_hundred_contacts_with_three_forms_of_thirty_answers() {
    let (folder, mut store, _) = new_store();
    let start = Instant::now();
    store
        .batch(|batch| {
            for _ in 0..300 {
                let episode =
                    batch.start_contact(&unit(), ClientKind::Own, &EpisodeFacts::default())?;
                for (occasion, variant) in
                    Occasion::ALL.into_iter().zip(["before", "after", "follow-up"])
                {
                    let mut assessment = before(episode.id, &[Some(2); 30]);
                    assessment.occasion = occasion;
                    assessment.form = form(variant);
                    batch.put_assessment(&assessment)?;
                }
            }
            Ok(())
        })
        .unwrap();
    let written = start.elapsed();
    store.close().unwrap();
    let start = Instant::now();
    let store = reopen(&folder);
    let opened = start.elapsed();
    let start = Instant::now();
    assert_eq!(store.view().assessments(None).unwrap().len(), 900);
    let read = start.elapsed();
    let start = Instant::now();
    store.verify(None).unwrap();
    let verified = start.elapsed();
    // Generous: an unoptimised build on a busy machine.
    let all = written + opened + read + verified;
    let measured =
        format!("write {written:?}, open {opened:?}, read {read:?}, verify {verified:?}");
    assert!(all < Duration::from_secs(60), "{measured}");
    // Said with `--nocapture`.
    println!("{measured}");
}

#[test]
#[expect(clippy::print_stdout, reason = "a measurement")]
fn the_strong_passphrase_costs_a_guesser_and_hardly_a_person() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("s");
    let (store, _) = Store::create(&dir, &person(), PASSPHRASE, KeyCost::STRONG).unwrap();
    store.close().unwrap();
    let start = Instant::now();
    Store::open(&dir, &person(), PASSPHRASE).unwrap().close().unwrap();
    let opened = start.elapsed();
    println!("open with the strong cost {opened:?}");
    assert!(opened > Duration::from_millis(30) && opened < Duration::from_secs(20), "{opened:?}");
}
