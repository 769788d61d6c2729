//! Pens, scanners, files and synthetic studies.

mod files;
mod fixture;
mod marks;
mod scans;
mod sheets;
mod study;
