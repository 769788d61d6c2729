use kastanj_paper::PointMm;
use kastanj_rehearsal::Chance;
use kastanj_rehearsal::pen::{FillTerms, StrokeModel};
use kastanj_rehearsal::scanner::{
    Corner, Degradation, Depth, Preset, blank_page, collage, foreign_form, paste_codes, scan,
    tear_corners, upside_down,
};

use crate::fixture::{page_layout, printed};
use crate::marks::filled;

#[test]
fn degradations_keep_their_limits_and_the_corner_marks() {
    for seed in 0..400 {
        let office = Degradation::draw(Preset::Office, &mut Chance::new(seed, "scan"));
        assert!(office.keeps_corners());
        assert!(office.skew_degrees.abs() <= 3.0);
        assert!((0.94..=1.02).contains(&office.scale));
        assert!(office.shift_mm.0.abs() <= 5.0 && office.shift_mm.1.abs() <= 5.0);
        assert!(office.dpi == 200.0 || office.dpi == 300.0);
        assert!(office.jpeg_quality.is_none_or(|quality| (50..=90).contains(&quality)));
        let clean = Degradation::draw(Preset::Clean, &mut Chance::new(seed, "scan"));
        assert!(
            clean.keeps_corners() && clean.skew_degrees.abs() < 0.5 && clean.quarter_turns == 0
        );
    }
}

#[test]
fn the_same_seed_gives_the_same_scan() {
    let (page, _, _) = filled(StrokeModel::Trial, 3, &FillTerms::default());
    let degradation = Degradation::draw(Preset::Office, &mut Chance::new(3, "scan"));
    let first = scan(&page, &degradation, &Chance::new(3, "scan")).expect("a scan");
    let second = scan(&page, &degradation, &Chance::new(3, "scan")).expect("a scan");
    assert!(first == second);
    let other = scan(&page, &degradation, &Chance::new(4, "scan")).expect("a scan");
    assert!(first.image != other.image);
}

#[test]
fn the_placement_points_at_the_print() {
    let page = printed(&page_layout(), 200.0);
    for seed in 0..8 {
        let degradation = Degradation::draw(Preset::Office, &mut Chance::new(seed, "scan"));
        let scanned = scan(&page, &degradation, &Chance::new(seed, "scan")).expect("a scan");
        let grey = |x: f64, y: f64| {
            let (u, v) = scanned.placement.pixel(PointMm { x, y });
            f64::from(scanned.image.get_pixel(u as u32, v as u32).0[0])
        };
        // The hollow centre of the first corner mark, the solid centres of the others.
        assert!(grey(12.0, 12.0) > grey(13.0, 12.0) + 40.0, "scan {seed}");
        for (x, y) in [(198.0, 12.0), (198.0, 285.0), (12.0, 285.0)] {
            let inwards = if y < 100.0 { 6.0 } else { -6.0 };
            assert!(grey(x, y) + 80.0 < grey(x, y + inwards), "scan {seed} at {x}, {y}");
        }
        if degradation.depth == Depth::Bilevel {
            assert!(scanned.image.pixels().all(|p| p.0[0] == 0 || p.0[0] == 255));
        }
    }
}

#[test]
fn hostile_pages_are_what_they_claim() {
    let layout = page_layout();
    let page = printed(&layout, 150.0);
    let dark = |page: &kastanj_rehearsal::PageRaster, at: PointMm| {
        let (u, v) = page.pixel(at);
        page.image.get_pixel(u as u32, v as u32).0[0] < 100
    };
    assert!(blank_page(150.0).image.pixels().all(|pixel| pixel.0[0] > 240));
    let foreign = foreign_form(150.0, &mut Chance::new(1, "foreign"));
    assert!(layout.fiducials.iter().all(|at| !dark(&foreign, *at)));
    let mut torn = page.clone();
    tear_corners(&mut torn, &[Corner::UpperRight, Corner::LowerLeft], &mut Chance::new(1, "torn"));
    let left: Vec<bool> = layout.fiducials[1..].iter().map(|at| dark(&torn, *at)).collect();
    assert_eq!(left, [false, true, false]);
    let mut source = page.clone();
    for code in &layout.codes {
        let (u, v) = source.pixel(code.centre());
        source.image.put_pixel(u as u32, v as u32, image::Luma([7]));
    }
    let mut pasted = page.clone();
    paste_codes(&mut pasted, &layout, &source, &layout);
    assert!(pasted == source && pasted != page);
    assert!(upside_down(&upside_down(&page)) == page && upside_down(&page) != page);
    let moved = collage(&page, 120.0, (4.0, 3.0));
    assert!(layout.fiducials[1..].iter().all(|at| dark(&moved, *at)));
    assert!(moved != page);
}
