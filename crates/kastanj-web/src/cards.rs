use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kastanj_record::{CardCode, CardShelf, EpisodeCode, EpisodeId};
use kastanj_store::{CardLock, CardPepper, LiveCard, Person, StoreError};
use tokio::sync::Semaphore;

use crate::crowd::Crowd;
use crate::guesses::Guesses;
use crate::house::House;
use crate::source::Source;
use crate::trouble::Trouble;

/// How many codes may wait to be tried, in all and from one place; the others are told at once that
/// they were not.
const WAITING: (usize, usize) = (48, 8);
/// Random bytes from which symbols are drawn evenly: those above are drawn again.
const EVEN: u8 = 232;

/// The cards that open a form at home, while the store is open.
///
/// Every try costs one slow hash, whether its shelf is known or not, and it is the only cost: what
/// the cards open lies in memory, so that guesses take no turn at the store. Hashes are worked one
/// at a time, beside those of passphrases and not before them, and as many as may wait are few:
/// a flood of codes takes one core and 19 MiB, never the staff's pages.
#[derive(Debug)]
pub(crate) struct Cards {
    known: Mutex<Option<Known>>,
    guesses: Guesses,
    waiting: Arc<Crowd>,
    hashing: Semaphore,
}

#[derive(Debug)]
struct Known {
    pepper: CardPepper,
    live: Vec<LiveCard>,
    /// What is tried where no card stands.
    nobody: CardLock,
}

impl Default for Cards {
    fn default() -> Cards {
        Cards {
            known: Mutex::default(),
            guesses: Guesses::default(),
            waiting: Crowd::new(WAITING.0, WAITING.1),
            hashing: Semaphore::new(1),
        }
    }
}

impl Cards {
    fn known(&self) -> MutexGuard<'_, Option<Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes over what the open store knows.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub(crate) fn learn(&self, pepper: CardPepper, live: Vec<LiveCard>) -> Result<(), StoreError> {
        *self.known() = Some(Known { pepper, live, nobody: CardLock::of_nobody()? });
        Ok(())
    }

    /// Takes the cards of contacts back that have been erased.
    pub(crate) fn forget(&self, gone: &[EpisodeId]) {
        if let Some(known) = self.known().as_mut() {
            known.live.retain(|card| !gone.contains(&card.episode));
        }
    }

    /// Forgets everything.
    pub(crate) fn clear(&self) {
        *self.known() = None;
    }

    /// A code on a free shelf; `None` while the store is closed.
    fn draw(&self) -> Result<Option<(CardCode, CardPepper)>, getrandom::Error> {
        let known = self.known();
        let Some(known) = known.as_ref() else { return Ok(None) };
        loop {
            let mut numbers = [0; CardCode::DRAWN];
            for number in &mut numbers {
                let mut byte = [u8::MAX];
                while byte[0] >= EVEN {
                    getrandom::fill(&mut byte)?;
                }
                *number = byte[0];
            }
            let code = CardCode::from_numbers(numbers);
            if known.live.iter().all(|card| card.shelf != code.shelf()) {
                return Ok(Some((code, known.pepper.clone())));
            }
        }
    }

    /// From now on this card opens its contact, and no earlier one does.
    fn put(&self, card: LiveCard) {
        if let Some(known) = self.known().as_mut() {
            known.live.retain(|other| other.episode != card.episode);
            known.live.push(card);
        }
    }

    /// What a code is tried against, and whose it is. Every card is looked at, whichever was
    /// typed.
    fn against(&self, shelf: CardShelf) -> Option<(CardPepper, CardLock, Option<EpisodeId>)> {
        let known = self.known();
        let known = known.as_ref()?;
        let found = known
            .live
            .iter()
            .fold(None, |found, card| if card.shelf == shelf { Some(card) } else { found });
        let lock = found.map_or(&known.nobody, |card| &card.lock).clone();
        Some((known.pepper.clone(), lock, found.map(|card| card.episode)))
    }

    #[cfg(test)]
    pub(crate) fn guesses(&self) -> &Guesses {
        &self.guesses
    }
}

impl House {
    /// The contact that a typed code opens. Wrong, replaced, taken back, unknown and too many
    /// tries are all `None`: nobody can tell them apart. What is no code at all costs nothing, as
    /// anybody can see for themselves that it is none.
    pub(crate) async fn try_card(&self, typed: &str, from: Source) -> Option<EpisodeId> {
        let code = CardCode::typed(typed)?;
        let (cards, cost) = (&self.cards, self.plan.card_cost);
        if !cards.guesses.allows(from, self.clock.now()) {
            return None;
        }
        let _place = cards.waiting.enter(from)?;
        // Before it is known: many at the same moment count as well.
        cards.guesses.count(from, self.clock.now());
        let turn = cards.hashing.acquire().await.ok()?;
        let (pepper, lock, whose) = cards.against(code.shelf())?;
        let work = move || pepper.opens(&code, &lock, cost);
        let opened = tokio::task::spawn_blocking(work).await.ok()?.ok()?;
        drop(turn);
        if !opened {
            return None;
        }
        cards.guesses.forgive_counted(from);
        whose
    }

    /// Gives a contact a new card and shows its code, this once; the one before opens nothing more.
    ///
    /// # Errors
    /// Whatever the store refuses; nothing has changed then.
    pub(crate) async fn make_card(
        &self,
        person: &Person,
        contact: EpisodeCode,
    ) -> Result<CardCode, Trouble> {
        let drawn = self.cards.draw().map_err(|error| Trouble::Said(error.to_string()))?;
        let (code, pepper) = drawn.ok_or(Trouble::Locked)?;
        let (typed, cost) = (code.clone(), self.plan.card_cost);
        let work = move || pepper.lock(&typed, cost);
        let lock = tokio::task::spawn_blocking(work).await.map_err(|_| Trouble::Broken)??;
        let shelf = code.shelf();
        let card = self
            .change(person, move |batch, _| {
                let episode = batch.view().episode_by_code(contact)?.id;
                let card = LiveCard { shelf, episode, lock };
                batch.put_card(&card)?;
                Ok(card)
            })
            .await?;
        self.sessions.end_at_home(card.episode);
        self.cards.put(card);
        Ok(code)
    }

    /// Takes the card of a contact back.
    ///
    /// # Errors
    /// Whatever the store refuses; nothing has changed then.
    pub(crate) async fn take_card_back(
        &self,
        person: &Person,
        contact: EpisodeCode,
    ) -> Result<(), Trouble> {
        let episode = self
            .change(person, move |batch, _| {
                let episode = batch.view().episode_by_code(contact)?.id;
                batch.drop_card(episode)?;
                Ok(episode)
            })
            .await?;
        self.cards.forget(&[episode]);
        self.sessions.end_at_home(episode);
        Ok(())
    }
}
