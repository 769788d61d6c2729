//! The verdict in words that a board understands.

use kastanj_analysis::{Course, Direction, Findings, Verdict};
use kastanj_language::{Lang, tr};

use super::disclosure::Step;
use super::telling::Telling;
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
    let mut body = match telling.findings() {
        None => vec![Words::from(withheld(telling))],
        Some(findings) => vec![Words::from(what_they_say(telling, findings))],
    };
    body.extend(unknown(telling).map(Words::from));
    body.push(match told {
        Verdict::NoStatement | Verdict::DescribeOnly => tr!(lang, "report-no-comparison").into(),
        Verdict::Indication => tr!(lang, "report-rivals-indication").into(),
        Verdict::SupportedChange => tr!(lang, "report-rivals-supported").into(),
    });
    if !telling.input.plan.standing.holds() {
        body.push(tr!(lang, "report-plan-exploratory-here").into());
    }
    Block::Callout(Callout {
        tone,
        label: tr!(lang, "report-verdict-label", step = telling.verdict_name()),
        headline: if telling.verdict_may_show() {
            headline(verdict, telling.analysis.course, lang)
        } else {
            tr!(lang, "report-headline-withheld")
        },
        body,
    })
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
    let uncertainty = tr!(
        lang,
        "report-mean-uncertain",
        level = telling.level(),
        lower = telling.points(findings.change.interval.lower),
        upper = telling.points(findings.change.interval.upper)
    );
    format!("{who} {what} {} {uncertainty}", telling.scale())
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
