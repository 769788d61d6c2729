use kastanj_analysis::PairedInput;
use kastanj_analysis::individual::{Norm, Reliability};
use kastanj_language::Text;
use kastanj_record::NaturalCourse;

/// An outcome beside the primary one, over the same persons.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherOutcome {
    /// In words.
    pub name: Text,
    /// Named in the plan as secondary; otherwise exploratory.
    pub planned: bool,
    /// Its scores, direction and range.
    pub paired: PairedInput,
}

/// A question of the before-form by whose answers changes are looked at apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subgroup {
    /// The question in words.
    pub question: Text,
    /// Its options in words.
    pub groups: Vec<Text>,
    /// For each row of the primary outcome which option was chosen; `None` without an answer.
    pub of_rows: Vec<Option<usize>>,
    /// Named in a plan that was frozen before any outcome, and not changed since; otherwise what is
    /// found is exploratory.
    pub declared: bool,
}

/// Figures from elsewhere that the plan declares, each with its source.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Declared {
    /// How reliable the primary score is.
    pub reliability: Option<Reliability>,
    /// What people outside such services score.
    pub norm: Option<Norm>,
    /// The score from which on clients come in.
    pub entry_limit: Option<f64>,
    /// What happens to such people without the service.
    pub natural_course: Option<NaturalCourse>,
}

/// The answers behind the primary score, before: each row a person, each column a question.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FormAnswers {
    /// The questions in words, in the order of the form.
    pub questions: Vec<Text>,
    /// The codes; none where nothing was answered.
    pub rows: Vec<Vec<Option<f64>>>,
    /// Lowest and highest code of each question.
    pub range: (f64, f64),
}
