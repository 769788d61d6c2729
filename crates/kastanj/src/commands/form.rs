//! `kastanj form check | list | show | burden | diet | print`.

use std::path::{Path, PathBuf};

use kastanj_instrument::{ItemKind, Library, Questionnaire, State, Variant, VariantId, lix, parse};
use kastanj_language::{Explain, Lang, decimal, tr};

use crate::arguments::Form;
use crate::context::Context;
use crate::failure::Failure;
use crate::study_file;
use crate::terminal::{say, warn};

/// Runs one of the commands about forms.
pub(crate) fn run(context: &Context, command: Form) -> Result<(), Failure> {
    match command {
        Form::Check { files } => check(context, &files),
        Form::List => list(context),
        Form::Show { form } => show(context, &form),
        Form::Burden { study, json } => super::burden::run(context, study.as_deref(), json),
        Form::Diet { unit, json } => super::diet::run(context, unit.as_ref(), json),
        Form::Print(asked) => super::print_form::run(context, &asked),
    }
}

/// Checks files and prints every fault; the exit code says whether all are sound.
fn check(context: &Context, files: &[PathBuf]) -> Result<(), Failure> {
    let lang = context.lang;
    let mut faults = 0;
    for file in files {
        // A file that is missing hides no fault of the others.
        let text = match context.read_text(file) {
            Ok(text) => text,
            Err(failure) => {
                faults += 1;
                warn(&failure.to_string());
                continue;
            }
        };
        let name = file.display().to_string();
        if file.extension().is_some_and(|ending| ending == "ftl") {
            faults += super::language::check(lang, file, &text);
            continue;
        }
        match parse(&name, &text) {
            Ok(questionnaire) => {
                let pages: usize = questionnaire.variants.iter().map(|v| v.pages.len()).sum();
                say(&tr!(
                    lang,
                    "program-form-sound",
                    file = name,
                    form = questionnaire.id.to_string(),
                    pages = pages
                ));
                print_layout_faults(lang, &questionnaire, &mut faults);
            }
            Err(diagnostics) => {
                faults += diagnostics.len();
                for diagnostic in diagnostics {
                    warn(&diagnostic.explain(lang));
                }
            }
        }
    }
    if faults == 0 {
        Ok(())
    } else {
        Err(Failure(tr!(lang, "program-form-faults", count = faults)))
    }
}

/// A questionnaire file of one's own, where a name ends as such files do; else nothing.
pub(crate) fn own_file(context: &Context, name: &str) -> Result<Option<Questionnaire>, Failure> {
    let file = Path::new(name);
    if file.extension().is_none_or(|end| end != "toml") {
        return Ok(None);
    }
    let text = context.read_text(file)?;
    parse(name, &text).map(Some).map_err(|faults| study_file::faults(context, &faults))
}

/// A form that does not fit its pages is as broken as one with a wrong code.
fn print_layout_faults(lang: Lang, questionnaire: &Questionnaire, faults: &mut usize) {
    use kastanj_paper::{Edition, typeset_form};
    for variant in &questionnaire.variants {
        for form_lang in Lang::ALL {
            let typeset = typeset_form(questionnaire, &variant.id, form_lang, Edition::Sample);
            if let Err(error) = typeset {
                *faults += 1;
                warn(&error.explain(lang));
            }
        }
    }
}

fn list(context: &Context) -> Result<(), Failure> {
    let lang = context.lang;
    for questionnaire in Library::shipped().questionnaires() {
        say(&format!(
            "{}  {}  ({}, {})",
            questionnaire.id,
            questionnaire.name.get(lang),
            state(lang, questionnaire.state),
            questionnaire.permission.licence
        ));
        for variant in &questionnaire.variants {
            let reading = lix::of_variant(questionnaire, variant, Lang::Sv);
            say(&tr!(
                lang,
                "program-form-variant",
                variant = variant.id.to_string(),
                title = variant.title.get(lang),
                pages = variant.pages.len(),
                questions = questionnaire.recorded_items(variant).count(),
                without = decimal(lang, reading.without_options, 1),
                with = decimal(lang, reading.with_options, 1)
            ));
        }
    }
    Ok(())
}

fn state(lang: Lang, state: State) -> String {
    match state {
        State::Draft => tr!(lang, "program-form-state-draft"),
        State::Pilot => tr!(lang, "program-form-state-pilot"),
        State::Published => tr!(lang, "program-form-state-published"),
    }
}

/// The questionnaire, and the variant if one is named, of `del-1`, `del-1@1` or `del-1/before`.
pub(crate) fn find<'a>(
    lang: Lang,
    library: &'a Library,
    name: &str,
) -> Result<(&'a Questionnaire, Option<&'a Variant>), Failure> {
    let (questionnaire, variant) = match name.split_once('/') {
        Some((questionnaire, variant)) => (questionnaire, Some(variant)),
        None => (name, None),
    };
    let found = match questionnaire.split_once('@') {
        Some((id, version)) => library
            .questionnaires()
            .find(|q| q.id.name == id && q.id.version.to_string() == version),
        None => library.newest(questionnaire),
    };
    let known = || {
        let names: Vec<String> = library.questionnaires().map(|q| q.id.to_string()).collect();
        names.join(", ")
    };
    let Some(found) = found else {
        return Err(Failure(tr!(lang, "program-form-unknown", form = name, known = known())));
    };
    let Some(variant) = variant else { return Ok((found, None)) };
    match found.variant(&VariantId(variant.to_owned())) {
        Some(variant) => Ok((found, Some(variant))),
        None => {
            let names: Vec<String> =
                found.variants.iter().map(|v| format!("{}/{}", found.id.name, v.id)).collect();
            Err(Failure(tr!(lang, "program-form-unknown", form = name, known = names.join(", "))))
        }
    }
}

fn show(context: &Context, name: &str) -> Result<(), Failure> {
    let lang = context.lang;
    let library = Library::shipped();
    let own = own_file(context, name)?;
    let (questionnaire, variant) = match &own {
        Some(own) => (own, None),
        None => find(lang, &library, name)?,
    };
    say(&format!("{}  {}", questionnaire.id, questionnaire.name.get(lang)));
    let variants: Vec<&Variant> = match variant {
        Some(variant) => vec![variant],
        None => questionnaire.variants.iter().collect(),
    };
    for variant in variants {
        say("");
        say(&format!("== {}: {}", variant.id, variant.title.get(lang)));
        say(variant.intro.get(lang));
        for section in questionnaire.sections_of(variant) {
            say("");
            for words in [&section.heading, &section.intro].into_iter().flatten() {
                say(words.get(lang));
            }
            for item in &section.items {
                say(&format!("  {:<22} {}", item.id.0, item.stem.get(lang)));
                say(&format!("  {:<22} {}", "", item.because.get(lang)));
                if let ItemKind::One { scale } | ItemKind::Many { scale } = &item.kind
                    && let Some(scale) = questionnaire.scale(scale)
                {
                    let options: Vec<String> = scale
                        .options
                        .iter()
                        .map(|option| format!("{} {}", option.code, option.label.get(lang)))
                        .collect();
                    say(&format!("  {:<22} {}", "", options.join(" · ")));
                }
            }
        }
    }
    Ok(())
}
