use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kastanj_desk::Desk;
use kastanj_desk::decoding::Decoding;
use kastanj_desk::watching::{Watched, WatchedFolder};
use kastanj_language::Lang;
use kastanj_record::EpisodeId;
use kastanj_store::{Batch, KeyCost, Person, RecoveryKey, Standing, Store, StoreError, wall_clock};
use tokio::sync::{Semaphore, watch};

use crate::cards::Cards;
use crate::clock::Clock;
use crate::clock_doubt::ClockDoubt;
use crate::codes::Codes;
use crate::crowd::Crowd;
use crate::foreign_desk::ForeignDesk;
use crate::handed_over::HandedOver;
use crate::keeper::{Keeper, Setting, Way};
use crate::lately::Lately;
use crate::passkeys::Passkeys;
use crate::reading::Reading;
use crate::ready::Ready;
use crate::second_steps::SecondSteps;
use crate::serving::Rehearse;
use crate::session::{Book, Limits};
use crate::source::Source;
use crate::tongue::Tongues;
use crate::tries::Tries;
use crate::trouble::Trouble;
use crate::wrong_tries::WrongTries;

/// For whom the house is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Two people at one machine, which nobody else reaches.
    Laptop,
    /// Several people and the phones of clients, over a network: a second step at the door, and
    /// two people for an export.
    Server,
}

/// How the house is run.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    /// The folder of the store.
    pub(crate) dir: PathBuf,
    /// The language of who has not chosen one.
    pub(crate) lang: Lang,
    /// What new passphrases cost to try.
    pub(crate) key_cost: KeyCost,
    /// What the code of a card costs to try.
    pub(crate) card_cost: KeyCost,
    /// Where browsers find it, as it stands on a card: host, and port if it needs one.
    pub(crate) shown: String,
    /// Hosts under which the pages may be asked for, with port; anything else is refused, so that
    /// no other site can be made to look like this one.
    pub(crate) hosts: Vec<String>,
    /// The address that browsers are given, without a path.
    pub(crate) origin: String,
    /// Whether browsers reach it through TLS.
    pub(crate) secure: bool,
    /// Where scans are decoded.
    pub(crate) decoding: Decoding,
    /// The folder from which scans come in by themselves, if there is one.
    pub(crate) watch: Option<WatchedFolder>,
    /// What fills a service that is only for practice.
    pub(crate) rehearse: Option<Rehearse>,
    /// For whom it is run.
    pub(crate) profile: Profile,
    /// When the program began, in seconds since 1970.
    pub(crate) begun: i64,
}

impl Plan {
    /// What a client types to get to the form, where other devices reach the program at all.
    pub(crate) fn client_address(&self) -> Option<String> {
        (self.profile == Profile::Server).then(|| format!("{}/f", self.shown))
    }
}

/// How many passphrases are tried at the same time: half of the processors are left to those who
/// are in.
fn at_the_same_time() -> usize {
    std::thread::available_parallelism().map_or(1, |processors| (processors.get() / 2).max(1))
}

/// Work that takes a core for a while, beside the requests of others.
///
/// # Errors
/// Whatever `work` returns; [`Trouble::Broken`] when it breaks off.
pub(crate) async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Trouble> + Send + 'static,
) -> Result<T, Trouble> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Trouble::Broken)?
}

/// Everything that requests share.
pub(crate) struct House {
    pub(crate) plan: Plan,
    pub(crate) clock: Clock,
    pub(crate) sessions: Book,
    /// Codes that open a form in the room.
    pub(crate) codes: Codes,
    /// Cards that open a form at home.
    pub(crate) cards: Cards,
    /// Whether the machine's clock is to be believed.
    pub(crate) clock_doubt: ClockDoubt,
    /// Contacts whose clients were given a machine.
    pub(crate) handed_over: HandedOver,
    /// The languages of the client's pages.
    pub(crate) tongues: Tongues,
    /// What sessions have done lately.
    pub(crate) lately: Lately,
    /// Pages of clients that are shown next.
    pub(crate) ready: Ready,
    /// Forms that others printed, as sessions work on them.
    pub(crate) foreign: ForeignDesk,
    /// The reader of scans.
    pub(crate) reading: Reading,
    /// What has come from the watched folder.
    pub(crate) watched: Watched,
    keeper: Mutex<Option<Keeper>>,
    /// Wrong passphrases and codes.
    pub(crate) tries: Tries,
    wrong_tries: WrongTries,
    /// Codes of the second step that have been used.
    pub(crate) second_steps: SecondSteps,
    /// Telephones and machines that let their person in.
    pub(crate) passkeys: Arc<Passkeys>,
    /// How many passphrases are tried at the same time: each takes 64 MiB and a core.
    stretching: Semaphore,
    /// How many papers are typeset at the same time.
    pub(crate) printing: Semaphore,
    /// Becomes true when the service has been locked and the program is to start anew.
    locked: watch::Sender<bool>,
    /// How many wait for that, in all and from one place: the others are told so at once.
    at_the_door: Arc<Crowd>,
}

impl House {
    pub(crate) fn new(plan: Plan, clock: Clock, limits: Limits) -> Arc<House> {
        let second_steps = SecondSteps::since(plan.begun);
        let tongues = Tongues::beside(&plan.dir);
        let handed_over = HandedOver::beside(&plan.dir);
        let passkeys = Arc::new(Passkeys::at(&plan.origin));
        let reading = Reading::new(plan.decoding.clone());
        Arc::new(House {
            plan,
            tongues,
            clock,
            sessions: Book::new(limits),
            codes: Codes::default(),
            cards: Cards::default(),
            clock_doubt: ClockDoubt::default(),
            handed_over,
            lately: Lately::default(),
            ready: Ready::default(),
            foreign: ForeignDesk::default(),
            reading,
            watched: Watched::default(),
            keeper: Mutex::new(None),
            stretching: Semaphore::new(at_the_same_time()),
            printing: Semaphore::new(1),
            locked: watch::Sender::new(false),
            at_the_door: Crowd::new(12, 8),
            tries: Tries::default(),
            wrong_tries: WrongTries::default(),
            second_steps,
            passkeys,
        })
    }

    fn keeper(&self) -> MutexGuard<'_, Option<Keeper>> {
        self.keeper.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the store is open.
    pub(crate) fn is_open(&self) -> bool {
        self.keeper().is_some()
    }

    /// Whether there is a store at all.
    pub(crate) fn is_set_up(&self) -> bool {
        self.is_open() || Store::exists(&self.plan.dir)
    }

    /// Whether all clients are invented, so that every page has to say so.
    pub(crate) fn is_synthetic(&self) -> bool {
        self.keeper().as_ref().is_some_and(Keeper::is_synthetic)
    }

    /// Who opened the store: in whose name things happen that nobody is asked for. None while it
    /// is closed.
    pub(crate) fn opener(&self) -> Option<Person> {
        self.keeper().as_ref().map(Keeper::opener)
    }

    fn way(&self) -> Result<Way, Trouble> {
        self.keeper().as_ref().and_then(Keeper::way).ok_or(Trouble::Locked)
    }

    /// Takes an open store into keeping.
    ///
    /// # Errors
    /// When the store holds no study, or the system gives no thread.
    pub(crate) fn keep(&self, store: Store) -> Result<(), Trouble> {
        let logged = store.view().audit_log(1)?.first().map(|entry| entry.at);
        self.clock_doubt.remember(logged);
        self.clock_doubt.look(wall_clock());
        let desk = Desk::of(store)?;
        if self.has_cards() {
            self.cards.learn(desk.store.card_pepper(), desk.store.live_cards()?)?;
        }
        let keeper = Keeper::start(desk).map_err(|error| Trouble::Said(error.to_string()))?;
        *self.keeper() = Some(keeper);
        Ok(())
    }

    /// Lets a person in: opens the store, or compares the passphrase when it is open; then asks
    /// for the code of the second step, if the person has one.
    ///
    /// # Errors
    /// Too many tries, unknown person, wrong passphrase or code, or a store that does not open.
    /// Where strangers reach the door, what was wrong is not told.
    pub(crate) async fn let_in(
        self: &Arc<Self>,
        source: Source,
        person: Person,
        passphrase: String,
        code: String,
    ) -> Result<(), Trouble> {
        let (house, who) = (Arc::clone(self), person.clone());
        let trying = beside(move || house.try_door(&who, &passphrase, &code));
        let tried = self.trying(source, person.to_string(), trying).await;
        // A line that cannot be written keeps nobody out: on a full disk people have to get in, to
        // read and to make room.
        drop(self.log_try(&person, tried.is_ok()).await);
        tried
    }

    /// Writes into the log that somebody came in, or that there were many wrong tries. Nothing is
    /// written while the machine's clock is in doubt: its time would stand there for good.
    ///
    /// # Errors
    /// When the log cannot be written.
    pub(crate) async fn log_try(&self, person: &Person, came_in: bool) -> Result<(), Trouble> {
        self.clock_doubt.look(wall_clock());
        if self.clock_doubt.last_believed().is_some() {
            return Ok(());
        }
        if came_in {
            let wrong = self.wrong_tries.take(person);
            return self.change(person, move |batch, _| Ok(batch.note_coming_in(wrong)?)).await;
        }
        let (wrong, who) = (self.wrong_tries.due(person, self.clock.now()), person.clone());
        match self.opener() {
            Some(opener) if wrong > 0 => {
                let note =
                    self.change(&opener, move |batch, _| Ok(batch.note_wrong_tries(&who, wrong)?));
                note.await
            }
            _ => Ok(()),
        }
    }

    /// Asks somebody who is in for the own passphrase again.
    ///
    /// # Errors
    /// Too many tries, a wrong passphrase, or a closed store.
    pub(crate) async fn prove(
        self: &Arc<Self>,
        person: Person,
        passphrase: String,
    ) -> Result<(), Trouble> {
        let gate = self.keeper().as_ref().map(Keeper::gate).ok_or(Trouble::Locked)?;
        let name = person.to_string();
        // Only somebody who is in gets here: a place of its own, which nobody at the door can fill.
        let checking = beside(move || Ok(gate.check(&person, &passphrase).map(drop)?));
        self.trying(Source::UNKNOWN, name, checking).await
    }

    /// Gives a person a new passphrase, and an account if there was none, on the strength of the
    /// paper key; opens the store if nobody has. What the person had open elsewhere ends.
    ///
    /// # Errors
    /// Too many tries, a wrong key, a short passphrase, or a store that does not open.
    pub(crate) async fn recover(
        self: &Arc<Self>,
        source: Source,
        key: RecoveryKey,
        person: Person,
        passphrase: String,
    ) -> Result<(), Trouble> {
        let (house, name) = (Arc::clone(self), person.to_string());
        let (who, cost) = (person.clone(), self.plan.key_cost);
        self.trying(source, name, async move {
            if house.is_open() {
                let new = who.clone();
                let recovered = house.turn(&who, move |desk| {
                    Ok(desk.store.recover_account(&key, &new, &passphrase, cost)?)
                });
                return recovered.await;
            }
            beside(move || {
                let dir = &house.plan.dir;
                house.keep(Store::recover(dir, &key, &who, &passphrase, cost)?)
            })
            .await
        })
        .await?;
        self.sessions.end_of(&person);
        Ok(())
    }

    /// One try of a passphrase or a key: counted, and waiting for its turn, because each takes a
    /// core.
    ///
    /// # Errors
    /// Too many tries, or whatever `work` returns.
    pub(crate) async fn trying<T>(
        &self,
        source: Source,
        name: String,
        work: impl Future<Output = Result<T, Trouble>>,
    ) -> Result<T, Trouble> {
        let _place = self.at_the_door.enter(source).ok_or(Trouble::Crowded)?;
        if !self.tries.begin(source, &name, self.clock.now()) {
            return Err(Trouble::TooMany);
        }
        let _turn = self.stretching.acquire().await.map_err(|_| Trouble::Locked)?;
        let tried = work.await;
        if tried.is_ok() {
            self.tries.was_right(source, &name);
        }
        tried
    }

    fn try_door(&self, person: &Person, passphrase: &str, code: &str) -> Result<(), Trouble> {
        let gate = self.keeper().as_ref().map(Keeper::gate);
        let (step, opened) = match gate {
            Some(gate) => (gate.check(person, passphrase), None),
            None => match Store::open(&self.plan.dir, person, passphrase) {
                Ok(store) => (store.second_step(person), Some(store)),
                Err(error) => (Err(error), None),
            },
        };
        if matches!(step, Err(StoreError::WrongPassphrase { .. })) {
            self.wrong_tries.one_more(person);
        }
        let step = match step {
            Err(StoreError::WrongPassphrase { .. } | StoreError::UnknownPerson { .. })
                if self.plan.profile == Profile::Server =>
            {
                return Err(Trouble::NotLetIn);
            }
            step => step?,
        };
        if let Some(step) = step
            && !self.second_steps.take(person, &step, code, wall_clock())
        {
            self.wrong_tries.one_more(person);
            return Err(Trouble::NotLetIn);
        }
        match opened {
            Some(store) => self.keep(store),
            None => Ok(()),
        }
    }

    /// Asks somebody who stands beside whoever is in for name, passphrase and code, as the door
    /// would; the session stays whose it is.
    ///
    /// # Errors
    /// As for [`House::let_in`]; what was wrong is not told, and a closed store lets nobody.
    pub(crate) async fn vouch(
        self: &Arc<Self>,
        person: Person,
        passphrase: String,
        code: String,
    ) -> Result<(), Trouble> {
        let (house, name) = (Arc::clone(self), person.to_string());
        let vouching = beside(move || house.vouched(&person, &passphrase, &code));
        self.trying(Source::UNKNOWN, name, vouching).await
    }

    fn vouched(&self, person: &Person, passphrase: &str, code: &str) -> Result<(), Trouble> {
        let gate = self.keeper().as_ref().map(Keeper::gate).ok_or(Trouble::Locked)?;
        let step = gate.check(person, passphrase).map_err(|_| Trouble::NotLetIn)?;
        let right = match step {
            Some(step) => self.second_steps.take(person, &step, code, wall_clock()),
            None => !self.asks_for_second_step(),
        };
        if right { Ok(()) } else { Err(Trouble::NotLetIn) }
    }

    /// Whether an export takes two people: on a server, and wherever roles have been given.
    pub(crate) fn exports_take_two(&self) -> bool {
        self.plan.profile == Profile::Server
            || self.keeper().as_ref().is_some_and(|keeper| keeper.gate().has_roles())
    }

    /// Who else can answer this person's wish for an export.
    pub(crate) fn can_answer_export_of(&self, person: &Person) -> Vec<Person> {
        let gate = self.keeper().as_ref().map(Keeper::gate);
        gate.map_or_else(Vec::new, |gate| gate.can_answer_export_of(person))
    }

    /// Whether everybody needs a second step at the door.
    pub(crate) fn asks_for_second_step(&self) -> bool {
        self.plan.profile == Profile::Server
    }

    /// Whether clients can answer from elsewhere with a card: on a laptop nobody reaches it.
    pub(crate) fn has_cards(&self) -> bool {
        self.plan.profile == Profile::Server
    }

    /// Whether a person has one.
    pub(crate) fn has_second_step(&self, person: &Person) -> bool {
        self.keeper().as_ref().is_some_and(|keeper| keeper.gate().has_second_step(person))
    }

    /// Everybody who has one.
    pub(crate) fn with_second_step(&self) -> Vec<Person> {
        self.keeper().as_ref().map_or_else(Vec::new, |keeper| keeper.gate().with_second_step())
    }

    /// What a person may do now; `None` when there is no such account, or the store is closed.
    pub(crate) fn standing(&self, person: &Person) -> Option<Standing> {
        self.keeper().as_ref()?.gate().standing(person)
    }

    /// Closes the store: its keys are wiped from memory, and all sessions end.
    pub(crate) fn close(&self) {
        self.sessions.end_all();
        self.codes.clear();
        self.cards.clear();
        self.handed_over.clear();
        self.lately.clear();
        self.ready.clear();
        self.foreign.clear();
        self.passkeys.clear();
        let keeper = self.keeper().take();
        drop(keeper);
    }

    /// Tells that the service is locked: the program ends its work and starts anew, because pages
    /// of memory that were freed still hold what stood in them.
    pub(crate) fn end(&self) {
        self.locked.send_replace(true);
    }

    /// Waits until the service is locked.
    pub(crate) async fn ended(&self) {
        let mut locked = self.locked.subscribe();
        // An error means that the house is gone, which is an end as well.
        let _ = locked.wait_for(|locked| *locked).await;
    }

    /// Forgets what memory holds of erased clients: open forms, codes, what was done lately.
    pub(crate) fn forget(&self, gone: &[EpisodeId]) {
        self.sessions.end_clients(gone);
        self.codes.forget(gone);
        self.cards.forget(gone);
        self.lately.forget_clients();
        self.foreign.forget_answers();
    }

    /// One turn at the desk, under this person's name.
    ///
    /// # Errors
    /// Whatever `work` returns, or [`Trouble::Locked`].
    pub(crate) async fn turn<T, F>(&self, person: &Person, work: F) -> Result<T, Trouble>
    where
        T: Send + 'static,
        F: FnOnce(&mut Desk) -> Result<T, Trouble> + Send + 'static,
    {
        self.way()?.turn(person.clone(), work).await
    }

    /// A change that is durable when this returns; changes of others may share its sync.
    ///
    /// # Errors
    /// Whatever `work` returns, or a failed write; nothing has changed then.
    pub(crate) async fn change<T, F>(&self, person: &Person, work: F) -> Result<T, Trouble>
    where
        T: Send + 'static,
        F: FnOnce(&mut Batch<'_>, Setting<'_>) -> Result<T, Trouble> + Send + 'static,
    {
        self.way()?.change(person.clone(), work).await
    }
}
