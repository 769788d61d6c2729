//! `kastanj scan template from-pdf` and `kastanj scan read --template`.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use kastanj_desk::decoding::Decoding;
use kastanj_desk::foreign_doubts::guesses_in_words;
use kastanj_desk::foreign_results::{self, UnreadFile};
use kastanj_desk::foreign_scans::{self, ForeignFile, MOST_TEMPLATE_BYTES};
use kastanj_desk::{key_of, scanning};
use kastanj_language::{Lang, decimal, lookup, tr};
use kastanj_paper::{
    ForeignDecision, ForeignForm, ForeignOutcome, ForeignQuestion, ForeignReader, ForeignReading,
    ForeignReason, MarkClass,
};

use super::columns::columns;
use crate::context::Context;
use crate::failure::Failure;
use crate::terminal::{say, warn};

/// How foreign forms are to be read.
pub(crate) struct How {
    pub(crate) template: PathBuf,
    pub(crate) blank: Option<PathBuf>,
    /// Four points in pixels one after the other, or none.
    pub(crate) points: Vec<f64>,
    pub(crate) as_json: bool,
}

/// Finds the boxes of a blank form and writes them as a template. A template that is there already
/// holds somebody's work: it is written over only `again`, with what was made of it carried over by
/// place, and is kept under another name.
pub(crate) fn template(
    context: &Context,
    file: &Path,
    out: &Path,
    again: bool,
) -> Result<(), Failure> {
    let lang = context.lang;
    let earlier = out.exists();
    if earlier && !again {
        let file = out.display().to_string();
        return Err(Failure(tr!(lang, "program-template-exists", file = file)));
    }
    let bytes = load(context, file)?;
    let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let (shown, path) = (file.display().to_string(), path_from(out, file));
    let mut form = foreign_scans::surveyed(&Decoding::own(), &shown, &name, path, &bytes)
        .map_err(|error| context.fail(&error))?;
    let mut told = Vec::new();
    if earlier {
        let renewed = form.renewed_from(&known_template(context, out)?);
        let kept_as = put_aside(out).map_err(|error| Failure::writing(lang, out, &error))?;
        told.push(tr!(
            lang,
            "program-template-renewed",
            kept = renewed.kept,
            added = renewed.added,
            gone = renewed.gone,
            file = kept_as.display().to_string(),
        ));
        form = renewed.form;
    }
    context.write(out, form.to_toml(lang).as_bytes())?;
    told.push(tr!(
        lang,
        "program-template-written",
        file = out.display().to_string(),
        boxes = form.box_count(),
        questions = form.question_count(),
        pages = form.pages.len(),
    ));
    let several: Vec<&str> = questions(&form)
        .filter(|question| !question.one && question.boxes.len() > 1)
        .map(|question| question.id.as_str())
        .collect();
    if !several.is_empty() {
        told.push(tr!(lang, "program-template-several", questions = several.join(", ")));
    }
    if !form.absent_fonts.is_empty() {
        let fonts = form.absent_fonts.join(", ");
        let file = out.display().to_string();
        told.push(tr!(lang, "program-template-fonts", fonts = fonts, file = file));
    }
    say(&told.join("\n"));
    Ok(())
}

fn questions(form: &ForeignForm) -> impl Iterator<Item = &ForeignQuestion> {
    form.pages.iter().flat_map(|page| &page.questions)
}

/// Copies a template to a name of its own beside it, which no file has yet.
fn put_aside(template: &Path) -> std::io::Result<PathBuf> {
    let stem = template.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut number = 1_u32;
    loop {
        let name = format!("{stem}.earlier-{number}.toml");
        let aside = template.with_file_name(name);
        if !aside.exists() {
            fs::copy(template, &aside)?;
            return Ok(aside);
        }
        number += 1;
    }
}

/// A template as it lies there.
fn known_template(context: &Context, file: &Path) -> Result<ForeignForm, Failure> {
    let reading = |error| Failure::reading(context.lang, file, &error);
    let mut bytes = Vec::new();
    let most = MOST_TEMPLATE_BYTES as u64 + 1;
    fs::File::open(file)
        .and_then(|opened| opened.take(most).read_to_end(&mut bytes))
        .map_err(reading)?;
    foreign_scans::template(&file.display().to_string(), &bytes)
        .map_err(|error| context.fail(&error))
}

/// A whole file, unless it is larger than any scan that is decoded.
fn load(context: &Context, file: &Path) -> Result<Vec<u8>, Failure> {
    scanning::load(file)
        .map_err(|error| Failure::reading(context.lang, file, &error))?
        .map_err(|error| context.fail(&error))
}

/// The blank as seen from the template: its name alone if they lie in one folder.
fn path_from(template: &Path, blank: &Path) -> String {
    let folder = |path: &Path| {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        fs::canonicalize(parent.unwrap_or(Path::new("."))).ok()
    };
    let together = folder(template).is_some_and(|own| folder(blank) == Some(own));
    let path = match blank.file_name().filter(|_| together) {
        Some(name) => PathBuf::from(name),
        None => fs::canonicalize(blank).unwrap_or_else(|_| blank.to_owned()),
    };
    path.display().to_string()
}

/// Reads scans of the form and shows what was seen.
pub(crate) fn read(context: &Context, how: &How, files: &[PathBuf]) -> Result<(), Failure> {
    let points = four_points(context.lang, &how.points)?;
    let (form, reader) = open(context, how)?;
    let mut read = Vec::new();
    let mut unread = Vec::new();
    for file in files {
        let outcome = load(context, file).and_then(|bytes| {
            let (decoding, name) = (Decoding::own(), file.display().to_string());
            foreign_scans::read_bytes(&reader, &decoding, &name, &bytes, points)
                .map_err(|error| context.fail(&error))
        });
        match outcome {
            Ok(file) => {
                if !how.as_json {
                    print_file(context.lang, &form, &file);
                }
                read.push(file);
            }
            Err(failure) => {
                let why = failure.to_string();
                warn(&why);
                unread.push(UnreadFile { name: file.display().to_string(), why });
            }
        }
    }
    if how.as_json {
        let told = foreign_results::as_json(context.lang, scanning::READER, &form, &read, &unread);
        let text = serde_json::to_string_pretty(&told);
        say(&text.map_err(|error| Failure(error.to_string()))?);
    }
    let refused = read
        .iter()
        .flat_map(|file| &file.pages)
        .filter(|page| matches!(page, ForeignOutcome::Refused(_)))
        .count();
    if unread.len() + refused > 0 {
        return Err(super::scan::not_all(context.lang, refused, unread.len()));
    }
    Ok(())
}

fn four_points(lang: Lang, numbers: &[f64]) -> Result<Option<[(f64, f64); 4]>, Failure> {
    match numbers {
        [] => Ok(None),
        [a, b, c, d, e, f, g, h] if numbers.iter().all(|number| number.is_finite()) => {
            Ok(Some([(*a, *b), (*c, *d), (*e, *f), (*g, *h)]))
        }
        _ => Err(Failure(tr!(lang, "program-template-four-points"))),
    }
}

fn open(context: &Context, how: &How) -> Result<(ForeignForm, ForeignReader), Failure> {
    let name = how.template.display().to_string();
    let mut form = known_template(context, &how.template)?;
    let blank = match (&how.blank, &form.blank) {
        (Some(given), _) => given.clone(),
        (None, Some(recorded)) => {
            how.template.parent().unwrap_or(Path::new("")).join(&recorded.path)
        }
        (None, None) => {
            return Err(Failure(tr!(context.lang, "program-template-no-blank", file = name)));
        }
    };
    if how.blank.is_some() {
        // Whoever names a blank vouches for it: a scan of it, or a newer export of the same print.
        form.blank = None;
        form.absent_fonts.clear();
    }
    let bytes = load(context, &blank)?;
    let name = blank.display().to_string();
    let reader = foreign_scans::reader(&form, &Decoding::own(), &name, &bytes)
        .map_err(|error| context.fail(&error))?;
    Ok((form, reader))
}

fn print_file(lang: Lang, form: &ForeignForm, file: &ForeignFile) {
    for (at, page) in file.pages.iter().enumerate() {
        match page {
            ForeignOutcome::Read(reading) => print_reading(lang, form, &file.name, at + 1, reading),
            ForeignOutcome::Refused(refusal) => {
                let mut why = foreign_results::explanation(lang, form, refusal);
                if refusal.reason == ForeignReason::OtherForm {
                    why.push(' ');
                    why.push_str(&tr!(lang, "program-template-points"));
                }
                let (file, page) = (file.name.as_str(), at + 1);
                say(&tr!(lang, "program-scan-refused", file = file, page = page, why = why));
            }
        }
    }
}

fn print_reading(
    lang: Lang,
    form: &ForeignForm,
    file: &str,
    number: usize,
    reading: &ForeignReading,
) {
    let known = form.pages.get(reading.page.wrapping_sub(1));
    say(&tr!(
        lang,
        "program-template-page",
        file = file,
        page = number,
        formpage = reading.page,
        residual = decimal(lang, reading.geometry.residual_p95_mm, 2),
        correlation = decimal(lang, reading.geometry.correlation, 2),
    ));
    let mut rows = vec![[tr!(lang, "program-table-question"), tr!(lang, "program-table-answer")]];
    for question in &reading.questions {
        let answer = match question.decision {
            ForeignDecision::Chosen => question.answers.join(", "),
            ForeignDecision::Blank => "–".to_owned(),
            ForeignDecision::Doubtful => {
                let reason = key_of(&question.reason);
                let reason = lookup(lang, &format!("program-scan-reason-{reason}"), &[]);
                let guesses = guesses_in_words(lang, known, reading, question).join(" / ");
                tr!(lang, "program-template-doubtful", reason = reason, guesses = guesses)
            }
        };
        rows.push([question.id.clone(), answer]);
    }
    columns(&rows).iter().for_each(|line| say(line));
    let mut rows = vec![[
        tr!(lang, "program-table-box"),
        tr!(lang, "program-table-mark"),
        tr!(lang, "program-table-sure"),
        tr!(lang, "program-table-ink"),
    ]];
    for one in reading.boxes.iter().filter(|one| one.class != MarkClass::Empty) {
        let class = lookup(lang, &format!("program-template-class-{}", key_of(&one.class)), &[]);
        let numbers = [decimal(lang, one.probability, 3), decimal(lang, one.ink, 2)];
        let [sure, ink] = numbers;
        rows.push([one.id.clone(), class, sure, ink]);
    }
    if rows.len() > 1 {
        say("");
        columns(&rows).iter().for_each(|line| say(line));
    }
}
