//! Tests of reports, register and wording.

mod alpha;
mod cases;
mod disclosure;
mod figures;
mod imputed;
mod pages;
mod quotes;
mod register;
mod reports;
mod settings;
mod subgroups;
mod sums;
mod watch;
mod wording;
mod year;
