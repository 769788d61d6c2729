use std::collections::HashMap;

use kastanj_instrument::{FormTag, Library, Serial, SheetKind};

use super::{Edition, PrintError, blank_template};
use crate::{FormTemplate, FormTemplates};

/// The forms that the reader knows: layout and blank pages of each, by tag.
#[derive(Debug, Clone, Default)]
pub struct FormLibrary {
    templates: HashMap<(FormTag, bool), FormTemplate>,
}

impl FormLibrary {
    /// Typesets every form of a library, in both editions, on all processors.
    ///
    /// # Errors
    /// The first form that cannot be typeset.
    pub fn new(library: &Library) -> Result<FormLibrary, PrintError> {
        use rayon::prelude::*;
        let wanted: Vec<_> = library
            .forms()
            .filter_map(|(tag, key)| Some((tag, key, library.resolve(key)?)))
            .flat_map(|(tag, key, (questionnaire, variant))| {
                [false, true].map(|copyable| (tag, key, questionnaire, variant, copyable))
            })
            .collect();
        let templates = wanted
            .into_par_iter()
            .map(|(tag, key, questionnaire, variant, copyable)| {
                let edition = edition(copyable);
                blank_template(questionnaire, &variant.id, key.lang, edition)
                    .map(|template| ((tag, copyable), template))
            })
            .collect::<Result<HashMap<_, _>, _>>()?;
        Ok(FormLibrary { templates })
    }

    /// The templates in no particular order.
    pub fn templates(&self) -> impl Iterator<Item = &FormTemplate> {
        self.templates.values()
    }
}

/// An edition with the geometry that is asked for; its number is not printed.
fn edition(copyable: bool) -> Edition {
    if copyable {
        Edition::Copyable
    } else {
        Edition::Sheet { kind: SheetKind::Stock, serial: Serial::NONE }
    }
}

impl FormTemplates for FormLibrary {
    fn form(&self, tag: FormTag, copyable: bool) -> Option<&FormTemplate> {
        self.templates.get(&(tag, copyable))
    }
}
