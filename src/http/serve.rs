//! HTTP on connections that somebody else has accepted.

use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::{mpsc, watch};
use tower::Service;

use crate::net::HttpStream;

/// How long the headers of a request may take.
const HEADERS: Duration = Duration::from_secs(10);

/// What answers requests.
#[derive(Debug, Clone)]
pub struct Routers {
    /// Those that came by TLS, or to a port without.
    pub secure: Router,
    /// Those that did not come by TLS.
    pub plain: Router,
}

/// Answers requests until the server stops and those under way are answered, each with the routers of its moment.
pub async fn serve(
    mut streams: mpsc::Receiver<HttpStream>,
    routers: watch::Receiver<Routers>,
    stopped: watch::Receiver<bool>,
) {
    // Every connection holds one end; the other hears when all are gone.
    let (under_way, mut all_done) = mpsc::channel::<()>(1);
    let accepting = async {
        while let Some(connection) = streams.recv().await {
            let (routers, secure, remote) = (routers.clone(), connection.secure, connection.remote);
            let service = service_fn(move |request: Request<Incoming>| {
                let mut request = request.map(Body::new);
                request.extensions_mut().insert(ConnectInfo(remote));
                let mut router = {
                    let routers = routers.borrow();
                    if secure { routers.secure.clone() } else { routers.plain.clone() }
                };
                router.call(request)
            });
            let mut http = http1::Builder::new();
            http.timer(TokioTimer::new()).header_read_timeout(HEADERS);
            let served = http.serve_connection(TokioIo::new(connection.stream), service).with_upgrades();
            let (stopped, under_way) = (stopped.clone(), under_way.clone());
            tokio::spawn(async move {
                let mut served = pin!(served);
                let outcome = tokio::select! {
                    outcome = served.as_mut() => outcome,
                    () = stop(stopped) => {
                        served.as_mut().graceful_shutdown();
                        served.await
                    }
                };
                if let Err(error) = outcome {
                    tracing::debug!(%error, "an HTTP connection broke");
                }
                drop(under_way);
            });
        }
    };
    tokio::select! {
        () = accepting => {}
        () = stop(stopped.clone()) => {}
    }
    drop(under_way);
    // Nobody sends anything: this ends when nobody could any more.
    let _ = all_done.recv().await;
}

/// Waits until the server stops.
pub async fn stop(mut stopped: watch::Receiver<bool>) {
    // An error means that the server is gone, which is a reason to stop as well.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}
