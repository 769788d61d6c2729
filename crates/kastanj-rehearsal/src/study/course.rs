use kastanj_record::{EndReason, Ending, Week, Windows};

use crate::Chance;
use crate::study::UnitShape;
use crate::study::person::Person;

/// When a contact began, how it ended, and which forms came in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Course {
    pub(super) first_visit: Week,
    /// Nothing while the contact is open.
    pub(super) ending: Option<Ending>,
    /// Nothing if no before-form was given.
    pub(super) before: Option<Week>,
    pub(super) after: Option<Week>,
    pub(super) follow_up: Option<Week>,
}

/// What is already settled about a contact whose numbers are fixed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Settled {
    /// Whether the before-form comes in.
    pub(super) before: bool,
    /// Whether the after-form comes in.
    pub(super) after: bool,
}

impl Course {
    /// The course of a contact that began in `first_visit`, as known in `as_of`.
    pub(super) fn draw(
        person: &Person,
        shape: &UnitShape,
        windows: &Windows,
        first_visit: Week,
        as_of: Week,
        settled: Option<Settled>,
        chance: &mut Chance,
    ) -> Course {
        let reason = end_reason(person, settled, chance);
        let weeks = length(reason, chance).min(if settled.is_some() { 50.0 } else { 90.0 });
        let end = first_visit.plus(weeks as i32);
        let ending = (end <= as_of).then_some(Ending { week: end, reason });
        let before = first_visit.plus(before_delay(settled.is_some(), chance));
        let planned = ending.filter(|ending| ending.reason == EndReason::Planned).map(|e| e.week);
        let due = windows.after_due(first_visit, planned);
        // Whether someone who is still coming after a year fills in the form then.
        let comes = match settled {
            Some(settled) => settled.after,
            None => chance.happens(share_of_after(reason, end > due, shape)),
        };
        let late = settled.is_none() && chance.happens(0.08);
        let delay = if late { chance.whole(6, 10) } else { chance.whole(0, 4) };
        let after = comes.then(|| due.plus(delay as i32)).filter(|week| *week <= as_of);
        let stays = match reason {
            EndReason::Planned => 0.55,
            _ => 0.25,
        };
        let follow_up = after
            .filter(|_| chance.happens(stays))
            .map(|week| windows.follow_up_due(week).plus(chance.whole(0, 7) as i32 - 3))
            .filter(|week| *week <= as_of);
        Course {
            first_visit,
            ending,
            before: Some(before)
                .filter(|week| *week <= as_of && settled.is_none_or(|settled| settled.before)),
            after,
            follow_up,
        }
    }

    /// A contact without any form.
    pub(super) fn without_forms(first_visit: Week, as_of: Week, chance: &mut Chance) -> Course {
        let reasons = [
            (EndReason::Planned, 0.35),
            (EndReason::Faded, 0.45),
            (EndReason::Referred, 0.10),
            (EndReason::Moved, 0.03),
            (EndReason::Other, 0.07),
        ];
        let reason = chance.weighted(&reasons).copied().unwrap_or(EndReason::Faded);
        let end = first_visit.plus(chance.between(0.0, 30.0) as i32);
        Course {
            first_visit,
            ending: (end <= as_of).then_some(Ending { week: end, reason }),
            before: None,
            after: None,
            follow_up: None,
        }
    }
}

/// Those who get better end as planned more often: dropout is not at random.
fn end_reason(person: &Person, settled: Option<Settled>, chance: &mut Chance) -> EndReason {
    let planned = 1.0 / (1.0 + (-(0.45 + 0.45 * person.change())).exp());
    let planned = match settled {
        Some(Settled { after: true, .. }) => 0.85,
        Some(Settled { after: false, .. }) => 0.15,
        None => planned,
    };
    if chance.happens(planned) {
        return EndReason::Planned;
    }
    let reasons = [
        (EndReason::Faded, 0.66),
        (EndReason::Moved, 0.09),
        (EndReason::Referred, 0.14),
        (EndReason::Other, 0.11),
    ];
    chance.weighted(&reasons).copied().unwrap_or(EndReason::Faded)
}

/// Length of the contact in weeks.
fn length(reason: EndReason, chance: &mut Chance) -> f64 {
    let (middle, spread): (f64, f64) = match reason {
        EndReason::Planned => (30.0, 0.45),
        EndReason::Faded => (11.0, 0.60),
        EndReason::Moved | EndReason::Referred | EndReason::Other => (16.0, 0.55),
    };
    (middle * (spread * chance.normal()).exp()).clamp(3.0, 90.0)
}

/// Weeks from the first visit to the before-form: visits 1–3, seldom late.
fn before_delay(in_time: bool, chance: &mut Chance) -> i32 {
    let late = !in_time && chance.happens(0.04);
    if late { chance.whole(5, 7) as i32 } else { chance.whole(0, 4) as i32 }
}

/// Chance that the after-form comes in, by how the contact ended.
fn share_of_after(reason: EndReason, still_coming: bool, shape: &UnitShape) -> f64 {
    let share = match reason {
        _ if still_coming => 0.75,
        EndReason::Planned => 0.87,
        EndReason::Referred => 0.35,
        EndReason::Moved | EndReason::Other => 0.25,
        EndReason::Faded => 0.16,
    };
    let odds = share / (1.0 - share) * shape.persistence;
    odds / (1.0 + odds)
}
