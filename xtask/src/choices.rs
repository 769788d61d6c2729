//! `--name value` on the command line.

use std::collections::BTreeMap;
use std::str::FromStr;

/// What was chosen.
#[derive(Debug)]
pub(crate) struct Choices(BTreeMap<String, String>);

impl Choices {
    pub(crate) fn of(arguments: &[String]) -> Result<Choices, String> {
        let pairs = arguments.chunks(2).map(|pair| match pair {
            [name, value] if name.starts_with("--") => Ok((name.clone(), value.clone())),
            other => Err(format!("{}: --name value is wanted", other.join(" "))),
        });
        pairs.collect::<Result<_, _>>().map(Choices)
    }

    pub(crate) fn text<'c>(&'c self, name: &str, otherwise: &'c str) -> &'c str {
        self.0.get(name).map_or(otherwise, String::as_str)
    }

    pub(crate) fn number<T: FromStr>(&self, name: &str, otherwise: T) -> Result<T, String> {
        match self.0.get(name) {
            None => Ok(otherwise),
            Some(text) => text.parse().map_err(|_| format!("{name} {text}: not a number")),
        }
    }
}
