use std::fmt::Write;

use kastanj_language::{Lang, tr};

/// A finished drawing: its markup, and every word drawn in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Svg {
    width: f64,
    height: f64,
    body: String,
    texts: Vec<String>,
}

/// A colour by its use. Distinguishable without colour vision and in grey; each has a class of
/// its own so that a page can adapt it to a dark background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// Words and axes.
    Ink,
    /// Secondary words (7:1 on white).
    Muted,
    /// What the figure is about (blue).
    Accent,
    /// What stands beside it (orange).
    Second,
    /// A light surface.
    Tint,
    /// Grid lines.
    Grid,
    /// The page itself.
    Paper,
}

/// Where a word is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// At its left end.
    Start,
    /// In its middle.
    Middle,
    /// At its right end.
    End,
}

/// How heavy a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Ordinary.
    Regular,
    /// Bold.
    Bold,
}

impl Paint {
    fn hex(self) -> &'static str {
        match self {
            Paint::Ink => "#1b1f23",
            Paint::Muted => "#4d5358",
            Paint::Accent => "#0b4f8a",
            Paint::Second => "#9a4a00",
            Paint::Tint => "#e6edf4",
            Paint::Grid => "#c3cad1",
            Paint::Paper => "#ffffff",
        }
    }

    fn class(self) -> &'static str {
        match self {
            Paint::Ink => "ink",
            Paint::Muted => "muted",
            Paint::Accent => "accent",
            Paint::Second => "second",
            Paint::Tint => "tint",
            Paint::Grid => "grid",
            Paint::Paper => "paper",
        }
    }
}

/// A drawing in the making. 4 units are 1 mm when 680 units fill the width of an A4 page.
#[derive(Debug, Clone)]
pub struct Drawing {
    svg: Svg,
}

impl Drawing {
    /// An empty drawing of `width` × `height` units.
    pub fn new(width: f64, height: f64) -> Drawing {
        Drawing { svg: Svg { width, height, body: String::new(), texts: Vec::new() } }
    }

    /// A filled rectangle with rounded corners and an outline.
    pub fn card(&mut self, (x, y): (f64, f64), (w, h): (f64, f64), fill: Paint, edge: Paint) {
        self.put(format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"5\" fill=\"{}\" stroke=\"{}\" \
             stroke-width=\"1\" class=\"fill-{} stroke-{}\"/>",
            n(x),
            n(y),
            n(w),
            n(h),
            fill.hex(),
            edge.hex(),
            fill.class(),
            edge.class()
        ));
    }

    /// A filled bar without outline.
    pub fn bar(&mut self, (x, y): (f64, f64), (w, h): (f64, f64), fill: Paint) {
        self.put(format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\" class=\"fill-{}\"/>",
            n(x),
            n(y),
            n(w),
            n(h),
            fill.hex(),
            fill.class()
        ));
    }

    /// A straight line; `dashes` in units, empty for a solid line.
    pub fn line(
        &mut self,
        (x1, y1): (f64, f64),
        (x2, y2): (f64, f64),
        paint: Paint,
        width: f64,
        dashes: &str,
    ) {
        let dashed = if dashes.is_empty() {
            String::new()
        } else {
            format!(" stroke-dasharray=\"{dashes}\"")
        };
        self.put(format!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"{}\" \
             stroke-linecap=\"round\"{dashed} class=\"stroke-{}\"/>",
            n(x1),
            n(y1),
            n(x2),
            n(y2),
            paint.hex(),
            n(width),
            paint.class()
        ));
    }

    /// A thin line through which others can be seen, for many lines over each other.
    pub fn faint_line(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), paint: Paint) {
        self.put(format!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"0.8\" \
             stroke-opacity=\"0.35\" class=\"stroke-{}\"/>",
            n(x1),
            n(y1),
            n(x2),
            n(y2),
            paint.hex(),
            paint.class()
        ));
    }

    /// A disc.
    pub fn dot(&mut self, (x, y): (f64, f64), radius: f64, paint: Paint) {
        self.put(format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\" class=\"fill-{}\"/>",
            n(x),
            n(y),
            n(radius),
            paint.hex(),
            paint.class()
        ));
    }

    /// A diamond: what stands beside the discs, also without colour.
    pub fn diamond(&mut self, (x, y): (f64, f64), radius: f64, paint: Paint) {
        let points = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)];
        self.shape(&points, paint, paint, 0.0);
    }

    /// A closed shape.
    pub fn shape(&mut self, points: &[(f64, f64)], fill: Paint, edge: Paint, width: f64) {
        let list: Vec<String> =
            points.iter().map(|(x, y)| format!("{},{}", n(*x), n(*y))).collect();
        self.put(format!(
            "<polygon points=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\" \
             stroke-linejoin=\"round\" class=\"fill-{} stroke-{}\"/>",
            list.join(" "),
            fill.hex(),
            edge.hex(),
            n(width),
            fill.class(),
            edge.class()
        ));
    }

    /// An open line through points.
    pub fn path(&mut self, points: &[(f64, f64)], paint: Paint, width: f64) {
        let list: Vec<String> =
            points.iter().map(|(x, y)| format!("{},{}", n(*x), n(*y))).collect();
        self.put(format!(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" \
             stroke-linejoin=\"round\" stroke-linecap=\"round\" class=\"stroke-{}\"/>",
            list.join(" "),
            paint.hex(),
            n(width),
            paint.class()
        ));
    }

    /// Words; `size` in units.
    pub fn text(
        &mut self,
        (x, y): (f64, f64),
        anchor: Anchor,
        (size, weight): (f64, Weight),
        paint: Paint,
        words: &str,
    ) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = match weight {
            Weight::Regular => "400",
            Weight::Bold => "700",
        };
        self.put(format!(
            "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\" font-size=\"{}\" \
             font-weight=\"{weight}\" fill=\"{}\" class=\"fill-{}\">{}</text>",
            n(x),
            n(y),
            n(size),
            paint.hex(),
            paint.class(),
            escape(words)
        ));
        self.svg.texts.push(words.to_owned());
    }

    /// The finished drawing, stamped if its people are made up.
    pub fn finish(mut self, lang: Lang, synthetic: bool) -> Svg {
        if synthetic {
            let place = (self.svg.width - 2.0, 12.0);
            let words = tr!(lang, "report-synthetic-stamp");
            self.text(place, Anchor::End, (12.8, Weight::Bold), Paint::Second, &words);
        }
        self.svg
    }

    fn put(&mut self, element: String) {
        self.svg.body.push_str(&element);
        self.svg.body.push('\n');
    }
}

impl Svg {
    /// Every word drawn.
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    /// Width in units.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// The drawing as a file of its own, in the typeface of paper.
    pub fn file(&self) -> String {
        let mut text = String::new();
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" \
             viewBox=\"0 0 {0} {1}\" font-family=\"Atkinson Hyperlegible\">\n{2}</svg>\n",
            n(self.width),
            n(self.height),
            self.body
        );
        text
    }

    /// The drawing inside a page, with `alt` as its accessible name.
    pub fn inline(&self, alt: &str) -> String {
        format!(
            "<svg role=\"img\" aria-label=\"{2}\" viewBox=\"0 0 {0} {1}\">\n{3}</svg>",
            n(self.width),
            n(self.height),
            escape(alt),
            self.body
        )
    }
}

/// A coordinate with at most two decimals.
fn n(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

/// Words as XML text or attribute.
pub(crate) fn escape(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_data() {
        let mut drawing = Drawing::new(10.0, 10.0);
        drawing.text(
            (0.0, 0.0),
            Anchor::Start,
            (10.0, Weight::Regular),
            Paint::Ink,
            "</text><script>",
        );
        let svg = drawing.finish(Lang::Sv, false);
        assert!(!svg.file().contains("<script>"));
        assert_eq!(svg.texts(), ["</text><script>"]);
    }
}
