//! Leaving with everything: the record as CSV files that need no program of ours.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use kastanj_instrument::{FormKey, Questionnaire, QuestionnaireId};
use kastanj_language::Lang;
use kastanj_record::{
    Answer, Assessment, ConsentStanding, Episode, EpisodeId, Loss, Mode, RecordedAnswer, UnitCode,
    consent_standing,
};
use serde::{Deserialize, Serialize};

use crate::audit::Action;
use crate::code::word;
use crate::csv_file::CsvFile;
use crate::pseudonym::pseudonyms;
use crate::reserve::Reserve;
use crate::store::empty;
use crate::{
    Noun, Separator, Store, StoreError, View, codebook, columns, durable_file, export_contacts,
};

/// Whose answers go along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// Of clients whose latest word to follow-up or research is yes. The other contacts are
    /// counted, and so are their losses, on lines that belong to no contact; nothing else.
    Agreed,
    /// Of everybody, for a service that moves its record elsewhere: every row of answers tells
    /// where the client stands.
    Everything,
}

impl Extent {
    /// All, the usual one first.
    pub const ALL: [Extent; 2] = [Extent::Agreed, Extent::Everything];

    /// As it stands in forms and in the database.
    pub fn code(self) -> &'static str {
        match self {
            Extent::Agreed => "agreed",
            Extent::Everything => "everything",
        }
    }
}

/// How to export.
#[derive(Debug, Clone)]
pub struct ExportOptions {
    /// Whose answers go along.
    pub extent: Extent,
    /// The language of labels.
    pub lang: Lang,
    /// Between columns.
    pub separator: Separator,
    /// Whether the codes that staff use stand in the files; otherwise each
    /// contact has a number that holds in this export only.
    pub episode_codes: bool,
    /// One unit, or all.
    pub unit: Option<UnitCode>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportReceipt {
    /// Every file with the number of its rows.
    pub files: Vec<(PathBuf, usize)>,
    /// Contacts that are counted in the files without anything that was answered or noted.
    pub counted_only: usize,
    /// Forms whose questionnaire was not at hand: their answers have codes without labels.
    pub without_labels: Vec<FormKey>,
}

/// What the writers of the single files need.
pub(crate) struct Export<'a> {
    pub(crate) options: &'a ExportOptions,
    pub(crate) episodes: Vec<Episode>,
    /// What a contact is called in the files.
    pub(crate) called: BTreeMap<EpisodeId, String>,
    /// Where the client of a contact stands on the use of the answers.
    standing: BTreeMap<EpisodeId, ConsentStanding>,
    /// Contacts whose client was asked and said no to answering.
    declined: BTreeSet<EpisodeId>,
    pub(crate) files: Vec<ExportedFile>,
    /// Every column of every file so far.
    pub(crate) columns: Vec<(&'static str, String)>,
}

/// One file of an export, on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedFile {
    /// What it is called.
    pub file: &'static str,
    /// Rows below the heading.
    pub rows: usize,
    /// The whole file.
    pub bytes: Vec<u8>,
}

/// An export that has not been written anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The files.
    pub files: Vec<ExportedFile>,
    /// Contacts that are counted in the files without anything that was answered or noted.
    pub counted_only: usize,
    /// Forms whose questionnaire was not at hand: their answers have codes without labels.
    pub without_labels: Vec<FormKey>,
}

impl Export<'_> {
    pub(crate) fn table(&self, columns: &[&str]) -> Result<CsvFile, StoreError> {
        CsvFile::new(self.options.separator, columns)
    }

    pub(crate) fn finish(&mut self, file: &'static str, table: CsvFile) -> Result<(), StoreError> {
        let rows = table.rows;
        self.columns.extend(table.columns.iter().map(|name| (file, name.clone())));
        self.files.push(ExportedFile { file, rows, bytes: table.bytes(Path::new(file))? });
        Ok(())
    }

    pub(crate) fn name_of(&self, episode: EpisodeId) -> &str {
        self.called.get(&episode).map_or("", String::as_str)
    }

    /// Where the client of a contact stands on the use of the answers.
    pub(crate) fn standing_of(&self, episode: EpisodeId) -> ConsentStanding {
        self.standing.get(&episode).copied().unwrap_or(ConsentStanding::NotKeyed)
    }

    /// The same as a word of the files: who was asked and declined has a word of its own, because
    /// no consent was ever to be keyed.
    pub(crate) fn standing_word(&self, episode: EpisodeId) -> String {
        match self.standing_of(episode) {
            ConsentStanding::NotKeyed if self.declined.contains(&episode) => DECLINED.to_owned(),
            standing => word(&standing),
        }
    }

    /// Whether what was answered and noted in a contact goes along.
    pub(crate) fn takes(&self, episode: EpisodeId) -> bool {
        match self.options.extent {
            Extent::Everything => true,
            Extent::Agreed => self.standing_of(episode) == ConsentStanding::Yes,
        }
    }

    /// The contacts whose answers and notes go along, by their names in the files.
    pub(crate) fn taken(&self) -> Vec<EpisodeId> {
        let mut taken: Vec<EpisodeId> =
            self.episodes.iter().map(|episode| episode.id).filter(|id| self.takes(*id)).collect();
        taken.sort_by_key(|episode| self.name_of(*episode).to_owned());
        taken
    }

    pub(crate) fn unit_of(&self, episode: EpisodeId) -> &str {
        let found = self.episodes.iter().find(|known| known.id == episode);
        found.map_or("", |episode| episode.unit.as_str())
    }
}

impl Store {
    /// Writes the record as CSV files into a folder that is empty or does not exist.
    ///
    /// Internal numbers, serials and codes of contacts stay out unless
    /// [`ExportOptions::episode_codes`] asks for the codes. The files are not encrypted.
    ///
    /// # Errors
    /// When the folder is not empty or cannot be written.
    pub fn export(
        &mut self,
        dir: &Path,
        options: &ExportOptions,
        questionnaires: &[&Questionnaire],
    ) -> Result<ExportReceipt, StoreError> {
        durable_file::private_folder(dir)?;
        empty(dir)?;
        let exported = self.export_to_carry(options, questionnaires)?;
        let mut files = Vec::new();
        for one in &exported.files {
            let path = dir.join(one.file);
            durable_file::replace(&path, &one.bytes)?;
            files.push((path, one.rows));
        }
        let Exported { counted_only, without_labels, .. } = exported;
        Ok(ExportReceipt { files, counted_only, without_labels })
    }

    /// [`Store::export`] in memory, for files that are carried away at once and must not lie
    /// unencrypted in any folder of ours.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn export_to_carry(
        &mut self,
        options: &ExportOptions,
        questionnaires: &[&Questionnaire],
    ) -> Result<Exported, StoreError> {
        let _room = Reserve::open(&self.place);
        let unit = options.unit.as_ref().map_or("*", UnitCode::as_str);
        let object = format!("{unit} {}", options.extent.code());
        self.batch(|batch| batch.log(Action::Export, Noun::Export, &object, 1))?;
        let view = self.view();
        let unit = options.unit.as_ref();
        let episodes = view.episodes(unit)?;
        let called = pseudonyms(&episodes, options.episode_codes)?;
        let standing = standings(view, unit)?;
        let declined = view
            .losses(unit)?
            .into_iter()
            .filter(|lost| lost.loss == Loss::Declined)
            .map(|lost| lost.episode)
            .collect();
        let (files, columns) = (Vec::new(), Vec::new());
        let mut export = Export { options, episodes, called, standing, declined, files, columns };
        export_contacts::write(&mut export, view)?;
        let mut assessments = view.assessments(unit)?;
        assessments.retain(|assessment| export.takes(assessment.episode));
        let without_labels = answers(&mut export, &assessments, questionnaires)?;
        codebook::write(&mut export, questionnaires)?;
        columns::write(&mut export)?;
        let counted_only = export.episodes.iter().filter(|one| !export.takes(one.id)).count();
        Ok(Exported { files: export.files, counted_only, without_labels })
    }
}

/// The word in the column `consent` for who was asked and said no to answering.
pub(crate) const DECLINED: &str = "declined";

/// Where each client stands on the use of the answers; who has said nothing is not among them.
fn standings(
    view: View<'_>,
    unit: Option<&UnitCode>,
) -> Result<BTreeMap<EpisodeId, ConsentStanding>, StoreError> {
    let events = view.consents(unit)?;
    let heard: BTreeSet<EpisodeId> = events.iter().map(|event| event.episode).collect();
    let standing = |episode: EpisodeId| {
        consent_standing(events.iter().filter(move |event| event.episode == episode))
    };
    Ok(heard.into_iter().map(|episode| (episode, standing(episode))).collect())
}

const ANSWERS: &[&str] = &[
    "contact",
    "unit",
    "consent",
    "occasion",
    "questionnaire",
    "form",
    "language",
    "week",
    "late",
    "therapist_present",
    "item",
    "code",
    "label",
    "missing",
    "mode",
    "seen_by_person",
];

fn answers(
    export: &mut Export<'_>,
    assessments: &[Assessment],
    questionnaires: &[&Questionnaire],
) -> Result<Vec<FormKey>, StoreError> {
    let known: BTreeMap<&QuestionnaireId, &Questionnaire> =
        questionnaires.iter().map(|questionnaire| (&questionnaire.id, *questionnaire)).collect();
    let mut table = export.table(ANSWERS)?;
    let mut without_labels = Vec::new();
    let mut sorted: Vec<&Assessment> = assessments.iter().collect();
    // By the contacts' names in this export: the order of the store would tell their codes.
    sorted.sort_by_key(|a| (export.name_of(a.episode).to_owned(), a.occasion, a.form.clone()));
    for assessment in sorted {
        let questionnaire = known.get(&assessment.form.questionnaire).copied();
        if questionnaire.is_none() && !without_labels.contains(&assessment.form) {
            without_labels.push(assessment.form.clone());
        }
        for answer in &assessment.answers {
            for (code, label, missing) in cells(answer, questionnaire, export.options.lang) {
                let week = assessment.week.map(|week| week.to_string()).unwrap_or_default();
                table.row([
                    export.name_of(assessment.episode),
                    export.unit_of(assessment.episode),
                    &export.standing_word(assessment.episode),
                    assessment.occasion.code(),
                    &assessment.form.questionnaire.to_string(),
                    &form_word(&assessment.form),
                    assessment.form.lang.code(),
                    &week,
                    yes_no(Some(assessment.late)),
                    yes_no(assessment.therapist_present),
                    &answer.item.0,
                    &code,
                    &label,
                    &missing,
                    answer.provenance.mode.code(),
                    yes_no(seen_by_person(answer)),
                ])?;
            }
        }
    }
    export.finish("answers.csv", table)?;
    Ok(without_labels)
}

/// A form's variant as all words of the files are written: `follow_up`.
fn form_word(form: &FormKey) -> String {
    form.variant.0.replace('-', "_")
}

/// Whether a person has seen an answer that was read or keyed; on a screen nothing is read.
fn seen_by_person(answer: &RecordedAnswer) -> Option<bool> {
    let provenance = &answer.provenance;
    (provenance.mode != Mode::Screen || provenance.seen_by_person)
        .then_some(provenance.seen_by_person)
}

/// Code, label and missing reason; one row per option of a many-choice answer.
fn cells(
    answer: &RecordedAnswer,
    questionnaire: Option<&Questionnaire>,
    lang: Lang,
) -> Vec<(String, String, String)> {
    let scale = questionnaire
        .and_then(|questionnaire| questionnaire.scale(questionnaire.item(&answer.item)?.scale()?));
    let coded = |code: &kastanj_instrument::AnswerCode| {
        let option = scale.and_then(|scale| scale.options.iter().find(|o| o.code == *code));
        let label = option.map(|option| option.label.get(lang).to_owned()).unwrap_or_default();
        (code.to_string(), label, String::new())
    };
    match &answer.answer {
        Answer::One(code) => vec![coded(code)],
        Answer::Many(codes) => codes.iter().map(coded).collect(),
        Answer::Missing(missing) => {
            vec![(String::new(), String::new(), missing.code().to_owned())]
        }
    }
}

/// `1`, `0`, or empty when unknown.
pub(crate) fn yes_no(value: Option<bool>) -> &'static str {
    match value {
        Some(true) => "1",
        Some(false) => "0",
        None => "",
    }
}
