//! `kastanj key`: sheets, slips and months, one key per answer, from a stream of keys.

use kastanj_instrument::{FormKey, PageCode, QuestionnaireId, SheetKind, VariantId};
use kastanj_language::Lang;

use crate::runner::kastanj;
use crate::store::{Trial, UNIT};

const PACK: &str = "HJKMNPQRST";
/// One key per question of the sheet before: seventeen, the row, seven on page two.
const KEYS: &str = "1234512345123451271121111";

fn lines_of(trial: &Trial) -> String {
    let list = trial.call(["episode", "list"]).succeeds();
    let code = list.lines().find(|line| line.contains(PACK)).expect("the pack");
    let code = code.split_whitespace().nth(1).expect("a code").to_owned();
    trial.call(["assess", "show", &code]).succeeds()
}

#[test]
fn a_sheet_takes_one_key_per_question_and_is_keyed_again_with_differences() {
    let trial = Trial::new();
    let empty = trial.counts();
    let key = |further: &[&str], keys: &str| {
        trial
            .call(["key", PACK, "--occasion", "before", "--unit", UNIT])
            .with(further)
            .given(keys.to_owned())
    };
    // Leaving in the middle, or running out of keys, changes nothing: no client, no pack.
    let said = key(&[], &format!("{PACK}\n123!")).fails();
    assert!(said.contains("Nothing was stored"), "{said}");
    key(&[], &format!("{PACK}\n123")).fails();
    assert_eq!(trial.counts(), empty);
    let said = key(&[], &format!("{PACK}\n{KEYS}")).succeeds();
    assert!(said.contains("25/25") && said.contains("Stored"), "{said}");
    assert!(KEYS.len() <= 25 + 3);
    let first = lines_of(&trial);
    assert!(key(&[], KEYS).fails().contains("--second"));
    // Nobody checks himself.
    let own = key(&["--second"], KEYS).fails();
    assert!(own.contains("somebody else") && lines_of(&trial) == first, "{own}");
    let bo = trial.write("second", "en helt annan lösenfras SYNTETISK\n");
    trial.call(["person", "add", "person-2", "--new-passphrase-file"]).with([&bo]).succeeds();
    let key = |keys: &str| {
        kastanj(["key", PACK, "--occasion", "before", "--second", "--as", "person-2", "--store"])
            .with([trial.folder().as_os_str(), "--passphrase-file".as_ref(), bo.as_os_str()])
            .given(keys.to_owned())
    };
    // Three differences: the first keying holds for one, the second for another, neither for one.
    let again = KEYS.replacen("123", "545", 1);
    let left = key(&format!("{again}!")).fails();
    assert!(left.contains("page Sheets") && lines_of(&trial) == first, "{left}");
    // Called once more, the command goes on where it was left: nothing is keyed again.
    let said = key("x1232").succeeds();
    assert!(said.contains("3 differences"), "{said}");
    // Both keyings are told in the words of the form.
    assert!(said.contains("not true at all") && said.contains("entirely true"), "{said}");
    let second = lines_of(&trial);
    assert_ne!(first, second);
    let changed = first.lines().zip(second.lines()).filter(|(a, b)| a != b).count();
    assert!((1..=6).contains(&changed), "{first}\n{second}");
    let code = |text: &str, item: &str| {
        let line = text.lines().find(|line| line.contains(item)).expect("the item").to_owned();
        line.split_whitespace().last().expect("a code").to_owned()
    };
    assert_eq!(code(&second, "grepp-1"), "0");
    assert_eq!(code(&second, "grepp-2"), "3");
    assert_eq!(code(&second, "grepp-3"), "1");
    assert!(key(KEYS).fails().contains("somebody else"), "who has keyed it twice");
}

#[test]
fn corrections_refusals_and_blanks_are_single_keys() {
    let trial = Trial::new();
    // Back after the first answer, then an unknown key, declined, blank, unreadable.
    let keys = format!("{PACK}\n1<5Zd.x{}", &KEYS[4..]);
    trial.call(["key", PACK, "--occasion", "before", "--unit", UNIT]).given(keys).succeeds();
    let shown = lines_of(&trial);
    for (item, words) in [
        ("grepp-1", "4"),
        ("grepp-2", "does not want"),
        ("grepp-3", "no answer"),
        ("grepp-4", "cannot be read"),
    ] {
        let line = shown.lines().find(|line| line.contains(item)).expect("the item");
        assert!(line.to_lowercase().contains(words), "{item}: {line}");
    }
}

#[test]
fn what_is_no_sheet_is_refused() {
    let trial = Trial::new();
    let empty = trial.counts();
    for sheet in ["HELLO", "HJKMNPQRS", "1S2345678901234567X", ""] {
        trial.call(["key", sheet]).given("111").fails();
    }
    trial.call(["key", PACK, "--occasion", "before", "--unit", "NO-1"]).given(KEYS).fails();
    assert!(
        trial.call(["key", PACK, "--occasion", "before"]).given(KEYS).fails().contains("--unit")
    );
    trial.call(["key", "slip"]).given("1\n").fails();
    trial.call(["key", "slip", "HELLO"]).given("1\n").fails();
    assert!(trial.call(["key", "tally"]).given("1\n").fails().contains("--month"));
    assert_eq!(trial.counts(), empty);
}

#[test]
fn a_pack_that_nothing_is_known_of_is_written_twice() {
    // One symbol is wrong.
    const MISWRITTEN: &str = "HJKMNPQRSV";
    let trial = Trial::new();
    let empty = trial.counts();
    let rows = "\n".repeat(40);
    let slip = |input: &str| {
        trial.call(["key", "slip", MISWRITTEN, "--unit", UNIT]).given(format!("{input}\n{rows}"))
    };
    let sheet = |named: &str, input: &str| {
        trial
            .call(["key", named, "--occasion", "before", "--unit", UNIT])
            .given(format!("{input}{KEYS}"))
    };
    for said in [slip(PACK).fails(), slip("").fails(), sheet(MISWRITTEN, "HJKMNPQRST\n").fails()] {
        assert!(said.contains("The numbers differ") && said.contains(MISWRITTEN), "{said}");
        assert!(said.contains("Nothing was stored"), "{said}");
    }
    // Neither do keys that would answer the sheet pass for a number, nor does silence.
    sheet(MISWRITTEN, "").fails();
    trial.call(["key", "slip", MISWRITTEN, "--unit", UNIT]).given("").fails();
    // An unknown unit is told before anybody writes the number again.
    let said = trial.call(["key", "slip", PACK, "--unit", "NO-1"]).given("").fails();
    assert!(said.contains("NO-1"), "{said}");
    assert_eq!(trial.counts(), empty);
    let said = trial
        .call(["key", "slip", MISWRITTEN, "--unit", UNIT])
        .swedish()
        .given(format!("{PACK}\n"))
        .fails();
    assert!(said.contains("Numren är olika"), "{said}");

    // Written the same twice, as people write: spaces and small letters do not matter.
    let said = sheet(PACK, "hjkmn pqrst\n").succeeds();
    assert!(said.contains("Nothing is known of pack HJKMNPQRST"), "{said}");
    // From then on the pack is known, to its slip too.
    let said = trial.call(["key", "slip", PACK, "--unit", UNIT]).given(rows.as_str()).succeeds();
    assert!(!said.contains("once more"), "{said}");
    // The check symbols of a whole page code guard it: it is written once.
    let code = PageCode {
        kind: SheetKind::Pack,
        tag: FormKey {
            questionnaire: QuestionnaireId { name: "del-1".to_owned(), version: 1 },
            variant: VariantId("before".to_owned()),
            lang: Lang::Sv,
        }
        .tag(),
        page: 1,
        serial: MISWRITTEN.parse().expect("ten symbols"),
    };
    let said = sheet(&code.to_string(), "").succeeds();
    assert!(!said.contains("once more") && said.contains("Stored"), "{said}");
}

#[test]
fn a_pack_slip_is_keyed_row_by_row() {
    let trial = Trial::new();
    let empty = trial.counts();
    let slip =
        |rows: &str| trial.call(["key", "slip", PACK, "--unit", UNIT]).given(rows.to_owned());
    let said = slip(&format!("{PACK}\n1\n1\n")).fails();
    assert!(said.contains("Nothing was stored"), "{said}");
    assert_eq!(trial.counts(), empty);
    // Own contact, one behaviour, way in, four consents, weeks; ended, but the reason comes late.
    let rows = "1\n1\n1\n1\n1\n1\n2\n2025-02\nin spring\n2025-03\n1\n\n\n\n\n2025-20\n\n2\n3\n2\n";
    let said = slip(&format!("{PACK}\n{rows}")).succeeds();
    assert!(said.contains("in spring") && said.contains("cannot be understood"), "{said}");
    assert!(said.contains("A reason is needed"), "{said}");
    let list = trial.call(["episode", "list"]).succeeds();
    assert!(list.contains("2025-W02") && list.contains("2025-W20"), "{list}");
    // The same slip once more adds nothing.
    let before = trial.counts();
    slip(rows).succeeds();
    assert_eq!(trial.counts(), before);

    // Keyed otherwise: nothing is overwritten unasked, and the differences are listed.
    let other = "1\n1\n1\n1\n1\n1\n2\n2025-04\n2025-05\n1\n\n\n\n\n2025-20\n2\n3\n2\n";
    let said = slip(other).fails();
    assert!(said.contains("2025-W02 / 2025-W04") && said.contains("--second"), "{said}");
    assert!(trial.call(["episode", "list"]).succeeds().contains("2025-W02"));
    // A second keying: the first visit as before, the before-form as now.
    let second = |rows: &str| {
        let call = trial.call(["key", "slip", PACK, "--unit", UNIT, "--second"]);
        call.given(rows.to_owned())
    };
    let said = second(&format!("{other}1\n")).succeeds();
    assert!(said.contains("Which one holds?") && said.contains("1 differences"), "{said}");
    assert!(second(rows).succeeds().contains("No differences"));
    assert!(trial.call(["episode", "list"]).succeeds().contains("2025-W02"));
    second(&format!("{other}2\n")).succeeds();
    assert!(trial.call(["episode", "list"]).succeeds().contains("2025-W04"));
}

#[test]
fn a_month_is_keyed_and_must_add_up() {
    let trial = Trial::new();
    let tally = |numbers: &str| {
        trial
            .call(["key", "tally", "--unit", "EX-C", "--month", "2025-01"])
            .given(numbers.to_owned())
    };
    tally("5\n9\n2\n\n\n\n\n\n").fails();
    tally("5\n3\n").fails();
    let said = tally("5\nthree\n3\n2\n1\n1\n\n\n\n").succeeds();
    assert!(said.contains("three"), "{said}");
    // A month that was keyed otherwise is not overwritten, and can be put right.
    let said = tally("6\n3\n2\n1\n1\n1\n\n\n").fails();
    assert!(said.contains("5 / 6") && said.contains("--second"), "{said}");
    let said = trial
        .call(["key", "tally", "--unit", "EX-C", "--month", "2025-01", "--second"])
        .given("6\n3\n2\n1\n1\n1\n\n\n2\n2\n")
        .succeeds();
    assert!(said.contains("Which one holds?"), "{said}");
    tally("6\n3\n2\n1\n1\n1\n\n\n").succeeds();
    trial
        .call(["key", "tally", "--unit", "NO-1", "--month", "2025-01"])
        .given("0\n0\n0\n\n\n\n\n\n")
        .fails();
}

#[test]
fn a_sheet_without_a_number_is_keyed_for_its_contact() {
    let trial = Trial::new();
    let said = trial.call(["client", "add", "--unit", UNIT]).succeeds();
    let code = said.split_whitespace().last().expect("a code").to_owned();
    let form = FormKey {
        questionnaire: QuestionnaireId { name: "del-1".to_owned(), version: 1 },
        variant: VariantId("before".to_owned()),
        lang: Lang::Sv,
    };
    let serial = "2222222222".parse().expect("a serial");
    let copy = PageCode { kind: SheetKind::Copyable, tag: form.tag(), page: 1, serial };
    let said = trial.call(["key", &copy.to_string()]).given(KEYS).fails();
    assert!(said.contains("kastanj key CODE --occasion"), "{said}");
    let said = trial.call(["key", &code, "--occasion", "before"]).given(KEYS).succeeds();
    assert!(said.contains("25/25") && said.contains("Stored"), "{said}");
    assert!(trial.call(["assess", "show", &code]).succeeds().contains("del-1@1/before"));
    // Whose code is nobody's is told, and nothing is stored.
    let stored = trial.counts();
    trial.call(["key", "2222-22", "--occasion", "before"]).given(KEYS).fails();
    assert_eq!(trial.counts(), stored);
}
