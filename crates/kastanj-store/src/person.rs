use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A member of staff with an account: 1–32 lower-case letters (å, ä, ö among
/// them), digits, points or hyphens.
///
/// Stands in the audit log alone; no table of answers knows it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Person(String);

/// In whose name a client acts who came in with a card; no account can be called so.
const WITH_CARD: &str = "(kort)";
/// Stands behind the name of whoever opened a screen for a client; no account can be called so.
const ON_SCREEN: &str = " (skärm)";

impl Person {
    /// The client who came in with a card, at home: nobody of the staff.
    pub fn with_card() -> Person {
        Person(WITH_CARD.to_owned())
    }

    /// Whether this is [`Person::with_card`].
    pub fn is_with_card(&self) -> bool {
        self.0 == WITH_CARD
    }

    /// The client at a screen that this member of staff has opened: what is done there is done with
    /// the rights of the account and stands apart from its own deeds in the log.
    pub fn on_screen(&self) -> Person {
        Person(format!("{}{ON_SCREEN}", self.0))
    }

    /// Whose account opened the screen, where the client acts at one.
    pub fn screen_opened_by(&self) -> Option<Person> {
        Person::screen_of(&self.0).map(|opener| Person(opener.to_owned()))
    }

    /// Likewise, of a name as it stands in the log.
    pub fn screen_of(name: &str) -> Option<&str> {
        name.strip_suffix(ON_SCREEN)
    }

    /// The account's label.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Person {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let sound = |c: char| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
        if (1..=32).contains(&text.chars().count()) && text.chars().all(sound) {
            Ok(Person(text.to_owned()))
        } else {
            Err(format!(
                "\"{text}\" cannot be an account: 1-32 small letters, digits, points or hyphens"
            ))
        }
    }
}

impl TryFrom<String> for Person {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Person> for String {
    fn from(person: Person) -> String {
        person.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_account_can_be_called_as_the_client_with_a_card() {
        assert!(WITH_CARD.parse::<Person>().is_err());
        assert!(Person::with_card().is_with_card());
        assert!(!"kort".parse::<Person>().unwrap().is_with_card());
    }

    #[test]
    fn no_account_can_be_called_as_the_client_at_a_screen() {
        let anna: Person = "anna".parse().unwrap();
        assert!(anna.on_screen().as_str().parse::<Person>().is_err());
        assert_eq!(anna.on_screen().screen_opened_by(), Some(anna.clone()));
        assert_eq!(anna.screen_opened_by(), None);
    }
}
