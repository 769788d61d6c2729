use crate::fields::Fields;

/// One option of a question on a page: what is sent, what is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) code: &'static str,
    pub(crate) label: String,
    /// Whether the person has chosen it. Nothing is chosen in advance.
    pub(crate) on: bool,
}

/// The options of a question as they stand after what has been sent under `name`.
pub(crate) fn choices<T: Copy>(
    all: &[T],
    words: impl Fn(T) -> (&'static str, String),
    fields: &Fields,
    name: &str,
) -> Vec<Choice> {
    all.iter()
        .map(|value| {
            let (code, label) = words(*value);
            Choice { code, label, on: fields.all(name).any(|sent| sent == code) }
        })
        .collect()
}
