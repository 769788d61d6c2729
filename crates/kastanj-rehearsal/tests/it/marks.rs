use kastanj_paper::{Decision, MarkClass, RectMm};
use kastanj_rehearsal::pen::{
    AnswerRates, Answers, FillTerms, MarkShape, MarkTarget, PageTruth, StrokeModel, Writer,
    draw_answers, fill_page, mark_strokes,
};
use kastanj_rehearsal::{Chance, PageRaster};
use proptest::prelude::*;

use crate::fixture::{page_layout, printed};

const SHAPES: [MarkShape; 8] = [
    MarkShape::Cross,
    MarkShape::Tick,
    MarkShape::Slash,
    MarkShape::Dot,
    MarkShape::Fill,
    MarkShape::Scribble,
    MarkShape::StrikeThrough,
    MarkShape::Touch,
];

pub(crate) fn filled(
    model: StrokeModel,
    seed: u64,
    terms: &FillTerms,
) -> (PageRaster, Answers, PageTruth) {
    let layout = page_layout();
    let mut raster = printed(&layout, 200.0);
    let chance = Chance::new(seed, "page");
    let answers = draw_answers(&layout, &AnswerRates::default(), &mut chance.branch("answers"));
    let writer = Writer::new(model, seed);
    let truth = fill_page(&mut raster, &layout, &answers, &writer, terms, &chance);
    (raster, answers, truth)
}

#[test]
fn the_same_seed_gives_the_same_pixels_and_another_seed_does_not() {
    for model in [StrokeModel::Tuning, StrokeModel::Trial] {
        let terms = FillTerms::default();
        let (first, second, other) =
            (filled(model, 4, &terms), filled(model, 4, &terms), filled(model, 5, &terms));
        assert!(first == second);
        assert!(first.0 != other.0);
    }
}

#[test]
fn the_two_models_draw_the_same_writer_differently() {
    let target =
        MarkTarget { place: RectMm { x: 50.0, y: 50.0, width: 5.0, height: 5.0 }, room: 3.0 };
    let tuning = Writer { tremor_mm: 0.0, sloppiness: 0.0, ..Writer::new(StrokeModel::Tuning, 1) };
    let trial = Writer { model: StrokeModel::Trial, ..tuning.clone() };
    for shape in SHAPES {
        let a = mark_strokes(&tuning, shape, &target, &mut Chance::new(1, "mark"));
        let b = mark_strokes(&trial, shape, &target, &mut Chance::new(1, "mark"));
        assert_ne!(a, b, "{shape:?}");
    }
}

/// Share of the inside of a box that is darker than pale grey.
fn ink(raster: &PageRaster, place: RectMm) -> f64 {
    let to = |mm: f64| (mm * raster.per_mm()).round() as u32;
    let (mut dark, mut all) = (0.0, 0.0);
    for y in to(place.y + 0.6)..to(place.y + place.height - 0.6) {
        for x in to(place.x + 0.6)..to(place.x + place.width - 0.6) {
            all += 1.0;
            dark += f64::from(u8::from(raster.image.get_pixel(x, y).0[0] < 170));
        }
    }
    dark / all
}

#[test]
fn truth_says_what_the_pixels_show() {
    for model in [StrokeModel::Tuning, StrokeModel::Trial] {
        for seed in 0..60 {
            let (raster, answers, truth) = filled(model, seed, &FillTerms::default());
            let fills = Writer::new(model, seed).habit == kastanj_rehearsal::pen::MarkHabit::Fill;
            for place in &truth.boxes {
                let ink = ink(&raster, place.place);
                match place.class {
                    MarkClass::Empty => assert!(ink < 0.10, "{model:?} {seed}: empty {ink}"),
                    MarkClass::Marked => assert!(ink > 0.02, "{model:?} {seed}: marked {ink}"),
                    MarkClass::Cancelled => {
                        assert!(ink > 0.15, "{model:?} {seed}: cancelled {ink}")
                    }
                    MarkClass::Uncertain => panic!("nothing is ambiguous here"),
                }
                if fills && place.class == MarkClass::Marked {
                    assert!(ink > 0.6, "{model:?} {seed}: filled {ink}");
                }
            }
            for question in &truth.questions {
                assert_eq!(answers.get(&question.item), Some(&question.intended));
                let of = |class| {
                    truth
                        .boxes
                        .iter()
                        .filter(|b| b.item == question.item && b.class == class)
                        .count()
                };
                let marked = usize::from(question.intended != Decision::Blank);
                assert_eq!(of(MarkClass::Marked), marked);
                assert_eq!(of(MarkClass::Cancelled), usize::from(question.corrected));
            }
        }
    }
}

#[test]
fn ambiguity_comes_at_the_declared_rate_only() {
    let count = |rate: f64| {
        let terms = FillTerms { ambiguous: rate, ..FillTerms::default() };
        (0..30)
            .flat_map(|seed| filled(StrokeModel::Trial, seed, &terms).2.questions)
            .filter(|question| question.intended == Decision::Doubtful)
            .count()
    };
    assert_eq!(count(0.0), 0);
    let tenth = count(0.1);
    assert!((20..=85).contains(&tenth), "{tenth} of 510 at a rate of one in ten");
}

proptest! {
    #[test]
    fn strokes_stay_near_their_box(seed in 0_u64..100_000, trial in any::<bool>(), at in 0_usize..8, room in 0.5_f64..3.0) {
        let model = if trial { StrokeModel::Trial } else { StrokeModel::Tuning };
        let writer = Writer::new(model, seed);
        let place = RectMm { x: 50.0, y: 50.0, width: 5.0, height: 5.0 };
        let strokes = mark_strokes(&writer, SHAPES[at], &MarkTarget { place, room }, &mut Chance::new(seed, "mark"));
        prop_assert!(!strokes.is_empty());
        for stroke in strokes {
            let (left, top, right, bottom) = stroke.reach().expect("a mark has points");
            prop_assert!(left >= 50.0 - room - 1e-9 && right <= 55.0 + room + 1e-9, "{left} {right}");
            prop_assert!(top >= 50.0 - room - 1e-9 && bottom <= 55.0 + room + 1e-9, "{top} {bottom}");
        }
    }
}
