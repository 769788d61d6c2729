use crate::Chance;
use crate::study::UnitShape;
use crate::study::course::Settled;

/// What became of an eligible person before the start.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Start {
    NotAsked,
    Declined,
    Accepted(Option<Settled>),
}

/// What becomes of each eligible person of a unit, in random order.
pub(super) fn starts(shape: &UnitShape, chance: &mut Chance) -> Vec<Start> {
    let Some(fixed) = shape.fixed else {
        return (0..shape.eligible)
            .map(|_| match (chance.happens(shape.asked), chance.happens(shape.accepted)) {
                (false, _) => Start::NotAsked,
                (true, false) => Start::Declined,
                (true, true) => Start::Accepted(None),
            })
            .collect();
    };
    let mut starts: Vec<Start> = (0..fixed.persons)
        .map(|at| {
            let settled = Settled { before: at < fixed.before, after: at < fixed.after };
            Start::Accepted(Some(settled))
        })
        .collect();
    starts.extend(std::iter::repeat_n(Start::NotAsked, fixed.not_asked));
    starts.extend(std::iter::repeat_n(Start::Declined, fixed.declined));
    chance.shuffle(&mut starts);
    starts
}
