//! One HTTP request over a connection of its own, to addresses that the caller has looked at.

use std::net::SocketAddr;
use std::time::Instant;

use axum::body::Body;
use axum::http::{HeaderValue, Request, Uri, header};
use futures_util::StreamExt;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::time::timeout_at;

use crate::client::dial::{DialError, Io, Trust, connect_tcp, connect_tls};
use crate::client::url::ServerUrl;

/// Why a request had no answer.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// There is no connection.
    #[error(transparent)]
    Dial(#[from] DialError),
    /// The connection broke, or it is not HTTP.
    #[error("the HTTP connection broke: {0}")]
    Broken(String),
    /// Nothing came in time.
    #[error("there was no answer in time")]
    Silent,
    /// The request has no usable URL.
    #[error("an address such as https://www.example.com/path is expected")]
    Url,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpAnswer {
    /// The status.
    pub status: u16,
    /// The body, as far as it was read.
    pub body: Vec<u8>,
}

/// Where a URL leads, if it is one of `http` or `https`.
pub fn server_of(url: &Uri) -> Option<ServerUrl> {
    let authority = url.authority()?;
    if authority.as_str().contains('@') {
        return None;
    }
    format!("{}://{authority}", url.scheme_str()?).parse().ok()
}

/// Asks one of `addresses` and reads at most `max_body` bytes of what it answers. Follows no redirect.
///
/// # Errors
///
/// When there is no answer until `deadline`.
pub async fn ask(
    mut request: Request<Body>,
    addresses: &[SocketAddr],
    trust: &Trust,
    max_body: usize,
    deadline: Instant,
) -> Result<HttpAnswer, HttpError> {
    let server = server_of(request.uri()).ok_or(HttpError::Url)?;
    let host = HeaderValue::try_from(server.authority()).map_err(|_| HttpError::Url)?;
    request.headers_mut().insert(header::HOST, host);
    request.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    // A server is asked with the path alone (RFC 9112 §3.2.1).
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    *request.uri_mut() = Uri::try_from(path).map_err(|_| HttpError::Url)?;
    let asking = async {
        let stream = connect_tcp(addresses, deadline).await?;
        let stream: Box<dyn Io> = match server.is_secure {
            true => Box::new(connect_tls(stream, &server.host, trust, deadline).await?),
            false => Box::new(stream),
        };
        converse(request, stream, max_body).await
    };
    timeout_at(deadline.into(), asking).await.unwrap_or(Err(HttpError::Silent))
}

async fn converse(request: Request<Body>, stream: Box<dyn Io>, max_body: usize) -> Result<HttpAnswer, HttpError> {
    let broken = |error: hyper::Error| HttpError::Broken(error.to_string());
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(broken)?;
    let answering = async {
        let response = sender.send_request(request).await.map_err(broken)?;
        let status = response.status().as_u16();
        let mut chunks = Body::new(response.into_body()).into_data_stream();
        let mut body = Vec::new();
        while body.len() < max_body {
            let Some(chunk) = chunks.next().await else { break };
            let chunk = chunk.map_err(|error| HttpError::Broken(error.to_string()))?;
            body.extend_from_slice(&chunk[..chunk.len().min(max_body - body.len())]);
        }
        Ok(HttpAnswer { status, body })
    };
    let driving = async {
        // What breaks it reaches the one who waits for the answer.
        let _ = connection.await;
        std::future::pending::<()>().await;
    };
    tokio::select! {
        answer = answering => answer,
        () = driving => Err(HttpError::Broken(String::new())),
    }
}
