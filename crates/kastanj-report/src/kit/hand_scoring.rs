use kastanj_instrument::{Occasion, Questionnaire, ScoringRule};
use kastanj_language::{Lang, decimal, tr};
use serde_json::{Value, json};

use super::{KitProblem, KitSetting};

/// Scores without a computer.
pub(super) fn pdf(setting: &KitSetting<'_>) -> Result<Vec<u8>, KitProblem> {
    let lang = setting.lang;
    let questionnaire = setting.part_one()?;
    let primary = questionnaire.primary_score();
    let (lowest, highest) = primary.map_or((0, 4), |rule| code_range(questionnaire, rule));
    let questions = primary.map(|rule| ranges(&printed_numbers(questionnaire, rule)));
    let questions = questions.unwrap_or_default();
    let data = json!({
        "lang": lang.code(),
        "synthetic": setting.study.synthetic,
        "scores": questionnaire.scores.iter().map(|rule| row(questionnaire, rule, lang)).collect::<Vec<_>>(),
        "lookup": primary.map(|rule| lookup_table(rule, lowest, highest, lang)),
        "words": {
            "title": tr!(lang, "kit-scoring-title"),
            "steps": [
                tr!(lang, "kit-scoring-step-code", lowest = lowest, highest = highest),
                tr!(lang, "kit-scoring-step-sum"),
                tr!(lang, "kit-scoring-step-least"),
                tr!(lang, "kit-scoring-step-table"),
            ],
            "columns": [
                tr!(lang, "kit-scoring-area"),
                tr!(lang, "kit-scoring-items"),
                tr!(lang, "kit-scoring-least"),
                tr!(lang, "kit-scoring-count"),
                tr!(lang, "kit-scoring-sum"),
                tr!(lang, "kit-scoring-score"),
            ],
            "table-title": tr!(lang, "kit-scoring-table-title", questions = questions),
            "foot": tr!(lang, "kit-scoring-foot"),
        },
    });
    setting.typeset(
        "hand-scoring",
        include_str!("../../typst/kit/hand-scoring.typ"),
        &data,
        Vec::new(),
    )
}

/// Lowest and highest code among the items of a score.
fn code_range(questionnaire: &Questionnaire, rule: &ScoringRule) -> (i16, i16) {
    let codes = rule
        .items
        .iter()
        .filter_map(|id| questionnaire.item(id))
        .filter_map(|item| questionnaire.scale(item.scale()?))
        .flat_map(|scale| scale.options.iter().map(|option| option.code.0));
    codes.fold((0, 0), |(low, high), code| (low.min(code), high.max(code)))
}

/// Name, numbers of the questions as printed, and how many must be answered.
fn row(questionnaire: &Questionnaire, rule: &ScoringRule, lang: Lang) -> Value {
    json!({
        "name": rule.name.get(lang),
        "items": ranges(&printed_numbers(questionnaire, rule)),
        "least": tr!(lang, "kit-scoring-least-of", least = rule.least_answered, all = rule.items.len()),
    })
}

/// The numbers of a score's questions as they stand on the form, in order.
fn printed_numbers(questionnaire: &Questionnaire, rule: &ScoringRule) -> Vec<usize> {
    let printed: Vec<_> = questionnaire
        .variants
        .iter()
        .find(|variant| variant.occasions.contains(&Occasion::Before))
        .map(|variant| questionnaire.recorded_items(variant).collect())
        .unwrap_or_default();
    let mut numbers: Vec<usize> = rule
        .items
        .iter()
        .filter_map(|id| printed.iter().position(|item| item.id == *id).map(|at| at + 1))
        .collect();
    numbers.sort_unstable();
    numbers
}

/// `1–7, 9, 11–12` for sorted numbers.
fn ranges(numbers: &[usize]) -> String {
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for &number in numbers {
        match parts.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => parts.push((number, number)),
        }
    }
    let parts: Vec<String> = parts
        .into_iter()
        .map(
            |(first, last)| {
                if first == last { first.to_string() } else { format!("{first}–{last}") }
            },
        )
        .collect();
    parts.join(", ")
}

/// The score of every possible sum, one column per number of answers.
fn lookup_table(rule: &ScoringRule, lowest: i16, highest: i16, lang: Lang) -> Value {
    let counts: Vec<usize> = (rule.least_answered..=rule.items.len()).collect();
    let most = i64::from(highest) * i64::try_from(rule.items.len()).unwrap_or(0);
    let least = i64::from(lowest) * i64::try_from(rule.items.len()).unwrap_or(0);
    // Two halves side by side: the table must stay on the page.
    let sums: Vec<i64> = (least.min(0)..=most).collect();
    let half = sums.len().div_ceil(2);
    let cell = |sum: Option<&i64>, count: usize| -> String {
        let Some(&sum) = sum else { return String::new() };
        let answered = i64::try_from(count).unwrap_or(1);
        if sum > i64::from(highest) * answered {
            return String::new();
        }
        #[expect(clippy::cast_precision_loss, reason = "a form has at most some dozens of items")]
        let mean = sum as f64 / answered as f64;
        decimal(lang, half_up(mean * rule.factor), 0)
    };
    let head = |columns: &mut Vec<String>| {
        columns.push(tr!(lang, "kit-scoring-sum-or-answered"));
        columns
            .extend(counts.iter().map(|count| tr!(lang, "kit-scoring-answered", count = *count)));
    };
    let mut columns = Vec::new();
    head(&mut columns);
    head(&mut columns);
    let rows: Vec<Vec<String>> = (0..half)
        .map(|index| {
            let mut row = Vec::new();
            for sum in [sums.get(index), sums.get(index + half)] {
                row.push(sum.map(ToString::to_string).unwrap_or_default());
                row.extend(counts.iter().map(|count| cell(sum, *count)));
            }
            row
        })
        .collect();
    json!({ "columns": columns, "rows": rows })
}

/// Rounded as people do by hand, and as the page says: a half upwards.
fn half_up(score: f64) -> f64 {
    (score + 0.5).floor()
}

#[cfg(test)]
mod tests {
    use super::{half_up, ranges};

    #[test]
    fn a_half_goes_upwards() {
        for (score, shown) in [(12.5, 13.0), (37.5, 38.0), (12.4, 12.0), (0.0, 0.0), (100.0, 100.0)]
        {
            assert!((half_up(score) - shown).abs() < 1e-9, "{score}");
        }
    }

    #[test]
    fn neighbours_become_ranges() {
        assert_eq!(ranges(&[1, 2, 3, 5, 8, 9]), "1–3, 5, 8–9");
        assert_eq!(ranges(&[]), "");
    }
}
