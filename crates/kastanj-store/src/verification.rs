use crate::audit::{self, AuditHead};
use crate::code::Columns;
use crate::reach::Reach;
use crate::read_log::ReadLog;
use crate::seal::hex;
use crate::statement::statements;
use crate::unassigned::UnassignedId;
use crate::{Noun, Store, StoreError, View, alias, assessment, database};
use kastanj_record::{AnsweredBy, AssessmentId, ClientId};

statements! {
    CLIENTS = "SELECT id FROM client ORDER BY id";
    UNASSIGNED = "SELECT id FROM unassigned ORDER BY id";
    STATES = "SELECT v.assessment, v.revision, v.sealed, e.client FROM answers v
              JOIN assessment a ON a.id = v.assessment JOIN episode e ON e.id = a.episode
              ORDER BY v.assessment, v.revision";
    PICTURED = "SELECT DISTINCT assessment FROM row_picture WHERE assessment IS NOT NULL";
}

/// The setting that remembers the newest head that was printed or exported.
pub(crate) const PRINTED_HEAD: &str = "audit-head-printed";

/// What a check of the whole store found to be sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// The state of the audit log.
    pub head: AuditHead,
    /// Clients, each with its key.
    pub clients: usize,
    /// Contacts.
    pub episodes: usize,
    /// Self-ratings.
    pub assessments: usize,
    /// Sealed values that were opened, all earlier states included.
    pub sealed_values: usize,
    /// Keys that no row needs; left by a crash, harmless.
    pub spare_keys: usize,
    /// Clients that were erased.
    pub erased: usize,
}

impl Store {
    /// Checks everything: the seal of every page, the structure of the tables,
    /// the audit chain against the newest printed head, and that every sealed
    /// value opens. Changes nothing.
    ///
    /// # Errors
    /// The first thing that does not hold.
    pub fn verify(&self, printed: Option<&AuditHead>) -> Result<Verified, StoreError> {
        let path = self.place.database();
        database::authenticate(&self.connection, &path)?;
        database::check_structure(&self.connection, &path)?;
        let remembered = self.view().setting(PRINTED_HEAD)?.and_then(|head| head.parse().ok());
        let mut head = audit::verify(&self.connection, remembered.as_ref())?;
        if let Some(printed) = printed {
            head = audit::verify(&self.connection, Some(printed))?;
        }
        alias::verify(&self.connection)?;
        // The machine reads everything here and shows nothing: no entry per client.
        let reads = ReadLog::by(&self.person);
        let view = View {
            connection: &self.connection,
            keys: &self.keys,
            reads: &reads,
            reach: Reach::WHOLE,
        };
        let clients =
            view.all(CLIENTS, [], |row| Ok(ClientId(Columns::of(row, Noun::Client).plain(0)?)))?;
        for client in &clients {
            view.client_key(client)?;
            view.client(*client)?;
        }
        let mut verified = Verified {
            head,
            clients: clients.len(),
            episodes: view.episodes(None)?.len(),
            assessments: 0,
            sealed_values: 0,
            spare_keys: 0,
            erased: self.keys.tombstones().len(),
        };
        verified.sealed_values += verified.episodes + view.sessions(None)?.len();
        verified.sealed_values += view.check_aliases()? + view.live_cards()?.len();
        verified.sealed_values += view.conflicts()?.len() + open_closings(view)?;
        open_assessments(view, &mut verified)?;
        let waiting = open_unassigned(view, &mut verified)?;
        read_the_rest(view)?;
        verified.spare_keys =
            self.keys.ids().filter(|id| !clients.iter().any(|c| c.0 == **id)).count() - waiting;
        Ok(verified)
    }
}

impl Store {
    /// Walks the chains of the audit log and of the alias register's log, against the newest head
    /// that was printed. Much less than [`Store::verify`], and quick.
    ///
    /// # Errors
    /// The first entry that does not hold.
    pub fn verify_log(&self) -> Result<AuditHead, StoreError> {
        let remembered = self.view().setting(PRINTED_HEAD)?.and_then(|head| head.parse().ok());
        let head = audit::verify(&self.connection, remembered.as_ref())?;
        alias::verify(&self.connection)?;
        Ok(head)
    }
}

/// Opens every state of every assessment, and the pictures of their rows.
fn open_assessments(view: View<'_>, verified: &mut Verified) -> Result<(), StoreError> {
    verified.assessments = view.assessments(None)?.len();
    let states = view.all(STATES, [], |row| {
        let columns = Columns::of(row, Noun::Assessment);
        let (id, revision) = (AssessmentId(columns.plain(0)?), columns.number(1)?);
        let sealed: Vec<u8> = columns.plain(2)?;
        view.client_key(&ClientId(columns.plain(3)?))?
            .open(&assessment::place(id, revision), &sealed)
            .map_err(|_| StoreError::SealBroken { noun: Noun::Assessment, id: hex(&id.0) })?;
        Ok(())
    })?;
    verified.sealed_values += states.len();
    let pictured = view
        .all(PICTURED, [], |row| Ok(AssessmentId(Columns::of(row, Noun::Assessment).plain(0)?)))?;
    for id in pictured {
        verified.sealed_values += view.row_pictures(id)?.len();
    }
    for id in view.ruled()? {
        verified.sealed_values += view.rulings(id)?.len();
    }
    for id in view.keyed_again()? {
        verified.sealed_values += view.keyings(id)?.len();
    }
    verified.sealed_values += view.reading_checks()?.len();
    Ok(())
}

/// Opens what belongs to the talks and the closing of every contact.
fn open_closings(view: View<'_>) -> Result<usize, StoreError> {
    let mut opened = 0;
    for episode in view.episodes(None)? {
        opened += usize::from(view.closing_report(episode.id)?.is_some());
        opened += usize::from(!view.talked_about(episode.id)?.is_empty());
        opened += view.screen_drafts(episode.id)?.len();
        opened += usize::from(!view.strip_marks(episode.id)?.is_empty());
        for by in AnsweredBy::ALL {
            opened += usize::from(view.added_value(episode.id, *by)?.is_some());
        }
    }
    Ok(opened)
}

/// Opens every unassigned sheet; tells how many wait under a key of their own.
fn open_unassigned(view: View<'_>, verified: &mut Verified) -> Result<usize, StoreError> {
    let ids = view.all(UNASSIGNED, [], |row| {
        Ok(UnassignedId(Columns::of(row, Noun::Unassigned).plain(0)?))
    })?;
    let mut waiting = 0;
    for id in ids {
        waiting += usize::from(view.unassigned_sheet(id)?.episode.is_none());
        verified.sealed_values += 1 + view.row_pictures_unassigned(id)?.len();
    }
    Ok(waiting)
}

/// Rows in clear: every value must have a meaning.
fn read_the_rest(view: View<'_>) -> Result<(), StoreError> {
    view.units()?;
    view.study_history()?;
    view.losses(None)?;
    view.tallies(None)?;
    view.consents(None)?;
    view.unseen_withdrawals()?;
    view.scan_pages()?;
    Ok(())
}
