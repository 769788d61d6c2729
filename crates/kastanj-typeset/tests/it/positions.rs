use kastanj_typeset::{TypesetError, compile};

use super::document;

#[test]
fn a_mark_tells_page_and_place() {
    let body = "#set page(paper: \"a4\", margin: 0mm)\n\
        #place(dx: 20mm, dy: 30mm, [#metadata(\"a\")<here>])\n#pagebreak()\n\
        #place(dx: 1mm, dy: 2mm, [#metadata(\"b\")<here>])";
    let pages = compile(document(body)).expect("sound source");
    let places = pages.positions("here");
    assert_eq!(places.len(), 2);
    let told: Vec<(&str, usize)> = places.iter().map(|p| (p.id.as_str(), p.page)).collect();
    assert_eq!(told, [("a", 1), ("b", 2)]);
    assert!((places[0].x_mm - 20.0).abs() < 1e-6 && (places[0].y_mm - 30.0).abs() < 1e-6);
    assert!(pages.positions("elsewhere").is_empty());
}

#[test]
fn a_raster_shows_what_stands_there() {
    let body = "#set page(width: 20mm, height: 10mm, margin: 0mm)\n\
        #place(rect(width: 10mm, height: 10mm, fill: black))";
    let pages = compile(document(body)).expect("sound source");
    let raster = pages.raster(1, 254).expect("a page");
    assert_eq!((raster.width, raster.height, raster.pixels.len()), (200, 100, 20_000));
    assert_eq!((raster.pixels[50 * 200 + 50], raster.pixels[50 * 200 + 150]), (0, 255));
    assert_eq!(pages.raster(2, 100), Err(TypesetError::NoSuchPage { page: 2, pages: 1 }));
    assert_eq!(pages.raster(1, 0), Err(TypesetError::Resolution(0)));
}
