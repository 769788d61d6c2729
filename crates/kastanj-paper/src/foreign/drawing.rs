use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask,
};
use hayro::vello_cpu::kurbo::{Affine, BezPath, Point, Rect, Shape};

use super::contour::{Contour, SIDES_MM, contours, is_box_sized};
use super::lines::Lines;

/// Most shapes of a page that are kept.
const MOST_SHAPES: usize = 20_000;
/// Most letters: a page in small print has eight thousand.
const MOST_LETTERS: usize = 40_000;
/// Widest line that can be a side of a box, mm.
const WIDEST_LINE_MM: f64 = 1.2;

/// What a page draws, as far as it can be boxes; all in millimetres of the page.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    /// Squares and circles with a line around them, outer edges.
    outlined: Vec<Rect>,
    /// Box-sized areas filled with a dark colour.
    dark: Vec<Rect>,
    /// Box-sized areas filled with white or nearly white.
    light: Vec<Rect>,
    /// Smaller dark areas, which may be the heart of a corner mark.
    hearts: Vec<Rect>,
    /// Larger areas filled with a tint: white boxes stand out from them.
    grounds: Vec<Rect>,
    lines: Lines,
    /// Letters and figures, each with the place of its foot.
    pub(super) letters: Vec<(Point, char)>,
    /// Area of pictures, mm².
    pub(super) pictures: f64,
}

impl Drawing {
    /// The boxes of the page, outer edges; none twice.
    pub(super) fn boxes(&self) -> Vec<Rect> {
        let mut found = self.outlined.clone();
        found.extend(self.lines.squares());
        for light in &self.light {
            match self.dark.iter().find(|dark| frames(**dark, *light)) {
                Some(frame) => found.push(*frame),
                None if self.grounds.iter().any(|ground| contains(*ground, *light)) => {
                    found.push(*light);
                }
                None => {}
            }
        }
        found.retain(|rect| !self.is_filled(*rect));
        found.sort_by(|a, b| b.area().total_cmp(&a.area()));
        let mut kept: Vec<Rect> = Vec::new();
        for rect in found {
            if !kept.iter().any(|other| overlap(*other, rect) > 0.5) {
                kept.push(rect);
            }
        }
        kept
    }

    /// Whether the form itself has blackened it, or its middle: a mark by which machines find the
    /// page, and no place for an answer.
    fn is_filled(&self, rect: Rect) -> bool {
        let black = self.dark.iter().any(|dark| overlap(*dark, rect) > 0.6)
            && !self.light.iter().any(|light| contains(rect, *light));
        let side = rect.width().min(rect.height());
        let heart = |inner: &Rect| {
            contains(rect, *inner)
                && inner.width() < 0.75 * rect.width()
                && inner.width() > 0.15 * rect.width()
                && inner.center().distance(rect.center()) < 0.12 * side
        };
        black || self.dark.iter().chain(&self.hearts).any(heart)
    }

    fn fill(&mut self, path: &BezPath, paint: &Paint<'_>) {
        let dark = darkness(paint);
        let shapes = contours(path);
        if let Some(ring) = ring(&shapes).filter(|_| dark > 0.25) {
            self.keep_outlined(ring);
            return;
        }
        for shape in &shapes {
            let bounds = shape.bounds();
            if is_box_sized(bounds) {
                let list = if dark > 0.25 { &mut self.dark } else { &mut self.light };
                // A tint in a box's size is a box of a tinted form, too: its edge is told by others.
                if shape.as_box(true).is_some() && list.len() < MOST_SHAPES {
                    list.push(bounds);
                }
            } else if bounds.width().min(bounds.height()) < WIDEST_LINE_MM {
                if dark > 0.25 {
                    self.thin(bounds);
                    self.keep_heart(bounds);
                }
            } else if dark > 0.25 && bounds.width().max(bounds.height()) < *SIDES_MM.start() {
                self.keep_heart(bounds);
            } else if dark > 0.02 && self.grounds.len() < MOST_SHAPES {
                self.grounds.push(bounds);
            }
        }
    }

    /// A filled strip that is as thin as a line.
    fn thin(&mut self, bounds: Rect) {
        let middle = bounds.center();
        if bounds.width() > bounds.height() {
            let ends = ((bounds.x0, middle.y).into(), (bounds.x1, middle.y).into());
            self.lines.add(ends.0, ends.1, bounds.height());
        } else {
            let ends = ((middle.x, bounds.y0).into(), (middle.x, bounds.y1).into());
            self.lines.add(ends.0, ends.1, bounds.width());
        }
    }

    fn stroke(&mut self, path: &BezPath, paint: &Paint<'_>, width: f64) {
        if darkness(paint) < 0.1 || width > WIDEST_LINE_MM {
            return;
        }
        for shape in contours(path) {
            match shape.as_box(false) {
                Some(rect) => self.keep_outlined(rect.inflate(width / 2.0, width / 2.0)),
                None => {
                    for (from, to) in shape.straight_pieces() {
                        self.lines.add(from, to, width);
                    }
                }
            }
        }
    }

    fn keep_heart(&mut self, bounds: Rect) {
        let (small, large) =
            (bounds.width().min(bounds.height()), bounds.width().max(bounds.height()));
        if small > 0.5 && large < *SIDES_MM.start() && self.hearts.len() < MOST_SHAPES {
            self.hearts.push(bounds);
        }
    }

    fn keep_outlined(&mut self, rect: Rect) {
        if self.outlined.len() < MOST_SHAPES {
            self.outlined.push(rect);
        }
    }
}

/// The outer edge of a line that was drawn as the area between two like shapes.
fn ring(shapes: &[Contour]) -> Option<Rect> {
    let [first, second] = shapes else { return None };
    let (a, b) = (first.as_box(true)?, second.as_box(true)?);
    let (outer, inner) = if a.area() > b.area() { (a, b) } else { (b, a) };
    frames(outer, inner).then_some(outer)
}

/// Whether `inner` leaves the same thin rim on all four sides of `outer`.
fn frames(outer: Rect, inner: Rect) -> bool {
    let rims = [inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1, outer.y1 - inner.y1];
    let most = 0.22 * outer.width().min(outer.height());
    rims.iter().all(|rim| *rim > 0.02 && *rim < most)
}

fn contains(outer: Rect, inner: Rect) -> bool {
    outer.x0 <= inner.x0 && outer.y0 <= inner.y0 && outer.x1 >= inner.x1 && outer.y1 >= inner.y1
}

/// Shared area divided by the area of both, 0–1.
pub(super) fn overlap(a: Rect, b: Rect) -> f64 {
    let width = (a.x1.min(b.x1) - a.x0.max(b.x0)).max(0.0);
    let height = (a.y1.min(b.y1) - a.y0.max(b.y0)).max(0.0);
    let shared = width * height;
    let both = a.area() + b.area() - shared;
    if both > 0.0 { shared / both } else { 0.0 }
}

/// How dark a colour is: 0 white, 1 black. Patterns count as dark.
fn darkness(paint: &Paint<'_>) -> f64 {
    let Paint::Color(color) = paint else { return 1.0 };
    let [red, green, blue, alpha] = color.to_rgba().components().map(f64::from);
    (1.0 - (0.2126 * red + 0.7152 * green + 0.0722 * blue)) * alpha
}

/// What a glyph stands for. Letters and figures are never boxes, however square they look.
fn letters(glyph: &Glyph<'_>) -> String {
    match glyph.as_unicode() {
        Some(BfString::Char(letter)) => letter.to_string(),
        Some(BfString::String(text)) => text,
        None => String::new(),
    }
}

/// How much a transform enlarges lengths.
fn enlargement(transform: Affine) -> f64 {
    transform.determinant().abs().sqrt()
}

impl<'a> Device<'a> for Drawing {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}

    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn draw_path(
        &mut self,
        path: &BezPath,
        transform: Affine,
        paint: &Paint<'a>,
        draw_mode: &PathDrawMode,
    ) {
        let there = transform * path;
        match draw_mode {
            PathDrawMode::Fill(_) => self.fill(&there, paint),
            PathDrawMode::Stroke(line) => {
                self.stroke(&there, paint, f64::from(line.line_width) * enlargement(transform));
            }
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        paint: &Paint<'a>,
        draw_mode: &GlyphDrawMode,
    ) {
        if matches!(draw_mode, GlyphDrawMode::Invisible) {
            return;
        }
        let letters = letters(glyph);
        if letters.chars().any(char::is_alphanumeric) {
            let foot = transform * glyph_transform * Point::ZERO;
            if self.letters.len() < MOST_LETTERS {
                self.letters.extend(letters.chars().take(4).map(|letter| (foot, letter)));
            }
            return;
        }
        match glyph {
            Glyph::Outline(outline) => {
                let path = transform * glyph_transform * outline.outline();
                // Only the size of a box is worth a closer look.
                if is_box_sized(path.bounding_box())
                    && let Some(edge) = ring(&contours(&path))
                    && darkness(paint) > 0.25
                {
                    self.keep_outlined(edge);
                }
            }
            Glyph::Type3(drawn) => drawn.interpret(self, transform, glyph_transform, paint),
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        let sides = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        self.pictures += transform.transform_rect_bbox(sides).area();
    }

    fn pop_clip_path(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
