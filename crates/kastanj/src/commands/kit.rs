//! `kastanj kit` and `kastanj manual`: paper that works without a program.

use kastanj_desk::printing::{PrintOrder, keep_print_order};
use kastanj_desk::this_week;
use kastanj_instrument::Library;
use kastanj_language::tr;
use kastanj_report::kit::{KitOrder, KitSetting, make, manual};

use crate::arguments::{Kit, Manual};
use crate::context::Context;
use crate::failure::Failure;
use crate::study_file::{self, StudyAtHand};
use crate::terminal::say;

/// Writes a kit into a folder that is not there yet, or is empty.
pub(crate) fn run(context: &Context, asked: &Kit) -> Result<(), Failure> {
    let lang = context.lang;
    if asked.out.read_dir().is_ok_and(|mut folder| folder.next().is_some()) {
        let folder = asked.out.display().to_string();
        return Err(Failure(tr!(lang, "program-folder-not-empty", folder = folder)));
    }
    let StudyAtHand { study, store } = study_file::at_hand(context, asked.study.as_deref())?;
    let unit = study_file::unit_of(context, &study, asked.unit.as_ref())?;
    let library = Library::shipped();
    let seed = match &asked.seed {
        Some(seed) => parse_seed(seed)
            .ok_or_else(|| Failure(tr!(lang, "program-kit-bad-seed", seed = seed)))?,
        None => draw_seed()?,
    };
    let register = super::knowledge::register(context)?;
    let setting =
        KitSetting::of(&study, &unit, &library, lang).map_err(|problem| context.fail(&problem))?;
    let order = KitOrder { setting, packs: asked.packs, seed, register: &register };
    let files = make(&order).map_err(|problem| context.fail(&problem))?;
    if let Some(mut store) = store.filter(|_| asked.packs > 0) {
        let practice = study.synthetic;
        let order =
            PrintOrder { seed, unit, packs: asked.packs, lang, week: this_week(), practice };
        let kept = store.batch(|batch| keep_print_order(batch, &order));
        kept.and_then(|_| store.close()).map_err(|error| context.fail(&error))?;
    }
    for file in &files {
        context.write(&asked.out.join(&file.path), &file.bytes)?;
        say(&format!("  {}", asked.out.join(&file.path).display()));
    }
    say(&tr!(lang, "program-kit-done", packs = asked.packs));
    Ok(())
}

/// Writes the study manual alone.
pub(crate) fn write_manual(context: &Context, asked: &Manual) -> Result<(), Failure> {
    let study = study_file::at_hand(context, asked.study.as_deref())?.study;
    let library = Library::shipped();
    let register = super::knowledge::register(context)?;
    let first = study.units.first().map(|unit| unit.code.clone());
    let unit = study_file::unit_of(context, &study, asked.unit.as_ref().or(first.as_ref()))?;
    let pdf = KitSetting::of(&study, &unit, &library, context.lang)
        .and_then(|setting| manual(&setting, &register))
        .map_err(|problem| context.fail(&problem))?;
    context.write(&asked.out, &pdf)?;
    let file = asked.out.display().to_string();
    say(&tr!(context.lang, "program-written", file = file));
    Ok(())
}

fn parse_seed(text: &str) -> Option<[u8; 16]> {
    if text.len() != 32 || !text.is_ascii() {
        return None;
    }
    let mut seed = [0; 16];
    for (byte, at) in seed.iter_mut().zip((0..32).step_by(2)) {
        *byte = u8::from_str_radix(&text[at..at + 2], 16).ok()?;
    }
    Some(seed)
}

fn draw_seed() -> Result<[u8; 16], Failure> {
    let mut seed = [0; 16];
    getrandom::fill(&mut seed).map_err(|error| Failure(error.to_string()))?;
    Ok(seed)
}

#[cfg(test)]
mod tests {
    use super::parse_seed;

    #[test]
    fn a_seed_is_32_hexadecimal_digits() {
        assert_eq!(parse_seed(&"0f".repeat(16)), Some([15; 16]));
        assert_eq!(parse_seed("0f"), None);
        assert_eq!(parse_seed(&"zz".repeat(16)), None);
        assert_eq!(parse_seed(&"é".repeat(16)), None);
    }
}
