use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The typefaces of all documents, compiled in.
pub(crate) struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) faces: Vec<Font>,
}

macro_rules! face {
    ($name:literal) => {
        include_bytes!(concat!("../../../fonts/atkinson-hyperlegible/", $name)).as_slice()
    };
}

const FILES: [&[u8]; 5] = [
    face!("AtkinsonHyperlegible-Regular.ttf"),
    face!("AtkinsonHyperlegible-Bold.ttf"),
    face!("AtkinsonHyperlegible-Italic.ttf"),
    face!("AtkinsonHyperlegible-BoldItalic.ttf"),
    face!("AtkinsonHyperlegibleMono-Regular.ttf"),
];

pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let faces: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&faces)), faces }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_is_a_typeface_of_the_family() {
        assert_eq!(FONTS.faces.len(), FILES.len());
        for face in &FONTS.faces {
            assert!(
                face.info().family.starts_with("Atkinson Hyperlegible"),
                "{}",
                face.info().family
            );
        }
    }
}
