//! Changes by the answers to questions that the plan names: whether they differ, by one test.

use kastanj_analysis::paired_change::Pairs;
use kastanj_analysis::subgroups::{GroupsOverServices, Subgroups, groups_over_services, subgroups};
use kastanj_analysis::{Interval, Verdict, multiplicity};
use kastanj_language::{decimal, tr};

use super::part;
use super::tests::p_value;
use crate::document::{Block, Cell, Row, Table};
use crate::effect::disclosure::small;
use crate::effect::further::Subgroup;
use crate::effect::telling::Telling;
use crate::refusal::explain;

/// One question with what was found; nothing where the edition may not tell it. The test counts among
/// the others all the same: what is not told makes no other finding surer.
struct Line<'a> {
    asked: &'a Subgroup,
    found: Option<Compared>,
    p_value: Option<f64>,
}

/// The groups of one question, with services as clusters where there are three.
struct Compared {
    groups: Subgroups,
    over: Option<GroupsOverServices>,
}

impl Compared {
    /// P that all groups change alike. A difference that the services leave undetermined counts as none.
    fn p_value(&self) -> Option<f64> {
        let test = self.groups.interaction?;
        Some(self.over.as_ref().map_or(test.p_value, |over| over.p_value.unwrap_or(1.0)))
    }

    /// The interval of one group's change; `None` where the services leave it undetermined.
    fn interval(&self, group: usize) -> Option<Interval> {
        let alone = self.groups.groups.get(group)?.change.as_ref()?.interval;
        match &self.over {
            None => Some(alone),
            Some(over) => over.groups.get(group)?.map(|over| over.interval),
        }
    }
}

pub(super) fn section(telling: &Telling<'_>) -> Vec<Block> {
    let lang = telling.lang;
    if telling.input.subgroups.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![part(tr!(lang, "report-subgroups"))];
    if telling.analysis.verdict < Verdict::Indication {
        blocks.push(Block::Paragraph(tr!(lang, "report-subgroups-below").into()));
        return blocks;
    }
    let mut lines = Vec::new();
    for asked in &telling.input.subgroups {
        match compared(telling, asked) {
            Ok(found) => {
                let p_value = found.p_value();
                lines.push(Line { asked, found: may_stand(telling, found), p_value });
            }
            Err(refusal) => {
                let question = asked.question.get(lang);
                blocks.push(Block::Note(format!("{question}: {}", explain(&refusal, lang)).into()));
            }
        }
    }
    let declared = telling.input.subgroups.iter().all(|asked| asked.declared);
    let words = if declared { "report-subgroups-declared" } else { "report-subgroups-exploratory" };
    let intro = tr!(lang, "report-subgroups-intro");
    let standing = kastanj_language::lookup(lang, words, &[]);
    blocks.insert(1, Block::Paragraph(format!("{standing} {intro}").into()));
    let tested: Vec<f64> = lines.iter().filter_map(|line| line.p_value).collect();
    let mut adjusted =
        multiplicity::holm(&tested).map(|all| all.adjusted).unwrap_or_default().into_iter();
    for line in &lines {
        let p = line.p_value.and_then(|_| adjusted.next());
        match &line.found {
            None => blocks.push(Block::Note(
                tr!(
                    lang,
                    "report-subgroups-withheld",
                    question = line.asked.question.get(lang),
                    count = telling.smallest().max(kastanj_analysis::gates::DISCLOSURE_MINIMUM)
                )
                .into(),
            )),
            Some(found) => {
                blocks.push(table(telling, line.asked, found, p, tested.len()));
            }
        }
    }
    blocks
}

fn compared(
    telling: &Telling<'_>,
    asked: &Subgroup,
) -> Result<Compared, kastanj_analysis::Refusal> {
    let rows = telling.input.paired.rows.iter().zip(&asked.of_rows);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let (mut group, mut services) = (Vec::new(), Vec::new());
    for (row, place) in rows {
        if let Some((x, y)) = row.before.zip(row.after) {
            before.push(x);
            after.push(y);
            group.push(*place);
            services.push(row.service.as_deref());
        }
    }
    let pairs = Pairs::new(before, after)?;
    let level = telling.analysis.level;
    let groups = subgroups(&pairs, &group, asked.groups.len(), telling.smallest(), level)?;
    let over = groups_over_services(&pairs, &group, &services, &groups, level)?;
    Ok(Compared { groups, over })
}

/// With the figures of all pairs, those of the groups that are told give away what is left: it must
/// be large enough, too, and no group alone.
fn may_stand(telling: &Telling<'_>, compared: Compared) -> Option<Compared> {
    let found = &compared.groups;
    let hidden = found.groups.iter().filter(|group| group.pairs > 0 && group.change.is_none());
    let (mut parts, mut left) = (0_u64, 0_u64);
    for pairs in hidden.map(|group| group.pairs).chain([found.without_group]) {
        if pairs > 0 {
            parts += 1;
            left += pairs;
        }
    }
    let given_away = left > 0 && (small(left, telling.smallest()) || parts < 2);
    let nothing = found.groups.iter().all(|group| group.change.is_none());
    let hidden = nothing || (given_away && telling.smallest() > 1);
    (!hidden).then_some(compared)
}

fn table(
    telling: &Telling<'_>,
    asked: &Subgroup,
    compared: &Compared,
    adjusted: Option<f64>,
    tests: usize,
) -> Block {
    let lang = telling.lang;
    let found = &compared.groups;
    let mut rows = Vec::new();
    for (group, name) in found.groups.iter().zip(&asked.groups).filter(|(group, _)| group.pairs > 0)
    {
        let interval = compared.interval(group.group);
        let change = group.change.as_ref().map(|change| Change {
            before: change.mean_before,
            mean: change.mean_change,
            interval,
        });
        rows.push(row(telling, Cell::text(name.get(lang)), group.pairs, change));
    }
    if found.without_group > 0 {
        let name = Cell::text(tr!(lang, "report-subgroups-no-answer"));
        rows.push(row(telling, name, found.without_group, None));
    }
    Block::Table(Table {
        caption: tr!(lang, "report-subgroups-caption", question = asked.question.get(lang)),
        head: vec![
            tr!(lang, "report-subgroups-group"),
            tr!(lang, "report-persons"),
            tr!(lang, "report-subgroups-before"),
            tr!(lang, "report-change-points"),
            tr!(lang, "report-interval", level = telling.level()),
        ],
        figures: vec![1, 2, 3, 4],
        widths: vec![10, 3, 4, 5, 6],
        rows,
        note: Some(note(telling, compared, adjusted, tests).into()),
    })
}

/// What a row tells of a group.
struct Change {
    before: f64,
    mean: f64,
    interval: Option<Interval>,
}

fn row(telling: &Telling<'_>, name: Cell, pairs: u64, change: Option<Change>) -> Row {
    let cells = match change {
        Some(change) => vec![
            name,
            Cell::Count(pairs),
            Cell::text(telling.score(change.before)),
            Cell::text(telling.points(change.mean)),
            change.interval.map_or(Cell::text("–"), |found| Cell::text(telling.interval(found))),
        ],
        None => {
            let count =
                if small(pairs, telling.smallest()) { Cell::Hidden } else { Cell::Count(pairs) };
            vec![name, count, Cell::Hidden, Cell::Hidden, Cell::Hidden]
        }
    };
    Row::of(cells)
}

/// What the test says, in words that do not make more of it.
fn note(telling: &Telling<'_>, compared: &Compared, adjusted: Option<f64>, tests: usize) -> String {
    let lang = telling.lang;
    let Some((test, adjusted)) = compared.groups.interaction.as_ref().zip(adjusted) else {
        return tr!(lang, "report-subgroups-no-test");
    };
    let over = compared.over.as_ref();
    if over.is_some_and(|over| over.p_value.is_none()) {
        return tr!(lang, "report-subgroups-undetermined");
    }
    let said = if adjusted < 1.0 - telling.analysis.level.value() {
        tr!(lang, "report-subgroups-differ")
    } else {
        tr!(lang, "report-subgroups-no-evidence")
    };
    let way = match (test.difference, over) {
        (_, None) => tr!(lang, "report-subgroups-welch"),
        (Some(_), Some(_)) => tr!(lang, "report-subgroups-services"),
        (None, Some(_)) => tr!(lang, "report-subgroups-services-several"),
    };
    let widest = |welch: Interval| {
        let over = over.and_then(|over| over.differences.first());
        over.map_or(welch, |difference| difference.interval)
    };
    let figures = match test.difference {
        Some(welch) => tr!(
            lang,
            "report-subgroups-two",
            difference = telling.points(welch.difference),
            level = telling.level(),
            interval = telling.interval(widest(welch.interval)),
            p = p_value(lang, adjusted),
            way = way,
            count = tests
        ),
        None => tr!(
            lang,
            "report-subgroups-several",
            f = decimal(lang, test.f, 2),
            numerator = decimal(lang, test.df_numerator, 0),
            denominator = decimal(lang, test.df_denominator, 1),
            p = p_value(lang, adjusted),
            way = way,
            count = tests
        ),
    };
    format!("{said} {figures}")
}
