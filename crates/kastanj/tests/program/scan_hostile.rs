//! Scans that are none: a message with file and page, and a store as it was.

use image_pages::{blank, foreign};
use kastanj_rehearsal::files::{pdf_of_jpegs, tiff_group4, tiff_lzw};

use crate::runner::kastanj;
use crate::store::{Trial, UNIT};

mod image_pages {
    //! Pages that are not ours.

    use kastanj_rehearsal::Chance;
    use kastanj_rehearsal::scanner::{
        Degradation, Preset, ScannedPage, blank_page, foreign_form, scan,
    };

    pub(super) fn blank() -> ScannedPage {
        let chance = Chance::new(1, "blank");
        let how = Degradation::draw(Preset::Clean, &mut chance.branch("degradation"));
        scan(&blank_page(300.0), &how, &chance).expect("a scan")
    }

    pub(super) fn foreign() -> ScannedPage {
        let chance = Chance::new(2, "foreign");
        let how = Degradation::draw(Preset::Clean, &mut chance.branch("degradation"));
        let page = foreign_form(300.0, &mut chance.branch("form"));
        scan(&page, &how, &chance).expect("a scan")
    }
}

fn heic() -> Vec<u8> {
    let mut bytes = b"\0\0\0\x18ftypheic\0\0\0\0heicmif1".to_vec();
    bytes.resize(4000, 0x5a);
    bytes
}

#[test]
fn files_that_cannot_be_read_change_nothing() {
    let trial = Trial::new();
    let whole = tiff_lzw(&[blank(), foreign()]).expect("a TIFF");
    let pdf = pdf_of_jpegs(&[foreign()], 60).expect("a PDF");
    let mut flipped = whole.clone();
    for byte in flipped.iter_mut().take(400).skip(8) {
        *byte ^= 0x55;
    }
    let cases: [(&str, Vec<u8>); 9] = [
        ("cut.tif", whole[..whole.len() / 3].to_vec()),
        ("flipped.tif", flipped),
        ("cut.pdf", pdf[..pdf.len() / 3].to_vec()),
        ("photo.heic", heic()),
        ("renamed.jpg", heic()),
        ("letter.tif", b"Dear all,\nplease find enclosed nothing.\n".to_vec()),
        ("empty.pdf", Vec::new()),
        ("program.png", b"\x89PNG\r\n\x1a\n\0\0\0".to_vec()),
        ("zeros.tif", vec![0; 5000]),
    ];
    let before = trial.counts();
    for (name, bytes) in cases {
        let file = trial.write(name, bytes);
        let said = trial.call(["scan", "take", "--unit", UNIT]).with([&file]).fails();
        assert!(said.contains(name), "{said}");
        let said = kastanj(["scan", "read"]).with([&file]).swedish().fails();
        assert!(said.contains(name), "{said}");
    }
    let said = trial.call(["scan", "take", "--unit", UNIT]).with([trial.path("none.tif")]).fails();
    assert!(said.contains("none.tif"), "{said}");
    assert!(kastanj(["scan", "read"]).with([trial.dir.path()]).fails().contains("folder"));
    assert_eq!(trial.counts(), before);
}

#[test]
fn pages_that_are_none_of_ours_are_named() {
    let trial = Trial::new();
    let file = trial.write("pile.tif", tiff_group4(&[blank(), foreign()]).expect("a TIFF"));
    let before = trial.counts();
    for call in [kastanj(["scan", "read"]), trial.call(["scan", "take", "--unit", UNIT])] {
        let said = call.with([&file]).fails();
        assert!(said.contains("pile.tif p. 1") && said.contains("pile.tif p. 2"), "{said}");
        assert!(said.contains("blank page"), "{said}");
    }
    // What cannot be read is told beside what can, and the JSON stays JSON.
    let letter = trial.write("letter.tif", "Dear all");
    let said = kastanj(["scan", "read", "--json"]).with([&letter, &file]).run();
    assert_ne!(said.code, 0);
    let json: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(json["files"].as_array().map(Vec::len), Some(1));
    assert!(said.err.contains("letter.tif"), "{}", said.err);
    assert_eq!(trial.counts(), before);
}
