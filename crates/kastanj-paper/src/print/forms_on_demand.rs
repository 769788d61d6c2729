use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use kastanj_instrument::{FormKey, FormTag, Library, Serial, SheetKind};

use super::{Edition, blank_template};
use crate::{FormTemplate, FormTemplates};

/// The forms of a library, each typeset when the first page of it comes: a scan
/// shows few of the forms that there are.
#[derive(Debug, Clone)]
pub struct FormsOnDemand {
    inner: Arc<Demanded>,
}

#[derive(Debug)]
struct Demanded {
    library: Library,
    templates: HashMap<(FormTag, bool), OnceLock<Option<FormTemplate>>>,
}

impl FormsOnDemand {
    /// All forms of a library, none of them typeset yet. A form that does not
    /// fit its pages is as unknown to the reader as one that is not there.
    pub fn new(library: &Library) -> FormsOnDemand {
        let templates = library
            .forms()
            .flat_map(|(tag, _)| [false, true].map(|copyable| ((tag, copyable), OnceLock::new())))
            .collect();
        FormsOnDemand { inner: Arc::new(Demanded { library: library.clone(), templates }) }
    }
}

impl FormTemplates for FormsOnDemand {
    fn form(&self, tag: FormTag, copyable: bool) -> Option<&FormTemplate> {
        let place = self.inner.templates.get(&(tag, copyable))?;
        let typeset = || {
            let key = self.inner.library.form(tag)?;
            let (questionnaire, variant) = self.inner.library.resolve(key)?;
            blank_template(questionnaire, &variant.id, key.lang, edition(copyable)).ok()
        };
        place.get_or_init(typeset).as_ref()
    }

    /// Those of the same questionnaire in the same language.
    fn akin(&self, tag: FormTag) -> Vec<FormTag> {
        let Some(own) = self.inner.library.form(tag) else { return Vec::new() };
        let alike = |key: &FormKey| key.questionnaire == own.questionnaire && key.lang == own.lang;
        let forms = self.inner.library.forms();
        forms.filter(|(other, key)| *other != tag && alike(key)).map(|(other, _)| other).collect()
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
