//! The store as its users see it.

mod fixture;
mod story;
