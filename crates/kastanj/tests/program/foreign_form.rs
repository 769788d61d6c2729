//! A form that others printed: blank to template, scan to answers, on the command line.

use std::path::PathBuf;

use image::GrayImage;
use kastanj_rehearsal::files::png;
use kastanj_rehearsal::rasterise_pdf;

use crate::runner::kastanj;

/// A check box form as an office program writes it: fields for the screen, drawn squares, words.
const BLANK: &[u8] = include_bytes!("foreign_form.pdf");

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Folder {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("blank.pdf"), BLANK).expect("written");
        Folder(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        std::fs::write(self.path(name), bytes).expect("written");
        self.path(name)
    }

    fn template(&self) -> PathBuf {
        let out = self.path("t.toml");
        let said = kastanj(["scan", "template", "from-pdf"])
            .with([self.path("blank.pdf")])
            .with([PathBuf::from("--out"), out.clone()])
            .succeeds();
        assert!(said.contains("10 boxes in 4 questions on 1 pages"), "{said}");
        out
    }
}

/// The blank as a scanner sees it, with crosses in the boxes whose middles are given in mm.
fn scan(crosses: &[(f64, f64)]) -> GrayImage {
    let mut image = rasterise_pdf(BLANK, 200.0).expect("drawn").swap_remove(0).image;
    let per_mm = 200.0 / 25.4;
    for (x, y) in crosses {
        for step in -16_i32..=16 {
            let along = f64::from(step) * 0.1;
            for (dx, dy) in [(along, along), (along, -along)] {
                for (px, py) in [(0.0, 0.0), (0.15, 0.0), (0.0, 0.15), (0.15, 0.15)] {
                    let at = ((x + dx + px) * per_mm, (y + dy + py) * per_mm);
                    image.put_pixel(at.0 as u32, at.1 as u32, image::Luma([40]));
                }
            }
        }
    }
    image
}

#[test]
fn a_blank_becomes_a_template_and_its_scan_answers() {
    let folder = Folder::new();
    let template = folder.template();
    let text = std::fs::read_to_string(&template).expect("written");
    // Radio buttons exclude one another, check boxes of different names do not.
    assert!(text.contains("one = true") && text.contains("one = false"), "{text}");
    let renamed = text.replace("id = \"q1\"", "id = \"besok\"");
    folder.write("t.toml", renamed);
    let marked = scan(&[(32.0, 92.0), (32.0, 122.0), (32.0, 132.0), (112.0, 162.0)]);
    let page = folder.write("scan.png", png(&marked).expect("a PNG"));
    let said =
        kastanj(["scan", "read", "--json", "--template"]).with([&template, &page]).succeeds();
    let json: serde_json::Value = serde_json::from_str(&said).expect("JSON alone");
    let read = &json["files"][0]["pages"][0];
    assert_eq!((&read["verified"], &read["form_page"]), (&true.into(), &1.into()), "{read}");
    assert!(read["geometry"]["residual_p95_mm"].as_f64().is_some_and(|mm| mm < 0.3));
    let marked: Vec<&str> = read["boxes"]
        .as_array()
        .expect("boxes")
        .iter()
        .filter(|one| one["class"] != "empty")
        .map(|one| one["id"].as_str().expect("a name"))
        .collect();
    assert_eq!(marked, ["q1.1", "q2.1", "q2.2", "q4.2"], "{read}");
    assert_eq!(read["questions"][0]["id"], "besok");
    assert_eq!(read["questions"][1]["chosen"], serde_json::json!(["q2.1", "q2.2"]));
    let table =
        kastanj(["scan", "read", "--template"]).with([&template, &page]).swedish().succeeds();
    assert!(table.contains("besok  q1.1") && table.contains("kryssad"), "{table}");
    assert!(table.contains("    fråga  svar") && table.contains("sannolikhet  bläck"), "{table}");
}

/// A page of A4 with these drawing operators, its text in Helvetica, which the file does not hold.
fn pdf_without_fonts(content: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
    ];
    let mut pdf = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(pdf.len());
        pdf.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let table = pdf.len();
    pdf.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        pdf.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    let end = format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    pdf.extend(end.bytes());
    pdf
}

#[test]
fn a_form_says_which_questions_take_several_and_which_fonts_it_lacks() {
    let folder = Folder::new();
    let boxes = |y: u32| {
        let squares = (0..4).map(|at| format!("{} {y} 12 12 re S", 60 + 100 * at));
        squares.collect::<Vec<_>>().join("\n")
    };
    let words = |y: u32, text: &str| format!("BT /F1 11 Tf 60 {y} Td ({text}) Tj ET");
    let mut content = vec!["0.8 w".to_owned()];
    for (at, text) in ["Bor du ensam?", "Vad har hjalpt dig? Flera svar kan stamma.", "Annat"]
        .into_iter()
        .enumerate()
    {
        let y = 760 - 120 * u32::try_from(at).expect("few");
        content.extend([words(y, text), boxes(y - 30)]);
    }
    let lines =
        (0..12).map(|at| words(380 - 25 * at, "Var svar anvands bara av den som ger stodet."));
    content.extend(lines);
    let blank = folder.write("plain.pdf", pdf_without_fonts(&content.join("\n")));
    let out = folder.path("plain.toml");
    let said = kastanj(["scan", "template", "from-pdf"])
        .with([&blank, &PathBuf::from("--out"), &out])
        .swedish()
        .succeeds();
    assert!(said.contains("Flera rutor får kryssas i: q2."), "{said}");
    assert!(said.contains("(Helvetica)") && said.contains("--blank"), "{said}");
    let text = std::fs::read_to_string(&out).expect("written");
    assert!(text.contains("blank_fonts_absent = [\"Helvetica\"]"), "{text}");
    let one: Vec<&str> = text.lines().filter(|line| line.starts_with("one = ")).collect();
    assert_eq!(one, ["one = true", "one = false", "one = true"], "{text}");
    // What is not read says that the blank may be the cause; a scan of the empty form mends it.
    let other = folder.write("other.png", png(&scan(&[])).expect("a PNG"));
    let read = |more: &[&PathBuf]| {
        kastanj(["scan", "read", "--template"]).with([&out, &other]).with(more).swedish()
    };
    let said = read(&[]).fails();
    assert!(said.contains("(Helvetica)") && said.contains("--blank"), "{said}");
    let page = rasterise_pdf(&std::fs::read(&blank).expect("written"), 200.0).expect("drawn");
    let empty = folder.write("empty.png", png(&page[0].image).expect("a PNG"));
    let said = read(&[&PathBuf::from("--blank"), &empty]).fails();
    assert!(!said.contains("Helvetica"), "{said}");
}

#[test]
fn four_points_lay_a_picture_over_the_form() {
    let folder = Folder::new();
    let template = folder.template();
    // A photograph: the page somewhere in a larger, darker picture, seen a little aslant.
    let page = scan(&[(32.0, 92.0)]);
    let (wide, high) = page.dimensions();
    let corners = [(310.0, 240.0), (1880.0, 300.0), (1850.0, 2450.0), (270.0, 2520.0)];
    let mut photo = GrayImage::from_pixel(2200, 2700, image::Luma([120]));
    for y in 0..2700_u32 {
        for x in 0..2200_u32 {
            if let Some((u, v)) = unfold(&corners, f64::from(x), f64::from(y)) {
                let at = ((u * f64::from(wide)) as u32, (v * f64::from(high)) as u32);
                photo.put_pixel(x, y, *page.get_pixel(at.0.min(wide - 1), at.1.min(high - 1)));
            }
        }
    }
    let picture = folder.write("photo.png", png(&photo).expect("a PNG"));
    let points = corners.map(|(x, y)| format!("{x},{y}")).join(",");
    let said = kastanj(["scan", "read", "--json", "--points", &points, "--template"])
        .with([&template, &picture])
        .succeeds();
    assert!(said.contains("\"q1.1\""), "{said}");
    let said = kastanj(["scan", "read", "--points", "1,2,3", "--template"])
        .with([&template, &picture])
        .fails();
    assert!(said.contains("eight numbers"), "{said}");
}

/// Where a point lies within a square seen in perspective, 0–1 each way
/// (Heckbert 1989, Fundamentals of texture mapping, 2.2.3).
fn unfold(corners: &[(f64, f64); 4], x: f64, y: f64) -> Option<(f64, f64)> {
    let [a, b, c, d] = *corners;
    let (x1, y1, x2, y2) = (b.0 - c.0, b.1 - c.1, d.0 - c.0, d.1 - c.1);
    let (sx, sy) = (a.0 - b.0 + c.0 - d.0, a.1 - b.1 + c.1 - d.1);
    let whole = x1 * y2 - x2 * y1;
    let (g, h) = ((sx * y2 - x2 * sy) / whole, (x1 * sy - sx * y1) / whole);
    let m = [b.0 - a.0 + g * b.0 - g * x, d.0 - a.0 + h * d.0 - h * x, x - a.0];
    let n = [b.1 - a.1 + g * b.1 - g * y, d.1 - a.1 + h * d.1 - h * y, y - a.1];
    let both = m[0] * n[1] - m[1] * n[0];
    let u = (m[2] * n[1] - m[1] * n[2]) / both;
    let v = (m[0] * n[2] - m[2] * n[0]) / both;
    ((0.0..1.0).contains(&u) && (0.0..1.0).contains(&v)).then_some((u, v))
}

#[test]
fn what_cannot_be_read_is_told() {
    let folder = Folder::new();
    let template = folder.template();
    let white = GrayImage::from_pixel(1654, 2339, image::Luma([255]));
    let white = folder.write("white.png", png(&white).expect("a PNG"));
    let said = kastanj(["scan", "read", "--template"]).with([&template, &white]).fails();
    assert!(said.contains("blank"), "{said}");
    let changed = [BLANK, b"\n%%EOF\n"].concat();
    folder.write("blank.pdf", changed);
    let said = kastanj(["scan", "read", "--template"]).with([&template, &white]).fails();
    assert!(said.contains("has changed"), "{said}");
    let said = kastanj(["scan", "template", "from-pdf"])
        .with([&white])
        .with([PathBuf::from("--out"), folder.path("u.toml")])
        .fails();
    assert!(said.contains("not a PDF"), "{said}");
    assert!(!folder.path("u.toml").exists());
}

#[test]
fn a_template_that_somebody_has_edited_is_not_written_over() {
    let folder = Folder::new();
    let template = folder.template();
    let text = std::fs::read_to_string(&template).expect("written");
    let edited = text.replace("id = \"q1\"\n", "id = \"visit\"\n").replacen(
        "one = true\n",
        "one = true\noptions = [\"yes\", \"no\"]\n",
        1,
    );
    assert!(edited.contains("visit") && edited.contains("options"), "{edited}");
    folder.write("t.toml", &edited);
    let again = |words: &[&str]| {
        kastanj(["scan", "template", "from-pdf"].iter().chain(words).copied()).with([
            folder.path("blank.pdf"),
            PathBuf::from("--out"),
            template.clone(),
        ])
    };
    let said = again(&[]).fails();
    assert!(said.contains("--again") && said.contains("nothing has been written"), "{said}");
    assert_eq!(std::fs::read_to_string(&template).expect("there"), edited);
    let said = again(&["--again"]).succeeds();
    assert!(
        said.contains("10 boxes stand in their places") && said.contains("0 are new"),
        "{said}"
    );
    let kept = std::fs::read_to_string(&template).expect("there");
    assert!(kept.contains("\"visit\"") && kept.contains("options = [\"yes\", \"no\"]"), "{kept}");
    let aside = std::fs::read_to_string(folder.path("t.earlier-1.toml")).expect("kept");
    assert_eq!(aside, edited);
}

#[test]
fn taking_boxes_out_costs_one_sentence_for_each_question() {
    let folder = Folder::new();
    let template = folder.template();
    let text = std::fs::read_to_string(&template).expect("written");
    let without: Vec<&str> = text.lines().filter(|line| !line.contains("id = \"q2.")).collect();
    assert!(without.len() < text.lines().count());
    folder.write("t.toml", without.join("\n"));
    let said = kastanj(["scan", "read", "--template"]).with([&template, &template]).fails();
    assert_eq!(said.matches("t.toml:").count(), 1, "{said}");
    assert!(said.contains("\"q2\"") && said.contains("q2.1, q2.2"), "{said}");
    // The sentence says what to do, and doing it mends the file.
    assert!(said.contains("Take the whole question out"), "{said}");
    let from = without.iter().position(|line| *line == "id = \"q2\"").expect("a question") - 1;
    let mended = [&without[..from], &without[from + 4..]].concat();
    folder.write("t.toml", mended.join("\n"));
    let page = folder.write("scan.png", png(&scan(&[(32.0, 92.0)])).expect("a PNG"));
    kastanj(["scan", "read", "--template"]).with([&template, &page]).succeeds();
}

#[test]
fn marks_in_the_corners_are_no_questions() {
    let folder = Folder::new();
    for (form, boxes) in [("trial", 60), ("del-1/before", 0)] {
        let blank = folder.path("own.pdf");
        let print: &[&str] =
            if form == "trial" { &["scan", "trial", "print"] } else { &["form", "print", form] };
        let out = [PathBuf::from("--out"), blank.clone()];
        kastanj(print.iter().copied()).with(out).succeeds();
        let template = folder.path(&format!("{boxes}.toml"));
        let said = kastanj(["scan", "template", "from-pdf"])
            .with([blank, PathBuf::from("--out"), template.clone()])
            .succeeds();
        assert!(boxes == 0 || said.contains(&format!(" {boxes} boxes")), "{said}");
        let text = std::fs::read_to_string(template).expect("written");
        let corner = text.lines().find(|line| line.contains("w = 6.0, h = 6.0"));
        assert_eq!(corner, None, "{form}");
    }
}
