use kastanj_instrument::{Diagnostic, Library};

use super::Study;

/// Where the example study stands in the repository.
pub const EXAMPLE_FILE: &str = "studies/exempelstudie/study.toml";

/// The example study as text, with comments: eight synthetic units, the usual
/// windows and gates. A starting point for a study of one's own.
pub const EXAMPLE_SOURCE: &str = include_str!("../../../../studies/exempelstudie/study.toml");

impl Study {
    /// The synthetic example study of Exempelstad A–H, as it is compiled in.
    ///
    /// # Errors
    /// Only if the questionnaires that come with the program no longer fit it; a test says so.
    pub fn example() -> Result<Study, Vec<Diagnostic>> {
        Study::parse(EXAMPLE_FILE, EXAMPLE_SOURCE, &Library::shipped())
    }
}
