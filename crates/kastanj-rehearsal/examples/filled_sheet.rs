//! Prints a form, fills it in by pen, scans it and writes the pages as PNG:
//! for looking at.
//!
//! `cargo run -p kastanj-rehearsal --example filled_sheet -- del-1 before clean|office SEED FOLDER`

use std::error::Error;
use std::path::Path;

use kastanj_instrument::{Library, Serial, SheetKind, VariantId};
use kastanj_language::Lang;
use kastanj_paper::{Edition, FormOrder};
use kastanj_rehearsal::files::png;
use kastanj_rehearsal::pen::{AnswerRates, Answers, FillTerms, StrokeModel, Writer, draw_answers};
use kastanj_rehearsal::scanner::Preset;
use kastanj_rehearsal::{Chance, rasterise_pdf, rehearse_sheet};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, variant, preset, seed, folder] = arguments.as_slice() else {
        return Err("filled_sheet NAME VARIANT clean|office SEED FOLDER".into());
    };
    let library = Library::shipped();
    let questionnaire = library.newest(name).ok_or("no such questionnaire")?;
    let serial = Serial::from_numbers([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    let variant = VariantId(variant.clone());
    let edition = Edition::Sheet { kind: SheetKind::Pack, serial };
    let form = FormOrder::new(questionnaire, &variant, Lang::Sv, edition).typeset()?;
    let layout = form.layout.ok_or("no machine reads this edition")?;
    let chance = Chance::new(seed.parse()?, "filled sheet");
    let mut answers = Answers::new();
    for page in &layout.pages {
        answers.extend(draw_answers(page, &AnswerRates::default(), &mut chance.branch("answers")));
    }
    let writer = Writer::new(StrokeModel::Trial, seed.parse()?);
    let preset = if preset == "office" { Preset::Office } else { Preset::Clean };
    let printed = rasterise_pdf(&form.pdf, 300.0)?;
    let terms = FillTerms::default();
    let pages = rehearse_sheet(&printed, &layout, &answers, &writer, &terms, preset, &chance)?;
    std::fs::create_dir_all(folder)?;
    for page in &pages {
        let file = Path::new(folder).join(format!("{name}-{variant}-{}.png", page.truth.page));
        std::fs::write(file, png(&page.scan.image)?)?;
    }
    Ok(())
}
