//! Three occasions and the funnel: who may see what.

use kastanj_analysis::{PairedInput, PairedRow};
use kastanj_language::Lang;
use kastanj_report::Audience;
use kastanj_report::effect::{EffectReportInput, PersonWaves, Scope, effect_report};
use kastanj_report::knowledge::Register;

use crate::cases;

fn made(input: &EffectReportInput, audience: Audience) -> (String, String) {
    let register = Register::shipped().expect("the shipped register is sound");
    let report = effect_report(input, audience, Lang::Sv, &register)
        .unwrap_or_else(|refusal| panic!("{refusal:#?}"));
    (report.document.plain(), report.document.html())
}

/// The first `came` pairs came to the follow-up, a little lower than after.
fn followed(mut input: EffectReportInput, came: usize) -> EffectReportInput {
    let mut left = came;
    let wave = |row: &PairedRow| {
        let follow_up = row.before.and(row.after).filter(|_| left > 0).map(|after| {
            left -= 1;
            (after - 2.0 + (left % 3) as f64).clamp(0.0, 100.0)
        });
        PersonWaves { scores: [row.before, row.after, follow_up], service: row.service.clone() }
    };
    input.waves = input.paired.rows.iter().map(wave).collect();
    input.follow_up = came as u64;
    input
}

/// A line of its own for each person: thin and half transparent, as `faint_line` draws it.
fn lines_of_people(html: &str, heading: &str) -> usize {
    let part = html.split(heading).last().unwrap_or_default();
    let figure = part.split("</svg>").next().unwrap_or_default();
    figure.matches("stroke-opacity").count()
}

#[test]
fn lines_over_three_occasions_are_drawn_for_the_room_alone() {
    let input = followed(cases::supported(), 40);
    for audience in Audience::ALL {
        let (text, html) = made(&input, audience);
        let room = audience == Audience::Room;
        assert!(text.contains("De 40 som har poäng vid alla tre tillfällena"), "{text}");
        assert_eq!(text.contains("En linje per person över tre"), room, "{audience}");
        let drawn = lines_of_people(&html, "alla tre tillfällena");
        assert_eq!(drawn, if room { 80 } else { 0 }, "{audience}");
    }
}

#[test]
fn few_at_the_follow_up_are_not_told() {
    for (came, audience, told) in [
        (4, Audience::Room, false),
        (5, Audience::Room, true),
        (4, Audience::Board, false),
        (9, Audience::Public, false),
        // Three who did not come would be seen beside the 88 pairs.
        (85, Audience::Board, false),
        (83, Audience::Board, true),
    ] {
        let (text, _) = made(&followed(cases::supported(), came), audience);
        assert_eq!(text.contains("Uppföljning minus före"), told, "{came} {audience}: {text}");
        assert_eq!(text.contains("har poäng vid alla tre tillfällena, eller"), !told, "{text}");
    }
    let (text, _) = made(&cases::supported(), Audience::Board);
    assert!(
        !text.contains("Före, efter och vid uppföljning"),
        "nobody has scores of three occasions: {text}"
    );
}

/// Services of growing size, all with the same mean up to chance but for one.
fn services(count: u64) -> EffectReportInput {
    let rows = (0..count).flat_map(|service| {
        let change = if service == 3 { 30.0 } else { 11.0 };
        cases::rows(10 + 3 * service, 1, change).into_iter().map(move |row| {
            row.in_service(format!("Exempelstad {}", char::from(b'A' + service as u8)))
        })
    });
    let paired = cases::paired(rows.collect());
    let all = paired.rows.len() as u64;
    let paired = PairedInput {
        persons: Some(all + 20),
        asked: Some(all + 40),
        eligible: Some(all + 90),
        ..paired
    };
    cases::report(paired, Scope::All { services: count })
}

/// Means further from the pooled one than 1.96 standard errors of a mean of so many pairs.
fn outside_by_hand(input: &EffectReportInput) -> usize {
    let analysis = kastanj_analysis::paired_analysis(&input.paired).expect("an analysis");
    let services = analysis.findings().and_then(|all| all.services.clone()).expect("services");
    let pooled = services.pooled.expect("pooled").estimate;
    let changes: Vec<_> = services.each.iter().map(|one| one.change).collect();
    let squares: f64 = changes.iter().map(|c| c.sd_change.powi(2) * (c.n as f64 - 1.0)).sum();
    let people: f64 = changes.iter().map(|c| c.n as f64 - 1.0).sum();
    let far = |c: &kastanj_analysis::PairedChange| {
        let error = (squares / people / c.n as f64).sqrt();
        (c.mean_change - pooled).abs() > 1.959_964 * error
    };
    let outside = changes.iter().filter(|change| far(change)).count();
    assert!(outside >= 1 && outside < changes.len());
    outside
}

#[test]
fn the_funnel_needs_ten_services_and_names_none() {
    let (few, _) = made(&services(9), Audience::Board);
    assert!(few.contains("Verksamheter i bokstavsordning") && !few.contains("Trattfigur"), "{few}");
    let (text, html) = made(&services(10), Audience::Board);
    let told = text.lines().find(|line| line.contains("Trattfigur")).expect("a funnel");
    assert!(told.contains("10 verksamheter efter antal par"), "{told}");
    let outside = told.split("antal par, ").nth(1).and_then(|rest| rest.split(' ').next());
    let outside: usize = outside.and_then(|number| number.parse().ok()).expect("a number");
    assert_eq!(outside, outside_by_hand(&services(10)), "{told}");
    let figure = html.split("Trattfigur").nth(1).and_then(|rest| rest.split("</svg>").next());
    let figure = figure.expect("a drawing");
    assert!(!figure.contains("Exempelstad"), "{figure}");
    assert_eq!(figure.matches("<circle").count(), 10, "{figure}");
}
