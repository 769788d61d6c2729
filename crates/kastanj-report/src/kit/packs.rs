use kastanj_instrument::{Occasion, Part, Questionnaire, Serial, SheetKind, Variant};
use kastanj_paper::{Edition, FormOrder, Sides, print_stack};

use super::{KitProblem, KitSetting};

/// The pack numbers of an order, in the order of the envelopes.
pub(super) fn serials(setting: &KitSetting<'_>, seed: &[u8; 16], packs: u32) -> Vec<Serial> {
    let unit = setting.unit.code.as_str();
    let drawn = (0..packs).map(|index| Serial::of_pack(seed, unit, index));
    if setting.study.synthetic {
        drawn.map(Serial::for_practice).collect()
    } else {
        drawn.collect()
    }
}

/// The variant of Part I for an occasion.
pub(super) fn part_one_variant(
    questionnaire: &Questionnaire,
    occasion: Occasion,
) -> Option<&Variant> {
    questionnaire.variants.iter().find(|variant| variant.occasions.contains(&occasion))
}

/// All envelopes in one document: before, after and follow-up of the first
/// client, then of the next; in `large` print or as a machine reads them.
pub(super) fn pdf(
    setting: &KitSetting<'_>,
    packs: &[Serial],
    large: bool,
) -> Result<Vec<u8>, KitProblem> {
    let questionnaire = setting.part_one()?;
    let mut orders = Vec::new();
    for serial in packs {
        for occasion in &setting.study.occasions {
            if let Some(variant) = part_one_variant(questionnaire, *occasion) {
                let (kind, serial) = (SheetKind::Pack, *serial);
                let edition = match large {
                    true => Edition::LargePrint { sheet: Some((kind, serial)) },
                    false => Edition::Sheet { kind, serial },
                };
                let order = FormOrder::new(questionnaire, &variant.id, setting.lang, edition);
                orders.push(order.synthetic(setting.study.synthetic));
            }
        }
    }
    // Large print has as many pages as it takes, and a client's sheet begins on paper of its own.
    let sides = if large { Sides::Both } else { Sides::default() };
    Ok(print_stack(&orders, sides)?)
}

/// Every form once in the copyable edition: Part I, and the loose sheets where the study uses them.
pub(super) fn copyable(setting: &KitSetting<'_>) -> Result<Vec<u8>, KitProblem> {
    let mut orders = Vec::new();
    for questionnaire in setting.questionnaires()? {
        if questionnaire.part == Part::AddedValue && !setting.study.modules.part_two {
            continue;
        }
        for variant in &questionnaire.variants {
            let used = variant.occasions.iter().any(|occasion| setting.study.uses(*occasion));
            if used {
                let edition = Edition::Copyable;
                let order = FormOrder::new(questionnaire, &variant.id, setting.lang, edition);
                orders.push(order.synthetic(setting.study.synthetic));
            }
        }
    }
    Ok(print_stack(&orders, Sides::default())?)
}
