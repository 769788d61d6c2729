use kastanj_instrument::{Item, Occasion, Questionnaire, ScoreId, ScoringRule};
use kastanj_language::Text;

use super::Movement;
use super::movement::last_two;
use super::statement::{Given, code_at};
use crate::Assessment;

/// A statement belongs to those that have moved when its answer is this many steps away.
const CLEAR_STEPS: u16 = 2;
/// How many of them are named in each direction.
const NAMED: usize = 2;

/// One area of the form (*grepp*, *mående*, *nära*) over the occasions.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// The sub-score.
    pub id: ScoreId,
    /// What staff call it.
    pub title: Text,
    /// Lowest and highest possible score.
    pub range: (f64, f64),
    /// Whether more is better.
    pub higher_is_better: bool,
    /// Every occasion that has a form, with its score; `None` where too little was answered.
    pub points: Vec<(Occasion, Option<f64>)>,
    /// Which way it has moved between the two last scores: half a step of the scale on average
    /// is more or less. `None` before there are two.
    pub movement: Option<Movement>,
    /// The occasion that it is compared with.
    pub since: Option<Occasion>,
    /// Statements that are clearly more true than then, two at most.
    pub more_true: Vec<Text>,
    /// Statements that are clearly less true than then, two at most.
    pub less_true: Vec<Text>,
}

impl Area {
    pub(super) fn of(
        questionnaire: &Questionnaire,
        rule: &ScoringRule,
        forms: &[&Assessment],
    ) -> Area {
        let points: Vec<(Occasion, Option<f64>)> = forms
            .iter()
            .map(|form| (form.occasion, rule.score(|item| code_at(form, item))))
            .collect();
        let compared = last_two(&points);
        // The mean of the answers times the factor: half a step is half the factor.
        let half_a_step = rule.factor.abs() / 2.0;
        let movement = compared
            .map(|((_, earlier), (_, later))| Movement::between(earlier, later, half_a_step));
        let (mut more_true, mut less_true) = (Vec::new(), Vec::new());
        if let Some(((then, _), (now, _))) = compared {
            let form = |at| forms.iter().find(|form| form.occasion == at);
            if let (Some(then), Some(now)) = (form(then), form(now)) {
                let mut moved = moved(questionnaire, rule, then, now);
                // The clearest first; the order of the form among equals.
                moved.sort_by_key(|(_, steps)| std::cmp::Reverse(steps.unsigned_abs()));
                for (item, steps) in moved {
                    let list = if steps > 0 { &mut more_true } else { &mut less_true };
                    if list.len() < NAMED {
                        list.push(item.stem.clone());
                    }
                }
            }
        }
        Area {
            id: rule.id.clone(),
            title: rule.name.clone(),
            range: rule.range,
            higher_is_better: rule.higher_is_better,
            points,
            movement,
            since: compared.map(|((then, _), _)| then),
            more_true,
            less_true,
        }
    }

    /// Where a score lies between the ends of its range, from 0 to 1.
    pub fn share(&self, score: f64) -> f64 {
        let (low, high) = self.range;
        if high > low { ((score - low) / (high - low)).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// The statements of an area that have moved clearly, with the steps.
fn moved<'q>(
    questionnaire: &'q Questionnaire,
    rule: &ScoringRule,
    then: &Assessment,
    now: &Assessment,
) -> Vec<(&'q Item, i16)> {
    let steps = |item: &Item| {
        let (then, now) = (code_at(then, &item.id)?, code_at(now, &item.id)?);
        Some(now.saturating_sub(then))
    };
    rule.items
        .iter()
        .filter_map(|id| questionnaire.item(id))
        .filter_map(|item| Some((item, steps(item)?)))
        .filter(|(_, steps)| steps.unsigned_abs() >= CLEAR_STEPS)
        .collect()
}

/// The areas of one questionnaire: its scores without the one that sums them all up.
pub(super) fn areas(questionnaire: &Questionnaire, forms: &[&Assessment]) -> Vec<Area> {
    let given: Vec<&Assessment> = forms.iter().copied().filter(|form| form.is_given()).collect();
    let parts = questionnaire.scores.iter().filter(|rule| !rule.primary);
    parts.map(|rule| Area::of(questionnaire, rule, &given)).collect()
}
