use kastanj_instrument::{FormKey, Occasion};
use kastanj_record::{
    Assessment, AssessmentId, ClientId, EpisodeId, ReadAgain, ReceivedForm, SameQuestion,
    SheetIdentity, UnitCode,
};
use rusqlite::{Row, params};

use crate::audit::Action;
use crate::code::{Columns, from_json, to_json, word};
use crate::seal::{hex, random_bytes};
use crate::statement::statements;
use crate::{Batch, ConflictId, Noun, StoreError, View};

macro_rules! selected {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.episode, a.occasion, a.questionnaire, a.version, a.variant, a.lang,
                    a.week, a.late, a.therapist_present, a.sheet_kind, a.sheet_serial, a.revision,
                    v.sealed, e.client
             FROM assessment a
             JOIN answers v ON v.assessment = a.id AND v.revision = a.revision
             JOIN episode e ON e.id = a.episode
             JOIN client c ON c.id = e.client ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO assessment (id, episode, occasion, questionnaire, version, variant, lang, week,
                                   late, therapist_present, sheet_kind, sheet_serial, revision, doubts,
                                   lacks_page)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 1, ?13, ?14)";
    ADD_ANSWERS = "INSERT INTO answers (assessment, revision, cause, sealed) VALUES (?1, ?2, ?3, ?4)";
    UPDATE = "UPDATE assessment SET week = ?2, late = ?3, therapist_present = ?4, sheet_kind = ?5,
                                    sheet_serial = ?6, revision = ?7, doubts = ?8,
                                    lacks_page = ?9 WHERE id = ?1";
    BY_ID = selected!("WHERE a.id = ?1");
    BY_FORM = selected!("WHERE a.episode = ?1 AND a.occasion = ?2 AND a.questionnaire = ?3
                         AND a.version = ?4 AND a.variant = ?5");
    OF_EPISODE = selected!("WHERE a.episode = ?1 ORDER BY a.occasion, a.questionnaire, a.variant");
    OF_UNIT = selected!("WHERE c.unit = ?1 ORDER BY e.code, a.occasion, a.questionnaire, a.variant");
    ALL = selected!("ORDER BY c.unit, e.code, a.occasion, a.questionnaire, a.variant");
    IN_DOUBT = selected!("WHERE a.doubts > 0 ORDER BY e.code, a.occasion, a.questionnaire, a.variant");
    REVISION = "SELECT revision FROM assessment WHERE id = ?1";
}

/// What became of an assessment that was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It is new.
    Added(AssessmentId),
    /// It brought pages that had been missing.
    Extended(AssessmentId),
    /// Everything in it was known already: the same sheet was handed in twice.
    Known(AssessmentId),
    /// It says something else than what is stored. Both are kept; a person decides.
    Conflict(AssessmentId, ConflictId),
    /// It came in again so doubtful that nothing certain agrees with what is stored: nobody knows
    /// whether it says the same. Both are kept; a person looks at them.
    Unsure(AssessmentId, ConflictId),
}

impl Put {
    /// The stored assessment.
    pub fn id(self) -> AssessmentId {
        match self {
            Put::Added(id)
            | Put::Extended(id)
            | Put::Known(id)
            | Put::Conflict(id, _)
            | Put::Unsure(id, _) => id,
        }
    }
}

/// A fresh random number for an assessment.
///
/// # Errors
/// When the operating system has no randomness.
pub fn new_assessment_id() -> Result<AssessmentId, StoreError> {
    Ok(AssessmentId(random_bytes()?))
}

pub(crate) fn place(id: AssessmentId, revision: u32) -> String {
    format!("answers/{}/{revision}", hex(&id.0))
}

impl View<'_> {
    /// An assessment by internal number.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn assessment(&self, id: AssessmentId) -> Result<Assessment, StoreError> {
        self.first(BY_ID, [id.0], |row| self.assessment_row(row))?
            .ok_or_else(|| StoreError::not_found(Noun::Assessment, hex(&id.0)))
    }

    /// The assessment of an episode for one form at one occasion, in whichever language.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn assessment_of(
        &self,
        episode: EpisodeId,
        occasion: Occasion,
        form: &FormKey,
    ) -> Result<Option<Assessment>, StoreError> {
        let id = &form.questionnaire;
        let key = params![episode.0, occasion.code(), id.name, id.version, form.variant.0];
        self.first(BY_FORM, key, |row| self.assessment_row(row))
    }

    /// The assessments of one contact.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn assessments_of_episode(
        &self,
        episode: EpisodeId,
    ) -> Result<Vec<Assessment>, StoreError> {
        self.reads.note(Noun::Episode, hex(&episode.0));
        self.all(OF_EPISODE, [episode.0], |row| self.assessment_from(row))
    }

    /// All assessments, or those of one unit.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn assessments(&self, unit: Option<&UnitCode>) -> Result<Vec<Assessment>, StoreError> {
        self.reads.note(Noun::Unit, unit.map_or("*".to_owned(), ToString::to_string));
        match unit {
            Some(unit) => self.all(OF_UNIT, [unit.as_str()], |row| self.assessment_from(row)),
            None => self.all(ALL, [], |row| self.assessment_from(row)),
        }
    }

    /// The assessments in which a question waits for a person.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn assessments_in_doubt(&self) -> Result<Vec<Assessment>, StoreError> {
        self.all(IN_DOUBT, [], |row| self.assessment_row(row))
    }

    /// The number of the current state of its answers, from 1.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn revision(&self, id: AssessmentId) -> Result<u32, StoreError> {
        self.first(REVISION, [id.0], |row| Columns::of(row, Noun::Assessment).number(0))?
            .ok_or_else(|| StoreError::not_found(Noun::Assessment, hex(&id.0)))
    }

    fn assessment_row(&self, row: &Row<'_>) -> Result<Assessment, StoreError> {
        let assessment = self.assessment_from(row)?;
        self.reads.note(Noun::Assessment, hex(&assessment.id.0));
        Ok(assessment)
    }

    fn assessment_from(&self, row: &Row<'_>) -> Result<Assessment, StoreError> {
        let columns = Columns::of(row, Noun::Assessment);
        let id = AssessmentId(columns.plain(0)?);
        let sheet = match (columns.word_or_none(10)?, columns.word_or_none(11)?) {
            (Some(kind), Some(serial)) => Some(SheetIdentity { kind, serial }),
            _ => None,
        };
        let sealed: Vec<u8> = columns.plain(13)?;
        let plain = self
            .client_key(&ClientId(columns.plain(14)?))?
            .open(&place(id, columns.number(12)?), &sealed)
            .map_err(|_| StoreError::SealBroken { noun: Noun::Assessment, id: hex(&id.0) })?;
        Ok(Assessment {
            id,
            episode: columns.episode(1)?,
            occasion: columns.word(2)?,
            form: columns.form(3)?,
            week: columns.word_or_none(7)?,
            late: columns.plain(8)?,
            therapist_present: columns.plain(9)?,
            sheet,
            answers: from_json(Noun::Assessment, &id.0, &plain)?,
        })
    }
}

impl Batch<'_> {
    /// Takes an assessment in: the one way by which answers reach the store.
    ///
    /// Idempotent, because a scan is read twice sooner or later: a form of an
    /// episode and occasion is stored once. Pages that had not come in are
    /// added; equal answers change nothing; anything else is kept as a
    /// conflict beside what is stored, whole, so that nothing is half taken.
    /// A doubt is never equal to anything that nobody has looked at: where
    /// nothing but doubts meets what is stored, both are kept, too.
    ///
    /// # Errors
    /// When the episode is unknown.
    pub fn put_assessment(&mut self, incoming: &Assessment) -> Result<Put, StoreError> {
        let stored =
            self.view().assessment_of(incoming.episode, incoming.occasion, &incoming.form)?;
        let Some(stored) = stored else {
            self.insert(incoming)?;
            return Ok(Put::Added(incoming.id));
        };
        match joined(&stored, incoming) {
            Joined::Same => Ok(Put::Known(stored.id)),
            Joined::Differs => Ok(Put::Conflict(stored.id, self.add_conflict(&stored, incoming)?)),
            Joined::Unsure => Ok(Put::Unsure(stored.id, self.add_conflict(&stored, incoming)?)),
            Joined::More(assessment) => {
                self.revise(&assessment, "page")?;
                Ok(Put::Extended(stored.id))
            }
        }
    }

    fn insert(&mut self, new: &Assessment) -> Result<(), StoreError> {
        let sealed = self.seal_answers(new, 1)?;
        let form = &new.form;
        let object = hex(&new.id.0);
        let parameters = params![
            new.id.0,
            new.episode.0,
            new.occasion.code(),
            form.questionnaire.name,
            form.questionnaire.version,
            form.variant.0,
            form.lang.code(),
            new.week.map(|week| week.to_string()),
            new.late,
            new.therapist_present,
            new.sheet.map(|sheet| word(&sheet.kind)),
            new.sheet.map(|sheet| sheet.serial.to_string()),
            doubts(new),
            new.lacks_a_page(),
        ];
        self.change((Action::Add, Noun::Assessment, &object), ADD, parameters)?;
        self.also(ADD_ANSWERS, params![new.id.0, 1, "first", sealed])?;
        Ok(())
    }

    /// Stores a new state of an assessment; the earlier ones stay as its history.
    pub(crate) fn revise(&mut self, changed: &Assessment, cause: &str) -> Result<(), StoreError> {
        let revision = self.view().revision(changed.id)? + 1;
        let sealed = self.seal_answers(changed, revision)?;
        let object = hex(&changed.id.0);
        let parameters = params![
            changed.id.0,
            changed.week.map(|week| week.to_string()),
            changed.late,
            changed.therapist_present,
            changed.sheet.map(|sheet| word(&sheet.kind)),
            changed.sheet.map(|sheet| sheet.serial.to_string()),
            revision,
            doubts(changed),
            changed.lacks_a_page(),
        ];
        self.change((Action::Change, Noun::Assessment, &object), UPDATE, parameters)?;
        self.also(ADD_ANSWERS, params![changed.id.0, revision, cause, sealed])?;
        Ok(())
    }

    fn seal_answers(&self, assessment: &Assessment, revision: u32) -> Result<Vec<u8>, StoreError> {
        let view = self.view();
        let key = view.episode_key(assessment.episode)?;
        key.seal(&place(assessment.id, revision), &to_json(&assessment.answers)?)
    }
}

fn doubts(assessment: &Assessment) -> i64 {
    assessment.doubts().try_into().unwrap_or(i64::MAX)
}

/// What two versions of one form come to.
enum Joined {
    Same,
    More(Assessment),
    Differs,
    Unsure,
}

/// Joins page by page: what one of the two has not received, the other may bring.
fn joined(stored: &Assessment, incoming: &Assessment) -> Joined {
    let compared = ReadAgain::of(stored, incoming);
    if compared.differing > 0 {
        return Joined::Differs;
    }
    let other_language = stored.form.lang != incoming.form.lang;
    let mut more = stored.clone();
    for new in &incoming.answers {
        match more.answers.iter_mut().find(|old| old.item == new.item) {
            // A page that had not come, or a doubt that this version settles.
            Some(old) if SameQuestion::of(old, new) == SameQuestion::Brings => *old = new.clone(),
            Some(_) => {}
            None => more.answers.push(new.clone()),
        }
    }
    if compared.brought > 0 && other_language {
        return Joined::Differs;
    }
    if compared.brought == 0 {
        return if compared.nothing_agrees() { Joined::Unsure } else { Joined::Same };
    }
    more.week = more.week.or(incoming.week);
    more.late |= incoming.late;
    more.therapist_present = more.therapist_present.or(incoming.therapist_present);
    more.sheet = more.sheet.or(incoming.sheet);
    Joined::More(more)
}

#[cfg(test)]
mod tests {
    use kastanj_instrument::{AnswerCode, ItemId, QuestionnaireId, VariantId};
    use kastanj_language::Lang;
    use kastanj_record::{Answer, ClientKind, Mode, Provenance, RecordedAnswer, TargetBehaviour};
    use rusqlite::types::ValueRef;

    use super::*;
    use crate::{EpisodeFacts, KeyCost, ServiceUnit, Store};

    /// Every value of every row, as somebody would see it who has the database key.
    fn everything(store: &Store) -> Vec<u8> {
        let tables: Vec<String> = store
            .view()
            .all("SELECT tbl_name FROM sqlite_schema WHERE type = 'table'", [], |row| {
                Ok(row.get(0)?)
            })
            .unwrap();
        let mut bytes = Vec::new();
        for table in tables {
            let mut statement =
                store.connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
            let columns = statement.column_count();
            let mut rows = statement.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                for at in 0..columns {
                    if let ValueRef::Text(value) | ValueRef::Blob(value) = row.get_ref(at).unwrap()
                    {
                        bytes.extend_from_slice(value);
                    }
                }
            }
        }
        bytes
    }

    #[test]
    fn what_a_client_said_is_sealed_inside_the_database_as_well() {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, _) = Store::create(
            &folder.path().join("s"),
            &"anna".parse().unwrap(),
            "exempel exempel",
            KeyCost::WEAK,
        )
        .unwrap();
        let unit: UnitCode = "EX".parse().unwrap();
        let facts = EpisodeFacts {
            target_behaviours: vec![TargetBehaviour::Buying],
            ..EpisodeFacts::default()
        };
        store
            .batch(|batch| {
                batch
                    .add_unit(&ServiceUnit { code: unit.clone(), label: "SYNTETISK".to_owned() })?;
                let episode = batch.start_contact(&unit, ClientKind::Own, &facts)?;
                batch.put_assessment(&Assessment {
                    id: new_assessment_id()?,
                    episode: episode.id,
                    occasion: Occasion::Before,
                    form: FormKey {
                        questionnaire: QuestionnaireId { name: "del-1".to_owned(), version: 1 },
                        variant: VariantId("before".to_owned()),
                        lang: Lang::Sv,
                    },
                    week: None,
                    late: false,
                    therapist_present: None,
                    sheet: None,
                    answers: vec![RecordedAnswer {
                        item: ItemId("grepp-1".to_owned()),
                        answer: Answer::One(AnswerCode(3)),
                        provenance: Provenance {
                            mode: Mode::Keyed,
                            reading: None,
                            seen_by_person: true,
                        },
                    }],
                })
            })
            .unwrap();
        let seen = everything(&store);
        let holds = |word: &str| seen.windows(word.len()).any(|window| window == word.as_bytes());
        for sealed in ["grepp-1", "buying", "keyed"] {
            assert!(!holds(sealed), "{sealed} stands in clear");
        }
        // The search itself works: this much is in clear.
        assert!(holds("del-1") && holds("SYNTETISK"));
    }
}
