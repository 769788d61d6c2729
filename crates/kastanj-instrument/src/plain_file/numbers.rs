//! Fields that hold numbers, and `true` or `false`.

use std::ops::RangeInclusive;

use super::value::{bounded, list, number, whole, wrong_kind};
use super::{Faults, Fields, Placed, fault};

impl Fields<'_> {
    /// A whole number within limits that `T` can hold; `usual` if it is left out
    /// or after a fault.
    pub fn whole_or<T: TryFrom<i64>>(
        &mut self,
        key: &'static str,
        allowed: RangeInclusive<i64>,
        usual: T,
        faults: &mut Faults<'_>,
    ) -> T {
        let read = self.find(key).and_then(|value| whole(key, value, &allowed, faults));
        read.map_or(usual, |read| read.value)
    }

    /// A whole number within limits that `T` can hold; must be there.
    pub fn need_whole<T: TryFrom<i64>>(
        &mut self,
        key: &'static str,
        allowed: RangeInclusive<i64>,
        faults: &mut Faults<'_>,
    ) -> Option<Placed<T>> {
        whole(key, self.need(key, faults)?, &allowed, faults)
    }

    /// A number within limits; `usual` if it is left out or after a fault.
    pub fn number_or(
        &mut self,
        key: &'static str,
        allowed: RangeInclusive<f64>,
        usual: f64,
        faults: &mut Faults<'_>,
    ) -> f64 {
        let read = self.find(key).and_then(|value| bounded(key, value, &allowed, faults));
        read.unwrap_or(usual)
    }

    /// A number within limits that may be left out.
    pub fn number(
        &mut self,
        key: &'static str,
        allowed: RangeInclusive<f64>,
        faults: &mut Faults<'_>,
    ) -> Option<f64> {
        bounded(key, self.find(key)?, &allowed, faults)
    }

    /// A number within limits that must be there.
    pub fn need_bounded(
        &mut self,
        key: &'static str,
        allowed: RangeInclusive<f64>,
        faults: &mut Faults<'_>,
    ) -> Option<f64> {
        bounded(key, self.need(key, faults)?, &allowed, faults)
    }

    /// A finite number that must be there.
    pub fn need_number(
        &mut self,
        key: &'static str,
        faults: &mut Faults<'_>,
    ) -> Option<Placed<f64>> {
        number(key, self.need(key, faults)?, faults)
    }

    /// A list of finite numbers that must be there; what is no number is left out.
    pub fn need_numbers(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Vec<Placed<f64>> {
        let values = self.need(key, faults).and_then(|value| list(key, "[…]", value, faults));
        values.unwrap_or_default().iter().filter_map(|v| number(key, v, faults)).collect()
    }

    /// Two numbers within limits, the lower first, `[0, 100]`; may be left out.
    pub fn ascending_pair(
        &mut self,
        key: &'static str,
        allowed: RangeInclusive<f64>,
        faults: &mut Faults<'_>,
    ) -> Option<(f64, f64)> {
        let value = self.find(key)?;
        let Some([low, high]) = value.get_ref().as_array().map(|values| &**values) else {
            wrong_kind(key, "[0, 100]", value, faults);
            return None;
        };
        let low = bounded(key, low, &allowed, faults);
        let high = bounded(key, high, &allowed, faults);
        let pair = low.zip(high)?;
        if pair.0 >= pair.1 {
            fault!(faults, &value.span(), "instrument-order", "instrument-order-hint", field = key,);
            return None;
        }
        Some(pair)
    }

    /// `true` or `false`; `usual` if it is left out or after a fault.
    pub fn flag_or(&mut self, key: &'static str, usual: bool, faults: &mut Faults<'_>) -> bool {
        let Some(value) = self.find(key) else { return usual };
        value.get_ref().as_bool().unwrap_or_else(|| {
            wrong_kind(key, "true / false", value, faults);
            usual
        })
    }

    /// A field that must say `true` or `false`; `false` after a fault.
    pub fn need_flag(&mut self, key: &'static str, faults: &mut Faults<'_>) -> bool {
        let present = self.need(key, faults).is_some();
        present && self.flag_or(key, false, faults)
    }
}
