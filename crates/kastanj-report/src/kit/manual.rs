use kastanj_instrument::{Occasion, Part, Questionnaire, Serial, SheetKind, State, Variant};
use kastanj_language::{Lang, lookup, tr};
use kastanj_paper::{Edition, typeset_form};
use serde_json::{Map, Value, json};

use super::{KitProblem, KitSetting, facts, packs, slip, tally};
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
        "date": setting.date_value(),
        "synthetic": setting.study.synthetic,
        "study": { "title": setting.study.title.get(lang) },
        "unit": setting.unit_value(),
        "instruments": setting.study.instruments.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        "state-words": state_words(questionnaire.state, lang),
        "jurist": tr!(lang, "kit-jurist"),
        "scored-count": primary.map_or(0, |rule| rule.items.len()),
        "least-answered": primary.map_or(0, |rule| rule.least_answered),
        "areas": areas(questionnaire, lang),
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

/// The sheets as they are printed, set into the manual page by page.
#[derive(Default)]
struct Pictures {
    files: Vec<(String, Vec<u8>)>,
    described: Map<String, Value>,
}

impl Pictures {
    fn of(setting: &KitSetting<'_>, part_one: &Questionnaire) -> Result<Pictures, KitProblem> {
        let mut pictures = Pictures::default();
        let numbered = Edition::Sheet { kind: SheetKind::Pack, serial: Serial::NONE };
        let before = packs::part_one_variant(part_one, Occasion::Before);
        let after = packs::part_one_variant(part_one, Occasion::After);
        if let Some(before) = before {
            let file = pictures.form(setting, part_one, before, numbered)?;
            pictures.show("pack-first", &file, 1, before.title.get(setting.lang), setting.lang);
            pictures.show("before-2", &file, 2, before.title.get(setting.lang), setting.lang);
            let file = pictures.form(setting, part_one, before, Edition::Copyable)?;
            pictures.show("copyable", &file, 1, before.title.get(setting.lang), setting.lang);
        }
        if let Some(after) = after {
            let file = pictures.form(setting, part_one, after, numbered)?;
            pictures.show("after-2", &file, 2, after.title.get(setting.lang), setting.lang);
        }
        let part_two = setting.questionnaires()?.into_iter().find(|q| q.part == Part::AddedValue);
        // A study without Part II still explains what it is: the newest one at hand.
        let part_two = part_two
            .or_else(|| setting.library.questionnaires().find(|q| q.part == Part::AddedValue));
        if let Some((part_two, sheet)) = part_two.and_then(|q| Some((q, q.variants.first()?))) {
            let file = pictures.form(setting, part_two, sheet, numbered)?;
            pictures.show("part-two", &file, 1, sheet.title.get(setting.lang), setting.lang);
        }
        let slip = slip::pdf(setting, &[Serial::NONE])?;
        pictures.files.push(("/pictures/slip.pdf".to_owned(), slip));
        let title = tr!(setting.lang, "kit-slip-title");
        pictures.show("slip", "slip.pdf", 1, &title, setting.lang);
        pictures.files.push(("/pictures/tally.pdf".to_owned(), tally::pdf(setting)?));
        let title = tr!(setting.lang, "kit-tally-title");
        pictures.show("tally", "tally.pdf", 1, &title, setting.lang);
        Ok(pictures)
    }

    fn form(
        &mut self,
        setting: &KitSetting<'_>,
        questionnaire: &Questionnaire,
        variant: &Variant,
        edition: Edition,
    ) -> Result<String, KitProblem> {
        let form = typeset_form(questionnaire, &variant.id, setting.lang, edition)?;
        let name = format!("form-{}.pdf", self.files.len());
        self.files.push((format!("/pictures/{name}"), form.pdf));
        Ok(name)
    }

    fn show(&mut self, name: &str, file: &str, page: u32, title: &str, lang: Lang) {
        let alt = tr!(lang, "kit-picture-alt", what = title);
        self.described.insert(name.to_owned(), json!({ "file": file, "page": page, "alt": alt }));
    }
}
