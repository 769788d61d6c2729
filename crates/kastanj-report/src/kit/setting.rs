use kastanj_instrument::{Library, Questionnaire};
use kastanj_language::{Lang, tr};
use kastanj_record::{Study, StudyUnit, UnitCode};
use kastanj_typeset::{Date, Document, Typeset, TypesetError};
use serde_json::{Value, json};

use super::KitProblem;

const STYLE: &str = include_str!("../../typst/kit/kit.typ");

/// What every document of a kit is made from: a study, one of its units, a language.
#[derive(Clone, Copy)]
pub struct KitSetting<'a> {
    /// The study.
    pub study: &'a Study,
    /// The unit whose kit it is.
    pub unit: &'a StudyUnit,
    /// The questionnaires at hand.
    pub library: &'a Library,
    /// The language of every word in the kit.
    pub lang: Lang,
}

impl<'a> KitSetting<'a> {
    /// The setting of one unit.
    ///
    /// # Errors
    /// [`KitProblem::UnknownUnit`] when the study has no such unit.
    pub fn of(
        study: &'a Study,
        unit: &UnitCode,
        library: &'a Library,
        lang: Lang,
    ) -> Result<KitSetting<'a>, KitProblem> {
        let found = study.unit(unit).ok_or_else(|| KitProblem::UnknownUnit {
            unit: unit.to_string(),
            known: study
                .units
                .iter()
                .map(|unit| unit.code.to_string())
                .collect::<Vec<_>>()
                .join(", "),
        })?;
        Ok(KitSetting { study, unit: found, library, lang })
    }

    /// The questionnaires of the study in the order of its file.
    pub(super) fn questionnaires(&self) -> Result<Vec<&'a Questionnaire>, KitProblem> {
        self.study
            .instruments
            .iter()
            .map(|id| {
                self.library.get(id).ok_or_else(|| KitProblem::UnknownQuestionnaire(id.to_string()))
            })
            .collect()
    }

    /// The questionnaire of the primary outcome, which is Part I.
    pub(super) fn part_one(&self) -> Result<&'a Questionnaire, KitProblem> {
        let id = &self.study.plan.questionnaire;
        self.library.get(id).ok_or_else(|| KitProblem::UnknownQuestionnaire(id.to_string()))
    }

    /// The day that documents bear: the first of the study's first month, so
    /// that the same study gives the same bytes on every day.
    fn date(&self) -> Result<Date, TypesetError> {
        let (year, month) = self.study.starts.year_and_month();
        let (year, month) = (u16::try_from(year), u8::try_from(month));
        Date::new(year.unwrap_or_default(), month.unwrap_or_default(), 1).map_err(|error| {
            TypesetError::Data { file: "study.toml".to_owned(), message: error.to_string() }
        })
    }

    /// What the templates may say of the unit.
    pub(super) fn unit_value(&self) -> Value {
        let approval = self.unit.approval.as_ref();
        let crisis: Vec<String> = self
            .unit
            .crisis_numbers
            .iter()
            .map(|line| {
                let who = line.who.get(self.lang);
                tr!(self.lang, "kit-crisis-line", who = who, number = &line.number)
            })
            .collect();
        let rule = self.unit.documentation_rule.as_ref().map(|rule| rule.get(self.lang).to_owned());
        let decision = self.unit.documentation_decision.as_ref();
        let decision = decision.map(|one| tr!(self.lang, "kit-rule-decision", decision = one));
        let rule: Vec<String> = rule.into_iter().chain(decision).collect();
        json!({
            "code": self.unit.code,
            "name": self.unit.name,
            "controller": self.unit.controller,
            "crisis": crisis,
            "rule": rule.join(" "),
            "draft": self.unit.is_draft(),
            "approved-by": approval.map(|approval| approval.by.clone()).unwrap_or_default(),
            "approved-on": approval.map(|approval| approval.on.to_string()).unwrap_or_default(),
        })
    }

    /// Typesets a template of the kit with its data and writes it as PDF.
    pub(super) fn typeset(
        &self,
        name: &'static str,
        template: &str,
        data: &Value,
        pictures: Vec<(String, Vec<u8>)>,
    ) -> Result<Vec<u8>, KitProblem> {
        let failed = |source| KitProblem::Document { document: name, source };
        self.pages(name, template, data, pictures)?.pdf().map_err(failed)
    }

    /// The pages of a template of the kit.
    pub(super) fn pages(
        &self,
        name: &'static str,
        template: &str,
        data: &Value,
        pictures: Vec<(String, Vec<u8>)>,
    ) -> Result<Typeset, KitProblem> {
        let failed = |source| KitProblem::Document { document: name, source };
        let identifier = format!("{name} {} {}", self.unit.code, self.lang);
        let date = self.date().map_err(failed)?;
        let mut document = Document::new(template, date, identifier)
            .with_file("/kit.typ", STYLE.as_bytes())
            .with_data("/data.json", data)
            .map_err(failed)?;
        for (path, bytes) in pictures {
            document = document.with_file(&path, bytes);
        }
        kastanj_typeset::compile(document).map_err(failed)
    }
}
