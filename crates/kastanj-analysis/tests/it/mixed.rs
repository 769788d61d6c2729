//! Mixed models against lme4, lmerTest and pbkrtest, and their own rules.

mod data;
mod fit_reference;
mod fit_rules;
mod tests_reference;
