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
    let mut starts = vec![Start::Declined; fixed.persons];
    for (at, start) in starts.iter_mut().enumerate() {
        if at < fixed.before {
            *start = Start::Accepted(Some(Settled { after: at < fixed.after }));
        } else if at < fixed.before + fixed.not_asked {
            *start = Start::NotAsked;
        }
    }
    chance.shuffle(&mut starts);
    starts
}
