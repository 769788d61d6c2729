//! A card lies sealed under its client's key, and goes with the client.

use kastanj_record::{CardCode, EpisodeId};
use kastanj_store::{KeyCost, LiveCard, Rule, Store, StoreError};

use crate::fixture::{contact, new_store};

fn give(store: &mut Store, episode: EpisodeId, seed: u8) -> Result<CardCode, StoreError> {
    let code = CardCode::from_numbers([seed; CardCode::DRAWN]);
    let lock = store.card_pepper().lock(&code, KeyCost::WEAK)?;
    let card = LiveCard { shelf: code.shelf(), episode, lock };
    store.batch(|batch| batch.put_card(&card))?;
    Ok(code)
}

#[test]
fn a_new_card_takes_the_place_of_the_old_one_and_no_shelf_is_given_twice() {
    let (_folder, mut store, _) = new_store();
    let (one, other) = (contact(&mut store), contact(&mut store));
    let old = give(&mut store, one.id, 1).unwrap();
    let new = give(&mut store, one.id, 2).unwrap();
    let live = store.live_cards().unwrap();
    assert_eq!(live.len(), 1);
    let pepper = store.card_pepper();
    assert!(pepper.opens(&new, &live[0].lock, KeyCost::WEAK).unwrap());
    assert!(!pepper.opens(&old, &live[0].lock, KeyCost::WEAK).unwrap());
    let taken = give(&mut store, other.id, 2);
    assert!(matches!(taken, Err(StoreError::Refused { rule: Rule::ChangedSince, .. })));
    assert!(!store.view().has_card(other.id).unwrap());
    assert_eq!(store.verify(None).unwrap().clients, 2);
    store.batch(|batch| batch.drop_card(one.id)).unwrap();
    assert!(store.live_cards().unwrap().is_empty());
}

#[test]
fn erasing_a_client_takes_the_card_and_counts_it() {
    let (_folder, mut store, _) = new_store();
    let episode = contact(&mut store);
    give(&mut store, episode.id, 3).unwrap();
    let week = "2026-W10".parse().unwrap();
    store.batch(|batch| batch.tell_withdrawal(episode.id, week)).unwrap();
    assert_eq!(store.view().unseen_withdrawals().unwrap(), [episode.id]);
    let erasure = store.erase_client(episode.client).unwrap();
    assert_eq!(erasure.rows.cards, 1);
    assert!(store.live_cards().unwrap().is_empty());
    assert!(store.view().unseen_withdrawals().unwrap().is_empty());
}
