//! The words of the file for each enumerated value.

use crate::{AskedBy, Measure, Occasion, Part, ShippingLevel, State, Travels};

pub(super) const STATE: [(&str, State); 3] =
    [("draft", State::Draft), ("pilot", State::Pilot), ("published", State::Published)];

pub(super) const PART: [(&str, Part); 2] =
    [("research", Part::Research), ("added_value", Part::AddedValue)];

pub(super) const LEVEL: [(&str, ShippingLevel); 3] =
    [("full", ShippingLevel::Full), ("entry", ShippingLevel::Entry), ("none", ShippingLevel::None)];

pub(super) const MEASURE: [(&str, Measure); 3] =
    [("steps", Measure::Steps), ("ordinal", Measure::Ordinal), ("nominal", Measure::Nominal)];

pub(super) const ASKED_BY: [(&str, AskedBy); 3] =
    [("therapists", AskedBy::Therapists), ("research", AskedBy::Research), ("both", AskedBy::Both)];

pub(super) const TRAVELS: [(&str, Travels); 3] =
    [("never", Travels::Never), ("service", Travels::Service), ("hub", Travels::Hub)];

pub(super) const OCCASION: [(&str, Occasion); 3] =
    [("before", Occasion::Before), ("after", Occasion::After), ("follow_up", Occasion::FollowUp)];
