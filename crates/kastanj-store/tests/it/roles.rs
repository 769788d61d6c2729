//! Own unit and other unit: what a person may not know of is not there, wherever one looks.

use kastanj_instrument::Occasion;
use kastanj_record::{
    ClientKind, ConsentEvent, ConsentPurpose, Episode, EpisodeLoss, Loss, Month, MonthlyTally,
    UnitCode,
};
use kastanj_store::{
    EpisodeFacts, KeyCost, Person, Role, ServiceUnit, Standing, Store, StoreError,
};
use tempfile::TempDir;

use crate::fixture::{PASSPHRASE, before, form, new_store, person, reopen, unit};

fn other_unit() -> UnitCode {
    "EX-B".parse().unwrap()
}

fn bo() -> Person {
    "bo".parse().unwrap()
}

fn therapist_of(units: &[UnitCode]) -> Standing {
    Standing { role: Role::Therapist, units: Some(units.to_vec()) }
}

/// Two units with a contact each, and `bo` who works at the first.
fn two_units() -> (TempDir, Store, [Episode; 2]) {
    let (folder, mut store, _) = new_store();
    let episodes = store
        .batch(|batch| {
            let service = ServiceUnit { code: other_unit(), label: "SYNTETISK B".to_owned() };
            batch.add_unit(&service)?;
            let mut made = Vec::new();
            for unit in [unit(), other_unit()] {
                let facts = EpisodeFacts {
                    first_visit: Some("2026-W07".parse().unwrap()),
                    ..EpisodeFacts::default()
                };
                let episode = batch.start_contact(&unit, ClientKind::Own, &facts)?;
                batch.put_assessment(&before(episode.id, &[Some(3), Some(1)]))?;
                batch.add_consent(&ConsentEvent {
                    episode: episode.id,
                    purpose: ConsentPurpose::LocalFollowUp,
                    given: true,
                    text_version: "utkast-1".to_owned(),
                    week: "2026-W07".parse().unwrap(),
                })?;
                batch.put_loss(&EpisodeLoss { episode: episode.id, loss: Loss::Declined })?;
                batch.put_tally(&MonthlyTally {
                    unit,
                    month: Month::new(2026, 5).unwrap(),
                    eligible: 3,
                    not_asked: std::collections::BTreeMap::new(),
                    asked: 3,
                    accepted: 2,
                })?;
                made.push(episode);
            }
            Ok(made)
        })
        .unwrap();
    store.add_person_as(&bo(), PASSPHRASE, KeyCost::WEAK, therapist_of(&[unit()])).unwrap();
    (folder, store, episodes.try_into().unwrap())
}

#[test]
fn lists_hold_the_own_unit_alone() {
    let (_folder, mut store, [own, other]) = two_units();
    assert_eq!(store.view().episodes(None).unwrap().len(), 2);
    store.hand_to(&bo());
    let view = store.view();
    let codes: Vec<_> = view.episodes(None).unwrap().iter().map(|e| e.code).collect();
    assert_eq!(codes, [own.code]);
    assert!(view.episodes(Some(&other_unit())).unwrap().is_empty());
    assert_eq!(view.clients().unwrap().len(), 1);
    assert_eq!(view.assessments(None).unwrap().len(), 1);
    assert!(view.assessments_of_episode(other.id).unwrap().is_empty());
    assert_eq!(view.consents(None).unwrap().len(), 1);
    assert_eq!(view.losses(None).unwrap().len(), 1);
    assert_eq!(view.tallies(None).unwrap().len(), 1);
    let units: Vec<_> = view.units().unwrap().into_iter().map(|known| known.code).collect();
    assert_eq!(units, [unit()]);
    // Whoever comes next sees what is theirs.
    store.hand_to(&person());
    assert_eq!(store.view().episodes(None).unwrap().len(), 2);
}

#[test]
fn another_units_contact_is_answered_like_none_at_all() {
    let (_folder, mut store, [_, other]) = two_units();
    store.hand_to(&bo());
    let told = |result: Result<(), StoreError>| match result {
        Err(StoreError::NotFound { noun, .. }) => noun,
        something => panic!("{something:?}"),
    };
    let view = store.view();
    let noun = told(view.episode(other.id).map(|_| ()));
    assert_eq!(noun, told(view.episode(kastanj_record::EpisodeId([9; 16])).map(|_| ())));
    told(view.episode_by_code(other.code).map(|_| ()));
    told(view.client(other.client).map(|_| ()));
    told(view.unit(&other_unit()).map(|_| ()));
    assert!(view.assessment_of(other.id, Occasion::Before, &form("before")).unwrap().is_none());
    assert!(matches!(store.erase_client(other.client), Err(StoreError::NotFound { .. })));
}

#[test]
fn nothing_is_written_into_another_unit() {
    let (_folder, mut store, [_, other]) = two_units();
    let facts = EpisodeFacts::default();
    let before_all = |store: &mut Store| {
        store.hand_to(&person());
        (store.view().episodes(None).unwrap(), store.view().assessments(None).unwrap().len())
    };
    let stood = before_all(&mut store);
    store.hand_to(&bo());
    type Deed<'d> = &'d dyn Fn(&mut kastanj_store::Batch<'_>) -> Result<(), StoreError>;
    let deeds: [Deed<'_>; 7] = [
        &|batch| batch.start_contact(&other_unit(), ClientKind::Own, &facts).map(|_| ()),
        &|batch| batch.add_episode(other.client, &facts).map(|_| ()),
        &|batch| batch.describe_episode(other.id, &facts),
        &|batch| batch.end_episode(other.id, None),
        &|batch| batch.put_assessment(&before(other.id, &[Some(0)])).map(|_| ()),
        &|batch| batch.set_client_kind(other.client, ClientKind::Relative),
        &|batch| batch.put_loss(&EpisodeLoss { episode: other.id, loss: Loss::Declined }),
    ];
    for (number, deed) in deeds.iter().enumerate() {
        let done = store.batch(|batch| deed(batch));
        assert!(matches!(done, Err(StoreError::NotFound { .. })), "{number}: {done:?}");
        // The same within a batch that somebody else began.
        store.hand_to(&person());
        let done = store.batch(|batch| Ok(batch.apart(&bo(), |batch| deed(batch)))).unwrap();
        assert!(matches!(done, Err(StoreError::NotFound { .. })), "{number}: {done:?}");
        store.hand_to(&bo());
    }
    assert_eq!(before_all(&mut store), stood);
}

#[test]
fn a_check_of_the_whole_store_is_of_the_whole_store_whoever_asks() {
    let (folder, mut store, _) = two_units();
    store.hand_to(&bo());
    assert_eq!(store.verify(None).unwrap().clients, 2);
    drop(store);
    let dir = folder.path().join("s");
    let store = Store::open(&dir, &bo(), PASSPHRASE).unwrap();
    assert_eq!(store.view().episodes(None).unwrap().len(), 1);
    assert_eq!(store.verify(None).unwrap().spare_keys, 0);
}

#[test]
fn a_standing_survives_and_changes_at_once() {
    let (folder, mut store, _) = two_units();
    let gate = store.gate();
    assert_eq!(gate.standing(&bo()), Some(therapist_of(&[unit()])));
    store.change_passphrase(&bo(), "något annat exempel", KeyCost::WEAK).unwrap();
    assert_eq!(store.standing(&bo()), Some(&therapist_of(&[unit()])));
    drop(store);
    let mut store = reopen(&folder);
    assert_eq!(store.standing(&bo()), Some(&therapist_of(&[unit()])));
    assert_eq!(store.standing(&person()), Some(&Standing::default()));
    let gate = store.gate();
    store.set_standing(&bo(), therapist_of(&[])).unwrap();
    assert_eq!(gate.standing(&bo()), Some(therapist_of(&[])));
    store.hand_to(&bo());
    assert!(store.view().episodes(None).unwrap().is_empty());
    store.hand_to(&person());
    store.remove_person(&bo()).unwrap();
    assert_eq!(gate.standing(&bo()), None);
    store.hand_to(&bo());
    assert!(store.view().episodes(None).unwrap().is_empty(), "no account sees nothing");
}

#[test]
fn somebody_keeps_the_accounts_and_units_exist() {
    let (_folder, mut store, _) = two_units();
    let limited = store.set_standing(&person(), therapist_of(&[unit()]));
    assert!(matches!(limited, Err(StoreError::LastKeeper { .. })), "{limited:?}");
    assert!(matches!(store.remove_person(&person()), Err(StoreError::LastKeeper { .. })));
    let nowhere = therapist_of(&["NO-SUCH".parse().unwrap()]);
    assert!(matches!(store.set_standing(&bo(), nowhere), Err(StoreError::NotFound { .. })));
    let administrator = Standing { role: Role::Administrator, units: None };
    store.set_standing(&bo(), administrator).unwrap();
    // An administrator keeps accounts, but cannot give every right: its last holder stays.
    let limited = store.set_standing(&person(), therapist_of(&[unit()]));
    assert!(matches!(limited, Err(StoreError::LastKeeper { .. })), "{limited:?}");
    assert!(matches!(store.remove_person(&person()), Err(StoreError::LastKeeper { .. })));
    let every = Standing { role: Role::EveryRight, units: None };
    store.set_standing(&bo(), every).unwrap();
    store.set_standing(&person(), therapist_of(&[unit()])).unwrap();
}
