use kastanj_record::{Client, ClientId, ClientKind, UnitCode};
use rusqlite::params;

use crate::audit::Action;
use crate::code::{Columns, word};
use crate::seal::{hex, random_bytes};
use crate::statement::statements;
use crate::{Batch, Noun, StoreError, View};

statements! {
    ADD = "INSERT INTO client (id, unit, kind) VALUES (?1, ?2, ?3)";
    GET = "SELECT id, unit, kind FROM client WHERE id = ?1";
    ALL = "SELECT id, unit, kind FROM client ORDER BY unit, id";
    SET_KIND = "UPDATE client SET kind = ?2 WHERE id = ?1";
}

impl View<'_> {
    /// A client by internal number.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn client(&self, id: ClientId) -> Result<Client, StoreError> {
        self.first(GET, [id.0], read)?
            .ok_or_else(|| StoreError::not_found(Noun::Client, hex(&id.0)))
    }

    /// All clients, unit by unit.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn clients(&self) -> Result<Vec<Client>, StoreError> {
        self.all(ALL, [], read)
    }
}

fn read(row: &rusqlite::Row<'_>) -> Result<Client, StoreError> {
    let columns = Columns::of(row, Noun::Client);
    Ok(Client { id: ClientId(columns.plain(0)?), unit: columns.unit(1)?, kind: columns.word(2)? })
}

impl Batch<'_> {
    /// A new client of a unit, with a data key of its own.
    ///
    /// # Errors
    /// When the unit is unknown.
    pub fn add_client(
        &mut self,
        unit: &UnitCode,
        kind: ClientKind,
    ) -> Result<ClientId, StoreError> {
        self.view().unit(unit)?;
        let id = ClientId(random_bytes()?);
        self.add_key(id.0)?;
        let object = hex(&id.0);
        let parameters = params![id.0, unit.as_str(), word(&kind)];
        self.change((Action::Add, Noun::Client, &object), ADD, parameters)?;
        Ok(id)
    }

    /// Says whether the client comes for an own behaviour or as a relative (from the pack slip).
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn set_client_kind(&mut self, id: ClientId, kind: ClientKind) -> Result<(), StoreError> {
        self.view().client(id)?;
        let object = hex(&id.0);
        self.change((Action::Change, Noun::Client, &object), SET_KIND, params![id.0, word(&kind)])?;
        Ok(())
    }
}
