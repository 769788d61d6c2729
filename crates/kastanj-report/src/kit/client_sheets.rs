use kastanj_language::{Lang, tr};
use kastanj_record::INFORMATION_VERSION;
use serde_json::{Value, json};

use super::{KitProblem, KitSetting};

/// The information sheet, which names its controller and is never carried.
pub(super) fn information(setting: &KitSetting<'_>) -> Result<Vec<u8>, KitProblem> {
    let template = match setting.lang {
        Lang::Sv => include_str!("../../typst/kit/information.sv.typ"),
        Lang::En => include_str!("../../typst/kit/information.en.typ"),
    };
    setting.typeset(
        "information",
        template,
        &data(setting, tr!(setting.lang, "kit-client-title"), information_approval(setting)),
        Vec::new(),
    )
}

/// The consent sheet: yes or no per purpose, no signature.
pub(super) fn consent(setting: &KitSetting<'_>) -> Result<Vec<u8>, KitProblem> {
    let template = match setting.lang {
        Lang::Sv => include_str!("../../typst/kit/consent.sv.typ"),
        Lang::En => include_str!("../../typst/kit/consent.en.typ"),
    };
    let data = data(setting, tr!(setting.lang, "kit-consent-title"), consent_approval(setting));
    setting.typeset("consent", template, &data, Vec::new())
}

/// Who approved the text, and when; the sheet is not carried and may say so.
fn information_approval(setting: &KitSetting<'_>) -> String {
    match &setting.unit.approval {
        Some(approval) => {
            let when = approval.on.to_string();
            tr!(setting.lang, "kit-approved", who = &approval.by, when = when)
        }
        None => tr!(setting.lang, "kit-not-approved"),
    }
}

/// When the text was approved. By whom could name the service, on a sheet that
/// might be carried.
fn consent_approval(setting: &KitSetting<'_>) -> String {
    match &setting.unit.approval {
        Some(approval) => tr!(setting.lang, "kit-approved-on", when = approval.on.to_string()),
        None => tr!(setting.lang, "kit-not-approved"),
    }
}

fn data(setting: &KitSetting<'_>, title: String, approval: String) -> Value {
    json!({
        "client-title": title,
        "synthetic": setting.study.synthetic,
        "draft": setting.unit.is_draft().then(|| tr!(setting.lang, "kit-draft-band")),
        "text-version": INFORMATION_VERSION,
        "approval": approval,
        "unit": setting.unit_value(),
    })
}

/// The prose of the information sheet, for its readability and its length.
///
/// Markup lines are left out; headings count as sentences.
pub fn information_prose(lang: Lang) -> String {
    let template = match lang {
        Lang::Sv => include_str!("../../typst/kit/information.sv.typ"),
        Lang::En => include_str!("../../typst/kit/information.en.typ"),
    };
    template
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| match line.strip_prefix("== ") {
            Some(heading) => format!("{heading}."),
            None => line.replace("#d.unit.controller", "verksamheten"),
        })
        .collect::<Vec<_>>()
        .join("\n")
}
