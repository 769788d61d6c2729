use std::collections::BTreeSet;
use std::fmt::Write;

use kastanj_instrument::Diagnostic;
use kastanj_instrument::plain_file::{self, Faults, Fields, FileKind, fault};
use kastanj_language::{Lang, tr};

use super::{BlankFile, ForeignBox, ForeignForm, ForeignPage, ForeignQuestion};
use crate::{PointMm, RectMm};

const TEMPLATE_FILE: FileKind =
    FileKind { name: "template", guide: "docs/template-file.md", refused: None };

/// Sides of a page, mm: from a card to A2.
pub(super) const PAGE_SIDES_MM: std::ops::RangeInclusive<f64> = 50.0..=600.0;

impl ForeignForm {
    /// Reads a template; `file` is only used to tell where a fault is.
    ///
    /// # Errors
    /// Every fault of the file with its place and remedy.
    pub fn parse(file: &str, source: &str) -> Result<ForeignForm, Vec<Diagnostic>> {
        plain_file::read(file, source, TEMPLATE_FILE, |mut root, faults| {
            let name = root.word_or_blank("form", faults).value;
            let path = root.word("blank", faults);
            let sha256 = root.word("blank_sha256", faults);
            let blank = path.map(|path| BlankFile {
                path: path.value,
                sha256: sha256.map(|sum| sum.value.to_lowercase()).unwrap_or_default(),
            });
            let absent_fonts = match root.has("blank_fonts_absent") {
                true => root.need_words("blank_fonts_absent", faults),
                false => Vec::new(),
            };
            let absent_fonts = absent_fonts.into_iter().map(|font| font.value).collect();
            let mut names = BTreeSet::new();
            let mut pages: Vec<ForeignPage> = Vec::new();
            for fields in root.need_tables("page", faults) {
                pages.push(page(fields, pages.len() + 1, &mut names, faults));
            }
            root.finish(faults);
            Some(ForeignForm { name, blank, absent_fonts, pages })
        })
    }

    /// The template as a file for people to edit, with comments in `lang`.
    pub fn to_toml(&self, lang: Lang) -> String {
        let mut text = String::new();
        for line in tr!(lang, "paper-foreign-file-head").lines() {
            let _ = writeln!(text, "# {line}");
        }
        let _ = writeln!(text, "\nform = {}", quoted(&self.name));
        if let Some(blank) = &self.blank {
            let _ = writeln!(text, "blank = {}", quoted(&blank.path));
            let _ = writeln!(text, "blank_sha256 = {}", quoted(&blank.sha256));
        }
        if !self.absent_fonts.is_empty() {
            let fonts: Vec<String> = self.absent_fonts.iter().map(|font| quoted(font)).collect();
            let _ = writeln!(text, "# {}", tr!(lang, "paper-foreign-file-fonts"));
            let _ = writeln!(text, "blank_fonts_absent = [{}]", fonts.join(", "));
        }
        for page in &self.pages {
            write_page(&mut text, page, lang);
        }
        text
    }
}

fn write_page(text: &mut String, page: &ForeignPage, lang: Lang) {
    let _ = writeln!(text, "\n[[page]]\nnumber = {}", page.number);
    let _ = writeln!(text, "width = {:?}\nheight = {:?}", page.width, page.height);
    match page.reference {
        Some(points) => {
            let list = points.map(|point| format!("{:?}, {:?}", point.x, point.y)).join(", ");
            let _ = writeln!(text, "reference = [{list}]");
        }
        None if page.number == 1 => {
            let _ = writeln!(text, "# {}", tr!(lang, "paper-foreign-file-reference"));
        }
        None => {}
    }
    text.push_str("boxes = [\n");
    for place in &page.boxes {
        let rect = place.place;
        let _ = writeln!(
            text,
            "  {{ id = {}, x = {:?}, y = {:?}, w = {:?}, h = {:?} }},",
            quoted(&place.id),
            rect.x,
            rect.y,
            rect.width,
            rect.height
        );
    }
    text.push_str("]\n");
    for question in &page.questions {
        let boxes: Vec<String> = question.boxes.iter().map(|id| quoted(id)).collect();
        let _ = writeln!(
            text,
            "\n[[page.question]]\nid = {}\none = {}\nboxes = [{}]",
            quoted(&question.id),
            question.one,
            boxes.join(", ")
        );
        if !question.options.is_empty() {
            let options: Vec<String> = question.options.iter().map(|name| quoted(name)).collect();
            let _ = writeln!(text, "options = [{}]", options.join(", "));
        }
    }
}

/// A TOML basic string.
fn quoted(word: &str) -> String {
    let mut text = String::from("\"");
    for letter in word.chars() {
        match letter {
            '"' | '\\' => {
                text.push('\\');
                text.push(letter);
            }
            control if control.is_control() => {
                let _ = write!(text, "\\u{:04X}", u32::from(control));
            }
            other => text.push(other),
        }
    }
    text.push('"');
    text
}

fn page(
    mut fields: Fields<'_>,
    usual_number: usize,
    names: &mut BTreeSet<String>,
    faults: &mut Faults<'_>,
) -> ForeignPage {
    let usual = i64::try_from(usual_number).unwrap_or(1);
    let number: i64 = fields.whole_or("number", 1..=2000, usual, faults);
    if number != usual {
        fault!(
            faults,
            &fields.place("number"),
            "paper-foreign-page-order",
            "paper-foreign-page-order-hint",
            number = usual.to_string(),
        );
    }
    let width = fields.number_or("width", PAGE_SIDES_MM, 210.0, faults);
    let height = fields.number_or("height", PAGE_SIDES_MM, 297.0, faults);
    let reference = reference(&mut fields, width, height, faults);
    let mut boxes: Vec<ForeignBox> = Vec::new();
    for place in fields.tables("boxes", faults) {
        boxes.extend(answer_box(place, (width, height), names, faults));
    }
    let mut questions = Vec::new();
    let mut free: BTreeSet<String> = boxes.iter().map(|place| place.id.clone()).collect();
    for table in fields.tables("question", faults) {
        questions.push(question(table, &mut free, names, faults));
    }
    fields.finish(faults);
    ForeignPage { number: usual_number, width, height, boxes, questions, reference }
}

fn reference(
    fields: &mut Fields<'_>,
    width: f64,
    height: f64,
    faults: &mut Faults<'_>,
) -> Option<[PointMm; 4]> {
    if !fields.has("reference") {
        return None;
    }
    let at = fields.place("reference");
    let numbers = fields.need_numbers("reference", faults);
    let points: Vec<PointMm> = numbers
        .chunks_exact(2)
        .map(|two| PointMm { x: two[0].value, y: two[1].value })
        .filter(|p| (0.0..=width).contains(&p.x) && (0.0..=height).contains(&p.y))
        .collect();
    let found = <[PointMm; 4]>::try_from(points).ok().filter(|_| numbers.len() == 8);
    if found.is_none() {
        fault!(faults, &at, "paper-foreign-reference", "paper-foreign-reference-hint");
    }
    found
}

fn answer_box(
    mut fields: Fields<'_>,
    (page_width, page_height): (f64, f64),
    names: &mut BTreeSet<String>,
    faults: &mut Faults<'_>,
) -> Option<ForeignBox> {
    let at = fields.at.clone();
    let id = name(&mut fields, names, faults);
    let mut number = |key| fields.need_number(key, faults).map(|read| read.value);
    let (x, y, width, height) = (number("x"), number("y"), number("w"), number("h"));
    fields.finish(faults);
    let place = RectMm { x: x?, y: y?, width: width?, height: height? };
    let sides = 1.5..=30.0;
    let fits = place.x >= 0.0
        && place.y >= 0.0
        && place.x + place.width <= page_width
        && place.y + place.height <= page_height;
    if !fits || !sides.contains(&place.width) || !sides.contains(&place.height) {
        fault!(
            faults,
            &at,
            "paper-foreign-box-place",
            "paper-foreign-box-place-hint",
            id = id.as_str(),
        );
        return None;
    }
    Some(ForeignBox { id, place })
}

fn question(
    mut fields: Fields<'_>,
    free: &mut BTreeSet<String>,
    names: &mut BTreeSet<String>,
    faults: &mut Faults<'_>,
) -> ForeignQuestion {
    let id = name(&mut fields, names, faults);
    let one = fields.flag_or("one", true, faults);
    let at = fields.place("boxes");
    let named = fields.need_words("boxes", faults);
    let count = named.len();
    let (members, strange): (Vec<_>, Vec<_>) =
        named.into_iter().map(|member| member.value).partition(|name| free.remove(name));
    // One sentence for all of them: whoever takes a row of boxes out has one thing to mend.
    if !strange.is_empty() {
        fault!(
            faults,
            &at,
            "paper-foreign-box-name",
            "paper-foreign-box-name-hint",
            question = id.as_str(),
            ids = strange.join(", "),
            all = if members.is_empty() { "all" } else { "some" },
        );
    }
    let options = options(&mut fields, count, faults);
    fields.finish(faults);
    ForeignQuestion { id, boxes: members, one, options }
}

/// The names of the options: none, or one for each box and none twice.
fn options(fields: &mut Fields<'_>, boxes: usize, faults: &mut Faults<'_>) -> Vec<String> {
    if !fields.has("options") {
        return Vec::new();
    }
    let at = fields.place("options");
    let names: Vec<String> =
        fields.need_words("options", faults).into_iter().map(|name| name.value).collect();
    let distinct: BTreeSet<&String> = names.iter().collect();
    if names.len() != boxes || distinct.len() != names.len() {
        fault!(
            faults,
            &at,
            "paper-foreign-options",
            "paper-foreign-options-hint",
            found = names.len().to_string(),
            expected = boxes.to_string(),
        );
    }
    names
}

/// The field `id`, which no other box or question may have.
fn name(fields: &mut Fields<'_>, names: &mut BTreeSet<String>, faults: &mut Faults<'_>) -> String {
    let id = fields.word_or_blank("id", faults);
    if !names.insert(id.value.clone()) {
        fault!(
            faults,
            &id.at,
            "paper-foreign-double-name",
            "paper-foreign-double-name-hint",
            id = id.value.as_str(),
        );
    }
    id.value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> ForeignForm {
        let place = |x| RectMm { x, y: 40.25, width: 4.0, height: 4.0 };
        let boxes = vec![
            ForeignBox { id: "q1.1".to_owned(), place: place(20.5) },
            ForeignBox { id: "q1.2".to_owned(), place: place(30.5) },
        ];
        let question = ForeignQuestion {
            id: "q1".to_owned(),
            boxes: vec!["q1.1".to_owned(), "q1.2".to_owned()],
            one: true,
            options: vec!["ja".to_owned(), "nej".to_owned()],
        };
        let page = ForeignPage {
            number: 1,
            width: 210.0,
            height: 297.0,
            boxes,
            questions: vec![question],
            reference: Some(
                [(10.0, 10.0), (200.0, 10.0), (200.0, 280.0), (10.0, 280.0)]
                    .map(|(x, y)| PointMm { x, y }),
            ),
        };
        let blank = BlankFile { path: "blan\"k.pdf".to_owned(), sha256: "ab".repeat(32) };
        ForeignForm {
            name: "Blankett å".to_owned(),
            blank: Some(blank),
            absent_fonts: vec!["Gill \"Sans\"".to_owned(), "Calibri".to_owned()],
            pages: vec![page],
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for lang in [Lang::Sv, Lang::En] {
            let text = form().to_toml(lang);
            assert_eq!(ForeignForm::parse("t.toml", &text).as_ref(), Ok(&form()), "{text}");
        }
    }

    #[test]
    fn faults_are_told_with_their_line() {
        let sound = form().to_toml(Lang::En);
        for (from, to) in [
            ("x = 20.5", "x = 209.0"),
            ("w = 4.0", "w = 0.2"),
            ("id = \"q1.2\"", "id = \"q1.1\""),
            ("boxes = [\"q1.1\"", "boxes = [\"q1.1\", \"q1.1\""),
            ("boxes = [\"q1.1\"", "boxes = [\"q9.1\""),
            ("\none = true", "\non = true"),
            ("options = [\"ja\", ", "options = ["),
            ("\"ja\", \"nej\"]", "\"ja\", \"ja\"]"),
            ("number = 1", "number = 2"),
            ("[10.0, 10.0, ", "[10.0, "),
        ] {
            let wrong = sound.replacen(from, to, 1);
            assert_ne!(wrong, sound, "{from}");
            let faults = ForeignForm::parse("t.toml", &wrong).expect_err(to);
            assert!(faults.iter().all(|fault| fault.line > 1), "{faults:?}");
        }
    }

    #[test]
    fn boxes_that_were_taken_out_are_one_sentence_for_each_question() {
        let sound = form().to_toml(Lang::En);
        let without: String = sound
            .lines()
            .filter(|line| !line.contains("x = "))
            .flat_map(|line| [line, "\n"])
            .collect();
        let faults = ForeignForm::parse("t.toml", &without).expect_err("boxes are missing");
        let told: Vec<String> = faults.iter().map(|fault| fault.to_string()).collect();
        assert_eq!(told.len(), 1, "{told:?}");
        let sentence = format!("{:?}", faults[0]);
        assert!(sentence.contains("q1.1, q1.2") && sentence.contains("q1"), "{sentence}");
    }
}
