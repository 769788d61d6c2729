use kastanj_instrument::Occasion;
use kastanj_record::{EndReason, Timing, Week, Windows, judge_timing};
use proptest::prelude::*;

use crate::world::{World, week};

const USUAL: Windows = Windows {
    before_visits: 3,
    before_late_after: 4,
    after_latest: 52,
    after_late_from: 6,
    follow_up_after: 26,
    follow_up_tolerance: 6,
    soon: 2,
};

#[test]
fn the_edges_of_the_usual_windows() {
    let first = week("2025-W02");
    assert_eq!(USUAL.before(first, first.plus(-1)), Timing::Early);
    assert_eq!(USUAL.before(first, first), Timing::InWindow);
    assert_eq!(USUAL.before(first, first.plus(4)), Timing::InWindow);
    assert_eq!(USUAL.before(first, first.plus(5)), Timing::Late);

    assert_eq!(USUAL.after_due(first, None), first.plus(52));
    assert_eq!(USUAL.after_due(first, Some(first.plus(20))), first.plus(20));
    assert_eq!(USUAL.after_due(first, Some(first.plus(80))), first.plus(52), "whichever first");
    let due = first.plus(20);
    assert_eq!(USUAL.after(due, due.plus(5)), Timing::InWindow);
    assert_eq!(USUAL.after(due, due.plus(6)), Timing::Late);

    let after = first.plus(30);
    assert_eq!(USUAL.follow_up(after, after.plus(19)), Timing::Early);
    assert_eq!(USUAL.follow_up(after, after.plus(20)), Timing::InWindow);
    assert_eq!(USUAL.follow_up(after, after.plus(32)), Timing::InWindow);
    assert_eq!(USUAL.follow_up(after, after.plus(33)), Timing::Late);
}

#[test]
fn somebody_who_left_is_not_waited_for_until_week_52() {
    let mut world = World::new();
    let first = week("2025-W02");
    let at = world.contact("EX-A", Some(first));
    let windows = world.study.windows;
    assert_eq!(world.episodes[at].after_closes(&windows), Some(first.plus(58)));
    world.end(at, first.plus(10), EndReason::Faded);
    assert_eq!(world.episodes[at].after_closes(&windows), Some(first.plus(16)));
    // A form that comes all the same is judged by the window that the client was promised.
    assert_eq!(world.episodes[at].after_due(&windows), Some(first.plus(52)));
}

#[test]
fn a_slip_that_comes_later_judges_anew() {
    let mut world = World::new();
    let first = week("2025-W02");
    let at = world.contact("EX-A", None);
    world.form(at, Occasion::Before, Some(first.plus(9)), 2);
    assert!(!world.assessments[0].late, "unknown is not late");
    world.episodes[at].first_visit = Some(first);
    let windows = world.study.windows;
    assert_eq!(judge_timing(&windows, &world.episodes[at], &mut world.assessments), 1);
    assert!(world.assessments[0].late);
    assert_eq!(judge_timing(&windows, &world.episodes[at], &mut world.assessments), 0);
}

fn any_windows() -> impl Strategy<Value = Windows> {
    (0u32..30, 1u32..120, 1u32..30, 1u32..80, 0u32..40, 0u32..10).prop_map(
        |(before, latest, from, follow, tolerance, soon)| Windows {
            before_visits: 3,
            before_late_after: before,
            after_latest: latest,
            after_late_from: from,
            follow_up_after: follow,
            follow_up_tolerance: tolerance.min(follow.saturating_sub(1)),
            soon,
        },
    )
}

proptest! {
    #[test]
    fn a_later_week_never_has_an_earlier_timing(
        windows in any_windows(),
        start in 18_000i64..22_000,
        one in -40i32..200,
        step in 0i32..60,
        end in proptest::option::of(0i32..120),
    ) {
        let first = Week::of_unix_day(start);
        let (a, b) = (first.plus(one), first.plus(one + step));
        prop_assert!(windows.before(first, a) <= windows.before(first, b));
        let due = windows.after_due(first, end.map(|end| first.plus(end)));
        prop_assert!(windows.after(due, a) <= windows.after(due, b));
        prop_assert!(windows.follow_up(first, a) <= windows.follow_up(first, b));
        // An earlier end never moves the due week later, nor beyond the latest one.
        if let Some(end) = end {
            let sooner = windows.after_due(first, Some(first.plus(end - 1)));
            prop_assert!(sooner <= due);
        }
        prop_assert!(due <= windows.after_due(first, None));
    }
}
