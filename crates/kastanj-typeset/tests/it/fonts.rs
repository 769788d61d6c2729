use std::path::Path;

use sha2::{Digest, Sha256};

#[test]
fn the_typefaces_are_the_ones_that_were_vendored() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fonts/atkinson-hyperlegible");
    let sums = std::fs::read_to_string(folder.join("SHA256SUMS")).expect("the list of checksums");
    let mut typefaces = 0;
    for line in sums.lines() {
        let (sum, name) = line.split_once("  ").expect("checksum and name");
        let bytes = std::fs::read(folder.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        let found: String =
            Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(found, sum, "{name}");
        typefaces += usize::from(name.ends_with(".ttf"));
    }
    let there = std::fs::read_dir(&folder)
        .expect("the folder")
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "ttf"))
        .count();
    assert_eq!(typefaces, there, "every typeface has a checksum");
    let licence = std::fs::read_to_string(folder.join("OFL.txt")).expect("the licence");
    assert!(licence.contains("SIL OPEN FONT LICENSE Version 1.1"));
}
