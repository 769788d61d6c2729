//! The watched folder as a command.

use kastanj_instrument::SheetKind;
use kastanj_rehearsal::files::{pdf_of_jpegs, tiff_group4};

use crate::paper::{numbered, sheet};
use crate::store::{Trial, UNIT};

#[test]
fn what_lies_in_the_folder_is_taken_in_and_what_is_done_with_goes() {
    let trial = Trial::new();
    let folder = trial.path("scanner");
    let inside = folder.join(UNIT);
    std::fs::create_dir_all(&inside).expect("a folder");
    let pages = sheet(numbered(SheetKind::Pack, "HJKMNPQRST"), 0.0);
    let pdf = pdf_of_jpegs(&pages[..1], 60).expect("a PDF");
    std::fs::write(inside.join("cut.pdf"), &pdf[..pdf.len() / 2]).expect("a file");
    std::fs::write(inside.join("pack.tif"), tiff_group4(&pages).expect("a TIFF")).expect("a file");
    std::fs::write(inside.join("letter.txt"), "no scan").expect("a file");
    let watch = || trial.call(["scan", "watch", "--once", "--remove"]).with([&folder]);
    let empty = trial.counts();
    let said = watch().fails();
    assert!(said.contains("2 pages stored") && said.contains("pack.tif"), "{said}");
    // Two files were gone through, and the one that is left is named, once.
    assert!(said.contains("2 files of the folder have been gone through"), "{said}");
    assert!(said.contains(&format!("One file in the folder is not finished: {UNIT}/cut.pdf.")));
    assert!(said.contains("2 pages stored from one sheet") && !said.contains(" 0 "), "{said}");
    assert!(!said.contains("Delete the scan"), "it has been removed: {said}");
    assert_ne!(trial.counts(), empty);
    let left = |name: &str| inside.join(name).exists();
    assert!(!left("pack.tif") && left("cut.pdf") && left("letter.txt"));
    std::fs::remove_file(inside.join("cut.pdf")).expect("removed");
    // A picture of a phone that nothing here reads, and a scan beside the units' folders.
    std::fs::write(inside.join("IMG_1.HEIC"), b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
        .expect("a file");
    let beside = tiff_group4(&pages[..1]).expect("a TIFF");
    std::fs::write(folder.join("beside.tif"), &beside).expect("a file");
    let unchanged = trial.counts();
    let said = watch().fails();
    assert_eq!(said.matches("HEIC").count() - said.matches("IMG_1.HEIC").count(), 1, "{said}");
    assert!(said.contains("JPEG"), "{said}");
    assert!(said.contains("beside.tif: The file lies outside the units' folders"), "{said}");
    assert!(said.contains(&inside.display().to_string()), "{said}");
    assert_eq!(trial.counts(), unchanged);
    for done in [inside.join("IMG_1.HEIC"), folder.join("beside.tif")] {
        std::fs::remove_file(done).expect("it has stayed");
    }
    let stored = trial.counts();
    assert!(watch().succeeds().contains("No new files"));
    assert_eq!(trial.counts(), stored);
    assert!(
        trial.call(["scan", "watch", "--once", "/no/such/folder"]).fails().contains("/no/such")
    );
}
