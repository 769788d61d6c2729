//! The program as people meet it: the built binary, from the command line.

mod analyze;
mod bulk;
mod contacts;
mod demo;
mod foreign_form;
mod forms;
mod help;
mod keeping;
mod keying;
mod kit;
mod mending;
mod methods;
mod paper;
mod plan;
mod report_figures;
mod reports;
mod runner;
mod scan_hostile;
mod scan_read;
mod scan_take;
mod scan_watch;
mod store;
mod trial_sheet;
