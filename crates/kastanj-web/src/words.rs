use kastanj_language::{Argument, Lang, lookup};

/// The program's words as templates ask for them: `{{ w.t("web-today-title") }}`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(pub(crate) Lang);

impl Words {
    /// A message without arguments.
    pub(crate) fn t(self, key: &str) -> String {
        lookup(self.0, key, &[])
    }

    /// A message with a number called `count`.
    pub(crate) fn n<N: Into<Argument> + Copy>(self, key: &str, count: &N) -> String {
        lookup(self.0, key, &[("count", (*count).into())])
    }

    /// A message with one text argument.
    pub(crate) fn with(self, key: &str, name: &str, value: &str) -> String {
        lookup(self.0, key, &[(name, value.into())])
    }
}
