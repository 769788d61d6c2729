use std::fmt::Write;

use kastanj_instrument::Occasion;
use kastanj_language::{Lang, tr};
use kastanj_record::occasion_label;

/// One calm picture: before beside after beside follow-up, each in the frame of what is possible.
pub(super) struct Picture {
    /// What it is of.
    pub(super) of: String,
    /// Each occasion with the part of the frame that is filled (0 to 1) and the number in words;
    /// `None` where there is no answer.
    pub(super) points: Vec<(Occasion, Option<(f64, String)>)>,
}

/// Width of a column with the space beside it, and of the column alone.
const PITCH: usize = 64;
const COLUMN: f64 = 36.0;
/// Top and height of the frame.
const TOP: f64 = 4.0;
const HEIGHT: f64 = 64.0;

impl Picture {
    /// What the picture shows, for who does not see it.
    fn words(&self, lang: Lang) -> String {
        let points: Vec<String> = self
            .points
            .iter()
            .map(|(at, point)| {
                let occasion = occasion_label(*at, lang);
                match point {
                    Some((_, number)) => {
                        tr!(lang, "web-talk-point", occasion = occasion, number = number.as_str())
                    }
                    None => tr!(lang, "web-talk-no-point", occasion = occasion),
                }
            })
            .collect();
        format!("{}: {}.", self.of, points.join(", "))
    }

    /// The picture as SVG.
    pub(super) fn svg(&self, lang: Lang) -> String {
        let mut svg = String::new();
        let width = PITCH * self.points.len().max(1);
        let words = escaped(&self.words(lang));
        // Writing to a string cannot fail.
        let _ = write!(
            svg,
            "<svg class=\"course\" role=\"img\" aria-label=\"{words}\" viewBox=\"0 0 {width} 86\">"
        );
        for (column, (at, point)) in self.points.iter().enumerate() {
            let middle = column * PITCH + PITCH / 2;
            let x = column_left(column);
            let class = if point.is_some() { "frame" } else { "frame none" };
            let _ = write!(
                svg,
                "<rect class=\"{class}\" x=\"{x}\" y=\"{TOP}\" width=\"{COLUMN}\" height=\"{HEIGHT}\" rx=\"3\"/>"
            );
            if let Some((share, _)) = point {
                // At least a line, so that the lowest answer is not taken for none.
                let height = (share.clamp(0.0, 1.0) * HEIGHT).max(2.0);
                let y = TOP + HEIGHT - height;
                let _ = write!(
                    svg,
                    "<rect class=\"bar\" x=\"{x}\" y=\"{y:.1}\" width=\"{COLUMN}\" height=\"{height:.1}\" rx=\"3\"/>"
                );
            }
            let label = escaped(&short(*at, lang));
            let _ = write!(svg, "<text x=\"{middle}\" y=\"82\">{label}</text>");
        }
        svg.push_str("</svg>");
        svg
    }
}

fn column_left(column: usize) -> usize {
    column * PITCH + 14
}

fn short(at: Occasion, lang: Lang) -> String {
    match at {
        Occasion::Before => tr!(lang, "web-talk-before"),
        Occasion::After => tr!(lang, "web-talk-after"),
        Occasion::FollowUp => tr!(lang, "web-talk-follow-up"),
    }
}

/// Text as it may stand in markup.
fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut safe, c| {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
        safe
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_says_in_words_what_it_shows_and_lets_no_markup_in() {
        let picture = Picture {
            of: "A <b> \"c\" & d".to_owned(),
            points: vec![
                (Occasion::Before, Some((0.0, "0 av 100".to_owned()))),
                (Occasion::After, None),
                (Occasion::FollowUp, Some((9.0, "x".to_owned()))),
            ],
        };
        let svg = picture.svg(Lang::Sv);
        assert!(svg.contains("A &lt;b&gt; &quot;c&quot; &amp; d"), "{svg}");
        assert!(svg.contains("0 av 100"), "{svg}");
        assert_eq!(svg.matches("class=\"bar\"").count(), 2);
        assert_eq!(svg.matches("frame none").count(), 1);
        assert!(svg.contains("height=\"64.0\""), "no higher than the frame: {svg}");
    }
}
