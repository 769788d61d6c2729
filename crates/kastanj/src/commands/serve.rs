//! `kastanj serve`: the pages, on this machine.

use std::path::PathBuf;

use kastanj_language::tr;
use kastanj_store::KeyCost;
use kastanj_web::{Serving, WatchedFolder, serve};

use crate::arguments::Serve;
use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::rehearsing;
use crate::terminal::say;

/// Runs the command; it ends when the process is ended.
pub(crate) fn run(context: &Context, asked: &Serve) -> Result<(), Failure> {
    let remove = asked.watch_remove;
    let watch = asked.watch.clone().map(|dir| WatchedFolder { dir, remove });
    let serving = Serving { watch, ..serving(context, opening::dir(context), asked.port) };
    begin(context, &serving)
}

/// Serves the pages over a folder.
pub(crate) fn over(context: &Context, dir: PathBuf, port: u16) -> Result<(), Failure> {
    begin(context, &serving(context, dir, port))
}

fn serving(context: &Context, dir: PathBuf, port: u16) -> Serving {
    Serving {
        dir,
        port,
        lang: context.lang,
        key_cost: KeyCost::STRONG,
        watch: None,
        rehearse: Some(rehearsing::practice),
    }
}

fn begin(context: &Context, serving: &Serving) -> Result<(), Failure> {
    let ready = |address: &str| say(&tr!(context.lang, "program-serve-ready", address = address));
    serve(serving, ready).map_err(|error| context.fail(&error))
}
