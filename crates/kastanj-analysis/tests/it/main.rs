//! Kastanj's figures against R, against their own rules, and one step either side of every gate.

mod coverage;
mod json_keys;
mod large;
mod loss;
mod mixed;
mod nine_pairs;
mod paired_reference;
mod pooling_models_reference;
mod pooling_properties;
mod pooling_reference;
mod properties;
mod psychometrics_properties;
mod psychometrics_reference;
mod question_diet;
mod r;
mod refusals;
mod single_reference;
mod tables;
mod three_level_reference;
mod verdict_steps;
