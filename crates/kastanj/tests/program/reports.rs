//! `kastanj report effect` for three audiences, and `kastanj knowledge`.

use crate::contacts::small_study;
use crate::runner::kastanj;
use crate::store::{UNIT, read_folder};

#[test]
fn the_report_comes_as_page_and_pdf_for_every_audience() {
    let trial = small_study();
    for (audience, lang) in [("room", "sv"), ("board", "en"), ("public", "sv")] {
        let out = trial.path(audience);
        let said = trial
            .call(["report", "effect", "--audience", audience, "--unit", UNIT, "--lang", lang])
            .with(["--today", "2026-W30", "--out"])
            .with([&out])
            .succeeds();
        let files = read_folder(&out);
        assert_eq!(files.len(), 2, "{said}");
        let html = files.iter().find(|(name, _)| name.ends_with(".html")).expect("a page");
        assert!(html.1.contains(&format!("lang=\"{lang}\"")), "{audience}");
        assert!(html.1.contains("SYNT"), "{audience}: not marked as invented");
        let pdf = files.iter().find(|(name, _)| name.ends_with(".pdf")).expect("a PDF");
        assert!(pdf.1.starts_with("%PDF-"), "{audience}");
        for (name, _) in &files {
            assert!(said.contains(name.as_str()), "{said}");
        }
    }
    let said = trial.call(["report", "effect", "--unit", "NO-1", "--out"]).with([trial.path("no")]);
    assert!(said.fails().contains("NO-1"));
    assert!(!trial.path("no").exists());
}

#[test]
fn what_is_known_is_printed_with_its_sources() {
    let page = kastanj(["knowledge"]).succeeds();
    assert!(page.contains("2021") && page.contains("[8]"), "{page}");
    let swedish = kastanj(["knowledge"]).swedish().succeeds();
    assert!(swedish.contains("Göteborg"), "{swedish}");
    assert_ne!(page, swedish);
}
