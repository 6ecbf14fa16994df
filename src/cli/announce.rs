//! What `serve` prints once it runs: where everything is, with tokens in dev mode.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use serde::Serialize;

use crate::cli::candidates::{self, CandidateLine};
use crate::config::{Config, TlsConfig};
use crate::doctor::reach::own_ips;
use crate::http::TurnAccess;
use crate::http::auth::{Claims, TokenKeys, unix_now};
use crate::model::{Role, RoomId};
use crate::net::tls::CertificateInfo;
use crate::protocol::CreateToken;
use crate::server::Addresses;

/// How long a developer's tokens are good, in seconds: a day.
const DEV_TOKEN_TTL: u64 = 24 * 60 * 60;

/// How long the credential is good that others may try the TURN server out with, in seconds.
const TURN_TRIAL_TTL: u64 = 10 * 60;

/// How to ask for a relay, in the words of W3C `RTCIceServer`.
#[derive(Debug, Serialize)]
struct Turn {
    urls: Vec<String>,
    username: String,
    credential: String,
}

/// The certificate, so that somebody can compare it with what a browser warns of.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Tls {
    fingerprint: String,
    self_signed: bool,
    /// Unix time.
    expires: u64,
    names: Vec<String>,
}

/// The port that media has by default.
const FIREFOX_PORT: u16 = 3478;

/// Where everything is.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Announcement {
    http: String,
    customer_url: String,
    agent_url: String,
    desk_url: String,
    /// A page of a brand with the widget on it.
    widget_url: String,
    admin_url: String,
    docs_url: String,
    metrics_url: String,
    media: Vec<String>,
    /// What clients are told to send to.
    candidates: Vec<CandidateLine>,
    admin_token: Option<String>,
    /// A credential for trying the TURN server out.
    turn: Option<Turn>,
    tls: Option<Tls>,
    /// Where media could listen so that Firefox on this machine reaches it, if it cannot now.
    #[serde(skip)]
    firefox_ip: Option<IpAddr>,
}

impl Announcement {
    /// Builds the addresses; in dev mode they carry tokens, for the room `demo` and for contacts.
    pub(super) fn new(config: &Config, addresses: &Addresses, certificate: Option<CertificateInfo>) -> Self {
        let scheme = if config.tls == TlsConfig::Off { "http" } else { "https" };
        let http = config.http.public_url.clone();
        let http = http.unwrap_or_else(|| format!("{scheme}://{}", reachable(addresses.http)));
        let tokens = config.dev.then(|| DevTokens::mint(config));
        let page = |path: &str, token: Option<&String>| match token {
            // In the fragment: unlike a query it is never sent, so it stands in no log.
            Some(token) => format!("{http}/{path}#token={token}"),
            None => format!("{http}/{path}"),
        };
        let tokens = tokens.as_ref();
        Announcement {
            customer_url: page("customer", tokens.map(|tokens| &tokens.customer)),
            agent_url: page("agent", tokens.map(|tokens| &tokens.agent)),
            desk_url: page("desk", tokens.map(|tokens| &tokens.desk)),
            widget_url: page("widget", tokens.map(|tokens| &tokens.visitor)),
            admin_url: page("admin", tokens.map(|tokens| &tokens.admin)),
            docs_url: page("docs", None),
            metrics_url: format!("http://{}/metrics", reachable(addresses.metrics)),
            media: addresses.media.iter().map(SocketAddr::to_string).collect(),
            admin_token: tokens.map(|tokens| tokens.admin.clone()),
            candidates: candidates::list(&addresses.candidates, &own_ips()),
            turn: addresses.turn.as_ref().map(|turn| Turn::mint(turn, addresses, config.dev)),
            tls: certificate.map(Tls::from),
            firefox_ip: (config.dev && addresses.media.iter().all(|a| a.ip().is_loopback())).then(own_ip).flatten(),
            http,
        }
    }

    /// One line for programs.
    pub(super) fn to_json(&self) -> String {
        let mut line = serde_json::to_string(self).expect("plain strings are always JSON");
        line.push('\n');
        line
    }

    /// Aligned lines for people, whose terminals make them clickable.
    pub(super) fn to_text(&self) -> String {
        let health = format!("{}/readyz", self.http);
        let mut text = format!("\n  visavis {} runs at {}\n\n", env!("CARGO_PKG_VERSION"), self.http);
        for (name, value) in [
            ("Customer", &self.customer_url),
            ("Agent", &self.agent_url),
            ("Desk", &self.desk_url),
            ("Widget", &self.widget_url),
            ("Admin", &self.admin_url),
            ("Docs", &self.docs_url),
            ("Metrics", &self.metrics_url),
            ("Health", &health),
        ] {
            text.push_str(&format!("  {name:<9} {value}\n"));
        }
        for (index, line) in self.candidates.iter().enumerate() {
            text.push_str(&format!("  {:<9} {line}\n", if index == 0 { "Media" } else { "" }));
        }
        if let Some(tls) = &self.tls {
            text.push_str(&format!("  {:<9} SHA-256 {}\n", "TLS", tls.fingerprint));
        }
        let hint = match self.admin_token {
            Some(_) => "Open the customer and the agent in two tabs, or the widget and the desk.",
            None => "Make tokens with `visavis token create` or POST /api/v1/tokens.",
        };
        text.push_str(&format!("\n  {hint}\n"));
        if self.tls.as_ref().is_some_and(|tls| tls.self_signed) {
            text.push_str("  Browsers warn of the certificate once: compare the fingerprint, then accept it.\n");
        }
        if let Some(ip) = self.firefox_ip {
            let hint = "Firefox makes no calls over loopback; for Firefox start with";
            text.push_str(&format!("  {hint} --media {}\n", SocketAddr::new(ip, FIREFOX_PORT)));
        }
        text.push('\n');
        text
    }
}

/// An address of this machine beside loopback.
fn own_ip() -> Option<IpAddr> {
    own_ips().into_iter().find(|ip| ip.is_ipv4() && !ip.is_loopback())
}

impl From<CertificateInfo> for Tls {
    fn from(info: CertificateInfo) -> Self {
        let CertificateInfo { names, fingerprint, not_before: _, not_after, self_signed } = info;
        Tls { fingerprint, self_signed, expires: not_after, names }
    }
}

impl Turn {
    /// A credential for the first engine.
    fn mint(turn: &TurnAccess, addresses: &Addresses, dev: bool) -> Self {
        let ttl = if dev { DEV_TOKEN_TTL } else { TURN_TRIAL_TTL };
        let server = addresses.candidates.first().map(|engine| turn.server(engine, None, "0.trial", ttl));
        let (urls, username, credential) = server.map(|s| (s.urls, s.username, s.credential)).unwrap_or_default();
        Turn { urls, username: username.unwrap_or_default(), credential: credential.unwrap_or_default() }
    }
}

/// Tokens that open the demo.
struct DevTokens {
    customer: String,
    agent: String,
    /// An agent of the contact plane.
    desk: String,
    /// A customer of the contact plane.
    visitor: String,
    admin: String,
}

impl DevTokens {
    fn mint(config: &Config) -> Self {
        let keys = TokenKeys::new(&config.auth.secret);
        let exp = unix_now() + DEV_TOKEN_TTL;
        let demo = RoomId::try_from("demo").expect("demo is a room id");
        let person = |name: &str, role: Role, room: Option<&RoomId>| {
            let room = room.cloned();
            let request =
                CreateToken { name: Some(name.to_owned()), room, ..CreateToken::new(name.to_lowercase(), role) };
            keys.mint(&Claims::of(request, exp).expect("the demo's names are good"))
        };
        DevTokens {
            customer: person("Customer", Role::Customer, Some(&demo)),
            agent: person("Agent", Role::Agent, Some(&demo)),
            desk: person("Agent", Role::Agent, None),
            visitor: person("Customer", Role::Customer, None),
            admin: keys.mint(&Claims::admin("dev", exp).expect("the demo's names are good")),
        }
    }
}

/// An address that a browser on this machine can open: the wildcard becomes loopback.
pub(super) fn reachable(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(if address.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() });
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Sources;
    use crate::http::auth::Bearer;
    use crate::net::{Candidates, TcpCandidates};
    use std::sync::Arc;

    fn announce(dev: bool, env: &[(&str, &str)]) -> (Config, Announcement) {
        let env = env.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        let config = Config::load(Sources { dev, env, ..Sources::default() }).unwrap();
        let media = "127.0.0.1:3478".parse().unwrap();
        let tcp = Some(TcpCandidates { port: 8080, ice: true });
        let addresses = Addresses {
            http: "0.0.0.0:8080".parse().unwrap(),
            metrics: "[::]:9090".parse().unwrap(),
            media: vec![media],
            candidates: vec![Candidates::new(media, &[], &[], tcp)],
            turn: Some(Arc::new(TurnAccess { secret: config.auth.secret.clone(), urls: Vec::new(), tls: None })),
        };
        let certificate = (config.tls != TlsConfig::Off).then(|| CertificateInfo {
            names: vec!["localhost".to_owned()],
            fingerprint: "AB:CD".to_owned(),
            not_before: 1,
            not_after: 2,
            self_signed: true,
        });
        let announcement = Announcement::new(&config, &addresses, certificate);
        (config, announcement)
    }

    const SECRET: (&str, &str) = ("VISAVIS_AUTH__SECRET", "3f1c9a5be07d4426918c6ad2f5be7730");

    #[test]
    fn dev_mode_prints_tokens_that_work() {
        let (config, found) = announce(true, &[]);
        let keys = TokenKeys::new(&config.auth.secret);
        for (url, subject) in [(&found.customer_url, "customer"), (&found.agent_url, "agent")] {
            let (page, token) = url.split_once("#token=").unwrap();
            assert_eq!(page, format!("http://127.0.0.1:8080/{subject}"));
            let Ok(Bearer::Participant(identity)) = keys.verify(token, unix_now()) else { panic!("{url}") };
            assert_eq!((&*identity.subject, identity.grants.room.as_str()), (subject, "demo"));
        }
        for (url, path, role) in [(&found.desk_url, "desk", Role::Agent), (&found.widget_url, "widget", Role::Customer)]
        {
            let (page, token) = url.split_once("#token=").unwrap();
            assert_eq!(page, format!("http://127.0.0.1:8080/{path}"));
            let Ok(Bearer::Person { person, .. }) = keys.verify(token, unix_now()) else { panic!("{url}") };
            assert_eq!(person.role, role);
        }
        let token = found.admin_token.as_deref().unwrap();
        assert_eq!(keys.verify(token, unix_now()), Ok(Bearer::Admin));
        assert!(found.admin_url.ends_with(token));
        let turn = found.turn.as_ref().unwrap();
        assert_eq!(turn.urls, ["turn:127.0.0.1:3478?transport=udp", "turn:127.0.0.1:8080?transport=tcp"]);
        assert!(turn.username.ends_with(":0.trial") && !turn.credential.is_empty());
        assert_eq!(found.metrics_url, "http://[::1]:9090/metrics");
    }

    #[test]
    fn otherwise_no_token_is_printed() {
        let (_, found) = announce(false, &[SECRET, ("VISAVIS_HTTP__PUBLIC_URL", "https://calls.example.com")]);
        assert_eq!(found.agent_url, "https://calls.example.com/agent");
        assert!(!found.to_text().contains("token="));
        let json: serde_json::Value = serde_json::from_str(&found.to_json()).unwrap();
        assert!(json["adminToken"].is_null() && json["tls"].is_null());
        assert_eq!(json["media"], serde_json::json!(["127.0.0.1:3478"]));
        assert!(json["turn"]["username"].is_string() && !found.to_text().contains(":0.trial"));
        assert_eq!(json["candidates"][1]["protocol"], "tcp");
        assert!(found.to_text().contains("Media     udp 127.0.0.1:3478  this machine only\n"), "{}", found.to_text());
        assert_eq!(found.to_json().lines().count(), 1);
    }
    #[test]
    fn with_tls_there_is_a_fingerprint_to_compare() {
        let (_, found) = announce(true, &[("VISAVIS_TLS__SELF_SIGNED", "always")]);
        assert!(found.agent_url.starts_with("https://127.0.0.1:8080/agent#"));
        let text = found.to_text();
        assert!(text.contains("TLS       SHA-256 AB:CD\n") && text.contains("https://127.0.0.1:8080/readyz"), "{text}");
        let json: serde_json::Value = serde_json::from_str(&found.to_json()).unwrap();
        let expected = serde_json::json!({
            "fingerprint": "AB:CD", "selfSigned": true, "expires": 2, "names": ["localhost"],
        });
        assert_eq!(json["tls"], expected);
    }
}
