//! The reader of files field by field, on a kind of file that only this test knows.

use kastanj_instrument::Diagnostic;
use kastanj_instrument::plain_file::{self, Faults, Fields, FileKind, RefusedField, fault};
use kastanj_language::{Explain, Lang};

const KIND: FileKind = FileKind {
    name: "larder.toml",
    guide: "docs/larder.md",
    refused: Some(RefusedField {
        names: &["reversed"],
        message: "instrument-reversed",
        hint: "instrument-reversed-hint",
    }),
};

#[derive(Debug, PartialEq)]
struct Larder {
    month: u8,
    cold: bool,
    share: f64,
    span: Option<(f64, f64)>,
    jars: Vec<(String, u16)>,
}

fn larder(mut root: Fields<'_>, faults: &mut Faults<'_>) -> Option<Larder> {
    let month = root.parsed::<u8>("month", "11", faults);
    let cold = root.flag_or("cold", true, faults);
    let share = root.number_or("share", 0.0..=1.0, 0.5, faults);
    let span = root.ascending_pair("span", 0.0..=100.0, faults);
    let jars = root.need_tables("jar", faults);
    if share == 0.25 {
        let at = root.place("share");
        fault!(faults, &at, "instrument-empty", "instrument-empty-hint", field = "shelf");
    }
    root.finish(faults);
    let jar = |mut jar: Fields<'_>| {
        let name = jar.need_word("name", faults);
        let count = jar.need_whole::<u16>("count", 1..=99_999, faults);
        jar.finish(faults);
        Some((name?.value, count?.value))
    };
    let jars = jars.into_iter().filter_map(jar).collect();
    Some(Larder { month: month.map_or(1, |month| month.value), cold, share, span, jars })
}

fn read(source: &str) -> Result<Larder, Vec<Diagnostic>> {
    plain_file::read("larder.toml", source, KIND, larder)
}

/// The faults of a file with one sound jar, as lines of English.
fn told(top: &str) -> String {
    let source = format!("{top}\n[[jar]]\nname = \"plum\"\ncount = 3\n");
    let faults = read(&source).expect_err("the file has a fault");
    faults.iter().map(|fault| format!("{fault}\n")).collect()
}

#[test]
fn a_sound_file_is_read_and_what_is_left_out_has_its_usual_value() {
    let jars = vec![("plum".to_owned(), 3)];
    let shortest = read("[[jar]]\nname = \"plum\"\ncount = 3");
    assert_eq!(
        shortest,
        Ok(Larder { month: 1, cold: true, share: 0.5, span: None, jars: jars.clone() })
    );
    let longest = read(
        "month = \"11\"\ncold = false\nshare = 1\nspan = [0, 2.5]\n[[jar]]\nname = \"plum\"\ncount = 0x3",
    );
    let span = Some((0.0, 2.5));
    assert_eq!(longest, Ok(Larder { month: 11, cold: false, share: 1.0, span, jars }));
}

#[test]
fn every_kind_of_fault_says_where_what_and_the_remedy() {
    let cases = [
        ("month = 11", "larder.toml:1:9: The field month has the wrong kind of value."),
        ("month = \"May\"", "month cannot be \"May\". (This fits: 11.)"),
        ("\ncold = 1", "larder.toml:2:8: The field cold has the wrong kind of value."),
        ("share = 1.5", "The field share must be a number from 0 to 1. (Write a number within"),
        ("share = nan", "The field share must be a number from 0 to 1."),
        ("span = [1]", "The field span has the wrong kind of value. (Write it like this: [0, 100]"),
        ("span = [3, 3]", "In the field span the lower number comes first. (Write for example"),
        ("span = [-1, 101]", "The field span must be a number from 0 to 100."),
        ("shelf = 1", "There is no field shelf in larder.toml."),
        ("reversed = true", "A question may not be reversed."),
        ("share = 0.25", "larder.toml:1:9: The field shelf is empty."),
    ];
    for (top, expected) in cases {
        let told = told(top);
        assert!(told.contains(expected), "{top}: {told}");
    }
}

#[test]
fn what_is_missing_is_told_with_the_document_of_the_kind_of_file() {
    for source in ["", "jar = []"] {
        let faults = read(source).expect_err("no jar");
        let [fault] = faults.as_slice() else { panic!("{faults:?}") };
        assert_eq!(fault.message.en, "The field jar is missing in larder.toml.");
        for lang in Lang::ALL {
            assert!(fault.explain(lang).contains("docs/larder.md"), "{}", fault.explain(lang));
        }
    }
}

#[test]
fn all_faults_are_told_at_once_in_the_order_of_the_file() {
    let source = "share = 7\ncold = 0\nlid = 1\n[[jar]]\nname = \" \"\ncount = 0\n[[jar]]\ncount = 1\n[[jar]]\nname = \"a\"\ncount = 65536";
    let faults = read(source).expect_err("faults");
    let lines: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
    // A count that its type cannot hold is a fault even within the limits.
    assert_eq!(lines, [1, 2, 3, 5, 6, 7, 11]);
}
