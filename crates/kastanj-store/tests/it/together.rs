//! Several people at one open store: each change and each read stands in the log under its own name.

use kastanj_record::ClientKind;
use kastanj_store::{EpisodeFacts, KeyCost, Person, StoreError};

use crate::fixture::{PASSPHRASE, new_store, person, unit};

fn bo() -> Person {
    "bo".parse().unwrap()
}

#[test]
fn what_fails_apart_leaves_the_others_standing() {
    let (_folder, mut store, _) = new_store();
    store.add_person(&bo(), PASSPHRASE, KeyCost::WEAK).unwrap();
    let facts = EpisodeFacts::default();
    let kept = store
        .batch(|batch| {
            let kept = batch
                .apart(&bo(), |batch| batch.start_contact(&unit(), ClientKind::Own, &facts))?;
            let failed: Result<(), StoreError> = batch.apart(&person(), |batch| {
                batch.start_contact(&unit(), ClientKind::Own, &facts)?;
                batch.start_contact(&"NO-SUCH".parse().unwrap(), ClientKind::Own, &facts)?;
                Ok(())
            });
            assert!(failed.is_err());
            Ok(kept)
        })
        .unwrap();
    let view = store.view();
    assert_eq!(view.episodes(None).unwrap().iter().map(|e| e.id).collect::<Vec<_>>(), [kept.id]);
    // No key is left without its client, and the chain holds.
    let verified = store.verify(None).unwrap();
    assert_eq!((verified.clients, verified.spare_keys), (1, 0));
    let log = view.audit_log(10).unwrap();
    let added = log.iter().find(|e| e.action == "add" && e.noun == "episode").unwrap();
    assert_eq!(added.person, "bo");
}

#[test]
fn reads_stand_under_the_name_of_who_read() {
    let (_folder, mut store, _) = new_store();
    let facts = EpisodeFacts::default();
    let episode =
        store.batch(|batch| batch.start_contact(&unit(), ClientKind::Own, &facts)).unwrap();
    store.add_person(&bo(), PASSPHRASE, KeyCost::WEAK).unwrap();
    store.hand_to(&bo());
    store.view().assessments_of_episode(episode.id).unwrap();
    store.hand_to(&person());
    store.view().sessions_of_episode(episode.id).unwrap();
    store.batch(|_| Ok(())).unwrap();
    let log = store.view().audit_log(10).unwrap();
    let readers: Vec<&str> =
        log.iter().filter(|e| e.action == "read").map(|e| e.person.as_str()).collect();
    assert!(readers.contains(&"bo") && readers.contains(&person().as_str()), "{readers:?}");
}

#[test]
fn the_gate_knows_right_from_wrong() {
    let (_folder, store, _) = new_store();
    let gate = store.gate();
    assert!(gate.check(&person(), PASSPHRASE).is_ok());
    let wrong = gate.check(&person(), "något helt annat");
    assert!(matches!(wrong, Err(StoreError::WrongPassphrase { .. })));
    assert!(matches!(gate.check(&bo(), PASSPHRASE), Err(StoreError::UnknownPerson { .. })));
}
