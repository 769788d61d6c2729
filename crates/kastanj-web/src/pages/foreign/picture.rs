use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kastanj_language::{Lang, tr};
use kastanj_paper::{ForeignPage, RectMm};

use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// A page of the blank that is open, as PNG.
pub(crate) async fn picture(
    State(house): State<Arc<House>>,
    staff: Staff,
    Path(number): Path<usize>,
) -> Result<Response, Trouble> {
    let draft = house.foreign.draft(staff.key).ok_or(Trouble::Absent)?;
    let at = number.checked_sub(1).ok_or(Trouble::Absent)?;
    let png = draft.blank.pictures.get(at).ok_or(Trouble::Absent)?;
    Ok(([(header::CONTENT_TYPE, "image/png")], png.clone()).into_response())
}

/// The letter of a box in its question, from 0: a, b, …; numbers where letters end.
pub(super) fn letter(at: usize) -> String {
    match u8::try_from(at) {
        Ok(few) if few < 26 => char::from(b'a' + few).to_string(),
        _ => (at + 1).to_string(),
    }
}

/// A page with its boxes: each outlined with its letter, those of a question on one line with the
/// question's number, those that are left out dashed.
pub(super) fn overlaid(page: &ForeignPage, lang: Lang) -> String {
    let (width, height) = (page.width, page.height);
    let words = tr!(
        lang,
        "web-foreign-picture",
        page = page.number,
        boxes = page.boxes.len(),
        questions = page.questions.len()
    );
    let places: BTreeMap<&str, RectMm> =
        page.boxes.iter().map(|one| (one.id.as_str(), one.place)).collect();
    let mut svg = String::new();
    // Writing to a string cannot fail. Nothing that a person wrote stands in it.
    let _ = write!(
        svg,
        "<svg class=\"blank\" role=\"img\" aria-label=\"{words}\" viewBox=\"0 0 {width} {height}\">\
         <image href=\"/sheets/forms/picture/{}\" width=\"{width}\" height=\"{height}\"/>",
        page.number
    );
    for (at, question) in page.questions.iter().enumerate() {
        let boxes: Vec<RectMm> =
            question.boxes.iter().filter_map(|id| places.get(id.as_str()).copied()).collect();
        let _ = write!(svg, "<g class=\"q{}\">", at % 2);
        if boxes.len() > 1 {
            let points: Vec<String> = boxes
                .iter()
                .map(|place| format!("{:.1},{:.1}", place.centre().x, place.centre().y))
                .collect();
            let _ = write!(svg, "<polyline points=\"{}\"/>", points.join(" "));
        }
        for (number, place) in boxes.iter().enumerate() {
            let _ = write!(svg, "{}", rect(place, ""));
            let size = (0.85 * place.height.min(place.width)).clamp(1.8, 4.0);
            let _ = write!(
                svg,
                "<text x=\"{:.1}\" y=\"{:.2}\" font-size=\"{size:.1}\">{}</text>",
                place.centre().x,
                place.centre().y + 0.33 * size,
                letter(number)
            );
        }
        if let Some(first) = boxes.first() {
            let _ = write!(svg, "{}", badge(first, at + 1));
        }
        svg.push_str("</g>");
    }
    for (at, id) in page.left_out().into_iter().enumerate() {
        if let Some(place) = places.get(id) {
            let _ = write!(
                svg,
                "{}<text class=\"out\" x=\"{:.1}\" y=\"{:.2}\" font-size=\"2.6\">{}</text>",
                rect(place, " class=\"out\""),
                place.centre().x,
                place.centre().y + 0.9,
                at + 1
            );
        }
    }
    svg.push_str("</svg>");
    svg
}

fn rect(place: &RectMm, class: &str) -> String {
    let RectMm { x, y, width, height } = place;
    format!("<rect{class} x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>")
}

/// The number of a question: left of its first box, or above it at the page's edge.
fn badge(first: &RectMm, number: usize) -> String {
    const HIGH: f64 = 4.4;
    let digits = number.to_string();
    let wide = 2.0 + 2.2 * digits.len() as f64;
    let beside = first.x > wide + 1.5;
    let x = if beside { first.x - wide - 1.0 } else { first.x };
    let y = if beside { first.centre().y - HIGH / 2.0 } else { (first.y - HIGH - 0.6).max(0.0) };
    format!(
        "<rect class=\"badge\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{HIGH}\" rx=\"1\"/>\
         <text class=\"badge\" x=\"{:.1}\" y=\"{:.1}\" font-size=\"3.6\">{digits}</text>",
        x + wide / 2.0,
        y + HIGH / 2.0 + 1.25
    )
}
