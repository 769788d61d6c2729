use kastanj_analysis::Verdict;
use kastanj_instrument::{Occasion, Part, Questionnaire, Serial, SheetKind, State, Variant};
use kastanj_language::{Lang, decimal, lookup, tr};
use kastanj_paper::{Edition, FormOrder, short_code_check_digit};
use kastanj_record::PlanGates;
use serde_json::{Map, Value, json};

use super::{KitProblem, KitSetting, facts, packs, slip, tally};
use crate::effect::step_name;
use crate::knowledge::Register;

/// The study manual: what to do, when, why, and what can be said afterwards.
///
/// Generated from the same study that runs the program; figures about the
/// world are quoted from the register.
///
/// # Errors
/// [`KitProblem`], above all a fact that the register lacks.
pub fn manual(setting: &KitSetting<'_>, register: &Register) -> Result<Vec<u8>, KitProblem> {
    let lang = setting.lang;
    let template = match lang {
        Lang::Sv => include_str!("../../typst/kit/manual.sv.typ"),
        Lang::En => include_str!("../../typst/kit/manual.en.typ"),
    };
    let questionnaire = setting.part_one()?;
    let pictures = Pictures::of(setting, questionnaire)?;
    let citations = facts::citations(register, lang)?;
    let windows = &setting.study.windows;
    let primary = questionnaire.primary_score();
    let data = json!({
        "title": tr!(lang, "kit-manual-title"),
        "running": tr!(lang, "kit-manual-running", unit = &setting.unit.name),
        "synthetic": setting.study.synthetic,
        "synthetic-words": setting.study.synthetic.then(|| tr!(lang, "kit-manual-synthetic")),
        "part-two": setting.study.modules.part_two,
        "session-reports": setting.study.modules.session_reports,
        "follow-up": setting.study.uses(Occasion::FollowUp),
        "study": { "title": setting.study.title.get(lang) },
        "unit": setting.unit_value(),
        "instruments": setting.study.instruments.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        "forms-draft": questionnaire.state == State::Draft,
        "state-words": state_words(questionnaire.state, lang),
        "jurist": tr!(lang, "kit-jurist"),
        "scored-count": primary.map_or(0, |rule| rule.items.len()),
        "least-answered": primary.map_or(0, |rule| rule.least_answered),
        "areas": areas(questionnaire, lang),
        "codes": codes(),
        "week": slip::week_example(lang),
        "verdicts": verdicts(lang),
        "gates": gates(&setting.study.plan.gates, lang),
        "windows": {
            "before-late": windows.before_late_after,
            "after-due": windows.after_latest,
            "after-late": windows.after_late_from,
            "follow-up": windows.follow_up_after,
            "follow-up-slack": windows.follow_up_tolerance,
        },
        "burden": super::burden_words::value(setting)?,
        "pictures": pictures.described,
        "known": citations.known,
        "sources": citations.sources,
    });
    setting.typeset("manual", template, &data, pictures.files)
}

fn state_words(state: State, lang: Lang) -> String {
    match state {
        State::Draft => tr!(lang, "kit-manual-state-draft"),
        State::Pilot => tr!(lang, "kit-manual-state-pilot"),
        State::Published => tr!(lang, "kit-manual-state-published"),
    }
}

/// The declared sub-scores: name, number of questions, what they are about.
fn areas(questionnaire: &Questionnaire, lang: Lang) -> Vec<Value> {
    questionnaire
        .scores
        .iter()
        .filter(|rule| !rule.primary)
        .map(|rule| {
            let about = lookup(lang, &format!("kit-manual-area-{}", rule.id.0), &[]);
            json!({ "name": rule.name.get(lang), "items": rule.items.len(), "about": about })
        })
        .collect()
}

/// How many short codes the manual lists for services without the program.
const LISTED_CODES: u16 = 100;

/// Short codes with their check digits, to be struck out as they are issued.
fn codes() -> Vec<Value> {
    (1..=LISTED_CODES)
        .map(|code| json!([format!("{code:03}"), short_code_check_digit(code).to_string()]))
        .collect()
}

/// The steps of the verdict by the names that the report gives them.
fn verdicts(lang: Lang) -> Value {
    json!({
        "no-statement": step_name(Verdict::NoStatement, lang),
        "describe-only": step_name(Verdict::DescribeOnly, lang),
        "indication": step_name(Verdict::Indication, lang),
        "supported-change": step_name(Verdict::SupportedChange, lang),
    })
}

/// What the plan demands of each step of the verdict.
fn gates(gates: &PlanGates, lang: Lang) -> Value {
    let share =
        |value: f64| tr!(lang, "kit-manual-percent", share = decimal(lang, value * 100.0, 0));
    let number = |value: f64| decimal(lang, value, 1);
    let (indication, supported) = (&gates.indication, &gates.supported_change);
    json!({
        "describe": { "pairs": gates.describe_only.pairs.to_string() },
        "indication": {
            "pairs": indication.pairs.to_string(),
            "after-per-before": share(indication.after_per_before),
            "half-width": number(indication.half_width),
            "delta-sd": number(indication.delta_sd),
        },
        "supported": {
            "pairs": supported.pairs.to_string(),
            "after-per-before": share(supported.after_per_before),
            "half-width": number(supported.half_width),
            "delta-sd": number(supported.delta_sd),
            "asked-share": share(supported.asked_share),
            "services": supported.services.to_string(),
            "pairs-per-service": supported.pairs_per_service.to_string(),
        },
    })
}

/// Dots per inch of the manual's pictures: 300 at the size at which they are shown.
pub(super) const PICTURE_DPI: u32 = 110;

/// The sheets as they are printed, in grey dots: an archivable document cannot
/// hold another one as a picture.
#[derive(Default)]
struct Pictures {
    files: Vec<(String, Vec<u8>)>,
    described: Map<String, Value>,
}

impl Pictures {
    fn of(setting: &KitSetting<'_>, part_one: &Questionnaire) -> Result<Pictures, KitProblem> {
        let mut pictures = Pictures::default();
        let numbered = Edition::Sheet { kind: SheetKind::Pack, serial: Serial::NONE };
        if let Some(before) = packs::part_one_variant(part_one, Occasion::Before) {
            let pages: &[_] = &[("pack-first", 1), ("before-2", 2)];
            pictures.form(setting, part_one, before, numbered, pages)?;
            pictures.form(setting, part_one, before, Edition::Copyable, &[("copyable", 1)])?;
        }
        if let Some(after) = packs::part_one_variant(part_one, Occasion::After) {
            pictures.form(setting, part_one, after, numbered, &[("after-2", 2)])?;
        }
        if setting.study.modules.part_two {
            let part_two =
                setting.questionnaires()?.into_iter().find(|q| q.part == Part::AddedValue);
            if let Some((part_two, sheet)) = part_two.and_then(|q| Some((q, q.variants.first()?))) {
                pictures.form(setting, part_two, sheet, Edition::Copyable, &[("part-two", 1)])?;
            }
        }
        let slip = slip::picture(setting)?;
        let title = tr!(setting.lang, "kit-slip-title");
        pictures.show("slip", slip.width, slip.height, slip.pixels, &title, setting.lang);
        let tally = tally::picture(setting)?;
        let title = tr!(setting.lang, "kit-tally-title");
        pictures.show("tally", tally.width, tally.height, tally.pixels, &title, setting.lang);
        Ok(pictures)
    }

    /// Some pages of a form, each by the name under which the manual shows it.
    fn form(
        &mut self,
        setting: &KitSetting<'_>,
        questionnaire: &Questionnaire,
        variant: &Variant,
        edition: Edition,
        pages: &[(&str, usize)],
    ) -> Result<(), KitProblem> {
        let lang = setting.lang;
        let drawn =
            FormOrder::new(questionnaire, &variant.id, lang, edition).rasters(PICTURE_DPI)?;
        for &(name, page) in pages {
            if let Some(drawn) = drawn.get(page - 1) {
                let title =
                    tr!(lang, "kit-picture-page", title = variant.title.get(lang), page = page);
                let pixels = drawn.pixels().to_vec();
                self.show(name, drawn.width(), drawn.height(), pixels, &title, lang);
            }
        }
        Ok(())
    }

    fn show(
        &mut self,
        name: &str,
        width: u32,
        height: u32,
        pixels: Vec<u8>,
        title: &str,
        lang: Lang,
    ) {
        let file = format!("{name}.gray");
        let alt = tr!(lang, "kit-picture-alt", what = title);
        self.files.push((format!("/pictures/{file}"), pixels));
        let described = json!({ "file": file, "width": width, "height": height, "alt": alt });
        self.described.insert(name.to_owned(), described);
    }
}
