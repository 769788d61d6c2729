use kastanj_instrument::Occasion;
use kastanj_language::{Explain, Lang};
use kastanj_record::{
    ClientKind, EndReason, FlowError, InclusionFlow, Loss, Month, MonthlyTally, NotAskedReason,
    Week, inclusion_flow,
};

use crate::world::{World, unit, week};

const FIRST: &str = "2025-W02";

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn flow_of(world: &World, at: &str, today: Week) -> InclusionFlow {
    inclusion_flow(&world.record(), &world.study, today).unwrap().units[&unit(at)].clone()
}

fn tally(at: &str, of: &str, eligible: u32, asked: u32, accepted: u32) -> MonthlyTally {
    MonthlyTally {
        unit: unit(at),
        month: month(of),
        eligible,
        asked,
        accepted,
        not_asked: [(NotAskedReason::Forgot, eligible - asked)]
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .collect(),
    }
}

/// The shape of Exempelstad F: 29 said yes, 22 before-forms, 9 after-forms.
#[test]
fn twenty_nine_twenty_two_nine() {
    let mut world = World::new();
    let first = week(FIRST);
    for number in 0..29 {
        let at = world.contact("EX-F", Some(first));
        world.consent(at, true);
        if number < 22 {
            world.form(at, Occasion::Before, Some(first), 1);
        }
        if number < 9 {
            world.form(at, Occasion::After, Some(first.plus(50)), 3);
        } else if number < 15 {
            let reason = EndReason::Faded;
            world.lose(at, Loss::FormMissing { occasion: Occasion::After, reason });
        }
    }
    for _ in 0..5 {
        let at = world.contact("EX-F", Some(first));
        world.lose(at, Loss::NotAsked { reason: NotAskedReason::Crisis });
    }
    for _ in 0..4 {
        let at = world.contact("EX-F", Some(first));
        world.lose(at, Loss::Declined);
    }
    let flow = flow_of(&world, "EX-F", first.plus(58));
    assert_eq!((flow.eligible, flow.asked, flow.accepted), (Some(38), Some(33), 29));
    assert_eq!((flow.before.came, flow.before.unexplained), (22, 7));
    assert_eq!((flow.after.came, flow.after.unexplained, flow.after.open), (9, 7, 0));
    assert_eq!(flow.after.lost[&EndReason::Faded], 6);
    assert_eq!(flow.follow_up.open, 9);
    assert!(flow.asked_known());
    // A week earlier the silent ones are open contacts, not losses.
    let flow = flow_of(&world, "EX-F", first.plus(57));
    assert_eq!((flow.after.unexplained, flow.open_contacts()), (0, 7));
}

#[test]
fn relatives_and_later_contacts_are_counted_apart() {
    let mut world = World::new();
    let first = week(FIRST);
    let relative = world.contact("EX-A", Some(first));
    world.clients[relative].kind = ClientKind::Relative;
    let later = world.contact("EX-A", Some(first));
    world.episodes[later].sequence = 2;
    world.consent(later, true);
    world.form(later, Occasion::Before, Some(first), 2);
    let flow = flow_of(&world, "EX-A", first.plus(10));
    assert_eq!((flow.relatives, flow.later_contacts), (1, 1));
    assert_eq!((flow.eligible, flow.accepted, flow.before.total()), (Some(0), 0, 0));
}

#[test]
fn a_contact_without_a_word_makes_asked_unknown_once_its_window_has_closed() {
    let mut world = World::new();
    let first = week(FIRST);
    world.contact("EX-A", Some(first));
    let flow = flow_of(&world, "EX-A", first.plus(4));
    assert_eq!((flow.waiting, flow.eligible, flow.asked), (1, Some(0), Some(0)));
    let flow = flow_of(&world, "EX-A", first.plus(5));
    assert_eq!((flow.unknown_whether_asked, flow.eligible, flow.asked), (1, Some(1), None));
}

#[test]
fn a_yes_outweighs_an_earlier_reason_and_a_no_outweighs_a_form() {
    let mut world = World::new();
    let first = week(FIRST);
    let asked_later = world.contact("EX-A", Some(first));
    world.lose(asked_later, Loss::NotAsked { reason: NotAskedReason::Crisis });
    world.consent(asked_later, true);
    world.form(asked_later, Occasion::Before, Some(first), 2);
    let said_no = world.contact("EX-A", Some(first));
    world.consent(said_no, false);
    world.form(said_no, Occasion::Before, Some(first), 2);
    let changed_mind = world.contact("EX-A", Some(first));
    world.consent(changed_mind, true);
    world.consent(changed_mind, false);
    world.form(changed_mind, Occasion::Before, Some(first), 2);
    let silent = world.contact("EX-A", Some(first));
    world.form(silent, Occasion::Before, Some(first), 2);
    let flow = flow_of(&world, "EX-A", first.plus(10));
    assert_eq!((flow.eligible, flow.asked), (Some(4), Some(4)));
    assert_eq!((flow.accepted, flow.declined), (3, 1));
    assert_eq!((flow.withdrawn, flow.consent_not_keyed, flow.before.came), (1, 1, 1));
}

#[test]
fn tallies_count_the_start_and_contacts_the_rest() {
    let mut world = World::new();
    // EX-C keeps tallies, from January 2024 on.
    let first = week("2024-W03");
    for _ in 0..3 {
        let at = world.contact("EX-C", Some(first));
        world.consent(at, true);
        world.form(at, Occasion::Before, Some(first), 2);
    }
    world.tallies.push(tally("EX-C", "2024-01", 10, 7, 4));
    world.tallies.push(tally("EX-C", "2024-02", 0, 0, 0));
    let flow = flow_of(&world, "EX-C", week("2024-W11"));
    assert_eq!((flow.eligible, flow.asked, flow.accepted), (Some(10), Some(7), 4));
    assert_eq!((flow.declined, flow.not_asked[&NotAskedReason::Forgot]), (3, 3));
    assert_eq!((flow.before.came, flow.not_in_record), (3, 1));

    // March has ended: its tally is missing, and with it the knowledge of who was asked.
    let flow = flow_of(&world, "EX-C", week("2024-W15"));
    assert_eq!((flow.eligible, flow.asked), (None, None));
    assert_eq!(flow.missing_months, [(unit("EX-C"), month("2024-03"))]);
    assert_eq!(flow.before.came, 3, "what came is known all the same");
}

#[test]
fn one_unit_with_a_missing_month_makes_the_whole_unknown() {
    let mut world = World::new();
    world.tallies.push(tally("EX-C", "2024-01", 2, 2, 2));
    let today = week("2024-W06");
    let flow = inclusion_flow(&world.record(), &world.study, today).unwrap();
    // EX-E and EX-H keep tallies too and have none for January.
    assert!(flow.units[&unit("EX-C")].asked_known());
    assert!(!flow.all.asked_known());
    assert_eq!(flow.all.missing_months.len(), 2);
    assert_eq!(flow.units.len(), 8);
}

#[test]
fn fewer_yes_than_packs_is_a_contradiction_that_is_told_not_hidden() {
    let mut world = World::new();
    for _ in 0..3 {
        let at = world.contact("EX-C", Some(week("2024-W03")));
        world.consent(at, true);
    }
    world.tallies.push(tally("EX-C", "2024-01", 2, 2, 2));
    let flow = flow_of(&world, "EX-C", week("2024-W06"));
    assert_eq!(flow.fewer_than_found, [(unit("EX-C"), 2, 3)]);
    assert_eq!((flow.accepted, flow.not_in_record, flow.asked), (3, 0, None));
}

#[test]
fn contradictions_are_refused_with_words() {
    let mut world = World::new();
    let at = world.contact("EX-C", Some(week("2024-W03")));
    world.lose(at, Loss::Declined);
    let undated = world.contact("EX-C", None);
    world.lose(undated, Loss::NotAsked { reason: NotAskedReason::Other });
    world.tallies.push(tally("EX-C", "2024-01", 2, 2, 2));
    world.tallies.push(tally("EX-C", "2024-01", 2, 2, 2));
    let mut wrong = tally("EX-E", "2024-01", 5, 3, 2);
    wrong.not_asked.clear();
    world.tallies.push(wrong);
    let errors = inclusion_flow(&world.record(), &world.study, week("2024-W10")).unwrap_err();
    assert_eq!(errors.len(), 4, "{errors:?}");
    assert!(errors.iter().any(|it| matches!(it, FlowError::BothKept { .. })));
    assert!(errors.iter().any(|it| matches!(it, FlowError::LossWithoutMonth { .. })));
    assert!(errors.iter().any(|it| matches!(it, FlowError::TallyTwice { .. })));
    assert!(errors.iter().any(|it| matches!(it, FlowError::Tally { .. })));
    for (error, lang) in errors.iter().flat_map(|it| Lang::ALL.map(|lang| (it, lang))) {
        let told = error.explain(lang);
        assert!(told.contains("EX-") && !told.contains("record-"), "{told}");
    }
    // A tally in another month of the same unit is no contradiction.
    world.tallies.clear();
    world.losses.pop();
    world.tallies.push(tally("EX-C", "2024-02", 2, 2, 2));
    assert!(inclusion_flow(&world.record(), &world.study, week("2024-W10")).is_ok());
}
