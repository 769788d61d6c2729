//! How long sheets take: fifty one by one, then a thousand as a stack, of Part I before in Swedish.
//!
//!     cargo run --release -p kastanj-paper --example print_speed

use std::io::Write;
use std::time::Instant;

use kastanj_instrument::{Library, Serial, SheetKind, VariantId};
use kastanj_language::Lang;
use kastanj_paper::{Edition, FormOrder, Sides, print_stack};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let library = Library::shipped();
    let questionnaire = library.newest("del-1").ok_or("Part I is shipped")?;
    let variant = VariantId("before".to_owned());
    let order = |number| {
        let serial = Serial::from_numbers([number; 10]);
        let edition = Edition::Sheet { kind: SheetKind::Pack, serial };
        FormOrder::new(questionnaire, &variant, Lang::Sv, edition)
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
    let serial = |number: u16| {
        let mut digits = [0_u8; 10];
        digits[0] = (number % 29) as u8;
        digits[1] = (number / 29 % 29) as u8;
        digits[2] = (number / 841) as u8;
        Edition::Sheet { kind: SheetKind::Pack, serial: Serial::from_numbers(digits) }
    };
    let orders: Vec<_> = (0..1000)
        .map(|number| FormOrder::new(questionnaire, &variant, Lang::Sv, serial(number)))
        .collect();
    let stack = print_stack(&orders, Sides::default())?;
    let stacked = start.elapsed() / 1000;
    writeln!(
        std::io::stdout(),
        "first {first:?}; one by one {each:?} each; in a stack of 1,000 {stacked:?} each, {} kB",
        stack.len() / 1_000_000
    )?;
    Ok(())
}
