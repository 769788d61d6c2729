//! A store with visibly synthetic people.

use std::collections::BTreeMap;
use std::path::Path;

use kastanj_instrument::{AnswerCode, FormKey, ItemId, Occasion, QuestionnaireId, VariantId};
use kastanj_language::Lang;
use kastanj_record::{
    Answer, Assessment, ClientKind, Episode, EpisodeId, Missing, Mode, Provenance, RecordedAnswer,
    UnitCode,
};
use kastanj_store::{
    EpisodeFacts, Erasures, KeyCost, Person, RecoveryKey, ServiceUnit, Store, new_assessment_id,
};
use tempfile::TempDir;

pub(crate) const PASSPHRASE: &str = "exempel exempel exempel";

pub(crate) fn person() -> Person {
    "anna".parse().unwrap()
}

pub(crate) fn unit() -> UnitCode {
    "EX-A".parse().unwrap()
}

/// A new store with one unit, in a folder that goes when the test ends.
pub(crate) fn new_store() -> (TempDir, Store, RecoveryKey) {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, recovery) =
        Store::create(&folder.path().join("s"), &person(), PASSPHRASE, KeyCost::WEAK).unwrap();
    store.set_clock(|| 1_700_000_000);
    let service = ServiceUnit { code: unit(), label: "SYNTETISK Exempelstad A".to_owned() };
    store.batch(|batch| batch.add_unit(&service)).unwrap();
    (folder, store, recovery)
}

pub(crate) fn reopen(folder: &TempDir) -> Store {
    Store::open(&folder.path().join("s"), &person(), PASSPHRASE).unwrap()
}

pub(crate) fn form(variant: &str) -> FormKey {
    FormKey {
        questionnaire: QuestionnaireId { name: "del-1".to_owned(), version: 1 },
        variant: VariantId(variant.to_owned()),
        lang: Lang::Sv,
    }
}

pub(crate) fn answer(item: &str, answer: Answer) -> RecordedAnswer {
    RecordedAnswer {
        item: ItemId(item.to_owned()),
        answer,
        provenance: Provenance { mode: Mode::Keyed, reading: None, seen_by_person: true },
    }
}

/// A before-form with the given answers; `None` stands for a page that has not come in.
pub(crate) fn before(episode: EpisodeId, codes: &[Option<i16>]) -> Assessment {
    let answers = codes.iter().enumerate().map(|(at, code)| {
        let given = match code {
            Some(code) => Answer::One(AnswerCode(*code)),
            None => Answer::Missing(Missing::PageNotReceived),
        };
        answer(&format!("grepp-{}", at + 1), given)
    });
    Assessment {
        id: new_assessment_id().unwrap(),
        episode,
        occasion: Occasion::Before,
        form: form("before"),
        week: Some("2026-W07".parse().unwrap()),
        late: false,
        therapist_present: Some(true),
        sheet: None,
        answers: answers.collect(),
    }
}

/// A contact of the synthetic unit.
pub(crate) fn contact(store: &mut Store) -> Episode {
    store
        .batch(|batch| batch.start_contact(&unit(), ClientKind::Own, &EpisodeFacts::default()))
        .unwrap()
}

/// A contact with one before-form of two answers.
pub(crate) fn answered(store: &mut Store) -> (Episode, Assessment) {
    let episode = contact(store);
    let assessment = before(episode.id, &[Some(3), Some(1)]);
    store.batch(|batch| batch.put_assessment(&assessment)).unwrap();
    (episode, assessment)
}

/// Every file of the store with its bytes, apart from the lock and the engine's own side files.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    ["kastanj.db", "accounts", "keys", "erased"]
        .into_iter()
        .map(|name| (name.to_owned(), std::fs::read(folder.join(name)).unwrap()))
        .collect()
}

/// Nobody has been erased since the backup: a person says so.
pub(crate) fn nobody() -> Erasures {
    Erasures { none_since: true, ..Erasures::default() }
}
