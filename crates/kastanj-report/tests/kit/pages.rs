use kastanj_instrument::Library;
use kastanj_language::Lang;
use kastanj_report::kit::KitFile;

use crate::kits::{self, PACKS};
use crate::tools::{ask, is_pdf, pages, property, unpacked, words};

/// The file whose name begins so, such as `staff/2-`.
pub(crate) fn file<'a>(files: &'a [KitFile], start: &str) -> &'a KitFile {
    files.iter().find(|file| file.path.starts_with(start)).expect("the kit has the file")
}

/// Every document has its number of pages, and the tally lies down.
pub(crate) fn every_document_has_its_number_of_pages(lang: Lang) {
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
        ("staff/5-", 1..=1),
        ("staff/6-", 1..=1),
    ];
    for (start, length) in &lengths {
        let file = file(kits::shipped(lang), start);
        let Some(pages) = pages(file) else { return };
        println!("{lang} {}: {pages} pages, {} kB", file.path, file.bytes.len() / 1000);
        assert!(length.contains(&pages), "{lang} {}: {pages} pages", file.path);
    }
    let tally = property(file(kits::shipped(lang), "staff/3-"), "Page size");
    assert!(tally.is_none_or(|size| size.starts_with("841.89 x 595.276")), "it lies down");
}

/// Every PDF says that it is tagged and archivable, its title and its language; but the stack of
/// envelopes is plain drawings for a printer, and has a title.
pub(crate) fn every_pdf_is_tagged_titled_and_in_its_language(lang: Lang) {
    for file in kits::shipped(lang).iter().filter(|file| is_pdf(file)) {
        let Some(tagged) = property(file, "Tagged") else { return };
        let title = property(file, "Title").unwrap_or_default();
        assert!(!title.is_empty(), "{} has no title", file.path);
        if file.path.starts_with("client/1-") {
            assert_eq!(tagged, "no", "{}", file.path);
            continue;
        }
        assert_eq!(tagged, "yes", "{}", file.path);
        let Some(inside) = unpacked(file) else { return };
        let declared = format!("/Lang ({lang}");
        assert!(inside.contains(&declared), "{} is not in {lang}", file.path);
        assert!(inside.contains("pdfuaid:part"), "{} is not PDF/UA", file.path);
        assert!(inside.contains("pdfaid:part"), "{} is not PDF/A", file.path);
    }
}

/// Every typeface lies in the file.
pub(crate) fn every_typeface_is_embedded(lang: Lang) {
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

/// Before, after and follow-up of one envelope, then the next; one number on
/// all six pages, on the envelope's slip and in the kit's own record.
pub(crate) fn packs_come_in_the_order_of_their_envelopes(lang: Lang) {
    let files = kits::shipped(lang);
    let (packs, slips) = (file(files, "client/1-"), file(files, "staff/1-"));
    let (study, library) = (kits::study(), Library::shipped());
    let part_one = library.get(&study.plan.questionnaire).expect("Part I");
    let mut numbers = Vec::new();
    for pack in 0..PACKS as usize {
        let Some(slip) = words(slips, Some(pack + 1)) else { return };
        let number = ten_symbols(&slip);
        for (index, occasion) in study.occasions.iter().enumerate() {
            let serves = part_one.variants.iter().find(|v| v.occasions.contains(occasion));
            let title = serves.expect("a form").title.get(lang);
            for page in [1, 2] {
                let Some(text) = words(packs, Some(pack * 6 + index * 2 + page)) else { return };
                let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
                assert!(plain.contains(&number), "pack {pack} {occasion:?} {page}: no {number}");
                assert!(page == 2 || text.contains(title), "pack {pack}: {title} expected");
            }
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
        // No word of the slip has five capitals with a digit among them, or begins as the numbers of
        // practice sheets do.
        && (group.starts_with("SYN") || group.chars().any(|c| c.is_ascii_digit()))
}
