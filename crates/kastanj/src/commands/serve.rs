//! `kastanj serve`: the pages, on this machine.

use std::path::PathBuf;

use kastanj_language::tr;
use kastanj_store::KeyCost;
use kastanj_web::{Serving, serve};

use crate::arguments::Serve;
use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::terminal::say;

/// Runs the command; it ends when the process is ended.
pub(crate) fn run(context: &Context, asked: &Serve) -> Result<(), Failure> {
    over(context, opening::dir(context), asked.port)
}

/// Serves the pages over a folder.
pub(crate) fn over(context: &Context, dir: PathBuf, port: u16) -> Result<(), Failure> {
    let serving = Serving { dir, port, lang: context.lang, key_cost: KeyCost::STRONG };
    let ready = |address: &str| say(&tr!(context.lang, "program-serve-ready", address = address));
    serve(&serving, ready).map_err(|error| context.fail(&error))
}
