use crate::Chance;
use crate::study::UnitShape;

/// Correlation of the general trait between two occasions.
const STABILITY: f64 = 0.78;
/// Correlation of what is special to one sub-score between two occasions.
const FACET_STABILITY: f64 = 0.66;
/// Share of a facet's variance that is the general trait.
const GENERAL_SHARE: f64 = 0.70;
/// Mean change from before to after in SDs of the latent trait: modest.
const CHANGE: f64 = 0.40;

/// Somebody who does not exist, as the answers see them.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// The general trait at before, after and follow-up; mean 0, SD 1 at before.
    general: [f64; 3],
    /// What is special to each sub-score, at the three occasions.
    facets: Vec<[f64; 3]>,
    /// How readily *vill inte svara* is ticked, 0–1 per question.
    pub(super) declines: f64,
    /// How readily a question is skipped, 0–1 per question.
    pub(super) skips: f64,
    /// Randomness that stays the same over the occasions: background, taste.
    pub(super) constant: Chance,
}

impl Person {
    /// Draws a person of a unit with traits for `facets` sub-scores.
    pub(super) fn draw(shape: &UnitShape, facets: usize, chance: &Chance) -> Person {
        let traits = &mut chance.branch("traits");
        let course = |traits: &mut Chance, start: f64, change: f64, stability: f64| {
            let first = traits.normal();
            let rest = (1.0 - stability * stability).sqrt();
            let second = stability * first + rest * traits.normal();
            // Half a year later, closer together, and a little of the change is lost.
            let third = 0.78 * second + (1.0 - 0.78_f64.powi(2)).sqrt() * traits.normal();
            [start + first, start + second + change, start + third + 0.85 * change]
        };
        let general = course(traits, -0.25, CHANGE + shape.change, STABILITY);
        // Control moves most, relations least.
        let facets = (0..facets)
            .map(|facet| course(traits, 0.0, 0.12 - 0.12 * facet as f64, FACET_STABILITY))
            .collect();
        let habits = &mut chance.branch("habits");
        Person {
            general,
            facets,
            declines: if habits.happens(0.12) { habits.between(0.05, 0.18) } else { 0.008 },
            skips: if habits.happens(0.08) { habits.between(0.03, 0.12) } else { 0.007 },
            constant: chance.branch("constant"),
        }
    }

    /// The latent value behind one sub-score at an occasion (0 before, 1 after,
    /// 2 follow-up); without a sub-score, the general trait.
    pub(super) fn level(&self, facet: Option<usize>, occasion: usize) -> f64 {
        let general = self.general.get(occasion).copied().unwrap_or_default();
        match facet.and_then(|facet| self.facets.get(facet)) {
            Some(special) => {
                let special = special.get(occasion).copied().unwrap_or_default();
                GENERAL_SHARE.sqrt() * general + (1.0 - GENERAL_SHARE).sqrt() * special
            }
            None => general,
        }
    }

    /// Change of the general trait from before to after, in SDs.
    pub(super) fn change(&self) -> f64 {
        self.general[1] - self.general[0]
    }
}
