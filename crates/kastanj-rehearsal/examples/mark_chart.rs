//! Draws a chart of marks for looking at: a row per writer, a column per shape.
//!
//! `cargo run -p kastanj-rehearsal --example mark_chart -- trial chart.png [first seed] [scan]`
//!
//! With `scan` the chart is sent through an office scanner as well.

use std::error::Error;

use kastanj_paper::RectMm;
use kastanj_rehearsal::pen::{MarkShape, MarkTarget, StrokeModel, Writer, lay_ink, mark_strokes};
use kastanj_rehearsal::scanner::{Degradation, Preset, scan};
use kastanj_rehearsal::{Chance, PageRaster};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let model = match arguments.next().as_deref() {
        Some("tuning") => StrokeModel::Tuning,
        _ => StrokeModel::Trial,
    };
    let file = arguments.next().unwrap_or_else(|| "chart.png".to_owned());
    let first: u64 = arguments.next().map_or(Ok(0), |seed| seed.parse())?;
    let shapes = [
        MarkShape::Cross,
        MarkShape::Cross,
        MarkShape::Tick,
        MarkShape::Tick,
        MarkShape::Slash,
        MarkShape::Dot,
        MarkShape::Fill,
        MarkShape::Fill,
        MarkShape::Scribble,
        MarkShape::StrikeThrough,
        MarkShape::Touch,
    ];
    let mut raster = PageRaster::blank_a4(300.0);
    for row in 0..20 {
        let writer = Writer::new(model, first + row);
        for (column, shape) in shapes.into_iter().enumerate() {
            let place = RectMm {
                x: 15.0 + 17.0 * column as f64,
                y: 15.0 + 13.5 * row as f64,
                width: 5.0,
                height: 5.0,
            };
            let chance = &mut Chance::new(first + row, "chart").numbered("mark", column);
            outline(&mut raster, place);
            let target = MarkTarget { place, room: 3.0 };
            if matches!(shape, MarkShape::Scribble | MarkShape::StrikeThrough) {
                draw(&mut raster, &writer, writer.habit.into(), &target, chance);
            }
            draw(&mut raster, &writer, shape, &target, chance);
        }
    }
    if arguments.next().is_some() {
        let chance = Chance::new(first, "chart scan");
        let degradation = Degradation::draw(Preset::Office, &mut chance.branch("drawn"));
        scan(&raster, &degradation, &chance)?.image.save(file)?;
    } else {
        raster.image.save(file)?;
    }
    Ok(())
}

fn draw(
    raster: &mut PageRaster,
    writer: &Writer,
    shape: MarkShape,
    target: &MarkTarget,
    chance: &mut Chance,
) {
    for stroke in mark_strokes(writer, shape, target, chance) {
        lay_ink(raster, &stroke, &writer.pen, chance);
    }
}

fn outline(raster: &mut PageRaster, place: RectMm) {
    let scale = raster.per_mm();
    let to = |mm: f64| (mm * scale).round() as u32;
    for y in to(place.y)..to(place.y + place.height) {
        for x in to(place.x)..to(place.x + place.width) {
            let line = to(0.4);
            let inside = x >= to(place.x) + line
                && x < to(place.x + place.width) - line
                && y >= to(place.y) + line
                && y < to(place.y + place.height) - line;
            if !inside {
                raster.image.put_pixel(x, y, image::Luma([128]));
            }
        }
    }
}
