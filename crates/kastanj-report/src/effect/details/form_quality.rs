//! How the form itself holds: whether its questions go together, what is left empty, floor and
//! ceiling. Of the before-forms, where everybody who takes part has answered.

use kastanj_analysis::ScaleRange;
use kastanj_analysis::proportion::Proportion;
use kastanj_analysis::psychometrics::{
    Alpha, Answers, Omega, ScaleQuality, alpha, item_quality, omega,
};
use kastanj_language::{Text, decimal, tr};

use super::part;
use crate::document::{Block, Cell, Row, Table};
use crate::effect::disclosure::{Step, small};
use crate::effect::telling::Telling;
use crate::refusal::explain;

/// With fewer whole forms a coefficient says more about chance than about the form.
const FEWEST_FORMS: u64 = 20;

pub(super) fn section(telling: &Telling<'_>) -> Vec<Block> {
    let lang = telling.lang;
    let form = &telling.input.form;
    if form.rows.is_empty() || form.questions.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![part(tr!(lang, "report-form"))];
    let needed = FEWEST_FORMS.max(telling.smallest());
    if (form.rows.len() as u64) < needed {
        blocks.push(Block::Paragraph(tr!(lang, "report-form-few", count = needed).into()));
        return blocks;
    }
    let names = (1..=form.questions.len()).map(|number| number.to_string()).collect();
    let found = Answers::new(names, form.rows.clone()).and_then(|answers| {
        let range = ScaleRange::new(form.range.0, form.range.1)?;
        Ok((item_quality(&answers, range)?, answers))
    });
    let (quality, answers) = match found {
        Ok(found) => found,
        Err(refusal) => {
            blocks.push(Block::Paragraph(explain(&refusal, lang).into()));
            return blocks;
        }
    };
    let counts = counts_may_stand(telling, &quality);
    let alpha = alpha(&answers).map(|alpha| alpha.at(telling.analysis.level));
    blocks.push(together(telling, alpha.as_ref().ok(), omega(&answers).as_ref().ok(), counts));
    if let Err(refusal) = &alpha {
        blocks.push(Block::Note(explain(refusal, lang).into()));
    }
    if counts {
        blocks.push(whole(telling, &quality));
        blocks.push(questions(telling, &quality, alpha.as_ref().ok(), &form.questions));
    } else {
        let words = tr!(lang, "report-form-withheld", count = telling.smallest());
        blocks.push(Block::Note(words.into()));
    }
    blocks
}

/// Whether the number of forms may be seen beside the flow, and that of forms with a gap by what it
/// leaves of them.
fn counts_may_stand(telling: &Telling<'_>, quality: &ScaleQuality) -> bool {
    telling.step(Step::Before).known() == Some(quality.n)
        && !small(quality.incomplete.count, telling.smallest())
}

/// Alpha and omega in a sentence.
fn together(
    telling: &Telling<'_>,
    alpha: Option<&Alpha>,
    omega: Option<&Omega>,
    counts: bool,
) -> Block {
    let lang = telling.lang;
    let Some(alpha) = alpha else {
        return Block::Paragraph(tr!(lang, "report-form-no-alpha").into());
    };
    let mut words = tr!(
        lang,
        "report-form-alpha",
        alpha = decimal(lang, alpha.alpha, 2),
        lower = decimal(lang, alpha.interval.lower, 2),
        upper = decimal(lang, alpha.interval.upper, 2)
    );
    if counts {
        let count = telling.number(alpha.n);
        let forms = tr!(lang, "report-form-complete", count = count, items = alpha.items);
        words = format!("{words} {forms}");
    }
    if let Some(omega) = omega.filter(|omega| !omega.heywood) {
        words = format!(
            "{words} {}",
            tr!(lang, "report-form-omega", omega = decimal(lang, omega.omega, 2))
        );
    }
    if alpha.negative_mean_covariance {
        words = format!("{words} {}", tr!(lang, "report-form-negative"));
    }
    Block::Paragraph(words.into())
}

/// A count with its denominator; hidden where a few stand behind it.
fn share(telling: &Telling<'_>, share: Option<Proportion>) -> Cell {
    match share {
        Some(share) if small(share.count, telling.smallest()) => Cell::Hidden,
        Some(share) => Cell::text(tr!(
            telling.lang,
            "report-form-of",
            count = telling.number(share.count),
            of = telling.number(share.of)
        )),
        None => Cell::text("–"),
    }
}

fn whole(telling: &Telling<'_>, quality: &ScaleQuality) -> Block {
    let lang = telling.lang;
    let row = |name: String, cell: Cell| Row::of(vec![Cell::text(name), cell]);
    Block::Table(Table {
        caption: tr!(lang, "report-form-whole"),
        head: vec![String::new(), tr!(lang, "report-form-forms")],
        figures: vec![1],
        widths: vec![12, 6],
        rows: vec![
            row(tr!(lang, "report-form-incomplete"), share(telling, Some(quality.incomplete))),
            row(tr!(lang, "report-form-floor"), share(telling, quality.floor)),
            row(tr!(lang, "report-form-ceiling"), share(telling, quality.ceiling)),
        ],
        note: Some(tr!(lang, "report-form-note").into()),
    })
}

fn questions(
    telling: &Telling<'_>,
    quality: &ScaleQuality,
    alpha: Option<&Alpha>,
    names: &[Text],
) -> Block {
    let lang = telling.lang;
    let rows = quality.items.iter().zip(names).enumerate().map(|(at, (item, name))| {
        let rest = alpha.and_then(|alpha| alpha.by_item.get(at)?.item_rest);
        Row::of(vec![
            Cell::text(name.get(lang)),
            share(telling, Some(item.missing)),
            item.mean.map_or_else(|| Cell::text("–"), |mean| Cell::text(decimal(lang, mean, 1))),
            rest.map_or_else(|| Cell::text("–"), |rest| Cell::text(decimal(lang, rest, 2))),
        ])
    });
    Block::Table(Table {
        caption: tr!(lang, "report-form-questions"),
        head: vec![
            tr!(lang, "report-form-question"),
            tr!(lang, "report-form-missing"),
            tr!(lang, "report-mean"),
            tr!(lang, "report-form-rest"),
        ],
        figures: vec![1, 2, 3],
        widths: vec![14, 4, 3, 4],
        rows: rows.collect(),
        note: Some(tr!(lang, "report-form-questions-note").into()),
    })
}
