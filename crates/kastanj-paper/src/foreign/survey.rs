use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::hayro_interpret::hayro_syntax::page::Page;
use hayro::hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro::hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page,
};
use hayro::vello_cpu::kurbo::{Affine, Rect};

use super::corners::without_corner_marks;
use super::drawing::{Drawing, overlap};
use super::error::{SurveyError, SurveyProblem};
use super::file::PAGE_SIDES_MM;
use super::fonts::absent_fonts;
use super::form::{ForeignBox, ForeignForm, ForeignPage, ForeignQuestion};
use super::form_fields::{FormField, form_fields};
use super::grouping::{FoundBox, Group, group};
use super::several::heed_words;
use crate::{Damage, DecodeProblem, Limits, RectMm};

/// Millimetres of a point, the PDF's unit.
const MM_PER_POINT: f64 = 25.4 / 72.0;
/// Most boxes of a form: what a template file of 1 MB holds.
const MOST_BOXES: usize = 10_000;

/// Finds the answer boxes of a blank form in its PDF and groups them into questions.
///
/// `file` is what the file is called in messages, `name` what the form is to be
/// called. Boxes are drawn squares and circles, squares of four lines, box
/// signs, and check boxes and radio buttons of forms for the screen. Questions
/// are named `q1`, `q2`, … in reading order, their boxes `q1.1`, `q1.2`, ….
///
/// # Errors
/// When the file is no PDF that can be opened, or no box is found in it.
pub fn survey(
    bytes: &[u8],
    file: &str,
    name: &str,
    limits: Limits,
) -> Result<ForeignForm, SurveyError> {
    seen(bytes, name, limits).map_err(|problem| SurveyError { file: file.to_owned(), problem })
}

fn seen(bytes: &[u8], name: &str, limits: Limits) -> Result<ForeignForm, SurveyProblem> {
    if !bytes[..bytes.len().min(1024)].windows(5).any(|five| five == b"%PDF-") {
        return Err(SurveyProblem::NotPdf);
    }
    if bytes.len() > limits.bytes {
        let problem = DecodeProblem::TooManyBytes { bytes: bytes.len(), limit: limits.bytes };
        return Err(SurveyProblem::Decode(problem));
    }
    let broken = |page| DecodeProblem::Damaged { page, damage: Damage::Contradicts };
    let pdf = guarded(|| Pdf::new(bytes.to_vec())).ok_or_else(|| broken(1))?;
    let pdf = pdf.map_err(|error| match error {
        LoadPdfError::Decryption(_) => DecodeProblem::Locked,
        LoadPdfError::Invalid => broken(1),
    })?;
    let pages = guarded(|| pdf.pages()).ok_or_else(|| broken(1))?;
    if pages.len() > limits.pages {
        return Err(SurveyProblem::Decode(DecodeProblem::TooManyPages { limit: limits.pages }));
    }
    let mut form = ForeignForm {
        name: name.to_owned(),
        blank: None,
        absent_fonts: Vec::new(),
        pages: Vec::new(),
    };
    let mut pictures = false;
    let mut absent = BTreeSet::new();
    for (at, page) in pages.iter().enumerate() {
        let seen = guarded(|| survey_page(page)).ok_or_else(|| broken(at + 1))?;
        pictures |= seen.mostly_picture();
        absent.extend(guarded(|| absent_fonts(page)).unwrap_or_default());
        form.pages.push(seen.into_page(at + 1, form.question_count()));
        if form.box_count() > MOST_BOXES {
            return Err(SurveyProblem::TooManyBoxes { limit: MOST_BOXES });
        }
    }
    form.absent_fonts = absent.into_iter().collect();
    let fits = |page: &&ForeignPage| {
        PAGE_SIDES_MM.contains(&page.width) && PAGE_SIDES_MM.contains(&page.height)
    };
    let odd = form.pages.iter().find(|page| !fits(page)).map(|page| page.number);
    match form.box_count() {
        0 if pictures => Err(SurveyProblem::OnlyPictures),
        0 => Err(SurveyProblem::NoBoxes),
        _ => odd.map_or(Ok(form), |page| Err(SurveyProblem::PageSize { page })),
    }
}

/// What was found on a page.
struct Seen {
    width: f64,
    height: f64,
    groups: Vec<Group>,
    pictures: f64,
}

impl Seen {
    /// Whether pictures cover more than half of the page.
    fn mostly_picture(&self) -> bool {
        self.pictures > 0.5 * self.width * self.height
    }

    fn into_page(self, number: usize, questions_before: usize) -> ForeignPage {
        let mut page = ForeignPage {
            number,
            width: hundredths(self.width),
            height: hundredths(self.height),
            boxes: Vec::new(),
            questions: Vec::new(),
            reference: None,
        };
        for (at, group) in self.groups.into_iter().enumerate() {
            let id = format!("q{}", questions_before + at + 1);
            let mut names = Vec::new();
            for (number, rect) in group.boxes.into_iter().enumerate() {
                let name = format!("{id}.{}", number + 1);
                page.boxes.push(ForeignBox { id: name.clone(), place: place(rect) });
                names.push(name);
            }
            let options = Vec::new();
            page.questions.push(ForeignQuestion { id, boxes: names, one: group.one, options });
        }
        page
    }
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn place(rect: Rect) -> RectMm {
    RectMm {
        x: hundredths(rect.x0),
        y: hundredths(rect.y0),
        width: hundredths(rect.width()),
        height: hundredths(rect.height()),
    }
}

fn survey_page(page: &Page<'_>) -> Seen {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width) * MM_PER_POINT, f64::from(height) * MM_PER_POINT);
    let to_mm = Affine::scale(MM_PER_POINT) * page.initial_transform(true).to_kurbo();
    let whole = Rect::new(0.0, 0.0, width, height);
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings::default();
    let mut context = Context::new(to_mm, whole, &cache, page.xref(), settings);
    let mut drawing = Drawing::default();
    interpret_page(page, &mut context, &mut drawing);
    let fields = form_fields(page, to_mm);
    let drawn = without_corner_marks(drawing.boxes(), width, height);
    let mut boxes = with_fields(drawn, fields);
    boxes.retain(|found| {
        let rect = found.place;
        rect.x0 >= 0.0 && rect.y0 >= 0.0 && rect.x1 <= width && rect.y1 <= height
    });
    let mut groups = group(boxes);
    heed_words(&mut groups, &drawing.letters);
    Seen { width, height, groups, pictures: drawing.pictures }
}

/// Gives drawn boxes the fields that lie on them; a field without a drawn box is one itself.
fn with_fields(drawn: Vec<Rect>, fields: Vec<FormField>) -> Vec<FoundBox> {
    let mut boxes: Vec<FoundBox> =
        drawn.into_iter().map(|place| FoundBox { place, field: None }).collect();
    for field in fields {
        let named = Some((field.name, field.radio));
        let under = boxes.iter_mut().find(|found| {
            let middle = field.place.center();
            found.place.contains(middle) || overlap(found.place, field.place) > 0.3
        });
        match under {
            Some(found) => found.field = named,
            None => boxes.push(FoundBox { place: field.place, field: named }),
        }
    }
    boxes
}

/// A panic in the interpreter, which others wrote, must not end the program.
fn guarded<T>(run: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(run)).ok()
}
