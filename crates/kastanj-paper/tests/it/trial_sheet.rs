//! The trial sheet tells what a printer and a scanner do to paper, and nothing that they do not.

use kastanj_language::Lang;
use kastanj_paper::{
    Advice, Fitness, GrayPage, Note, RefusalReason, TrialFindings, TrialReader, print_trial_sheet,
};
use kastanj_rehearsal::scanner::{Degradation, Depth, Preset, scan};
use kastanj_rehearsal::{Chance, PageRaster, rasterise_pdf};

use crate::stage;

/// A good scanner at 300 dpi: what each test changes.
fn good() -> Degradation {
    let mut good = Degradation::draw(Preset::Clean, &mut Chance::new(7, "trial"));
    good.quarter_turns = 0;
    good.skew_degrees = 0.3;
    good.scale = 1.0;
    good.depth = Depth::Grey;
    good
}

fn printed() -> PageRaster {
    let pdf = print_trial_sheet(Lang::Sv).expect("a sheet");
    rasterise_pdf(&pdf, 300.0).expect("a page").remove(0)
}

fn found(sheet: &PageRaster, change: impl FnOnce(&mut Degradation)) -> TrialFindings {
    let mut degradation = good();
    change(&mut degradation);
    let page = scan(sheet, &degradation, &Chance::new(8, "trial")).expect("scanned");
    match TrialReader::default().examine(&stage::gray_of(&page)) {
        Ok(found) => found,
        Err(refusal) => panic!("{refusal:?}"),
    }
}

fn advises(found: &TrialFindings, wanted: impl Fn(&Advice) -> bool) -> bool {
    found.advice().iter().any(wanted)
}

#[test]
fn a_good_scan_is_good_and_measured_as_what_it_is() {
    let found = found(&printed(), |_| ());
    assert_eq!(found.fitness(), Fitness::Good, "{found:#?} {:?}", found.advice());
    let scale = found.scale.expect("the file states its resolution");
    assert!((scale.0 - 1.0).abs() < 0.004 && (scale.1 - 1.0).abs() < 0.004, "{scale:?}");
    assert!((found.dpi.0 - 300.0).abs() < 1.5, "{:?}", found.dpi);
    assert!((found.skew_degrees.abs() - 0.3).abs() < 0.1, "{}", found.skew_degrees);
    assert!(!found.one_bit && found.grey_steps == 5 && found.streaks_mm.is_empty());
    assert!(found.finest_line_mm.is_some_and(|mm| mm <= 0.3), "{:?}", found.finest_line_mm);
    assert!(found.strengths.iter().all(|strength| strength.wrong == 0));
    assert!(found.faintest() <= 45, "{:?}", found.strengths);
}

#[test]
fn what_is_wrong_is_told_and_how_far() {
    let sheet = printed();
    let small = found(&sheet, |change| change.scale = 0.96);
    let size = |least: f64, most: f64| move |advice: &Advice| matches!(advice, Advice::Size { percent, readable: true } if (least..most).contains(percent));
    assert!(advises(&small, size(95.6, 96.4)), "{:?}", small.advice());
    assert_eq!(small.fitness(), Fitness::Usable);

    let coarse = found(&sheet, |change| change.dpi = 150.0);
    assert!(advises(
        &coarse,
        |a| matches!(a, Advice::Resolution { dpi } if (dpi - 150.0).abs() < 2.0)
    ));
    assert_eq!(coarse.fitness(), Fitness::Unfit);

    let streaked = found(&sheet, |change| change.streaks = vec![(0.5, 0.4, 120.0)]);
    assert!(advises(&streaked, |a| matches!(a, Advice::Streaks { count: 1 })), "{:?}", streaked);
    assert!((streaked.streaks_mm[0] - 105.0).abs() < 3.0, "{:?}", streaked.streaks_mm);

    let pale = found(&sheet, |change| (change.black, change.white) = (95.0, 205.0));
    assert!(advises(&pale, |a| *a == Advice::Contrast), "{:?}", pale.advice());

    let blurred = found(&sheet, |change| change.blur = 4.0);
    assert!(
        advises(&blurred, |a| *a == Advice::Focus),
        "{} {:?}",
        blurred.edge_mm,
        blurred.advice()
    );

    let harsh = found(&sheet, |change| {
        change.depth = Depth::Bilevel;
        change.threshold = 118.0;
    });
    assert!(harsh.one_bit);
    assert!(advises(&harsh, |a| matches!(a, Advice::FaintInOneBit { .. })), "{harsh:#?}");
}

#[test]
fn a_stated_resolution_that_cannot_be_meant_says_nothing_of_the_size() {
    let sheet = printed();
    let page = stage::gray_of(&scan(&sheet, &good(), &Chance::new(8, "trial")).expect("scanned"));
    let stating = |dpi: f64| {
        let pixels = page.pixels().to_vec();
        let page = GrayPage::new(page.width(), page.height(), pixels, Some(dpi)).expect("a page");
        TrialReader::default().examine(&page).unwrap_or_else(|refusal| panic!("{refusal:?}"))
    };
    for unmeant in [72.0, 96.0, 1200.0] {
        let found = stating(unmeant);
        assert_eq!((found.stated_dpi, found.scale), (None, None), "{unmeant}");
        assert_eq!(found.fitness(), Fitness::Good, "{unmeant} {:?}", found.advice());
        assert!((found.dpi.0 - 300.0).abs() < 1.5, "{:?}", found.dpi);
    }
    // What could be meant still tells of a print that was made smaller or larger.
    let meant = stating(330.0);
    assert_eq!(meant.stated_dpi, Some(330.0));
    assert!(advises(&meant, |advice| matches!(advice, Advice::Size { .. })), "{meant:?}");
}

#[test]
fn a_sheet_that_lay_the_other_way_is_good_and_says_so() {
    let sheet = printed();
    for (turns, note) in [(2, Note::UpsideDown), (1, Note::OnItsSide), (3, Note::OnItsSide)] {
        let turned = found(&sheet, |change| change.quarter_turns = turns);
        assert_eq!(turned.fitness(), Fitness::Good, "{turns} {:?}", turned.advice());
        assert!(turned.notes().contains(&note), "{turns} {turned:?}");
        assert!((turned.skew_degrees.abs() - 0.3).abs() < 0.1, "{}", turned.skew_degrees);
    }
    assert!(!found(&sheet, |_| ()).notes().contains(&Note::UpsideDown));
}

#[test]
fn a_spot_is_a_spot_and_no_streak_however_dark() {
    for grey in [222, 60] {
        let mut sheet = printed();
        for y in 2470..2860 {
            for x in 1000..1300 {
                sheet.image.put_pixel(x, y, image::Luma([grey]));
            }
        }
        let spotted = found(&sheet, |_| ());
        assert!(advises(&spotted, |a| *a == Advice::Dirt), "{grey} {:?}", spotted.advice());
        let streaked = advises(&spotted, |a| matches!(a, Advice::Streaks { .. }));
        assert!(!streaked, "{grey} {spotted:?}");
        assert_eq!(spotted.fitness(), Fitness::Usable);
    }
}

#[test]
fn anything_else_is_refused_with_the_readers_reason() {
    let white = kastanj_paper::GrayPage::new(1240, 1754, vec![255; 1240 * 1754], Some(150.0));
    let refused = TrialReader::default().examine(&white.expect("a page"));
    assert_eq!(refused.map_err(|refusal| refusal.reason), Err(RefusalReason::BlankPage));
}

#[test]
fn every_advice_has_words_in_both_languages() {
    let all = [
        Advice::Size { percent: 96.0, readable: true },
        Advice::Size { percent: 90.0, readable: false },
        Advice::Feed { percent: 1.5 },
        Advice::Resolution { dpi: 150.0 },
        Advice::Skew { degrees: 2.5 },
        Advice::Contrast,
        Advice::Focus,
        Advice::Streaks { count: 2 },
        Advice::Dirt,
        Advice::FaintInOneBit { down_to: 65 },
        Advice::Faint { down_to: u8::MAX },
        Advice::Misread,
    ];
    for lang in Lang::ALL {
        for advice in &all {
            let words = advice.words(lang);
            assert!(words.len() > 30 && !words.contains("paper-trial"), "{words}");
        }
    }
}
