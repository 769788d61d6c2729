//! Tests of the paper crate.

mod foreign_forms;
mod foreign_stage;
mod print_files;
mod print_large_stacks;
mod print_pages;
mod print_places;
mod print_support;
mod print_words;
mod read_clean;
mod read_decode;
mod read_doubts;
mod read_formats;
mod read_goals;
mod read_hostile;
mod read_kin;
mod read_sheets;
mod read_silent;
mod real_forms;
mod stage;
mod trial_sheet;
mod written_over;
