//! Tests of the questionnaires as files, as scores and as texts.

mod burden;
mod diagnostics;
mod library;
mod mutated;
mod plain_file;
mod readability;
mod scores;
mod shipped;
