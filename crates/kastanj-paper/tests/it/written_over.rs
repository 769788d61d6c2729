//! A name that somebody wrote across the boxes of a row cannot be read in the picture of the row;
//! marks, rings and lines through boxes can.

use kastanj_instrument::ItemId;
use kastanj_paper::{GrayPage, PointMm, RectMm, Rectification, crop_row};
use kastanj_rehearsal::Chance;
use kastanj_rehearsal::pen::{
    CorrectionHabit, MarkShape, MarkTarget, PenPoint, Stroke, StrokeModel, Writer, lay_ink,
    mark_strokes,
};
use kastanj_rehearsal::scanner::{Degradation, Preset, scan};

use crate::real_forms::{PrintedPage, real_forms};
use crate::stage::gray_of;

/// Strokes of a letter, 1 wide and 1 high, from the line upwards.
fn letter(sign: char) -> &'static [&'static [(f64, f64)]] {
    match sign {
        'A' => &[&[(0.0, 0.0), (0.5, 1.0), (1.0, 0.0)], &[(0.2, 0.4), (0.8, 0.4)]],
        'E' => &[&[(0.9, 1.0), (0.1, 1.0), (0.1, 0.0), (0.9, 0.0)], &[(0.1, 0.5), (0.7, 0.5)]],
        'L' => &[&[(0.1, 1.0), (0.1, 0.0), (0.9, 0.0)]],
        'M' => &[&[(0.0, 0.0), (0.1, 1.0), (0.5, 0.3), (0.9, 1.0), (1.0, 0.0)]],
        'S' => &[&[
            (0.9, 0.9),
            (0.5, 1.0),
            (0.1, 0.8),
            (0.3, 0.55),
            (0.7, 0.45),
            (0.9, 0.2),
            (0.5, 0.0),
            (0.1, 0.1),
        ]],
        'a' => &[&[
            (0.8, 0.5),
            (0.4, 0.55),
            (0.1, 0.3),
            (0.3, 0.0),
            (0.6, 0.1),
            (0.8, 0.5),
            (0.8, 0.1),
            (1.0, 0.0),
        ]],
        'e' => &[&[
            (0.1, 0.3),
            (0.8, 0.35),
            (0.5, 0.55),
            (0.1, 0.4),
            (0.2, 0.05),
            (0.6, 0.0),
            (1.0, 0.15),
        ]],
        'i' => &[&[(0.3, 0.5), (0.4, 0.05), (0.7, 0.0)], &[(0.4, 0.75), (0.42, 0.78)]],
        'k' => &[&[(0.2, 1.0), (0.2, 0.0)], &[(0.8, 0.5), (0.25, 0.25), (0.9, 0.0)]],
        'l' => &[&[(0.3, 1.0), (0.3, 0.1), (0.6, 0.0)]],
        'n' => &[&[(0.1, 0.5), (0.1, 0.0), (0.2, 0.4), (0.6, 0.5), (0.8, 0.3), (0.85, 0.0)]],
        'o' => &[&[(0.5, 0.55), (0.1, 0.3), (0.4, 0.0), (0.8, 0.25), (0.5, 0.55)]],
        'r' => &[&[(0.2, 0.5), (0.2, 0.0), (0.3, 0.4), (0.8, 0.5)]],
        's' => &[&[(0.8, 0.5), (0.3, 0.5), (0.3, 0.35), (0.7, 0.2), (0.6, 0.0), (0.1, 0.05)]],
        't' => &[&[(0.4, 0.9), (0.4, 0.1), (0.8, 0.0)], &[(0.1, 0.55), (0.8, 0.55)]],
        'v' => &[&[(0.1, 0.5), (0.4, 0.0), (0.8, 0.5)]],
        _ => &[],
    }
}

/// A hand that writes words.
struct Hand {
    /// Height of its capitals and width of its letters, mm.
    high: f64,
    wide: f64,
    /// Whether the pen stays down from one letter to the next.
    joined: bool,
}

impl Hand {
    /// The strokes of each letter of a word that begins at a place on its line.
    fn strokes(&self, text: &str, from: PointMm, pen: f64) -> Vec<Vec<Stroke>> {
        let point = |x: f64, y: f64| {
            let at = PointMm { x: x + (from.y - y) * 0.15, y };
            PenPoint { at, radius: pen / 2.0, pressure: 0.9 }
        };
        let mut last: Option<PenPoint> = None;
        let mut x = from.x;
        let mut letters = Vec::new();
        for sign in text.chars() {
            let mut strokes = Vec::new();
            for (nth, line) in letter(sign).iter().enumerate() {
                let mut points: Vec<PenPoint> = line
                    .iter()
                    .map(|(along, up)| point(x + along * self.wide, from.y - up * self.high))
                    .collect();
                if let (true, 0, Some(end)) = (self.joined, nth, last) {
                    points.insert(0, end);
                }
                if nth == 0 {
                    last = points.last().copied();
                }
                strokes.push(Stroke { points });
            }
            if sign == ' ' {
                last = None;
            }
            letters.push(strokes);
            x += self.wide * 1.15;
        }
        letters
    }
}

/// The first page of the real form, with something drawn on it, as a scanner gives it.
fn paper(preset: Preset, number: u64, strokes: &[Stroke], writer: &Writer) -> GrayPage {
    let page = page();
    let mut raster = page.raster.clone();
    let chance = Chance::new(number, "written over");
    let mut ink = chance.branch("ink");
    for stroke in strokes {
        lay_ink(&mut raster, stroke, &writer.pen, &mut ink);
    }
    let degradation = Degradation::draw(preset, &mut chance.branch("draw"));
    gray_of(&scan(&raster, &degradation, &chance).expect("scanned"))
}

fn page() -> &'static PrintedPage {
    &real_forms().pages[0]
}

/// The boxes of the `at`th row of the page, from left to right.
fn row(at: usize) -> (ItemId, Vec<RectMm>) {
    let mut items: Vec<&ItemId> = Vec::new();
    for place in &page().layout.boxes {
        if !items.contains(&&place.item) {
            items.push(&place.item);
        }
    }
    let boxes = page().layout.boxes.iter().filter(|place| place.item == *items[at]);
    (items[at].clone(), boxes.map(|place| place.place).collect())
}

struct Picture {
    marked: image::GrayImage,
    blank: image::GrayImage,
    top: f64,
}

/// The picture of a row. Its own row is in the middle of it, whatever else is shown.
fn picture(gray: &GrayPage, item: &ItemId, boxes: &[RectMm]) -> Picture {
    let place: Rectification = real_forms().reader.read(gray).rectification.expect("read");
    let cut = crop_row(gray, &place, &page().layout, &page().blank, item).expect("a row");
    let luma = |png: &[u8]| image::load_from_memory(png).expect("a picture").into_luma8();
    let (marked, blank) = (luma(&cut.marked), luma(&cut.blank));
    // The bars at the sides begin 3.5 mm above the boxes.
    let bar = (0..blank.height()).find(|y| blank.get_pixel(1, *y).0[0] < 100).expect("a bar");
    Picture { marked, blank, top: boxes[0].y - 3.5 - f64::from(bar) / 6.0 }
}

impl Picture {
    /// Whether pen is seen at a place of the page.
    fn shows(&self, at: PointMm) -> bool {
        let (x, y) = (((at.x - 16.0) * 6.0) as i64, ((at.y - self.top) * 6.0) as i64);
        let mut darkest = (255, 255);
        for (x, y) in (-2..3).flat_map(|dx| (-2..3).map(move |dy| (x + dx, y + dy))) {
            let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) else { continue };
            if x < self.marked.width() && y < self.marked.height() {
                darkest.0 = darkest.0.min(self.marked.get_pixel(x, y).0[0]);
                darkest.1 = darkest.1.min(self.blank.get_pixel(x, y).0[0]);
            }
        }
        // What is painted over is even and lighter than pen; coarse squares are even, too.
        darkest.0 < 190 && darkest.1.saturating_sub(darkest.0) > 20 && !self.is_coarse(at)
    }

    /// Whether a place lies in a square of 0.8 mm that is all of one grey.
    fn is_coarse(&self, at: PointMm) -> bool {
        let (x, y) = (((at.x - 16.0) * 6.0) as i64, ((at.y - self.top) * 6.0) as i64);
        let grey = |x: i64, y: i64| -> Option<u8> {
            let (x, y) = (u32::try_from(x).ok()?, u32::try_from(y).ok()?);
            let inside = x < self.marked.width() && y < self.marked.height();
            inside.then(|| self.marked.get_pixel(x, y).0[0])
        };
        let own = grey(x, y);
        let square =
            |left: i64, top: i64| (0..25).all(|step| grey(left + step % 5, top + step / 5) == own);
        own.is_some() && (0..25).any(|step| square(x - step % 5, y - step / 5))
    }

    /// The share of some strokes that is seen.
    fn share(&self, strokes: &[Stroke]) -> f64 {
        let mut points = Vec::new();
        for pair in strokes.iter().flat_map(|stroke| stroke.points.windows(2)) {
            points.extend((0..8).map(|step| {
                let t = f64::from(step) / 8.0;
                let (a, b) = (pair[0].at, pair[1].at);
                PointMm { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t }
            }));
        }
        let seen = points.iter().filter(|at| self.shows(**at)).count();
        seen as f64 / points.len().max(1) as f64
    }
}

/// Whether most of a letter lies within 3 mm of the boxes.
fn in_rooms(strokes: &[Stroke], boxes: &[RectMm]) -> bool {
    let points: Vec<PointMm> =
        strokes.iter().flat_map(|stroke| &stroke.points).map(|point| point.at).collect();
    let near = |at: &&PointMm| {
        boxes.iter().any(|place| {
            let (x, y) = (at.x - place.x, at.y - place.y);
            (-3.0..place.width + 3.0).contains(&x) && (-3.0..place.height + 3.0).contains(&y)
        })
    };
    !points.is_empty() && points.iter().filter(near).count() * 10 > points.len() * 7
}

fn keep(name: &str, picture: &Picture) {
    if let Ok(folder) = std::env::var("KASTANJ_ROW_PICTURE") {
        picture.marked.save(format!("{folder}/{name}.png")).expect("written");
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "how much can be read is a measured figure")]
fn a_name_across_the_boxes_of_a_row_is_covered_between_them() {
    let writer = Writer::new(StrokeModel::Tuning, 3);
    let (item, boxes) = row(3);
    let hands = [
        Hand { high: 4.0, wide: 2.4, joined: false },
        Hand { high: 4.0, wide: 2.2, joined: true },
        Hand { high: 6.0, wide: 3.2, joined: true },
    ];
    // On the line of the boxes, over their upper and lower edges, and between two rows.
    let lines = [4.4, 2.0, 6.5, -1.2];
    let (mut letters, mut seen, mut whole, mut within) = (0, 0, 0, 0);
    for (nth, hand) in hands.iter().enumerate() {
        for (at, down) in lines.iter().enumerate() {
            for (name, start) in [("Anna Svensson", -1.5), ("Erik Nilsson", 7.0), ("Stina", 3.0)] {
                let from = PointMm { x: boxes[0].x + start, y: boxes[0].y + down };
                let signs = hand.strokes(name, from, writer.pen.width_mm);
                let all: Vec<Stroke> = signs.iter().flatten().cloned().collect();
                let preset = [Preset::Office, Preset::Coarse][(nth + at + name.len()) % 2];
                let gray = paper(preset, (nth * 10 + at) as u64, &all, &writer);
                let picture = picture(&gray, &item, &boxes);
                keep(&format!("name-{nth}-{at}-{name}-{preset:?}"), &picture);
                let read: Vec<bool> = signs
                    .iter()
                    .filter(|strokes| !strokes.is_empty())
                    .map(|strokes| picture.share(strokes) > 0.7)
                    .collect();
                // As many as the rooms around the boxes would show by themselves.
                within += signs.iter().filter(|strokes| in_rooms(strokes, &boxes)).count();
                let here = read.iter().filter(|read| **read).count();
                letters += read.len();
                seen += here;
                whole += usize::from(here == read.len());
            }
        }
    }
    println!("{seen} of {letters} letters can be read, {whole} whole names; uncovered {within}");
    assert!(within * 2 > letters, "the names stand elsewhere");
    assert_eq!(whole, 0, "a name can be read");
    assert!(seen * 10 < letters, "{seen} of {letters} letters can be read");
}

#[test]
fn marks_rings_and_a_line_through_two_boxes_are_seen() {
    let (item, boxes) = row(3);
    let (mut covered, mut all) = (0, 0);
    for number in 0..24 {
        let model = if number % 2 == 0 { StrokeModel::Tuning } else { StrokeModel::Trial };
        let mut writer = Writer::new(model, number);
        writer.correction = CorrectionHabit::RingRight;
        let mut chance = Chance::new(number, "marks");
        let mut mark = |shape: MarkShape, at: usize| {
            let target = MarkTarget { place: boxes[at], room: 3.0 };
            mark_strokes(&writer, shape, &target, &mut chance)
        };
        let habit = MarkShape::from(writer.habit);
        let mut drawn: Vec<(usize, Vec<Stroke>)> = match number % 4 {
            // Two answers, the right one in a ring.
            0 => vec![(1, mark(habit, 1)), (2, mark(habit, 2)), (2, mark(MarkShape::Ring, 2))],
            // One struck out, one crossed.
            1 => vec![
                (1, mark(habit, 1)),
                (1, mark(MarkShape::StrikeThrough, 1)),
                (3, mark(habit, 3)),
            ],
            // Two rings beside one another.
            2 => vec![(2, mark(MarkShape::Ring, 2)), (3, mark(MarkShape::Ring, 3))],
            _ => vec![(0, mark(MarkShape::Scribble, 0)), (4, mark(habit, 4))],
        };
        if number % 3 == 0 {
            // A line through the last two boxes.
            let middle = |at: usize, down: f64| PenPoint {
                at: PointMm { x: boxes[at].x + 2.4, y: boxes[at].y + down },
                radius: writer.pen.width_mm / 2.0,
                pressure: 0.9,
            };
            drawn.push((4, vec![Stroke { points: vec![middle(4, 1.0), middle(5, 3.5)] }]));
        }
        let strokes: Vec<Stroke> = drawn.iter().flat_map(|(_, strokes)| strokes.clone()).collect();
        let gray = paper(Preset::Office, number, &strokes, &writer);
        let picture = picture(&gray, &item, &boxes);
        keep(&format!("marks-{number}"), &picture);
        // Painted over: the flat grey that nothing else in the row's own rooms has.
        let mut rims = 0;
        for place in &boxes {
            let at = PointMm { x: place.x - 2.0, y: place.y - 2.0 };
            let pixel = picture
                .marked
                .get_pixel(((at.x - 16.0) * 6.0) as u32, ((at.y - picture.top) * 6.0) as u32);
            rims += usize::from(pixel.0[0] == 225);
        }
        covered += rims;
        all += boxes.len();
    }
    assert_eq!(covered, 0, "of {all} boxes with marks around them");
}
