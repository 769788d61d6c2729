//! Taking rows away: one assessment (undo), or everything of one client.

use kastanj_record::{AssessmentId, ClientId};

use crate::audit::Action;
use crate::seal::hex;
use crate::statement::statements;
use crate::{Batch, Noun, Rule, StoreError};

macro_rules! of_client {
    ($table:literal, $column:literal) => {
        concat!(
            "DELETE FROM ",
            $table,
            " WHERE ",
            $column,
            " IN (SELECT id FROM episode WHERE client = ?1)"
        )
    };
}

macro_rules! of_assessments {
    ($table:literal) => {
        concat!(
            "DELETE FROM ",
            $table,
            " WHERE assessment IN (SELECT a.id FROM assessment a
             JOIN episode e ON e.id = a.episode WHERE e.client = ?1)"
        )
    };
}

statements! {
    DROP_PICTURES = "DELETE FROM row_picture WHERE assessment = ?1";
    DROP_CONFLICTS = "DELETE FROM conflict WHERE assessment = ?1";
    DROP_CHECKS = "DELETE FROM reading_check WHERE assessment = ?1";
    DROP_RULINGS = "DELETE FROM ruling WHERE assessment = ?1";
    DROP_KEYINGS = "DELETE FROM keying WHERE assessment = ?1";
    DROP_WANTED = "DELETE FROM keying_wanted WHERE assessment = ?1";
    DROP_ANSWERS = "DELETE FROM answers WHERE assessment = ?1";
    UNLINK_SCANS = "UPDATE scan_page SET outcome = 'unassigned', assessment = NULL WHERE assessment = ?1";
    DROP_ASSESSMENT = "DELETE FROM assessment WHERE id = ?1";
    DROP_CONFLICT = "DELETE FROM conflict WHERE id = ?1";

    CLIENT_UNASSIGNED_PICTURES = "DELETE FROM row_picture WHERE unassigned IN (SELECT u.id FROM unassigned u
                                  JOIN episode e ON e.id = u.episode WHERE e.client = ?1)";
    CLIENT_UNASSIGNED = of_client!("unassigned", "episode");
    CLIENT_PICTURES = of_assessments!("row_picture");
    // What came of a check stays as a count: it says nothing of anybody without its form.
    CLIENT_OPEN_CHECKS = concat!(
        of_assessments!("reading_check"),
        " AND state IN ('waiting', 'differs')"
    );
    CLIENT_CHECKS = "UPDATE reading_check SET assessment = NULL, item = NULL, sealed = NULL
                     WHERE assessment IN (SELECT a.id FROM assessment a
                     JOIN episode e ON e.id = a.episode WHERE e.client = ?1)";
    CLIENT_RULINGS = of_assessments!("ruling");
    CLIENT_KEYINGS = of_assessments!("keying");
    CLIENT_WANTED = of_assessments!("keying_wanted");
    CLIENT_CONFLICTS = of_assessments!("conflict");
    CLIENT_ANSWERS = of_assessments!("answers");
    // The hash of a scan tells nothing, but whose page it was does.
    CLIENT_SCANS = of_assessments!("scan_page");
    CLIENT_ASSESSMENTS = of_client!("assessment", "episode");
    CLIENT_LOSSES = of_client!("loss", "episode");
    CLIENT_CONSENTS = of_client!("consent_event", "episode");
    CLIENT_SESSIONS = of_client!("session_report", "episode");
    CLIENT_DRAFTS = of_client!("screen_draft", "episode");
    CLIENT_STRIPS = of_client!("strip", "episode");
    CLIENT_CLOSINGS = of_client!("closing_report", "episode");
    CLIENT_ADDED_VALUE = of_client!("added_value", "episode");
    CLIENT_TALKED = of_client!("talked_about", "episode");
    CLIENT_CARDS = of_client!("card", "episode");
    CLIENT_WITHDRAWALS = of_client!("withdrawal", "episode");
    CLIENT_SHEETS = of_client!("sheet", "episode");
    CLIENT_PACKS = "UPDATE pack SET episode = NULL, withdrawn = 1
                    WHERE episode IN (SELECT id FROM episode WHERE client = ?1)";
    ASSIGNED_TO = "SELECT 1 FROM unassigned WHERE assessment = ?1";
    CLIENT_EPISODES = "DELETE FROM episode WHERE client = ?1";
    CLIENT = "DELETE FROM client WHERE id = ?1";
}

/// How much an erasure took away; numbers alone, so that it can be filed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ErasedRows {
    /// Contacts.
    pub episodes: usize,
    /// Self-ratings.
    pub assessments: usize,
    /// States of their answers, corrected ones included.
    pub answer_states: usize,
    /// Session reports.
    pub sessions: usize,
    /// Consent events.
    pub consents: usize,
    /// Losses.
    pub losses: usize,
    /// Pictures of rows.
    pub pictures: usize,
    /// Answers read a second time, decisions on readings, and second keyings.
    pub checks: usize,
    /// Sheets that had been assigned by a person, and second versions of forms.
    pub sheets: usize,
    /// Closing reports, notes of what was talked about or was to be, and what both thought of the
    /// forms.
    pub notes: usize,
    /// Forms begun on a screen.
    pub drafts: usize,
    /// Words by which a client could be found again.
    pub aliases: usize,
    /// Cards that opened a form at home.
    pub cards: usize,
    /// Pages of scans whose owner was known.
    pub scans: usize,
    /// Envelopes that are closed: a late sheet from one of them is refused.
    pub packs: usize,
}

impl ErasedRows {
    /// With what another erasure took away.
    #[must_use]
    pub fn and(self, other: ErasedRows) -> ErasedRows {
        ErasedRows {
            episodes: self.episodes + other.episodes,
            assessments: self.assessments + other.assessments,
            answer_states: self.answer_states + other.answer_states,
            sessions: self.sessions + other.sessions,
            consents: self.consents + other.consents,
            losses: self.losses + other.losses,
            pictures: self.pictures + other.pictures,
            checks: self.checks + other.checks,
            sheets: self.sheets + other.sheets,
            notes: self.notes + other.notes,
            drafts: self.drafts + other.drafts,
            aliases: self.aliases + other.aliases,
            cards: self.cards + other.cards,
            scans: self.scans + other.scans,
            packs: self.packs + other.packs,
        }
    }
}

impl Batch<'_> {
    /// Takes an assessment away that an undone assignment had made.
    pub(crate) fn remove_assessment(&mut self, id: AssessmentId) -> Result<(), StoreError> {
        if self.view().any(ASSIGNED_TO, [id.0])? {
            let object = hex(&id.0);
            return Err(StoreError::refused(Noun::Assessment, object, Rule::ChangedSince));
        }
        let rows = [
            DROP_PICTURES,
            DROP_CONFLICTS,
            DROP_CHECKS,
            DROP_RULINGS,
            DROP_KEYINGS,
            DROP_WANTED,
            DROP_ANSWERS,
            UNLINK_SCANS,
        ];
        for sql in rows {
            self.also(sql, [id.0])?;
        }
        self.change((Action::Undo, Noun::Assessment, &hex(&id.0)), DROP_ASSESSMENT, [id.0])?;
        Ok(())
    }

    pub(crate) fn drop_conflict(&mut self, id: crate::ConflictId) -> Result<(), StoreError> {
        let object = hex(&id.0);
        if self.change((Action::Undo, Noun::Conflict, &object), DROP_CONFLICT, [id.0])? == 0 {
            return Err(StoreError::not_found(Noun::Conflict, object));
        }
        Ok(())
    }

    /// Deletes every row of a client, children first.
    pub(crate) fn remove_client(&mut self, client: ClientId) -> Result<ErasedRows, StoreError> {
        let id = [client.0];
        let mut rows = ErasedRows {
            pictures: self.also(CLIENT_UNASSIGNED_PICTURES, id)?,
            ..ErasedRows::default()
        };
        rows.sheets = self.also(CLIENT_UNASSIGNED, id)?;
        rows.pictures += self.also(CLIENT_PICTURES, id)?;
        for sql in [CLIENT_OPEN_CHECKS, CLIENT_CHECKS, CLIENT_RULINGS, CLIENT_KEYINGS] {
            rows.checks += self.also(sql, id)?;
        }
        self.also(CLIENT_WANTED, id)?;
        rows.sheets += self.also(CLIENT_CONFLICTS, id)?;
        rows.answer_states = self.also(CLIENT_ANSWERS, id)?;
        rows.scans = self.also(CLIENT_SCANS, id)?;
        rows.assessments = self.also(CLIENT_ASSESSMENTS, id)?;
        rows.losses = self.also(CLIENT_LOSSES, id)?;
        rows.consents = self.also(CLIENT_CONSENTS, id)?;
        rows.sessions = self.also(CLIENT_SESSIONS, id)?;
        rows.drafts = self.also(CLIENT_DRAFTS, id)?;
        rows.notes = self.also(CLIENT_STRIPS, id)?;
        for sql in [CLIENT_CLOSINGS, CLIENT_ADDED_VALUE, CLIENT_TALKED] {
            rows.notes += self.also(sql, id)?;
        }
        rows.aliases = self.erase_alias(client)?;
        rows.cards = self.also(CLIENT_CARDS, id)?;
        self.also(CLIENT_WITHDRAWALS, id)?;
        self.also(CLIENT_SHEETS, id)?;
        rows.packs = self.also(CLIENT_PACKS, id)?;
        rows.episodes = self.also(CLIENT_EPISODES, id)?;
        self.change((Action::Erase, Noun::Client, &hex(&client.0)), CLIENT, id)?;
        Ok(rows)
    }
}
