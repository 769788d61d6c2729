use kastanj_instrument::Serial;
use kastanj_record::{ClientKind, Episode, EpisodeId, UnitCode};
use rusqlite::params;

use crate::audit::Action;
use crate::code::Columns;
use crate::statement::statements;
use crate::{Batch, EpisodeFacts, Noun, Rule, StoreError, View};

statements! {
    ADD = "INSERT INTO pack (serial, unit, episode, withdrawn) VALUES (?1, ?2, NULL, 0)";
    GET = "SELECT serial, unit, episode, withdrawn FROM pack WHERE serial = ?1";
    OF_UNIT = "SELECT serial, unit, episode, withdrawn FROM pack WHERE unit = ?1 ORDER BY serial";
    BIND = "UPDATE pack SET episode = ?2 WHERE serial = ?1";
}

/// An envelope with the sheets of one client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// Its number, the same on all of its sheets.
    pub serial: Serial,
    /// The unit it was printed for or came from.
    pub unit: UnitCode,
    /// Whose it is, once the first sheet has come in.
    pub episode: Option<EpisodeId>,
    /// Whether its client was erased, so that nothing of it may come in again.
    pub withdrawn: bool,
}

/// The episode of a pack, and whether this was its first sign of life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackOwner {
    /// The episode.
    pub episode: Episode,
    /// Whether client and episode were made just now.
    pub created: bool,
}

impl View<'_> {
    /// A pack that is known here.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn pack(&self, serial: Serial) -> Result<Option<Pack>, StoreError> {
        self.first(GET, [serial.as_str()], read)
    }

    /// The packs of a unit, by number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn packs(&self, unit: &UnitCode) -> Result<Vec<Pack>, StoreError> {
        self.all(OF_UNIT, [unit.as_str()], read)
    }
}

fn read(row: &rusqlite::Row<'_>) -> Result<Pack, StoreError> {
    let columns = Columns::of(row, Noun::Pack);
    let episode: Option<[u8; 16]> = columns.plain(2)?;
    Ok(Pack {
        serial: columns.word(0)?,
        unit: columns.unit(1)?,
        episode: episode.map(EpisodeId),
        withdrawn: columns.plain(3)?,
    })
}

impl Batch<'_> {
    /// Records a printed pack; the same pack twice is no error.
    ///
    /// # Errors
    /// When the unit is unknown or the pack belongs to another unit.
    pub fn add_pack(&mut self, serial: Serial, unit: &UnitCode) -> Result<(), StoreError> {
        match self.view().pack(serial)? {
            Some(known) if known.unit == *unit => Ok(()),
            Some(_) => Err(StoreError::refused(Noun::Pack, serial, Rule::SheetTaken)),
            None if self.view().taken(GET, [serial.as_str()])? => {
                Err(StoreError::refused(Noun::Pack, serial, Rule::SheetTaken))
            }
            None => {
                self.view().unit(unit)?;
                let parameters = params![serial.as_str(), unit.as_str()];
                self.change((Action::Add, Noun::Pack, serial.as_str()), ADD, parameters)?;
                Ok(())
            }
        }
    }

    /// Says whose a pack is, with `None` that it is nobody's again.
    ///
    /// # Errors
    /// When the pack is unknown, or is another episode's, or the episode has another pack or unit.
    pub fn bind_pack(
        &mut self,
        serial: Serial,
        episode: Option<EpisodeId>,
    ) -> Result<(), StoreError> {
        let pack =
            self.view().pack(serial)?.ok_or_else(|| StoreError::not_found(Noun::Pack, serial))?;
        if pack.withdrawn {
            return Err(StoreError::refused(Noun::Pack, serial, Rule::Withdrawn));
        }
        if let Some(id) = episode {
            let owner = self.view().episode(id)?;
            let taken = pack.episode.is_some_and(|other| other != id)
                || owner.pack.is_some_and(|other| other != serial);
            if taken {
                return Err(StoreError::refused(Noun::Pack, serial, Rule::SheetTaken));
            }
            if owner.unit != pack.unit {
                return Err(StoreError::refused(Noun::Pack, serial, Rule::UnitOfClient));
            }
        }
        let parameters = params![serial.as_str(), episode.map(|id| id.0)];
        self.change((Action::Assign, Noun::Pack, serial.as_str()), BIND, parameters)?;
        Ok(())
    }

    /// The episode that a pack belongs to. A pack that nobody has yet, known
    /// here or not, gets a new client and episode: the first sheet that comes
    /// in decides whose it is.
    ///
    /// # Errors
    /// When the unit is unknown, the pack is known at another unit, or its client was erased.
    pub fn owner_of_pack(
        &mut self,
        serial: Serial,
        unit: &UnitCode,
    ) -> Result<PackOwner, StoreError> {
        self.add_pack(serial, unit)?;
        if let Some(episode) = self.view().episode_of_pack(serial)? {
            return Ok(PackOwner { episode, created: false });
        }
        let new = self.start_contact(unit, ClientKind::Own, &EpisodeFacts::default())?;
        self.bind_pack(serial, Some(new.id))?;
        Ok(PackOwner { episode: self.view().episode(new.id)?, created: true })
    }
}
