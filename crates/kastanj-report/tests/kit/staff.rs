use kastanj_analysis::Verdict;
use kastanj_instrument::{Library, Occasion};
use kastanj_language::Lang;
use kastanj_paper::{FormsOnDemand, Limits, PageOutcome, Reader, RefusalReason, decode};
use kastanj_record::{EndReason, Week};
use kastanj_report::effect::step_name;
use kastanj_report::kit::{SlipField, slip_rows};

use crate::kits;
use crate::pages::file;
use crate::tools::{ask, words};

/// The words of a file, however its lines are broken.
fn flowing(start: &str, lang: Lang) -> Option<String> {
    let text = words(file(kits::shipped(lang), start), None)?;
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// One name for each verdict, lowest first.
pub(crate) fn the_manual_and_the_report_have_the_same_names_for_a_verdict(lang: Lang) {
    let Some(text) = flowing("staff/2-", lang) else { return };
    let mut rest = text.as_str();
    for verdict in
        [Verdict::NoStatement, Verdict::DescribeOnly, Verdict::Indication, Verdict::SupportedChange]
    {
        let name = step_name(verdict, lang);
        let mut letters = name.chars();
        let first = letters.next().expect("a name").to_uppercase();
        let raised: String = first.chain(letters).collect();
        let found = rest.find(&raised).unwrap_or_else(|| panic!("{lang}: no {raised} in order"));
        rest = &rest[found + raised.len()..];
    }
    for old in ["Antydan", "Styrkt", "Ingen utsaga"] {
        assert!(!text.contains(old), "{lang}: {old}");
    }
}

/// Printed on one side, torn off, read, kept, destroyed; never folded.
pub(crate) fn the_strip_is_torn_off_and_destroyed(lang: Lang) {
    let (said, never) = match lang {
        Lang::Sv => (["enkelsidigt", "Riv av remsan", "Förstör den efter"], ["Vik av", "viks av"]),
        Lang::En => (
            ["one side only", "Tear off the strip", "Destroy it after"],
            ["Fold off", "folded off"],
        ),
    };
    let Some(text) = flowing("staff/2-", lang) else { return };
    for words in said {
        assert!(text.contains(words), "{lang}: {words}");
    }
    for words in never {
        assert!(!text.contains(words), "{lang}: {words}");
    }
}

/// The rows of the table of minutes sum to its last row.
pub(crate) fn the_minutes_add_up(lang: Lang) {
    let (first, total) = match lang {
        Lang::Sv => ("Information och samtycke", "Hela kontakten"),
        Lang::En => ("Information and consent", "The whole contact"),
    };
    let manual = file(kits::shipped(lang), "staff/2-");
    let Some(text) = ask("pdftotext", &["-layout"], manual, &["-"]) else { return };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let from = lines.iter().position(|line| line.starts_with(first)).expect("the first row");
    let to = lines.iter().position(|line| line.starts_with(total)).expect("the last row");
    let pair = |line: &str| -> Option<[u32; 2]> {
        let mut last = line.rsplit(' ').filter(|word| !word.is_empty());
        let therapist = last.next()?.parse().ok()?;
        Some([last.next()?.parse().ok()?, therapist])
    };
    let mut sum = [0, 0];
    let mut rows = 0;
    for [client, therapist] in lines[from..to].iter().filter_map(|line| pair(line)) {
        sum = [sum[0] + client, sum[1] + therapist];
        rows += 1;
    }
    assert!(rows >= 4, "{lang}: {rows} rows");
    assert_eq!(pair(lines[to]), Some(sum), "{lang}");
}

/// The week that the slip gives as an example is read as that week.
pub(crate) fn weeks_on_the_slip_are_the_weeks_that_are_keyed(lang: Lang) {
    let Some(text) = flowing("staff/1-", lang) else { return };
    let example = text.split([' ', ',', '.']).find(|word| word.starts_with("2026-"));
    let example = example.expect("an example of a week");
    assert_eq!(example.parse::<Week>().map(|week| week.to_string()), Ok("2026-W07".to_owned()));
    assert!(!text.contains("2026-07"), "{lang}: a week that reads as a month");
}

#[test]
fn a_sheet_that_will_not_come_has_a_reason_of_its_own() {
    for lang in Lang::ALL {
        let rows = slip_rows(&Occasion::ALL, lang);
        let of = |field| rows.iter().find(|row| row.field == field).expect("the row");
        let (end, loss) = (of(SlipField::EndReason), of(SlipField::LossReason));
        assert_ne!(end.question, loss.question);
        assert_eq!(end.options.len(), EndReason::ALL.len());
        let codes: Vec<&str> = loss.options.iter().map(|option| option.code.as_str()).collect();
        assert!(!codes.contains(&EndReason::Planned.code()), "an end as planned loses no sheet");
        assert!(codes.iter().all(|code| code.parse::<EndReason>().is_ok()), "{codes:?}");
        let other = loss.options.last().expect("a last choice");
        assert_eq!(other.code, EndReason::Other.code());
        assert_ne!(other.label, EndReason::Other.label(lang), "it names what belongs there");
    }
}

/// A slip or a tally that lies among scanned sheets is named, with the pack of the slip, and no form
/// is read from it.
pub(crate) fn own_papers_are_known_among_scanned_sheets(lang: Lang) {
    let library = Library::shipped();
    let reader = Reader::new(FormsOnDemand::new(&library));
    let files = kits::shipped(lang);
    let papers = [("staff/1-", RefusalReason::PackSlip), ("staff/3-", RefusalReason::MonthTally)];
    for (start, reason) in papers {
        let paper = file(files, start);
        let pages = decode(&paper.bytes, &paper.path, Limits::default()).expect("a PDF");
        let PageOutcome::Refused(refusal) = reader.read_page(&pages[0].gray) else {
            panic!("{} was read as a form", paper.path);
        };
        assert_eq!(refusal.reason, reason, "{}", paper.path);
        let code = refusal.code.expect("a code");
        let Some(text) = words(paper, Some(1)) else { return };
        let plain: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
        assert!(
            reason != RefusalReason::PackSlip || plain.contains(code.serial.as_str()),
            "{} names another pack than {}",
            paper.path,
            code.serial
        );
    }
}
