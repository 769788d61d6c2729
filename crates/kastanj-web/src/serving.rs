use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use kastanj_desk::Desk;
use kastanj_language::{Explain, Lang, tr};
use kastanj_store::KeyCost;
use thiserror::Error;

use crate::clock::Clock;
use crate::house::{House, Plan};
use crate::router::router;
use crate::session::Limits;
use crate::watching::{WatchedFolder, watch};

/// How often sessions that have ended are forgotten.
const SWEEP: Duration = Duration::from_secs(30);

/// Fills a new store for practice with invented clients; gives a sentence when it cannot.
pub type Rehearse = fn(&mut Desk, Lang) -> Result<(), String>;
/// How long a browser may take for the answer that tells of the lock.
const LAST_ANSWERS: Duration = Duration::from_secs(2);

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
    /// A folder from which scans come in by themselves.
    pub watch: Option<WatchedFolder>,
    /// What fills a service that is only for practice.
    pub rehearse: Option<Rehearse>,
    /// The socket of the program before this one, if a lock has started it anew.
    pub socket: Option<TcpListener>,
    /// Whether serving ends at a lock of the service, so that the program can start anew.
    pub ends_at_lock: bool,
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
    /// The folder to be watched does not exist.
    #[error("the folder {} cannot be watched: it does not exist", .0.display())]
    Folder(PathBuf),
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
            ServingError::Folder(folder) => {
                tr!(lang, "web-serving-folder", folder = folder.display().to_string())
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
    let Serving { dir, port, lang, key_cost, watch: watched, rehearse, socket, ends_at_lock } =
        serving;
    if let Some(folder) = watched.as_ref().filter(|folder| !folder.dir.is_dir()) {
        return Err(ServingError::Folder(folder.dir.clone()));
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let socket = match socket {
        Some(socket) => socket,
        None => TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], port)))
            .map_err(|source| ServingError::Port { port, source })?,
    };
    socket.set_nonblocking(true)?;
    let port = socket.local_addr()?.port();
    let accepting = socket.try_clone()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(accepting)?;
        let plan = Plan {
            dir,
            lang,
            key_cost,
            hosts: vec![format!("localhost:{port}")],
            secure: false,
            watch: watched.clone(),
            rehearse,
        };
        let house = House::new(plan, Clock::monotonic(), Limits::default());
        tokio::spawn(sweep(Arc::clone(&house)));
        if let Some(folder) = watched {
            tokio::spawn(watch(Arc::clone(&house), folder));
        }
        ready(&format!("http://localhost:{port}"));
        let pages = axum::serve(
            listener,
            router(&house).into_make_service_with_connect_info::<SocketAddr>(),
        );
        if !ends_at_lock {
            return pages.await;
        }
        let locked = Arc::clone(&house);
        let pages = pages.with_graceful_shutdown(async move { locked.ended().await });
        tokio::select! {
            served = pages => served,
            // Not for ever: somebody may hold a connection open and say nothing.
            () = async { house.ended().await; tokio::time::sleep(LAST_ANSWERS).await } => Ok(()),
        }
    })?;
    runtime.shutdown_timeout(LAST_ANSWERS);
    Ok(socket)
}

async fn sweep(house: Arc<House>) {
    loop {
        tokio::time::sleep(SWEEP).await;
        house.sessions.sweep(house.clock.now());
        house.lately.keep_only(|key| house.sessions.lives(key));
        house.ready.keep_only(|key| house.sessions.lives(key));
    }
}
