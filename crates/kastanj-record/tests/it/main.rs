//! Tests of the record through its public interface.

mod bulk;
mod capture;
mod codes;
mod conversation;
mod dataset;
mod example;
mod flow;
mod flow_property;
mod plan;
mod schema;
mod short_code;
mod slip;
mod study_file;
mod windows;
mod worklist;
mod world;
