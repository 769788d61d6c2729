use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::decoding::{Decoding, DecodingError};
use kastanj_desk::foreign_scans::{self, MOST_TEMPLATE_BYTES};
use kastanj_language::{Explain, Lang, tr};
use kastanj_paper::{ForeignForm, Limits as PageLimits, SurveyProblem, page_picture};

use super::refused;
use crate::foreign_desk::Blank;
use crate::house::House;
use crate::pages::sheets::{Came, Limits, Received, receive};
use crate::reading::Incoming;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// Most pages of a blank that is worked on in the browser.
const MOST_PAGES: usize = 40;
/// How wide its pictures are, pixels.
const ACROSS: u32 = 1_100;

/// A blank and a template: forms are small, and each is kept while somebody works on it.
pub(super) const FORM_LIMITS: Limits =
    Limits { file: 16 << 20, all: 32 << 20, files: 8, patience: 256 << 20 };

/// Opens a blank, alone or with the template that was made of it.
pub(crate) async fn open(
    State(house): State<Arc<House>>,
    staff: Staff,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    let mut received = receive(parts.map_err(|_| Trouble::BadForm)?, FORM_LIMITS).await?;
    let sent = Sent::of(&mut received, lang);
    let opened = match sent {
        Ok(sent) => opened(&house, sent, lang).await?,
        Err(words) => Err(vec![words]),
    };
    match opened {
        Ok((form, blank, told)) => {
            house.foreign.put(staff.key, form, blank);
            house.lately.say(staff.key, told);
            Ok(Redirect::to("/sheets/forms/template").into_response())
        }
        Err(words) => refused(&house, &staff, words, false),
    }
}

/// The two files that tell of a form.
pub(super) struct Sent {
    pub(super) blank: Incoming,
    pub(super) template: Option<Incoming>,
}

impl Sent {
    /// Takes them out of what came.
    ///
    /// # Errors
    /// The sentence for a person who has left out the blank, or sent too much.
    pub(super) fn of(received: &mut Received, lang: Lang) -> Result<Sent, String> {
        let blank = one(received, "blank", FORM_LIMITS.file, lang)?;
        let template = one(received, "template", MOST_TEMPLATE_BYTES, lang)?;
        match (blank, template) {
            (Some(blank), template) => Ok(Sent { blank, template }),
            (None, Some(template)) => {
                let name = template.name.as_str();
                Err(tr!(lang, "web-foreign-only-template", file = name))
            }
            (None, None) => Err(tr!(lang, "web-foreign-no-blank")),
        }
    }
}

/// The file under this name, if one was sent.
fn one(
    received: &mut Received,
    field: &str,
    most: usize,
    lang: Lang,
) -> Result<Option<Incoming>, String> {
    let at = received.files.iter().position(|(name, _)| name == field);
    let too_large = |name: &str| {
        tr!(lang, "web-foreign-too-large", file = name, limit = most.div_ceil(1 << 20))
    };
    match at.map(|at| received.files.swap_remove(at).1) {
        Some(Came::Whole(file)) if file.bytes.len() <= most => Ok(Some(file)),
        Some(Came::Whole(file)) => Err(too_large(&file.name)),
        Some(Came::TooLarge(name)) => Err(too_large(&name)),
        None => Ok(None),
    }
}

/// The form, its blank, and what is to be said; or why there is none.
type Opened = Result<(ForeignForm, Blank, String), Vec<String>>;

async fn opened(house: &House, sent: Sent, lang: Lang) -> Result<Opened, Trouble> {
    let looking = house.reading.beside(move |decoding| look(decoding, sent, lang));
    looking.await.ok_or(Trouble::Broken)
}

fn look(decoding: &Decoding, sent: Sent, lang: Lang) -> Opened {
    let one = |error: &dyn Explain| vec![error.explain(lang)];
    let Incoming { name, bytes } = sent.blank;
    let earlier = match &sent.template {
        None => None,
        Some(file) => {
            let read = foreign_scans::template(&file.name, &file.bytes);
            Some(read.map_err(|error| lines(&error, lang))?)
        }
    };
    let stem = Path::new(&name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let found = foreign_scans::surveyed(decoding, &name, &stem, name.clone(), &bytes);
    let (form, told) = match (found, earlier) {
        (Ok(found), None) => {
            let (boxes, questions) = (found.box_count(), found.question_count());
            let told = tr!(lang, "web-foreign-found", boxes = boxes, questions = questions);
            (found, told)
        }
        (Ok(found), Some(earlier)) => {
            let renewed = found.renewed_from(&earlier);
            let told = tr!(
                lang,
                "web-foreign-continued",
                kept = renewed.kept,
                added = renewed.added,
                gone = renewed.gone
            );
            (renewed.form, told)
        }
        // For the reading a scan of the blank will do, where a template says where its boxes are.
        (Err(DecodingError::Blank(error)), Some(earlier)) if has_no_boxes(&error.problem) => {
            (earlier, tr!(lang, "web-foreign-opened"))
        }
        (Err(error), _) => return Err(one(&error)),
    };
    let pictures = pictures(decoding, &name, &bytes).map_err(|error| one(&error))?;
    if pictures.len() != form.pages.len() {
        let (found, expected) = (pictures.len(), form.pages.len());
        return Err(one(&kastanj_paper::UnfitBlank::Pages { found, expected }));
    }
    Ok((form, Blank { name, bytes, pictures }, told))
}

fn has_no_boxes(problem: &SurveyProblem) -> bool {
    matches!(problem, SurveyProblem::NotPdf | SurveyProblem::OnlyPictures | SurveyProblem::NoBoxes)
}

/// An explanation with a line for each fault.
pub(super) fn lines(error: &impl Explain, lang: Lang) -> Vec<String> {
    error.explain(lang).lines().map(str::to_owned).collect()
}

/// The pages of a blank as PNG.
fn pictures(decoding: &Decoding, name: &str, bytes: &[u8]) -> Result<Vec<Vec<u8>>, DecodingError> {
    let limits = PageLimits { pages: MOST_PAGES, ..PageLimits::default() };
    let mut pictures = Vec::new();
    decoding.each(bytes, name, limits, &mut |page| {
        pictures.push(page_picture(&page.gray, ACROSS).unwrap_or_default());
        ControlFlow::Continue(())
    })?;
    Ok(pictures)
}
