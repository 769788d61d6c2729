//! The effect report: one page first, details behind.

mod assemble;
mod assemble_further;
mod contact;
mod details;
mod disclosure;
mod edition;
mod further;
mod input;
mod lost;
mod missing;
mod needed;
mod summary;
mod telling;
mod verdict;
mod watch;
mod who;

pub(crate) use assemble::contact_items;
pub(crate) use contact::agreement_table;
pub(crate) use disclosure::{cells_may_stand, disclose, small};
pub(crate) use telling::counted;

pub use assemble::{AssemblyError, ReportOrder, assemble};
pub use disclosure::{FlowCount, Step};
pub use edition::{EarlierEdition, EditionFigures, PrintedChange};
pub use further::{Declared, FormAnswers, OtherOutcome, Subgroup};
pub use input::{
    AnswersNeeded, ContactItem, ContactOption, EffectReportInput, LossReasons, PersonWaves, Plan,
    Reproducibility, Scope, ServiceFlow,
};
pub use telling::{gate_name, level_words, step_name};
pub use verdict::headline;
pub use watch::Watch;

use kastanj_analysis::{PairedAnalysis, paired_analysis};
use kastanj_language::{Lang, tr};

use crate::audience::Audience;
use crate::document::{Block, Checked, Document, DocumentName};
use crate::error::ReportRefusal;
use crate::knowledge::Register;
use crate::wording::Limits;
use telling::Telling;

/// A finished report and the analysis behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct EffectReport {
    /// The report, read for forbidden wording: ready to print.
    pub document: Checked,
    /// One page for the public, beside the public edition.
    pub summary: Option<Checked>,
    /// Every figure that it rests on, also those that the edition withholds.
    pub analysis: PairedAnalysis,
    /// What a later edition is put beside.
    pub figures: EditionFigures,
}

/// Writes the report for one audience in one language.
///
/// # Errors
/// [`ReportRefusal::Analysis`] for contradictory numbers, [`ReportRefusal::NoAnswers`] without
/// any answer, [`ReportRefusal::TooFewNew`] if an edition beside the earlier one would give single
/// answers away, [`ReportRefusal::Fact`] if the register lacks a fact that the report quotes,
/// [`ReportRefusal::Wording`] if a text (for instance the study's name) says what may not be said.
pub fn effect_report(
    input: &EffectReportInput,
    audience: Audience,
    lang: Lang,
    register: &Register,
) -> Result<EffectReport, ReportRefusal> {
    if input.paired.rows.is_empty() {
        return Err(ReportRefusal::NoAnswers);
    }
    let analysis = paired_analysis(&input.paired)?;
    let telling = Telling::new(input, &analysis, audience, lang);
    let figures = edition::figures(&telling);
    if let (Some(new), Some(earlier)) = (edition::too_few_new(&figures, &telling), &input.earlier) {
        return Err(ReportRefusal::TooFewNew {
            number: earlier.number,
            new,
            needed: telling.smallest(),
        });
    }
    let mut blocks = first_page(&telling);
    blocks.push(Block::PageBreak);
    blocks.extend(details::details(&telling, register)?);
    let limits = Limits {
        verdict: Some(analysis.verdict),
        plan_declares_comparison: input.plan.declares_comparison,
    };
    let document = Document {
        name: DocumentName::EffectReport,
        subtitle: telling.subtitle(),
        lang,
        audience: Some(audience),
        smallest: input.thresholds.smallest(audience),
        synthetic: input.synthetic,
        date: input.date,
        blocks,
        foot: foot(input, lang),
    };
    let document = document.check(limits).map_err(ReportRefusal::Wording)?;
    let summary = (audience == Audience::Public)
        .then(|| summary::summary(&telling, foot(input, lang)).check(limits))
        .transpose()
        .map_err(ReportRefusal::Wording)?;
    Ok(EffectReport { document, summary, analysis, figures })
}

/// Verdict, flow, pairs with sensitivity, clients on the contact, what is needed, what is missing.
fn first_page(telling: &Telling<'_>) -> Vec<Block> {
    let mut right = needed::short(telling);
    right.extend(missing::list(telling));
    let reader_knows = telling.audience == Audience::Room;
    let who = (!reader_knows).then(|| tr!(telling.lang, "report-summary-who").into());
    vec![
        verdict::callout(telling),
        who::figure(telling),
        lost::table(telling),
        Block::Side { left: contact::section(telling), right },
    ]
    .into_iter()
    .chain(who.map(Block::Note))
    .collect()
}

fn foot(input: &EffectReportInput, lang: Lang) -> String {
    tr!(
        lang,
        "report-foot",
        study = &input.study,
        version = &input.reproducibility.program_version,
        digest = short(&input.reproducibility.data_digest),
        counted = telling::counted(input.as_of, lang)
    )
}

/// The first twelve characters of a digest: enough to compare by eye.
fn short(digest: &str) -> String {
    digest.chars().take(12).collect()
}
