//! What a session has done lately, so that it can be told once and taken back. It lives in memory
//! alone and ends with the session.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::certificate::Certificate;
use kastanj_desk::review::Decided;
use kastanj_store::SecondStep;

use crate::pages::sheets::Receipt;
use crate::session::Key;

/// Decisions that can be taken back, the last one first.
const BACK: usize = 20;

/// What all sessions have done lately.
#[derive(Debug, Default)]
pub(crate) struct Lately(Mutex<HashMap<Key, Recent>>);

#[derive(Debug, Default)]
struct Recent {
    said: Option<String>,
    /// What takes the thing back that was told.
    way_back: Option<String>,
    receipt: Option<Arc<Receipt>>,
    decided: Vec<Decided>,
    certificate: Option<Certificate>,
    step: Option<SecondStep>,
}

impl Lately {
    fn all(&self) -> MutexGuard<'_, HashMap<Key, Recent>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Leaves a sentence for the next page of this session.
    pub(crate) fn say(&self, key: Key, words: String) {
        let mut all = self.all();
        let recent = all.entry(key).or_default();
        (recent.said, recent.way_back) = (Some(words), None);
    }

    /// The same of something that one tap takes back: a form sent to this address.
    pub(crate) fn say_with_way_back(&self, key: Key, words: String, address: String) {
        let mut all = self.all();
        let recent = all.entry(key).or_default();
        (recent.said, recent.way_back) = (Some(words), Some(address));
    }

    /// The sentence that was left, once.
    pub(crate) fn hear(&self, key: Key) -> Option<String> {
        let mut all = self.all();
        let recent = all.get_mut(&key)?;
        recent.way_back = None;
        recent.said.take()
    }

    /// Where the thing is taken back that [`Lately::hear`] is about to tell, once.
    pub(crate) fn way_back(&self, key: Key) -> Option<String> {
        self.all().get_mut(&key)?.way_back.take()
    }

    /// Keeps what became of an upload; the one before is forgotten.
    pub(crate) fn received(&self, key: Key, receipt: Receipt) {
        self.all().entry(key).or_default().receipt = Some(Arc::new(receipt));
    }

    /// What became of the last upload.
    pub(crate) fn receipt(&self, key: Key) -> Option<Arc<Receipt>> {
        self.all().get(&key)?.receipt.clone()
    }

    /// Keeps a second step until the telephone has shown that it knows it.
    pub(crate) fn keep_step(&self, key: Key, step: SecondStep) {
        self.all().entry(key).or_default().step = Some(step);
    }

    /// The second step that waits.
    pub(crate) fn waiting_step(&self, key: Key) -> Option<SecondStep> {
        self.all().get(&key)?.step.clone()
    }

    /// It waits no longer.
    pub(crate) fn drop_step(&self, key: Key) {
        if let Some(recent) = self.all().get_mut(&key) {
            recent.step = None;
        }
    }

    /// Keeps a decision, with the picture that it was made by.
    pub(crate) fn decided(&self, key: Key, decision: Decided) {
        let mut all = self.all();
        let decided = &mut all.entry(key).or_default().decided;
        if decided.len() == BACK {
            decided.remove(0);
        }
        decided.push(decision);
    }

    /// How many decisions can be taken back.
    pub(crate) fn decisions(&self, key: Key) -> usize {
        self.all().get(&key).map_or(0, |recent| recent.decided.len())
    }

    /// The last decision, which is then no longer kept.
    pub(crate) fn last_decision(&self, key: Key) -> Option<Decided> {
        self.all().get_mut(&key)?.decided.pop()
    }

    /// Keeps the certificate of an erasure for the session that made it.
    pub(crate) fn certify(&self, key: Key, certificate: Certificate) {
        self.all().entry(key).or_default().certificate = Some(certificate);
    }

    /// The certificate of the last erasure.
    pub(crate) fn certificate(&self, key: Key) -> Option<Certificate> {
        self.all().get(&key)?.certificate.clone()
    }

    /// Forgets what shows or tells of clients, whoever did it: receipts of uploads, decisions
    /// with their pictures. Certificates hold numbers alone.
    pub(crate) fn forget_clients(&self) {
        for recent in self.all().values_mut() {
            let certificate = recent.certificate.take();
            *recent = Recent { certificate, ..Recent::default() };
        }
    }

    /// Forgets what sessions did that have ended.
    pub(crate) fn keep_only(&self, lives: impl Fn(Key) -> bool) {
        self.all().retain(|key, _| lives(*key));
    }

    /// Forgets one session.
    pub(crate) fn forget(&self, key: Key) {
        self.all().remove(&key);
    }

    /// Forgets everything.
    pub(crate) fn clear(&self) {
        self.all().clear();
    }
}
