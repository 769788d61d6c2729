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
        lower = telling.points(findings.change.interval.lower),
        upper = telling.points(findings.change.interval.upper)
    );
    format!("{who} {what} {} {uncertainty}", telling.scale())
}

/// How many are unknown.
fn unknown(telling: &Telling<'_>) -> Option<String> {
    let pairs = telling.step(Step::Pairs).known()?;
    let whole = telling.step(Step::Persons).known().or(telling.step(Step::Before).known())?;
    let others = whole.saturating_sub(pairs);
    let count = telling.number(others);
    (others > 0).then(|| match where_they_are(telling) {
        Some(parts) => tr!(telling.lang, "report-others-where", count = count, parts = parts),
        None => tr!(telling.lang, "report-others-unknown", count = count),
    })
}

/// The parts of which the others are the sum, if each of them may be seen.
fn where_they_are(telling: &Telling<'_>) -> Option<String> {
    let lang = telling.lang;
    let (lost, open) = telling.lost_and_open()?;
    let before = telling.step(Step::Before).known()?;
    let never = telling.step(Step::Persons).known().map_or(0, |all| all.saturating_sub(before));
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
