use std::collections::BTreeMap;
use std::fmt;

use kastanj_instrument::{AnswerCode, ItemId};
use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::RawResponse;

/// The answers of a line, each question once: a question that stands twice is refused.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(BTreeMap<ItemId, AnswerValue>);

impl Answers {
    /// Question and answer, by the names of the questions.
    pub fn iter(&self) -> impl Iterator<Item = (&ItemId, &AnswerValue)> {
        self.0.iter()
    }
}

impl FromIterator<(ItemId, AnswerValue)> for Answers {
    fn from_iter<T: IntoIterator<Item = (ItemId, AnswerValue)>>(pairs: T) -> Self {
        Answers(pairs.into_iter().collect())
    }
}

/// An answer as it is written: `3`, `[1, 4]`, `"declined"`, `"blank"`,
/// `"unreadable"` or `"not_applicable"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerValue {
    /// One code.
    One(AnswerCode),
    /// Several codes.
    Many(Vec<AnswerCode>),
    /// *Vill inte svara*.
    Declined,
    /// Left empty.
    Blank,
    /// Nobody can tell.
    Unreadable,
    /// The question cannot apply.
    NotApplicable,
}

impl AnswerValue {
    const WORDS: [(&'static str, AnswerValue); 4] = [
        ("declined", AnswerValue::Declined),
        ("blank", AnswerValue::Blank),
        ("unreadable", AnswerValue::Unreadable),
        ("not_applicable", AnswerValue::NotApplicable),
    ];

    /// What the answer hands to the door.
    pub fn response(&self) -> RawResponse {
        match self {
            AnswerValue::One(code) => RawResponse::Codes(vec![*code]),
            AnswerValue::Many(codes) => RawResponse::Codes(codes.clone()),
            AnswerValue::Declined => RawResponse::Declined,
            AnswerValue::Blank => RawResponse::Blank,
            AnswerValue::Unreadable => RawResponse::Unreadable,
            AnswerValue::NotApplicable => RawResponse::NotApplicable,
        }
    }
}

impl Serialize for AnswerValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            AnswerValue::One(code) => code.serialize(serializer),
            AnswerValue::Many(codes) => codes.serialize(serializer),
            word => {
                let found = AnswerValue::WORDS.iter().find(|(_, value)| value == word);
                found.map_or("blank", |(text, _)| *text).serialize(serializer)
            }
        }
    }
}

impl<'de> Deserialize<'de> for AnswerValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = AnswerValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "a code, a list of codes, \"declined\", \"blank\", \"unreadable\" or \"not_applicable\"",
        )
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<AnswerValue, E> {
        i16::try_from(number)
            .map(|code| AnswerValue::One(AnswerCode(code)))
            .map_err(|_| E::invalid_value(de::Unexpected::Signed(number), &self))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<AnswerValue, E> {
        i16::try_from(number)
            .map(|code| AnswerValue::One(AnswerCode(code)))
            .map_err(|_| E::invalid_value(de::Unexpected::Unsigned(number), &self))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<AnswerValue, E> {
        let found = AnswerValue::WORDS.into_iter().find(|(word, _)| *word == text);
        found
            .map(|(_, value)| value)
            .ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<AnswerValue, A::Error> {
        let mut codes = Vec::new();
        while let Some(code) = list.next_element()? {
            codes.push(code);
        }
        Ok(AnswerValue::Many(codes))
    }
}

impl Serialize for Answers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AnswersVisitor)
    }
}

struct AnswersVisitor;

impl<'de> Visitor<'de> for AnswersVisitor {
    type Value = Answers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of question and answer")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Answers, A::Error> {
        let mut answers = BTreeMap::new();
        while let Some((item, value)) = map.next_entry::<ItemId, AnswerValue>()? {
            let name = item.to_string();
            if answers.insert(item, value).is_some() {
                return Err(de::Error::custom(format!("the question {name} stands twice")));
            }
        }
        Ok(Answers(answers))
    }
}
