use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::TopicId;
use crate::Week;

/// Which topics the two have talked about, and in which week.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkedAbout(BTreeMap<TopicId, Week>);

impl TalkedAbout {
    /// The week in which a topic was talked about.
    pub fn week(&self, topic: &TopicId) -> Option<Week> {
        self.0.get(topic).copied()
    }

    /// Notes a topic; the first week stays. Says whether that is new.
    pub fn note(&mut self, topic: TopicId, week: Week) -> bool {
        let known = self.0.len();
        self.0.entry(topic).or_insert(week);
        self.0.len() > known
    }

    /// Takes a note back. Says whether there was one.
    pub fn undo(&mut self, topic: &TopicId) -> bool {
        self.0.remove(topic).is_some()
    }

    /// Whether nothing is noted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All notes, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&TopicId, Week)> {
        self.0.iter().map(|(topic, week)| (topic, *week))
    }
}
