//! The pages: for the two people of a service, and for the client in the room.
//!
//! One table of routes says who may do what ([`router`]); a guard before every handler enforces
//! it. A handler reads and changes through the [`keeper`], which owns the open store on a thread
//! of its own, fills in the struct of a page and hands it to its template. No rule of the domain
//! stands here: those are in `kastanj-record` and at the desk, `kastanj-desk`.

mod accepting;
mod access;
#[cfg(test)]
mod afterwards_trial;
mod assets;
mod attachment;
mod backup_file;
mod cards;
#[cfg(test)]
mod cards_trial;
mod certificate;
mod choice;
mod clock;
mod clock_doubt;
#[cfg(test)]
mod closing_trial;
mod codes;
#[cfg(test)]
mod codes_trial;
#[cfg(test)]
mod conversation_trial;
mod crisis_labels;
mod crowd;
#[cfg(test)]
mod export_trial;
mod fading;
mod fields;
mod foreign_desk;
mod frame;
mod guard;
mod guesses;
mod handed_over;
mod headers;
mod house;
mod keeper;
mod lately;
#[cfg(test)]
mod matrix;
mod network;
mod new_passphrase;
mod number;
mod pages;
mod paper;
#[cfg(test)]
mod passkey_trial;
mod passkeys;
mod reading;
mod ready;
mod route;
mod router;
mod second_steps;
#[cfg(test)]
mod server_trial;
mod serving;
mod session;
mod source;
mod square;
mod strip;
mod tongue;
#[cfg(test)]
mod tongue_trial;
#[cfg(test)]
mod trial;
mod tries;
mod trouble;
#[cfg(test)]
mod unit_matrix;
mod visit;
mod visitor;
mod watching;
mod whence;
mod words;
mod wrong_tries;
mod zip;

pub use network::{Network, Transport};
pub use router::looked_at;
pub use serving::{Rehearse, Serving, ServingError, serve};
