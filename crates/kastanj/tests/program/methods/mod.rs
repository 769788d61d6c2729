//! `kastanj analyze` beyond the paired analysis: figures as R's, refusals by line and column, keys
//! as documented.

pub(crate) mod documented;
mod few_figures;
mod form;
mod levels;
mod models;
mod occasions;
mod pairs;
mod persons;
mod pooling;
mod r;

use std::path::PathBuf;
use std::rc::Rc;

use kastanj_report::wording::{ForbiddenKind, Limits, check_text};
use serde_json::Value;

use crate::runner::{Call, kastanj};

/// A file of its own for one test.
pub(crate) struct Csv {
    dir: Rc<tempfile::TempDir>,
}

impl Csv {
    fn of(text: impl AsRef<[u8]>) -> Csv {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::write(dir.path().join("table.csv"), text).expect("a file");
        Csv { dir: Rc::new(dir) }
    }

    fn file(&self) -> PathBuf {
        self.dir.path().join("table.csv")
    }

    /// A call of one method on the file.
    fn call(&self, command: &str, arguments: &[&str]) -> Call {
        kastanj(["analyze", command]).with([self.file()]).with(arguments).keeping(&self.dir)
    }

    /// The JSON of one method; every key in it must be documented.
    fn json(&self, command: &str, arguments: &[&str]) -> Value {
        let said = self.call(command, arguments).with(["--json"]).run();
        assert_eq!(said.code, 0, "{command} {arguments:?}\n{}\n{}", said.out, said.err);
        let json = serde_json::from_str(&said.out).expect("JSON alone");
        documented::check(command, &json);
        json
    }

    /// The figures of one method are those of an R script, which `put`s them under their pointers.
    fn agrees_with_r(&self, command: &str, arguments: &[&str], script: &str) -> Value {
        let json = self.json(command, arguments);
        r::compare(self.dir.path(), &format!("d <- read.csv(\"table.csv\")\n{script}"), &json);
        json
    }

    /// Refused in both languages, naming `words` (line and column); nothing is printed of figures.
    fn refused(&self, command: &str, arguments: &[&str], line: u32, column: &str) {
        let said = self.call(command, arguments).fails();
        let place = [format!("Line {line}"), format!("\"{column}\"")];
        assert!(place.iter().all(|word| said.contains(word.as_str())), "{command}\n{said}");
        let said = self.call(command, arguments).swedish().run();
        let place = [format!("Rad {line}"), format!("\"{column}\"")];
        assert!(said.out.is_empty(), "{command} prints a part\n{}", said.out);
        assert!(place.iter().all(|word| said.err.contains(word.as_str())), "{}", said.err);
    }

    /// Readable in both languages: words, no key, no bare exponent, no percentage of nothing.
    fn readable(&self, command: &str, arguments: &[&str], english: &[&str]) -> String {
        let said = self.call(command, arguments).succeeds();
        sound(command, &said, english);
        let swedish = self.call(command, arguments).swedish().succeeds();
        sound(command, &swedish, &[]);
        said
    }
}

fn sound(command: &str, said: &str, words: &[&str]) {
    for word in words {
        assert!(said.contains(word), "{command}: {word} is missing\n{said}");
    }
    for bad in ["NaN", "inf\n"] {
        assert!(!said.contains(bad), "{command}: {bad}\n{said}");
    }
    // Intervals stand in brackets and shares as 5/12 here, which the rules for sentences do not
    // read; what may be said of models is the report's matter.
    let found: Vec<(ForbiddenKind, String)> = check_text(said, Limits::without_results())
        .into_iter()
        .filter(|(kind, _)| {
            !matches!(
                kind,
                ForbiddenKind::LoneP
                    | ForbiddenKind::ShareWithoutDenominator
                    | ForbiddenKind::BeyondTheBasis
            )
        })
        .collect();
    assert!(found.is_empty(), "{command}: {found:?}\n{said}");
    assert_shares_have_denominators(command, said);
}

/// A percentage that is no level stands behind `count/of =`.
fn assert_shares_have_denominators(command: &str, said: &str) {
    for line in said.lines() {
        let plain = line.replace('\u{a0}', "").replace(" %", "%");
        for (at, _) in plain.match_indices('%') {
            let before = &plain[..at];
            let level = ["95", "90", "80", "5"].iter().any(|level| {
                before
                    .strip_suffix(level)
                    .is_some_and(|b| !b.ends_with(|c: char| c.is_ascii_digit()))
            });
            let counted = before.contains(" = ") && before.contains('/');
            assert!(level || counted, "{command}: a percentage of nothing in\n{line}");
        }
    }
}

/// A method that takes its figures from the command line.
fn json_of_figures(command: &str, arguments: &[&str]) -> Value {
    let said = kastanj(["analyze", command]).with(arguments).with(["--json"]).run();
    assert_eq!(said.code, 0, "{command} {arguments:?}\n{}\n{}", said.out, said.err);
    let json = serde_json::from_str(&said.out).expect("JSON alone");
    documented::check(command, &json);
    json
}

/// Fourteen people, two of them lost, with ties, a zero and a service.
const PEOPLE: &str = "\
id,before,after,service,week,yes1,yes2,often1,often2
a,30,36,north,1,no,yes,never,often
b,28,28,north,2,no,no,never,never
c,35,41,north,3,yes,yes,often,often
d,22,31,south,4,no,yes,never,some
e,41,44.5,south,5,yes,no,often,some
f,33,30,south,6,no,yes,some,often
g,27,38,west,7,yes,yes,some,some
h,36,43,west,8,no,yes,never,often
i,24,27.5,west,9,no,no,never,some
j,31,33,west,10,yes,yes,some,often
k,29,,north,11,no,,never,
l,38,,south,12,yes,,often,
m,26,35,north,13,no,yes,never,some
n,34,31,south,14,yes,no,often,never
";

fn people() -> Csv {
    Csv::of(PEOPLE)
}

/// The same with one cell changed, the header being line 1 and the first column 0.
fn people_with(line: usize, column: usize, cell: &str) -> Csv {
    let lines: Vec<String> = PEOPLE
        .lines()
        .enumerate()
        .map(|(at, text)| {
            let mut cells: Vec<&str> = text.split(',').collect();
            if at + 1 == line {
                cells[column] = cell;
            }
            cells.join(",")
        })
        .collect();
    Csv::of(lines.join("\n"))
}

const SCORES: [&str; 4] = ["--before", "before", "--after", "after"];

/// The columns before and after, and further arguments.
fn scores<'a>(further: &[&'a str]) -> Vec<&'a str> {
    SCORES.iter().chain(further).copied().collect()
}
