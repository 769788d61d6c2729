//! Behind the first page: every gate, every figure, how it was done.

mod apart;
mod change;
mod checklists;
mod follow_up;
mod form_quality;
mod funnel;
mod gates;
mod imputed;
pub(super) mod individual;
mod lost;
mod method;
mod model;
mod plan;
mod rivals;
mod secondary;
pub(super) mod services;
mod simulated;
mod since;
mod subgroups;
mod tests;
mod watch;

use kastanj_language::tr;

use super::telling::Telling;
use super::{contact, needed, who};
use crate::document::{Block, headings};
use crate::error::ReportRefusal;
use crate::knowledge::Register;

/// All details in order.
pub(super) fn details(
    telling: &Telling<'_>,
    register: &Register,
) -> Result<Vec<Block>, ReportRefusal> {
    let lang = telling.lang;
    let mut blocks = vec![
        heading(tr!(lang, "report-details")),
        Block::Paragraph(tr!(lang, "report-details-intro").into()),
        part(tr!(lang, "report-gates")),
    ];
    blocks.extend(gates::section(telling));
    blocks.extend(since::section(telling));
    blocks.push(part(tr!(lang, "report-who")));
    blocks.push(who::table(telling));
    blocks.extend(who::by_service(telling));
    blocks.extend(who::reasons(telling));
    if let Some(findings) = telling.findings() {
        blocks.push(part(tr!(lang, "report-change")));
        blocks.extend(change::section(telling, findings));
        blocks.push(part(tr!(lang, "report-other-measures")));
        blocks.extend(tests::section(telling, findings));
        blocks.push(part(tr!(lang, "report-lost")));
        blocks.extend(lost::section(telling, findings));
        blocks.extend(model::section(telling));
        blocks.extend(follow_up::section(telling));
        blocks.extend(individual::section(telling));
        blocks.extend(secondary::section(telling));
        blocks.extend(subgroups::section(telling));
        blocks.extend(services::section(telling, findings));
        blocks.extend(watch::section(telling));
    }
    if let Some(table) = contact::full_table(telling) {
        blocks.push(part(tr!(lang, "report-contact-full")));
        blocks.push(table);
    }
    blocks.extend(form_quality::section(telling));
    blocks.push(part(tr!(lang, "report-needed-full")));
    blocks.extend(needed::full(telling));
    blocks.extend(plan::section(telling));
    blocks.extend(method::section(telling, register)?);
    if telling.findings().is_some() {
        blocks.extend(simulated::section(telling));
    }
    let headings = headings(&blocks);
    blocks.extend(checklists::section(telling, &headings));
    Ok(blocks)
}

fn heading(text: String) -> Block {
    Block::Heading { level: 1, text }
}

fn part(text: String) -> Block {
    Block::Heading { level: 2, text }
}
