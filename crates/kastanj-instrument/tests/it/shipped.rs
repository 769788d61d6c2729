//! The questionnaires that come with the program keep the rules of the house.

use kastanj_instrument::{Library, SHIPPED, parse};

#[test]
fn every_shipped_file_parses() {
    for (file, source) in SHIPPED {
        if let Err(diagnostics) = parse(file, source) {
            panic!("{}", diagnostics.iter().map(|d| format!("{d}\n")).collect::<String>());
        }
    }
    assert_eq!(Library::shipped().questionnaires().count(), 2);
}
