use std::sync::OnceLock;

use kastanj_instrument::{AnswerCode, FormTag};
use kastanj_language::Lang;
use serde::Serialize;

use super::places::{
    CROSSES, EMPTY, FINE_LINES, GREYS, STRENGTHS, answer_box, fine_lines, grey, item, key, layout,
};
use super::print::template;
use super::probe::{Probe, quantile};
use crate::{
    Decision, FormLayout, FormTemplate, FormTemplates, GrayPage, PageOutcome, PageReading, PointMm,
    Reader, RectMm, Refusal,
};

/// A column this much darker than its surroundings, as a share of the contrast, is a streak.
const STREAK: f64 = 0.08;
/// Fine lines that differ from their gaps by this share of the contrast are told apart.
const RESOLVED: f64 = 0.3;

/// How the printed crosses of one strength were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Strength {
    /// How black they are printed, percent.
    pub black: u8,
    /// Read as what they are.
    pub right: usize,
    /// Left to a person.
    pub doubtful: usize,
    /// Taken for no cross at all: too faint to be seen.
    pub missed: usize,
    /// Read as something else without a doubt.
    pub wrong: usize,
}

/// What a scan of the trial sheet tells of its printer and its scanner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrialFindings {
    /// Dots per inch across and down, if the print is of its right size.
    pub dpi: (f64, f64),
    /// Dots per inch as the file states them, where that can be meant: a file that says 72 or 96 of a
    /// picture with four times as many says nothing.
    pub stated_dpi: Option<f64>,
    /// Size of the print across and down against the right one, 1 is right; known only where the
    /// file states its resolution. Printer and scanner together: the ruler tells which.
    pub scale: Option<(f64, f64)>,
    /// Degrees by which the sheet lay askew, from the nearest of the four ways that paper lies.
    pub skew_degrees: f64,
    /// Which of them, clockwise: 0, 90, 180 (upside down) or 270 degrees.
    pub turned_degrees: u16,
    /// 95th percentile of how far print lies from its place, millimetres.
    pub residual_p95_mm: f64,
    /// Whether the scan knows black and white alone.
    pub one_bit: bool,
    /// Grey of the printed black, 0–255.
    pub black: f64,
    /// Grey of the paper, 0–255.
    pub white: f64,
    /// Fields of grey that are told apart from the one before, of five.
    pub grey_steps: usize,
    /// Width over which an edge goes from a tenth to nine tenths, millimetres.
    pub edge_mm: f64,
    /// The finest lines that are told apart in both directions, millimetres.
    pub finest_line_mm: Option<f64>,
    /// Millimetres from the sheet's left edge of every dark streak along the feed.
    pub streaks_mm: Vec<f64>,
    /// Share of the empty field that is dark.
    pub dirt: f64,
    /// Share of the empty field that is darker than the paper around it, though not dark.
    pub pale_dirt: f64,
    /// The printed crosses, strongest first, each strength as the only one on the page.
    pub strengths: Vec<Strength>,
}

/// Reads scans of the trial sheet. A sheet is typeset when the first page comes that says it is one,
/// in its own language: any other page costs nothing but the search for its code.
#[derive(Debug)]
pub struct TrialReader(Reader<TrialForms>);

/// The sheet in each language, from the first page of it on.
#[derive(Debug, Default)]
struct TrialForms([OnceLock<Option<FormTemplate>>; Lang::ALL.len()]);

impl FormTemplates for TrialForms {
    fn form(&self, tag: FormTag, copyable: bool) -> Option<&FormTemplate> {
        let known = || Lang::ALL.into_iter().zip(&self.0);
        let (lang, sheet) = known().find(|(lang, _)| !copyable && key(*lang).tag() == tag)?;
        sheet.get_or_init(|| template(lang).ok()).as_ref()
    }

    fn akin(&self, _: FormTag) -> Vec<FormTag> {
        // The codes alone tell the languages apart, and every measure is the same in both.
        Vec::new()
    }
}

impl Default for TrialReader {
    fn default() -> TrialReader {
        TrialReader(Reader::new(TrialForms::default()))
    }
}

impl TrialReader {
    /// Measures a scan of the trial sheet.
    ///
    /// # Errors
    /// A page of anything else is refused as the reader does.
    pub fn examine(&self, page: &GrayPage) -> Result<TrialFindings, Refusal> {
        let read = self.0.read(page);
        match (read.outcome, read.rectification) {
            (PageOutcome::Refused(refusal), _) => Err(refusal),
            (PageOutcome::Read(reading), Some(proved)) => {
                let probe = Probe { page, proved: &proved };
                let mut found = measured(&probe, &reading);
                found.strengths = (0..STRENGTHS.len())
                    .map(|row| strength(&self.0, &probe, found.white, row))
                    .collect();
                Ok(found)
            }
            (PageOutcome::Read(reading), None) => Err(Refusal {
                reason: crate::RefusalReason::GeometryUnverified,
                code: Some(reading.code),
                geometry: Some(reading.geometry),
            }),
        }
    }
}

fn measured(probe: &Probe<'_>, reading: &PageReading) -> TrialFindings {
    let page = layout(Lang::Sv).pages.remove(0);
    let [upper_left, upper_right, lower_right, lower_left] = page.fiducials;
    let per_inch = |one: PointMm, other: PointMm| {
        let length = (one.x - other.x).hypot(one.y - other.y);
        probe.pixels(one, other) / length * 25.4
    };
    let middle = |a: f64, b: f64| f64::midpoint(a, b);
    let dpi = (
        middle(per_inch(upper_left, upper_right), per_inch(lower_left, lower_right)),
        middle(per_inch(upper_left, lower_left), per_inch(upper_right, lower_right)),
    );
    let stated = probe.page.dpi_meant(FormLayout::WIDTH_MM);
    let greys: Vec<f64> = (0..GREYS.len()).map(|step| probe.mean(grey(step))).collect();
    let (black, white) = (greys[0], greys[GREYS.len() - 1]);
    let contrast = (white - black).max(1.0);
    let told_apart = |pair: &&[f64]| pair[1] - pair[0] > 0.04 * contrast;
    let turns = (reading.geometry.rotation_degrees / 90.0).round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 3")]
    let quarters = turns.rem_euclid(4.0) as u16;
    TrialFindings {
        dpi,
        stated_dpi: stated,
        scale: stated.map(|stated| (dpi.0 / stated, dpi.1 / stated)),
        skew_degrees: reading.geometry.rotation_degrees - 90.0 * turns,
        turned_degrees: 90 * quarters,
        residual_p95_mm: reading.geometry.residual_p95_mm,
        one_bit: is_one_bit(probe.page),
        black,
        white,
        grey_steps: greys.windows(2).filter(told_apart).count(),
        edge_mm: edge(probe, black, contrast),
        finest_line_mm: finest_line(probe, contrast),
        streaks_mm: streaks(probe, contrast),
        dirt: dirt(probe, black, white),
        pale_dirt: pale_dirt(probe, contrast),
        strengths: Vec::new(),
    }
}

/// Hardly a pixel between black and white.
fn is_one_bit(page: &GrayPage) -> bool {
    let between = page.pixels().iter().filter(|grey| (9..=246).contains(*grey)).count();
    between * 1000 < page.pixels().len()
}

/// Across the left edge of the black field.
fn edge(probe: &Probe<'_>, black: f64, contrast: f64) -> f64 {
    const STEP: f64 = 0.02;
    let field = grey(0);
    let across = RectMm { x: field.x - 2.0, width: 4.0, ..field };
    let profile = probe.profile(across, true, STEP);
    let within = |grey: &&f64| {
        let level = (**grey - black) / contrast;
        (0.1..0.9).contains(&level)
    };
    profile.iter().filter(within).count() as f64 * STEP
}

fn finest_line(probe: &Probe<'_>, contrast: f64) -> Option<f64> {
    let resolved = |step: usize, upright: bool| {
        let profile = probe.profile(fine_lines(step, upright), upright, FINE_LINES[step] / 5.0);
        (quantile(&profile, 0.85) - quantile(&profile, 0.15)) / contrast >= RESOLVED
    };
    (0..FINE_LINES.len())
        .take_while(|step| resolved(*step, true) && resolved(*step, false))
        .last()
        .map(|step| FINE_LINES[step])
}

/// Columns of the empty field that are dark from end to end, neighbours as one: in every piece of
/// it, because a spot is no streak.
fn streaks(probe: &Probe<'_>, contrast: f64) -> Vec<f64> {
    const STEP: f64 = 0.1;
    const PIECES: u8 = 8;
    /// Dark columns so near to one another are one streak, millimetres.
    const NEAR: f64 = 1.0;
    let height = EMPTY.height / f64::from(PIECES);
    let pieces: Vec<Vec<f64>> = (0..PIECES)
        .map(|piece| RectMm { y: EMPTY.y + f64::from(piece) * height, height, ..EMPTY })
        .map(|piece| {
            let profile = probe.profile(piece, true, STEP);
            let paper = quantile(&profile, 0.5);
            profile.iter().map(|grey| (paper - grey) / contrast).collect()
        })
        .collect();
    let mut found: Vec<f64> = Vec::new();
    let mut last_dark = f64::NEG_INFINITY;
    for at in 0..pieces.iter().map(Vec::len).min().unwrap_or(0) {
        let place = EMPTY.x + STEP * at as f64;
        if pieces.iter().all(|piece| piece[at] > STREAK) {
            if place - last_dark > NEAR {
                found.push(place);
            }
            last_dark = place;
        }
    }
    found
}

/// Squares of the empty field that are darker than most of them.
fn pale_dirt(probe: &Probe<'_>, contrast: f64) -> f64 {
    /// Side of a square, millimetres; and how much darker it is, as a share of the contrast.
    const SIDE: f64 = 4.0;
    const DARKER: f64 = 0.06;
    let mut squares = Vec::new();
    let mut y = EMPTY.y;
    while y + SIDE <= EMPTY.y + EMPTY.height {
        let mut x = EMPTY.x;
        while x + SIDE <= EMPTY.x + EMPTY.width {
            squares.push(probe.mean(RectMm { x, y, width: SIDE, height: SIDE }));
            x += SIDE;
        }
        y += SIDE;
    }
    let paper = quantile(&squares, 0.5);
    let darker = squares.iter().filter(|grey| (paper - **grey) / contrast > DARKER).count();
    darker as f64 / squares.len().max(1) as f64
}

fn dirt(probe: &Probe<'_>, black: f64, white: f64) -> f64 {
    let values = probe.values(EMPTY, 1.0, 0.2);
    let dark = values.iter().filter(|grey| **grey < f64::midpoint(black, white)).count();
    dark as f64 / values.len().max(1) as f64
}

/// How the crosses of one row are read on a page with no others.
///
/// A reader takes what is much paler than the rest of a page for erased, and a person writes with
/// one pen: so each strength is tried as the only one.
fn strength(reader: &Reader<TrialForms>, probe: &Probe<'_>, white: f64, row: usize) -> Strength {
    let others = (0..STRENGTHS.len()).filter(|other| *other != row);
    let boxes =
        others.flat_map(|other| (0..CROSSES).map(move |pair| answer_box(other, pair, false)));
    let alone = probe.without(boxes, white);
    let questions = match alone.map(|page| reader.read_page(&page)) {
        Some(PageOutcome::Read(reading)) => reading.questions,
        _ => Vec::new(),
    };
    let chosen = Decision::Chosen(vec![AnswerCode(1)]);
    let mut counted =
        Strength { black: STRENGTHS[row], right: 0, doubtful: 0, missed: 0, wrong: 0 };
    for pair in 0..CROSSES {
        let name = item(row, pair);
        match questions.iter().find(|question| question.item == name) {
            Some(question) if question.decision == chosen => counted.right += 1,
            Some(question) if question.decision == Decision::Blank => counted.missed += 1,
            Some(question) if question.decision == Decision::Doubtful => counted.doubtful += 1,
            Some(_) => counted.wrong += 1,
            None => counted.doubtful += 1,
        }
    }
    counted
}
