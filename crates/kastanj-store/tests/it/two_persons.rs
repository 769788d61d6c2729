//! Taking the record out takes two people: who may ask, who may answer, and what ends it.

use kastanj_store::{
    Erasures, Extent, KeyCost, Person, RequestState, Role, Rule, Standing, Store, StoreError,
    Unlock,
};

use crate::fixture::{PASSPHRASE, new_store, person, unit};

fn named(name: &str) -> Person {
    name.parse().unwrap()
}

/// A store with a coordinator of everything, one of the unit, one of another, and other roles.
fn staffed() -> (tempfile::TempDir, Store) {
    let (folder, mut store, _) = new_store();
    let other = kastanj_store::ServiceUnit {
        code: "EX-B".parse().unwrap(),
        label: "SYNTETISK Exempelstad B".to_owned(),
    };
    store.batch(|batch| batch.add_unit(&other)).unwrap();
    let people = [
        ("cilla", Role::Coordinator, None),
        ("carl", Role::Coordinator, Some(vec![unit()])),
        ("doris", Role::Coordinator, Some(vec![other.code.clone()])),
        ("ada", Role::Administrator, None),
        ("tove", Role::Therapist, None),
        ("gun", Role::Auditor, None),
    ];
    for (name, role, units) in people {
        let standing = Standing { role, units };
        store.add_person_as(&named(name), PASSPHRASE, KeyCost::WEAK, standing).unwrap();
    }
    (folder, store)
}

fn ask(store: &mut Store, name: &str) -> Result<u64, StoreError> {
    store.hand_to(&named(name));
    store.batch(|batch| batch.ask_for_export("årsrapport", Extent::Agreed))
}

fn answer(store: &mut Store, name: &str, number: u64, yes: bool) -> Result<(), StoreError> {
    store.hand_to(&named(name));
    store.batch(|batch| batch.answer_export(number, yes))
}

fn take(store: &mut Store, name: &str, number: u64) -> Result<(), StoreError> {
    store.hand_to(&named(name));
    store.export_approved(number)?;
    store.batch(|batch| batch.take_export(number))
}

fn state(store: &mut Store, number: u64) -> RequestState {
    store.hand_to(&person());
    let found = store.export_requests().unwrap();
    found.into_iter().find(|one| one.number == number).unwrap().state
}

fn rule<T: std::fmt::Debug>(done: Result<T, StoreError>) -> Rule {
    match done {
        Err(StoreError::Refused { rule, .. }) => rule,
        other => panic!("{other:?}"),
    }
}

fn is_unknown<T: std::fmt::Debug>(done: Result<T, StoreError>) -> bool {
    matches!(done, Err(StoreError::NotFound { .. }))
}

#[test]
fn one_asks_another_answers_and_the_first_takes() {
    let (_folder, mut store) = staffed();
    let number = ask(&mut store, "cilla").unwrap();
    assert!(matches!(ask(&mut store, "cilla"), Err(StoreError::Exists { .. })), "one at a time");
    assert_eq!(rule(take(&mut store, "cilla", number)), Rule::RequestOver, "nobody said yes");
    assert_eq!(rule(answer(&mut store, "cilla", number, true)), Rule::OwnRequest);
    for name in ["ada", "tove", "gun"] {
        assert_eq!(rule(answer(&mut store, name, number, true)), Rule::NoExportRight, "{name}");
        assert_eq!(rule(ask(&mut store, name)), Rule::NoExportRight, "{name}");
        assert!(store.export_requests().unwrap().is_empty(), "{name}");
    }
    answer(&mut store, "anna", number, true).unwrap();
    assert_eq!(rule(answer(&mut store, "anna", number, false)), Rule::RequestOver);
    assert!(is_unknown(take(&mut store, "anna", number)), "the one who answered takes nothing");
    take(&mut store, "cilla", number).unwrap();
    assert_eq!(state(&mut store, number), RequestState::Taken);
    store.hand_to(&named("cilla"));
    assert_eq!(store.export_approved(number).unwrap().extent, Extent::Agreed);
    store.hand_to(&person());
    let log = store.view().audit_log(3).unwrap();
    let told: Vec<_> = log
        .iter()
        .map(|one| (one.person.as_str(), one.action.as_str(), one.object.as_str()))
        .collect();
    let expected = [
        ("cilla", "export", "1 anna"),
        ("anna", "approve", "1 cilla"),
        ("cilla", "add", "1 agreed"),
    ];
    assert_eq!(told, expected);
    assert!(log.iter().all(|one| one.noun == "export request"));
    store.verify_log().unwrap();
}

#[test]
fn a_download_that_broke_off_is_taken_again_in_time_and_as_long_as_both_may() {
    const START: i64 = 1_700_000_000;
    let (_folder, mut store) = staffed();
    let number = ask(&mut store, "cilla").unwrap();
    answer(&mut store, "anna", number, true).unwrap();
    take(&mut store, "cilla", number).unwrap();
    store.set_clock(|| START + 86_400 - 1);
    take(&mut store, "cilla", number).unwrap();
    assert!(is_unknown(take(&mut store, "anna", number)), "whoever asked, and nobody else");
    let log = store.view().audit_log(2).unwrap();
    assert!(log.iter().all(|one| one.action == "export" && one.object == "1 anna"), "{log:?}");
    store.set_clock(|| START + 86_400);
    assert_eq!(rule(take(&mut store, "cilla", number)), Rule::RequestOver, "its time is over");
    // And the right to it does not come back with the role.
    store.set_clock(|| START);
    take(&mut store, "cilla", number).unwrap();
    store.hand_to(&person());
    for role in [Role::Therapist, Role::Coordinator] {
        store.set_standing(&named("cilla"), Standing { role, units: None }).unwrap();
    }
    assert_eq!(rule(take(&mut store, "cilla", number)), Rule::RequestOver);
    assert_eq!(state(&mut store, number), RequestState::Taken);
}

#[test]
fn who_does_not_see_what_goes_along_neither_knows_of_it_nor_answers() {
    let (_folder, mut store) = staffed();
    let of_unit = ask(&mut store, "carl").unwrap();
    let of_all = ask(&mut store, "cilla").unwrap();
    assert!(is_unknown(answer(&mut store, "doris", of_unit, true)));
    assert!(is_unknown(answer(&mut store, "carl", of_all, true)));
    let shown = |store: &mut Store, name: &str| {
        store.hand_to(&named(name));
        store.export_requests().unwrap().iter().map(|one| one.number).collect::<Vec<_>>()
    };
    assert!(shown(&mut store, "doris").is_empty());
    assert_eq!(shown(&mut store, "carl"), [of_unit]);
    assert_eq!(shown(&mut store, "cilla"), [of_all, of_unit]);
    answer(&mut store, "cilla", of_unit, true).unwrap();
    take(&mut store, "carl", of_unit).unwrap();
}

#[test]
fn a_request_ends_by_time() {
    const START: i64 = 1_700_000_000;
    let (_folder, mut store) = staffed();
    let late = ask(&mut store, "cilla").unwrap();
    store.set_clock(|| START + 7 * 86_400);
    assert_eq!(rule(answer(&mut store, "anna", late, true)), Rule::RequestOver);
    assert_eq!(state(&mut store, late), RequestState::Void);
    let again = ask(&mut store, "cilla").unwrap();
    store.set_clock(|| START + 14 * 86_400 - 1);
    answer(&mut store, "anna", again, true).unwrap();
    store.set_clock(|| START + 15 * 86_400 - 2);
    assert_eq!(state(&mut store, again), RequestState::Approved);
    store.set_clock(|| START + 15 * 86_400 - 1);
    assert_eq!(rule(take(&mut store, "cilla", again)), Rule::RequestOver);
    // A clock that was put back does not make it young again.
    store.set_clock(|| START);
    assert_eq!(rule(take(&mut store, "cilla", again)), Rule::RequestOver);
}

#[test]
fn losing_the_account_or_the_role_ends_it_for_good() {
    let without = |change: fn(&mut Store), back: fn(&mut Store)| {
        let (_folder, mut store) = staffed();
        let number = ask(&mut store, "cilla").unwrap();
        answer(&mut store, "carla", number, true).unwrap_err();
        store.hand_to(&person());
        let every = Standing { role: Role::Coordinator, units: None };
        store.add_person_as(&named("carla"), PASSPHRASE, KeyCost::WEAK, every).unwrap();
        answer(&mut store, "carla", number, true).unwrap();
        store.hand_to(&person());
        change(&mut store);
        assert_eq!(state(&mut store, number), RequestState::Void);
        back(&mut store);
        assert_eq!(state(&mut store, number), RequestState::Void, "it does not come back");
    };
    fn set(store: &mut Store, name: &str, role: Role) {
        store.set_standing(&named(name), Standing { role, units: None }).unwrap();
    }
    fn again(store: &mut Store, name: &str) {
        let every = Standing { role: Role::Coordinator, units: None };
        store.add_person_as(&named(name), PASSPHRASE, KeyCost::WEAK, every).unwrap();
    }
    without(|store| store.remove_person(&named("carla")).unwrap(), |store| again(store, "carla"));
    without(|store| store.remove_person(&named("cilla")).unwrap(), |store| again(store, "cilla"));
    without(
        |store| set(store, "carla", Role::Therapist),
        |store| set(store, "carla", Role::Coordinator),
    );
    without(
        |store| set(store, "cilla", Role::Administrator),
        |store| set(store, "cilla", Role::Coordinator),
    );
}

#[test]
fn a_restored_store_has_no_open_request() {
    let (folder, mut store) = staffed();
    let number = ask(&mut store, "cilla").unwrap();
    answer(&mut store, "anna", number, true).unwrap();
    let file = folder.path().join("backup");
    store.backup(&file).unwrap();
    take(&mut store, "cilla", number).unwrap();
    store.close().unwrap();
    let back = folder.path().join("back");
    let unlock = Unlock::Passphrase(person(), PASSPHRASE.to_owned());
    Store::restore(&file, &back, &unlock, &Erasures::default()).unwrap();
    let mut store = Store::open(&back, &person(), PASSPHRASE).unwrap();
    store.set_clock(|| 1_700_000_000);
    assert_eq!(state(&mut store, number), RequestState::Void, "nobody knows what was taken since");
}

#[test]
fn who_keeps_accounts_and_reads_nothing_makes_no_way_in_that_reads() {
    let (_folder, mut store) = staffed();
    store.hand_to(&named("ada"));
    let new = named("nya");
    assert_eq!(rule(store.add_person(&new, PASSPHRASE, KeyCost::WEAK)), Rule::MoreThanOwn);
    let every = Standing::default();
    let added = store.add_person_as(&new, PASSPHRASE, KeyCost::WEAK, every.clone());
    assert_eq!(rule(added), Rule::MoreThanOwn);
    assert_eq!(rule(store.set_standing(&named("ada"), every)), Rule::MoreThanOwn);
    let therapist = Standing { role: Role::Therapist, units: None };
    store.add_person_as(&new, PASSPHRASE, KeyCost::WEAK, therapist).unwrap();
}
