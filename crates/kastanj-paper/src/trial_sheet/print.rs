use kastanj_instrument::{PageCode, Serial, SheetKind};
use kastanj_language::{Lang, tr};
use kastanj_typeset::{Date, Document, Typeset, TypesetError, compile};
use serde::Serialize;

use super::places::{
    CROSSES, EMPTY, FINE_LINES, GREYS, LINES, RULER, STRENGTHS, answer_box, fine_lines, grey, key,
    layout,
};
use crate::print::{PrintError, code_runs};
use crate::{FormTemplate, GrayPage, RectMm};

const SHEET: &str = include_str!("../../typst/trial_sheet.typ");
const PARTS: [(&str, &str); 2] = [
    ("/measures.typ", include_str!("../../typst/measures.typ")),
    ("/marks.typ", include_str!("../../typst/marks.typ")),
];

/// All that the template reads; `words`, `size` and `places` are those of forms.
#[derive(Debug, Serialize)]
struct Data {
    lang: &'static str,
    size: f64,
    places: bool,
    words: Words,
    runs: Vec<(usize, usize, usize)>,
    ruler: (f64, f64, f64),
    greys: Vec<(RectMm, u8)>,
    lines: Vec<(RectMm, f64, bool)>,
    count: usize,
    rows: Vec<Row>,
    empty: RectMm,
    crossed: bool,
}

#[derive(Debug, Serialize)]
struct Row {
    label: String,
    boxes: Vec<(RectMm, bool)>,
    black: u8,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Words {
    title: String,
    how: String,
    ruler: String,
    greys: String,
    lines: String,
    crosses: String,
    empty: String,
    sample: String,
}

fn words(lang: Lang) -> Words {
    Words {
        title: tr!(lang, "paper-trial-title"),
        how: tr!(lang, "paper-trial-how"),
        ruler: tr!(lang, "paper-trial-ruler"),
        greys: tr!(lang, "paper-trial-greys"),
        lines: tr!(lang, "paper-trial-lines"),
        crosses: tr!(lang, "paper-trial-crosses"),
        empty: tr!(lang, "paper-trial-empty"),
        sample: String::new(),
    }
}

fn failed(lang: Lang) -> impl Fn(TypesetError) -> PrintError {
    move |source| PrintError::Typeset { form: key(lang), source }
}

/// `blank`: without codes and crosses, as the reader compares it.
fn typeset(lang: Lang, blank: bool) -> Result<Typeset, PrintError> {
    // One sheet like the other: it is nobody's, and no machine keeps what stands on it.
    let code =
        PageCode { kind: SheetKind::Stock, tag: key(lang).tag(), page: 1, serial: Serial::NONE };
    let pair = |row, pair| [false, true].map(|empty| (answer_box(row, pair, empty), !empty));
    let rows = STRENGTHS.iter().enumerate().map(|(row, black)| Row {
        label: format!("{black} %"),
        boxes: (0..CROSSES).flat_map(|at| pair(row, at)).collect(),
        black: *black,
    });
    let lines = (0..FINE_LINES.len())
        .flat_map(|at| [true, false].map(|up| (fine_lines(at, up), FINE_LINES[at], up)));
    let data = Data {
        lang: lang.code(),
        size: 11.0,
        places: false,
        words: words(lang),
        runs: if blank { Vec::new() } else { code_runs(&code)? },
        ruler: (RULER.0.x, RULER.0.y, RULER.1),
        greys: GREYS.iter().enumerate().map(|(at, black)| (grey(at), *black)).collect(),
        lines: lines.collect(),
        count: LINES,
        rows: rows.collect(),
        empty: EMPTY,
        crossed: !blank,
    };
    let date = Date::new(2026, 1, 1).map_err(|error| TypesetError::Data {
        file: "/data.json".to_owned(),
        message: error.to_string(),
    });
    let document = date
        .and_then(|date| {
            Document::new(SHEET, date, tr!(lang, "paper-trial-title"))
                .with_data("/data.json", &data)
        })
        .map_err(failed(lang))?;
    let parts =
        PARTS.iter().fold(document, |document, (name, part)| document.with_file(name, *part));
    compile(parts).map_err(failed(lang))
}

/// The trial sheet as a PDF of one A4.
///
/// # Errors
/// When it cannot be typeset, which is a mistake of the program.
pub fn print_trial_sheet(lang: Lang) -> Result<Vec<u8>, PrintError> {
    typeset(lang, false)?.pdf().map_err(failed(lang))
}

/// The sheet as the reader compares it with a scan.
pub(super) fn template(lang: Lang) -> Result<FormTemplate, PrintError> {
    let drawn = typeset(lang, true)?.raster(1, 150).map_err(failed(lang))?;
    let missing = || PrintError::PlacesMissing { form: key(lang), what: "pages" };
    let blank = GrayPage::new(drawn.width, drawn.height, drawn.pixels, Some(FormTemplate::DPI))
        .ok_or_else(missing)?;
    Ok(FormTemplate { layout: layout(lang), blanks: vec![blank] })
}
