//! The kit as it comes out of the printer: made, opened with other programs, and counted.

mod client;
mod kits;
mod pages;
mod same;
mod tools;
