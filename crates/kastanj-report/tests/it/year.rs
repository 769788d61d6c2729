//! The year report: what it says, and what it keeps back.

use std::collections::BTreeMap;

use kastanj_instrument::{Library, Occasion};
use kastanj_language::Lang;
use kastanj_record::{
    AddedValue, EndReason, FlowStep, Month, MonthFlow, MonthlyTally, NotAskedReason, StartCounts,
    Study, StudyRecord, ValueAnswer, ValueQuestion,
};
use kastanj_report::Audience;
use kastanj_report::diet::{DietOrder, diet};
use kastanj_report::year::{
    Hours, YearFigures, YearFlow, YearOrder, year_figures, year_flow, year_report,
};
use kastanj_typeset::Date;

fn came(came: u64, lost: u64, open: u64) -> FlowStep {
    FlowStep { came, unexplained: lost, open, ..FlowStep::default() }
}

/// A year of the shape 60 / 50 / 40 / 29, of a study twice as old.
fn figures() -> YearFigures {
    let flow = YearFlow {
        eligible: Some(60),
        asked: Some(50),
        not_asked: BTreeMap::from([(NotAskedReason::Forgot, 10)]),
        declined: 10,
        accepted: 40,
        before: came(29, 11, 0),
        after: came(12, 11, 6),
        follow_up: came(0, 0, 12),
        ..YearFlow::nobody()
    };
    let mut all_years = flow.clone();
    all_years.eligible = Some(120);
    all_years.asked = Some(100);
    all_years.accepted = 80;
    all_years.before = came(60, 20, 0);
    all_years.after = came(30, 22, 8);
    YearFigures {
        flow,
        all_years,
        by_unit: Vec::new(),
        ended: BTreeMap::from([(EndReason::Planned, 14), (EndReason::Faded, 7)]),
        forms: BTreeMap::from([(Occasion::Before, 29), (Occasion::After, 12)]),
        contact: Vec::new(),
        client_values: Vec::new(),
        therapist_values: Vec::new(),
        hours: Hours { client: 6.4, staff: 11.0 },
    }
}

fn told(figures: &YearFigures, audience: Audience, lang: Lang) -> String {
    with_order(lang, |order| {
        year_report(figures, order, audience).expect("a report").plain().replace('\u{a0}', " ")
    })
}

fn with_order<T>(lang: Lang, work: impl FnOnce(&YearOrder<'_>) -> T) -> T {
    let (mut study, library) = (Study::example().expect("a study"), Library::shipped());
    study.modules.added_value = true;
    let order = YearOrder {
        study: &study,
        questionnaire: library.get(&study.plan.questionnaire).expect("a questionnaire"),
        library: &library,
        unit: None,
        year: 2025,
        today: "2026-W06".parse().expect("a week"),
        date: Date::new(2026, 2, 2).expect("a date"),
        lang,
        program_version: "version 0",
        client_values: &[],
        therapist_values: &[],
        sessions: 0,
    };
    work(&order)
}

#[test]
fn a_year_is_told_with_its_losses_and_its_hours() {
    let text = told(&figures(), Audience::Board, Lang::Sv);
    for words in [
        "Årsrapport 2025",
        "29 av 40",
        "12 av 23",
        "21 kontakter slutade under året",
        "Högst 10 timmar för alla klienter tillsammans och högst 15 timmar",
        "säger inget om hur det har gått",
        "SYNTETISK",
    ] {
        assert!(text.contains(words), "{words} is not in\n{text}");
    }
    let text = told(&figures(), Audience::Board, Lang::En);
    assert!(text.contains("Year report 2025") && text.contains("29 of 40"), "{text}");
}

#[test]
fn a_small_group_is_not_shown_and_not_given_away() {
    // Three of those who said yes never answered before.
    let mut year = figures();
    year.flow.before = came(37, 3, 0);
    year.flow.after = came(12, 19, 6);
    let text = told(&year, Audience::Board, Lang::Sv);
    assert!(!text.contains("37"), "40 less 37 is 3:\n{text}");
    assert!(!text.contains("31") && !text.contains("19"), "12 + 19 + 6 is 37:\n{text}");
    let room = told(&year, Audience::Room, Lang::Sv);
    assert!(room.contains("37 av 40"), "{room}");

    // Few reasons: the total, and how it went is not told.
    let mut year = figures();
    year.ended = BTreeMap::from([(EndReason::Planned, 14), (EndReason::Faded, 2)]);
    let text = told(&year, Audience::Board, Lang::Sv);
    assert!(text.contains("slutade under året: 16") && !text.contains("14"), "{text}");
    year.ended = BTreeMap::from([(EndReason::Planned, 3)]);
    let text = told(&year, Audience::Board, Lang::Sv);
    assert!(text.contains("slutade under året: färre än 5"), "{text}");

    // 80 in all years is in other reports: 80 less 78 is 2.
    let mut year = figures();
    year.flow.accepted = 78;
    year.flow.before = came(67, 11, 0);
    year.flow.asked = Some(90);
    year.flow.eligible = None;
    year.all_years.eligible = None;
    let text = told(&year, Audience::Board, Lang::Sv);
    assert!(!text.contains("78"), "{text}");
}

#[test]
fn the_reports_of_the_units_do_not_give_a_small_unit_away_when_subtracted() {
    let of = |before: u64| YearFlow { before: came(before, 0, 0), ..YearFlow::nobody() };
    let told_with = |units: &[u64]| {
        let mut year = figures();
        year.flow.before = came(29, 11, 0);
        year.by_unit = units.iter().map(|count| of(*count)).collect();
        told(&year, Audience::Board, Lang::Sv)
    };
    // 29 less the 14 and 12 of two units that tell theirs is 3 of the third, which does not.
    assert!(!told_with(&[14, 12, 3]).contains("29"));
    // Two that tell nothing share what is left.
    assert!(told_with(&[22, 3, 4]).contains("29"));
    assert!(told_with(&[14, 15, 0]).contains("29"));
}

#[test]
fn what_is_unknown_or_kept_back_is_no_key_figure() {
    let mut year = figures();
    year.flow.asked = None;
    year.flow.eligible = None;
    let text = told(&year, Audience::Board, Lang::Sv);
    let head = text.split("Vilka som").next().expect("a beginning");
    assert!(!head.contains("okänt") && head.contains("40"), "{head}");
    assert!(text.contains("okänt"), "it stands in the table: {text}");
}

#[test]
fn what_few_have_said_is_not_shown() {
    let value = |answer: ValueAnswer| {
        AddedValue(ValueQuestion::ALL.iter().map(|question| (*question, answer)).collect())
    };
    let shown = |values: &[AddedValue]| {
        with_order(Lang::Sv, |order| {
            let order = YearOrder { client_values: values, ..*order };
            let figures = year_figures(&StudyRecord::default(), &order).expect("figures");
            year_report(&figures, &order, Audience::Board).expect("a report").plain()
        })
    };
    let few = shown(&vec![value(ValueAnswer::Mostly); 4]);
    assert!(few.contains("Färre än 5 klienter"), "{few}");
    let many = shown(&vec![value(ValueAnswer::Mostly); 7]);
    assert!(many.contains("7 av 7"), "{many}");
    let mut split = vec![value(ValueAnswer::Entirely); 7];
    split.push(value(ValueAnswer::NotAtAll));
    let split = shown(&split);
    assert!(!split.contains("7 av 8") && split.contains("– av 8"), "{split}");
}

#[test]
fn the_year_is_a_tagged_pdf_of_at_most_two_pages_in_both_languages() {
    for lang in Lang::ALL {
        let pdf = with_order(lang, |order| {
            year_report(&figures(), order, Audience::Board).expect("a report").pdf()
        });
        let pdf = pdf.expect("a PDF");
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.contains("/StructTreeRoot") && text.contains("/Lang"), "{lang:?}");
        let pages = text.matches("/Type /Page\n").count() + text.matches("/Type/Page/").count();
        assert!(pages <= 2, "{lang:?}: {pages} pages");
    }
}

#[test]
fn only_the_months_of_the_year_are_summed_and_a_missing_one_hides_the_eligible() {
    let unit: kastanj_record::UnitCode = "EX-C".parse().expect("a code");
    let month = |year, number| Month::new(year, number).expect("a month");
    let tally = |at: Month, eligible: u32| MonthFlow {
        tally: Some(MonthlyTally {
            unit: unit.clone(),
            month: at,
            eligible,
            asked: eligible,
            accepted: eligible - 1,
            not_asked: BTreeMap::new(),
        }),
        ..MonthFlow::default()
    };
    let found = MonthFlow {
        found: StartCounts { accepted: 2, waiting: 1, ..StartCounts::default() },
        ..MonthFlow::default()
    };
    let mut rows = BTreeMap::from([
        (Some(month(2024, 12)), tally(month(2024, 12), 9)),
        (Some(month(2025, 1)), tally(month(2025, 1), 4)),
        (Some(month(2025, 2)), found),
        (None, MonthFlow { before: came(5, 0, 0), ..MonthFlow::default() }),
    ]);
    let sum = |rows: &BTreeMap<Option<Month>, MonthFlow>, year| {
        year_flow(&BTreeMap::from([(unit.clone(), rows.clone())]), None, year)
    };
    let year = sum(&rows, Some(2025));
    assert_eq!((year.eligible, year.asked, year.accepted, year.declined), (Some(6), Some(6), 5, 1));
    assert_eq!((year.waiting, year.before.came), (1, 0));
    assert_eq!(sum(&rows, None).before.came, 5);
    rows.insert(Some(month(2025, 3)), MonthFlow { missing: true, ..MonthFlow::default() });
    let year = sum(&rows, Some(2025));
    assert_eq!((year.eligible, year.asked, year.missing_months), (None, None, 1));
    let other = "EX-A".parse().expect("a code");
    let of_other = year_flow(&BTreeMap::from([(unit.clone(), rows)]), Some(&other), Some(2025));
    assert_eq!(of_other, YearFlow::nobody());
}

#[test]
fn the_minutes_of_the_questions_are_those_of_the_form() {
    let (study, library) = (Study::example().expect("a study"), Library::shipped());
    let questionnaire = library.get(&study.plan.questionnaire).expect("a questionnaire");
    let order =
        DietOrder { study: &study, questionnaire, library: &library, unit: None, lang: Lang::Sv };
    let found = diet(&StudyRecord::default(), &order);
    assert_eq!(found.persons, 0);
    assert_eq!(found.questions.iter().filter(|question| question.scored).count(), 17);
    assert_eq!(found.pointed_out().count() + found.duplicates().count(), 0);
    for question in &found.questions {
        for (door, saved) in &question.saved {
            assert!(saved.client_minutes > 0.0, "{} {door}", question.item.0);
            assert!(saved.therapist_minutes >= 0.0);
        }
        assert_eq!(question.saved["screen"].therapist_minutes, 0.0, "nobody keys a screen");
    }
    // A question that is put at three occasions costs more than one that is put once.
    let minutes = |item: &str| {
        let found = found.questions.iter().find(|question| question.item.0 == item);
        found.expect(item).saved["paper_keyed"].client_minutes
    };
    assert!(minutes("grepp-1") > 0.25, "three times six seconds and the words");
}
