use std::fmt;
use std::str::FromStr;

use kastanj_instrument::{Occasion, QuestionnaireId};
use serde::{Deserialize, Serialize};

/// What can be talked about, at one occasion: `goals/after`, `del-1@1/grepp/after`,
/// `del-2@1/talk-relations/before`. A new form makes it a new topic.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct TopicId(String);

/// The longest name of a topic: questionnaire, question or score, occasion.
const LONGEST: usize = 120;

impl TopicId {
    /// The own goals.
    pub(super) fn goals(occasion: Occasion) -> TopicId {
        TopicId(format!("goals/{occasion}"))
    }

    /// A question or an area.
    pub(super) fn of(questionnaire: &QuestionnaireId, name: &str, at: Occasion) -> TopicId {
        TopicId(format!("{questionnaire}/{name}/{at}"))
    }
}

impl fmt::Display for TopicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for TopicId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '@' | '/');
        if text.is_empty() || text.len() > LONGEST || !text.chars().all(sound) {
            return Err("not the name of a topic".to_owned());
        }
        Ok(TopicId(text.to_owned()))
    }
}

impl TryFrom<String> for TopicId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<TopicId> for String {
    fn from(topic: TopicId) -> String {
        topic.0
    }
}
