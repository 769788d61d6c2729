//! Who answers a crisis number: words of the service, beside those that the program proposes.

use kastanj_language::{Lang, Text, tr};

/// Labels that the program proposes at the first start, each with its number.
pub(crate) fn proposed() -> Vec<(Text, &'static str)> {
    let text = |label: fn(Lang) -> String| Text { sv: label(Lang::Sv), en: label(Lang::En) };
    vec![
        (text(|lang| tr!(lang, "web-start-112")), "112"),
        (text(|lang| tr!(lang, "web-start-1177")), "1177"),
    ]
}

/// A label in both languages. Where one is left empty it says what the program proposes for the
/// other, or the same as the other.
pub(crate) fn label(sv: &str, en: &str) -> Option<Text> {
    if sv.is_empty() && en.is_empty() {
        return None;
    }
    let typed = if sv.is_empty() { en } else { sv };
    let known = proposed().into_iter().map(|(text, _)| text);
    let same = known.into_iter().find(|text| text.sv == typed || text.en == typed);
    let other = same.unwrap_or_else(|| Text { sv: typed.to_owned(), en: typed.to_owned() });
    let or = |one: &str, other: String| if one.is_empty() { other } else { one.to_owned() };
    Some(Text { sv: or(sv, other.sv), en: or(en, other.en) })
}

/// Who answers, in one language. A label that says the same in both, as an earlier version kept
/// it, is translated where it is one that the program had proposed.
pub(crate) fn who_answers(who: &Text, lang: Lang) -> String {
    let same = || label(&who.sv, "").map(|text| text.get(lang).to_owned());
    let translated = if who.sv == who.en { same() } else { None };
    translated.unwrap_or_else(|| who.get(lang).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(sv: &str, en: &str) -> Text {
        Text { sv: sv.to_owned(), en: en.to_owned() }
    }

    #[test]
    fn what_the_program_proposes_is_translated_and_what_a_service_types_is_kept() {
        let (danger, _) = &proposed()[0];
        assert_ne!(danger.sv, danger.en);
        assert_eq!(label(&danger.sv, "").as_ref(), Some(danger));
        assert_eq!(label("", &danger.en).as_ref(), Some(danger));
        assert_eq!(label("Jourtelefonen", ""), Some(text("Jourtelefonen", "Jourtelefonen")));
        assert_eq!(label("Akut", "Emergency"), Some(text("Akut", "Emergency")));
        assert_eq!(label("", ""), None);
        let as_before = text(&danger.sv, &danger.sv);
        assert_eq!(who_answers(&as_before, Lang::En), danger.en);
        assert_eq!(who_answers(&as_before, Lang::Sv), danger.sv);
        assert_eq!(who_answers(&text("Akut", "Akut"), Lang::En), "Akut");
        assert_eq!(who_answers(&text("Akut", "Emergency"), Lang::En), "Emergency");
    }
}
