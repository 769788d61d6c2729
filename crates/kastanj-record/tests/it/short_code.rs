use std::collections::BTreeSet;

use kastanj_instrument::Occasion;
use kastanj_record::{
    EndReason, Loss, ShortCode, episode_of_short_code, issue_short_code, short_codes_in_use,
};
use proptest::prelude::*;

use crate::world::{World, unit, week};

#[test]
fn a_code_is_in_use_as_long_as_a_form_may_come() {
    let mut world = World::new();
    let first = week("2025-W02");
    let at = world.contact("EX-A", Some(first));
    world.episodes[at].short_code = Some(ShortCode(42));
    let held = |world: &World| {
        let record = world.record();
        let today = first.plus(300);
        let here = short_codes_in_use(&record, &unit("EX-A"), &world.study, today);
        let found =
            episode_of_short_code(&record, &unit("EX-A"), ShortCode(42), &world.study, today);
        assert_eq!(here.contains(&ShortCode(42)), found.is_some());
        assert!(short_codes_in_use(&record, &unit("EX-B"), &world.study, today).is_empty());
        found.is_some()
    };
    assert!(held(&world));
    world.form(at, Occasion::Before, Some(first), 2);
    world.form(at, Occasion::After, Some(first.plus(20)), 2);
    assert!(held(&world), "the follow-up may still come, late");
    let reason = EndReason::Moved;
    world.lose(at, Loss::FormMissing { occasion: Occasion::FollowUp, reason });
    assert!(!held(&world), "noting the reason frees the code");
    world.losses.clear();
    world.assessments.clear();
    world.lose(at, Loss::Declined);
    assert!(!held(&world));
}

#[test]
fn codes_read_and_write_as_three_digits() {
    assert_eq!(ShortCode(7).to_string(), "007");
    assert_eq!("042".parse(), Ok(ShortCode(42)));
    for broken in ["000", "42", "1000", "04a", "", "+42", "-01"] {
        assert!(broken.parse::<ShortCode>().is_err(), "{broken}");
    }
}

proptest! {
    #[test]
    fn an_issued_code_is_free(
        taken in proptest::collection::btree_set(1u16..1000, 0..999),
        draw in any::<u32>(),
    ) {
        let taken: BTreeSet<ShortCode> = taken.into_iter().map(ShortCode).collect();
        let issued = issue_short_code(&taken, draw);
        prop_assert_eq!(issued.is_none(), taken.len() == 999);
        if let Some(code) = issued {
            prop_assert!(code.is_sound() && !taken.contains(&code));
        }
    }
}

#[test]
fn when_all_are_taken_there_is_none() {
    let all: BTreeSet<ShortCode> = (1..=999).map(ShortCode).collect();
    assert_eq!(issue_short_code(&all, 5), None);
    let but_one: BTreeSet<ShortCode> = all.into_iter().filter(|code| code.0 != 500).collect();
    assert_eq!(issue_short_code(&but_one, u32::MAX), Some(ShortCode(500)));
}
