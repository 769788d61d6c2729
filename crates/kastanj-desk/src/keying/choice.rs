use kastanj_instrument::{AnswerCode, ItemId, ItemKind, Questionnaire};
use kastanj_language::{Lang, tr};
use kastanj_record::{Answer, RawResponse, StoredItem};

/// Keys for the options of long lists; those with a meaning of their own are left out.
const LETTERS: &str = "aefghijklmnopruwyz";

/// A key and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The key on the keyboard.
    pub key: char,
    /// What it stores.
    pub code: AnswerCode,
    /// What is printed beside the box.
    pub label: String,
}

/// A question as it is keyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyedQuestion {
    /// Which question.
    pub item: ItemId,
    /// Its number on the sheet.
    pub number: usize,
    /// What it asks.
    pub stem: String,
    /// Its options, each with its key.
    pub choices: Vec<Choice>,
    /// Whether several choices are allowed.
    pub several: bool,
    /// Whether it stands on the sheet; else the program asks, and nobody can decline.
    pub on_sheet: bool,
}

/// The questions of a form in printed order, with a key for each option.
pub fn questions(
    questionnaire: &Questionnaire,
    items: &[StoredItem<'_>],
    lang: Lang,
) -> Vec<KeyedQuestion> {
    items
        .iter()
        .zip(1..)
        .map(|(stored, number)| KeyedQuestion {
            item: stored.item.id.clone(),
            number,
            stem: stored.item.stem.get(lang).to_owned(),
            choices: choices(questionnaire, stored.item.scale(), lang),
            several: matches!(stored.item.kind, ItemKind::Many { .. }),
            on_sheet: true,
        })
        .collect()
}

fn choices(questionnaire: &Questionnaire, scale: Option<&str>, lang: Lang) -> Vec<Choice> {
    let options = scale
        .and_then(|scale| questionnaire.scale(scale))
        .map(|scale| scale.options.as_slice())
        .unwrap_or_default();
    // 0–10 is keyed as it is printed, with t for ten; all else by its place in the row.
    let counts_from_zero = options.len() == 11
        && options.iter().zip(0..).all(|(option, code)| option.code == AnswerCode(code));
    let keys: Vec<char> = if counts_from_zero {
        "0123456789t".chars().collect()
    } else {
        "123456789".chars().chain(LETTERS.chars()).collect()
    };
    options
        .iter()
        .zip(keys)
        .map(|(option, key)| Choice {
            key,
            code: option.code,
            label: option.label.get(lang).to_owned(),
        })
        .collect()
}

impl KeyedQuestion {
    /// The choices in one line: `1 stämmer inte alls · 2 …`.
    pub fn legend(&self, lang: Lang) -> String {
        let mut parts: Vec<String> =
            self.choices.iter().map(|choice| format!("{} {}", choice.key, choice.label)).collect();
        parts.push(if self.on_sheet {
            tr!(lang, "program-key-declined")
        } else {
            tr!(lang, "program-key-leave")
        });
        parts.join(" · ")
    }

    /// The question as it is asked, the `at`th of `of`: with its number on the sheet.
    pub fn heading(&self, at: usize, of: usize) -> String {
        match self.on_sheet {
            false => format!("      {}", self.stem),
            true if self.number == at => format!("{:>3}/{of} {}", self.number, self.stem),
            // A few questions out of a sheet: the place among them stands apart from the number.
            true => format!("{:>3}. {} ({at}/{of})", self.number, self.stem),
        }
    }

    /// A response in the words of the form.
    pub fn words(&self, lang: Lang, response: &RawResponse) -> String {
        match response {
            RawResponse::Codes(codes) => {
                let labels: Vec<&str> = codes
                    .iter()
                    .filter_map(|code| self.choices.iter().find(|choice| choice.code == *code))
                    .map(|choice| choice.label.as_str())
                    .collect();
                labels.join(", ")
            }
            RawResponse::Declined => tr!(lang, "program-answer-declined"),
            RawResponse::Blank => tr!(lang, "program-answer-blank"),
            RawResponse::NotApplicable => tr!(lang, "program-answer-not-applicable"),
            RawResponse::Unreadable | RawResponse::Doubtful(_) => {
                tr!(lang, "program-answer-unreadable")
            }
        }
    }

    /// An answer of the record in the words of the form.
    pub fn answer_words(&self, lang: Lang, answer: &Answer) -> String {
        let codes = match answer {
            Answer::One(code) => vec![*code],
            Answer::Many(codes) => codes.clone(),
            Answer::Missing(missing) => return missing.label(lang),
        };
        self.words(lang, &RawResponse::Codes(codes))
    }
}
