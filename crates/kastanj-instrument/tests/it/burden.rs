//! Minutes that a study costs.

use std::fmt::Write;

use kastanj_instrument::burden::{Assumptions, Door, Modules, Plan, RowKind, Unit, estimate};
use kastanj_instrument::{Library, Occasion};
use kastanj_language::Lang;

#[test]
fn the_default_study_for_every_door() {
    let library = Library::shipped();
    let mut figures = String::new();
    for door in Door::ALL {
        let plan = Plan::default_study(&library, Lang::Sv, door);
        let burden = estimate(&plan, &Assumptions::default());
        let _ = writeln!(
            figures,
            "{}: client {:.1} min, therapist {:.1} min per contact",
            door.code(),
            burden.client_minutes(),
            burden.therapist_minutes()
        );
        for row in &burden.rows {
            let _ = writeln!(
                figures,
                "  {:?}: {:.1} / {:.1} min, {} questions, {} pages",
                row.kind, row.client_minutes, row.therapist_minutes, row.questions, row.pages
            );
        }
        for occasion in Occasion::ALL {
            let row = burden.rows.iter().find(|row| row.kind == RowKind::Occasion(occasion));
            let row = row.expect("a row per occasion");
            assert!(row.questions >= 20 && row.pages >= 2, "{row:?}");
            assert!(row.client_minutes > 3.0 && row.client_minutes < 25.0, "{row:?}");
        }
    }
    insta::assert_snapshot!(figures);
}

#[test]
fn a_screen_costs_the_therapist_least_and_second_keying_most() {
    let library = Library::shipped();
    let assumptions = Assumptions::default();
    let minutes = |door, second_keying| {
        let mut plan = Plan::default_study(&library, Lang::Sv, door);
        plan.modules.second_keying = second_keying;
        estimate(&plan, &assumptions).therapist_minutes()
    };
    let screen = minutes(Door::Screen, false);
    let keyed = minutes(Door::PaperKeyed, false);
    assert!(screen < keyed);
    assert!(screen < minutes(Door::PaperScanned, false));
    assert!(keyed < minutes(Door::PaperKeyed, true));
    assert!((minutes(Door::Screen, true) - screen).abs() < 1e-9, "nothing is keyed on a screen");
}

/// A two-page sheet is keyed in about a minute.
#[test]
fn keying_part_one_takes_about_a_minute() {
    let library = Library::shipped();
    let assumptions = Assumptions::default();
    let after = |door| {
        let burden = estimate(&Plan::default_study(&library, Lang::Sv, door), &assumptions);
        let row = burden.rows.into_iter().find(|r| r.kind == RowKind::Occasion(Occasion::After));
        row.map_or(f64::NAN, |row| row.therapist_minutes)
    };
    let keying = after(Door::PaperKeyed) - after(Door::Screen);
    assert!((0.75..=1.5).contains(&keying), "{keying}");
}

#[test]
fn modules_cost_only_when_they_are_on() {
    let library = Library::shipped();
    let assumptions = Assumptions::default();
    let plain = Plan::default_study(&library, Lang::Sv, Door::PaperKeyed);
    let mut full = plain.clone();
    full.modules.session_reports = Some(10.0);
    full.modules.added_value_meter = true;
    let (plain, full) = (estimate(&plain, &assumptions), estimate(&full, &assumptions));
    let more = full.therapist_minutes() - plain.therapist_minutes();
    assert!((more - 10.5).abs() < 1e-9, "ten reports of a minute and half a minute: {more}");
    assert!((full.client_minutes() - plain.client_minutes() - 0.5).abs() < 1e-9);
    let mut nothing = Plan::default_study(&library, Lang::Sv, Door::PaperKeyed);
    nothing.forms.clear();
    assert!(estimate(&nothing, &assumptions).rows.is_empty());
}

#[test]
fn a_part_of_two_is_the_client_time_of_reading_and_marking() {
    // By hand for a form of known words: no other seconds than reading.
    let library = Library::shipped();
    let only_reading = Assumptions {
        seconds_one: 0.0,
        seconds_row: 0.0,
        seconds_many_option: 0.0,
        seconds_written_line: 0.0,
        information_words: 300.0,
        words_per_minute: 100.0,
        ..Assumptions::default()
    };
    let plan = Plan::default_study(&library, Lang::Sv, Door::PaperKeyed);
    let slow = estimate(&plan, &only_reading);
    assert!((slow.rows[0].client_minutes - 3.0).abs() < 1e-9);
    let fast = estimate(&plan, &Assumptions { words_per_minute: 200.0, ..only_reading });
    assert!((slow.client_minutes() - 2.0 * fast.client_minutes()).abs() < 1e-9);
}

#[test]
fn every_assumption_is_printed_with_its_basis() {
    let assumptions = Assumptions::default();
    for lang in Lang::ALL {
        let list = assumptions.list(lang);
        assert_eq!(list.len(), 21);
        for line in &list {
            assert!(
                !line.text.starts_with("instrument-") && !line.source.starts_with("instrument-")
            );
            assert!(!line.unit.show(lang, line.value).is_empty());
        }
    }
}

#[test]
fn only_what_bears_on_a_plan_is_listed_for_it() {
    let library = Library::shipped();
    let assumptions = Assumptions::default();
    let of = |door, change: fn(&mut Plan<'_>)| {
        let mut plan = Plan::default_study(&library, Lang::En, door);
        plan.modules = Modules::default();
        change(&mut plan);
        let list = assumptions.list_for(Lang::En, &plan).into_iter();
        list.map(|one| one.text).collect::<Vec<_>>().join("\n")
    };
    let keyed = of(Door::PaperKeyed, |_| {});
    assert!(keyed.contains("Keying one question") && keyed.contains("pack slip"), "{keyed}");
    for absent in ["screen", "Scanning", "session report", "added-value", "second keying"] {
        assert!(!keyed.contains(absent), "{absent}: {keyed}");
    }
    let scanned = of(Door::PaperScanned, |_| {});
    assert!(scanned.contains("Scanning") && !scanned.contains("Keying one"), "{scanned}");
    let screen = of(Door::Screen, |_| {});
    assert!(screen.contains("screen") && !screen.contains("pack slip"), "{screen}");
    let full = of(Door::PaperKeyed, |plan| {
        plan.modules =
            Modules { session_reports: Some(1.0), added_value_meter: true, second_keying: true };
    });
    for there in ["session report", "added-value", "second keying"] {
        assert!(full.contains(there), "{there}: {full}");
    }
}

#[test]
fn one_second_is_not_seconds() {
    for (lang, one, two) in
        [(Lang::Sv, "1 sekund", "2 sekunder"), (Lang::En, "1 second", "2 seconds")]
    {
        assert_eq!(Unit::Seconds.show(lang, 1.0), one);
        assert_eq!(Unit::Seconds.show(lang, 2.0), two);
    }
}
