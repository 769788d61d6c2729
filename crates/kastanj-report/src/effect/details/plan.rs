use kastanj_language::tr;

use super::part;
use crate::document::{Block, Row, Table, Words};
use crate::effect::telling::Telling;
use crate::plan::{change_words, standing_words};

/// What was decided, when it was frozen, and what differs today.
pub(super) fn section(telling: &Telling<'_>) -> Vec<Block> {
    let (lang, plan) = (telling.lang, &telling.input.plan);
    let standing = standing_words(&plan.standing, lang).into_iter().map(Words::from).collect();
    let mut blocks = vec![part(tr!(lang, "report-plan-title")), Block::List(standing)];
    let changes = plan.standing.frozen.as_ref().map(|frozen| frozen.changes.as_slice());
    if let Some(changes @ [_, ..]) = changes {
        blocks.push(Block::Table(Table {
            caption: tr!(lang, "report-plan-changes-caption"),
            head: vec![
                tr!(lang, "report-plan-changes-field"),
                tr!(lang, "report-plan-changes-frozen"),
                tr!(lang, "report-plan-changes-now"),
            ],
            figures: Vec::new(),
            widths: vec![8, 6, 6],
            rows: changes.iter().map(|change| Row::texts(change_words(change, lang))).collect(),
            note: None,
        }));
    }
    blocks.push(Block::Table(Table {
        caption: tr!(lang, "report-receipt-plan"),
        head: vec![tr!(lang, "report-plan-part"), tr!(lang, "report-plan-value")],
        figures: Vec::new(),
        widths: vec![5, 12],
        rows: plan
            .rows
            .iter()
            .map(|(name, value)| Row::texts([name.clone(), value.clone()]))
            .collect(),
        note: None,
    }));
    blocks
}
