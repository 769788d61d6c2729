//! Tests of the questionnaires as files, as scores and as texts.

mod shipped;
