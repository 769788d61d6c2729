//! The program's words, in every language it speaks.
//!
//! Texts of the *program* (messages, headings, hints) live in
//! `locales/{sv,en}/<area>.ftl` and are looked up with [`tr!`]. Texts of the
//! *forms* live with their questionnaire as [`Text`]. Swedish comes first
//! everywhere; English stands complete beside it.

mod catalogue;
mod further;
mod lang;
mod number;
mod text;

pub use catalogue::{Argument, areas, lookup, message_ids};
pub use further::{FurtherFault, FurtherLanguage, client_messages};
pub use lang::{Lang, UnknownLanguage};
pub use number::{count, decimal, percent, signed};
pub use text::{Text, sentence_case};

/// An error that can tell a person what happened, where, and what to do.
///
/// Every error type that may reach a person implements this beside
/// [`std::error::Error`]; the program prints the explanation, never `Debug`.
pub trait Explain {
    /// One or a few plain sentences in `lang`.
    fn explain(&self, lang: Lang) -> String;
}

/// Looks up a message of the program: `tr!(lang, "area-key")` or
/// `tr!(lang, "area-key", file = path, count = 3)`.
///
/// Arguments are anything that is [`Into<Argument>`]: strings and numbers.
/// A key that is missing is a programming error that `cargo xtask check`
/// finds by scanning the sources; at run time the key itself is returned, so
/// that a missing translation never hides a message.
#[macro_export]
macro_rules! tr {
    ($lang:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::lookup($lang, $key, &[$((stringify!($name), $crate::Argument::from($value))),*])
    };
}
