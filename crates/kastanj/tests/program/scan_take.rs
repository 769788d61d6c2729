//! From paper to the record: read, take, settle doubts, assign, all through the program.

use kastanj_instrument::SheetKind;
use kastanj_paper::Edition;
use kastanj_rehearsal::files::{pdf_of_jpegs, tiff_group4};

use crate::paper::{numbered, sheet};
use crate::runner::kastanj;
use crate::store::{Trial, UNIT};

const PACK: &str = "HJKMNPQRST";
const STOCK: &str = "KMNPQRSTVW";

fn number_after(text: &str, words: &str) -> usize {
    let rest = text.split(words).nth(1).unwrap_or_else(|| panic!("no \"{words}\" in {text}"));
    let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no number after \"{words}\" in {text}"))
}

#[test]
fn a_scanned_pack_is_read_stored_once_and_its_doubts_are_settled() {
    let trial = Trial::new();
    let pages = sheet(numbered(SheetKind::Pack, PACK), 0.25);
    let scan = trial.write("scan.tif", tiff_group4(&pages).expect("a TIFF"));

    let json = kastanj(["scan", "read", "--json"]).with([&scan]).succeeds();
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["files"][0]["pages"].as_array().map(Vec::len), Some(2));
    assert!(json["files"][0]["sha256"].as_str().is_some_and(|hash| hash.len() == 64));
    assert!(json.to_string().contains(PACK));

    // Nothing is drawn for a second look: what waits is in doubt.
    let audit = |words: &[&str]| trial.call(["scan", "audit", "--unit", UNIT]).with(words);
    audit(&["--answers", "0"]).succeeds();
    assert!(audit(&["--answers", "101"]).fails().contains("100"));
    let empty = trial.counts();
    assert!(trial.call(["scan", "take", "--unit", "NO-1"]).with([&scan]).fails().contains("NO-1"));
    assert_eq!(trial.counts(), empty);
    let said =
        trial.call(["scan", "take", "--unit", UNIT, "--week", "2025-W03"]).with([&scan]).succeeds();
    assert!(said.contains("2 pages stored") && said.contains("kastanj key"), "{said}");
    let next = said.lines().find(|line| line.contains("kastanj key")).expect("a line");
    assert!(next.contains(" --store ") && next.contains(" --passphrase-file "), "{next}");
    let doubts = number_after(&said, "Questions to look at:");
    assert!(doubts > 0, "{said}");
    // Nothing was known of the pack: that somebody began is told. Nought is not.
    assert!(said.contains("a new contact began") && said.contains("from one sheet"), "{said}");
    assert!(!said.contains(" 0 ") && !said.contains("waiting for an owner"), "{said}");
    let stored = trial.counts();
    assert_ne!(stored, empty);

    // The same scan again: known, named with its pages, nothing twice.
    let said = trial.call(["scan", "take", "--unit", UNIT]).with([&scan]).fails();
    assert!(said.contains("scan.tif p. 1") && said.contains("scan.tif p. 2"), "{said}");
    assert!(said.contains("is stored already"), "{said}");
    assert_eq!(trial.counts(), stored);

    // The same sheet at another unit begins nobody there.
    let copy = trial.write("copy.pdf", pdf_of_jpegs(&pages, 80).expect("a PDF"));
    let said = trial.call(["scan", "take", "--unit", "EX-B"]).with([&copy]).fails();
    assert_eq!(said.matches("belongs to another unit").count(), 2, "{said}");
    assert!(said.contains("2 of another unit") && !said.contains("began"), "{said}");
    assert_eq!(trial.counts(), stored);

    // Only the doubtful questions are asked, each with the picture of its row.
    let key = |keys: &str| trial.call(["key", PACK, "--occasion", "before"]).given(keys.to_owned());
    key("!").fails();
    let said = key(&"1".repeat(doubts)).succeeds();
    assert_eq!(said.matches("picture: ").count(), doubts, "{said}");
    assert!(said.contains(&format!("{doubts} doubtful questions settled")), "{said}");
    assert!(key("1").fails().contains("--second"));
    let left: Vec<_> = std::fs::read_dir(trial.folder())
        .expect("a folder")
        .filter_map(|entry| entry.ok().map(|entry| entry.file_name()))
        .filter(|name| name.to_string_lossy().starts_with("rows-"))
        .collect();
    assert!(left.is_empty(), "pictures are left: {left:?}");
    trial.call(["verify"]).succeeds();
}

#[test]
fn sheets_without_an_owner_wait_for_a_person() {
    let trial = Trial::new();
    let code = || {
        let said = trial.call(["client", "add", "--unit", UNIT]).succeeds();
        said.split_whitespace().last().expect("a code").to_owned()
    };
    let (first, second) = (code(), code());
    let stock = sheet(numbered(SheetKind::Stock, STOCK), 0.0);
    let stock = trial.write("stock.tif", tiff_group4(&stock).expect("a TIFF"));
    let copy = sheet(Edition::Copyable, 0.0);
    let copy = trial.write("copy.pdf", pdf_of_jpegs(&copy, 85).expect("a PDF"));
    let said = trial.call(["scan", "take", "--unit", UNIT]).with([&stock, &copy]).succeeds();
    assert_eq!(said.matches("waits for an owner").count(), 4, "{said}");
    let work = trial.call(["worklist", "--today", "2025-W10"]).succeeds();
    assert!(work.contains(STOCK), "{work}");
    let assign = |sheet: &str, to: &str| trial.call(["episode", "assign", sheet, "--to", to]);
    assert!(assign(STOCK, "2222-22").run().code != 0);
    assert!(assign("KMNPQRSTVX", &first).fails().contains("KMNPQRSTVX"));
    assert!(assign(STOCK, &first).succeeds().contains("2 pages"));
    assign(STOCK, &second).fails();
    // Copies have no number of their own: what stands for one page moves one page only.
    let numbers: Vec<String> = said
        .lines()
        .filter(|line| line.contains("copy.pdf"))
        .filter_map(|line| {
            line.split("assign ").nth(1)?.split_whitespace().next().map(str::to_owned)
        })
        .collect();
    assert_eq!(numbers.len(), 2, "{said}");
    assign("2222222222", &second).fails();
    let before = trial.call(["assess", "show", &first]).succeeds();
    let said = assign(&numbers[0], &second).succeeds();
    assert!(said.contains("one page") && !said.contains("Note:"), "{said}");
    assert_eq!(trial.call(["assess", "show", &first]).succeeds(), before);
    let shown = trial.call(["assess", "show", &second]).succeeds();
    assert!(shown.contains("grepp-1"), "{shown}");
    // A contact of another unit may be a slip of the hand: said, with the way back.
    let said = trial.call(["client", "add", "--unit", "EX-B"]).succeeds();
    let elsewhere = said.split_whitespace().last().expect("a code").to_owned();
    let said = assign(&numbers[1], &elsewhere).succeeds();
    assert!(said.contains("came in at EX-A") && said.contains("belongs to EX-B"), "{said}");
    let back = format!("episode unassign {} --from {elsewhere}", numbers[1]);
    assert!(said.contains(&back), "{said}");
    trial.call(back.split(' ')).succeeds();
    trial.call(["verify"]).succeeds();
}

#[test]
fn a_sheet_that_nobody_has_filled_in_is_not_an_answer() {
    let trial = Trial::new();
    let kit = trial.path("kit");
    kastanj([
        "kit",
        "--unit",
        "EX-A",
        "--packs",
        "1",
        "--seed",
        "000102030405060708090a0b0c0d0eff",
        "--out",
    ])
    .with([&kit])
    .run();
    let sheets = std::fs::read_dir(kit.join("client")).expect("a kit");
    let sheets = sheets
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.to_string_lossy().contains("1-"))
        .expect("the envelopes");
    let empty = trial.counts();
    let said = trial.call(["scan", "take", "--unit", UNIT]).with([&sheets]).fails();
    assert!(said.contains("the scanner sees no mark") && said.contains("0 pages stored"), "{said}");
    assert_eq!(trial.counts(), empty);
    // The code that the message gives opens the keying of that very sheet.
    let code = said.split("kastanj key \"").nth(1).and_then(|rest| rest.split('"').next());
    let code = code.expect("a page code").to_owned();
    let said = trial.call(["key", &code, "--unit", UNIT]).given("!").fails();
    assert!(!said.contains(&format!("\"{code}\"")), "the code is not known: {said}");
}

#[test]
fn a_sheet_of_practice_never_comes_among_real_clients() {
    let dir = tempfile::tempdir().expect("a folder");
    let example = include_str!("../../../../studies/exempelstudie/study.toml");
    let real = example.replace("synthetic = true", "synthetic = false");
    assert_ne!(real, example);
    let study = dir.path().join("study.toml");
    std::fs::write(&study, real).expect("a file");
    let practice = format!("SYN{}", &PACK[3..]);
    let scan = tiff_group4(&sheet(numbered(SheetKind::Pack, &practice), 0.0)).expect("a TIFF");
    let real = Trial::made_with(&["--study", study.to_str().expect("a path")]);
    let file = real.write("scan.tif", &scan);
    let empty = real.counts();
    let said = real.call(["scan", "take", "--unit", UNIT]).with([&file]).fails();
    assert_eq!(said.matches("is a practice sheet").count(), 2, "{said}");
    for words in [vec!["key", &practice, "--occasion", "before"], vec!["key", "slip", &practice]] {
        let said = real.call(words).with(["--unit", UNIT]).fails();
        assert!(said.contains("practice sheet"), "{said}");
    }
    assert_eq!(real.counts(), empty);
    // Where all clients are invented it is taken in.
    let trial = Trial::new();
    let file = trial.write("scan.tif", &scan);
    let said = trial.call(["scan", "take", "--unit", UNIT]).with([&file]).succeeds();
    assert!(said.contains("2 pages stored"), "{said}");
}

#[test]
fn what_is_drawn_is_asked_with_the_doubts_and_the_error_is_told() {
    let trial = Trial::new();
    let audit = |words: &[&str]| trial.call(["scan", "audit", "--unit", UNIT]).with(words);
    let said = audit(&[]).succeeds();
    assert!(said.contains("not known") && said.contains("2.0 %"), "{said}");
    let said = audit(&["--answers", "100", "--sheets", "100"]).succeeds();
    assert!(said.contains("100.0 % of the answers"), "{said}");
    let pages = sheet(numbered(SheetKind::Pack, PACK), 0.0);
    let scan = trial.write("scan.tif", tiff_group4(&pages).expect("a TIFF"));
    let said = trial.call(["scan", "take", "--unit", UNIT]).with([&scan]).succeeds();
    let waiting = number_after(&said, "Questions to look at:");
    assert_eq!(waiting, 25, "every answer is drawn: {said}");
    // Whoever keys what the machine read agrees with it; the error is then below three in so many.
    let json = kastanj(["scan", "read", "--json"]).with([&scan]).succeeds();
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let questions: Vec<&serde_json::Value> = json["files"][0]["pages"]
        .as_array()
        .expect("pages")
        .iter()
        .flat_map(|page| page["outcome"]["read"]["questions"].as_array().expect("questions"))
        .collect();
    assert!(questions.iter().all(|question| question["guesses"].as_array().is_some()));
    let key = |keys: &str| trial.call(["key", PACK, "--occasion", "before"]).given(keys.to_owned());
    let said = key("!").fails();
    assert!(said.contains("picture: "), "{said}");
    let said = audit(&["--json"]).succeeds();
    let told: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert!(told["reading_error"]["rate"].is_null(), "{told}");
    assert_eq!(told["second_looks"][0]["answers"], 1.0, "{told}");
    assert_eq!(told["compared"]["sheets"], 0, "{told}");
    trial.call(["verify"]).succeeds();
}

#[test]
fn backs_among_sheets_are_named_and_nothing_has_gone_wrong() {
    let trial = Trial::new();
    let mut pages = sheet(numbered(SheetKind::Pack, PACK), 0.0);
    let mut back = pages[0].clone();
    back.image.fill(255);
    pages.insert(1, back);
    let scan = trial.write("scan.tif", tiff_group4(&pages).expect("a TIFF"));
    let said = kastanj(["scan", "read"]).with([&scan]).succeeds();
    assert!(said.contains("p. 2: blank page"), "{said}");
    assert!(said.ends_with("one sheet, one blank page or back.\n"), "{said}");
    let said = kastanj(["scan", "read"]).with([&scan]).swedish().succeeds();
    assert!(said.contains("en tom sida eller baksida.") && !said.contains("LÄSES INTE"), "{said}");
}
