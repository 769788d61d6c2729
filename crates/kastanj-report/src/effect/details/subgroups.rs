//! Changes by the answers to questions that the plan names: whether they differ, by one test.

use kastanj_analysis::paired_change::Pairs;
use kastanj_analysis::subgroups::{Interaction, Subgroups, subgroups};
use kastanj_analysis::{PairedChange, Verdict, multiplicity};
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
    found: Option<Subgroups>,
    test: Option<Interaction>,
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
                let test = found.interaction;
                lines.push(Line { asked, found: may_stand(telling, found), test });
            }
            Err(refusal) => {
                let question = asked.question.get(lang);
                blocks.push(Block::Note(format!("{question}: {}", explain(&refusal, lang)).into()));
            }
        }
    }
    let declared = telling.input.subgroups.iter().all(|asked| asked.declared);
    let words = if declared { "report-subgroups-declared" } else { "report-subgroups-exploratory" };
    let intro = telling.of_independent(tr!(lang, "report-subgroups-intro"));
    let standing = kastanj_language::lookup(lang, words, &[]);
    blocks.insert(1, Block::Paragraph(format!("{standing} {intro}").into()));
    let tested: Vec<f64> =
        lines.iter().filter_map(|line| line.test).map(|test| test.p_value).collect();
    let mut adjusted =
        multiplicity::holm(&tested).map(|all| all.adjusted).unwrap_or_default().into_iter();
    for line in &lines {
        let p = line.test.and_then(|_| adjusted.next());
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
) -> Result<Subgroups, kastanj_analysis::Refusal> {
    let rows = telling.input.paired.rows.iter().zip(&asked.of_rows);
    let (mut before, mut after, mut group) = (Vec::new(), Vec::new(), Vec::new());
    for (row, place) in rows {
        if let Some((x, y)) = row.before.zip(row.after) {
            before.push(x);
            after.push(y);
            group.push(*place);
        }
    }
    let pairs = Pairs::new(before, after)?;
    let level = telling.analysis.level;
    subgroups(&pairs, &group, asked.groups.len(), telling.smallest(), level)
}

/// With the figures of all pairs, those of the groups that are told give away what is left: it must
/// be large enough, too, and no group alone.
fn may_stand(telling: &Telling<'_>, found: Subgroups) -> Option<Subgroups> {
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
    (!hidden).then_some(found)
}

fn table(
    telling: &Telling<'_>,
    asked: &Subgroup,
    found: &Subgroups,
    adjusted: Option<f64>,
    tests: usize,
) -> Block {
    let lang = telling.lang;
    let mut rows = Vec::new();
    for (group, name) in found.groups.iter().zip(&asked.groups).filter(|(group, _)| group.pairs > 0)
    {
        rows.push(row(telling, Cell::text(name.get(lang)), group.pairs, group.change.as_ref()));
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
        note: Some(note(telling, found.interaction.as_ref().zip(adjusted), tests).into()),
    })
}

fn row(telling: &Telling<'_>, name: Cell, pairs: u64, change: Option<&PairedChange>) -> Row {
    let cells = match change {
        Some(change) => vec![
            name,
            Cell::Count(pairs),
            Cell::text(telling.score(change.mean_before)),
            Cell::text(telling.points(change.mean_change)),
            Cell::text(telling.interval(change.interval)),
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
fn note(telling: &Telling<'_>, test: Option<(&Interaction, f64)>, tests: usize) -> String {
    let lang = telling.lang;
    let Some((test, adjusted)) = test else {
        return tr!(lang, "report-subgroups-no-test");
    };
    let said = if adjusted < 1.0 - telling.analysis.level.value() {
        tr!(lang, "report-subgroups-differ")
    } else {
        tr!(lang, "report-subgroups-no-evidence")
    };
    let figures = match test.difference {
        Some(welch) => tr!(
            lang,
            "report-subgroups-two",
            difference = telling.points(welch.difference),
            level = telling.level(),
            interval = telling.interval(welch.interval),
            p = p_value(lang, adjusted),
            count = tests
        ),
        None => tr!(
            lang,
            "report-subgroups-several",
            f = decimal(lang, test.f, 2),
            numerator = decimal(lang, test.df_numerator, 0),
            denominator = decimal(lang, test.df_denominator, 1),
            p = p_value(lang, adjusted),
            count = tests
        ),
    };
    format!("{said} {figures}")
}
