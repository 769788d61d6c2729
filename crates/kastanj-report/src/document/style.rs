/// The style sheet of every page.
pub(super) const CSS: &str = include_str!("../../assets/report.css");

/// The template of every PDF.
pub(super) const TEMPLATE: &str = include_str!("../../typst/report.typ");
