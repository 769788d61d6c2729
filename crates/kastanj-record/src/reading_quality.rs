//! How often a reading or a keying is wrong, counted at the service itself.

use std::collections::BTreeMap;

use kastanj_instrument::ItemId;

use crate::{Answer, Missing};

/// Accepted answers of one page that a person read a second time, not knowing what the machine
/// had read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CheckedPage {
    /// How many answers.
    pub checked: u64,
    /// How many of them the machine had wrong.
    pub wrong: u64,
    /// How many on which two readings differ and nobody has decided yet.
    pub undecided: u64,
}

/// Who said what a field of a sheet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldSource {
    /// The machine, where it was sure.
    Machine,
    /// The person who keyed the sheet first.
    FirstKeying,
    /// Another person, who did not see what the first had keyed.
    SecondKeying,
}

impl FieldSource {
    /// All of them, in the order in which they are shown.
    pub const ALL: [FieldSource; 3] =
        [FieldSource::Machine, FieldSource::FirstKeying, FieldSource::SecondKeying];
}

/// Fields of one sheet as one source gave them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SourceFields {
    /// How many it gave.
    pub fields: u64,
    /// How many of them are not what holds now.
    pub wrong: u64,
    /// How many it left to a person.
    pub left: u64,
}

/// One sheet of which every difference has been decided, source by source.
pub type ComparedSheet = BTreeMap<FieldSource, SourceFields>;

/// What one source said of one question; `None` where it left the question to a person.
pub type Said = (ItemId, Option<Answer>);

/// Compares what each source said with what holds now, after every difference has been decided.
///
/// Questions that were not asked, or whose page has not come in, are no fields.
pub fn compare_sheet(
    holds: &[(ItemId, Answer)],
    sources: &BTreeMap<FieldSource, Vec<Said>>,
) -> ComparedSheet {
    let mut compared = ComparedSheet::new();
    for (source, said) in sources {
        let counts = compared.entry(*source).or_default();
        for (item, answer) in said {
            let now = holds.iter().find(|(known, _)| known == item).map(|(_, now)| now);
            let Some(now) = now.filter(|now| is_a_field(now)) else { continue };
            match answer {
                None => counts.left += 1,
                Some(answer) => {
                    counts.fields += 1;
                    counts.wrong += u64::from(answer != now);
                }
            }
        }
    }
    compared
}

fn is_a_field(answer: &Answer) -> bool {
    !matches!(answer, Answer::Missing(Missing::PageNotReceived | Missing::NotAsked))
}

#[cfg(test)]
mod tests {
    use kastanj_instrument::AnswerCode;

    use super::*;

    fn item(name: &str) -> ItemId {
        ItemId(name.to_owned())
    }

    #[test]
    fn fields_are_counted_against_what_holds_in_the_end() {
        let one = |code| Answer::One(AnswerCode(code));
        let holds = [
            (item("a"), one(1)),
            (item("b"), one(2)),
            (item("c"), Answer::Missing(Missing::Blank)),
            (item("d"), Answer::Missing(Missing::PageNotReceived)),
        ];
        let said = |answers: [Option<Answer>; 4]| -> Vec<Said> {
            ["a", "b", "c", "d"].map(item).into_iter().zip(answers).collect()
        };
        let blank = Answer::Missing(Missing::Blank);
        let sources = BTreeMap::from([
            (FieldSource::Machine, said([Some(one(1)), None, Some(one(3)), Some(one(1))])),
            (FieldSource::FirstKeying, said([Some(one(1)), Some(one(2)), Some(blank), None])),
        ]);
        let compared = compare_sheet(&holds, &sources);
        let machine = SourceFields { fields: 2, wrong: 1, left: 1 };
        assert_eq!(compared[&FieldSource::Machine], machine);
        let keyed = SourceFields { fields: 3, wrong: 0, left: 0 };
        assert_eq!(compared[&FieldSource::FirstKeying], keyed);
        assert!(!compared.contains_key(&FieldSource::SecondKeying));
    }
}
