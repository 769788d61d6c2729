//! `kastanj serve`: the pages, on this machine.

use std::path::PathBuf;

use kastanj_language::tr;
use kastanj_store::KeyCost;
use kastanj_web::{Network, Serving, Transport, WatchedFolder, serve};

use crate::arguments::Serve;
use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::terminal::say;

/// Runs the command; it ends when the process is ended.
pub(crate) fn run(context: &Context, asked: &Serve) -> Result<(), Failure> {
    let remove = asked.watch_remove;
    let watch = asked.watch.clone().map(|dir| WatchedFolder { dir, remove });
    let plain = serving(context, opening::dir(context), asked.port);
    begin(context, &Serving { watch, network: network(asked), ..plain })
}

/// How other machines reach it, if they are to.
fn network(asked: &Serve) -> Option<Network> {
    let transport = match (&asked.tls_cert, &asked.tls_key) {
        (Some(certificate), Some(key)) => {
            Transport::Tls { certificate: certificate.clone(), key: key.clone() }
        }
        _ if asked.behind_proxy => Transport::BehindProxy,
        _ => Transport::Plain,
    };
    Some(Network { listen: asked.listen?, hosts: asked.host.clone(), transport })
}

/// Serves the pages over a folder.
pub(crate) fn over(context: &Context, dir: PathBuf, port: u16) -> Result<(), Failure> {
    begin(context, &serving(context, dir, port))
}

fn serving(context: &Context, dir: PathBuf, port: u16) -> Serving {
    let (lang, key_cost) = (context.lang, KeyCost::STRONG);
    Serving { dir, port, lang, key_cost, watch: None, network: None }
}

fn begin(context: &Context, serving: &Serving) -> Result<(), Failure> {
    let ready = |address: &str| say(&tr!(context.lang, "program-serve-ready", address = address));
    serve(serving, ready).map_err(|error| context.fail(&error))
}
