//! Plans as they were frozen.

use kastanj_store::{FormsHeld, Rule, StoreError};

use crate::fixture::{new_store, reopen};

const NOBODY: FormsHeld = FormsHeld { before: 0, after: 0 };

fn rule<T: std::fmt::Debug>(result: Result<T, StoreError>) -> Rule {
    match result {
        Err(StoreError::Refused { rule, .. }) => rule,
        other => panic!("not refused by a rule: {other:?}"),
    }
}

#[test]
fn a_plan_is_frozen_dated_once_and_given_up_only_with_a_reason() {
    let (folder, mut store, _) = new_store();
    assert!(store.view().frozen_plans().unwrap().is_empty());
    let missing = store.batch(|batch| batch.date_plan("Dnr 1"));
    assert!(matches!(missing, Err(StoreError::NotFound { .. })), "{missing:?}");

    let first = store.batch(|batch| batch.freeze_plan("{\"a\":1}", None, NOBODY)).unwrap();
    assert_eq!((first.number, first.forms_after, first.frozen_by.as_str()), (1, 0, "anna"));
    assert_eq!(first.frozen_at, 1_700_000_000);
    let again = store.batch(|batch| batch.freeze_plan("{\"a\":1}", None, NOBODY)).unwrap();
    assert_eq!(again, first, "the same plan is no new one");

    assert_eq!(rule(store.batch(|batch| batch.date_plan("  "))), Rule::ReasonNeeded);
    let long = "x".repeat(201);
    assert_eq!(rule(store.batch(|batch| batch.date_plan(&long))), Rule::OutOfRange);
    let dated = store.batch(|batch| batch.date_plan(" Dnr 2026-1 ")).unwrap();
    assert_eq!(dated.receipt, Some(("Dnr 2026-1".to_owned(), 1_700_000_000)));
    assert_eq!(rule(store.batch(|batch| batch.date_plan("Dnr 2"))), Rule::AlreadySettled);

    let held = FormsHeld { before: 7, after: 3 };
    let silent = store.batch(|batch| batch.freeze_plan("{\"a\":2}", Some(" "), held));
    assert_eq!(rule(silent), Rule::ReasonNeeded);
    let reason = Some("Fel skala");
    let second = store.batch(|batch| batch.freeze_plan("{\"a\":2}", reason, held)).unwrap();
    assert_eq!((second.number, second.forms_after), (2, 3));
    assert_eq!(second.reason.as_deref(), reason);
    assert_eq!(second.receipt, None, "a receipt is of one plan");

    let noted = store.view().audit_log(50).unwrap();
    assert_eq!(noted.iter().filter(|entry| entry.noun == "frozen plan").count(), 3);
    store.close().unwrap();
    let store = reopen(&folder);
    assert_eq!(store.view().frozen_plans().unwrap(), [dated, second]);
    store.verify(None).unwrap();
}
