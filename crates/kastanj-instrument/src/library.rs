use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use kastanj_language::{Explain, Lang, tr};

use crate::{FormKey, FormTag, Questionnaire, QuestionnaireId, Variant, parse};

/// The questionnaires that come with the program: file name and text.
pub const SHIPPED: [(&str, &str); 2] = [
    ("instruments/del-1/v1.toml", include_str!("../../../instruments/del-1/v1.toml")),
    ("instruments/del-2/v1.toml", include_str!("../../../instruments/del-2/v1.toml")),
];

/// The questionnaires that a program knows, found by name or by the tag of a page code.
#[derive(Debug, Clone, Default)]
pub struct Library {
    questionnaires: BTreeMap<QuestionnaireId, Arc<Questionnaire>>,
    tags: BTreeMap<FormTag, FormKey>,
}

/// Why a questionnaire was not taken into a library.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LibraryError {
    /// Another text already has this name and version.
    #[error("{id} is already in the library with another text; give the new text a new version")]
    OtherText {
        /// Name and version.
        id: QuestionnaireId,
    },
    /// Two forms would have the same four symbols in their page codes.
    #[error("{new} and {old} have the same form tag; rename a variant of {new}")]
    TagCollision {
        /// The form that was to be added.
        new: Box<FormKey>,
        /// The form that is there.
        old: Box<FormKey>,
    },
}

impl Explain for LibraryError {
    fn explain(&self, lang: Lang) -> String {
        match self {
            LibraryError::OtherText { id } => {
                tr!(lang, "instrument-library-other-text", id = id.to_string())
            }
            LibraryError::TagCollision { new, old } => tr!(
                lang,
                "instrument-library-tag-collision",
                new = new.to_string(),
                old = old.to_string(),
            ),
        }
    }
}

impl Library {
    /// A library without any questionnaire.
    pub fn empty() -> Library {
        Library::default()
    }

    /// The library of the questionnaires that come with the program.
    ///
    /// Their texts are compiled in and a test parses every one of them.
    pub fn shipped() -> Library {
        static LIBRARY: OnceLock<Library> = OnceLock::new();
        LIBRARY.get_or_init(load_shipped).clone()
    }

    /// Takes in one more questionnaire, such as a service's own.
    ///
    /// Taking in the same text twice changes nothing.
    ///
    /// # Errors
    /// When another text has its name and version, or a form tag is taken. The
    /// library is then as it was before.
    pub fn add(&mut self, questionnaire: Questionnaire) -> Result<(), LibraryError> {
        if let Some(known) = self.questionnaires.get(&questionnaire.id) {
            return if known.checksum == questionnaire.checksum {
                Ok(())
            } else {
                Err(LibraryError::OtherText { id: questionnaire.id })
            };
        }
        let mut tags = BTreeMap::new();
        for key in form_keys(&questionnaire) {
            let tag = key.tag();
            if let Some(old) = self.tags.get(&tag).or_else(|| tags.get(&tag)) {
                let old = Box::new(old.clone());
                return Err(LibraryError::TagCollision { new: Box::new(key), old });
            }
            tags.insert(tag, key);
        }
        self.tags.append(&mut tags);
        self.questionnaires.insert(questionnaire.id.clone(), Arc::new(questionnaire));
        Ok(())
    }

    /// The questionnaire with this name and version.
    pub fn get(&self, id: &QuestionnaireId) -> Option<&Questionnaire> {
        self.questionnaires.get(id).map(AsRef::as_ref)
    }

    /// The newest version of the questionnaire with this name.
    pub fn newest(&self, name: &str) -> Option<&Questionnaire> {
        self.questionnaires().filter(|questionnaire| questionnaire.id.name == name).last()
    }

    /// The form that a tag stands for.
    pub fn form(&self, tag: FormTag) -> Option<&FormKey> {
        self.tags.get(&tag)
    }

    /// The questionnaire and variant that a form key names.
    pub fn resolve(&self, key: &FormKey) -> Option<(&Questionnaire, &Variant)> {
        let questionnaire = self.get(&key.questionnaire)?;
        Some((questionnaire, questionnaire.variant(&key.variant)?))
    }

    /// All questionnaires by name and version.
    pub fn questionnaires(&self) -> impl Iterator<Item = &Questionnaire> {
        self.questionnaires.values().map(AsRef::as_ref)
    }

    /// All forms with their tags.
    pub fn forms(&self) -> impl Iterator<Item = (FormTag, &FormKey)> {
        self.tags.iter().map(|(tag, key)| (*tag, key))
    }
}

/// The key of every form of a questionnaire: each variant in each language.
pub fn form_keys(questionnaire: &Questionnaire) -> impl Iterator<Item = FormKey> + '_ {
    questionnaire.variants.iter().flat_map(|variant| {
        Lang::ALL.map(|lang| FormKey {
            questionnaire: questionnaire.id.clone(),
            variant: variant.id.clone(),
            lang,
        })
    })
}

fn load_shipped() -> Library {
    let mut library = Library::empty();
    for (file, source) in SHIPPED {
        let questionnaire = match parse(file, source) {
            Ok(questionnaire) => questionnaire,
            Err(diagnostics) => {
                let told: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
                panic!("{}", told.join("\n"));
            }
        };
        if let Err(error) = library.add(questionnaire) {
            panic!("{file}: {error}");
        }
    }
    library
}
