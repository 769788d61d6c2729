use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use super::value::{Value, list, wrong_kind};
use super::{Faults, fault};

/// One table of the file, read field by field; what nobody asked for is a fault.
#[derive(Debug)]
pub struct Fields<'t> {
    table: &'t DeTable<'t>,
    /// Where the table begins.
    pub at: Range<usize>,
    name: &'static str,
    asked: Vec<&'static str>,
}

impl<'t> Fields<'t> {
    pub(super) fn new(table: &'t DeTable<'t>, at: Range<usize>, name: &'static str) -> Self {
        Fields { table, at, name, asked: Vec::new() }
    }

    /// The value of a field that may be left out.
    pub(super) fn find(&mut self, key: &'static str) -> Option<&'t Value<'t>> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.table.get(key)
    }

    /// The value of a field that must be there.
    pub(super) fn need(
        &mut self,
        key: &'static str,
        faults: &mut Faults<'_>,
    ) -> Option<&'t Value<'t>> {
        let found = self.find(key);
        if found.is_none() {
            self.missing(key, faults);
        }
        found
    }

    /// Whether the field is there, of whatever kind. Does not count as asking for it.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Where a field's value stands, or the table if it is left out.
    pub fn place(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or_else(|| self.at.clone(), Spanned::span)
    }

    fn missing(&self, key: &'static str, faults: &mut Faults<'_>) {
        let guide = faults.kind.guide;
        fault!(
            faults,
            &self.at,
            "instrument-missing-field",
            "instrument-missing-field-hint",
            table = self.name,
            field = key,
            guide = guide,
        );
    }

    /// A table that may be left out.
    pub fn table(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<Fields<'t>> {
        as_table(key, self.find(key)?, faults)
    }

    /// A table that must be there.
    pub fn need_table(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<Fields<'t>> {
        as_table(key, self.need(key, faults)?, faults)
    }

    /// All tables of a list; none if the field is left out.
    pub fn tables(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Vec<Fields<'t>> {
        let values = self.find(key).and_then(|value| list(key, "[[…]]", value, faults));
        values.unwrap_or_default().iter().filter_map(|v| as_table(key, v, faults)).collect()
    }

    /// All tables of a list that must hold one at least.
    pub fn need_tables(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Vec<Fields<'t>> {
        let values = self.need(key, faults).and_then(|value| list(key, "[[…]]", value, faults));
        if values.is_some_and(<[_]>::is_empty) {
            self.missing(key, faults);
        }
        values.unwrap_or_default().iter().filter_map(|v| as_table(key, v, faults)).collect()
    }

    /// Tells of every field that nobody asked for.
    pub fn finish(self, faults: &mut Faults<'_>) {
        let refused = faults.kind.refused;
        for key in self.table.keys() {
            let word: &str = key.get_ref();
            if self.asked.contains(&word) {
                continue;
            }
            if let Some(refused) = refused.filter(|refused| refused.names.contains(&word)) {
                faults.note(&key.span(), refused.message, refused.hint, &[]);
                continue;
            }
            fault!(
                faults,
                &key.span(),
                "instrument-unknown-field",
                "instrument-unknown-field-hint",
                table = self.name,
                field = word,
                known = self.asked.join(", "),
            );
        }
    }
}

fn as_table<'t>(
    key: &'static str,
    value: &'t Value<'t>,
    faults: &mut Faults<'_>,
) -> Option<Fields<'t>> {
    let Some(table) = value.get_ref().as_table() else {
        wrong_kind(key, "[table]", value, faults);
        return None;
    };
    Some(Fields::new(table, value.span(), key))
}
