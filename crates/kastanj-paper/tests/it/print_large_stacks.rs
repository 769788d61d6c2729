//! Large print in stacks: every sheet whole, in order, with its own code and its own pages.

use std::collections::BTreeSet;

use kastanj_instrument::{Library, PageCode, Serial, SheetKind};
use kastanj_language::Lang;
use kastanj_paper::{
    Edition, FormOrder, FormsOnDemand, Limits, PageOutcome, Reader, RefusalReason, Sides, decode,
    print_stack,
};
use kastanj_rehearsal::{PageRaster, rasterise_pdf};

use super::print_support::{before, pack, part_one, told_by};

const NUMBERS: [[u8; 10]; 3] = [[0; 10], [1; 10], [2; 10]];

fn large(number: [u8; 10]) -> Edition {
    let serial = Serial::from_numbers(number);
    Edition::LargePrint { sheet: Some((SheetKind::Pack, serial)) }
}

fn drawn(pdf: &[u8]) -> Vec<PageRaster> {
    rasterise_pdf(pdf, 100.0).expect("drawn")
}

fn is_empty(page: &PageRaster) -> bool {
    page.image.pixels().all(|pixel| pixel.0[0] == 255)
}

/// The code in plain characters on a page, as somebody who keys the sheet types it.
fn code_on(text: &str) -> Option<PageCode> {
    text.lines().find_map(|line| line.trim().parse().ok())
}

#[test]
fn every_sheet_of_large_print_is_what_it_is_by_itself() {
    let questionnaire = part_one();
    let variant = before();
    for lang in Lang::ALL {
        let order = |number| FormOrder::new(&questionnaire, &variant, lang, large(number));
        let orders = NUMBERS.map(order);
        let alone: Vec<_> = orders
            .iter()
            .map(|order| drawn(&order.typeset().expect("it takes the pages it needs").pdf))
            .collect();
        let pdf = print_stack(&orders, Sides::default()).expect("a stack");
        assert_eq!(pdf, print_stack(&orders, Sides::default()).expect("a stack"), "{lang}");
        let stack = drawn(&pdf);
        let expected: Vec<_> = alone.iter().flatten().collect();
        assert!(alone[0].len() > 2);
        assert_eq!(stack.len(), expected.len(), "{lang}");
        for (at, (page, alone)) in stack.iter().zip(expected).enumerate() {
            assert!(page.image == alone.image, "{lang}: page {at} differs from the sheet alone");
        }

        // Every page but the one that is destroyed says whose it is.
        let Some(text) = told_by("pdftotext", &["-layout", "-"], &pdf) else { continue };
        let codes: Vec<_> = text.split('\u{c}').take(stack.len()).map(code_on).collect();
        for (number, pages) in NUMBERS.iter().zip(codes.chunks(alone[0].len())) {
            let (strip, numbered) = pages.split_last().expect("pages");
            assert_eq!(*strip, None, "{lang}");
            let serials: BTreeSet<_> =
                numbered.iter().map(|code| code.expect("a code").serial.to_string()).collect();
            let own = Serial::from_numbers(*number).to_string();
            assert_eq!(serials, BTreeSet::from([own]), "{lang}");
        }
    }
}

#[test]
fn on_both_sides_no_sheet_and_no_strip_begins_on_the_back_of_anything() {
    let questionnaire = part_one();
    let variant = before();
    let orders =
        NUMBERS.map(|number| FormOrder::new(&questionnaire, &variant, Lang::Sv, large(number)));
    let single = drawn(&print_stack(&orders, Sides::default()).expect("a stack"));
    let each = single.len() / orders.len();
    let both = drawn(&print_stack(&orders, Sides::Both).expect("a stack"));
    let printed: Vec<_> = both.iter().filter(|page| !is_empty(page)).collect();
    assert_eq!(printed.len(), single.len());
    for (at, (page, known)) in printed.iter().zip(&single).enumerate() {
        assert!(page.image == known.image, "page {at} has changed");
    }
    // The sheet's own pages and its strip: each begins on a front.
    for sheet in 0..orders.len() {
        for first in [sheet * each, (sheet + 1) * each - 1] {
            let place = both.iter().position(|page| page.image == single[first].image);
            assert!(place.expect("the page").is_multiple_of(2), "page {first} is a back");
        }
    }
    assert!(both.len().is_multiple_of(2));
}

#[test]
fn large_print_and_what_a_machine_reads_share_a_stack() {
    let questionnaire = part_one();
    let variant = before();
    let editions = [pack(NUMBERS[0]), large(NUMBERS[1]), pack(NUMBERS[2])];
    let orders =
        editions.map(|edition| FormOrder::new(&questionnaire, &variant, Lang::Sv, edition));
    let pdf = print_stack(&orders, Sides::Both).expect("a stack");
    let reader = Reader::new(FormsOnDemand::new(&Library::shipped()));
    let pages = decode(&pdf, "stack.pdf", Limits::default()).expect("pages");
    let read: Vec<_> = pages
        .iter()
        .map(|page| match reader.read_page(&page.gray) {
            PageOutcome::Read(reading) => Ok((reading.code.serial, reading.code.page)),
            PageOutcome::Refused(refusal) => Err(refusal.reason),
        })
        .collect();
    let [first, last] = [NUMBERS[0], NUMBERS[2]].map(Serial::from_numbers);
    assert_eq!(read[..2], [Ok((first, 1)), Ok((first, 2))]);
    assert_eq!(read[read.len() - 2..], [Ok((last, 1)), Ok((last, 2))]);
    // Nothing in large print is taken for answers: a person keys it.
    let between = &read[2..read.len() - 2];
    assert!(between.len() > 2);
    let unread = [Err(RefusalReason::ForeignPage), Err(RefusalReason::BlankPage)];
    assert!(between.iter().all(|page| unread.contains(page)), "{between:?}");
}
