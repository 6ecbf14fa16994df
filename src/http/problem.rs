use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::domain::Refusal;
use crate::http::auth::{AuthError, InvalidClaim};
use crate::http::wire;
use crate::protocol::{ErrorCode, Problem};
use crate::store::StoreError;
use crate::switchboard::{LiveRefused, Refused, Stopped};

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
        };
        let mut response = (status, Json(problem)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, header::HeaderValue::from_static("Bearer"));
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
