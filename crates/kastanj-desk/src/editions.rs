//! Effect reports that are given out: each is kept as what it takes to make the same bytes again.

use kastanj_instrument::Library;
use kastanj_language::{Explain, Lang, tr};
use kastanj_record::{PlanStanding, Study, UnitCode, Week};
use kastanj_report::effect::{
    AssemblyError, EarlierEdition, EffectReport, EffectReportInput, ReportOrder, assemble,
    effect_report,
};
use kastanj_report::knowledge::Register;
use kastanj_report::{Audience, PrintError, ReportRefusal};
use kastanj_store::{NewEdition, ReportEdition, StoreError, View};
use kastanj_typeset::Date;
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::planning::plan_standing;
use crate::{Desk, DeskError, Snapshot};

/// For whom, about whom, as of when.
#[derive(Debug, Clone, Copy)]
pub struct EditionOrder<'a> {
    /// The reader.
    pub audience: Audience,
    /// One unit, or all.
    pub unit: Option<&'a UnitCode>,
    /// As of which week.
    pub as_of: Week,
    /// The language.
    pub lang: Lang,
    /// Name and version of the program.
    pub program: &'a str,
}

/// A report that was made, and its two files.
#[derive(Debug)]
pub struct MadeEdition {
    /// What is kept of it.
    pub edition: ReportEdition,
    /// The report.
    pub report: EffectReport,
    /// The name of its files without ending.
    pub stem: String,
    /// As PDF.
    pub pdf: Vec<u8>,
    /// As a page.
    pub html: String,
    /// The page for the public as PDF and HTML, beside a public edition.
    pub summary: Option<(Vec<u8>, String)>,
}

/// Why there is no report.
#[derive(Debug, Error)]
pub enum EditionProblem {
    /// The desk cannot be worked at.
    #[error(transparent)]
    Desk(#[from] DeskError),
    /// The questionnaire of the plan is not one that the program has.
    #[error("unknown questionnaire {0}")]
    UnknownQuestionnaire(String),
    /// A week that has no date.
    #[error("{0} is no week")]
    BadWeek(Week),
    /// The record cannot be reported on.
    #[error(transparent)]
    Assembly(#[from] AssemblyError),
    /// The report is refused.
    #[error(transparent)]
    Refused(#[from] ReportRefusal),
    /// It cannot be printed.
    #[error(transparent)]
    Print(#[from] PrintError),
    /// No edition has that number.
    #[error("no edition {0}")]
    NoSuchEdition(u32),
    /// What is kept of an edition cannot be read.
    #[error("edition {0} cannot be read")]
    Unreadable(u32),
    /// The data are others than those of the edition.
    #[error("the data of edition {number} are gone: {then} then, {now} now")]
    DataChanged {
        /// The edition.
        number: u32,
        /// Digest of its data.
        then: String,
        /// Digest of the data today.
        now: String,
    },
    /// The same data give other bytes.
    #[error("edition {number} by {then} comes out otherwise by {now}")]
    OtherBytes {
        /// The edition.
        number: u32,
        /// The program that made it.
        then: String,
        /// This program.
        now: String,
    },
}

impl From<StoreError> for EditionProblem {
    fn from(error: StoreError) -> Self {
        EditionProblem::Desk(DeskError::Store(error))
    }
}

impl Explain for EditionProblem {
    fn explain(&self, lang: Lang) -> String {
        match self {
            EditionProblem::Desk(error) => error.explain(lang),
            EditionProblem::UnknownQuestionnaire(id) => {
                tr!(lang, "program-take-unknown-form", form = id.as_str())
            }
            EditionProblem::BadWeek(week) => {
                tr!(lang, "program-bad-week", week = week.to_string())
            }
            EditionProblem::Assembly(error) => error.explain(lang),
            EditionProblem::Refused(refusal) => refusal.explain(lang),
            EditionProblem::Print(error) => error.explain(lang),
            EditionProblem::NoSuchEdition(number) => {
                tr!(lang, "program-edition-unknown", number = *number)
            }
            EditionProblem::Unreadable(number) => {
                tr!(lang, "program-edition-unreadable", number = *number)
            }
            EditionProblem::DataChanged { number, then, now } => tr!(
                lang,
                "program-edition-data-changed",
                number = *number,
                then = then.as_str(),
                now = now.as_str()
            ),
            EditionProblem::OtherBytes { number, then, now } => tr!(
                lang,
                "program-edition-other-bytes",
                number = *number,
                then = then.as_str(),
                now = now.as_str()
            ),
        }
    }
}

/// A report that is written, and what will be kept of it once it is printed.
#[derive(Debug)]
pub struct Draft {
    report: EffectReport,
    stem: String,
    what: NewEdition,
}

/// A report as its files.
#[derive(Debug)]
pub struct PrintedEdition {
    /// What is to be kept of it.
    pub what: NewEdition,
    /// The report.
    pub report: EffectReport,
    /// The name of its files without ending.
    pub stem: String,
    /// As PDF.
    pub pdf: Vec<u8>,
    /// As a page.
    pub html: String,
    /// The page for the public as PDF and HTML, beside a public edition.
    pub summary: Option<(Vec<u8>, String)>,
}

/// Writes a report from the record, as it stands; nothing is printed or kept yet.
///
/// # Errors
/// [`EditionProblem`].
pub fn draft_edition(
    view: &View<'_>,
    study: &Study,
    library: &Library,
    order: &EditionOrder<'_>,
    register: &Register,
) -> Result<Draft, EditionProblem> {
    let revision = view.study()?.ok_or(DeskError::NoStudy)?.revision;
    let standing = plan_standing(view, study)?;
    let all = view.report_editions()?;
    let made = compose(view, library, study, order, &standing, &all, register)?;
    let what = NewEdition {
        audience: order.audience.code().to_owned(),
        unit: order.unit.cloned(),
        language: order.lang.code().to_owned(),
        as_of: order.as_of.to_string(),
        study_revision: revision,
        program: order.program.to_owned(),
        data_digest: made.data_digest,
        pdf: String::new(),
        html: String::new(),
        standing: serde_json::to_string(&standing).unwrap_or_default(),
        figures: serde_json::to_string(&made.report.figures).unwrap_or_default(),
    };
    Ok(Draft { stem: stem(&made.report, order.unit), report: made.report, what })
}

impl Draft {
    /// Typesets it: takes a second, and needs no store.
    ///
    /// # Errors
    /// [`PrintError`] if the typesetter refuses.
    pub fn print(self) -> Result<PrintedEdition, PrintError> {
        let Printed { pdf, html, summary } = printed(&self.report)?;
        let what = NewEdition { pdf: sha256(&pdf), html: sha256(html.as_bytes()), ..self.what };
        Ok(PrintedEdition { what, report: self.report, stem: self.stem, pdf, html, summary })
    }
}

/// Makes a report and keeps what it was. The same once more is no new edition.
///
/// # Errors
/// [`EditionProblem`]; nothing is kept then.
pub fn make_edition(
    desk: &mut Desk,
    order: &EditionOrder<'_>,
    register: &Register,
) -> Result<MadeEdition, EditionProblem> {
    let view = desk.store.view();
    let draft = draft_edition(&view, &desk.study, &desk.library, order, register)?;
    let made = draft.print()?;
    let edition = desk.store.batch(|batch| batch.add_edition(&made.what))?;
    Ok(MadeEdition {
        edition,
        stem: made.stem,
        report: made.report,
        pdf: made.pdf,
        html: made.html,
        summary: made.summary,
    })
}

/// Makes an edition again, as it was when it was given out: with the study file, the plan's
/// standing and the edition before it of that day.
///
/// # Errors
/// [`EditionProblem::DataChanged`] when answers have come in, been corrected or been erased that
/// belong to it, [`EditionProblem::OtherBytes`] when it does not come out the same.
pub fn reproduce_edition(
    desk: &Desk,
    number: u32,
    program: &str,
    register: &Register,
) -> Result<MadeEdition, EditionProblem> {
    let view = desk.store.view();
    let recalled = recall(&view, &desk.library, number)?;
    let order = recalled.order()?;
    let Recalled { edition, study, standing, before } = &recalled;
    let what = &edition.what;
    let made = compose(&view, &desk.library, study, &order, standing, before, register)?;
    let Printed { pdf, html, summary } = printed(&made.report)?;
    if made.data_digest != what.data_digest {
        return Err(EditionProblem::DataChanged {
            number,
            then: what.data_digest.clone(),
            now: made.data_digest,
        });
    }
    if sha256(&pdf) != what.pdf || sha256(html.as_bytes()) != what.html {
        return Err(EditionProblem::OtherBytes {
            number,
            then: what.program.clone(),
            now: program.to_owned(),
        });
    }
    Ok(MadeEdition {
        stem: stem(&made.report, order.unit),
        report: made.report,
        pdf,
        html,
        summary,
        edition: edition.clone(),
    })
}

/// An edition as it was given out: with the study file, the plan's standing and the editions before
/// it of that day.
pub(crate) struct Recalled {
    pub(crate) edition: ReportEdition,
    pub(crate) study: Study,
    pub(crate) standing: PlanStanding,
    before: Vec<ReportEdition>,
}

impl Recalled {
    /// For whom, about whom, as of when it was made.
    pub(crate) fn order(&self) -> Result<EditionOrder<'_>, EditionProblem> {
        let what = &self.edition.what;
        let unreadable = || EditionProblem::Unreadable(self.edition.number);
        Ok(EditionOrder {
            audience: what.audience.parse().map_err(|_| unreadable())?,
            unit: what.unit.as_ref(),
            as_of: what.as_of.parse().map_err(|_| unreadable())?,
            lang: what.language.parse().map_err(|_| unreadable())?,
            program: &what.program,
        })
    }
}

/// Looks an edition up.
pub(crate) fn recall(
    view: &View<'_>,
    library: &Library,
    number: u32,
) -> Result<Recalled, EditionProblem> {
    let all = view.report_editions()?;
    let edition = all
        .iter()
        .find(|edition| edition.number == number)
        .ok_or(EditionProblem::NoSuchEdition(number))?
        .clone();
    let unreadable = || EditionProblem::Unreadable(number);
    let texts = view.study_history()?;
    let text = texts.iter().find(|text| text.revision == edition.what.study_revision);
    let text = text.ok_or_else(unreadable)?;
    let study = Study::parse("study.toml", &text.text, library)
        .map_err(|faults| EditionProblem::Desk(DeskError::StudyFaults(faults)))?;
    let standing = serde_json::from_str(&edition.what.standing).map_err(|_| unreadable())?;
    let before = all.into_iter().filter(|edition| edition.number < number).collect();
    Ok(Recalled { edition, study, standing, before })
}

struct Composed {
    report: EffectReport,
    data_digest: String,
}

struct Printed {
    pdf: Vec<u8>,
    html: String,
    summary: Option<(Vec<u8>, String)>,
}

fn printed(report: &EffectReport) -> Result<Printed, PrintError> {
    let page = report.summary.as_ref();
    let summary = page.map(|page| Ok::<_, PrintError>((page.pdf()?, page.html()))).transpose()?;
    Ok(Printed { pdf: report.document.pdf()?, html: report.document.html(), summary })
}

fn compose(
    view: &View<'_>,
    library: &Library,
    study: &Study,
    order: &EditionOrder<'_>,
    standing: &PlanStanding,
    before: &[ReportEdition],
    register: &Register,
) -> Result<Composed, EditionProblem> {
    let mut input = assembled(view, library, study, order, standing)?;
    let data_digest = input.reproducibility.data_digest.clone();
    input.earlier = latest(before, order, &data_digest);
    let report = effect_report(&input, order.audience, order.lang, register)?;
    Ok(Composed { report, data_digest })
}

/// What the report is told, but for the edition before it.
pub(crate) fn assembled(
    view: &View<'_>,
    library: &Library,
    study: &Study,
    order: &EditionOrder<'_>,
    standing: &PlanStanding,
) -> Result<EffectReportInput, EditionProblem> {
    let snapshot = Snapshot::of(view)?.as_of(order.as_of);
    let id = &study.plan.questionnaire;
    let questionnaire = library.get(id);
    let questionnaire =
        questionnaire.ok_or_else(|| EditionProblem::UnknownQuestionnaire(id.to_string()))?;
    let asked = ReportOrder {
        study,
        standing,
        questionnaire,
        unit: order.unit,
        today: order.as_of,
        date: date_of(order.as_of)?,
        lang: order.lang,
        program_version: order.program,
    };
    Ok(assemble(&snapshot.record(), &asked)?)
}

/// The last edition for the same reader about the same people, in whatever language. The same data
/// as of the same week are no earlier edition but this one.
fn latest(
    before: &[ReportEdition],
    order: &EditionOrder<'_>,
    data_digest: &str,
) -> Option<EarlierEdition> {
    let as_of = order.as_of.to_string();
    let edition = before.iter().rev().find(|edition| {
        let what = &edition.what;
        what.audience == order.audience.code()
            && what.unit.as_ref() == order.unit
            && (what.as_of != as_of || what.data_digest != data_digest)
    })?;
    Some(EarlierEdition {
        number: edition.number,
        as_of: edition.what.as_of.parse().ok()?,
        same_data: edition.what.data_digest == data_digest,
        figures: serde_json::from_str(&edition.what.figures).ok()?,
    })
}

fn stem(report: &EffectReport, unit: Option<&UnitCode>) -> String {
    let about = unit.map(|unit| format!("-{unit}")).unwrap_or_default();
    format!("{}{about}", report.document.file_stem())
}

/// The Monday of a week.
fn date_of(week: Week) -> Result<Date, EditionProblem> {
    let (year, month, day) = week.monday();
    let parts = (u16::try_from(year), u8::try_from(month), u8::try_from(day));
    let (Ok(year), Ok(month), Ok(day)) = parts else { return Err(EditionProblem::BadWeek(week)) };
    Date::new(year, month, day).map_err(|_| EditionProblem::BadWeek(week))
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
