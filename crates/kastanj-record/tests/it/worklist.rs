use kastanj_instrument::{Occasion, Serial, SheetKind};
use kastanj_record::{
    Answer, ClientKind, ConsentEvent, ConsentPurpose, EndReason, Loss, Missing, MonthlyTally,
    NextAction, NotAskedReason, SheetIdentity, ShortCode, UnassignedReason, UnassignedSheet,
    Urgency, Week, WorkSubject, WorkTask, found_in_month, worklist,
};

use crate::world::{World, form, unit, week};

const FIRST: &str = "2025-W02";

fn tasks(world: &World, today: Week) -> Vec<(WorkTask, Urgency, NextAction)> {
    worklist(&world.record(), &world.study, today)
        .into_iter()
        .filter(|item| item.next != NextAction::KeyTally)
        .map(|item| (item.task, item.urgency, item.next))
        .collect()
}

fn form_task(world: &World, today: Week) -> Option<(WorkTask, Urgency, NextAction)> {
    tasks(world, today).into_iter().find(|(task, ..)| matches!(task, WorkTask::Form(_)))
}

fn started() -> (World, Week) {
    let mut world = World::new();
    let first = week(FIRST);
    let at = world.contact("EX-A", Some(first));
    world.consent(at, true);
    (world, first)
}

#[test]
fn one_form_at_a_time_from_the_first_visit_to_the_follow_up() {
    let (mut world, first) = started();
    let before = WorkTask::Form(Occasion::Before);
    let ask = NextAction::AskAndGiveBefore;
    assert_eq!(form_task(&world, first.plus(-1)), None);
    assert_eq!(form_task(&world, first), Some((before.clone(), Urgency::Due, ask)));
    assert_eq!(form_task(&world, first.plus(5)), Some((before, Urgency::Late, ask)));

    world.form(0, Occasion::Before, Some(first), 2);
    let after = WorkTask::Form(Occasion::After);
    assert_eq!(form_task(&world, first.plus(49)), None);
    let expected = (after.clone(), Urgency::Soon, NextAction::PlanAfter);
    assert_eq!(form_task(&world, first.plus(50)), Some(expected));
    let expected = (after.clone(), Urgency::Due, NextAction::GiveAfter);
    assert_eq!(form_task(&world, first.plus(52)), Some(expected));
    let expected = (after.clone(), Urgency::Late, NextAction::NoteReason);
    assert_eq!(form_task(&world, first.plus(58)), Some(expected));

    world.end(0, first.plus(20), EndReason::Planned);
    let expected = (after.clone(), Urgency::Due, NextAction::GiveAfter);
    assert_eq!(
        form_task(&world, first.plus(20)),
        Some(expected),
        "a planned end brings it forward"
    );
    world.end(0, first.plus(20), EndReason::Faded);
    let expected = (after, Urgency::Due, NextAction::TryAfterOrNoteReason);
    assert_eq!(form_task(&world, first.plus(21)), Some(expected));

    world.form(0, Occasion::After, Some(first.plus(20)), 3);
    let follow = WorkTask::Form(Occasion::FollowUp);
    assert_eq!(form_task(&world, first.plus(43)), None);
    let expected = (follow.clone(), Urgency::Soon, NextAction::PlanFollowUp);
    assert_eq!(form_task(&world, first.plus(44)), Some(expected));
    let expected = (follow.clone(), Urgency::Due, NextAction::GiveFollowUp);
    assert_eq!(form_task(&world, first.plus(46)), Some(expected));
    let expected = (follow, Urgency::Late, NextAction::NoteReason);
    assert_eq!(form_task(&world, first.plus(53)), Some(expected));

    world.form(0, Occasion::FollowUp, Some(first.plus(46)), 3);
    assert_eq!(tasks(&world, first.plus(200)), Vec::new());
}

#[test]
fn a_noted_loss_ends_the_asking() {
    for loss in [
        Loss::NotAsked { reason: NotAskedReason::Crisis },
        Loss::Declined,
        Loss::FormMissing { occasion: Occasion::Before, reason: EndReason::Moved },
    ] {
        let (mut world, first) = started();
        world.lose(0, loss);
        assert_eq!(form_task(&world, first.plus(10)), None, "{loss:?}");
    }
    let (mut world, first) = started();
    world.form(0, Occasion::Before, Some(first), 2);
    world.lose(0, Loss::FormMissing { occasion: Occasion::After, reason: EndReason::Faded });
    assert_eq!(form_task(&world, first.plus(60)), None);
}

#[test]
fn relatives_give_no_forms() {
    let (mut world, first) = started();
    world.clients[0].kind = ClientKind::Relative;
    assert_eq!(tasks(&world, first.plus(10)), Vec::new());
}

#[test]
fn who_has_said_no_to_every_use_is_asked_for_nothing() {
    let (mut world, first) = started();
    assert!(form_task(&world, first).is_some());
    world.consent(0, false);
    assert_eq!(form_task(&world, first), None);
    // The answers may still be of use in the talks.
    let talks = ConsentEvent {
        purpose: ConsentPurpose::CareSupport,
        given: true,
        ..world.consents.last().expect("a consent").clone()
    };
    world.consents.push(talks);
    assert!(form_task(&world, first).is_some());
}

#[test]
fn a_page_that_was_not_opened_on_a_screen_is_not_looked_for() {
    let (mut world, first) = started();
    world.form(0, Occasion::Before, Some(first), 2);
    world.assessments[0].answers[20].answer = Answer::Missing(Missing::PageNotReceived);
    let looked_for =
        |world: &World| tasks(world, first).iter().any(|(.., next)| *next == NextAction::FindPage);
    assert!(looked_for(&world));
    world.assessments[0].answers[20].provenance.mode = kastanj_record::Mode::Screen;
    assert!(!looked_for(&world));
}

#[test]
fn loose_ends_are_listed() {
    let mut world = World::new();
    let first = week(FIRST);
    let at = world.contact("EX-A", None);
    world.form(at, Occasion::Before, Some(first), 2);
    world.assessments[0].answers[20].answer = Answer::Missing(Missing::PageNotReceived);
    let doubtful = &mut world.assessments[0].answers[3];
    doubtful.answer = Answer::Missing(Missing::Unreadable);
    doubtful.provenance.mode = kastanj_record::Mode::Scanned;
    doubtful.provenance.seen_by_person = false;
    world.unassigned.push(UnassignedSheet {
        unit: unit("EX-B"),
        form: form("after"),
        sheet: SheetIdentity { kind: SheetKind::Copyable, serial: Serial::NONE },
        short_code: Some(ShortCode(17)),
        reason: UnassignedReason::UnknownCode,
    });
    let list = worklist(&world.record(), &world.study, first);
    let next: Vec<NextAction> = list.iter().map(|item| item.next).collect();
    let next: Vec<NextAction> =
        next.into_iter().filter(|next| *next != NextAction::KeyTally).collect();
    for expected in [
        NextAction::KeyConsent,
        NextAction::KeyPackSlip,
        NextAction::FindPage,
        NextAction::SettleDoubts,
        NextAction::AssignSheet,
    ] {
        assert!(next.contains(&expected), "{expected:?} not in {next:?}");
    }
    assert_eq!(next.len(), 5);
    // A no is a word too: nothing more to key.
    world.consent(at, false);
    let list = worklist(&world.record(), &world.study, first);
    assert!(list.iter().all(|item| item.next != NextAction::KeyConsent));
}

#[test]
fn the_most_urgent_stands_first() {
    let mut world = World::new();
    let first = week(FIRST);
    for back in [0, 3, 30, 8] {
        world.contact("EX-A", Some(first.plus(-back)));
    }
    let mut list = worklist(&world.record(), &world.study, first);
    list.retain(|item| item.next != NextAction::KeyTally);
    assert!(list.is_sorted_by_key(|item| (item.urgency, item.due)));
    assert_eq!(list[0].due, Some(first.plus(-30)));
}

#[test]
fn a_unit_that_counts_by_the_month_is_told_the_oldest_month_that_is_missing() {
    let mut world = World::new();
    let starts = world.study.unit(&unit("EX-C")).unwrap().starts;
    let tallies = |world: &World, today: &str| -> Vec<(WorkSubject, WorkTask, Urgency)> {
        worklist(&world.record(), &world.study, week(today))
            .into_iter()
            .filter(|item| item.unit == unit("EX-C"))
            .map(|item| (item.subject, item.task, item.urgency))
            .collect()
    };
    let (year, month) = starts.year_and_month();
    assert_eq!((year, month), (2024, 1), "the example study");
    assert_eq!(tallies(&world, "2024-W03"), [], "the present month is not over");
    let one =
        |month, months, urgency| (WorkSubject::Month(month), WorkTask::Tally { months }, urgency);
    assert_eq!(tallies(&world, "2024-W07"), [one(starts, 1, Urgency::Due)]);
    assert_eq!(tallies(&world, "2024-W16"), [one(starts, 3, Urgency::Late)]);
    world.tallies.push(MonthlyTally {
        unit: unit("EX-C"),
        month: starts,
        eligible: 0,
        asked: 0,
        accepted: 0,
        not_asked: std::collections::BTreeMap::new(),
    });
    assert_eq!(tallies(&world, "2024-W07"), []);
    assert_eq!(tallies(&world, "2024-W16"), [one(starts.next(), 2, Urgency::Late)]);
    let by_person = worklist(&world.record(), &world.study, week("2024-W16"));
    assert!(by_person.iter().all(|item| item.unit != unit("EX-A")), "counts person by person");
}

#[test]
fn what_the_record_knows_of_a_month_is_counted_person_by_person() {
    let mut world = World::new();
    let (march, april) = (week("2024-W11"), week("2024-W16"));
    for at in [march, march, march, march, april] {
        world.contact("EX-C", Some(at));
    }
    world.contact("EX-A", Some(march));
    world.consent(0, true);
    world.consent(1, false);
    world.clients[3].kind = ClientKind::Relative;
    let month = "2024-03".parse().unwrap();
    let found =
        found_in_month(&world.record(), &world.study, &unit("EX-C"), month, week("2024-W12"));
    assert_eq!((found.accepted, found.declined, found.waiting, found.unknown), (1, 1, 1, 0));
    assert_eq!(found.eligible(), 2);
    let later =
        found_in_month(&world.record(), &world.study, &unit("EX-C"), month, week("2024-W40"));
    assert_eq!((later.waiting, later.unknown, later.eligible()), (0, 1, 3));
}

#[test]
fn a_yes_taken_back_at_home_stands_on_the_list_until_it_is_seen() {
    let (mut world, first) = started();
    let line = (WorkTask::Withdrawal, Urgency::Due, NextAction::SeeWithdrawal);
    assert!(!tasks(&world, first).contains(&line));
    world.withdrawals.push(world.episodes[0].id);
    assert!(tasks(&world, first).contains(&line));
    world.withdrawals.clear();
    assert!(!tasks(&world, first).contains(&line));
}
