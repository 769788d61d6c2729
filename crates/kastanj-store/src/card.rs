//! Cards that clients take home: one per contact, none once the contact is erased.

use kastanj_record::{CardShelf, ClientId, EpisodeId};
use rusqlite::params;

use crate::audit::Action;
use crate::code::Columns;
use crate::seal::hex;
use crate::statement::statements;
use crate::{Batch, CardLock, Noun, Rule, Store, StoreError, View};

statements! {
    ALL = "SELECT c.shelf, c.sealed, c.episode, e.client FROM card c
           JOIN episode e ON e.id = c.episode ORDER BY c.shelf";
    OF_EPISODE = "SELECT 1 FROM card WHERE episode = ?1";
    ELSEWHERE = "SELECT 1 FROM card WHERE shelf = ?1 AND episode <> ?2";
    PUT = "INSERT INTO card (episode, shelf, sealed) VALUES (?1, ?2, ?3)
           ON CONFLICT (episode) DO UPDATE SET shelf = excluded.shelf, sealed = excluded.sealed";
    DROP = "DELETE FROM card WHERE episode = ?1";
}

/// A card that opens something, as its holder is recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveCard {
    /// By what it is found.
    pub shelf: CardShelf,
    /// Whose contact.
    pub episode: EpisodeId,
    /// What it opens.
    pub lock: CardLock,
}

fn place(episode: EpisodeId) -> String {
    format!("card/{}", hex(&episode.0))
}

impl Store {
    /// Every card that opens something, whoever is at the store: for the door at which nobody is
    /// known yet.
    ///
    /// # Errors
    /// When the database cannot be read, or a lock does not open.
    pub fn live_cards(&self) -> Result<Vec<LiveCard>, StoreError> {
        let view = View { reach: crate::reach::Reach::WHOLE, ..self.view() };
        view.live_cards()
    }
}

impl View<'_> {
    /// The cards of the contacts that the person at the store knows of.
    ///
    /// # Errors
    /// When the database cannot be read, or a lock does not open.
    pub(crate) fn live_cards(&self) -> Result<Vec<LiveCard>, StoreError> {
        self.all(ALL, [], |row| {
            let columns = Columns::of(row, Noun::Card);
            let episode = columns.episode(2)?;
            let object = || hex(&episode.0);
            let shelf: String = columns.plain(0)?;
            let shelf = CardShelf::from_symbols(&shelf)
                .ok_or_else(|| StoreError::unreadable(Noun::Card, object()))?;
            let sealed: Vec<u8> = columns.plain(1)?;
            let broken = || StoreError::SealBroken { noun: Noun::Card, id: object() };
            let key = self.client_key(&ClientId(columns.plain(3)?))?;
            let plain = key.open(&place(episode), &sealed).map_err(|_| broken())?;
            let lock = CardLock::from_bytes(&plain).ok_or_else(broken)?;
            Ok(LiveCard { shelf, episode, lock })
        })
    }

    /// Whether a contact has a card.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn has_card(&self, episode: EpisodeId) -> Result<bool, StoreError> {
        self.any(OF_EPISODE, [episode.0])
    }
}

impl Batch<'_> {
    /// Gives a contact its card; the one before opens nothing from then on.
    ///
    /// # Errors
    /// When the episode is unknown, or the shelf is another card's.
    pub fn put_card(&mut self, card: &LiveCard) -> Result<(), StoreError> {
        let (episode, object) = (card.episode, hex(&card.episode.0));
        if self.view().taken(ELSEWHERE, params![card.shelf.as_str(), episode.0])? {
            return Err(StoreError::refused(Noun::Card, object, Rule::ChangedSince));
        }
        let sealed = self.view().episode_key(episode)?.seal(&place(episode), &card.lock.bytes())?;
        let parameters = params![episode.0, card.shelf.as_str(), sealed];
        self.change((Action::Add, Noun::Card, &object), PUT, parameters)?;
        Ok(())
    }

    /// Takes the card of a contact back; none is no error.
    ///
    /// # Errors
    /// When the episode is unknown, or the database cannot be written.
    pub fn drop_card(&mut self, episode: EpisodeId) -> Result<(), StoreError> {
        self.view().episode_key(episode)?;
        self.change((Action::Undo, Noun::Card, &hex(&episode.0)), DROP, [episode.0])?;
        Ok(())
    }

    /// Tells the log that a client came in with a card.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn note_card_use(&mut self, episode: EpisodeId) -> Result<(), StoreError> {
        self.log(Action::Open, Noun::Card, &hex(&episode.0), 1)
    }
}
