//! The verdict in words that a board understands.

use kastanj_analysis::offered::{NullWorld, SIMULATED_PEOPLE, simulated_verdicts};
use kastanj_analysis::{Course, Direction, Findings, Verdict};
use kastanj_language::{Lang, decimal, lookup, tr};

use super::details::{individual, services};

use super::disclosure::Step;
use super::telling::Telling;
use crate::audience::Audience;
use crate::document::{Block, Callout, Tone, Words};

/// The verdict as one sentence.
pub fn headline(verdict: Verdict, course: Option<Course>, lang: Lang) -> String {
    match (verdict, course) {
        (Verdict::NoStatement, _) => tr!(lang, "report-headline-none"),
        (Verdict::DescribeOnly, _) => tr!(lang, "report-headline-describe"),
        (Verdict::Indication, Some(Course::Worsening)) => {
            tr!(lang, "report-headline-indication-worse")
        }
        (Verdict::Indication, _) => tr!(lang, "report-headline-indication-better"),
        (Verdict::SupportedChange, Some(Course::Worsening)) => {
            tr!(lang, "report-headline-supported-worse")
        }
        (Verdict::SupportedChange, _) => tr!(lang, "report-headline-supported-better"),
    }
}

/// The box at the top.
pub(super) fn callout(telling: &Telling<'_>) -> Block {
    let (lang, verdict) = (telling.lang, telling.analysis.verdict);
    // What is said of rival explanations and the look of the box would tell the verdict.
    let told = if telling.verdict_may_show() { verdict } else { Verdict::DescribeOnly };
    let tone = match told {
        Verdict::NoStatement | Verdict::DescribeOnly => Tone::Still,
        Verdict::Indication => Tone::Leaning,
        Verdict::SupportedChange => Tone::Firm,
    };
    let mut body: Vec<Words> = exploratory(telling).map(Words::from).into_iter().collect();
    let label = match body.is_empty() {
        true => "report-verdict-label",
        false => "report-verdict-label-exploratory",
    };
    body.push(match telling.findings() {
        None => withheld(telling).into(),
        Some(findings) => what_they_say(telling, findings).into(),
    });
    body.extend(unknown(telling).map(Words::from));
    body.push(rivals(telling, told).into());
    Block::Callout(Callout {
        tone,
        label: lookup(lang, label, &[("step", telling.verdict_name().into())]),
        headline: if telling.verdict_may_show() {
            headline(verdict, telling.analysis.course, lang)
        } else {
            tr!(lang, "report-headline-withheld")
        },
        body,
    })
}

/// Why everything that follows is exploratory, if it is: said before any figure.
fn exploratory(telling: &Telling<'_>) -> Option<String> {
    let standing = &telling.input.plan.standing;
    match (standing.holds(), standing.before_data()) {
        (true, true) => None,
        (true, false) => Some(tr!(telling.lang, "report-plan-late-here")),
        (false, _) => Some(tr!(telling.lang, "report-plan-exploratory-here")),
    }
}

fn withheld(telling: &Telling<'_>) -> String {
    let lang = telling.lang;
    if telling.analysis.verdict == Verdict::NoStatement {
        tr!(lang, "report-too-few-pairs", needed = telling.input.paired.gates.describe_only.pairs)
    } else {
        tr!(lang, "report-withheld-for-edition", needed = telling.smallest())
    }
}

fn what_they_say(telling: &Telling<'_>, findings: &Findings) -> String {
    let lang = telling.lang;
    let pairs = telling.number(telling.analysis.flow.pairs);
    let who = match telling.step(Step::Persons).known() {
        Some(persons) => {
            tr!(lang, "report-answered-twice-of", pairs = &pairs, persons = telling.number(persons))
        }
        None => tr!(lang, "report-answered-twice", pairs = &pairs),
    };
    let change = findings.change.mean_change;
    let size = telling.score(change.abs());
    let up = change > 0.0;
    let good = up == (telling.analysis.direction == Direction::HigherIsBetter);
    let what = match (change == 0.0, up, good) {
        (true, _, _) => tr!(lang, "report-mean-same"),
        (_, true, true) => tr!(lang, "report-mean-higher-good", size = size),
        (_, true, false) => tr!(lang, "report-mean-higher-bad", size = size),
        (_, false, true) => tr!(lang, "report-mean-lower-good", size = size),
        (_, false, false) => tr!(lang, "report-mean-lower-bad", size = size),
    };
    let scale = [Some(telling.scale()), measured(telling)];
    let scale = scale.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let mut said = format!("{who} {what} {scale} {}", uncertain(telling, findings));
    let services = findings.services.as_ref().and_then(|services| services.pooled.as_ref());
    if let Some(pooled) = services.filter(|_| services::may_be_told(telling, findings)) {
        said.push(' ');
        said.push_str(&tr!(
            lang,
            "report-mean-predicted",
            lower = telling.points(pooled.cautious_prediction.lower),
            upper = telling.points(pooled.cautious_prediction.upper)
        ));
    }
    if let Some(words) = individual::sentence(telling) {
        said.push(' ');
        said.push_str(&words);
    }
    said
}

/// What the score is made of, where it has parts.
fn measured(telling: &Telling<'_>) -> Option<String> {
    let lang = telling.lang;
    let names = telling.input.parts.iter().map(|part| part.get(lang).to_owned()).collect();
    let questions = telling.input.answers_needed?.of;
    (telling.input.parts.len() > 1).then(|| {
        let parts = telling.row_of(names);
        tr!(lang, "report-measured", count = telling.number(questions), parts = parts)
    })
}

/// Between which ends the mean change may lie: over services where the interval is.
fn uncertain(telling: &Telling<'_>, findings: &Findings) -> String {
    let lang = telling.lang;
    let interval = findings.interval();
    let key = match (findings.over_services, telling.audience) {
        (None, Audience::Public) => "report-mean-uncertain-public",
        (None, _) => "report-mean-uncertain",
        (Some(_), Audience::Public) => "report-mean-uncertain-services-public",
        (Some(_), _) => "report-mean-uncertain-services",
    };
    let ends = [
        ("level", telling.level().into()),
        ("lower", telling.points(interval.lower).into()),
        ("upper", telling.points(interval.upper).into()),
    ];
    lookup(lang, key, &ends)
}

/// What else the change may come from, in words for the reader; under *supported change* how often
/// regression to the mean alone gets there.
fn rivals(telling: &Telling<'_>, told: Verdict) -> String {
    let lang = telling.lang;
    match (told, telling.audience) {
        (Verdict::NoStatement | Verdict::DescribeOnly, _) => tr!(lang, "report-no-comparison"),
        (Verdict::Indication, Audience::Public) => tr!(lang, "report-rivals-indication-public"),
        (Verdict::Indication, _) => tr!(lang, "report-rivals-indication"),
        (Verdict::SupportedChange, audience) => {
            let key = match audience {
                Audience::Public => "report-rivals-supported-public",
                _ => "report-rivals-supported",
            };
            let reached = simulated_verdicts(NullWorld::RegressionToTheMean);
            let shares = reached.iter().map(|share| 100.0 * share.better);
            let mut reached: Vec<(f64, u64)> = shares.zip(SIMULATED_PEOPLE).collect();
            reached.sort_by(|one, other| one.0.total_cmp(&other.0));
            let (Some(least), Some(most)) = (reached.first(), reached.last()) else {
                return tr!(lang, "report-no-comparison");
            };
            let ends = [
                ("least", decimal(lang, least.0, 0).into()),
                ("few", telling.number(least.1).into()),
                ("most", decimal(lang, most.0, 0).into()),
                ("many", telling.number(most.1).into()),
            ];
            lookup(lang, key, &ends)
        }
    }
}

/// How many are unknown, and how many are kept out for want of a yes.
fn unknown(telling: &Telling<'_>) -> Option<String> {
    let words: Vec<String> = others(telling).into_iter().chain(telling.kept_out_words()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Of whom nobody knows how it went. Those kept out are not among them, unless their number would
/// give a small one away: then the sentence says *not in* of all of them.
fn others(telling: &Telling<'_>) -> Option<String> {
    let lang = telling.lang;
    let pairs = telling.step(Step::Pairs).known()?;
    let persons = telling.step(Step::Persons).known();
    let whole = persons.or(telling.step(Step::Before).known())?;
    let kept = match (persons, telling.kept_out()) {
        (None, _) => Some(0),
        (Some(_), kept) => kept.known(),
    };
    let others = whole.saturating_sub(pairs).saturating_sub(kept.unwrap_or(0));
    if others == 0 {
        return None;
    }
    let count = telling.number(others);
    let whole_answered = telling.step(Step::Before).known() == Some(whole);
    let words = match (kept, where_they_are(telling, others)) {
        (None, _) => {
            tr!(lang, "report-others-untold", count = count, purpose = telling.purpose())
        }
        (Some(_), Some(parts)) => tr!(lang, "report-others-where", count = count, parts = parts),
        (Some(_), None) if whole_answered => {
            tr!(lang, "report-others-from-before", count = count)
        }
        (Some(_), None) => tr!(lang, "report-others-unknown", count = count),
    };
    Some(words)
}

/// The parts of which the others are the sum, if each of them may be seen.
fn where_they_are(telling: &Telling<'_>, others: u64) -> Option<String> {
    let lang = telling.lang;
    let (lost, open) = telling.lost_and_open()?;
    let never = others.saturating_sub(lost).saturating_sub(open);
    let mut parts = Vec::new();
    if never > 0 {
        parts.push(tr!(lang, "report-others-never", count = telling.number(never)));
    }
    if lost > 0 {
        parts.push(tr!(lang, "report-others-lost", count = telling.number(lost)));
    }
    if open > 0 {
        parts.push(tr!(lang, "report-others-open", count = telling.number(open)));
    }
    (!parts.is_empty()).then(|| telling.row_of(parts))
}
