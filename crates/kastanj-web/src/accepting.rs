//! Taking connections in, and not letting slow or many ones starve the others.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use axum::{Extension, Router};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

use crate::crowd::Crowd;
use crate::source::Source;

/// How long a connection may take to be made secret, and to say what it asks for; also how long
/// one may stand idle.
const PATIENCE: Duration = Duration::from_secs(15);
/// The same with a single peer that is trusted not to starve anybody: longer than people look at
/// a page, so that no connection closes while the next request is on its way.
const PATIENCE_WITH_ONE: Duration = Duration::from_secs(75);
/// How long one request may take from its head to the last byte of the answer's beginning: long
/// enough for a batch of scans over a slow line.
const ONE_REQUEST: Duration = Duration::from_secs(15 * 60);
/// Connections at the same time: below the 1,024 files that a process may have open, by default.
const IN_ALL: usize = 480;
/// Of them from one address: a whole office can sit behind one.
const FROM_ONE: usize = 160;

/// How connections are limited.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Manners {
    pub(crate) patience: Duration,
    pub(crate) in_all: usize,
    pub(crate) from_one: usize,
}

impl Manners {
    /// Of a program that browsers reach by themselves.
    pub(crate) const DIRECT: Manners =
        Manners { patience: PATIENCE, in_all: IN_ALL, from_one: FROM_ONE };
    /// Of one that has a single peer: a proxy before it, or this machine alone.
    pub(crate) const ONE_PEER: Manners =
        Manners { patience: PATIENCE_WITH_ONE, in_all: IN_ALL, from_one: IN_ALL };
}

/// Takes connections in until the process ends.
pub(crate) async fn accept(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    app: Router,
    manners: Manners,
) {
    let crowd = Crowd::new(manners.in_all, manners.from_one);
    loop {
        let Ok((stream, peer)) = listener.accept().await else {
            // Out of files: places come free.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let Some(place) = crowd.enter(Source::of(peer.ip())) else { continue };
        let (tls, app) = (tls.clone(), app.clone());
        tokio::spawn(async move {
            let _place = place;
            let app = app.layer(Extension(ConnectInfo(peer)));
            // Small pages and small answers: waiting to fill a packet only costs time.
            let _ = stream.set_nodelay(true);
            match tls {
                None => talk(stream, app, manners).await,
                Some(tls) => {
                    let secret = tokio::time::timeout(manners.patience, tls.accept(stream)).await;
                    if let Ok(Ok(stream)) = secret {
                        talk(stream, app, manners).await;
                    }
                }
            }
        });
    }
}

async fn talk<S>(stream: S, app: Router, manners: Manners)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = service_fn(move |request: Request<Incoming>| {
        let app = app.clone();
        async move {
            let answered = app.oneshot(request.map(Body::new));
            match tokio::time::timeout(ONE_REQUEST, answered).await {
                Ok(answer) => answer,
                Err(_) => Ok(axum::response::IntoResponse::into_response(
                    axum::http::StatusCode::REQUEST_TIMEOUT,
                )),
            }
        }
    });
    // Whoever hangs up has nobody left to be told.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(manners.patience)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

/// The address of this machine alone.
pub(crate) const THIS_MACHINE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
