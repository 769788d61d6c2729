use kastanj_language::{Explain, Lang};
use kastanj_report::knowledge::{MistakeKind, Register, RegisterFile, Standing};

const SOURCES: &str = "[[source]]\nid = \"a\"\nby = \"B\"\ntitle = \"T\"\nwhere = \"w\"\n";

fn number(id: &str, source: &str, date: &str) -> String {
    format!(
        "[[number]]\nid = \"{id}\"\ntext = {{ sv = \"x\", en = \"y\" }}\nsource = \"{source}\"\n\
         checked_on = \"{date}\"\nstanding = \"checked\"\n"
    )
}

fn mistakes(text: &str) -> Vec<(usize, MistakeKind)> {
    let files = [
        RegisterFile { name: "sources.toml", text: SOURCES },
        RegisterFile { name: "numbers.toml", text },
    ];
    match Register::parse(&files) {
        Ok(_) => Vec::new(),
        Err(found) => found.into_iter().map(|one| (one.line, one.kind)).collect(),
    }
}

#[test]
fn the_shipped_register_is_sound_and_complete() {
    let register = Register::shipped().expect("the shipped register is sound");
    assert_eq!(register.services().len(), 11);
    assert!(register.conclusions().iter().any(|one| one.year == 2020));
    assert!(register.conclusions().iter().any(|one| one.year == 2021));
    assert!(register.similar().iter().any(|one| one.tied_to_punishment));
    for lang in Lang::ALL {
        for number in register.numbers() {
            let quoted = register.quote(number.id.get_ref(), lang);
            assert_eq!(quoted.is_err(), number.standing == Standing::Unverified);
        }
    }
}

#[test]
fn a_conclusion_is_quoted_in_both_halves() {
    let register = Register::shipped().expect("the shipped register is sound");
    let quote = register.quote("gothenburg-2021", Lang::Sv).expect("it is there");
    assert!(quote.text().contains("mår bättre") && quote.text().contains("för litet"));
    assert!(quote.source().contains("KAST i Göteborg"));
}

#[test]
fn mistakes_have_their_line() {
    assert_eq!(mistakes(&number("n", "a", "2026-01-31")), []);
    let unknown = mistakes(&number("n", "b", "2026-01-31"));
    assert_eq!(unknown, [(4, MistakeKind::UnknownSource("b".into()))]);
    let date = mistakes(&number("n", "a", "2026-02-30"));
    assert_eq!(date, [(5, MistakeKind::Date("2026-02-30".into()))]);
    let twice = mistakes(&(number("n", "a", "2026-01-31") + &number("n", "a", "2026-01-31")));
    assert_eq!(twice, [(8, MistakeKind::Twice("n".into()))]);
    let syntax = mistakes("[[number]]\nid = \"n\"\nnonsense = 1\n");
    assert_eq!(syntax.len(), 1);
    assert!(syntax[0].0 >= 1 && matches!(syntax[0].1, MistakeKind::Syntax(_)));
    let broken = mistakes("[[number]]\nid = \"n\nx");
    assert!(broken[0].0 >= 2, "{broken:?}");
}

#[test]
fn a_place_too_exact_is_refused() {
    let text = "[[service]]\nid = \"x\"\ntown = \"X\"\nlat = 57.71\nlon = 12.0\n\
                organisation = { sv = \"o\", en = \"o\" }\nstatus = \"running\"\nsource = \"a\"\n\
                checked_on = \"2026-01-01\"\nstanding = \"checked\"\n";
    assert_eq!(mistakes(text), [(2, MistakeKind::Coordinates("x".into()))]);
}

#[test]
fn mistakes_are_told_in_both_languages() {
    let files = [RegisterFile { name: "numbers.toml", text: "x" }];
    let found = Register::parse(&files).expect_err("not TOML");
    for lang in Lang::ALL {
        let words = found[0].explain(lang);
        assert!(words.contains("numbers.toml") && !words.contains("report-"), "{words}");
    }
}
