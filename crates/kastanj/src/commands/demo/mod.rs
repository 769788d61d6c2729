//! `kastanj demo`: the whole way of an answer on invented people.
//!
//! Every step runs the code of the commands; only the people, their pens and
//! the scanner are made up (`kastanj-rehearsal`).

mod folder;
mod laptop;
mod paper_week;
mod progress;
mod scans;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use kastanj_instrument::Library;
use kastanj_language::{Lang, count, tr};
use kastanj_record::{KeptAt, NumberedLine, UnitCode, Week};
use kastanj_rehearsal::study::{SyntheticStudy, synthetic_study};
use kastanj_report::kit::{KitOrder, KitSetting, make};
use kastanj_report::{Audience, effect};
use kastanj_store::{KeyCost, Store, wall_clock};

use crate::arguments::{Demo, Global};
use crate::context::Context;
use crate::failure::Failure;
use crate::terminal::say;
use crate::{applying, study_file};
use kastanj_desk::Desk;
use kastanj_desk::editions::EditionOrder;
use kastanj_desk::planning::freeze_plan;
use progress::Step;

/// The passphrase of the demonstration's store; it guards nobody.
const PASSPHRASE: &str = "syntetisk demonstration";
/// The account of the demonstration's store.
const PERSON: &str = "demo";
/// The unit whose kit is written and whose week goes through paper.
const PAPER_UNIT: &str = "EX-A";
/// The unit shaped 29 / 22 / 9.
const SMALL_UNIT: &str = "EX-F";
/// Forms that go through printer, pen and scanner.
const FORMS_ON_PAPER: usize = 16;
/// The week in which the study is looked at.
const AS_OF: (i32, u32) = (2026, 40);
/// Number of steps that are announced.
const STEPS: u32 = 6;

/// When the made-up study froze its plan: the first week of its first month, in seconds since 1970.
const FROZEN_AT: i64 = 1_704_268_800;

/// Runs the demonstration.
pub(crate) fn run(context: &Context, asked: &Demo) -> Result<(), Failure> {
    let lang = context.lang;
    let started = Instant::now();
    let dir = &asked.out;
    folder::prepare(context, dir)?;
    say(&tr!(lang, "program-demo-welcome"));

    let step = Step::begin(1, STEPS, &tr!(lang, "program-demo-step-store"));
    let as_of = Week::from_year_and_number(AS_OF.0, AS_OF.1)
        .ok_or_else(|| Failure(tr!(lang, "program-bad-week", week = "2026-W40")))?;
    let (mut opened, drawn) = fill_store(context, asked, as_of)?;
    let units = opened.study.units.len();
    step.done(&tr!(
        lang,
        "program-demo-store-done",
        units = units,
        episodes = drawn.study.episodes.len(),
        forms = drawn.study.forms.len(),
        losses = drawn.study.losses.len()
    ));

    let paper_unit = unit(context, PAPER_UNIT)?;
    let small_unit = unit(context, SMALL_UNIT)?;
    let step = Step::begin(2, STEPS, &tr!(lang, "program-demo-step-kit"));
    let kit = dir.join("kit");
    let register = super::knowledge::register(context)?;
    let library = Library::shipped();
    let setting = KitSetting::of(&opened.study, &paper_unit, &library, lang)
        .map_err(|problem| context.fail(&problem))?;
    let seed = drawn.study.pack_seed;
    let files = make(&KitOrder { setting, packs: 10, seed, register: &register })
        .map_err(|problem| context.fail(&problem))?;
    for file in &files {
        context.write(&kit.join(&file.path), &file.bytes)?;
    }
    step.done(&tr!(lang, "program-demo-kit-done", files = files.len(), folder = "kit"));

    paper_week::run(context, &mut opened, &drawn, &paper_unit, dir, asked.seed)?;

    let step = Step::begin(6, STEPS, &tr!(lang, "program-demo-step-reports"));
    let reports = dir.join("rapporter");
    let of_all = EditionOrder {
        audience: Audience::Board,
        unit: None,
        as_of,
        lang,
        program: super::report::PROGRAM,
    };
    let of_small = EditionOrder { unit: Some(&small_unit), ..of_all };
    let all = super::report::write(context, &mut opened, &of_all, &reports)?;
    let small = super::report::write(context, &mut opened, &of_small, &reports)?;
    super::knowledge::write(context, &register, &reports)?;
    let headline = |report: &kastanj_report::effect::EffectReport| {
        effect::headline(report.analysis.verdict, report.analysis.course, lang)
    };
    step.done(&headline(&all.report));
    say(&tr!(lang, "program-demo-small", unit = SMALL_UNIT, verdict = headline(&small.report)));
    opened.store.close().map_err(|error| context.fail(&error))?;

    say("");
    say(&tr!(lang, "program-demo-open"));
    let listed = all.files.iter().chain(&small.files).cloned().chain([
        kit.join(if lang == Lang::Sv { "client/1-kuvert.pdf" } else { "client/1-envelopes.pdf" }),
        kit.join(if lang == Lang::Sv {
            "staff/2-studiemanual.pdf"
        } else {
            "staff/2-study-manual.pdf"
        }),
        dir.join("papper").join("skanning-1.tif"),
    ]);
    for file in listed {
        say(&format!("  {}", file.display()));
    }
    let worklist = in_demonstration(context, dir).command(&format!("worklist --today {as_of}"));
    say(&tr!(lang, "program-demo-store-open", command = worklist));
    let seconds = count(lang, started.elapsed().as_secs());
    let memory = folder::peak_memory_mib().map_or_else(|| "?".to_owned(), |m| count(lang, m));
    say(&tr!(lang, "program-demo-cost", seconds = seconds, memory = memory));
    if asked.no_serve {
        return Ok(());
    }
    let laptop = dir.join("laptop");
    let contacts = laptop::fill(context, &laptop, &paper_unit, asked.seed)?;
    say("");
    say(&tr!(
        lang,
        "program-demo-laptop",
        unit = PAPER_UNIT,
        contacts = contacts,
        passphrase = PASSPHRASE
    ));
    super::serve::over(context, laptop, asked.port)
}

/// The context of somebody who goes on with the demonstration's store.
fn in_demonstration(context: &Context, dir: &Path) -> Context {
    let global = Global {
        store: Some(dir.join("store")),
        person: Some(PERSON.to_owned()),
        passphrase_file: Some(dir.join("lösenfras.txt")),
        lang: context.global.lang,
    };
    Context { lang: context.lang, global }
}

fn unit(context: &Context, code: &str) -> Result<UnitCode, Failure> {
    code.parse().map_err(|_| Failure(tr!(context.lang, "program-bulk-unit", unit = code)))
}

/// The drawn study and the forms that are left for the paper way.
pub(super) struct Drawn {
    pub(super) study: SyntheticStudy,
    pub(super) on_paper: Vec<usize>,
}

/// Makes the store and fills it by bulk lines, all but the forms of the paper week.
fn fill_store(context: &Context, asked: &Demo, as_of: Week) -> Result<(Desk, Drawn), Failure> {
    let lang = context.lang;
    let dir = asked.out.join("store");
    let source = study_file::load_source(context, None)?;
    let library = Library::shipped();
    let person =
        PERSON.parse().map_err(|_| Failure(tr!(lang, "program-bad-person", name = PERSON)))?;
    let (mut store, _recovery) = Store::create(&dir, &person, PASSPHRASE, KeyCost::STRONG)
        .map_err(|error| context.fail(&error))?;
    context.write(&asked.out.join("lösenfras.txt"), format!("{PASSPHRASE}\n").as_bytes())?;
    kastanj_desk::furnish(&mut store, &source.study, &source.text, KeptAt::StudyOffice)
        .map_err(|error| context.fail(&error))?;
    // Before anything has come in, as a study should.
    store.set_clock(|| FROZEN_AT);
    freeze_plan(&mut store, &source.study, None).map_err(|error| context.fail(&error))?;
    store.set_clock(wall_clock);
    let id = &source.study.plan.questionnaire;
    let questionnaire = library
        .get(id)
        .ok_or_else(|| Failure(tr!(lang, "program-take-unknown-form", form = id.to_string())))?;
    let study = synthetic_study(&source.study, questionnaire, as_of, asked.seed)
        .map_err(|error| context.fail(&error))?;
    let paper_unit = unit(context, PAPER_UNIT)?;
    let latest = study.latest_forms(&paper_unit, FORMS_ON_PAPER);
    let on_paper: Vec<usize> = (0..study.forms.len())
        .filter(|at| latest.iter().any(|form| std::ptr::eq(*form, &raw const study.forms[*at])))
        .collect();
    let elsewhere: BTreeSet<_> = latest.iter().map(|form| (form.episode, form.occasion)).collect();
    let lines: Vec<NumberedLine> = study
        .bulk_lines(questionnaire, KeptAt::StudyOffice, &elsewhere)
        .into_iter()
        .zip(1..)
        .map(|(line, number)| NumberedLine { number, line })
        .collect();
    applying::apply(&mut store, &source.study, &library, KeptAt::StudyOffice, &lines)
        .map_err(|problem| super::bulk::explain(context.lang, problem))?;
    let opened = Desk { store, study: source.study, library, kept_at: KeptAt::StudyOffice };
    Ok((opened, Drawn { study, on_paper }))
}
