use kastanj_typeset::{Document, compile};

use super::day;

/// Everything that the shared style offers, in one document that meets the standards.
#[test]
fn the_whole_style_meets_the_standards() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' \
               height='9'/></svg>";
    let specimen = Document::new(include_str!("specimen.typ"), day(), "specimen")
        .with_data(
            "/data.json",
            &[("words", "#panic() ]")].into_iter().collect::<std::collections::BTreeMap<_, _>>(),
        )
        .expect("a map is JSON")
        .with_file("/a.svg", svg);
    let pages = compile(specimen).expect("sound source");
    assert!(pages.warnings().is_empty(), "{:?}", pages.warnings());
    let pdf = pages.pdf().expect("all that the standards ask for");
    assert!(pdf.starts_with(b"%PDF-1.7"));
}

/// Relative luminance after WCAG 2.2, of a colour written `#rrggbb`.
fn luminance(hex: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("a colour")) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[test]
fn coloured_words_keep_seven_to_one() {
    let style = include_str!("../../style/style.typ");
    let wash = luminance(colour(style, "wash"));
    for name in ["accent", "warn"] {
        let contrast = (wash + 0.05) / (luminance(colour(style, name)) + 0.05);
        assert!(contrast >= 7.0, "{name} on the wash: {contrast:.1}");
    }
}

fn colour<'a>(style: &'a str, name: &str) -> &'a str {
    let (_, rest) = style.split_once(&format!("#let {name} = rgb(\"")).expect("the token");
    &rest[..7]
}
