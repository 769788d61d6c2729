use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use kastanj_desk::Desk;
use kastanj_desk::decoding::Decoding;
use kastanj_desk::watching::WatchedFolder;
use kastanj_language::{Explain, Lang, tr};
use kastanj_store::{KeyCost, Store, wall_clock};
use thiserror::Error;

use crate::accepting::{Manners, THIS_MACHINE, accept};
use crate::clock::Clock;
use crate::house::{House, Plan, Profile};
use crate::network::{Network, Transport};
use crate::router::router;
use crate::session::Limits;
use crate::watching::watch;

/// How often sessions that have ended are forgotten.
const SWEEP: Duration = Duration::from_secs(30);

/// Fills a new store for practice with invented clients; gives a sentence when it cannot.
pub type Rehearse = fn(&mut Desk, Lang) -> Result<(), String>;
/// How long a browser may take for the answer that tells of the lock.
const LAST_ANSWERS: Duration = Duration::from_millis(400);

/// What is served, and where.
#[derive(Debug)]
pub struct Serving {
    /// The folder of the store; it is made by the pages if it does not exist.
    pub dir: PathBuf,
    /// Port on this machine; 0 lets the system choose.
    pub port: u16,
    /// The language of who has not chosen one.
    pub lang: Lang,
    /// What new passphrases cost to try.
    pub key_cost: KeyCost,
    /// Where scans are decoded.
    pub decoding: Decoding,
    /// A folder from which scans come in by themselves.
    pub watch: Option<WatchedFolder>,
    /// What fills a service that is only for practice.
    pub rehearse: Option<Rehearse>,
    /// The socket of the program before this one, if a lock has started it anew.
    pub socket: Option<TcpListener>,
    /// Whether serving ends at a lock of the service, so that the program can start anew.
    pub ends_at_lock: bool,
    /// How other machines reach it; without, this machine alone does.
    pub network: Option<Network>,
}

/// Why nothing can be served.
#[derive(Debug, Error)]
pub enum ServingError {
    /// The port is taken, most often by this program itself.
    #[error("port {port} cannot be used: {source}")]
    Port {
        /// Which port.
        port: u16,
        /// What the system says.
        source: std::io::Error,
    },
    /// The address for other machines cannot be listened on.
    #[error("{listen} cannot be used: {source}")]
    Listen {
        /// Which address.
        listen: SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
    /// The folder to be watched does not exist.
    #[error("the folder {} cannot be watched: it does not exist", .0.display())]
    Folder(PathBuf),
    /// Answers would cross a network in clear.
    #[error("{0} can be reached by other machines, and nothing keeps the connection secret")]
    Plain(SocketAddr),
    /// Nobody said under which name browsers ask for it.
    #[error("no host name is given")]
    NoHost,
    /// A certificate or its key cannot be used.
    #[error("{file} cannot be used: {why}")]
    Certificate {
        /// Which file.
        file: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// On a network, whoever came first could set it up.
    #[error("{dir} is no store yet")]
    NoStore {
        /// The folder.
        dir: PathBuf,
    },
    /// The system gives no threads, or the network fails.
    #[error("cannot serve: {0}")]
    System(#[from] std::io::Error),
}

impl Explain for ServingError {
    fn explain(&self, lang: Lang) -> String {
        match self {
            ServingError::Port { port, source } => {
                let (port, why) = (port.to_string(), source.to_string());
                tr!(lang, "web-serving-port", port = port, why = why)
            }
            ServingError::Listen { listen, source } => {
                let (listen, why) = (listen.to_string(), source.to_string());
                tr!(lang, "web-serving-listen", listen = listen, why = why)
            }
            ServingError::Folder(folder) => {
                tr!(lang, "web-serving-folder", folder = folder.display().to_string())
            }
            ServingError::Plain(listen) => {
                tr!(lang, "web-serving-plain", listen = listen.to_string())
            }
            ServingError::NoHost => tr!(lang, "web-serving-no-host"),
            ServingError::Certificate { file, why } => {
                let file = file.display().to_string();
                tr!(lang, "web-serving-certificate", file = file, why = why)
            }
            ServingError::NoStore { dir } => {
                tr!(lang, "web-serving-no-store", folder = dir.display().to_string())
            }
            ServingError::System(source) => {
                tr!(lang, "web-serving-system", why = source.to_string())
            }
        }
    }
}

/// Serves the pages on this machine until the service is locked; `ready` gets the address.
///
/// Gives the socket, on which browsers wait meanwhile: whoever starts the program anew hands it
/// on. Without [`Serving::ends_at_lock`] it serves until the process ends.
///
/// # Errors
/// When the port cannot be used or the system gives no threads.
pub fn serve(serving: Serving, ready: impl FnOnce(&str)) -> Result<TcpListener, ServingError> {
    if let Some(folder) = serving.watch.as_ref().filter(|folder| !folder.dir.is_dir()) {
        return Err(ServingError::Folder(folder.dir.clone()));
    }
    if let Some(network) = &serving.network {
        network.check()?;
        if !Store::exists(&serving.dir) {
            return Err(ServingError::NoStore { dir: serving.dir.clone() });
        }
    }
    let network = serving.network.as_ref();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let address = match network {
        Some(network) => network.listen,
        None => SocketAddr::from((THIS_MACHINE, serving.port)),
    };
    let bind = || {
        TcpListener::bind(address).map_err(|source| match network {
            Some(network) => ServingError::Listen { listen: network.listen, source },
            None => ServingError::Port { port: address.port(), source },
        })
    };
    let socket = serving.socket.map_or_else(bind, Ok)?;
    socket.set_nonblocking(true)?;
    let port = socket.local_addr()?.port();
    let tls = network.map(Network::acceptor).transpose()?.flatten();
    let shown = match network {
        Some(network) => network.address(port),
        None => format!("http://localhost:{port}"),
    };
    let plan = Plan {
        dir: serving.dir,
        origin: shown.clone(),
        lang: serving.lang,
        key_cost: serving.key_cost,
        card_cost: KeyCost::CARD,
        shown: shown.split_once("://").map_or(shown.as_str(), |(_, host)| host).to_owned(),
        hosts: match network {
            Some(network) => network.asked_as(port),
            None => vec![format!("localhost:{port}")],
        },
        secure: network.is_some_and(Network::is_secure),
        decoding: serving.decoding.clone(),
        watch: serving.watch.clone(),
        rehearse: serving.rehearse,
        profile: if network.is_some() { Profile::Server } else { Profile::Laptop },
        begun: wall_clock(),
    };
    let one_peer = network.is_none_or(|known| known.transport == Transport::BehindProxy);
    let manners = if one_peer { Manners::ONE_PEER } else { Manners::DIRECT };
    let accepting = socket.try_clone()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(accepting)?;
        let house = House::new(plan, Clock::monotonic(), Limits::default());
        tokio::spawn(sweep(Arc::clone(&house)));
        if let Some(folder) = serving.watch {
            tokio::spawn(watch(Arc::clone(&house), folder));
        }
        ready(&shown);
        let pages = accept(listener, tls, router(&house), manners);
        let locked = async {
            house.ended().await;
            if !serving.ends_at_lock {
                std::future::pending::<()>().await;
            }
        };
        // Nobody new is let in after the lock; who was being answered gets the answer.
        tokio::select! {
            () = pages => {}
            () = locked => tokio::time::sleep(LAST_ANSWERS).await,
        }
        Ok::<(), std::io::Error>(())
    })?;
    // What they hold of a scan does not outlast the lock.
    serving.decoding.end();
    runtime.shutdown_timeout(LAST_ANSWERS);
    Ok(socket)
}

async fn sweep(house: Arc<House>) {
    loop {
        tokio::time::sleep(SWEEP).await;
        house.clock_doubt.look(wall_clock());
        house.sessions.sweep(house.clock.now());
        house.lately.keep_only(|key| house.sessions.lives(key));
        house.ready.keep_only(|key| house.sessions.lives(key));
        house.foreign.keep_only(|key| house.sessions.lives(key));
    }
}
