use super::frame::Frame;
use super::known_page::KnownPage;
use super::plane::Plane;
use super::register::{Likeness, Registration, likeness};

/// Whether a page that was laid straight as one page is rather another one, much like it: forms
/// before and after share most of their print, and a few lines tell them apart.
///
/// What hides the lines, such as a note stuck on, hides them from both, and nothing follows.
pub(super) fn is_rather(
    work: &Plane,
    registration: &Registration,
    named: &KnownPage,
    other: &KnownPage,
) -> bool {
    let half = Frame::whole_page_at_half().of_scan(&work.half(), &registration.map.scaled(0.5));
    let of = |known: &KnownPage| likeness(&half, &known.half, &known.blocks, &registration.field);
    let (named, other) = (of(named), of(other));
    let unlike = |page: &Likeness| page.strange + page.contradictions;
    unlike(&other) < unlike(&named) && other.correlation > named.correlation
}
