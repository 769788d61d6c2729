//! Prints a form of the shipped questionnaires, for work on the page:
//! `print_form NAME VARIANT LANG EDITION OUT.pdf`, edition sheet, copy, sample, large;
//! edition `time` prints fifty sheets one by one and as a stack, and tells how long it took.
use std::io::Write;
use std::time::Instant;

use kastanj_instrument::{Library, Questionnaire, Serial, SheetKind, VariantId};
use kastanj_language::Lang;
use kastanj_paper::{Edition, FormOrder, print_stack};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, variant, lang, edition, out] = arguments.as_slice() else {
        return Err("print_form NAME VARIANT LANG EDITION OUT.pdf".into());
    };
    let library = Library::shipped();
    let questionnaire = library.newest(name).ok_or("no such questionnaire")?;
    let serial = Serial::from_numbers([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    if edition == "time" {
        return time(questionnaire, &VariantId(variant.clone()), lang.parse()?, out);
    }
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

fn time(
    questionnaire: &Questionnaire,
    variant: &VariantId,
    lang: Lang,
    out: &str,
) -> Result<(), Box<dyn std::error::Error>> {
    let order = |number| {
        let serial = Serial::from_numbers([number; 10]);
        FormOrder::new(
            questionnaire,
            variant,
            lang,
            Edition::Sheet { kind: SheetKind::Pack, serial },
        )
    };
    let start = Instant::now();
    order(0).typeset()?;
    let first = start.elapsed();
    let start = Instant::now();
    for number in 0..50 {
        order(number % 29).typeset()?;
    }
    let each = start.elapsed() / 50;
    let start = Instant::now();
    let orders: Vec<_> = (0..50).map(|number| order(number % 29)).collect();
    let stack = print_stack(&orders)?;
    let stacked = start.elapsed();
    std::fs::write(out, &stack)?;
    writeln!(
        std::io::stdout(),
        "first {first:?}; each {each:?}; stack of 50 {stacked:?}, {} kB",
        stack.len() / 1000
    )?;
    Ok(())
}
