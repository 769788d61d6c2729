//! The alias register: by what a contact that has lost its card is found again, and its own log.
//!
//! Whoever writes, searches, opens or erases stands in `alias_log`, chained like the audit log.
//! Every deed has its entry in the audit log as well, so that the end of the one cannot be cut
//! off without the other telling.

use std::fmt;

use kastanj_record::{ALIAS_MINIMUM, Alias, AliasRefusal, ClientId, alias_text, normalised};
use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

use crate::audit::Action;
use crate::code::{Columns, from_json, to_json};
use crate::seal::hex;
use crate::statement::statements;
use crate::{Batch, Noun, StoreError, View};

statements! {
    GET = "SELECT sealed FROM alias WHERE client = ?1";
    ALL = "SELECT client FROM alias ORDER BY client";
    PUT = "INSERT INTO alias (client, sealed) VALUES (?1, ?2)
           ON CONFLICT (client) DO UPDATE SET sealed = excluded.sealed";
    DROP = "DELETE FROM alias WHERE client = ?1";
    LAST = "SELECT entry, head FROM alias_log ORDER BY entry DESC LIMIT 1";
    APPEND = "INSERT INTO alias_log (entry, at, person, action, client, head)
              VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    WHOLE = "SELECT entry, at, person, action, client, head FROM alias_log ORDER BY entry";
    NOTED = "SELECT count(*) FROM audit WHERE noun = 'alias'";
}

/// What was done in the alias register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AliasDeed {
    /// Written or changed.
    Write,
    /// Searched; what was searched for is not kept.
    Search,
    /// Shown.
    Open,
    /// Taken away.
    Erase,
}

impl AliasDeed {
    /// The word in the log.
    pub fn code(self) -> &'static str {
        match self {
            AliasDeed::Write => "write",
            AliasDeed::Search => "search",
            AliasDeed::Open => "open",
            AliasDeed::Erase => "erase",
        }
    }

    fn action(self) -> Action {
        match self {
            AliasDeed::Write => Action::Change,
            AliasDeed::Search => Action::Read,
            AliasDeed::Open => Action::Open,
            AliasDeed::Erase => Action::Erase,
        }
    }
}

/// One entry of the log of the alias register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AliasEntry {
    /// Running number, from 1.
    pub entry: u64,
    /// Seconds since 1970.
    pub at: i64,
    /// Whose account.
    pub person: String,
    /// What was done.
    pub action: String,
    /// The internal number of the client; empty for a search.
    pub client: String,
    head: [u8; 32],
}

/// The end of the log: number of entries, last head.
type End = (u64, [u8; 32]);

impl AliasEntry {
    fn chained(&self, before: &[u8; 32]) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(b"kastanj alias log v1\0");
        hash.update(before);
        hash.update(self.entry.to_be_bytes());
        hash.update(self.at.to_be_bytes());
        for text in [&self.person, &self.action, &self.client] {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text.as_bytes());
        }
        hash.finalize().into()
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<AliasEntry> {
        Ok(AliasEntry {
            entry: row.get::<_, i64>(0)?.try_into().unwrap_or(0),
            at: row.get(1)?,
            person: row.get(2)?,
            action: row.get(3)?,
            client: row.get(4)?,
            head: row.get(5)?,
        })
    }
}

fn end(connection: &Connection) -> Result<End, StoreError> {
    let last = connection
        .prepare_cached(LAST)?
        .query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))
        .optional()?;
    Ok(last.map_or((0, [0; 32]), |(entry, head)| (entry.try_into().unwrap_or(0), head)))
}

/// Walks the chain, and compares its length with what the audit log tells.
pub(crate) fn verify(connection: &Connection) -> Result<(), StoreError> {
    let (mut entry, mut head) = (0, [0; 32]);
    let mut statement = connection.prepare_cached(WHOLE)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let broken = StoreError::BrokenAliasLog { entry: entry + 1 };
        let Ok(next) = AliasEntry::from_row(row) else { return Err(broken) };
        if next.entry != entry + 1 || next.chained(&head) != next.head {
            return Err(broken);
        }
        (entry, head) = (next.entry, next.head);
    }
    let noted: i64 = connection.prepare_cached(NOTED)?.query_row([], |row| row.get(0))?;
    if u64::try_from(noted) != Ok(entry) {
        return Err(StoreError::BrokenAliasLog { entry: entry + 1 });
    }
    Ok(())
}

fn place(client: ClientId) -> String {
    format!("alias/{}", hex(&client.0))
}

impl fmt::Display for AliasDeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl View<'_> {
    /// Whether a client has left something to be found by; not what.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn has_alias(&self, client: ClientId) -> Result<bool, StoreError> {
        self.any(GET, [client.0])
    }

    /// The log of the register, from its beginning.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn alias_log(&self) -> Result<Vec<AliasEntry>, StoreError> {
        self.all(WHOLE, [], |row| Ok(AliasEntry::from_row(row)?))
    }

    /// Opens what a client has left, without a trace: for what shows it to nobody.
    fn alias(&self, client: ClientId) -> Result<Option<Alias>, StoreError> {
        let Some(sealed) = self.first(GET, [client.0], |row| Ok(row.get::<_, Vec<u8>>(0)?))? else {
            return Ok(None);
        };
        let plain = self
            .client_key(&client)?
            .open(&place(client), &sealed)
            .map_err(|_| StoreError::SealBroken { noun: Noun::Alias, id: hex(&client.0) })?;
        from_json(Noun::Alias, &client.0, &plain).map(Some)
    }

    /// Opens all of them and shows none; gives how many there are.
    pub(crate) fn check_aliases(&self) -> Result<usize, StoreError> {
        let clients = self.aliased()?;
        for client in &clients {
            self.alias(*client)?;
        }
        Ok(clients.len())
    }

    fn aliased(&self) -> Result<Vec<ClientId>, StoreError> {
        self.all(ALL, [], |row| Ok(ClientId(Columns::of(row, Noun::Alias).plain(0)?)))
    }
}

impl Batch<'_> {
    /// Keeps by what a client wants to be found again; nothing at all takes it away.
    ///
    /// # Errors
    /// [`StoreError::AliasRefused`] when a text points at a person, is too short or too long;
    /// [`StoreError::NotFound`].
    pub fn put_alias(&mut self, client: ClientId, words: &Alias) -> Result<(), StoreError> {
        self.view().client(client)?;
        let checked = |text: &Option<String>, minimum: usize| {
            let text = text.as_deref().unwrap_or_default();
            alias_text(text, minimum).map_err(|why| StoreError::AliasRefused { why })
        };
        let words =
            Alias { alias: checked(&words.alias, ALIAS_MINIMUM)?, hint: checked(&words.hint, 1)? };
        if words == Alias::default() {
            return self.erase_alias(client).map(drop);
        }
        let sealed = self.view().client_key(&client)?.seal(&place(client), &to_json(&words)?)?;
        self.also(PUT, params![client.0, sealed])?;
        self.note_alias(AliasDeed::Write, Some(client))
    }

    /// What a client has left to be found by, for somebody who looks at it.
    ///
    /// # Errors
    /// When the database cannot be read or the log not be written.
    pub fn open_alias(&mut self, client: ClientId) -> Result<Option<Alias>, StoreError> {
        let words = self.view().alias(client)?;
        if words.is_some() {
            self.note_alias(AliasDeed::Open, Some(client))?;
        }
        Ok(words)
    }

    /// The clients whose alias is this text, whatever its capitals, accents, spaces and signs.
    ///
    /// # Errors
    /// [`StoreError::AliasRefused`] when the text is too short to be searched for.
    pub fn find_alias(&mut self, text: &str) -> Result<Vec<(ClientId, Alias)>, StoreError> {
        let asked = normalised(text);
        if asked.chars().count() < ALIAS_MINIMUM {
            return Err(StoreError::AliasRefused { why: AliasRefusal::Short });
        }
        self.note_alias(AliasDeed::Search, None)?;
        let mut found = Vec::new();
        for client in self.view().aliased()? {
            let Some(words) = self.view().alias(client)? else { continue };
            if words.alias.as_deref().is_some_and(|alias| normalised(alias) == asked) {
                self.note_alias(AliasDeed::Open, Some(client))?;
                found.push((client, words));
            }
        }
        Ok(found)
    }

    /// Takes away what a client has left to be found by; gives how many rows that was.
    pub(crate) fn erase_alias(&mut self, client: ClientId) -> Result<usize, StoreError> {
        let erased = self.also(DROP, [client.0])?;
        if erased > 0 {
            self.note_alias(AliasDeed::Erase, Some(client))?;
        }
        Ok(erased)
    }

    fn note_alias(&self, deed: AliasDeed, client: Option<ClientId>) -> Result<(), StoreError> {
        let (before, head) = end(&self.transaction)?;
        let mut entry = AliasEntry {
            entry: before + 1,
            at: self.at,
            person: self.person.to_string(),
            action: deed.code().to_owned(),
            client: client.map(|client| hex(&client.0)).unwrap_or_default(),
            head: [0; 32],
        };
        entry.head = entry.chained(&head);
        let number = i64::try_from(entry.entry).unwrap_or(i64::MAX);
        self.also(
            APPEND,
            params![number, entry.at, entry.person, entry.action, entry.client, entry.head],
        )?;
        self.log(deed.action(), Noun::Alias, &entry.entry.to_string(), 1)
    }
}

#[cfg(test)]
mod tests {
    use kastanj_record::{Alias, ClientId, ClientKind, UnitCode};

    use crate::{EpisodeFacts, KeyCost, Person, ServiceUnit, Store, StoreError};

    fn store() -> (tempfile::TempDir, Store, ClientId) {
        let folder = tempfile::tempdir().unwrap();
        let person: Person = "anna".parse().unwrap();
        let dir = folder.path().join("s");
        let (mut store, _) =
            Store::create(&dir, &person, "exempel exempel", KeyCost::WEAK).unwrap();
        let code: UnitCode = "EX".parse().unwrap();
        let unit = ServiceUnit { code: code.clone(), label: "SYNTETISK".to_owned() };
        let episode = store
            .batch(|batch| {
                batch.add_unit(&unit)?;
                batch.start_contact(&code, ClientKind::Own, &EpisodeFacts::default())
            })
            .unwrap();
        (folder, store, episode.client)
    }

    fn words(alias: &str) -> Alias {
        Alias { alias: Some(alias.to_owned()), hint: Some("vid tåget".to_owned()) }
    }

    #[test]
    fn every_deed_is_logged_with_its_person() {
        let (_folder, mut store, client) = store();
        store.batch(|batch| batch.put_alias(client, &words("Röd räv"))).unwrap();
        let britt: Person = "britt".parse().unwrap();
        store.add_person(&britt, "exempel exempel", KeyCost::WEAK).unwrap();
        store.hand_to(&britt);
        let found = store.batch(|batch| batch.find_alias("ROD-RAV")).unwrap();
        assert_eq!(found, [(client, words("Röd räv"))]);
        assert!(store.batch(|batch| batch.find_alias("röd rev")).unwrap().is_empty());
        assert_eq!(store.batch(|batch| batch.open_alias(client)).unwrap(), Some(words("Röd räv")));
        store.batch(|batch| batch.put_alias(client, &Alias::default())).unwrap();
        assert_eq!(store.batch(|batch| batch.open_alias(client)).unwrap(), None);
        let log = store.view().alias_log().unwrap();
        let told: Vec<(&str, &str, bool)> = log
            .iter()
            .map(|e| (e.person.as_str(), e.action.as_str(), e.client.is_empty()))
            .collect();
        assert_eq!(
            told,
            [
                ("anna", "write", false),
                ("britt", "search", true),
                ("britt", "open", false),
                ("britt", "search", true),
                ("britt", "open", false),
                ("britt", "erase", false),
            ]
        );
        store.verify(None).unwrap();
    }

    #[test]
    fn what_points_at_a_person_is_refused_and_a_search_is_no_list() {
        let (_folder, mut store, client) = store();
        for bad in ["19121212-1212", "070-123 45 67", "rav@exempel.se"] {
            let refused = store.batch(|batch| batch.put_alias(client, &words(bad)));
            assert!(matches!(refused, Err(StoreError::AliasRefused { .. })), "{bad}");
            let hint = Alias { alias: None, hint: Some(bad.to_owned()) };
            assert!(store.batch(|batch| batch.put_alias(client, &hint)).is_err(), "{bad}");
        }
        assert!(!store.view().has_alias(client).unwrap());
        for short in ["", "  ", "ö", "a-b"] {
            assert!(store.batch(|batch| batch.find_alias(short)).is_err(), "{short}");
        }
        assert!(store.view().alias_log().unwrap().is_empty());
    }

    #[test]
    fn an_erased_client_has_no_alias_and_the_log_still_holds() {
        let (_folder, mut store, client) = store();
        store.batch(|batch| batch.put_alias(client, &words("Röd räv"))).unwrap();
        let erasure = store.erase_client(client).unwrap();
        assert_eq!(erasure.rows.aliases, 1);
        assert!(store.batch(|batch| batch.find_alias("röd räv")).unwrap().is_empty());
        assert_eq!(store.view().alias_log().unwrap()[1].action, "erase");
        store.verify(None).unwrap();
    }

    #[test]
    fn an_edited_swapped_cut_or_emptied_log_is_noticed() {
        for tampering in [
            "UPDATE alias_log SET person = 'britt' WHERE entry = 2",
            "UPDATE alias_log SET client = '' WHERE entry = 1",
            "DELETE FROM alias_log WHERE entry = 1",
            "DELETE FROM alias_log WHERE entry = 3",
            "DELETE FROM alias_log",
            "UPDATE alias_log SET entry = CASE entry WHEN 1 THEN 22 ELSE entry END",
        ] {
            let (_folder, mut store, client) = store();
            store.batch(|batch| batch.put_alias(client, &words("Röd räv"))).unwrap();
            store.batch(|batch| batch.find_alias("röd räv")).unwrap();
            store.verify(None).unwrap();
            store.connection.execute(tampering, []).unwrap();
            let noticed = store.verify(None);
            assert!(matches!(noticed, Err(StoreError::BrokenAliasLog { .. })), "{tampering}");
        }
    }
}
