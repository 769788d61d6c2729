use std::collections::HashMap;

use kastanj_instrument::FormTag;

use crate::{FormLayout, GrayPage};

/// A form as the reader knows it: where everything stands, and how it looks unfilled.
#[derive(Debug, Clone, PartialEq)]
pub struct FormTemplate {
    /// The places.
    pub layout: FormLayout,
    /// The unfilled pages in order as 150 dpi rasters (1240 × 1754 pixels),
    /// with the page codes and other varying print left out.
    pub blanks: Vec<GrayPage>,
}

impl FormTemplate {
    /// Dots per inch of the blanks.
    pub const DPI: f64 = 150.0;
    /// Width of a blank in pixels.
    pub const WIDTH: u32 = 1240;
    /// Height of a blank in pixels.
    pub const HEIGHT: u32 = 1754;
}

/// Where the reader finds the forms that this program holds.
pub trait FormTemplates {
    /// The form with this tag, in its copyable edition or its ordinary one.
    fn form(&self, tag: FormTag, copyable: bool) -> Option<&FormTemplate>;

    /// Other forms whose pages may look much like those of this one.
    fn akin(&self, tag: FormTag) -> Vec<FormTag>;
}

impl FormTemplates for HashMap<(FormTag, bool), FormTemplate> {
    fn form(&self, tag: FormTag, copyable: bool) -> Option<&FormTemplate> {
        self.get(&(tag, copyable))
    }

    fn akin(&self, tag: FormTag) -> Vec<FormTag> {
        let mut others: Vec<FormTag> = self.keys().map(|key| key.0).filter(|t| *t != tag).collect();
        others.sort_unstable();
        others.dedup();
        others
    }
}

impl<T: FormTemplates + ?Sized> FormTemplates for &T {
    fn form(&self, tag: FormTag, copyable: bool) -> Option<&FormTemplate> {
        (**self).form(tag, copyable)
    }

    fn akin(&self, tag: FormTag) -> Vec<FormTag> {
        (**self).akin(tag)
    }
}
