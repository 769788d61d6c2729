//! The levels of a column of categories: their order, and the one that the others are compared with.

use std::collections::BTreeSet;

use kastanj_language::{Lang, tr};
use serde::Serialize;

use super::data::Data;
use crate::failure::Failure;

/// What made a level the one that the others are compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ReferenceBy {
    /// It was asked for.
    Asked,
    /// It is the earliest occasion.
    FirstOccasion,
    /// It is the smallest number.
    SmallestNumber,
    /// It stands first in the alphabet, which says nothing about what it means.
    Alphabet,
}

/// A column of categories as the model takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct FactorLevels {
    /// The column.
    pub(super) name: String,
    /// The level that the others are compared with.
    pub(super) reference: String,
    /// Why it is that one.
    pub(super) reference_by: ReferenceBy,
    /// The other levels, each a column of the model called name + level.
    pub(super) levels: Vec<String>,
}

impl FactorLevels {
    /// Treatment coding: a column of 0 and 1 for every level but the reference. R:
    /// `contr.treatment`.
    pub(super) fn columns(&self, words: &[String]) -> Vec<(String, Vec<f64>)> {
        self.levels
            .iter()
            .map(|level| {
                let is_level = |word: &String| f64::from(u8::from(word == level));
                (format!("{}{level}", self.name), words.iter().map(is_level).collect())
            })
            .collect()
    }

    /// What the others are compared with, and how another is chosen where the alphabet chose.
    pub(super) fn told(&self, lang: Lang) -> String {
        let (name, reference) = (self.name.as_str(), self.reference.as_str());
        match (self.reference_by, self.levels.first()) {
            (ReferenceBy::Alphabet, Some(other)) => tr!(
                lang,
                "analyze-reference-alphabet",
                name = name,
                reference = reference,
                other = other.as_str()
            ),
            _ => tr!(lang, "analyze-reference", name = name, reference = reference),
        }
    }
}

/// The levels of a column in their order, and what the order is.
pub(super) struct LevelOrder {
    levels: Vec<String>,
    by: ReferenceBy,
}

impl LevelOrder {
    /// All occasions as they were given, the earliest first.
    pub(super) fn all(occasions: &[String]) -> LevelOrder {
        LevelOrder { levels: occasions.to_vec(), by: ReferenceBy::FirstOccasion }
    }

    /// The levels that stand in the rows of the model: the occasions of an edition in their own
    /// order, numbers by their size, words by the alphabet.
    pub(super) fn found(data: &Data, column: &str, words: &[String]) -> LevelOrder {
        let distinct: BTreeSet<&String> = words.iter().collect();
        if let Some(occasions) = data.occasions(column) {
            let known = occasions.iter().map(|occasion| (*occasion).to_owned());
            let levels = known.filter(|occasion| distinct.contains(occasion)).collect();
            return LevelOrder { levels, by: ReferenceBy::FirstOccasion };
        }
        LevelOrder::of(distinct.into_iter().cloned().collect())
    }

    /// Numbers by their size, words as they come.
    fn of(mut levels: Vec<String>) -> LevelOrder {
        let number = |word: &String| word.replace(',', ".").parse::<f64>().ok();
        if !levels.iter().all(|word| number(word).is_some()) {
            return LevelOrder { levels, by: ReferenceBy::Alphabet };
        }
        levels.sort_by(|a, b| number(a).partial_cmp(&number(b)).unwrap_or(a.cmp(b)));
        LevelOrder { levels, by: ReferenceBy::SmallestNumber }
    }

    fn with_first(self, name: &str) -> FactorLevels {
        let mut levels = self.levels.into_iter();
        let reference = levels.next().unwrap_or_default();
        let (name, levels) = (name.to_owned(), levels.collect());
        FactorLevels { name, reference, reference_by: self.by, levels }
    }
}

/// The levels that were asked for as those to compare with, one a column.
pub(super) struct References(Vec<(String, String)>);

impl References {
    /// Reads `COLUMN=LEVEL` for columns among `factors`; each column once.
    pub(super) fn of(
        data: &Data,
        asked: &[String],
        factors: &[String],
    ) -> Result<References, Failure> {
        let mut chosen: Vec<(String, String)> = Vec::new();
        for text in asked {
            // Names may hold the sign themselves: the longest that fits is meant.
            let column = factors
                .iter()
                .filter_map(|name| {
                    Some((name, text.strip_prefix(name.as_str())?.strip_prefix('=')?))
                })
                .max_by_key(|(name, _)| name.len());
            match column {
                Some((name, level)) if chosen.iter().all(|(known, _)| known != name) => {
                    chosen.push((name.clone(), level.to_owned()));
                }
                _ => {
                    let words = tr!(data.lang, "analyze-wrong-reference", asked = text.as_str());
                    return Err(data.fail(&words));
                }
            }
        }
        Ok(References(chosen))
    }

    /// The levels of a column with the one asked for as the reference, the others in their order.
    /// R: `relevel`. A level that no row of the model has is refused, and those that exist are named.
    pub(super) fn choose(
        &self,
        data: &Data,
        column: &str,
        order: LevelOrder,
    ) -> Result<FactorLevels, Failure> {
        let Some((_, asked)) = self.0.iter().find(|(name, _)| name == column) else {
            return Ok(order.with_first(column));
        };
        // Without any row nothing is wrong with the level: that there is no row is said elsewhere.
        if order.levels.is_empty() {
            return Ok(order.with_first(column));
        }
        if !order.levels.contains(asked) {
            return Err(data.fail(&tr!(
                data.lang,
                "analyze-wrong-level",
                column = column,
                level = asked.as_str(),
                levels = order.levels.join(", ")
            )));
        }
        let levels = order.levels.into_iter().filter(|level| level != asked).collect();
        let (name, reference) = (column.to_owned(), asked.clone());
        Ok(FactorLevels { name, reference, reference_by: ReferenceBy::Asked, levels })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(list: &[&str]) -> Vec<String> {
        list.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn levels_stand_in_the_order_of_numbers_or_of_the_alphabet() {
        let factor = LevelOrder::of(words(&["10", "9"])).with_first("wave");
        let told = (factor.reference.as_str(), factor.levels.as_slice(), factor.reference_by);
        assert_eq!(told, ("9", &words(&["10"])[..], ReferenceBy::SmallestNumber));
        let columns = factor.columns(&words(&["10", "9", "10"]));
        assert_eq!(columns, [("wave10".to_owned(), vec![1.0, 0.0, 1.0])]);
        let factor = LevelOrder::of(words(&["10", "a", "b"])).with_first("unit");
        assert_eq!((factor.reference.as_str(), factor.reference_by), ("10", ReferenceBy::Alphabet));
    }
}
