//! `kastanj serve`: the pages, on this machine.

use std::ffi::OsString;
use std::path::PathBuf;

use kastanj_desk::decoding::Decoding;
use kastanj_desk::watching::WatchedFolder;
use kastanj_language::tr;
use kastanj_store::KeyCost;
use kastanj_web::{Network, Serving, Transport, serve};

use crate::anew;
use crate::arguments::Serve;
use crate::context::Context;
use crate::failure::Failure;
use crate::opening;
use crate::rehearsing;
use crate::terminal::announce;

/// Runs the command; it ends when the process is ended.
pub(crate) fn run(context: &Context, asked: &Serve) -> Result<(), Failure> {
    let remove = asked.watch_remove;
    let watch = asked.watch.clone().map(|dir| WatchedFolder { dir, remove });
    let plain = serving(context, opening::dir(context), asked.port);
    let again: Vec<OsString> = std::env::args_os().skip(1).collect();
    begin(context, Serving { watch, network: network(asked), ..plain }, &again)
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
    let mut again: Vec<OsString> = vec!["serve".into(), "--store".into(), dir.clone().into()];
    again.extend(["--port".into(), port.to_string().into()]);
    again.extend(["--lang".into(), context.lang.code().into()]);
    begin(context, serving(context, dir, port), &again)
}

fn serving(context: &Context, dir: PathBuf, port: u16) -> Serving {
    Serving {
        dir,
        port,
        lang: context.lang,
        key_cost: KeyCost::STRONG,
        decoding: Decoding::own(),
        watch: None,
        network: None,
        rehearse: Some(rehearsing::practice),
        socket: anew::socket(),
        ends_at_lock: anew::POSSIBLE,
    }
}

/// Serves; after a lock of the service the program starts anew with the arguments `again`.
fn begin(context: &Context, serving: Serving, again: &[OsString]) -> Result<(), Failure> {
    let (first, on_network) = (serving.socket.is_none(), serving.network.is_some());
    let ready = |address: &str| match (first, on_network) {
        (true, false) => announce(&tr!(context.lang, "program-serve-ready", address = address)),
        (true, true) => announce(&tr!(context.lang, "program-serve-network", address = address)),
        (false, _) => {}
    };
    let socket = serve(serving, ready).map_err(|error| context.fail(&error))?;
    let why = anew::start(socket, again).to_string();
    Err(Failure(tr!(context.lang, "program-serve-anew", why = why)))
}
