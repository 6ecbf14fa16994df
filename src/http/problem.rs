use std::sync::Arc;

use axum::Json;
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tracing::Instrument;

use crate::domain::Refusal;
use crate::http::auth::{AuthError, InvalidClaim};
use crate::http::wire;
use crate::protocol::{ErrorCode, Problem};
use crate::store::StoreError;
use crate::switchboard::{LiveRefused, Refused, Stopped, random_bits};

/// When somebody may try again whom the server cannot serve now, in seconds (RFC 9110 §10.2.3): a restart takes less.
const RETRY_AFTER: &str = "5";

/// What names a request in its answer, so that people can talk about it.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

tokio::task_local! {
    static CURRENT: Arc<str>;
}

/// Gives every request a name of its own, and every answer that of its request.
pub(super) async fn name_request(request: Request, next: Next) -> Response {
    let id: Arc<str> = format!("{:032x}", random_bits()).into();
    let header = HeaderValue::try_from(&*id);
    // The route and not the path, in which secrets may stand.
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let span = tracing::info_span!("request", request_id = &*id, method = %request.method(), route);
    let mut response = CURRENT.scope(id, next.run(request).instrument(span)).await;
    if let Ok(header) = header {
        response.headers_mut().insert(REQUEST_ID, header);
    }
    response
}

/// Takes the request's name along into a task of its own.
pub(super) fn keeping_request_id<T>(doing: impl Future<Output = T>) -> impl Future<Output = T> {
    let id = CURRENT.try_with(Arc::clone).unwrap_or_else(|_| "".into());
    CURRENT.scope(id, doing)
}

/// A refusal of a REST request, answered as `application/problem+json` (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refuse {
    code: ErrorCode,
    detail: String,
}

impl Refuse {
    pub(super) fn new(code: ErrorCode, detail: impl Into<String>) -> Self {
        Refuse { code, detail: detail.into() }
    }

    /// For a body that could not be read.
    pub(super) fn of_body(status: StatusCode, detail: String) -> Self {
        let code = match status {
            StatusCode::PAYLOAD_TOO_LARGE => ErrorCode::PayloadTooLarge,
            _ => ErrorCode::InvalidRequest,
        };
        Refuse::new(code, detail)
    }

    pub(super) fn code(&self) -> ErrorCode {
        self.code
    }
}

impl IntoResponse for Refuse {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let problem = Problem {
            kind: "about:blank".to_owned(),
            title: status.canonical_reason().unwrap_or_default().to_owned(),
            status: status.as_u16(),
            detail: self.detail,
            code: self.code,
            request_id: CURRENT.try_with(|id| id.to_string()).ok(),
        };
        let mut response = (status, Json(problem)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER));
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

impl From<AuthError> for Refuse {
    fn from(error: AuthError) -> Self {
        Refuse::new(error.code(), error.to_string())
    }
}

impl From<InvalidClaim> for Refuse {
    fn from(error: InvalidClaim) -> Self {
        Refuse::new(ErrorCode::InvalidRequest, format!("In the body, {error}."))
    }
}

impl From<Stopped> for Refuse {
    fn from(error: Stopped) -> Self {
        Refuse::new(ErrorCode::ShuttingDown, error.to_string())
    }
}

impl From<StoreError> for Refuse {
    fn from(error: StoreError) -> Self {
        Refuse::new(wire::store_code(&error), error.to_string())
    }
}

impl From<Refusal> for Refuse {
    fn from(refusal: Refusal) -> Self {
        Refused::from(refusal).into()
    }
}

impl From<LiveRefused> for Refuse {
    fn from(refused: LiveRefused) -> Self {
        let body = wire::live_refused(&refused);
        Refuse::new(body.code, body.message)
    }
}

impl From<Refused> for Refuse {
    fn from(refused: Refused) -> Self {
        let body = wire::refused(&refused);
        Refuse::new(body.code, body.message)
    }
}

pub(super) async fn not_found() -> Refuse {
    Refuse::new(ErrorCode::NotFound, "Nothing is served at this address.")
}

pub(super) async fn method_not_allowed() -> Refuse {
    Refuse::new(ErrorCode::MethodNotAllowed, "This address does not serve this method.")
}
