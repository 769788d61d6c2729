//! The commands, one file each.

mod analyze;
mod answer_rows;
pub(crate) mod bulk;
mod burden;
mod columns;
mod contacts;
mod demo;
mod diet;
mod flow;
mod foreign_form;
mod form;
mod init;
mod keeping;
mod key;
mod key_slip;
mod key_tally;
mod kit;
mod knowledge;
mod language;
mod mending;
pub(crate) mod mistake;
mod personal_sheet;
mod plan;
mod print_form;
mod report;
mod retention;
pub(crate) mod scan;
mod scan_audit;
mod serve;
mod sheet_list;
mod take;
mod trial_sheet;
mod watch;

use crate::arguments::Command;
use crate::context::Context;
use crate::failure::Failure;

/// Runs a command.
pub(crate) fn run(context: &Context, command: Command) -> Result<(), Failure> {
    match command {
        Command::Form(command) => form::run(context, command),
        Command::Kit(asked) => kit::run(context, &asked),
        Command::Manual(asked) => kit::write_manual(context, &asked),
        Command::Scan(command) => scan::run(context, command),
        Command::Key(asked) => key::run(context, &asked),
        Command::Init(asked) => init::run(context, &asked),
        Command::Person(command) => contacts::person(context, &command),
        Command::Unit(command) => contacts::unit(context, &command),
        Command::Client(command) => contacts::client(context, &command),
        Command::Episode(command) => contacts::episode(context, &command),
        Command::Assess(command) => contacts::assess(context, &command),
        Command::Session(_) | Command::Tally(_) | Command::Consent(_) | Command::Loss(_) => {
            bulk::run(context)
        }
        Command::Flow(asked) => flow::flow(context, &asked),
        Command::Worklist(asked) => flow::print_worklist(context, &asked),
        Command::Backup(asked) => keeping::backup(context, &asked),
        Command::Restore(asked) => keeping::restore(context, &asked),
        Command::Verify(asked) => keeping::verify(context, &asked),
        Command::Export(asked) => keeping::export(context, &asked),
        Command::Plan(command) => plan::run(context, &command),
        Command::Retention(command) => retention::run(context, &command),
        Command::Analyze(asked) => analyze::run(context, &asked),
        Command::Report(command) => report::run(context, &command),
        Command::Knowledge(asked) => knowledge::run(context, &asked),
        Command::Serve(asked) => serve::run(context, &asked),
        Command::Demo(asked) => demo::run(context, &asked),
    }
}
