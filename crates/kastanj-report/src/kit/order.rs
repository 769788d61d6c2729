use kastanj_instrument::Serial;
use kastanj_language::tr;

use super::{
    KitPart, KitProblem, KitSetting, checklist, client_sheets, hand_scoring, manual, packs, slip,
    tally, why,
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

impl KitOrder<'_> {
    /// The pack numbers, in the order of the envelopes.
    pub fn serials(&self) -> Vec<Serial> {
        packs::serials(&self.setting, &self.seed, self.packs)
    }

    /// One of the documents, as PDF. Envelopes and slips need at least one pack.
    ///
    /// # Errors
    /// [`KitProblem`].
    pub fn document(&self, part: KitPart) -> Result<Vec<u8>, KitProblem> {
        let setting = &self.setting;
        match part {
            KitPart::Packs => packs::pdf(setting, &self.serials(), false),
            KitPart::Slips => slip::pdf(setting, &self.serials()),
            KitPart::Copyable => packs::copyable(setting),
            KitPart::Information => client_sheets::information(setting),
            KitPart::Consent => client_sheets::consent(setting),
            KitPart::Manual => manual::manual(setting, self.register),
            KitPart::Tally => tally::pdf(setting),
            KitPart::Scoring => hand_scoring::pdf(setting),
            KitPart::Checklist => checklist::pdf(setting),
            KitPart::Why => why::pdf(setting),
        }
    }

    /// The envelopes with the same numbers in large print, for printing on both sides.
    ///
    /// # Errors
    /// [`KitProblem`].
    pub fn packs_in_large_print(&self) -> Result<Vec<u8>, KitProblem> {
        packs::pdf(&self.setting, &self.serials(), true)
    }
}

/// Makes all files of a kit.
///
/// # Errors
/// [`KitProblem`]; no file is returned then.
pub fn make(order: &KitOrder<'_>) -> Result<Vec<KitFile>, KitProblem> {
    let mut files = Vec::new();
    for part in KitPart::ALL {
        if part.is_of_packs() && order.packs == 0 {
            continue;
        }
        let path = format!("{}/{}", part.folder(), part.file_name(order.setting.lang));
        files.push(KitFile { path, bytes: order.document(part)? });
    }
    let record = record(order, &order.serials()).into_bytes();
    files.push(KitFile { path: "staff/kit.toml".to_owned(), bytes: record });
    Ok(files)
}

/// What was made, so that the same kit can be made again.
fn record(order: &KitOrder<'_>, serials: &[Serial]) -> String {
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
