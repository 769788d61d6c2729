//! One pair, person, service or point either side of every gate, through the whole analysis.

use kastanj_analysis::ladder::{Evidence, climb};
use kastanj_analysis::{
    Course, Direction, Gate, GateName, GateStatus, Gates, PairedAnalysis, PairedInput, PairedRow,
    Verdict, paired_analysis,
};

/// A study that is shaped so that only the gate under test decides.
#[derive(Clone)]
struct Study {
    pairs: usize,
    lost: usize,
    change: f64,
    /// SD of the change, about; the SD before is about 10.
    noise: f64,
    eligible: Option<u64>,
    asked: Option<u64>,
    services: &'static [(&'static str, usize)],
}

const EVEN: &[(&str, usize)] = &[("A", 20), ("B", 20), ("C", 1000)];

/// Every gate of *supported change* holds with room to spare.
fn supported() -> Study {
    Study {
        pairs: 80,
        lost: 10,
        change: 12.0,
        noise: 5.0,
        eligible: Some(200),
        asked: Some(150),
        services: EVEN,
    }
}

/// Every gate of *indication* holds with room to spare.
fn indication() -> Study {
    Study { pairs: 30, lost: 5, ..supported() }
}

fn run(study: &Study) -> PairedAnalysis {
    let mut rows = Vec::new();
    let mut services = study.services.iter().flat_map(|&(name, n)| std::iter::repeat_n(name, n));
    for i in 0..study.pairs {
        let before = 50.0 + if i % 2 == 0 { 10.0 } else { -10.0 };
        let noise = study.noise * if (i / 2) % 2 == 0 { 1.0 } else { -1.0 };
        let row = PairedRow::new(Some(before), Some(before + study.change + noise));
        rows.push(services.next().map_or(row.clone(), |service| row.in_service(service)));
    }
    rows.extend(
        (0..study.lost).map(|i| PairedRow::new(Some(if i % 2 == 0 { 55.0 } else { 45.0 }), None)),
    );
    let mut input = PairedInput::new(rows, Direction::HigherIsBetter);
    (input.eligible, input.asked) = (study.eligible, study.asked);
    paired_analysis(&input).unwrap_or_else(|e| panic!("{e}"))
}

#[track_caller]
fn check(study: &Study, verdict: Verdict, failed: &[GateName]) {
    let analysis = run(study);
    let names: Vec<GateName> = analysis.failed_gates().map(|gate| gate.name).collect();
    assert_eq!((analysis.verdict, names.as_slice()), (verdict, failed), "{:#?}", analysis.gates);
}

#[test]
fn pairs() {
    use Verdict::{DescribeOnly, Indication, NoStatement, SupportedChange};
    let small = Study { services: &[], lost: 0, ..indication() };
    check(&Study { pairs: 4, ..small.clone() }, NoStatement, &[GateName::Pairs]);
    check(&Study { pairs: 5, noise: 1.0, ..small.clone() }, DescribeOnly, &[GateName::Pairs]);
    check(&Study { pairs: 19, ..small.clone() }, DescribeOnly, &[GateName::Pairs]);
    assert_eq!(run(&Study { pairs: 20, ..small }).verdict, Indication);
    check(&Study { pairs: 49, ..supported() }, Indication, &[GateName::Pairs]);
    check(&Study { pairs: 50, ..supported() }, SupportedChange, &[]);
}

#[test]
fn after_per_before() {
    use Verdict::{DescribeOnly, Indication, SupportedChange};
    // 30 of 60, 30 of 61; 70 of 100, 70 of 101.
    assert_eq!(run(&Study { lost: 30, ..indication() }).verdict, Indication);
    check(&Study { lost: 31, ..indication() }, DescribeOnly, &[GateName::AfterPerBefore]);
    check(&Study { pairs: 70, lost: 30, ..supported() }, SupportedChange, &[]);
    check(&Study { pairs: 70, lost: 31, ..supported() }, Indication, &[GateName::AfterPerBefore]);
}

/// The half-width just passes and just fails: the noise is solved for, then moved by 0.1 %.
#[test]
fn half_width() {
    for (study, limit, below, above) in [
        (
            Study { services: &[], change: 30.0, ..indication() },
            0.5,
            Verdict::Indication,
            Verdict::DescribeOnly,
        ),
        (Study { change: 30.0, ..supported() }, 0.3, Verdict::SupportedChange, Verdict::Indication),
    ] {
        let width = |noise: f64| {
            let analysis = run(&Study { noise, ..study.clone() });
            analysis.findings().map_or(f64::NAN, |findings| findings.effect_sizes.half_width_sd_av)
        };
        let (mut low, mut high) = (1.0, 60.0);
        for _ in 0..22 {
            let middle = f64::midpoint(low, high);
            if width(middle) <= limit { low = middle } else { high = middle }
        }
        assert_eq!(run(&Study { noise: low * 0.999, ..study.clone() }).verdict, below);
        check(&Study { noise: high * 1.001, ..study }, above, &[GateName::HalfWidth]);
    }
}

/// One person more among those lost turns the sign, or takes the interval over zero.
#[test]
fn people_lost() {
    use Verdict::{DescribeOnly, Indication, SupportedChange};
    // SD before 10.17: those lost count 3 − 5.09 = −2.09 each. 40 · 3 = 120 = 57.5 · 2.09.
    let lenient = |study: &Study, at: fn(&mut Gates)| {
        let mut gates = Gates::default();
        gates.indication.after_per_before = 0.1;
        gates.supported_change.after_per_before = 0.1;
        at(&mut gates);
        let (verdict, judged) = judge_with(study, &gates);
        let failed: Vec<GateName> = judged
            .iter()
            .filter(|g| Some(g.step) == verdict.next() && !g.holds())
            .map(|g| g.name)
            .collect();
        (verdict, failed)
    };
    let many = Study { eligible: Some(900), asked: Some(800), ..supported() };
    let sign = Study { pairs: 40, change: 3.0, services: &[], ..many.clone() };
    let turn =
        first_lost(|lost| lenient(&Study { lost, ..sign.clone() }, |_| ()).0 == DescribeOnly);
    assert_eq!(turn, 59, "hand count: 57.5 at slope 1, a little more at the observed slope");
    assert_eq!(lenient(&Study { lost: 59, ..sign.clone() }, |_| ()).1, [GateName::LostShifted]);
    assert_eq!(lenient(&Study { lost: 58, ..sign }, |_| ()).0, Indication);

    // "Lost unchanged": 80 · 3/(80 + L) against the half-width 1.12: L ≤ 134. The delta gate is
    // switched off by delta 0, under which nobody is shifted.
    let known = Study { change: 3.0, ..many };
    let off: fn(&mut Gates) = |gates| gates.supported_change.delta_sd = 0.0;
    let half = run(&known).findings().map_or(f64::NAN, |f| f.change.half_width);
    let most = (80.0 * 3.0 / half - 80.0).floor() as usize;
    let no_sign: fn(&mut Gates) = |gates| {
        gates.supported_change.delta_sd = 0.0;
        gates.indication.delta_sd = 0.0;
    };
    assert_eq!(lenient(&Study { lost: most, ..known.clone() }, no_sign).0, SupportedChange);
    let one_more = lenient(&Study { lost: most + 1, ..known.clone() }, no_sign);
    assert_eq!(one_more, (Indication, vec![GateName::LostUnchanged]));

    // Under delta 0.5 SD the interval goes first.
    let first =
        first_lost(|lost| lenient(&Study { lost, ..known.clone() }, |_| ()).0 < SupportedChange);
    assert!(first < most);
    assert_eq!(lenient(&Study { lost: first, ..known.clone() }, |_| ()).1, [GateName::LostShifted]);
    assert_eq!(lenient(&Study { lost: first - 1, ..known.clone() }, |_| ()).0, SupportedChange);
    assert_eq!(lenient(&Study { lost: first, ..known }, off).0, SupportedChange);
}

/// Smallest number lost, 1 to 255, from which `fallen` holds.
fn first_lost(fallen: impl Fn(usize) -> bool) -> usize {
    let (mut holds, mut falls) = (0, 256);
    while falls - holds > 1 {
        let middle = usize::midpoint(holds, falls);
        if fallen(middle) { falls = middle } else { holds = middle }
    }
    assert!(falls < 256, "the gate never closed");
    falls
}

fn judge_with(study: &Study, gates: &Gates) -> (Verdict, Vec<Gate>) {
    let mut rows = Vec::new();
    let mut services = study.services.iter().flat_map(|&(name, n)| std::iter::repeat_n(name, n));
    for i in 0..study.pairs {
        let before = 50.0 + if i % 2 == 0 { 10.0 } else { -10.0 };
        let noise = study.noise * if (i / 2) % 2 == 0 { 1.0 } else { -1.0 };
        let row = PairedRow::new(Some(before), Some(before + study.change + noise));
        rows.push(services.next().map_or(row.clone(), |service| row.in_service(service)));
    }
    rows.extend((0..study.lost).map(|_| PairedRow::new(Some(50.0), None)));
    let mut input = PairedInput::new(rows, Direction::HigherIsBetter);
    (input.eligible, input.asked, input.gates) = (study.eligible, study.asked, *gates);
    let analysis = paired_analysis(&input).unwrap_or_else(|e| panic!("{e}"));
    (analysis.verdict, analysis.gates)
}

#[test]
fn nobody_lost_is_not_applicable_and_passes() {
    let analysis = run(&Study { lost: 0, ..supported() });
    assert_eq!(analysis.verdict, Verdict::SupportedChange);
    let lost: Vec<_> = analysis.gates.iter().filter(|g| g.name == GateName::LostShifted).collect();
    assert!(lost.iter().all(|gate| gate.status == GateStatus::NotApplicable) && lost.len() == 2);
    // The interval of the pairs must exclude zero all the same: "lost unchanged" is no delta gate.
    check(
        &Study { lost: 0, change: 0.5, ..supported() },
        Verdict::Indication,
        &[GateName::LostUnchanged],
    );
}

#[test]
fn asked() {
    use Verdict::{DescribeOnly, Indication, SupportedChange};
    let known = |eligible, asked| Study { eligible, asked, ..supported() };
    check(&known(Some(200), Some(100)), SupportedChange, &[]);
    check(&known(Some(201), Some(100)), Indication, &[GateName::AskedShare]);
    check(&known(None, Some(100)), DescribeOnly, &[GateName::AskedKnown]);
    check(&known(Some(200), None), DescribeOnly, &[GateName::AskedKnown]);
}

#[test]
fn services() {
    use Verdict::{Indication, SupportedChange};
    let spread = |services| Study { services, ..supported() };
    check(&spread(&[("A", 40), ("B", 35), ("C", 5)]), SupportedChange, &[]);
    check(&spread(&[("A", 40), ("B", 36), ("C", 4)]), Indication, &[GateName::Services]);
    check(&spread(&[("A", 40), ("B", 40)]), Indication, &[GateName::Services]);
    check(&spread(&[]), Indication, &[GateName::Services]);
    // Nothing counted is nothing found: no service named is not the same as none with enough pairs.
    let value = |services| {
        let gates = run(&spread(services)).gates;
        let gate = gates.iter().find(|gate| gate.name == GateName::Services);
        gate.map(|gate| gate.value)
    };
    assert_eq!(value(&[]), Some(None));
    assert_eq!(value(&[("A", 4)]), Some(Some(0.0)));
}

/// A service counts only if its changes vary: without that it has no place in the pooling.
#[test]
fn a_third_service_must_vary() {
    let input = |last: f64| {
        let mut rows = Vec::new();
        for i in 0..80 {
            let before = 50.0 + if i % 2 == 0 { 10.0 } else { -10.0 };
            let noise = if (i / 2) % 2 == 0 { 5.0 } else { -5.0 };
            let (service, change) = match i {
                0..40 => ("A", 12.0 + noise),
                40..75 => ("B", 12.0 + noise),
                79 => ("C", 12.0 + last),
                _ => ("C", 12.0),
            };
            rows.push(PairedRow::new(Some(before), Some(before + change)).in_service(service));
        }
        let mut input = PairedInput::new(rows, Direction::HigherIsBetter);
        (input.eligible, input.asked) = (Some(200), Some(150));
        let analysis = paired_analysis(&input).unwrap_or_else(|e| panic!("{e}"));
        (analysis.verdict, analysis.failed_gates().map(|gate| gate.name).collect::<Vec<_>>())
    };
    assert_eq!(input(0.0), (Verdict::Indication, vec![GateName::Services]));
    assert_eq!(input(1.0), (Verdict::SupportedChange, vec![]));
}

/// A before form without a score counts as lost; a contact that is still open never does.
#[test]
fn one_form_without_a_score_and_one_open_contact() {
    let input = |closed: u64, open: u64| {
        let rows = (0..30).map(|i| {
            let before = 50.0 + if i % 2 == 0 { 10.0 } else { -10.0 };
            let noise = if (i / 2) % 2 == 0 { 5.0 } else { -5.0 };
            PairedRow::new(Some(before), Some(before + 12.0 + noise))
        });
        let mut input = PairedInput::new(rows.collect(), Direction::HigherIsBetter);
        (input.eligible, input.asked) = (Some(200), Some(150));
        (input.closed_before_forms, input.open_contacts) = (Some(closed), open);
        let analysis = paired_analysis(&input).unwrap_or_else(|e| panic!("{e}"));
        (analysis.verdict, analysis.failed_gates().map(|gate| gate.name).collect::<Vec<_>>())
    };
    let pairs_next = || vec![GateName::Pairs, GateName::AfterPerBefore];
    let at_half = input(60, 0);
    assert_eq!(at_half.0, Verdict::Indication);
    assert!(at_half.1.starts_with(&pairs_next()));
    assert_eq!(input(61, 0), (Verdict::DescribeOnly, vec![GateName::AfterPerBefore]));
    assert_eq!(input(60, 1), at_half);
}

#[test]
fn worsening_climbs_as_improvement_does() {
    let analysis = run(&Study { change: -12.0, ..supported() });
    assert_eq!(
        (analysis.verdict, analysis.course),
        (Verdict::SupportedChange, Some(Course::Worsening))
    );
}

#[test]
fn a_change_of_exactly_zero_indicates_nothing() {
    check(
        &Study { change: 0.0, lost: 0, pairs: 32, ..indication() },
        Verdict::DescribeOnly,
        &[GateName::LostShifted],
    );
}

#[test]
fn a_higher_step_never_skips_a_lower_one() {
    // Everything for the top, but asked/eligible is unknown: no step above "describe only".
    let evidence = Evidence {
        pairs: 500,
        closed_before_forms: 500,
        half_width: Some(0.01),
        half_width_over_services: Some(0.01),
        shifted_mean: Some(9.0),
        shifted_bound: Some(9.0),
        unchanged_bound: Some(9.0),
        no_change: false,
        eligible_asked: None,
        services: Some(9),
    };
    assert_eq!(climb(&evidence, &Gates::default()).0, Verdict::DescribeOnly);
    let known = Evidence { eligible_asked: Some((10, 9)), ..evidence };
    assert_eq!(climb(&known, &Gates::default()).0, Verdict::SupportedChange);
}

#[test]
fn services_own_figures_appear_only_from_indication() {
    let each = |study: &Study| {
        let analysis = run(study);
        analysis
            .findings()
            .and_then(|f| f.services.as_ref().map(|s| (s.each.len(), s.pooled.is_some())))
    };
    assert_eq!(each(&supported()), Some((3, true)));
    assert_eq!(each(&Study { asked: None, ..supported() }), Some((0, true)));
}
