use serde::{Deserialize, Serialize};

use crate::{PointMm, RectMm};

/// A form that others printed: its pages with their boxes and questions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForeignForm {
    /// What people call it.
    pub name: String,
    /// The unfilled form, if the template says where it is.
    pub blank: Option<BlankFile>,
    /// Fonts that the blank names and does not hold: what is drawn in their place is not what was
    /// printed.
    #[serde(default)]
    pub absent_fonts: Vec<String>,
    /// Its pages in order.
    pub pages: Vec<ForeignPage>,
}

/// The file of the unfilled form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlankFile {
    /// Its path, seen from the folder of the template.
    pub path: String,
    /// SHA-256 of its bytes, 64 hexadecimal digits in lower case.
    pub sha256: String,
}

/// One page of such a form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForeignPage {
    /// Place in the blank, from 1.
    pub number: usize,
    /// Width in millimetres.
    pub width: f64,
    /// Height in millimetres.
    pub height: f64,
    /// The answer boxes.
    pub boxes: Vec<ForeignBox>,
    /// The questions that the boxes belong to; a box may belong to none.
    pub questions: Vec<ForeignQuestion>,
    /// Four places that a person points out in a scan, clockwise from the upper
    /// left; the page's corners if none are given.
    pub reference: Option<[PointMm; 4]>,
}

/// One answer box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForeignBox {
    /// Its name, unique in the form.
    pub id: String,
    /// The outer edge of its outline.
    pub place: RectMm,
}

/// Boxes that are answered together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeignQuestion {
    /// Its name, unique in the form.
    pub id: String,
    /// Its boxes by name.
    pub boxes: Vec<String>,
    /// Whether one box at most may be marked.
    pub one: bool,
    /// What the boxes are called in answers, in their order; none where their names do.
    #[serde(default)]
    pub options: Vec<String>,
}

impl ForeignQuestion {
    /// What a box is called in answers, by its place among the question's boxes: the name of the
    /// option, or the box's own.
    pub fn option(&self, at: usize) -> Option<&str> {
        self.options.get(at).or_else(|| self.boxes.get(at)).map(String::as_str)
    }
}

impl ForeignForm {
    /// Number of boxes on all pages.
    pub fn box_count(&self) -> usize {
        self.pages.iter().map(|page| page.boxes.len()).sum()
    }

    /// Number of questions on all pages.
    pub fn question_count(&self) -> usize {
        self.pages.iter().map(|page| page.questions.len()).sum()
    }
}

impl ForeignPage {
    /// The four places that a person points out: those of the template, or the corners.
    pub fn points(&self) -> [PointMm; 4] {
        let (width, height) = (self.width, self.height);
        self.reference.unwrap_or(
            [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)]
                .map(|(x, y)| PointMm { x, y }),
        )
    }
}
