use kastanj_instrument::{Occasion, OwnPaper, Serial};
use kastanj_language::{Lang, lookup, tr};
use kastanj_paper::code_runs;
use kastanj_record::{ClientKind, ConsentPurpose, EndReason, ReferralWay, TargetBehaviour};
use kastanj_typeset::GrayRaster;
use serde::Serialize;
use serde_json::{Value, json};

use super::manual::PICTURE_DPI;
use super::{KitProblem, KitSetting};

const TEMPLATE: &str = include_str!("../../typst/kit/slip.typ");

/// What a row of the pack slip asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipField {
    /// Own contact or relative.
    Kind,
    /// What the client wants to change; several.
    Behaviours,
    /// The way in.
    WayIn,
    /// Yes or no to one purpose.
    Consent(ConsentPurpose),
    /// Week of the first visit.
    FirstVisit,
    /// Week in which a form was answered.
    SheetWeek(Occasion),
    /// Whether the therapist was in the room then.
    Present(Occasion),
    /// The last week of contact.
    EndWeek,
    /// How it ended.
    EndReason,
    /// A form that will not come.
    Loss,
    /// Why it will not.
    LossReason,
}

/// One choice of a row: the key to press, the code to store, the words to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SlipOption {
    /// The key on paper and keyboard.
    pub key: String,
    /// The code of the record.
    pub code: String,
    /// What staff read.
    pub label: String,
}

/// One row of the pack slip, the same on paper and when it is keyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlipRow {
    /// What it asks for.
    pub field: SlipField,
    /// What staff read.
    pub question: String,
    /// The choices; none for a week.
    pub options: Vec<SlipOption>,
    /// Whether several choices are allowed.
    pub several: bool,
}

/// The rows of the pack slip in printed order; one definition for paper and keyboard.
pub fn slip_rows(occasions: &[Occasion], lang: Lang) -> Vec<SlipRow> {
    let one = |field, key: &str, options| SlipRow {
        field,
        question: lookup(lang, key, &[]),
        options,
        several: false,
    };
    let week = |field, key: &str| one(field, key, Vec::new());
    let yes_no = || {
        numbered([
            ("yes".to_owned(), tr!(lang, "kit-slip-yes")),
            ("no".to_owned(), tr!(lang, "kit-slip-no")),
        ])
    };
    let mut rows = vec![one(
        SlipField::Kind,
        "kit-slip-kind",
        numbered([
            (ClientKind::Own.code().to_owned(), tr!(lang, "kit-slip-kind-own")),
            (ClientKind::Relative.code().to_owned(), tr!(lang, "kit-slip-kind-relative")),
        ]),
    )];
    rows.push(SlipRow {
        several: true,
        ..one(
            SlipField::Behaviours,
            "kit-slip-behaviour",
            numbered(TargetBehaviour::ALL.iter().map(|b| (b.code().to_owned(), b.label(lang)))),
        )
    });
    rows.push(one(
        SlipField::WayIn,
        "kit-slip-way-in",
        numbered(ReferralWay::ALL.iter().map(|way| (way.code().to_owned(), way.label(lang)))),
    ));
    for purpose in ConsentPurpose::ALL {
        rows.push(SlipRow {
            field: SlipField::Consent(*purpose),
            question: tr!(lang, "kit-slip-consent", purpose = purpose.label(lang)),
            options: yes_no(),
            several: false,
        });
    }
    rows.push(week(SlipField::FirstVisit, "kit-slip-first-visit"));
    for occasion in occasions {
        let stem = occasion_key(*occasion);
        rows.push(week(SlipField::SheetWeek(*occasion), &format!("kit-slip-{stem}")));
        let present = format!("kit-slip-{stem}-present");
        rows.push(one(SlipField::Present(*occasion), &present, yes_no()));
    }
    rows.push(week(SlipField::EndWeek, "kit-slip-end-week"));
    let ends = EndReason::ALL.iter().map(|reason| (reason.code().to_owned(), reason.label(lang)));
    rows.push(one(SlipField::EndReason, "kit-slip-end-reason", numbered(ends)));
    let losses = std::iter::once(("none".to_owned(), tr!(lang, "kit-slip-loss-none"))).chain(
        occasions.iter().map(|occasion| {
            let key = format!("kit-slip-loss-{}", occasion_key(*occasion));
            (occasion.code().to_owned(), lookup(lang, &key, &[]))
        }),
    );
    rows.push(one(SlipField::Loss, "kit-slip-loss", numbered(losses)));
    rows.push(one(SlipField::LossReason, "kit-slip-loss-reason", loss_reasons(lang)));
    rows
}

/// Why a form will not come. A contact that ended as planned is no reason; what
/// the list lacks is named at its last choice, so that nobody searches in vain.
fn loss_reasons(lang: Lang) -> Vec<SlipOption> {
    let reasons = EndReason::ALL.iter().filter(|reason| **reason != EndReason::Planned);
    numbered(reasons.map(|reason| {
        let label = match reason {
            EndReason::Other => tr!(lang, "kit-slip-loss-other"),
            reason => reason.label(lang),
        };
        (reason.code().to_owned(), label)
    }))
}

/// A week as it is written on the slip and keyed, `2026-V07` in Swedish.
pub(super) fn week_example(lang: Lang) -> String {
    format!("2026-{}07", tr!(lang, "kit-slip-week-letter"))
}

/// The part of message keys that names an occasion.
pub(super) fn occasion_key(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Before => "before",
        Occasion::After => "after",
        Occasion::FollowUp => "follow-up",
    }
}

/// What tells a paper of staff's own when it lies among scanned sheets: the dark runs of its code.
pub(super) fn page_code(paper: OwnPaper, pack: Serial) -> Value {
    json!(code_runs(&paper.code(pack)).unwrap_or_default())
}

fn numbered(choices: impl IntoIterator<Item = (String, String)>) -> Vec<SlipOption> {
    choices
        .into_iter()
        .zip(1..)
        .map(|((code, label), key)| SlipOption { key: key.to_string(), code, label })
        .collect()
}

/// The slips of a stack of packs, one page each.
pub(super) fn pdf(setting: &KitSetting<'_>, packs: &[Serial]) -> Result<Vec<u8>, KitProblem> {
    setting.typeset("slip", TEMPLATE, &data(setting, packs), Vec::new())
}

/// A slip without a number as it looks on paper.
pub(super) fn picture(setting: &KitSetting<'_>) -> Result<GrayRaster, KitProblem> {
    let pages = setting.pages("slip", TEMPLATE, &data(setting, &[Serial::NONE]), Vec::new())?;
    pages.raster(1, PICTURE_DPI).map_err(|source| KitProblem::Document { document: "slip", source })
}

fn data(setting: &KitSetting<'_>, packs: &[Serial]) -> Value {
    let lang = setting.lang;
    let rows: Vec<_> = slip_rows(&setting.study.occasions, lang)
        .into_iter()
        .zip(1..)
        .map(|(row, number): (SlipRow, u32)| {
            json!({
                "number": number.to_string(),
                "question": row.question,
                "kind": if row.options.is_empty() { "week" } else { "choice" },
                "letter": tr!(lang, "kit-slip-week-letter"),
                "options": row.options,
            })
        })
        .collect();
    json!({
        "lang": lang.code(),
        "synthetic": setting.study.synthetic,
        "unit": setting.unit_value(),
        "packs": packs.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "codes": packs.iter().map(|pack| page_code(OwnPaper::PackSlip, *pack)).collect::<Vec<_>>(),
        "rows": rows,
        "words": {
            "title": tr!(lang, "kit-slip-title"),
            "number": tr!(lang, "kit-slip-number"),
            "about": tr!(lang, "kit-slip-about"),
            "foot": tr!(lang, "kit-slip-foot", week = week_example(lang)),
            "columns": [
                tr!(lang, "kit-slip-row"),
                tr!(lang, "kit-slip-what"),
                tr!(lang, "kit-slip-answer"),
            ],
        },
    })
}
