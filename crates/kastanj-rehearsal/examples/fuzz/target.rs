//! What is tried, and with which inputs it begins.

use kastanj_instrument::Library;
use kastanj_paper::{
    ForeignForm, FormsOnDemand, GrayPage, Limits, PageCode, Reader, decode, survey,
};

use crate::spoil::Spoil;
use crate::{Failure, corpus};

/// What is spoilt is small, so that much of it is tried.
const LIMITS: Limits = Limits { bytes: 1 << 20, pixels: 1_000_000, pages: 50 };

/// One thing that reads what others made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// Scans of every kind but PDF.
    Pictures,
    /// Scans in PDF.
    Pdfs,
    /// Page codes as text.
    Codes,
    /// Pages, by whoever reads code, corners and marks.
    Pages,
    /// Blank forms in PDF, whose boxes are looked for.
    Blanks,
    /// Templates of forms that others printed.
    Templates,
    /// Questionnaires.
    Forms,
}

/// Whether an input is accepted; what matters is that it says so soon.
type Accepts = Box<dyn Fn(&[u8]) -> bool>;

/// A target made ready: inputs to begin with, and what an input is given to.
pub(crate) struct Trial {
    pub(crate) seeds: Vec<Vec<u8>>,
    pub(crate) spoil: Spoil,
    pub(crate) accepts: Accepts,
}

impl Target {
    pub(crate) const ALL: [Target; 7] = [
        Target::Pictures,
        Target::Pdfs,
        Target::Codes,
        Target::Pages,
        Target::Blanks,
        Target::Templates,
        Target::Forms,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Target::Pictures => "pictures",
            Target::Pdfs => "pdfs",
            Target::Codes => "codes",
            Target::Pages => "pages",
            Target::Blanks => "blanks",
            Target::Templates => "templates",
            Target::Forms => "forms",
        }
    }

    pub(crate) fn trial(self) -> Result<Trial, Failure> {
        let file = |input: &[u8]| decode(input, "fuzz", LIMITS).is_ok();
        let text = |input: &[u8]| String::from_utf8_lossy(input).into_owned();
        let plain = |seeds, accepts| Trial { seeds, spoil: Spoil::Bytes, accepts };
        Ok(match self {
            Target::Pictures => plain(corpus::pictures(), Box::new(file)),
            Target::Pdfs => plain(corpus::pdfs(), Box::new(file)),
            Target::Codes => Trial {
                seeds: corpus::codes()?,
                spoil: Spoil::Symbols,
                accepts: Box::new(move |input| text(input).parse::<PageCode>().is_ok()),
            },
            Target::Pages => {
                let (width, height, seeds) = corpus::pages()?;
                let reader = Reader::new(FormsOnDemand::new(&Library::shipped()));
                // The form is typeset and its pages are learnt before anything is measured.
                for seed in &seeds {
                    let page = GrayPage::new(width, height, seed.clone(), None);
                    page.map(|page| reader.read(&page)).ok_or("no page")?;
                }
                let accepts = move |input: &[u8]| {
                    let page = GrayPage::new(width, height, input.to_vec(), None);
                    page.is_some_and(|page| reader.read(&page).rectification.is_some())
                };
                Trial { seeds, spoil: Spoil::Picture(width as usize), accepts: Box::new(accepts) }
            }
            Target::Blanks => plain(
                corpus::blanks()?,
                Box::new(|input| survey(input, "fuzz", "fuzz", LIMITS).is_ok()),
            ),
            Target::Templates => plain(
                corpus::templates()?,
                Box::new(move |input| ForeignForm::parse("fuzz.toml", &text(input)).is_ok()),
            ),
            Target::Forms => plain(
                corpus::forms(),
                Box::new(move |input| kastanj_instrument::parse("fuzz.toml", &text(input)).is_ok()),
            ),
        })
    }
}
