//! Prints a form of the shipped questionnaires, for work on the page:
//! `print_form NAME VARIANT LANG EDITION OUT.pdf`, edition sheet, copy, sample, large.
use kastanj_instrument::{Library, Serial, SheetKind, VariantId};
use kastanj_paper::{Edition, FormOrder};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, variant, lang, edition, out] = arguments.as_slice() else {
        return Err("print_form NAME VARIANT LANG EDITION OUT.pdf".into());
    };
    let library = Library::shipped();
    let questionnaire = library.newest(name).ok_or("no such questionnaire")?;
    let serial = Serial::from_numbers([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    let edition = match edition.as_str() {
        "copy" => Edition::Copyable,
        "sample" => Edition::Sample,
        "large" => Edition::LargePrint { sheet: Some((SheetKind::Pack, serial)) },
        _ => Edition::Sheet { kind: SheetKind::Pack, serial },
    };
    let variant = VariantId(variant.clone());
    let form = FormOrder::new(questionnaire, &variant, lang.parse()?, edition).typeset()?;
    std::fs::write(out, &form.pdf)?;
    Ok(())
}
