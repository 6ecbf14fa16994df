//! One attempt to tell an endpoint of an event.

use std::time::{Duration, Instant};

use aws_lc_rs::hmac;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Request, header};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use secrecy::{ExposeSecret, SecretSlice};

use crate::client::{HttpAnswer, Trust, ask};
use crate::store::{Endpoint, WebhookEvent};
use crate::switchboard::now;
use crate::webhooks::seconds;
use crate::webhooks::target::{InvalidTarget, Target};

/// How long an endpoint may take, with everything that the connection needs.
const PATIENCE: Duration = Duration::from_secs(15);

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// The HTTP status, if there was one.
    pub status: Option<u16>,
    /// Why it failed; nothing if it did not.
    pub error: Option<String>,
}

/// Makes attempts; clones share what TLS trusts.
#[derive(Debug, Clone)]
pub struct Caller {
    trust: Trust,
    allow_private: bool,
}

impl Caller {
    /// Who calls; `allow_private` lets it call addresses that are not on the public internet, and without TLS.
    pub fn new(trust: Trust, allow_private: bool) -> Self {
        Caller { trust, allow_private }
    }

    /// The same with another limit.
    #[must_use]
    pub fn with_private(&self, allow_private: bool) -> Self {
        Caller { allow_private, ..self.clone() }
    }

    /// Looks at a URL that shall be an endpoint's.
    ///
    /// # Errors
    ///
    /// When it can be seen already that it will not be called.
    pub fn check(&self, url: &str) -> Result<(), InvalidTarget> {
        Target::new(url, self.allow_private).map(|_| ())
    }

    /// Tells an endpoint of an event, once. Any status of 2xx means that it was taken; redirects are not followed.
    pub async fn attempt(&self, endpoint: &Endpoint, event: &WebhookEvent) -> Attempt {
        match self.call(endpoint, event).await {
            Ok(status @ 200..=299) => Attempt { status: Some(status), error: None },
            Ok(status) => Attempt { status: Some(status), error: Some(format!("it answered {status}")) },
            Err(error) => Attempt { status: None, error: Some(error) },
        }
    }

    async fn call(&self, endpoint: &Endpoint, event: &WebhookEvent) -> Result<u16, String> {
        let (id, timestamp) = (event.id.to_string(), seconds(now()));
        let signature = sign(&endpoint.secret, &id, timestamp, event.body.as_bytes());
        let value = |text: String| HeaderValue::try_from(text).map_err(|error| error.to_string());
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert("webhook-id", value(id)?);
        headers.insert("webhook-timestamp", timestamp.into());
        headers.insert("webhook-signature", value(signature)?);
        // Nothing of the body matters, so none of it is read.
        let answer = self.post(&endpoint.url, headers, event.body.to_string(), 0).await?;
        Ok(answer.status)
    }

    /// Posts to an address of the brand's, and reads at most `max_body` bytes of what it answers.
    ///
    /// # Errors
    ///
    /// Why there is no answer, in a sentence.
    pub async fn post(
        &self,
        url: &str,
        headers: HeaderMap,
        body: String,
        max_body: usize,
    ) -> Result<HttpAnswer, String> {
        let deadline = Instant::now() + PATIENCE;
        let target = Target::new(url, self.allow_private).map_err(|error| error.to_string())?;
        let addresses = target.addresses(self.allow_private, deadline).await.map_err(|error| error.to_string())?;
        let mut request = Request::post(target.url)
            .header(header::USER_AGENT, concat!("visavis/", env!("CARGO_PKG_VERSION")))
            .body(Body::from(body))
            .map_err(|error| error.to_string())?;
        request.headers_mut().extend(headers);
        ask(request, &addresses, &self.trust, max_body, deadline).await.map_err(|error| error.to_string())
    }
}

/// `webhook-signature`: the HMAC-SHA256 of `id.timestamp.body`.
pub fn sign(secret: &SecretSlice<u8>, id: &str, timestamp: u64, body: &[u8]) -> String {
    let mut context = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, secret.expose_secret()));
    context.update(format!("{id}.{timestamp}.").as_bytes());
    context.update(body);
    format!("v1,{}", STANDARD.encode(context.sign().as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_those_of_the_standard() {
        // The example of <https://github.com/standard-webhooks/standard-webhooks>, whose libraries verify it.
        let secret: SecretSlice<u8> = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap().into();
        let body = br#"{"test": 2432232314}"#;
        let signature = sign(&secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body);
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
