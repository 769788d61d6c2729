use kastanj_instrument::Questionnaire;
use kastanj_language::{Lang, tr};
use kastanj_record::{PlanFreeze, Study};
use kastanj_typeset::Date;

use super::plan_rows;
use crate::document::{Block, Callout, Checked, Document, DocumentName, Row, Table, Tone, Words};
use crate::error::ReportRefusal;
use crate::wording::Limits;

/// What a receipt is about.
#[derive(Debug, Clone, Copy)]
pub struct ReceiptOrder<'a> {
    /// The study, with the plan as it was frozen.
    pub study: &'a Study,
    /// The questionnaire of the plan.
    pub questionnaire: &'a Questionnaire,
    /// The plan as it was frozen.
    pub frozen: &'a PlanFreeze,
    /// The day of the freezing.
    pub date: Date,
    /// The language.
    pub lang: Lang,
    /// Name and version of the program.
    pub program_version: &'a str,
}

/// One page with the digest of a frozen plan and room for somebody outside to date it: a digest
/// alone proves nothing of when it was made.
///
/// # Errors
/// [`ReportRefusal::Wording`] if a text of the plan says what may not be said.
pub fn plan_receipt(order: &ReceiptOrder<'_>) -> Result<Checked, ReportRefusal> {
    let lang = order.lang;
    let frozen = order.frozen;
    let held = if frozen.forms_after == 0 {
        tr!(lang, "report-receipt-before", before = frozen.forms_before)
    } else {
        tr!(lang, "report-receipt-after", before = frozen.forms_before, after = frozen.forms_after)
    };
    let rows = plan_rows(order.study, order.questionnaire, lang)
        .into_iter()
        .map(|(name, value)| Row::texts([name, value]))
        .collect();
    let blocks = vec![
        Block::Callout(Callout {
            tone: Tone::Still,
            label: tr!(lang, "report-receipt-digest"),
            headline: grouped(&frozen.digest),
            body: vec![
                tr!(lang, "report-receipt-held", on = frozen.on.to_string()).into(),
                Words::from(held),
            ],
        }),
        Block::Paragraph(tr!(lang, "report-receipt-how").into()),
        Block::Table(Table {
            caption: tr!(lang, "report-receipt-stamp"),
            head: vec![
                tr!(lang, "report-receipt-where"),
                tr!(lang, "report-receipt-day"),
                tr!(lang, "report-receipt-hand"),
            ],
            figures: Vec::new(),
            widths: vec![8, 5, 7],
            rows: vec![Row::texts([
                "\u{a0}\n\u{a0}\n\u{a0}\n\u{a0}".to_owned(),
                "\u{a0}".to_owned(),
                "\u{a0}".to_owned(),
            ])],
            note: Some(tr!(lang, "report-receipt-then").into()),
        }),
        Block::Table(Table {
            caption: tr!(lang, "report-receipt-plan"),
            head: vec![tr!(lang, "report-plan-part"), tr!(lang, "report-plan-value")],
            figures: Vec::new(),
            widths: vec![5, 12],
            rows,
            note: None,
        }),
    ];
    let document = Document {
        name: DocumentName::Named {
            title: tr!(lang, "report-receipt-title"),
            file_stem: "plan-receipt",
        },
        subtitle: tr!(
            lang,
            "report-receipt-subtitle",
            study = order.study.title.get(lang),
            number = frozen.number
        ),
        lang,
        audience: None,
        smallest: 1,
        synthetic: order.study.synthetic,
        date: order.date,
        blocks,
        foot: tr!(
            lang,
            "report-receipt-foot",
            study = order.study.title.get(lang),
            version = order.program_version
        ),
    };
    document.check(Limits::without_results()).map_err(ReportRefusal::Wording)
}

/// A digest in groups of eight, so that two people can compare it aloud.
fn grouped(digest: &str) -> String {
    let symbols: Vec<char> = digest.chars().collect();
    symbols.chunks(8).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
