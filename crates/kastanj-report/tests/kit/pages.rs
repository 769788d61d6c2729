use kastanj_language::Lang;
use kastanj_report::kit::KitFile;

use crate::kits::{self, PACKS};
use crate::tools::{ask, is_pdf, pages, property, unpacked, words};

const LANGS: [Lang; 2] = [Lang::Sv, Lang::En];

/// The file whose name begins so, such as `staff/2-`.
pub(crate) fn file<'a>(files: &'a [KitFile], start: &str) -> &'a KitFile {
    files.iter().find(|file| file.path.starts_with(start)).expect("the kit has the file")
}

#[test]
fn every_document_has_its_number_of_pages() {
    let packs = PACKS as usize;
    let lengths = [
        ("client/1-", packs * 6..=packs * 6),
        ("client/2-", 12..=12),
        ("client/3-", 1..=1),
        ("client/4-", 1..=1),
        ("staff/1-", packs..=packs),
        ("staff/2-", 15..=25),
        ("staff/3-", 1..=1),
        ("staff/4-", 1..=1),
        ("staff/5-", 1..=2),
        ("staff/6-", 1..=1),
    ];
    for lang in LANGS {
        for (start, length) in &lengths {
            let file = file(kits::shipped(lang), start);
            let Some(pages) = pages(file) else { return };
            println!("{lang} {}: {pages} pages, {} kB", file.path, file.bytes.len() / 1000);
            assert!(length.contains(&pages), "{lang} {}: {pages} pages", file.path);
        }
        let tally = property(file(kits::shipped(lang), "staff/3-"), "Page size");
        assert!(tally.is_none_or(|size| size.starts_with("841.89 x 595.276")), "landscape");
    }
}

#[test]
fn every_pdf_is_tagged_titled_and_in_its_language() {
    for lang in LANGS {
        for file in kits::shipped(lang).iter().filter(|file| is_pdf(file)) {
            let Some(tagged) = property(file, "Tagged") else { return };
            assert_eq!(tagged, "yes", "{}", file.path);
            let title = property(file, "Title").unwrap_or_default();
            assert!(!title.is_empty(), "{} has no title", file.path);
            let Some(inside) = unpacked(file) else { return };
            let declared = format!("/Lang ({lang}");
            assert!(inside.contains(&declared), "{} is not in {lang}", file.path);
            assert!(inside.contains("pdfuaid:part") && inside.contains("pdfaid:part"), "{}", file.path);
        }
    }
}

#[test]
fn every_typeface_is_embedded() {
    for lang in LANGS {
        for file in kits::shipped(lang).iter().filter(|file| is_pdf(file)) {
            let Some(said) = ask("pdffonts", &[], file, &[]) else { return };
            let faces: Vec<&str> = said.lines().skip(2).collect();
            assert!(!faces.is_empty(), "{} has no typeface", file.path);
            for face in faces {
                // Columns from the right: object ID (two), uni, sub, emb.
                let embedded = face.split_whitespace().rev().nth(4);
                assert_eq!(embedded, Some("yes"), "{}: {face}", file.path);
            }
        }
    }
}

#[test]
fn a_pack_is_before_after_and_follow_up_with_one_number_that_its_slip_bears() {
    let files = kits::shipped(Lang::Sv);
    let (packs, slips) = (file(files, "client/1-"), file(files, "staff/1-"));
    let mut numbers = Vec::new();
    for pack in 0..PACKS as usize {
        let Some(slip) = words(slips, Some(pack + 1)) else { return };
        let number = ten_symbols(&slip);
        for page in 1..=6 {
            let Some(text) = words(packs, Some(pack * 6 + page)) else { return };
            let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            assert!(plain.contains(&number), "pack {pack}, page {page} bears another number");
            let expected = ["Frågor 1", "Om dig", "Frågor 2", "", "Frågor 3", ""][page - 1];
            assert!(text.starts_with(expected), "pack {pack}, page {page}: {text}");
        }
        assert!(!numbers.contains(&number), "{number} twice");
        numbers.push(number);
    }
    let record = file(files, "staff/kit.toml");
    let record = String::from_utf8(record.bytes.clone()).expect("text");
    assert!(numbers.iter().all(|number| record.contains(number)), "{record}");
    assert!(record.contains(&"07".repeat(16)), "the seed is recorded");
}

/// The envelope's number on a slip: five symbols, a gap, five symbols.
fn ten_symbols(slip: &str) -> String {
    let groups: Vec<&str> = slip.split_whitespace().collect();
    let number = groups.windows(2).find(|pair| pair.iter().all(|group| is_half(group)));
    number.map(<[&str]>::concat).unwrap_or_else(|| panic!("no number on {slip}"))
}

fn is_half(group: &str) -> bool {
    group.len() == 5
        && group.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        && group.chars().any(|c| c.is_ascii_digit())
}
