//! What scans of our own forms say, as people and other programs read it; nothing is stored.

use image::GrayImage;
use kastanj_instrument::{Library, SheetKind, VariantId};
use kastanj_language::Lang;
use kastanj_paper::{Edition, FormOrder, short_code_check_digit};
use kastanj_rehearsal::files::{png, tiff_group4};
use kastanj_rehearsal::rasterise_pdf;
use kastanj_rehearsal::scanner::ScannedPage;

use crate::methods::documented::check_all;
use crate::paper::{numbered, sheet};
use crate::runner::kastanj;
use crate::store::{Trial, UNIT};

const PACK: &str = "HJKMNPQRST";

/// A code of a copy with its check digit.
fn digits(code: u16) -> [u8; 4] {
    let digit = |place: u16| u8::try_from(code / place % 10).expect("a digit");
    [digit(100), digit(10), digit(1), short_code_check_digit(code)]
}

/// An empty copy of the form, its first page, with these digits ticked in the grid for the code.
fn copy_with_code(digits: [u8; 4]) -> GrayImage {
    let library = Library::shipped();
    let questionnaire = library.newest("del-1").expect("part one");
    let variant = VariantId("before".to_owned());
    let form = FormOrder::new(questionnaire, &variant, Lang::Sv, Edition::Copyable);
    let form = form.typeset().expect("the form fits");
    let layout = form.layout.expect("places for the reader");
    let mut image = rasterise_pdf(&form.pdf, 300.0).expect("a PDF").swap_remove(0).image;
    let grid = layout.pages[0].grid.as_ref().expect("a grid");
    let mut ink = |x: f64, y: f64| {
        let (x, y) = ((x * 300.0 / 25.4) as u32, (y * 300.0 / 25.4) as u32);
        for (dx, dy) in (0..5).flat_map(|dx| (0..5).map(move |dy| (dx, dy))) {
            image.put_pixel(x + dx, y + dy, image::Luma([30]));
        }
    };
    for (row, digit) in grid.boxes.iter().zip(digits) {
        let place = row[usize::from(digit)];
        for step in 0..=40 {
            let along = 0.15 + 0.7 * f64::from(step) / 40.0;
            let x = place.x + along * place.width;
            ink(x, place.y + along * place.height);
            ink(x, place.y + (1.0 - along) * place.height);
        }
    }
    image
}

fn pack() -> Vec<ScannedPage> {
    sheet(numbered(SheetKind::Pack, PACK), 0.0)
}

#[test]
fn answers_are_printed_in_words_and_doubts_with_their_guesses() {
    let folder = tempfile::tempdir().expect("a folder");
    let pages = sheet(numbered(SheetKind::Pack, PACK), 0.3);
    let scan = folder.path().join("scan.tif");
    std::fs::write(&scan, tiff_group4(&pages).expect("a TIFF")).expect("a file");
    let said = kastanj(["scan", "read"]).with([&scan]).swedish().succeeds();
    let json = kastanj(["scan", "read", "--json"]).with([&scan]).succeeds();
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let mut questions = 0;
    let pages = json["files"][0]["pages"].as_array().expect("pages");
    for question in
        pages.iter().flat_map(|page| page["outcome"]["read"]["questions"].as_array().expect("some"))
    {
        questions += 1;
        let item = question["item"].as_str().expect("a name");
        let own = format!("    {item} ");
        let row = said.lines().find(|line| line.starts_with(&own));
        let row = row.unwrap_or_else(|| panic!("no row of {item} in {said}"));
        let doubtful = question["decision"] == "doubtful";
        assert_eq!(row.contains("tveksamt: "), doubtful, "{row}");
        assert!(row.trim_end().len() > own.len() + 8, "{row}");
    }
    assert!(questions > 20 && said.contains("tveksamma"), "{said}");
    assert!(said.contains("    namn") && said.contains("  fråga") && said.contains("  svar"));
    // Words of the form, not codes; lines that fit beside one another.
    let row = said.lines().find(|line| line.starts_with("    grepp-1 ")).expect("a row");
    assert!(row.split("  ").any(|cell| cell.len() > 12), "{row}");
}

#[test]
fn the_code_of_a_copy_is_told_and_why_there_is_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let code = digits(572);
    let wrong = [code[0], code[1], code[2], (code[3] + 1) % 10];
    let reading = |image: &GrayImage| {
        let scan = folder.path().join("scan.png");
        std::fs::write(&scan, png(image).expect("a PNG")).expect("a file");
        let json = kastanj(["scan", "read", "--json"]).with([&scan]).succeeds();
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let page = json["files"][0]["pages"][0]["outcome"]["read"].clone();
        (page, kastanj(["scan", "read"]).with([&scan]).succeeds())
    };
    for (pages, grid, number, words) in [
        (copy_with_code(code), "read", Some(572), "Code in the grid: 572"),
        (
            sheet(Edition::Copyable, 0.0)[0].image.clone(),
            "empty",
            None,
            "The grid for the code is empty",
        ),
        (copy_with_code(wrong), "contradicts", None, "does not fit its check digit"),
        (pack()[0].image.clone(), "absent", None, ""),
    ] {
        let (page, said) = reading(&pages);
        assert_eq!(page["grid"], grid, "{said}");
        assert_eq!(page["grid_code"].as_u64(), number, "{said}");
        assert!(said.contains(words) && (grid != "absent" || !said.contains("grid")), "{said}");
    }
}

#[test]
fn every_key_of_the_json_is_documented_and_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let mut pages = sheet(numbered(SheetKind::Pack, PACK), 0.3);
    // The lower half of a page lies aside: the code and some geometry are told of what is not read.
    let mut torn = pages[0].clone();
    let (wide, high) = torn.image.dimensions();
    let aside = GrayImage::from_fn(wide, high, |x, y| match y > high / 2 && x + 140 < wide {
        true => *pages[0].image.get_pixel(x + 140, y),
        false => *pages[0].image.get_pixel(x, y),
    });
    torn.image = aside;
    pages.push(torn);
    std::fs::write(path("scan.tif"), tiff_group4(&pages).expect("a TIFF")).expect("a file");
    kastanj(["scan", "trial", "print", "--out"]).with([path("trial.pdf")]).succeeds();
    std::fs::write(path("copy.png"), png(&copy_with_code(digits(572))).expect("a PNG"))
        .expect("a file");
    let files = [path("scan.tif"), path("trial.pdf"), path("copy.png")];
    let run = kastanj(["scan", "read", "--json"]).with(files).run();
    let json: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let refused = &json["files"][0]["pages"][2]["outcome"]["refused"];
    assert!(refused["geometry"].is_object(), "{refused}");
    check_all("# JSON of our own forms\n", &json, "files[].pages[].trial_sheet");
}

#[test]
fn a_mirrored_page_is_called_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let mirrored = image::imageops::flip_horizontal(&pack()[0].image);
    let scan = folder.path().join("scan.png");
    std::fs::write(&scan, png(&mirrored).expect("a PNG")).expect("a file");
    let said = kastanj(["scan", "read"]).with([&scan]).swedish().fails();
    assert!(said.contains("spegelvänd") && !said.contains("anpassa"), "{said}");
}

#[test]
fn the_wrong_sheet_for_the_trial_is_told_as_what_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let told = |image: &GrayImage| {
        std::fs::write(path("scan.png"), png(image).expect("a PNG")).expect("a file");
        let said = kastanj(["scan", "trial", "read"]).with([path("scan.png")]).swedish().fails();
        assert!(!said.contains("knappa") && !said.contains("uppdaterat"), "{said}");
        said
    };
    let form = told(&pack()[0].image);
    assert!(form.contains("inte provbladet utan ett annat blad") && form.contains(PACK), "{form}");
    kastanj(["scan", "trial", "print", "--out"]).with([path("trial.pdf")]).succeeds();
    let pdf = std::fs::read(path("trial.pdf")).expect("written");
    let sheet = rasterise_pdf(&pdf, 200.0).expect("drawn").swap_remove(0).image;
    let (wide, high) = sheet.dimensions();
    let cropped = image::imageops::crop_imm(&sheet, 0, high / 8, wide * 7 / 8, high * 3 / 4);
    let cropped = told(&cropped.to_image());
    assert!(cropped.contains("beskur"), "{cropped}");
    let blurred = told(&image::imageops::blur(&sheet, 7.0));
    assert!(blurred.contains("suddig"), "{blurred}");
    let letter =
        told(&rasterise_pdf(include_bytes!("foreign_form.pdf"), 200.0).expect("drawn")[0].image);
    assert!(letter.contains("inget provblad"), "{letter}");
}

#[test]
fn blank_backs_are_counted_and_are_no_error() {
    let trial = Trial::new();
    let pages = pack();
    let mut back = pages[0].clone();
    back.image.fill(255);
    let with_back = [pages.clone(), vec![back.clone()]].concat();
    let scan = trial.write("scan.tif", tiff_group4(&with_back).expect("a TIFF"));
    let take = || trial.call(["scan", "take", "--unit", UNIT]);
    let said = take().with([&scan]).succeeds();
    assert!(said.contains("2 pages stored") && said.contains("1 blank or none of ours"), "{said}");
    // One file to a page, as some scanners write.
    let other = sheet(numbered(SheetKind::Pack, "KMNPQRSTVW"), 0.0);
    let files: Vec<_> = other
        .iter()
        .chain([&back])
        .zip(1..)
        .map(|(page, number)| {
            let tiff = tiff_group4(std::slice::from_ref(page)).expect("a TIFF");
            trial.write(&format!("page-{number}.tif"), tiff)
        })
        .collect();
    let said = take().with(&files).succeeds();
    assert!(said.contains("page-3.tif: 0 pages stored, 1 blank"), "{said}");
    // Nothing but blanks: somebody has fed them the wrong way round.
    let said = take().with(&files[2..]).fails();
    assert!(said.contains("brought nothing"), "{said}");
}

#[test]
fn what_waits_for_review_is_not_called_unreadable() {
    let trial = Trial::new();
    let pages = sheet(numbered(SheetKind::Pack, PACK), 0.3);
    let scan = trial.write("scan.tif", tiff_group4(&pages).expect("a TIFF"));
    let said = trial.call(["scan", "take", "--unit", UNIT]).with([&scan]).succeeds();
    let contact =
        said.split("a new contact began, ").nth(1).and_then(|rest| rest.split('.').next());
    let contact = contact.unwrap_or_else(|| panic!("{said}"));
    let shown = trial.call(["assess", "show", contact]).swedish().succeeds();
    assert!(shown.contains("väntar på granskning"), "{shown}");
    assert!(!shown.contains("går inte att läsa"), "{shown}");
    assert!(shown.contains(&format!("kastanj key {PACK} --occasion before")), "{shown}");
}

#[test]
fn sheets_are_listed_with_what_is_missing_double_and_unmarked() {
    let folder = tempfile::tempdir().expect("a folder");
    let image = |name: &str, page: &ScannedPage| {
        let path = folder.path().join(name);
        std::fs::write(&path, png(&page.image).expect("a PNG")).expect("a file");
        path
    };
    let first = &pack()[0];
    let files = [image("a.png", first), image("b.png", first), image("c.png", first)];
    let said = kastanj(["scan", "read"]).with(&files).swedish().succeeds();
    let line = said.lines().find(|line| line.contains("saknar sida 2")).expect("a line");
    assert!(line.contains("sida 1 finns 3 gånger ("), "{line}");
    assert!(["a.png s. 1, ", "b.png s. 1, ", "c.png s. 1)"].iter().all(|at| line.contains(at)));
    assert!(!line.contains("helt") && !line.contains("inget kryss"), "{line}");
    assert!(said.ends_with("1 blad.\n"), "{said}");

    // A copy has a place among the copies, and no number of its own.
    let copy = image("d.png", &sheet(Edition::Copyable, 0.3)[0]);
    let said = kastanj(["scan", "read"]).with([&copy]).succeeds();
    assert!(said.contains("  copy 1 ") && said.ends_with("one sheet.\n"), "{said}");
    assert!(!said.contains("2222222222") && !said.contains("no mark"), "{said}");
    let empty = folder.path().join("e.png");
    std::fs::write(&empty, png(&copy_with_code(digits(572))).expect("a PNG")).expect("a file");
    let said = kastanj(["scan", "read"]).with([&empty]).succeeds();
    assert!(said.contains("no mark is seen") && !said.contains("complete"), "{said}");
}
