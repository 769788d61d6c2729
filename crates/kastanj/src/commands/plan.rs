//! `kastanj plan`: what is decided before the data, frozen and dated.

use std::path::Path;

use kastanj_desk::Desk;
use kastanj_desk::planning::{StudyLoss, change_study, freeze_plan, plan_standing, study_losses};
use kastanj_instrument::Questionnaire;
use kastanj_language::tr;
use kastanj_record::{ApprovalDate, PlanFreeze, PlanStanding, Protocol};
use kastanj_report::plan::{ReceiptOrder, change_words, plan_receipt, plan_rows, standing_words};
use kastanj_typeset::Date;

use super::report::PROGRAM;
use crate::arguments::Plan;
use crate::context::Context;
use crate::failure::Failure;
use crate::terminal::say;
use crate::{opening, study_file};

/// Runs the command.
pub(crate) fn run(context: &Context, command: &Plan) -> Result<(), Failure> {
    let mut opened = opening::open(context)?;
    match command {
        Plan::Show => show(context, &opened)?,
        Plan::Freeze { because, out } => freeze(context, &mut opened, because.as_deref(), out)?,
        Plan::Change { file } => change(context, &mut opened, file)?,
        Plan::Dated { reference } => {
            let frozen =
                opened.store.view().frozen_plans().map_err(|error| context.fail(&error))?;
            if let Some((dated, _)) = frozen.last().and_then(|plan| plan.receipt.as_ref()) {
                let reference = dated.as_str();
                return Err(Failure(tr!(
                    context.lang,
                    "program-plan-dated-already",
                    reference = reference
                )));
            }
            let plan = opened
                .store
                .batch(|batch| batch.date_plan(reference))
                .map_err(|error| context.fail(&error))?;
            say(&tr!(
                context.lang,
                "program-plan-dated",
                number = plan.number,
                reference = reference.trim()
            ));
        }
    }
    opened.store.close().map_err(|error| context.fail(&error))
}

fn show(context: &Context, opened: &Desk) -> Result<(), Failure> {
    let lang = context.lang;
    let standing =
        plan_standing(&opened.store.view(), &opened.study).map_err(|error| context.fail(&error))?;
    for (name, value) in plan_rows(&opened.study, questionnaire(context, opened)?, lang) {
        say(&format!("  {name}: {value}"));
    }
    say("");
    say(&tr!(lang, "program-plan-digest", digest = Protocol::of(&opened.study).digest()));
    if let Some(frozen) = &standing.frozen {
        say(&tr!(
            lang,
            "program-plan-frozen-digest",
            number = frozen.number,
            digest = frozen.digest.as_str()
        ));
    }
    tell(context, &standing);
    Ok(())
}

/// How it stands to what was frozen, and every value that differs.
fn tell(context: &Context, standing: &PlanStanding) {
    let lang = context.lang;
    for words in standing_words(standing, lang) {
        say(&words);
    }
    for change in standing.frozen.iter().flat_map(|frozen| &frozen.changes) {
        let [field, frozen, now] = change_words(change, lang);
        say(&tr!(lang, "program-plan-change", field = field, frozen = frozen, now = now));
    }
}

fn freeze(
    context: &Context,
    opened: &mut Desk,
    because: Option<&str>,
    out: &Path,
) -> Result<(), Failure> {
    let lang = context.lang;
    let standing = freeze_plan(&mut opened.store, &opened.study, because)
        .map_err(|error| context.fail(&error))?;
    let Some(frozen) = &standing.frozen else {
        return Err(Failure(tr!(lang, "program-plan-unreadable")));
    };
    let order = ReceiptOrder {
        study: &opened.study,
        questionnaire: questionnaire(context, opened)?,
        frozen,
        date: date_of(context, frozen)?,
        lang,
        program_version: PROGRAM,
    };
    let receipt = plan_receipt(&order).map_err(|refusal| context.fail(&refusal))?;
    let pdf = receipt.pdf().map_err(|error| context.fail(&error))?;
    let file = out.join(format!("{}-{}.pdf", receipt.file_stem(), frozen.number));
    context.write(&file, &pdf)?;
    say(&tr!(lang, "program-plan-digest", digest = frozen.digest.as_str()));
    tell(context, &standing);
    say(&tr!(lang, "program-written", file = file.display().to_string()));
    say(&tr!(lang, "program-plan-next"));
    Ok(())
}

/// Puts another study file in the place of the one that holds, and tells what that does to the
/// frozen plan.
fn change(context: &Context, opened: &mut Desk, file: &Path) -> Result<(), Failure> {
    let lang = context.lang;
    let source = study_file::load_source(context, Some(file))?;
    let losses: Vec<String> = study_losses(&opened.study, &source.study)
        .iter()
        .map(|loss| match loss {
            StudyLoss::OtherStudy => tr!(lang, "program-plan-other-study"),
            StudyLoss::Synthetic => tr!(lang, "program-plan-synthetic"),
            StudyLoss::Unit(unit) => tr!(lang, "program-plan-unit-gone", unit = unit.as_str()),
            StudyLoss::Questionnaire(form) => {
                tr!(lang, "program-plan-form-gone", form = form.as_str())
            }
        })
        .collect();
    if !losses.is_empty() {
        return Err(Failure(tr!(
            lang,
            "program-plan-not-changed",
            file = file.display().to_string(),
            why = losses.join("\n")
        )));
    }
    change_study(&mut opened.store, &source.study, &source.text)
        .map_err(|error| context.fail(&error))?;
    let standing =
        plan_standing(&opened.store.view(), &source.study).map_err(|error| context.fail(&error))?;
    say(&tr!(lang, "program-plan-study-changed", file = file.display().to_string()));
    tell(context, &standing);
    Ok(())
}

fn questionnaire<'d>(context: &Context, opened: &'d Desk) -> Result<&'d Questionnaire, Failure> {
    let id = &opened.study.plan.questionnaire;
    opened.library.get(id).ok_or_else(|| {
        Failure(tr!(context.lang, "program-take-unknown-form", form = id.to_string()))
    })
}

fn date_of(context: &Context, frozen: &PlanFreeze) -> Result<Date, Failure> {
    let on: ApprovalDate = frozen.on;
    on.to_string().parse().map_err(|_| Failure(tr!(context.lang, "program-plan-unreadable")))
}
