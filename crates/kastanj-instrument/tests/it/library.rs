//! The library of forms: found by name and by tag, never ambiguous.

use std::collections::BTreeMap;

use kastanj_instrument::{
    FormKey, Library, LibraryError, Questionnaire, QuestionnaireId, VariantId, form_keys, parse,
};
use kastanj_language::{Explain, Lang};

const SMALL: &str = include_str!("small.toml");

fn small(variant: &str) -> Questionnaire {
    let text = SMALL.replacen("id = \"before\"", &format!("id = \"{variant}\""), 1);
    parse("small.toml", &text).expect("sound")
}

#[test]
fn every_form_is_found_by_its_tag() {
    let library = Library::shipped();
    let mut forms = 0;
    for questionnaire in library.questionnaires() {
        for key in form_keys(questionnaire) {
            assert_eq!(library.form(key.tag()), Some(&key));
            let (found, variant) = library.resolve(&key).expect("resolves");
            assert_eq!((&found.id, &variant.id), (&key.questionnaire, &key.variant));
            forms += 1;
        }
    }
    assert_eq!(forms, 2 * (3 + 6), "nine forms in two languages");
    assert_eq!(library.forms().count(), forms);
}

#[test]
fn a_services_own_questionnaire_joins() {
    let mut library = Library::shipped();
    assert_eq!(library.add(small("before")), Ok(()));
    assert_eq!(library.add(small("before")), Ok(()), "the same text again");
    assert!(library.newest("small").is_some());
    let error = library.add(small("other")).expect_err("same version, other text");
    assert!(matches!(error, LibraryError::OtherText { .. }));
    assert!(error.explain(Lang::Sv).contains("small@1"));
    assert!(error.explain(Lang::En).contains("small@1"));
}

/// Two variant names whose Swedish forms share a tag, found by trying.
fn colliding_names() -> (String, String) {
    let questionnaire = QuestionnaireId { name: "small".to_owned(), version: 1 };
    let mut seen = BTreeMap::new();
    for number in 0_u32..100_000 {
        let name = format!("v{number}");
        let key = FormKey {
            questionnaire: questionnaire.clone(),
            variant: VariantId(name.clone()),
            lang: Lang::Sv,
        };
        if let Some(other) = seen.insert(key.tag(), name.clone()) {
            return (other, name);
        }
    }
    panic!("no collision among 100,000 names of 707,281 tags");
}

#[test]
fn forms_that_share_a_tag_are_refused() {
    let (one, other) = colliding_names();
    let both = SMALL.replacen("id = \"before\"", &format!("id = \"{one}\""), 1)
        + &format!(
            "\n[[variant]]\nid = \"{other}\"\ntitle = {{ sv = \"Frågor\", en = \"Questions\" }}\n\
             intro = {{ sv = \"Hej\", en = \"Hello\" }}\noccasions = [\"after\"]\n\
             pages = [[\"first\", \"strip\"]]\n"
        );
    let diagnostics = parse("small.toml", &both).expect_err("collision");
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    assert!(diagnostics[0].message.en.contains("the same tag"), "{}", diagnostics[0]);

    // Two files cannot be seen by the parser: there the library refuses.
    let mut library = Library::empty();
    let mut questionnaire = small(&one);
    assert_eq!(library.add(questionnaire.clone()), Ok(()));
    let mut twin = questionnaire.variants.remove(0);
    twin.id = VariantId(other);
    questionnaire.variants = vec![twin.clone(), {
        twin.id = VariantId(one);
        twin
    }];
    questionnaire.checksum = "another".to_owned();
    let error = Library::empty().add(questionnaire).expect_err("collision");
    assert!(matches!(error, LibraryError::TagCollision { .. }), "{error}");
    assert!(error.explain(Lang::Sv).contains("sidkoden"));
}
