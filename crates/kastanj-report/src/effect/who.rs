//! Who is in: the flow as a figure, and as a table with shares.

use kastanj_analysis::Proportion;
use kastanj_language::{percent, tr};
use kastanj_record::{EndReason, NotAskedReason};

use super::disclosure::{FlowCount, Step, cells_may_stand, small};
use super::input::Scope;
use super::telling::Telling;
use crate::document::{Block, Cell, Figure, Flow, Row, Table, Words};
use crate::figure::{FlowStep, flow};

/// The flow as a figure, with the losses between the steps.
pub(super) fn figure(telling: &Telling<'_>) -> Block {
    let lang = telling.lang;
    let mut before: Option<FlowCount> = None;
    let steps: Vec<FlowStep> = Step::ALL
        .into_iter()
        .map(|step| {
            let count = telling.step(step);
            let lost = match (before, count) {
                (Some(FlowCount::Known(from)), FlowCount::Known(to)) if from > to => {
                    gone(telling, step, from - to)
                }
                _ => Vec::new(),
            };
            before = Some(count);
            FlowStep {
                count: telling.count_words(count),
                label: label(telling, step),
                lost,
                strong: step == Step::Pairs,
            }
        })
        .collect();
    let words: Vec<String> = steps
        .iter()
        .map(|step| {
            let lost = step.lost.join(", ");
            let lost = if lost.is_empty() { lost } else { format!(" ({lost})") };
            format!("{}: {}{lost}", step.label, step.count)
        })
        .collect();
    Block::Flow(Flow {
        drawn: Figure {
            svg: flow(&steps, lang, telling.input.synthetic),
            alt: tr!(lang, "report-flow-alt", steps = words.join("; ")),
            caption: tr!(lang, "report-flow-caption"),
        },
        steps,
    })
}

/// Who left on the way to a step, and why as far as it is known.
fn gone(telling: &Telling<'_>, step: Step, count: u64) -> Vec<String> {
    let lang = telling.lang;
    let number = telling.number(count);
    match step {
        Step::Eligible => Vec::new(),
        Step::Asked => vec![tr!(lang, "report-gone-asked", count = number)],
        Step::Persons => vec![tr!(lang, "report-gone-persons", count = number)],
        Step::Before => not_in_before(telling, count),
        Step::FollowUp => not_followed_up(telling, count),
        Step::Pairs => match telling.lost_and_open() {
            None => vec![tr!(lang, "report-gone-some", count = number)],
            Some((lost, open)) => {
                let lost =
                    (lost > 0).then(|| tr!(lang, "report-gone-lost", count = telling.number(lost)));
                let open =
                    (open > 0).then(|| tr!(lang, "report-gone-open", count = telling.number(open)));
                lost.into_iter().chain(open).collect()
            }
        },
    }
}

/// Those who said yes and are not among those who answered before: they did not, or they are kept
/// out for want of a yes to this use.
fn not_in_before(telling: &Telling<'_>, count: u64) -> Vec<String> {
    let lang = telling.lang;
    let Some(kept) = telling.kept_out().known() else {
        return vec![tr!(lang, "report-gone-before-or-kept", count = telling.number(count))];
    };
    let never = count.saturating_sub(kept);
    let never = (never > 0).then(|| tr!(lang, "report-gone-before", count = telling.number(never)));
    let kept = (kept > 0).then(|| {
        let count = telling.number(kept);
        match telling.input.scope {
            Scope::Unit(_) => tr!(lang, "report-gone-kept-local", count = count),
            Scope::All { .. } => tr!(lang, "report-gone-kept-national", count = count),
        }
    });
    never.into_iter().chain(kept).collect()
}

/// Those with a score both times and none at follow-up: their time is over, or it is still to come.
fn not_followed_up(telling: &Telling<'_>, count: u64) -> Vec<String> {
    let lang = telling.lang;
    let open = telling.input.follow_up_open.min(count);
    let gone = count - open;
    if small(open, telling.smallest()) || small(gone, telling.smallest()) {
        return vec![tr!(lang, "report-gone-follow", count = telling.number(count))];
    }
    let gone = (gone > 0).then(|| tr!(lang, "report-gone-lost", count = telling.number(gone)));
    let open =
        (open > 0).then(|| tr!(lang, "report-gone-follow-open", count = telling.number(open)));
    gone.into_iter().chain(open).collect()
}

fn label(telling: &Telling<'_>, step: Step) -> String {
    let lang = telling.lang;
    match step {
        Step::Eligible => tr!(lang, "report-step-eligible"),
        Step::Asked => tr!(lang, "report-step-asked"),
        Step::Persons => tr!(lang, "report-step-persons"),
        Step::Before => tr!(lang, "report-step-before"),
        Step::Pairs => tr!(lang, "report-step-pairs"),
        Step::FollowUp => tr!(lang, "report-step-follow"),
    }
}

/// The flow as a table with shares and their intervals.
pub(super) fn table(telling: &Telling<'_>) -> Block {
    let (lang, flow) = (telling.lang, &telling.analysis.flow);
    let share = |step: Step, of: Step, proportion: Option<Proportion>| {
        let shown = telling.step(step).known().is_some() && telling.step(of).known().is_some();
        let name = label(telling, step);
        let (part, interval) = match proportion.filter(|_| shown) {
            Some(p) => (
                tr!(
                    lang,
                    "report-share",
                    count = telling.number(p.count),
                    of = telling.number(p.of),
                    percent = percent(lang, p.share)
                ),
                tr!(
                    lang,
                    "report-from-to",
                    lower = percent(lang, p.wilson.lower),
                    upper = percent(lang, p.wilson.upper)
                ),
            ),
            None => (telling.count_words(unshown(telling, step, of)), "–".to_owned()),
        };
        Row::texts([name, part, interval])
    };
    let mut rows = vec![
        share(Step::Asked, Step::Eligible, flow.asked_of_eligible),
        share(Step::Persons, Step::Asked, flow.persons_of_asked),
        share(Step::Before, Step::Persons, flow.before_of_persons),
    ];
    if telling.lost_may_show() {
        rows.push(share(Step::Pairs, Step::Before, flow.pairs_of_before));
    }
    // Where all who accepted answered before, this row would say the same once more.
    if !telling.lost_may_show() || telling.step(Step::Persons) != telling.step(Step::Before) {
        let mut last = share(Step::Pairs, Step::Persons, flow.pairs_of_persons);
        if let Some(name) = last.cells.first_mut() {
            *name = Cell::text(tr!(lang, "report-pairs-of-all"));
        }
        rows.push(last);
    }
    let (pairs, came) = (telling.analysis.flow.pairs, telling.input.follow_up);
    let followed = Proportion::at(came, pairs, telling.analysis.level).ok();
    if came > 0 && telling.step(Step::FollowUp).known().is_some() {
        let mut last = share(Step::FollowUp, Step::Pairs, followed);
        if let Some(name) = last.cells.first_mut() {
            *name = Cell::text(tr!(lang, "report-follow-of-pairs"));
        }
        rows.push(last);
    }
    Block::Table(Table {
        caption: tr!(lang, "report-who-caption"),
        head: vec![
            tr!(lang, "report-step"),
            tr!(lang, "report-of-the-step-before"),
            tr!(lang, "report-interval-wilson", level = telling.level()),
        ],
        figures: vec![1, 2],
        widths: vec![8, 6, 5],
        rows,
        note: note(telling).map(Words::from),
    })
}

fn unshown(telling: &Telling<'_>, step: Step, of: Step) -> FlowCount {
    match (telling.step(step), telling.step(of)) {
        (FlowCount::Known(_), other) | (other, _) => other,
    }
}

fn note(telling: &Telling<'_>) -> Option<String> {
    let (lang, flow) = (telling.lang, &telling.analysis.flow);
    let mut parts: Vec<String> = telling.kept_out_words().into_iter().collect();
    if flow.lost > 0 && telling.lost_may_show() {
        parts.push(tr!(lang, "report-lost-meaning"));
    }
    if flow.open_contacts > 0 && telling.lost_may_show() {
        parts.push(tr!(lang, "report-open-contacts", count = telling.number(flow.open_contacts)));
    }
    let later = telling.input.later_episodes;
    if later > 0 && later >= telling.smallest() {
        parts.push(tr!(lang, "report-later-episodes", count = telling.number(later)));
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Why people were not asked, and how contacts ended; totals only when a cell is small.
pub(super) fn reasons(telling: &Telling<'_>) -> Vec<Block> {
    let (lang, reasons) = (telling.lang, &telling.input.reasons);
    let mut blocks = Vec::new();
    let not_asked: Vec<(String, u64)> =
        reasons.not_asked.iter().map(|(reason, n)| (not_asked(telling, *reason), *n)).collect();
    if !not_asked.is_empty() {
        let asked_shown = telling.step(Step::Asked).known().is_some()
            && telling.step(Step::Eligible).known().is_some();
        let counts: Vec<u64> = not_asked.iter().map(|(_, n)| *n).collect();
        let total: u64 = counts.iter().sum();
        if cells_may_stand(&counts, telling.smallest()) && asked_shown {
            let rows = not_asked
                .into_iter()
                .map(|(name, n)| Row::of(vec![Cell::text(name), Cell::Count(n)]))
                .collect();
            blocks.push(Block::Table(Table {
                caption: tr!(lang, "report-not-asked-caption", count = telling.number(total)),
                head: vec![tr!(lang, "report-reason"), tr!(lang, "report-persons")],
                figures: vec![1],
                widths: vec![8, 3],
                rows,
                note: None,
            }));
        } else if total >= telling.smallest() && asked_shown {
            let words = tr!(lang, "report-not-asked-total", count = telling.number(total));
            blocks.push(Block::Paragraph(words.into()));
        }
    }
    blocks.extend(endings(telling));
    blocks
}

fn endings(telling: &Telling<'_>) -> Option<Block> {
    let (lang, reasons) = (telling.lang, &telling.input.reasons);
    let all = [
        EndReason::Planned,
        EndReason::Faded,
        EndReason::Moved,
        EndReason::Referred,
        EndReason::Other,
    ];
    let of = |map: &std::collections::BTreeMap<EndReason, u64>, reason: EndReason| {
        map.get(&reason).copied().unwrap_or(0)
    };
    let cells: Vec<(EndReason, u64, u64)> = all
        .into_iter()
        .map(|r| (r, of(&reasons.endings_of_pairs, r), of(&reasons.endings_of_lost, r)))
        .filter(|(_, pairs, lost)| pairs + lost > 0)
        .collect();
    if cells.is_empty() {
        return None;
    }
    let counts: Vec<u64> = cells.iter().flat_map(|(_, pairs, lost)| [*pairs, *lost]).collect();
    if !(cells_may_stand(&counts, telling.smallest()) && telling.lost_may_show()) {
        return Some(Block::Paragraph(tr!(lang, "report-endings-withheld").into()));
    }
    let rows = cells
        .into_iter()
        .map(|(reason, pairs, lost)| {
            Row::of(vec![
                Cell::text(ending(telling, reason)),
                Cell::Count(pairs),
                Cell::Count(lost),
            ])
        })
        .collect();
    Some(Block::Table(Table {
        caption: tr!(lang, "report-endings-caption"),
        head: vec![
            tr!(lang, "report-ending"),
            tr!(lang, "report-answered-twice-head"),
            tr!(lang, "report-lost-head"),
        ],
        figures: vec![1, 2],
        widths: vec![8, 4, 4],
        rows,
        note: Some(tr!(lang, "report-endings-note").into()),
    }))
}

fn not_asked(telling: &Telling<'_>, reason: NotAskedReason) -> String {
    let lang = telling.lang;
    match reason {
        NotAskedReason::Crisis => tr!(lang, "report-reason-crisis"),
        NotAskedReason::Forgot => tr!(lang, "report-reason-forgot"),
        NotAskedReason::JudgedUnsuitable => tr!(lang, "report-reason-unsuitable"),
        NotAskedReason::Language => tr!(lang, "report-reason-language"),
        NotAskedReason::Other => tr!(lang, "report-reason-other"),
    }
}

fn ending(telling: &Telling<'_>, reason: EndReason) -> String {
    let lang = telling.lang;
    match reason {
        EndReason::Planned => tr!(lang, "report-ending-planned"),
        EndReason::Faded => tr!(lang, "report-ending-faded"),
        EndReason::Moved => tr!(lang, "report-ending-moved"),
        EndReason::Referred => tr!(lang, "report-ending-referred"),
        EndReason::Other => tr!(lang, "report-ending-other"),
    }
}

/// The flow of each service in the alphabet's order, if no cell of any of them is small or gives
/// a small one away; otherwise the totals above are all there is.
pub(super) fn by_service(telling: &Telling<'_>) -> Option<Block> {
    let lang = telling.lang;
    let mut services: Vec<_> = telling.input.services.iter().collect();
    if services.len() < 2 {
        return None;
    }
    services.sort_by(|a, b| a.name.cmp(&b.name));
    let stands = services.iter().all(|one| {
        let counts = [one.persons, one.before, one.pairs];
        let never = one.persons.saturating_sub(one.before).saturating_sub(one.without_yes);
        let given = one.before + one.without_yes;
        let steps = [
            one.persons.abs_diff(one.before),
            one.before.abs_diff(one.pairs),
            one.without_yes,
            never,
            given.abs_diff(one.pairs),
        ];
        cells_may_stand(&counts, telling.smallest()) && cells_may_stand(&steps, telling.smallest())
    });
    if !stands {
        let words = tr!(lang, "report-by-service-withheld", count = telling.smallest());
        return Some(Block::Paragraph(words.into()));
    }
    let rows = services
        .into_iter()
        .map(|one| {
            let name = Cell::text(one.name.clone());
            Row::of(vec![
                name,
                Cell::Count(one.persons),
                Cell::Count(one.before),
                Cell::Count(one.pairs),
            ])
        })
        .collect();
    Some(Block::Table(Table {
        caption: tr!(lang, "report-by-service-caption"),
        head: vec![
            tr!(lang, "report-service"),
            tr!(lang, "report-accepted-head"),
            tr!(lang, "report-answered-before-head"),
            tr!(lang, "report-answered-twice-head"),
        ],
        figures: vec![1, 2, 3],
        widths: vec![8, 4, 4, 5],
        rows,
        note: None,
    }))
}
