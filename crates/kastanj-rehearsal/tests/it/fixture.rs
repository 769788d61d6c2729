//! A page printed straight from a layout, without any typesetting.

use image::Luma;
use kastanj_instrument::{AnswerCode, BoxMeaning, ItemId};
use kastanj_paper::{BoxPlace, FormLayout, PageLayout, PointMm, RectMm};
use kastanj_rehearsal::PageRaster;

/// Seventeen questions of five options and *vill inte svara*, as on the first page of Part I.
pub(crate) fn page_layout() -> PageLayout {
    let meanings: Vec<BoxMeaning> = (0..5)
        .map(|code| BoxMeaning::Code(AnswerCode(code)))
        .chain([BoxMeaning::Declined])
        .collect();
    let mut boxes = Vec::new();
    for question in 0..17 {
        for (column, meaning) in meanings.iter().enumerate() {
            let gap = if column == 5 { 4.0 } else { 0.0 };
            boxes.push(BoxPlace {
                item: ItemId(format!("fraga-{question:02}")),
                meaning: *meaning,
                place: RectMm {
                    x: 110.0 + 11.0 * column as f64 + gap,
                    y: 60.0 + 10.0 * f64::from(question),
                    width: FormLayout::BOX_MM,
                    height: FormLayout::BOX_MM,
                },
            });
        }
    }
    PageLayout {
        page: 1,
        fiducials: [(12.0, 12.0), (198.0, 12.0), (198.0, 285.0), (12.0, 285.0)]
            .map(|(x, y)| PointMm { x, y }),
        ticks: (1..7)
            .flat_map(|at| [12.0, 198.0].map(|x| PointMm { x, y: 12.0 + 40.0 * f64::from(at) }))
            .collect(),
        codes: [(170.0, 18.0), (20.0, 258.0)].map(|(x, y)| RectMm {
            x,
            y,
            width: 18.0,
            height: 18.0,
        }),
        boxes,
        multiple: Vec::new(),
        writing: vec![RectMm { x: 45.0, y: 240.0, width: 140.0, height: 30.0 }],
        variable: Vec::new(),
        grid: None,
    }
}

fn rect(raster: &mut PageRaster, rect: RectMm, grey: u8) {
    let scale = raster.per_mm();
    let to = |mm: f64| (mm * scale).round() as u32;
    for y in to(rect.y)..to(rect.y + rect.height) {
        for x in to(rect.x)..to(rect.x + rect.width) {
            raster.image.put_pixel(x, y, Luma([grey]));
        }
    }
}

fn square(raster: &mut PageRaster, centre: PointMm, side: f64, grey: u8) {
    let place =
        RectMm { x: centre.x - side / 2.0, y: centre.y - side / 2.0, width: side, height: side };
    rect(raster, place, grey);
}

/// The layout as black print on white paper.
pub(crate) fn printed(layout: &PageLayout, dpi: f64) -> PageRaster {
    let mut raster = PageRaster::blank_a4(dpi);
    for (at, fiducial) in layout.fiducials.iter().enumerate() {
        square(&mut raster, *fiducial, 6.0, 0);
        square(&mut raster, *fiducial, 6.0 * 5.0 / 7.0, 255);
        square(&mut raster, *fiducial, 6.0 * 3.0 / 7.0, 0);
        if at == 0 {
            square(&mut raster, *fiducial, 6.0 / 7.0, 255);
        }
    }
    for tick in &layout.ticks {
        rect(&mut raster, RectMm { x: tick.x - 2.0, y: tick.y - 0.3, width: 4.0, height: 0.6 }, 0);
    }
    for place in &layout.boxes {
        rect(&mut raster, place.place, 128);
        let line = FormLayout::BOX_LINE_MM;
        let inner = RectMm {
            x: place.place.x + line,
            y: place.place.y + line,
            width: place.place.width - 2.0 * line,
            height: place.place.height - 2.0 * line,
        };
        rect(&mut raster, inner, 255);
    }
    raster
}
