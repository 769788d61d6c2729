//! A year of a whole study goes in and comes out while a person waits.

use std::time::{Duration, Instant};

use kastanj_instrument::Occasion;
use kastanj_record::ClientKind;
use kastanj_store::EpisodeFacts;

use crate::fixture::{before, form, new_store, reopen, unit};

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
