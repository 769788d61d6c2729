//! The kit as it comes out of the printer: made, opened with other programs, and counted.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "measured figures and checks that were left out are told"
)]

mod client;
mod kits;
mod pages;
mod same;
mod staff;
mod tools;

use kastanj_language::Lang;

/// A kit takes long to set, so that one of each language serves all checks.
fn check(lang: Lang) {
    pages::every_document_has_its_number_of_pages(lang);
    pages::every_pdf_is_tagged_titled_and_in_its_language(lang);
    pages::every_typeface_is_embedded(lang);
    pages::packs_come_in_the_order_of_their_envelopes(lang);
    client::nothing_that_a_client_can_reach_holds_a_forbidden_word(lang);
    client::client_sheets_have_headings_and_say_what_becomes_of_the_strip(lang);
    client::every_page_of_a_synthetic_study_says_so(lang);
    same::the_manual_quotes_the_register(lang);
    staff::the_manual_and_the_report_have_the_same_names_for_a_verdict(lang);
    staff::the_strip_is_torn_off_and_destroyed(lang);
    staff::the_minutes_add_up(lang);
    staff::weeks_on_the_slip_are_the_weeks_that_are_keyed(lang);
    staff::own_papers_are_known_among_scanned_sheets(lang);
}

#[test]
fn the_swedish_kit_is_whole() {
    check(Lang::Sv);
}

#[test]
fn the_english_kit_is_whole() {
    check(Lang::En);
}
