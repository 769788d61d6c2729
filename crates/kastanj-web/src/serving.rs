use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use kastanj_desk::Desk;
use kastanj_language::{Explain, Lang, tr};
use kastanj_store::KeyCost;
use thiserror::Error;
use tokio::net::TcpListener;

use crate::clock::Clock;
use crate::house::{House, Plan};
use crate::router::router;
use crate::session::Limits;
use crate::watching::{WatchedFolder, watch};

/// How often sessions that have ended are forgotten.
const SWEEP: Duration = Duration::from_secs(30);

/// Fills a new store for practice with invented clients; gives a sentence when it cannot.
pub type Rehearse = fn(&mut Desk, Lang) -> Result<(), String>;

/// What is served, and where.
#[derive(Debug, Clone)]
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

/// Serves the pages on this machine until the process ends; `ready` gets the address.
///
/// # Errors
/// When the port cannot be used or the system gives no threads.
pub fn serve(serving: &Serving, ready: impl FnOnce(&str)) -> Result<(), ServingError> {
    if let Some(folder) = serving.watch.as_ref().filter(|folder| !folder.dir.is_dir()) {
        return Err(ServingError::Folder(folder.dir.clone()));
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let address = SocketAddr::from(([127, 0, 0, 1], serving.port));
        let port = serving.port;
        let listener = TcpListener::bind(address)
            .await
            .map_err(|source| ServingError::Port { port, source })?;
        let port = listener.local_addr()?.port();
        let plan = Plan {
            dir: serving.dir.clone(),
            lang: serving.lang,
            key_cost: serving.key_cost,
            hosts: vec![format!("localhost:{port}")],
            secure: false,
            watch: serving.watch.clone(),
            rehearse: serving.rehearse,
        };
        let house = House::new(plan, Clock::monotonic(), Limits::default());
        tokio::spawn(sweep(Arc::clone(&house)));
        if let Some(folder) = serving.watch.clone() {
            tokio::spawn(watch(Arc::clone(&house), folder));
        }
        ready(&format!("http://localhost:{port}"));
        axum::serve(listener, router(&house)).await?;
        Ok(())
    })
}

async fn sweep(house: Arc<House>) {
    loop {
        tokio::time::sleep(SWEEP).await;
        house.sessions.sweep(house.clock.now());
        house.lately.keep_only(|key| house.sessions.lives(key));
    }
}
