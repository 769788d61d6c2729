use std::fmt;

/// A text that is none of the codes of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCode {
    /// What stood there.
    pub found: String,
    /// The codes that may stand there, separated by commas.
    pub allowed: String,
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is none of: {}", self.found, self.allowed)
    }
}

impl std::error::Error for UnknownCode {}

/// Declares a closed list of the record: each value with the code of files and
/// commands and the message key of what staff read.
///
/// One list serves paper, program, files and report, so that the words of a
/// pack slip and of an export never part.
macro_rules! coded {
    ($(#[$about:meta])* $name:ident {
        $($(#[$meaning:meta])* $variant:ident = $code:literal, $key:literal;)*
    }) => {
        $(#[$about])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize,
        )]
        pub enum $name { $($(#[$meaning])* #[serde(rename = $code)] $variant),* }

        impl $name {
            /// All values in the order in which they are printed.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The code used in files and commands.
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code),* }
            }

            /// What staff read.
            pub fn label(self, lang: kastanj_language::Lang) -> String {
                let key = match self { $($name::$variant => $key),* };
                kastanj_language::lookup(lang, key, &[])
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::UnknownCode;

            fn from_str(code: &str) -> Result<Self, Self::Err> {
                $name::ALL.iter().copied().find(|value| value.code() == code).ok_or_else(|| {
                    let allowed: Vec<&str> = $name::ALL.iter().map(|value| value.code()).collect();
                    $crate::UnknownCode { found: code.to_owned(), allowed: allowed.join(", ") }
                })
            }
        }
    };
}
pub(crate) use coded;
