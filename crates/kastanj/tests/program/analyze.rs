//! `kastanj analyze paired` on tables as people have them.

use std::path::PathBuf;
use std::rc::Rc;

use crate::runner::{Call, kastanj};

struct Table {
    dir: Rc<tempfile::TempDir>,
}

impl Table {
    fn of(text: impl AsRef<[u8]>) -> Table {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::write(dir.path().join("table.csv"), text).expect("a file");
        Table { dir: Rc::new(dir) }
    }

    fn file(&self) -> PathBuf {
        self.dir.path().join("table.csv")
    }

    fn analyze(&self, arguments: &[&str]) -> Call {
        kastanj(["analyze", "paired"])
            .with([self.file()])
            .with(["--before", "before", "--after", "after"])
            .with(arguments)
            .keeping(&self.dir)
    }
}

fn numbers(separator: char, decimal: char) -> String {
    let mut text = format!("before{separator}after\n");
    for at in 0..12_i32 {
        let (before, after) = (30 + at % 5 * 7, 38 + at % 7 * 5);
        text.push_str(&format!("{before}{decimal}5{separator}{after}{decimal}25\n"));
    }
    text
}

#[test]
fn swedish_and_english_tables_give_the_same() {
    let json = |table: Table| {
        let said = table.analyze(&["--json", "--range", "0,100"]).run();
        assert_eq!(said.code, 0, "{}", said.err);
        said.out
    };
    let english = json(Table::of(numbers(',', '.')));
    assert_eq!(json(Table::of(numbers(';', ','))), english);
    assert_eq!(json(Table::of(numbers('\t', '.'))), english);
    assert_eq!(json(Table::of(format!("\u{feff}{}", numbers(';', ',')))), english);
    assert_eq!(json(Table::of(numbers(';', ',').replace('\n', "\r\n"))), english);
    let said = Table::of(numbers(';', ',')).analyze(&[]).swedish().succeeds();
    assert!(said.contains("\";\"") && said.contains("\",\""), "{said}");
}

#[test]
fn a_wrong_cell_is_named_with_line_and_column() {
    // An empty line and a cell of two lines come before it.
    let text = "note;before;after\n\"two\nlines\";1,5;2\n\nx;3;2,5\ny;many;4\n";
    for (swedish, words) in [(false, "Line 6"), (true, "ad 6")] {
        let call = Table::of(text).analyze(&[]);
        let said = if swedish { call.swedish().fails() } else { call.fails() };
        assert!(said.contains(words) && said.contains("before") && said.contains("many"), "{said}");
    }
    let said = Table::of("before;after\n1;2\n3;4;5\n").analyze(&[]).swedish().fails();
    assert!(said.contains("Rad 3") && !said.contains("record"), "{said}");
    let said = Table::of("before;after\n1,5;2.5\n").analyze(&[]).fails();
    assert!(said.contains("--decimal"), "{said}");
}

#[test]
fn messages_name_file_line_and_column_and_count_rows_in_one_way() {
    let table = Table::of("before;after\n\n10;20\n30;62,5\n");
    for arguments in [["--range", "0,50"], ["--sep", ";"]] {
        let table = if arguments[0] == "--sep" {
            Table::of("before;after\n\n10;20\n30;many\n")
        } else {
            Table { dir: Rc::clone(&table.dir) }
        };
        let said = table.analyze(&arguments).swedish().fails();
        assert!(said.contains("table.csv: Rad 4, kolumn \"after\""), "{said}");
    }
    let huge = Table::of("before;after\n1;2\n1e308;2\n3;4\n3;4\n3;4\n").analyze(&[]).fails();
    assert!(huge.contains("table.csv: Line 3, column \"before\""), "{huge}");
    let missing = Table::of("before;later\n1;2\n").analyze(&[]).fails();
    assert!(missing.contains("table.csv: "), "{missing}");
}

#[test]
fn nobody_stands_twice_where_a_column_names_people() {
    let twice = Table::of("who,before,after\na,1,2\nb,2,3\na,3,5\n");
    let said = twice.analyze(&["--id", "who"]).fails();
    assert!(said.contains("Line 4, column \"who\"") && said.contains("line 2"), "{said}");
}

#[test]
fn tables_as_windows_saves_them_are_read_and_that_is_said() {
    let plain = "before;after;ort\n".to_owned() + &"10;12;å\n11;14;ö\n15;11;ä\n".repeat(4);
    let latin: Vec<u8> = plain.chars().map(|sign| u8::try_from(sign).expect("a byte")).collect();
    let said = Table::of(&latin).analyze(&["--service", "ort"]).swedish().succeeds();
    assert!(said.contains("windows-1252"), "{said}");
    let utf8 = Table::of(&plain).analyze(&["--service", "ort", "--json"]).run();
    let read = Table::of(&latin).analyze(&["--service", "ort", "--json"]).run();
    assert_eq!(read.out, utf8.out);
    let wide: Vec<u8> =
        format!("\u{feff}{plain}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(Table::of(&wide).analyze(&["--service", "ort", "--json"]).run().out, utf8.out);
    let said = Table::of(b"before;after\n\x81;2\n").analyze(&[]).fails();
    assert!(said.contains("UTF-8"), "{said}");
}

#[test]
fn counts_are_whole_numbers_and_no_figure_is_written_with_an_exponent() {
    let said = Table::of(numbers(';', ',')).analyze(&[]).swedish().succeeds();
    let gates: Vec<&str> = said.lines().filter(|line| line.contains(" par ")).collect();
    assert!(!gates.is_empty() && !said.contains("12,000"), "{said}");
    let mut many = String::from("before;after\n");
    for at in 0..30_i32 {
        many.push_str(&format!("{};{}\n", 30 + at % 5 * 7, 39 + at % 7 * 5));
    }
    let said = Table::of(many).analyze(&[]).swedish().succeeds();
    assert!(
        !(0..10).any(|digit| said.contains(&format!("{digit}e-"))) && !said.contains("30,000"),
        "{said}"
    );
}

#[test]
fn a_hundred_thousand_rows_take_seconds_and_little_memory() {
    let mut text = String::from("before,after\n");
    for at in 0..100_000_u32 {
        text.push_str(&format!("{},{}\n", at * 7 % 101, at * 13 % 103));
    }
    // Averages of all pairs of changes written down would take 40 GB.
    let said = Table::of(text).analyze(&["--json"]).run();
    let json: serde_json::Value = serde_json::from_str(&said.out).expect("JSON alone");
    assert_eq!(json["outcome"]["sign_flip"]["method"], "normal_approximation");
    assert_eq!(json["outcome"]["wilcoxon"]["method"], "normal_approximation");
}

#[test]
fn tables_that_say_nothing_are_refused() {
    for text in ["", "before,after\n", "before,after\n,\n,\n", "\u{0}\u{1}"] {
        Table::of(text).analyze(&[]).fails();
    }
    let table = Table::of(numbers(';', ','));
    let said = kastanj(["analyze", "paired"]).with([table.file()]);
    let said = said.with(["--before", "before", "--after", "efter"]).fails();
    assert!(said.contains("efter") && said.contains("before, after"), "{said}");
    let said = kastanj(["analyze", "paired"]).with([table.file()]);
    let said = said.with(["--before", "after", "--after", "before"]).fails();
    assert!(said.contains("swapped"), "{said}");
    kastanj(["analyze", "paired"])
        .with([table.file()])
        .with(["--before", "before", "--after", "before"])
        .fails();
    Table::of("before,after,after\n1,2,3\n").analyze(&[]).fails();
    for arguments in [
        ["--range", "100,0"],
        ["--range", "NaN,5"],
        ["--range", "0"],
        ["--sep", "x"],
        ["--decimal", ";"],
        ["--service", "town"],
    ] {
        table.analyze(&arguments).fails();
    }
    // More asked than could be asked; values outside the scale.
    table.analyze(&["--eligible", "3", "--asked", "9"]).fails();
    table.analyze(&["--range", "0,10"]).fails();
    let none = table.dir.path().join("none.csv");
    let said = kastanj(["analyze", "paired"]).with([&none]).with(["--before", "a", "--after", "b"]);
    assert!(said.fails().contains("none.csv"));
}

#[test]
fn a_column_without_variation_is_no_reason_to_stumble() {
    let text = format!("before,after\n{}", "10,12\n".repeat(8));
    for arguments in [&[][..], &["--json"]] {
        let said = Table::of(&text).analyze(arguments).run();
        assert!(!said.out.contains("NaN") && !said.out.contains("inf"), "{}", said.out);
    }
}

#[test]
fn a_service_of_29_22_and_9_is_described_only() {
    let mut text = String::from("before,after\n");
    for at in 0..22_i32 {
        let after = if at < 9 { (45 + at * 3).to_string() } else { String::new() };
        text.push_str(&format!("{},{after}\n", 35 + at * 7 % 30));
    }
    let table = Table::of(text);
    let arguments = ["--persons", "29", "--range", "0,100", "--json"];
    let said = table.analyze(&arguments).run();
    let json: serde_json::Value = serde_json::from_str(&said.out).expect("JSON alone");
    assert_eq!(json["verdict"], "describe_only");
    assert_eq!(json["flow"]["pairs"], 9);
    assert_eq!(json["flow"]["lost"], 13);
    let plain = table.analyze(&arguments[..4]).succeeds();
    assert!(plain.contains("DESCRIBE ONLY") && plain.contains("NOT PASSED"), "{plain}");
    // Every key that is printed at the top is documented.
    let documented = include_str!("../../../../docs/json.md");
    for key in json.as_object().expect("an object").keys() {
        let word = [format!("`{key}`"), format!("`{key}."), format!("`{key}[")];
        assert!(word.iter().any(|word| documented.contains(word)), "{key}");
    }
    let four = table.analyze(&["--json"]).run().out.contains("describe_only");
    assert!(four);
    let few = Table::of("before,after\n1,2\n2,3\n3,5\n4,4\n").analyze(&["--json"]).run();
    let json: serde_json::Value = serde_json::from_str(&few.out).expect("JSON");
    assert_eq!(json["verdict"], "no_statement");
    assert_eq!(json["outcome"]["status"], "withheld");
}
