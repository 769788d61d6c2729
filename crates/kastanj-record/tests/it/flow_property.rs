use kastanj_instrument::Occasion;
use kastanj_record::{
    ClientKind, EndReason, InclusionFlow, Loss, MonthFlow, MonthlyTally, NotAskedReason, Week,
    analysis_dataset, flow_by_month, inclusion_flow,
};
use proptest::prelude::*;

use crate::world::{World, unit};

/// What one synthetic contact went through.
#[derive(Debug, Clone)]
struct Fate {
    unit: usize,
    relative: bool,
    sequence: u32,
    first_visit: Option<i32>,
    consents: Vec<bool>,
    forms: [Option<i32>; 3],
    ending: Option<(i32, usize)>,
    loss: Option<usize>,
}

fn any_fate() -> impl Strategy<Value = Fate> {
    (
        0usize..3,
        proptest::bool::weighted(0.1),
        1u32..3,
        proptest::option::weighted(0.9, 0i32..100),
        proptest::collection::vec(any::<bool>(), 0..3),
        (
            proptest::option::of(0i32..10),
            proptest::option::of(0i32..60),
            proptest::option::of(60i32..100),
        ),
        proptest::option::of((0i32..60, 0usize..5)),
        proptest::option::of(0usize..5),
    )
        .prop_map(|(unit, relative, sequence, first_visit, consents, forms, ending, loss)| {
            Fate {
                unit,
                relative,
                sequence,
                first_visit,
                consents,
                forms: [forms.0, forms.1, forms.2],
                ending,
                loss,
            }
        })
}

fn build(fates: &[Fate], accepted_in_tally: u32) -> World {
    let mut world = World::new();
    let start: Week = "2024-W02".parse().unwrap();
    for fate in fates {
        // EX-C keeps tallies, the others reasons per person.
        let at = world
            .contact(["EX-A", "EX-B", "EX-C"][fate.unit], fate.first_visit.map(|w| start.plus(w)));
        world.episodes[at].sequence = fate.sequence;
        if fate.relative {
            world.clients[at].kind = ClientKind::Relative;
        }
        for given in &fate.consents {
            world.consent(at, *given);
        }
        let base = start.plus(fate.first_visit.unwrap_or(0));
        if let Some((weeks, reason)) = fate.ending {
            world.end(at, base.plus(weeks), EndReason::ALL[reason]);
        }
        for (occasion, weeks) in Occasion::ALL.into_iter().zip(fate.forms) {
            if let Some(weeks) = weeks {
                world.form(at, occasion, Some(base.plus(weeks)), 2);
            }
        }
        let loss = match fate.loss {
            Some(0) if fate.unit != 2 => Loss::NotAsked { reason: NotAskedReason::Forgot },
            Some(1) if fate.unit != 2 => Loss::Declined,
            Some(which @ 2..=4) => {
                Loss::FormMissing { occasion: Occasion::ALL[which - 2], reason: EndReason::Moved }
            }
            _ => continue,
        };
        world.lose(at, loss);
    }
    world.tallies.push(MonthlyTally {
        unit: unit("EX-C"),
        month: "2024-01".parse().unwrap(),
        eligible: accepted_in_tally,
        asked: accepted_in_tally,
        accepted: accepted_in_tally,
        not_asked: Default::default(),
    });
    world
}

fn adds_up(flow: &InclusionFlow) {
    let kept_out = flow.consent_not_keyed + flow.withdrawn + flow.not_in_record;
    assert_eq!(flow.accepted, flow.before.total() + kept_out);
    assert_eq!(flow.before.came, flow.after.total());
    assert_eq!(flow.after.came, flow.follow_up.total());
    let not_asked: u64 = flow.not_asked.values().sum();
    if let Some(eligible) = flow.eligible {
        let sum = flow.accepted + flow.declined + not_asked + flow.unknown_whether_asked;
        assert_eq!(eligible, sum);
        if let Some(asked) = flow.asked {
            assert_eq!(eligible - asked, not_asked);
            assert_eq!(asked, flow.accepted + flow.declined);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_flow_adds_up(
        fates in proptest::collection::vec(any_fate(), 0..40),
        accepted in 0u32..20,
        today in 0i32..220,
    ) {
        let world = build(&fates, accepted);
        let today = "2024-W02".parse::<Week>().unwrap().plus(today);
        let flow = inclusion_flow(&world.record(), &world.study, today).unwrap();
        for of_unit in flow.units.values() {
            adds_up(of_unit);
        }
        adds_up(&flow.all);
        let sum = |which: fn(&InclusionFlow) -> u64| -> u64 { flow.units.values().map(which).sum() };
        prop_assert_eq!(flow.all.accepted, sum(|it| it.accepted));
        prop_assert_eq!(flow.all.before.came, sum(|it| it.before.came));
        prop_assert_eq!(flow.all.after.open, sum(|it| it.after.open));
        // Every contact is somewhere: none vanishes, whatever its fate.
        let found = flow.all.accepted - flow.all.not_in_record;
        prop_assert!(found + flow.all.relatives + flow.all.later_contacts <= fates.len() as u64);
        let relatives = fates.iter().filter(|fate| fate.relative).count() as u64;
        prop_assert_eq!(flow.all.relatives, relatives);

        // The months add up to the whole.
        let months = flow_by_month(&world.record(), &world.study, today).unwrap();
        for (code, rows) in &months {
            let whole = &flow.units[code];
            let total = |which: fn(&MonthFlow) -> u64| -> u64 { rows.values().map(which).sum() };
            prop_assert_eq!(total(|row| row.before.came), whole.before.came);
            prop_assert_eq!(total(|row| row.before.lost()), whole.before.lost());
            prop_assert_eq!(total(|row| row.after.total()), whole.after.total());
            prop_assert_eq!(total(|row| row.follow_up.came), whole.follow_up.came);
            prop_assert_eq!(total(MonthFlow::declined), whole.declined);
            prop_assert_eq!(total(|row| row.withdrawn), whole.withdrawn);
            prop_assert_eq!(total(|row| row.consent_not_keyed), whole.consent_not_keyed);
            prop_assert_eq!(total(|row| row.found.waiting), whole.waiting);
            let missing = rows.values().filter(|row| row.missing).count();
            prop_assert_eq!(missing, whole.missing_months.len());
            if whole.fewer_than_found.is_empty() {
                prop_assert_eq!(total(MonthFlow::accepted), whole.accepted);
                let eligible: Option<u64> = rows.values().map(MonthFlow::eligible).sum();
                prop_assert_eq!(eligible, whole.eligible);
                let asked: Option<u64> = rows.values().map(MonthFlow::asked).sum();
                prop_assert_eq!(asked, whole.asked);
            }
        }

        // Flow and data set count the same forms.
        let data =
            analysis_dataset(&world.record(), &world.study, &world.questionnaire, today).unwrap();
        let before = data.rows.iter().filter(|row| row.before_form).count() as u64;
        prop_assert_eq!(before, flow.all.before.came);
        prop_assert_eq!(data.closed_before_forms(), flow.all.after.closed());
        prop_assert_eq!(data.open_contacts(), flow.all.after.open);
        prop_assert_eq!(data.kept_out.withdrawn <= flow.all.withdrawn, true);
    }

    #[test]
    fn time_only_closes_windows(
        fates in proptest::collection::vec(any_fate(), 0..25),
        today in 0i32..200,
        later in 0i32..60,
    ) {
        let world = build(&fates, 3);
        let today = "2024-W02".parse::<Week>().unwrap().plus(today);
        let at = |week| inclusion_flow(&world.record(), &world.study, week).unwrap().all;
        let (now, then) = (at(today), at(today.plus(later)));
        prop_assert!(then.after.open <= now.after.open);
        prop_assert!(then.after.closed() >= now.after.closed());
        prop_assert_eq!(then.after.came, now.after.came);
        prop_assert_eq!(then.waiting + then.unknown_whether_asked, now.waiting + now.unknown_whether_asked);
    }

    #[test]
    fn the_order_of_the_record_says_nothing(
        fates in proptest::collection::vec(any_fate(), 0..25),
        turn in 0usize..25,
    ) {
        let mut world = build(&fates, 3);
        let today = "2026-W02".parse::<Week>().unwrap();
        let flow = inclusion_flow(&world.record(), &world.study, today).unwrap();
        let data =
            analysis_dataset(&world.record(), &world.study, &world.questionnaire, today).unwrap();
        let turn = turn.min(world.episodes.len());
        world.episodes.rotate_left(turn);
        world.assessments.reverse();
        world.losses.reverse();
        prop_assert_eq!(&inclusion_flow(&world.record(), &world.study, today).unwrap(), &flow);
        let turned =
            analysis_dataset(&world.record(), &world.study, &world.questionnaire, today).unwrap();
        prop_assert_eq!(turned.digest(), data.digest());
    }
}
