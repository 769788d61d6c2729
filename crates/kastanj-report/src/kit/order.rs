use kastanj_language::{Lang, tr};

use super::{
    KitProblem, KitSetting, checklist, client_sheets, hand_scoring, manual, packs, slip, tally, why,
};
use crate::knowledge::Register;

/// One file of a kit: its path within the folder, and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KitFile {
    /// Relative path with `/`.
    pub path: String,
    /// The contents.
    pub bytes: Vec<u8>,
}

/// What kit to make.
pub struct KitOrder<'a> {
    /// Study, unit, questionnaires, language.
    pub setting: KitSetting<'a>,
    /// How many envelopes.
    pub packs: u32,
    /// From which the pack numbers are derived; recorded in the kit.
    pub seed: [u8; 16],
    /// What the manual quotes.
    pub register: &'a Register,
}

/// Makes all files of a kit.
///
/// # Errors
/// [`KitProblem`]; no file is returned then.
pub fn make(order: &KitOrder<'_>) -> Result<Vec<KitFile>, KitProblem> {
    let setting = &order.setting;
    let names = Names::of(setting.lang);
    let serials = packs::serials(setting, &order.seed, order.packs);
    let mut files = Vec::new();
    let mut put = |folder: &str, name: &str, bytes: Vec<u8>| {
        files.push(KitFile { path: format!("{folder}/{name}"), bytes });
    };
    if !serials.is_empty() {
        put("client", names.packs, packs::pdf(setting, &serials)?);
        put("staff", names.slips, slip::pdf(setting, &serials)?);
    }
    put("client", names.copyable, packs::copyable(setting)?);
    put("client", names.information, client_sheets::information(setting)?);
    put("client", names.consent, client_sheets::consent(setting)?);
    put("staff", names.manual, manual::manual(setting, order.register)?);
    put("staff", names.tally, tally::pdf(setting)?);
    put("staff", names.scoring, hand_scoring::pdf(setting)?);
    put("staff", names.checklist, checklist::pdf(setting)?);
    put("staff", names.why, why::pdf(setting)?);
    put("staff", "kit.toml", record(order, &serials).into_bytes());
    Ok(files)
}

/// What was made, so that the same kit can be made again.
fn record(order: &KitOrder<'_>, serials: &[kastanj_instrument::Serial]) -> String {
    let seed: String = order.seed.iter().map(|byte| format!("{byte:02x}")).collect();
    let numbers: String = serials.iter().map(|serial| format!("    \"{serial}\",\n")).collect();
    format!(
        "# {about}\nstudy = \"{study}\"\nstudy_checksum = \"{checksum}\"\nunit = \"{unit}\"\n\
         lang = \"{lang}\"\nseed = \"{seed}\"\npacks = [\n{numbers}]\n",
        about = tr!(order.setting.lang, "kit-record-about"),
        study = order.setting.study.id,
        checksum = order.setting.study.checksum,
        unit = order.setting.unit.code,
        lang = order.setting.lang,
    )
}

/// File names: neutral where a client may see them.
struct Names {
    packs: &'static str,
    copyable: &'static str,
    information: &'static str,
    consent: &'static str,
    slips: &'static str,
    manual: &'static str,
    tally: &'static str,
    scoring: &'static str,
    checklist: &'static str,
    why: &'static str,
}

impl Names {
    fn of(lang: Lang) -> Names {
        match lang {
            Lang::Sv => Names {
                packs: "1-kuvert.pdf",
                copyable: "2-kopiera.pdf",
                information: "3-information.pdf",
                consent: "4-val.pdf",
                slips: "1-foljesedlar.pdf",
                manual: "2-studiemanual.pdf",
                tally: "3-manadens-rad.pdf",
                scoring: "4-rakna-for-hand.pdf",
                checklist: "5-checklista.pdf",
                why: "6-varfor-vi-fragar.pdf",
            },
            Lang::En => Names {
                packs: "1-envelopes.pdf",
                copyable: "2-copy.pdf",
                information: "3-information.pdf",
                consent: "4-choice.pdf",
                slips: "1-slips.pdf",
                manual: "2-study-manual.pdf",
                tally: "3-monthly-row.pdf",
                scoring: "4-scores-by-hand.pdf",
                checklist: "5-checklist.pdf",
                why: "6-why-we-ask.pdf",
            },
        }
    }
}
