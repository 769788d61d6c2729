//! What a client reads of a questionnaire on a screen, text by text, each with the key under which
//! a further language holds it.

use kastanj_language::Text;

use crate::{AnswerCode, ItemId, Questionnaire, VariantId};

/// Which end of a row of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScaleEnd {
    /// The lowest.
    Low,
    /// The highest.
    High,
}

impl Questionnaire {
    fn key(&self, rest: &str) -> String {
        format!("form-{}-v{}-{rest}", self.id.name, self.id.version)
    }

    /// The key of what stands before the first question of a variant.
    pub fn intro_key(&self, variant: &VariantId) -> String {
        self.key(&format!("intro-{variant}"))
    }

    /// The key of what stands over a group of questions.
    pub fn heading_key(&self, section: &str) -> String {
        self.key(&format!("heading-{section}"))
    }

    /// The key of what time or matter a group of questions is about.
    pub fn about_key(&self, section: &str) -> String {
        self.key(&format!("about-{section}"))
    }

    /// The key of a question.
    pub fn stem_key(&self, item: &ItemId) -> String {
        self.key(&format!("item-{item}"))
    }

    /// The key of an answer option; a minus is written `m`.
    pub fn option_key(&self, scale: &str, code: AnswerCode) -> String {
        let code = code.to_string().replace('-', "m");
        self.key(&format!("scale-{scale}-{code}"))
    }

    /// The key of what an end of a row of numbers means.
    pub fn end_key(&self, scale: &str, end: ScaleEnd) -> String {
        let end = match end {
            ScaleEnd::Low => "low",
            ScaleEnd::High => "high",
        };
        self.key(&format!("scale-{scale}-{end}"))
    }

    /// Every text that a client reads on a screen, with its key.
    pub fn client_texts(&self) -> Vec<(String, &Text)> {
        let mut texts = Vec::new();
        for variant in &self.variants {
            texts.push((self.intro_key(&variant.id), &variant.intro));
        }
        for section in &self.sections {
            texts.extend(section.heading.iter().map(|text| (self.heading_key(&section.id), text)));
            texts.extend(section.intro.iter().map(|text| (self.about_key(&section.id), text)));
            let asked = section.items.iter().filter(|item| item.scale().is_some());
            texts.extend(asked.map(|item| (self.stem_key(&item.id), &item.stem)));
        }
        for scale in &self.scales {
            let words = scale.options.iter().filter(|o| !is_number(&o.label.sv));
            texts.extend(words.map(|o| (self.option_key(&scale.id, o.code), &o.label)));
            let ends = [(ScaleEnd::Low, &scale.low_end), (ScaleEnd::High, &scale.high_end)];
            let ends = ends.into_iter().filter_map(|(end, text)| Some((end, text.as_ref()?)));
            texts.extend(ends.map(|(end, text)| (self.end_key(&scale.id, end), text)));
        }
        texts
    }
}

/// A bare number needs no translation.
fn is_number(label: &str) -> bool {
    label.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::Library;

    #[test]
    fn every_text_has_a_key_of_its_own_that_a_file_can_hold() {
        let library = Library::shipped();
        let texts: Vec<String> = library
            .questionnaires()
            .flat_map(|one| one.client_texts().into_iter().map(|(key, _)| key))
            .collect();
        assert!(texts.len() > 60, "{}", texts.len());
        let different: BTreeSet<&String> = texts.iter().collect();
        assert_eq!(different.len(), texts.len());
        for key in texts {
            let sound = |c: char| c.is_ascii_alphanumeric() || c == '-';
            assert!(key.starts_with("form-") && key.chars().all(sound), "{key}");
        }
    }
}
