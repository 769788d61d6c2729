//! Office scanners and telephones, what they do to a page, and pages that are not what
//! they seem.

mod camera;
mod damage;
mod degradation;
mod dirt;
mod hostile;
mod optics;
mod placement;
mod scan;
mod strip;
mod transport;

pub use camera::{Camera, photograph};
pub use damage::{Damage, damage, dithered};
pub use degradation::{Degradation, Depth, Preset};
pub use hostile::{
    Corner, blank_page, collage, foreign_form, paste_codes, tear_corners, upside_down,
};
pub use placement::Placement;
pub use scan::{ScannedPage, scan};
pub use strip::{has_strip, take_strip_off};
