//! The WebSocket: requests with their replies, and events.

use std::time::{Duration, Instant};

use futures_util::{SinkExt, StreamExt};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

use crate::client::dial::{DialError, Io, Trust, dial};
use crate::client::url::ServerUrl;
use crate::model::CallId;
use crate::protocol::{
    Authenticate, ClientFrame, ClientMessage, ErrorBody, Hello, SUBPROTOCOL, ServerFrame, ServerMessage,
};

/// How long saying goodbye may take.
const GOODBYE: Duration = Duration::from_millis(500);

/// Why signalling does not work.
#[derive(Debug, thiserror::Error)]
pub enum SignalError {
    /// There is no connection.
    #[error(transparent)]
    Dial(#[from] DialError),
    /// The server, or a proxy, did not make the connection a WebSocket.
    #[error("the WebSocket is refused: {0}")]
    Upgrade(String),
    /// The WebSocket broke.
    #[error("the WebSocket broke: {0}")]
    Broken(String),
    /// The server closed the WebSocket, with a code of `docs/protocol.md`.
    #[error("the server closed the WebSocket with {0}: {1}")]
    Closed(u16, String),
    /// The server refused what was asked.
    #[error("{}: {}", .0.code.as_str(), .0.message)]
    Refused(ErrorBody),
    /// It is no visavis, or one of another version.
    #[error("the server says something unknown: {0}")]
    Unknown(String),
    /// Nothing came.
    #[error("the server says nothing for {} s", .0.as_secs())]
    Silent(Duration),
}

/// One connection that has proven who it is.
pub struct Signal {
    stream: WebSocketStream<Box<dyn Io>>,
    next_id: u64,
}

impl Signal {
    /// Connects, and shows the token.
    ///
    /// # Errors
    ///
    /// Where it stops.
    pub async fn connect(
        url: &ServerUrl,
        token: &str,
        call: Option<CallId>,
        trust: &Trust,
        patience: Duration,
    ) -> Result<(Signal, Hello), SignalError> {
        let connecting = async {
            let stream = dial(url, trust, Instant::now() + patience).await?;
            let mut signal = Signal::upgrade(url, stream).await?;
            let hello = signal.authenticate(token, call).await?;
            Ok((signal, hello))
        };
        timeout(patience, connecting).await.unwrap_or(Err(SignalError::Silent(patience)))
    }

    /// Says goodbye, so that nothing is kept for somebody who does not come back.
    pub async fn leave(mut self) {
        self.say_goodbye().await;
    }

    /// Takes leave, and keeps the connection open until the server closes it.
    pub async fn say_goodbye(&mut self) {
        // An error means that there is nobody to say goodbye to.
        let _ = timeout(GOODBYE, self.ask(ClientMessage::Leave {})).await;
    }

    async fn upgrade(url: &ServerUrl, stream: Box<dyn Io>) -> Result<Signal, SignalError> {
        let refused = |error: tungstenite::Error| match error {
            tungstenite::Error::Http(response) => SignalError::Upgrade(format!("HTTP {}", response.status())),
            other => SignalError::Upgrade(other.to_string()),
        };
        let scheme = if url.is_secure { "wss" } else { "ws" };
        let mut request =
            format!("{scheme}://{}/api/v1/rtc", url.authority()).into_client_request().map_err(refused)?;
        request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static(SUBPROTOCOL));
        let (stream, _) = client_async(request, stream).await.map_err(refused)?;
        Ok(Signal { stream, next_id: 1 })
    }

    async fn authenticate(&mut self, token: &str, call_id: Option<CallId>) -> Result<Hello, SignalError> {
        let authenticate = Authenticate { token: token.to_owned(), call_id, resume: None };
        let authenticate = ClientMessage::Authenticate(authenticate);
        match self.ask(authenticate).await? {
            ServerMessage::Hello(hello) => Ok(hello),
            other => Err(SignalError::Unknown(format!("{other:?}"))),
        }
    }

    /// Asks, and waits for the reply; for the time before events matter, as they go by.
    ///
    /// # Errors
    ///
    /// When the server refuses, or the connection is gone.
    pub async fn ask(&mut self, message: ClientMessage) -> Result<ServerMessage, SignalError> {
        let id = self.send(message).await?;
        loop {
            let frame = self.receive().await?;
            match frame.message {
                ServerMessage::Error(error) if frame.re == Some(id) || frame.re.is_none() => {
                    return Err(SignalError::Refused(error));
                }
                message if frame.re == Some(id) => return Ok(message),
                _ => {}
            }
        }
    }

    /// Sends a request; gives the number that its reply repeats.
    ///
    /// # Errors
    ///
    /// When the connection is gone.
    pub async fn send(&mut self, message: ClientMessage) -> Result<u64, SignalError> {
        let id = self.next_id;
        self.next_id += 1;
        let text = serde_json::to_string(&ClientFrame { id, message }).expect("our own messages are always JSON");
        self.stream.send(Message::text(text)).await.map_err(broken)?;
        Ok(id)
    }

    /// The next message; nothing is lost when the caller gives up waiting.
    ///
    /// # Errors
    ///
    /// When the connection is gone.
    pub async fn receive(&mut self) -> Result<ServerFrame, SignalError> {
        loop {
            match self.stream.next().await {
                Some(Ok(Message::Text(text))) => match serde_json::from_str(&text) {
                    Ok(frame) => return Ok(frame),
                    // "clients ignore fields and event types that they do not know"
                    Err(error) => tracing::debug!(%error, "a message is unknown"),
                },
                Some(Ok(Message::Close(frame))) => {
                    let (code, reason) =
                        frame.map_or((1005, String::new()), |f| (f.code.into(), f.reason.as_str().to_owned()));
                    return Err(SignalError::Closed(code, reason));
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(broken(error)),
                None => return Err(SignalError::Broken("it ended".to_owned())),
            }
        }
    }
}

fn broken(error: tungstenite::Error) -> SignalError {
    SignalError::Broken(error.to_string())
}
