//! Forms that others printed: their boxes are found, their scans read or refused.

use kastanj_language::Lang;
use kastanj_paper::{ForeignOutcome, ForeignReason, ForeignRefusal, GrayPage, MarkClass, RectMm};
use kastanj_rehearsal::pen::StrokeModel;
use kastanj_rehearsal::scanner::{Degradation, Preset, blank_page, collage};
use kastanj_rehearsal::{Chance, PageRaster};

use crate::foreign_stage::{Foreign, Tally, pdf_of, read, scanned, scanner};
use crate::stage;

#[test]
fn boxes_of_a_typeset_form_are_found_and_grouped() {
    let survey = Foreign::survey();
    let sizes: Vec<Vec<usize>> = survey
        .form
        .pages
        .iter()
        .map(|page| page.questions.iter().map(|question| question.boxes.len()).collect())
        .collect();
    assert_eq!(sizes[0], [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 2, 4]);
    assert_eq!(sizes[1], [4, 3, 4, 4, 4, 4, 4, 4]);
    let widths: Vec<f64> = survey.form.pages[1].boxes.iter().map(|one| one.place.width).collect();
    assert!((widths[0] - 4.2).abs() < 0.1, "circles with their line: {widths:?}");
    assert!((widths[10] - 3.25).abs() < 0.1, "small boxes: {widths:?}");
}

#[test]
fn every_box_is_right_however_the_page_lies() {
    let survey = Foreign::survey();
    let mut tally = Tally::default();
    let ways = [
        scanner(300.0, 0.0, 1.0, 0),
        scanner(200.0, 1.5, 0.95, 0),
        scanner(300.0, -1.5, 0.95, 2),
        scanner(200.0, 0.5, 1.0, 1),
        scanner(200.0, -0.5, 0.97, 3),
    ];
    for (number, how) in ways.iter().enumerate() {
        for at in 0..2 {
            let seed = 40 + number as u64;
            let (raster, truth) = survey.filled(at, StrokeModel::Tuning, seed);
            let outcome = survey.reader.read(&scanned(&raster, how, seed), None);
            let reading = read(outcome.clone());
            assert!(reading.geometry.residual_p95_mm < 0.3, "{:?}", reading.geometry);
            tally.add(&outcome, &survey.form.pages[at], &truth);
        }
    }
    assert_eq!(
        (tally.refused, tally.wrong_page, tally.wrong, tally.other_class),
        (0, 0, 0, 0),
        "{tally:?}"
    );
}

#[test]
fn what_is_not_the_form_is_refused() {
    let survey = Foreign::survey();
    let other = Foreign::other();
    let straight = scanner(300.0, 0.4, 0.98, 0);
    let reason = |page| match survey.reader.read(&page, None) {
        ForeignOutcome::Refused(refusal) => refusal.reason,
        ForeignOutcome::Read(reading) => panic!("read as page {}", reading.page),
    };
    let (filled, _) = other.filled(0, StrokeModel::Tuning, 5);
    let seen = reason(scanned(&filled, &straight, 5));
    assert!(matches!(seen, ForeignReason::OtherForm | ForeignReason::GeometryUnverified));
    assert_eq!(reason(scanned(&blank_page(300.0), &straight, 6)), ForeignReason::BlankPage);
    let cut = collage(&survey.printed[0], 120.0, (0.0, 6.0));
    let seen = reason(scanned(&cut, &straight, 7));
    assert!(matches!(seen, ForeignReason::OtherForm | ForeignReason::GeometryUnverified));
    let coarse = scanned(&survey.printed[0], &scanner(72.0, 0.0, 1.0, 0), 8);
    assert_eq!(reason(coarse), ForeignReason::TooCoarse);
}

#[test]
fn a_page_in_a_mirror_is_called_so() {
    let survey = Foreign::survey();
    for turns in [0, 1] {
        let (raster, _) = survey.filled(0, StrokeModel::Tuning, 31);
        let scan = scanned(&raster, &scanner(200.0, 0.4, 1.0, turns), 31);
        let wide = scan.width() as usize;
        let rows = scan.pixels().chunks(wide).flat_map(|row| row.iter().rev().copied());
        let pixels = rows.collect();
        let mirrored = GrayPage::new(scan.width(), scan.height(), pixels, scan.dpi());
        match survey.reader.read(&mirrored.expect("a page"), None) {
            ForeignOutcome::Refused(refusal) => {
                assert_eq!(refusal.reason, ForeignReason::Mirrored);
                assert!(refusal.explain(Lang::Sv).contains("spegelvänd"));
            }
            ForeignOutcome::Read(reading) => panic!("read as page {}", reading.page),
        }
    }
}

/// A page of another version, filled in, as an office scanner sees it; refused by the reader of the
/// first version.
fn other_version(
    survey: &Foreign,
    at: usize,
    seed: u64,
    changes: &[(&str, &str)],
) -> ForeignRefusal {
    let other = Foreign::survey_with(changes);
    let (raster, _) = other.filled(at, StrokeModel::Tuning, seed);
    let how = Degradation::draw(Preset::Office, &mut Chance::new(seed, "other version"));
    match survey.reader.read(&scanned(&raster, &how, seed), None) {
        ForeignOutcome::Refused(refusal) => refusal,
        ForeignOutcome::Read(reading) => {
            panic!("{changes:?} read as page {}, {:?}", reading.page, reading.geometry)
        }
    }
}

#[test]
fn a_scale_that_runs_the_other_way_is_another_form() {
    let survey = Foreign::survey();
    let words = "[Aldrig], [Sällan], [Ibland], [Ofta], [Alltid]";
    let turned = "[Alltid], [Ofta], [Ibland], [Sällan], [Aldrig]";
    let refusal = other_version(&survey, 0, 1, &[(words, turned)]);
    assert_eq!((refusal.reason, refusal.page), (ForeignReason::OtherPrint, Some(1)));
    // The headings stand 42 mm down; the first question is the nearest.
    let heading = |place: &RectMm| (38.0..48.0).contains(&place.y) && place.x > 110.0;
    assert!(refusal.differences.iter().all(|one| heading(&one.place)), "{refusal:?}");
    assert_eq!(refusal.differences[0].question.as_deref(), Some("q1"));
    let (sv, en) = (refusal.explain(Lang::Sv), refusal.explain(Lang::En));
    assert!(sv.contains("mm uppifrån, närmast frågan q1"), "{sv}");
    assert!(en.contains("mm from the top, nearest to the question q1"), "{en}");
    let refusal = other_version(&survey, 1, 2, &[("[1], [2], [3], [4]", "[4], [3], [2], [1]")]);
    assert_eq!((refusal.reason, refusal.page), (ForeignReason::OtherPrint, Some(2)));
}

#[test]
fn one_question_in_other_words_is_another_form() {
    let survey = Foreign::survey();
    let changes = [
        ("Jag kan säga nej", "Jag vågar säga ifrån", "q8"),
        ("Jag sover gott om natten", "Jag sover illa om natten", "q1"),
        ("mig trygg hemma", "mig otrygg hemma", "q4"),
        ("Ja #h(9mm) #ruta() Nej", "Nej #h(9mm) #ruta() Ja", "q11"),
    ];
    for (seed, (old, new, question)) in (10..).zip(changes) {
        let refusal = other_version(&survey, 0, seed, &[(old, new)]);
        assert_eq!(refusal.reason, ForeignReason::OtherPrint, "{new}: {refusal:?}");
        let named = refusal.differences.iter().any(|one| one.question.as_deref() == Some(question));
        assert!(named, "{new}: {refusal:?}");
    }
}

#[test]
fn a_question_that_has_moved_is_another_form() {
    let survey = Foreign::survey();
    let moved = [
        (
            0,
            "\"Jag kan säga nej\", \"Jag ber om hjälp\"",
            "\"Jag ber om hjälp\", \"Jag kan säga nej\"",
        ),
        (1, "*Var bor du?*", "#v(2mm) *Var bor du?*"),
    ];
    for (seed, (at, old, new)) in (20..).zip(moved) {
        let refusal = other_version(&survey, at, seed, &[(old, new)]);
        let reasons = [ForeignReason::OtherPrint, ForeignReason::GeometryUnverified];
        assert!(reasons.contains(&refusal.reason), "{new}: {refusal:?}");
    }
}

#[test]
fn plenty_of_handwriting_is_no_other_form() {
    let survey = Foreign::survey();
    for seed in 0..8_u64 {
        let at = usize::from(seed % 2 == 1);
        let mut chance = Chance::new(seed, "where somebody writes");
        // Over, beside and between the print.
        let notes = (0..14).map(|_| RectMm {
            x: chance.between(10.0, 120.0),
            y: chance.between(15.0, 260.0),
            width: chance.between(30.0, 70.0),
            height: chance.between(8.0, 17.0),
        });
        let (raster, _) = survey.written_on(at, StrokeModel::Tuning, 700 + seed, notes.collect());
        let how = Degradation::draw(Preset::Office, &mut Chance::new(seed, "notes"));
        let reading = read(survey.reader.read(&scanned(&raster, &how, seed), None));
        assert_eq!(reading.page, at + 1);
    }
}

/// A form of which most is lines to write on, solid and dotted, and a table with rules from edge to edge.
const RULED: &str = r##"
#set page(margin: (x: 14mm, y: 16mm))
= Anmälan om stöd
*Bor du ensam?* #h(6mm) #ruta() Ja #h(9mm) #ruta() Nej
#v(3mm)
*Vem får vi ringa?*
#for _ in range(4) [#v(6mm) #line(length: 100%, stroke: 0.5pt)]
#v(5mm)
*Hur ofta vill du träffas?* #h(6mm) #ruta() varje vecka #h(6mm) #ruta() varje månad #h(6mm) #ruta() mer sällan
#for _ in range(3) [#v(6mm) #line(length: 100%, stroke: (thickness: 0.7pt, dash: (0.7pt, 0.9pt)))]
#v(6mm)
#table(columns: (1fr, 16mm, 16mm, 16mm), inset: 2.4mm, stroke: 0.5pt, align: (x, y) => if x == 0 { left } else { center },
  [Det här gäller mig], [Ja], [Nej], [Vet inte],
  ..for r in ("Jag har arbete", "Jag har barn hemma", "Jag har egen bostad", "Jag har körkort") { (r, ..range(3).map(_ => ruta())) })
#v(5mm)
*Annat som vi ska veta:*
#for _ in range(4) [#v(6mm) #line(length: 100%, stroke: 0.3pt)]
"##;

/// A form of which almost everything is lines at one distance, more than a dirty glass ever draws.
const ALL_LINES: &str = r##"
#set page(margin: (x: 12mm, y: 14mm))
= Anteckningar efter samtalet
*Var det första gången?* #h(6mm) #ruta() Ja #h(9mm) #ruta() Nej
#for n in range(7) [#v(5mm) Med egna ord, punkt #(n + 1) #for _ in range(3) [#v(6mm) #line(length: 100%, stroke: 0.5pt)]]
"##;

/// A form of which more is dashed lines over all of its width than words.
const DASHED: &str = r##"
#set page(margin: (x: 10mm, y: 14mm))
= Anmälan om stöd
*Bor du ensam?* #h(6mm) #ruta() Ja #h(9mm) #ruta() Nej #v(3mm)
*Vad behöver du?* #h(6mm) #ruta() samtal #h(6mm) #ruta() rådgivning #h(6mm) #ruta() annat
#for n in range(3) [#v(4mm) Beskriv med egna ord, punkt #(n + 1) #for _ in range(6) [#v(4mm) #line(length: 100%, stroke: (thickness: 0.5pt, dash: (0.8pt, 0.8pt)))]]
#v(4mm)
#table(columns: (1fr, 1fr, 1fr), inset: 2mm, stroke: 0.5pt, ..for n in range(5) { ([Rad #(n + 1)], [], []) })
"##;

#[test]
fn a_dashed_line_tells_nothing_of_where_it_lies_along_itself() {
    let dashed = Foreign::of(&pdf_of(DASHED));
    for (at, skew) in [0.3, 0.7, -0.7, -1.2, 2.0].into_iter().enumerate() {
        let how = scanner(300.0, skew, 0.98, 0);
        let scan = scanned(&dashed.printed[0], &how, 40 + at as u64);
        let reading = read(dashed.reader.read(&scan, None));
        let residual = reading.geometry.residual_p95_mm;
        assert!(residual < 0.3, "{skew}: {residual}");
        assert!(reading.boxes.iter().all(|one| one.class == MarkClass::Empty), "{reading:?}");
    }
}

/// The picture darkened where a dirty glass draws lines down it, 0.3 mm wide.
fn with_streaks(page: &GrayPage, at_mm: &[f64], across: bool) -> GrayPage {
    let (wide, high) = (page.width() as usize, page.height() as usize);
    let per_mm = if across { high as f64 / 297.0 } else { wide as f64 / 210.0 };
    let mut pixels = page.pixels().to_vec();
    for at in at_mm {
        let from = (at * per_mm) as usize;
        for line in from..from + (0.3 * per_mm).ceil() as usize {
            for along in 0..if across { wide } else { high } {
                let place = if across { line * wide + along } else { along * wide + line };
                pixels[place] = pixels[place].min(120);
            }
        }
    }
    GrayPage::new(page.width(), page.height(), pixels, page.dpi()).expect("a page")
}

#[test]
fn lines_to_write_on_are_no_streaks_of_a_scanner() {
    let ruled = Foreign::of(&pdf_of(RULED));
    let page = &ruled.form.pages[0];
    // The blank as its own scan, as straight as a page can lie, and the same turned by a quarter.
    let straight = |raster: &PageRaster| stage::gray(&raster.image, 300.0);
    let reading = read(ruled.reader.read(&straight(&ruled.printed[0]), None));
    assert!(reading.boxes.iter().all(|one| one.class == MarkClass::Empty), "{reading:?}");
    let mut tally = Tally::default();
    for seed in 0..4_u64 {
        let (raster, truth) = ruled.filled(0, StrokeModel::Tuning, 60 + seed);
        let lying = straight(&raster);
        // A scanner's own streaks are still taken out, beside lines that the form has.
        let middle = |at: usize| page.boxes[at].place.centre();
        let dirty = with_streaks(&lying, &[middle(2).x, 188.0], false);
        let turned = scanner(300.0, 0.0, 1.0, 1);
        let sideways = with_streaks(&lying, &[middle(3).y + 1.0], true);
        for scan in [lying, dirty, scanned(&raster, &turned, seed), sideways] {
            tally.add(&ruled.reader.read(&scan, None), page, &truth);
        }
    }
    assert_eq!((tally.refused, tally.wrong), (0, 0), "{tally:?}");
    assert!(tally.questions_doubtful * 10 <= tally.questions, "{tally:?}");
    let all_lines = Foreign::of(&pdf_of(ALL_LINES));
    let reading = read(all_lines.reader.read(&straight(&all_lines.printed[0]), None));
    assert!(reading.geometry.residual_p95_mm < 0.1, "{:?}", reading.geometry);
    // Another form with as many lines is refused all the same.
    let other =
        Foreign::of(&pdf_of(&RULED.replace("range(4)", "range(3)").replace("Jag har", "Vi får")));
    let outcome = ruled.reader.read(&straight(&other.printed[0]), None);
    assert!(matches!(outcome, ForeignOutcome::Refused(_)), "{outcome:?}");
}

/// `KASTANJ_FOREIGN_PAGES` sets the number of pages; the figures are printed.
#[test]
#[expect(clippy::print_stdout, reason = "the figures of a longer run are its result")]
fn office_scans_are_read_without_a_wrong_box() {
    let wanted = std::env::var("KASTANJ_FOREIGN_PAGES").ok().and_then(|text| text.parse().ok());
    let survey = Foreign::survey();
    let mut tally = Tally::default();
    for seed in 0..wanted.unwrap_or(16_u64) {
        let at = usize::from(seed % 2 == 1);
        let (raster, truth) = survey.filled(at, StrokeModel::Tuning, 900 + seed);
        let mut draw = Chance::new(seed, "foreign office");
        let how = Degradation::draw(Preset::Office, &mut draw);
        let outcome = survey.reader.read(&scanned(&raster, &how, seed), None);
        tally.add(&outcome, &survey.form.pages[at], &truth);
    }
    println!("{tally:?}");
    assert_eq!((tally.wrong_page, tally.wrong), (0, 0), "{tally:?}");
    assert!(tally.refused * 50 <= tally.pages, "{tally:?}");
    assert!(tally.questions_doubtful * 10 <= tally.questions, "{tally:?}");
}
