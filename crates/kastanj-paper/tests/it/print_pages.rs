//! Every shipped form on its pages.

use kastanj_instrument::{Library, Occasion, Part, Travels};
use kastanj_language::Lang;
use kastanj_paper::{
    Edition, FormLayout, FormOrder, FormTemplate, PrintError, RectMm, typeset_form,
};
use kastanj_rehearsal::rasterise_pdf;

use super::print_support::{before, order, pack, part_one, with_rows};

fn inside(rect: &RectMm) -> bool {
    rect.x >= 15.0
        && rect.y >= 5.0
        && rect.x + rect.width <= FormLayout::WIDTH_MM - 15.0
        && rect.y + rect.height <= FormLayout::HEIGHT_MM - 10.0
}

fn apart(a: &RectMm, b: &RectMm) -> f64 {
    let (a, b) = (a.centre(), b.centre());
    (a.x - b.x).hypot(a.y - b.y)
}

#[test]
fn every_form_fits_its_pages_and_shows_all_its_boxes() {
    let library = Library::shipped();
    for (_, key) in library.forms() {
        let (questionnaire, variant) = library.resolve(key).expect("the form is there");
        let budget = if questionnaire.part == Part::Research { 2 } else { 1 };
        for copyable in [false, true] {
            let edition = if copyable { Edition::Copyable } else { pack([1; 10]) };
            let order = FormOrder::new(questionnaire, &variant.id, key.lang, edition);
            let layout = order.layout().unwrap_or_else(|error| panic!("{error}"));
            let layout = layout.expect("it is read by machine");
            assert_eq!(layout.pages.len(), budget, "{key}");
            let boxes: Vec<_> = layout.pages.iter().flat_map(|page| &page.boxes).collect();
            let mut expected = 0;
            for item in questionnaire.recorded_items(variant) {
                assert_ne!(item.travels, Travels::Never, "{key}: {}", item.id);
                let scale = item.scale().and_then(|name| questionnaire.scale(name)).expect("scale");
                let meanings: Vec<_> =
                    boxes.iter().filter(|place| place.item == item.id).map(|p| p.meaning).collect();
                let declined = usize::from(!scale.is_tick());
                assert_eq!(meanings.len(), scale.options.len() + declined, "{key}: {}", item.id);
                expected += meanings.len();
            }
            assert_eq!(boxes.len(), expected, "{key}: no box of the strip is in the layout");
            for page in &layout.pages {
                assert_eq!(page.grid.is_some(), copyable);
                for (index, place) in page.boxes.iter().enumerate() {
                    assert!(inside(&place.place), "{key}: {place:?}");
                    for other in &page.boxes[..index] {
                        let between = apart(&place.place, &other.place);
                        assert!(
                            between >= 8.99,
                            "{key}: {} and {}: {between}",
                            place.item,
                            other.item
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn the_one_page_minimum_is_the_same_page_on_every_occasion() {
    let questionnaire = part_one();
    let pages: Vec<_> = Occasion::ALL
        .iter()
        .filter_map(|occasion| {
            questionnaire.variants.iter().find(|variant| variant.occasions.contains(occasion))
        })
        .map(|variant| {
            let layout = order(&questionnaire, &variant.id, pack([0; 10])).layout();
            layout.expect("it fits").expect("it is read").pages.swap_remove(0).boxes
        })
        .collect();
    assert_eq!(pages.len(), 3);
    for page in &pages {
        let items: Vec<_> = page.iter().map(|place| (&place.item, place.meaning)).collect();
        let first: Vec<_> = pages[0].iter().map(|place| (&place.item, place.meaning)).collect();
        assert!(items == first, "page one differs between occasions");
    }
}

#[test]
fn too_many_questions_are_an_error_with_the_page_and_the_excess() {
    let questionnaire = with_rows(25);
    let error = typeset_form(&questionnaire, &before(), Lang::Sv, pack([0; 10])).err();
    let Some(PrintError::OverBudget { page: 1, over_mm, .. }) = error else {
        panic!("{error:?}");
    };
    assert!(over_mm > 100.0, "18 rows of 9 mm too many: {over_mm}");
}

#[test]
fn an_unknown_variant_is_an_error() {
    let questionnaire = part_one();
    let variant = kastanj_instrument::VariantId("sommar".to_owned());
    let error = typeset_form(&questionnaire, &variant, Lang::Sv, Edition::Sample).err();
    assert!(matches!(error, Some(PrintError::NoVariant { .. })), "{error:?}");
}

#[test]
fn large_print_and_samples_are_not_read_by_machine() {
    let questionnaire = part_one();
    let variant = before();
    let large = order(&questionnaire, &variant, Edition::LargePrint { sheet: None });
    let large = large.typeset().expect("large print takes the pages it needs");
    assert!(large.pages > 2 && large.layout.is_none(), "{} pages", large.pages);
    let sample = order(&questionnaire, &variant, Edition::Sample).typeset().expect("it fits");
    assert_eq!((sample.pages, sample.layout), (2, None));
}

#[test]
fn posted_sheets_keep_every_place() {
    let questionnaire = part_one();
    let variant = before();
    let contact = kastanj_paper::Contact { name: "Exempel".to_owned(), number: "000".to_owned() };
    let ordinary = FormOrder::new(&questionnaire, &variant, Lang::Sv, pack([3; 10]));
    let posted = ordinary.clone().posted(std::slice::from_ref(&contact));
    let crowd = vec![contact.clone(); 7];
    let refused = ordinary.clone().posted(&crowd).layout();
    assert!(matches!(refused, Err(PrintError::TooManyContacts { contacts: 7, .. })));
    let (ordinary, posted) = (ordinary.typeset().expect("fits"), posted.typeset().expect("fits"));
    assert!(ordinary.layout == posted.layout, "a place has moved");
    assert_ne!(ordinary.pdf, posted.pdf);
}

#[test]
fn the_stamp_of_invented_people_moves_nothing_and_stays_in_its_zone() {
    let questionnaire = part_one();
    let variant = before();
    let ordinary = FormOrder::new(&questionnaire, &variant, Lang::Sv, pack([3; 10]));
    let stamped = ordinary.clone().synthetic(true).typeset().expect("fits");
    let ordinary = ordinary.typeset().expect("fits");
    assert!(ordinary.layout == stamped.layout, "a place has moved");
    let layout = stamped.layout.expect("it is read by machine");
    let [before, after] = [&ordinary.pdf, &stamped.pdf]
        .map(|pdf| rasterise_pdf(pdf, FormTemplate::DPI).expect("drawn"));
    for ((before, after), page) in before.iter().zip(&after).zip(&layout.pages) {
        let per_mm = before.per_mm();
        let mut height = (f64::INFINITY, 0.0_f64);
        let pixels = before.image.enumerate_pixels().zip(after.image.pixels());
        for ((x, y, _), _) in pixels.filter(|((_, _, old), new)| old != new) {
            let (x, y) = ((f64::from(x) + 0.5) / per_mm, (f64::from(y) + 0.5) / per_mm);
            let within = |zone: &RectMm| {
                zone.x <= x && x <= zone.x + zone.width && zone.y <= y && y <= zone.y + zone.height
            };
            assert!(page.variable.iter().any(within), "page {}: {x} {y}", page.page);
            height = (height.0.min(y), height.1.max(y));
        }
        // Capitals of 11 points are 0.668 em high in this typeface: 2.6 mm.
        let height = height.1 - height.0;
        assert!((2.4..3.2).contains(&height), "page {}: {height} mm", page.page);
    }
}
