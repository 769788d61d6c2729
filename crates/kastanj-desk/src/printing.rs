//! Orders of numbered envelopes: kept, so that the same envelopes can be printed again.

use kastanj_instrument::Serial;
use kastanj_language::Lang;
use kastanj_record::{UnitCode, Week};
use kastanj_store::{Batch, Noun, StoreError, View};
use serde::{Deserialize, Serialize};

/// The setting that holds all orders, oldest first, as JSON.
const ORDERS: &str = "print_orders";

/// Envelopes that were ordered together. Nothing in it points at a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintOrder {
    /// From which the pack numbers are derived.
    pub seed: [u8; 16],
    /// For whom.
    pub unit: UnitCode,
    /// How many envelopes.
    pub packs: u32,
    /// In which language.
    pub lang: Lang,
    /// When.
    pub week: Week,
    /// Whether they are for invented clients.
    pub practice: bool,
}

impl PrintOrder {
    /// The pack numbers, in the order of the envelopes.
    pub fn serials(&self) -> impl Iterator<Item = Serial> {
        let unit = self.unit.as_str();
        let drawn = (0..self.packs).map(move |index| Serial::of_pack(&self.seed, unit, index));
        drawn.map(|serial| if self.practice { serial.for_practice() } else { serial })
    }
}

/// All orders, oldest first, each with the number it is called by from then on.
///
/// # Errors
/// When the database cannot be read, or holds an order that this program cannot read.
pub fn print_orders(view: &View<'_>) -> Result<Vec<(usize, PrintOrder)>, StoreError> {
    Ok(all(view)?.into_iter().enumerate().map(|(at, order)| (at + 1, order)).collect())
}

fn all(view: &View<'_>) -> Result<Vec<PrintOrder>, StoreError> {
    let Some(text) = view.setting(ORDERS)? else { return Ok(Vec::new()) };
    serde_json::from_str(&text).map_err(|_| unreadable())
}

fn unreadable() -> StoreError {
    StoreError::Unreadable { noun: Noun::Setting, id: ORDERS.to_owned() }
}

/// Keeps an order and its envelopes, before they are printed: so that no envelope leaves the
/// printer that nobody knows. Gives its number; the same order twice is one order.
///
/// # Errors
/// When the unit is unknown, a number belongs to another unit, or the database cannot be written.
pub fn keep_print_order(batch: &mut Batch<'_>, order: &PrintOrder) -> Result<usize, StoreError> {
    let mut orders = all(&batch.view())?;
    let same = |known: &PrintOrder| {
        (&known.seed, &known.unit, known.packs, known.lang)
            == (&order.seed, &order.unit, order.packs, order.lang)
    };
    if let Some(at) = orders.iter().position(same) {
        return Ok(at + 1);
    }
    for serial in order.serials() {
        batch.add_pack(serial, &order.unit)?;
    }
    orders.push(order.clone());
    let text = serde_json::to_string(&orders).map_err(|_| unreadable())?;
    batch.set_setting(ORDERS, &text)?;
    Ok(orders.len())
}

#[cfg(test)]
mod tests {
    use kastanj_store::KeyCost;

    use super::*;
    use crate::NewService;

    #[test]
    fn an_order_and_its_envelopes_are_kept_once() {
        let folder = tempfile::tempdir().unwrap();
        let service = NewService {
            code: "OV-1".parse().unwrap(),
            name: "Övningsstad (SYNTETISK)".to_owned(),
            neutral_name: None,
            controller: "Nämnden (SYNTETISK)".to_owned(),
            identity_decision: None,
            documentation_rule: None,
            documentation_decision: None,
            crisis_numbers: vec![(
                kastanj_language::Text {
                    sv: "Akut fara för livet".to_owned(),
                    en: "Immediate danger to life".to_owned(),
                },
                "112".to_owned(),
            )],
            session_reports: false,
            added_value: false,
            practice: true,
        };
        let person = "anna".parse().unwrap();
        let starts = kastanj_record::Month::new(2026, 1).unwrap();
        let dir = folder.path().join("s");
        let made = service.set_up(&dir, &person, "exempel exempel", KeyCost::WEAK, starts);
        let (mut store, _) = made.unwrap();
        let order = PrintOrder {
            seed: [7; 16],
            unit: "OV-1".parse().unwrap(),
            packs: 3,
            lang: Lang::Sv,
            week: "2026-W10".parse().unwrap(),
            practice: true,
        };
        let other = PrintOrder { seed: [8; 16], ..order.clone() };
        for (wanted, order) in [(1, &order), (1, &order), (2, &other)] {
            let number = store.batch(|batch| keep_print_order(batch, order)).unwrap();
            assert_eq!(number, wanted);
        }
        let view = store.view();
        assert_eq!(print_orders(&view).unwrap(), [(1, order.clone()), (2, other)]);
        assert_eq!(view.packs(&order.unit).unwrap().len(), 6);
        for serial in order.serials() {
            let pack = view.pack(serial).unwrap().unwrap();
            assert!(pack.episode.is_none(), "an envelope is nobody's until a sheet comes in");
        }
        let absent = PrintOrder { unit: "OV-9".parse().unwrap(), ..order };
        assert!(store.batch(|batch| keep_print_order(batch, &absent)).is_err());
    }
}
