//! How long sheets take: fifty one by one, then as a stack, of Part I before in Swedish.
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
    let orders: Vec<_> = (0..50).map(|number| order(number % 29)).collect();
    let stack = print_stack(&orders, Sides::default())?;
    let stacked = start.elapsed() / 50;
    writeln!(
        std::io::stdout(),
        "first {first:?}; one by one {each:?} each; in a stack {stacked:?} each, {} kB",
        stack.len() / 50_000
    )?;
    Ok(())
}
