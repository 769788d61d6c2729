//! Figures about the world come from the register, never from memory.

use kastanj_language::{Lang, lookup, message_ids};
use kastanj_report::knowledge::{Register, knowledge_page};

/// Figures that belong to published studies: none may stand in the program's own words.
const PUBLISHED: [&str; 14] = [
    "72", "51", "29", "22", "115", "1997", "1998", "2009", "2011", "2012", "2020", "2021", "5735",
    "3000",
];

#[test]
fn no_published_figure_stands_in_the_words_of_reports() {
    for lang in Lang::ALL {
        for key in message_ids(lang) {
            if !(key.starts_with("report-") || key.starts_with("analysis-"))
                || key.starts_with("report-forbidden")
                || key.starts_with("report-register")
            {
                continue;
            }
            let words = lookup(lang, &key, &[]);
            let numbers: Vec<String> = words
                .split(|c: char| !c.is_ascii_digit())
                .filter(|digits| !digits.is_empty())
                .map(str::to_owned)
                .collect();
            for figure in PUBLISHED {
                assert!(!numbers.iter().any(|n| n == figure), "{key}: {words}");
            }
            for town in ["Göteborg", "Gothenburg", "Stockholm", "Malmö"] {
                assert!(!words.contains(town), "{key}: {words}");
            }
        }
    }
}

#[test]
fn the_page_prints_no_unverified_fact() {
    let register = Register::shipped().expect("the shipped register is sound");
    let date = "2026-03-02".parse().expect("a date");
    for lang in Lang::ALL {
        let page = knowledge_page(&register, lang, date, "kastanj 0.1.0")
            .unwrap_or_else(|refusal| panic!("{refusal:#?}"));
        let text = page.plain();
        for words in ["8 av 10", "8 of 10", "95 %", "42 454", "42,454"] {
            assert!(!text.contains(words), "{words}");
        }
        for town in ["Göteborg", "Skellefteå", "Borås"] {
            assert!(text.contains(town), "{town}");
        }
        insta::assert_snapshot!(format!("knowledge_{lang}"), text);
    }
}
