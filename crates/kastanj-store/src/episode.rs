use kastanj_instrument::Serial;
use kastanj_record::{
    ClientId, ClientKind, Ending, Episode, EpisodeCode, EpisodeId, ReferralWay, ShortCode,
    TargetBehaviour, UnitCode, Week,
};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use crate::audit::Action;
use crate::code::{Columns, from_json, to_json, word};
use crate::seal::{SecretKey, hex, random_bytes};
use crate::statement::statements;
use crate::{Batch, Noun, Rule, StoreError, View};

macro_rules! selected {
    ($rest:literal) => {
        concat!(
            "SELECT e.id, e.code, e.client, c.unit, e.sequence, e.first_visit, e.sealed,
                    p.serial, e.short_code, e.end_week, e.end_reason
             FROM episode e JOIN client c ON c.id = e.client
             LEFT JOIN pack p ON p.episode = e.id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO episode (id, code, client, sequence, first_visit, sealed, short_code, end_week, end_reason)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL, NULL, NULL)";
    CLIENT_OF = "SELECT client FROM episode WHERE id = ?1";
    NEXT_SEQUENCE = "SELECT coalesce(max(sequence), 0) + 1 FROM episode WHERE client = ?1";
    BY_ID = selected!("WHERE e.id = ?1");
    BY_CODE = selected!("WHERE e.code = ?1");
    BY_PACK = selected!("WHERE p.serial = ?1");
    BY_SHORT_CODE = selected!("WHERE c.unit = ?1 AND e.short_code = ?2");
    OF_CLIENT = selected!("WHERE e.client = ?1 ORDER BY e.sequence");
    OF_UNIT = selected!("WHERE c.unit = ?1 ORDER BY e.code");
    ALL = selected!("ORDER BY c.unit, e.code");
    DESCRIBE = "UPDATE episode SET first_visit = ?2, sealed = ?3 WHERE id = ?1";
    END = "UPDATE episode SET end_week = ?2, end_reason = ?3 WHERE id = ?1";
    SET_SHORT_CODE = "UPDATE episode SET short_code = ?2 WHERE id = ?1";
}

/// What is known of a contact beside its answers; all of it may come later.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EpisodeFacts {
    /// Week of the first visit.
    pub first_visit: Option<Week>,
    /// The way in.
    pub referral: Option<ReferralWay>,
    /// What the client wants to change.
    pub target_behaviours: Vec<TargetBehaviour>,
}

/// The part of the facts that is sealed under the client's key.
#[derive(Serialize, Deserialize)]
struct SealedFacts {
    referral: Option<ReferralWay>,
    target_behaviours: Vec<TargetBehaviour>,
}

fn place(id: EpisodeId) -> String {
    format!("episode/{}/facts", hex(&id.0))
}

impl View<'_> {
    /// An episode by internal number.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn episode(&self, id: EpisodeId) -> Result<Episode, StoreError> {
        self.first(BY_ID, [id.0], |row| self.episode_row(row))?
            .ok_or_else(|| StoreError::not_found(Noun::Episode, hex(&id.0)))
    }

    /// An episode by the code that staff use.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn episode_by_code(&self, code: EpisodeCode) -> Result<Episode, StoreError> {
        self.first(BY_CODE, [code.as_str()], |row| self.episode_row(row))?
            .ok_or_else(|| StoreError::not_found(Noun::Episode, code))
    }

    /// The episode that a pack belongs to, if one is known.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn episode_of_pack(&self, serial: Serial) -> Result<Option<Episode>, StoreError> {
        self.first(BY_PACK, [serial.as_str()], |row| self.episode_row(row))
    }

    /// The episode under follow-up with this three-digit code of the copyable edition.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn episode_by_short_code(
        &self,
        unit: &UnitCode,
        code: ShortCode,
    ) -> Result<Option<Episode>, StoreError> {
        self.first(BY_SHORT_CODE, params![unit.as_str(), code.0], |row| self.episode_row(row))
    }

    /// All episodes, or those of one unit, by code.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn episodes(&self, unit: Option<&UnitCode>) -> Result<Vec<Episode>, StoreError> {
        self.reads.note(Noun::Unit, unit.map_or("*".to_owned(), ToString::to_string));
        match unit {
            Some(unit) => self.all(OF_UNIT, [unit.as_str()], |row| self.episode_from(row)),
            None => self.all(ALL, [], |row| self.episode_from(row)),
        }
    }

    /// The contacts of one client in order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn episodes_of_client(&self, client: ClientId) -> Result<Vec<Episode>, StoreError> {
        self.all(OF_CLIENT, [client.0], |row| self.episode_row(row))
    }

    /// The data key of an episode's client.
    pub(crate) fn episode_key(&self, id: EpisodeId) -> Result<&SecretKey, StoreError> {
        let client = self
            .first(CLIENT_OF, [id.0], |row| Ok(ClientId(row.get(0)?)))?
            .ok_or_else(|| StoreError::not_found(Noun::Episode, hex(&id.0)))?;
        self.client_key(&client)
    }

    fn episode_row(&self, row: &Row<'_>) -> Result<Episode, StoreError> {
        let episode = self.episode_from(row)?;
        self.reads.note(Noun::Episode, hex(&episode.id.0));
        Ok(episode)
    }

    fn episode_from(&self, row: &Row<'_>) -> Result<Episode, StoreError> {
        let columns = Columns::of(row, Noun::Episode);
        let id = columns.episode(0)?;
        let client = ClientId(columns.plain(2)?);
        let sealed: Vec<u8> = columns.plain(6)?;
        let plain = self
            .client_key(&client)?
            .open(&place(id), &sealed)
            .map_err(|_| StoreError::SealBroken { noun: Noun::Episode, id: hex(&id.0) })?;
        let facts: SealedFacts = from_json(Noun::Episode, &id.0, &plain)?;
        let ending = match (columns.word_or_none(9)?, columns.word_or_none(10)?) {
            (Some(week), Some(reason)) => Some(Ending { week, reason }),
            _ => None,
        };
        Ok(Episode {
            id,
            code: columns.word(1)?,
            client,
            unit: columns.unit(3)?,
            sequence: columns.number(4)?,
            first_visit: columns.word_or_none(5)?,
            referral: facts.referral,
            target_behaviours: facts.target_behaviours,
            pack: columns.word_or_none(7)?,
            short_code: columns.plain::<Option<u16>>(8)?.map(ShortCode),
            ending,
        })
    }

    fn seal_facts(
        &self,
        id: EpisodeId,
        client: ClientId,
        facts: &EpisodeFacts,
    ) -> Result<Vec<u8>, StoreError> {
        let sealed = SealedFacts {
            referral: facts.referral,
            target_behaviours: facts.target_behaviours.clone(),
        };
        self.client_key(&client)?.seal(&place(id), &to_json(&sealed)?)
    }
}

impl Batch<'_> {
    /// A new contact of a known client; the store draws its number and code.
    ///
    /// # Errors
    /// When the client is unknown.
    pub fn add_episode(
        &mut self,
        client: ClientId,
        facts: &EpisodeFacts,
    ) -> Result<Episode, StoreError> {
        let code = self.free_code()?;
        self.add_episode_with_code(client, code, facts)
    }

    /// As [`Batch::add_episode`], under a code that was drawn elsewhere.
    ///
    /// # Errors
    /// As [`Batch::add_episode`]; [`StoreError::Exists`] when an episode has the code.
    pub fn add_episode_with_code(
        &mut self,
        client: ClientId,
        code: EpisodeCode,
        facts: &EpisodeFacts,
    ) -> Result<Episode, StoreError> {
        if self.view().taken(BY_CODE, [code.as_str()])? {
            return Err(StoreError::exists(Noun::Episode, code));
        }
        self.view().client(client)?;
        let id = EpisodeId(random_bytes()?);
        let sealed = self.view().seal_facts(id, client, facts)?;
        let sequence: u32 = self
            .view()
            .first(NEXT_SEQUENCE, [client.0], |row| Columns::of(row, Noun::Episode).number(0))?
            .unwrap_or(1);
        let object = hex(&id.0);
        let first_visit = facts.first_visit.map(|week| week.to_string());
        let parameters = params![id.0, code.as_str(), client.0, sequence, first_visit, sealed];
        self.change((Action::Add, Noun::Episode, &object), ADD, parameters)?;
        self.view().episode(id)
    }

    /// A new client with a first contact.
    ///
    /// # Errors
    /// When the unit is unknown.
    pub fn start_contact(
        &mut self,
        unit: &UnitCode,
        kind: ClientKind,
        facts: &EpisodeFacts,
    ) -> Result<Episode, StoreError> {
        let client = self.add_client(unit, kind)?;
        self.add_episode(client, facts)
    }

    /// Replaces what is known of a contact (from the pack slip).
    ///
    /// # Errors
    /// When the episode is unknown, or would end before it starts.
    pub fn describe_episode(
        &mut self,
        id: EpisodeId,
        facts: &EpisodeFacts,
    ) -> Result<(), StoreError> {
        let episode = self.view().episode(id)?;
        check_order(&episode, facts.first_visit, episode.ending)?;
        let sealed = self.view().seal_facts(id, episode.client, facts)?;
        let first_visit = facts.first_visit.map(|week| week.to_string());
        let object = hex(&id.0);
        self.change(
            (Action::Change, Noun::Episode, &object),
            DESCRIBE,
            params![id.0, first_visit, sealed],
        )?;
        Ok(())
    }

    /// Ends a contact, or opens it again with `None`.
    ///
    /// # Errors
    /// When the episode is unknown, or would end before it starts.
    pub fn end_episode(&mut self, id: EpisodeId, ending: Option<Ending>) -> Result<(), StoreError> {
        let episode = self.view().episode(id)?;
        check_order(&episode, episode.first_visit, ending)?;
        let week = ending.map(|ending| ending.week.to_string());
        let reason = ending.map(|ending| word(&ending.reason));
        let object = hex(&id.0);
        self.change((Action::Change, Noun::Episode, &object), END, params![id.0, week, reason])?;
        Ok(())
    }

    /// Gives the episode its code on the copyable edition, or takes it back with `None`.
    ///
    /// # Errors
    /// When another episode of the unit has the code.
    pub fn set_short_code(
        &mut self,
        id: EpisodeId,
        code: Option<ShortCode>,
    ) -> Result<(), StoreError> {
        let episode = self.view().episode(id)?;
        if let Some(code) = code {
            let number = format!("{:03}", code.0);
            if code.0 > 999 {
                return Err(StoreError::refused(Noun::Episode, number, Rule::OutOfRange));
            }
            let taken = self.view().episode_by_short_code(&episode.unit, code)?;
            if taken.is_some_and(|other| other.id != id) {
                return Err(StoreError::refused(Noun::Episode, number, Rule::ShortCodeTaken));
            }
        }
        let object = hex(&id.0);
        let parameters = params![id.0, code.map(|code| code.0)];
        self.change((Action::Change, Noun::Episode, &object), SET_SHORT_CODE, parameters)?;
        Ok(())
    }

    /// A code that no episode has. There are 29⁴ = 707,281 of them.
    fn free_code(&self) -> Result<EpisodeCode, StoreError> {
        loop {
            let numbers = random_bytes::<4>()?;
            // 232 = 8 · 29: numbers past the last whole round would favour some symbols.
            if numbers.iter().any(|number| *number >= 232) {
                continue;
            }
            let code = EpisodeCode::from_numbers(numbers);
            if !self.view().taken(BY_CODE, [code.as_str()])? {
                return Ok(code);
            }
        }
    }
}

fn check_order(
    episode: &Episode,
    first: Option<Week>,
    ending: Option<Ending>,
) -> Result<(), StoreError> {
    match (first, ending) {
        (Some(first), Some(ending)) if ending.week < first => {
            Err(StoreError::refused(Noun::Episode, episode.code, Rule::EndAfterStart))
        }
        _ => Ok(()),
    }
}
