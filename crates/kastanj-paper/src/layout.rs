use kastanj_instrument::{BoxMeaning, FormKey, FormTag, ItemId};
use serde::{Deserialize, Serialize};

/// A point on the page in millimetres from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PointMm {
    /// Rightwards.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// An upright rectangle on the page, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RectMm {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl RectMm {
    /// The middle of the rectangle.
    pub fn centre(&self) -> PointMm {
        PointMm { x: self.x + self.width / 2.0, y: self.y + self.height / 2.0 }
    }

    /// The same with a rim of so many millimetres; smaller with a rim below nothing.
    #[must_use]
    pub(crate) fn widened(&self, rim: f64) -> RectMm {
        RectMm {
            x: self.x - rim,
            y: self.y - rim,
            width: self.width + 2.0 * rim,
            height: self.height + 2.0 * rim,
        }
    }

    /// Whether a point lies in it.
    pub fn holds(&self, point: PointMm) -> bool {
        (self.x..self.x + self.width).contains(&point.x)
            && (self.y..self.y + self.height).contains(&point.y)
    }
}

/// One answer box: the outer edge of its printed outline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BoxPlace {
    /// The question.
    pub item: ItemId,
    /// What the box stands for.
    pub meaning: BoxMeaning,
    /// Where it is printed (5 mm squares, lines drawn inside this edge).
    pub place: RectMm,
}

/// The tick grid of the copyable edition: three digits and a check digit.
///
/// `boxes[position][digit]` is the box for that digit; positions 0–2 are the
/// code, position 3 its Damm check digit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CodeGrid {
    /// Four rows of ten boxes.
    pub boxes: Vec<Vec<RectMm>>,
}

/// Everything that a reader must know of one printed page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageLayout {
    /// Page number, from 1.
    pub page: u8,
    /// Centres of the corner marks: upper left, upper right, lower right, lower left.
    /// The upper left one has a hollow centre.
    pub fiducials: [PointMm; 4],
    /// Centres of the ticks in the left and right margin.
    pub ticks: Vec<PointMm>,
    /// Where the two page codes stand (with no quiet zone): upper right, lower left.
    pub codes: [RectMm; 2],
    /// The answer boxes in printed order.
    pub boxes: Vec<BoxPlace>,
    /// The questions among them that allow any number of options; all others allow one.
    #[serde(default)]
    pub multiple: Vec<ItemId>,
    /// Zones for writing: never read, masked in comparisons.
    pub writing: Vec<RectMm>,
    /// Zones whose print differs from sheet to sheet (code texts, numbers): masked in comparisons.
    pub variable: Vec<RectMm>,
    /// Only on the copyable edition.
    pub grid: Option<CodeGrid>,
}

/// The places of one form, the same for every sheet that is printed of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FormLayout {
    /// Which form.
    pub form: FormKey,
    /// Its tag in page codes.
    pub tag: FormTag,
    /// Whether this is the copyable edition (with a code grid, without a serial).
    pub copyable: bool,
    /// The pages, each 210 × 297 mm.
    pub pages: Vec<PageLayout>,
}

impl FormLayout {
    /// Page width in millimetres.
    pub const WIDTH_MM: f64 = 210.0;
    /// Page height in millimetres.
    pub const HEIGHT_MM: f64 = 297.0;
    /// Outer side of a corner mark: concentric squares with runs 1:1:3:1:1 … of 6/7 mm.
    pub const FIDUCIAL_MM: f64 = 6.0;
    /// Distance from the page edge to the centre of a corner mark.
    pub const FIDUCIAL_INSET_MM: f64 = 12.0;
    /// Side of a printed page code without its quiet zone (21 modules of 0.857 mm).
    pub const CODE_MM: f64 = 18.0;
    /// Outer side of an answer box.
    pub const BOX_MM: f64 = 5.0;
    /// Thickness of its outline.
    pub const BOX_LINE_MM: f64 = 0.4;
}
