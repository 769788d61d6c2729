//! The trial sheet on the command line: printed, scanned, told of.

use std::path::PathBuf;

use kastanj_rehearsal::files::png;
use kastanj_rehearsal::rasterise_pdf;

use crate::runner::kastanj;

#[test]
fn a_trial_sheet_is_printed_and_its_scan_told_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    kastanj(["scan", "trial", "print", "--lang", "sv", "--out"])
        .with([path("sheet.pdf")])
        .succeeds();
    let pdf = std::fs::read(path("sheet.pdf")).expect("written");
    let page = rasterise_pdf(&pdf, 200.0).expect("drawn").swap_remove(0);
    std::fs::write(path("scan.png"), png(&page.image).expect("a picture")).expect("written");
    let read = |more: &[&str]| {
        kastanj(["scan", "trial", "read"])
            .with([path("scan.png")])
            .with(more.iter().map(PathBuf::from))
    };
    let swedish = read(&["--lang", "sv"]).succeeds();
    // The picture does not state its resolution: nothing is called good that was not measured.
    assert!(swedish.contains("Bra, så långt det går att se"), "{swedish}");
    assert!(swedish.contains("200 × 200 dpi") && swedish.contains("6 av 6"), "{swedish}");
    assert!(read(&["--lang", "en"]).succeeds().contains("Good, as far as can be seen."));
    let told: serde_json::Value =
        serde_json::from_str(&read(&["--json"]).succeeds()).expect("JSON");
    assert_eq!(told["fitness"], "good");
    assert!(told["measured"]["edge_mm"].as_f64().is_some_and(|mm| mm < 0.3), "{told}");

    // Among other scans it is known as what it is, without a store and without a word about forms.
    let among = kastanj(["scan", "read"]).with([path("scan.png")]).succeeds();
    assert!(among.contains("the trial sheet. Good, as far"), "{among}");
    let json = kastanj(["scan", "read", "--json"]).with([path("scan.png")]).succeeds();
    let told: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert!(told["files"][0]["pages"][0]["trial_sheet"]["dpi"].is_array(), "{told}");

    // A page of something else is refused with the reason; nothing is said of a printer.
    let white = image::GrayImage::from_pixel(1240, 1754, image::Luma([255]));
    std::fs::write(path("scan.png"), png(&white).expect("a picture")).expect("written");
    let refused = read(&["--lang", "sv"]).fails();
    assert!(refused.contains("Sidan är tom") && refused.contains("provbladets"), "{refused}");
}
