//! Scores at their edges.

use std::collections::BTreeMap;

use kastanj_instrument::{ItemId, Library, ScoreId, ScoringRule};
use proptest::prelude::*;

fn rule(id: &str) -> ScoringRule {
    let library = Library::shipped();
    let part = library.newest("del-1").expect("del-1");
    part.score(&ScoreId(id.to_owned())).expect(id).clone()
}

/// The score when the first `answered` items have `code` and the rest none
/// (blank and *vill inte svara* are alike to the rule).
fn with_first(rule: &ScoringRule, answered: usize, code: i16) -> Option<f64> {
    let answers: BTreeMap<&ItemId, i16> =
        rule.items.iter().take(answered).map(|id| (id, code)).collect();
    rule.score(|id| answers.get(id).copied())
}

#[test]
fn eighty_percent_must_be_answered() {
    for (id, least) in [("total", 14), ("grepp", 6), ("maende", 4), ("nara", 4)] {
        let rule = rule(id);
        assert_eq!(with_first(&rule, least - 1, 4), None, "{id}");
        assert_eq!(with_first(&rule, least, 4), Some(100.0), "{id}");
        assert_eq!(with_first(&rule, rule.items.len(), 0), Some(0.0), "{id}");
        assert_eq!(with_first(&rule, 0, 0), None, "{id}");
    }
}

#[test]
fn declined_items_leave_the_mean_of_the_others() {
    let rule = rule("maende");
    // 4, 3, declined, 2, 1: the mean of four answers is 2.5.
    let codes = [Some(4), Some(3), None, Some(2), Some(1)];
    let score = rule.score(|id| {
        let index = rule.items.iter().position(|item| item == id)?;
        codes[index]
    });
    assert_eq!(score, Some(62.5));
}

proptest! {
    #[test]
    fn a_score_stays_in_its_range_and_follows_every_answer(
        codes in proptest::collection::vec(proptest::option::weighted(0.9, 0_i16..=4), 17),
        raised in 0_usize..17,
    ) {
        let rule = rule("total");
        let score_of = |codes: &[Option<i16>]| {
            rule.score(|id| codes[rule.items.iter().position(|item| item == id)?])
        };
        let answered = codes.iter().flatten().count();
        let score = score_of(&codes);
        prop_assert_eq!(score.is_some(), answered >= 14);
        if let Some(score) = score {
            prop_assert!((rule.range.0..=rule.range.1).contains(&score));
            if let Some(code) = codes[raised].filter(|code| *code < 4) {
                let mut better = codes.clone();
                better[raised] = Some(code + 1);
                prop_assert!(score_of(&better).is_some_and(|higher| higher > score));
            }
        }
    }
}
