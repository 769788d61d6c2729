//! The store as its users see it.

mod accounts;
mod backup;
mod cards;
mod closing;
mod confidentiality;
mod crash;
mod damage;
mod erasure;
mod export;
mod fixture;
mod frozen_plan;
mod messages;
mod nouns;
mod passkeys;
mod retention;
mod roles;
mod second_look;
mod speed;
mod story;
mod strip;
mod together;
mod two_persons;
mod unassigned;
