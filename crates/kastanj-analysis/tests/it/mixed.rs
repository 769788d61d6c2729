//! Mixed models against lme4, lmerTest and pbkrtest, and their own rules.

mod data;
mod fit_reference;
mod fit_rules;
mod profile_reference;
mod repeated_reference;
mod tests_reference;
