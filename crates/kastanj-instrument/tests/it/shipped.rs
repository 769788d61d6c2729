//! The questionnaires that come with the program keep the rules of the house.

use std::collections::BTreeSet;

use kastanj_instrument::{
    Item, ItemKind, Library, Measure, Occasion, Part, PublishedList, Questionnaire,
    QuestionnaireId, SHIPPED, ScoreId, ShippingLevel, State, Travels, Variant, VariantId, checksum,
    forbidden_words, parse,
};
use kastanj_language::Lang;

fn questionnaire(name: &str) -> Questionnaire {
    let id = QuestionnaireId { name: name.to_owned(), version: 1 };
    Library::shipped().get(&id).expect("shipped").clone()
}

fn variant<'q>(questionnaire: &'q Questionnaire, id: &str) -> &'q Variant {
    questionnaire.variant(&VariantId(id.to_owned())).expect(id)
}

fn items<'q>(questionnaire: &'q Questionnaire, variant: &'q Variant) -> Vec<&'q Item> {
    questionnaire.sections_of(variant).flat_map(|section| &section.items).collect()
}

#[test]
fn every_shipped_file_parses() {
    for (file, source) in SHIPPED {
        if let Err(diagnostics) = parse(file, source) {
            panic!("{}", diagnostics.iter().map(|d| format!("{d}\n")).collect::<String>());
        }
    }
    assert_eq!(Library::shipped().questionnaires().count(), SHIPPED.len());
}

#[test]
fn both_are_free_drafts() {
    for questionnaire in Library::shipped().questionnaires() {
        assert_eq!(questionnaire.state, State::Draft);
        assert_eq!(questionnaire.permission.level, ShippingLevel::Full);
        assert_eq!(questionnaire.permission.licence, "CC-BY-4.0");
    }
}

#[test]
fn part_one_has_three_forms_of_two_pages_with_the_same_first_page() {
    let part = questionnaire("del-1");
    assert_eq!(part.part, Part::Research);
    let ids: Vec<&str> = part.variants.iter().map(|variant| variant.id.0.as_str()).collect();
    assert_eq!(ids, ["before", "after", "follow-up"]);
    let first = &part.variants[0].pages[0];
    for (variant, occasion) in part.variants.iter().zip(Occasion::ALL) {
        assert_eq!(variant.pages.len(), 2);
        assert_eq!(variant.pages[0], *first);
        assert_eq!(variant.occasions, [occasion]);
    }
}

#[test]
fn part_one_scores_seventeen_items_in_three_groups() {
    let part = questionnaire("del-1");
    let counts = [("total", 17, 14), ("grepp", 7, 6), ("maende", 5, 4), ("nara", 5, 4)];
    for (id, items, least) in counts {
        let rule = part.score(&ScoreId(id.to_owned())).expect(id);
        assert_eq!((rule.items.len(), rule.least_answered), (items, least), "{id}");
        assert!(rule.higher_is_better);
        assert_eq!(rule.range, (0.0, 100.0));
        assert_eq!(rule.primary, id == "total");
    }
    let total = part.primary_score().expect("primary");
    let parts: Vec<_> = part
        .scores
        .iter()
        .filter(|rule| !rule.primary)
        .flat_map(|rule| rule.items.clone())
        .collect();
    assert_eq!(total.items, parts);
    for id in &total.items {
        let item = part.item(id).expect("item");
        assert_eq!(item.travels, Travels::Hub);
        assert_eq!(item.scale(), Some("agree"));
    }
}

/// No item is reversed: every score has one direction, and the one scale of
/// the scored items rises from *stämmer inte alls* (0) to *stämmer helt* (4).
#[test]
fn the_scale_rises_for_every_scored_item() {
    for questionnaire in Library::shipped().questionnaires() {
        let scale = questionnaire.scale("agree").expect("agree");
        assert_eq!(scale.measure, Measure::Steps);
        let codes: Vec<i16> = scale.options.iter().map(|option| option.code.0).collect();
        assert_eq!(codes, [0, 1, 2, 3, 4]);
        assert_eq!(scale.options[0].label.sv, "stämmer inte alls");
        assert_eq!(scale.options[4].label.sv, "stämmer helt");
    }
    // No statement of the scale denies anything, which would turn it around.
    let denials = ["inte", "aldrig", "ingen", "inget", "utan", "svårt", "not", "never", "without"];
    for questionnaire in Library::shipped().questionnaires() {
        let part = questionnaire.part;
        for item in questionnaire.sections.iter().flat_map(|section| &section.items) {
            if item.scale() != Some("agree") || part != Part::Research {
                continue;
            }
            for lang in Lang::ALL {
                let stem = item.stem.get(lang).to_lowercase();
                let denied =
                    stem.split(|c: char| !c.is_alphabetic()).find(|word| denials.contains(word));
                assert_eq!(denied, None, "{}: {stem}", item.id);
            }
        }
    }
}

#[test]
fn the_first_page_fits_one_line_per_question() {
    let part = questionnaire("del-1");
    let before = variant(&part, "before");
    for name in &before.pages[0].sections {
        for item in &part.section(name).expect("section").items {
            let letters = item.stem.sv.chars().count();
            let most = if item.scale() == Some("agree") { 45 } else { 70 };
            assert!(letters <= most, "{} has {letters} characters", item.id);
        }
    }
}

#[test]
fn the_second_page_asks_what_each_occasion_needs() {
    let part = questionnaire("del-1");
    let second = |id: &str| -> Vec<&str> {
        variant(&part, id).pages[1].sections.iter().map(String::as_str).collect()
    };
    assert_eq!(second("before"), ["background", "behaviour", "strip"]);
    assert_eq!(second("after"), ["contact", "behaviour", "strip"]);
    assert_eq!(second("follow-up"), ["since", "behaviour", "strip"]);
    let count = |id: &str| part.section(id).expect(id).items.len();
    assert_eq!((count("background"), count("contact"), count("behaviour")), (5, 4, 2));
    let strip = part.section("strip").expect("strip");
    assert!(strip.fold_off && strip.items.iter().all(|item| item.travels == Travels::Never));
    let open = strip.items.iter().filter(|item| matches!(item.kind, ItemKind::Open { .. }));
    assert_eq!(open.count(), 1);
}

#[test]
fn confidence_has_eleven_numbers_with_words_at_both_ends() {
    let part = questionnaire("del-1");
    let scale = part.scale("confidence").expect("scale");
    assert_eq!(scale.options.len(), 11);
    assert!(scale.low_end.is_some() && scale.high_end.is_some());
    let scored: BTreeSet<_> = part.scores.iter().flat_map(|rule| &rule.items).collect();
    assert!(scored.iter().all(|id| !["confidence"].contains(&id.0.as_str())));
}

#[test]
fn part_two_has_six_loose_sheets_that_stay_in_the_service() {
    let part = questionnaire("del-2");
    assert_eq!(part.part, Part::AddedValue);
    assert_eq!(part.variants.len(), 6);
    assert!(part.scores.is_empty());
    for variant in &part.variants {
        assert_eq!(variant.pages.len(), 1, "{}", variant.id);
        assert_eq!(variant.occasions, Occasion::ALL);
        assert!(variant.margin.is_some());
        let items = items(&part, variant);
        assert!(items.iter().all(|item| item.travels == Travels::Service));
        let talk: Vec<_> = items.iter().filter(|item| item.id.0.starts_with("talk-")).collect();
        assert_eq!(talk.len(), 1, "{}", variant.id);
        let scale = talk[0].scale().and_then(|scale| part.scale(scale)).expect("scale");
        assert!(scale.is_tick());
        let next = items.iter().filter(|item| item.id.0.starts_with("next-")).count();
        assert_eq!(next, 1, "{}", variant.id);
        let boxes = items.iter().filter(|item| item.scale().is_some()).count() - 1;
        let written = items.iter().filter(|item| item.scale().is_none()).count() - 1;
        if variant.id.0 == "my-goals" {
            assert_eq!((boxes, written), (6, 4), "three goals, three rows, three more, a box");
        } else {
            assert!((8..=9).contains(&boxes), "{} has {boxes}", variant.id);
            assert_eq!(written, 1, "{}", variant.id);
        }
    }
}

#[test]
fn every_text_stands_in_both_languages() {
    for questionnaire in Library::shipped().questionnaires() {
        for item in questionnaire.sections.iter().flat_map(|section| &section.items) {
            for text in [&item.stem, &item.because] {
                assert!(!text.sv.is_empty() && !text.en.is_empty(), "{}", item.id);
                assert_ne!(text.sv, text.en, "{}", item.id);
            }
        }
    }
}

#[test]
fn part_one_holds_no_forbidden_word_anywhere_in_the_file() {
    let (_, source) = SHIPPED[0];
    for line in source.lines().filter(|line| !line.trim_start().starts_with('#')) {
        assert_eq!(forbidden_words(line), [], "{line}");
    }
    // The test can fail: one planted word is found.
    assert_eq!(forbidden_words("Frågor från KAST").len(), 1);
}

#[test]
fn a_form_says_why_who_reads_and_that_skipping_is_fine() {
    for questionnaire in Library::shipped().questionnaires() {
        for variant in &questionnaire.variants {
            assert!(variant.intro.sv.contains("hoppa över"), "{}", variant.id);
            assert!(variant.intro.en.contains("skip"), "{}", variant.id);
            assert!(variant.intro.sv.matches('.').count() <= 3, "{}", variant.id);
        }
    }
}

#[test]
fn published_versions_are_unchanged() {
    let list = PublishedList::shipped();
    for (file, source) in SHIPPED {
        let read = parse(file, source).expect("parses");
        assert!(list.allows(&read.id, &read.checksum), "{file} was edited after publication");
        let listed = list.checksum_of(&read.id).is_some();
        assert_eq!(listed, read.state == State::Published, "{file}: state and list disagree");
    }
}

#[test]
fn an_edited_published_version_is_noticed() {
    let list =
        PublishedList::parse("list.toml", "[published]\n\"del-1@1\" = \"AB12\"").expect("list");
    let id = QuestionnaireId { name: "del-1".to_owned(), version: 1 };
    assert!(list.allows(&id, "ab12"));
    assert!(!list.allows(&id, "ab13"));
    let other = QuestionnaireId { name: "del-1".to_owned(), version: 2 };
    assert!(list.allows(&other, "ab13"));
    let broken = PublishedList::parse("list.toml", "[published").expect_err("not TOML");
    assert_eq!((broken[0].file.as_str(), broken[0].line), ("list.toml", 1));
}

#[test]
fn checksums_do_not_depend_on_line_ends() {
    assert_eq!(checksum("a\r\nb\n"), checksum("a\nb\n"));
    assert_ne!(checksum("a\nb\n"), checksum("a\nc\n"));
    // SHA-256 of the empty text [FIPS 180-4 examples].
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(checksum(""), empty);
}
