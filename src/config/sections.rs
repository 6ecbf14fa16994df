//! The typed sections; `config/default.toml` says what each key means.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use secrecy::SecretString;
use serde::Deserialize;

use crate::config::addresses::{Announced, PortRange, networks};
use crate::config::human;
use crate::config::liveperson::LivePersonKeys;
use crate::turn::Cidr;

/// Pages, REST and signalling.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HttpConfig {
    /// Where to listen.
    pub bind: SocketAddr,
    /// The origin under which browsers reach this server, without a slash at its end.
    #[serde(deserialize_with = "human::optional")]
    pub public_url: Option<String>,
    /// Other origins whose pages may connect; empty allows the same origin only.
    pub allowed_origins: Vec<String>,
    /// How many sessions may live at a time.
    pub max_sessions: u32,
    /// Whose word on where a request comes from (`X-Forwarded-For`) is taken.
    #[serde(deserialize_with = "networks")]
    pub trusted_proxies: Vec<Cidr>,
}

/// What the TCP port shows to those who ask for TLS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TlsConfig {
    /// Nothing: it speaks plain HTTP.
    Off,
    /// A certificate that somebody else keeps fresh.
    Files(TlsFiles),
    /// A certificate that this server gets by itself.
    Acme(AcmeConfig),
    /// A certificate that nobody vouches for.
    SelfSigned,
}

/// Where a certificate and its key are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlsFiles {
    /// The certificate, and those between it and its authority (PEM).
    pub certificate: PathBuf,
    /// The private key (PEM).
    pub key: PathBuf,
}

/// How to get a certificate with ACME (RFC 8555).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcmeConfig {
    /// The names that it is for, at least one.
    pub domains: Vec<String>,
    /// A mail address.
    pub contact: Option<String>,
    /// The URL of the authority's directory.
    pub directory: String,
    /// What the authority's own server is trusted by; nothing means what browsers trust.
    pub ca_file: Option<PathBuf>,
}

/// When a self-signed certificate is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum SelfSigned {
    /// In dev mode, when others can reach the server and there is no other certificate.
    Auto,
    /// Also elsewhere.
    Always,
    /// Not at all.
    Never,
}

/// Audio and video.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MediaConfig {
    /// Where engine 0 listens; see [`MediaConfig::bind_of`].
    pub bind: SocketAddr,
    /// The addresses told to clients; empty means the bound address, or those of every interface.
    pub announced: Vec<Announced>,
    /// Whether media comes over the TCP port of [`HttpConfig`] too (ICE-TCP, RFC 6544).
    pub tcp: bool,
    /// The TCP port told to clients; 0 means that of [`HttpConfig`].
    pub announced_tcp_port: u16,
    /// How many engines run; 0 means one for each core.
    pub engines: u16,
}

impl MediaConfig {
    /// Where engine `index` listens: the ports follow each other, except that 0 stays 0 (any free port).
    pub fn bind_of(&self, index: u16) -> SocketAddr {
        let mut bind = self.bind;
        if bind.port() != 0 {
            bind.set_port(bind.port().saturating_add(index));
        }
        bind
    }

    /// How many engines run on this machine.
    pub fn engine_count(&self) -> u16 {
        match self.engines {
            0 => std::thread::available_parallelism().map_or(1, |n| u16::try_from(n.get()).unwrap_or(u16::MAX)),
            n => n,
        }
    }
}

/// The TURN server at the media ports.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TurnConfig {
    /// Whether there is one.
    pub enabled: bool,
    /// The `turn:` and `turns:` URLs told to clients, with `{port}` for the engine's; empty means that
    /// they follow from where the server listens.
    pub urls: Vec<String>,
    /// Networks that clients may reach through it beside our media.
    #[serde(deserialize_with = "networks")]
    pub external_peers: Vec<Cidr>,
    /// The UDP ports that external peers see.
    pub relay_ports: PortRange,
    /// Whether channel numbers may be above 0x4FFF (RFC 5766).
    pub wide_channels: bool,
}

/// STUN and TURN servers of the operator's that clients try beside this one.
#[derive(Debug, Clone)]
pub struct IceConfig {
    /// Their `stun:`, `turn:` and `turns:` URLs.
    pub urls: Vec<String>,
    /// The name for TURN.
    pub username: Option<String>,
    /// The password for TURN.
    pub credential: Option<SecretString>,
}

/// Prometheus metrics.
#[derive(Debug, Clone)]
pub struct MetricsConfig {
    /// Where to listen.
    pub bind: SocketAddr,
    /// The name and the password that Prometheus has to give (basic authentication, RFC 7617).
    pub login: Option<(String, SecretString)>,
}

/// Tokens.
#[derive(Debug, Clone)]
pub struct AuthConfig {
    /// What signs tokens.
    pub secret: SecretString,
    /// How long a token is good for when its maker does not say.
    pub token_ttl: Duration,
}

/// How the server ends its work.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrainConfig {
    /// How long calls may go on when it is about to stop.
    #[serde(deserialize_with = "human::duration")]
    pub deadline: Duration,
}

/// Rooms and who is in them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomConfig {
    /// How many people one room takes.
    pub max_participants: u32,
    /// How many are heard at once in a large one.
    pub voices: u16,
    /// How long a broken connection may come back.
    #[serde(deserialize_with = "human::duration")]
    pub resume_window: Duration,
    /// How often a client says that it is there.
    #[serde(deserialize_with = "human::duration")]
    pub heartbeat: Duration,
}

/// Contacts and what happens in them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactsConfig {
    /// Whether waiting contacts are offered to agents; otherwise they only take them.
    pub offers: bool,
    /// How many contacts an agent serves at a time.
    pub agent_capacity: u32,
    /// How long an agent may think about an offer.
    #[serde(deserialize_with = "human::duration")]
    pub offer_timeout: Duration,
    /// How long a request for a call may be answered.
    #[serde(deserialize_with = "human::duration")]
    pub escalation_timeout: Duration,
    /// How long an invitation may be answered.
    #[serde(deserialize_with = "human::duration")]
    pub invitation_timeout: Duration,
    /// How long a contact without a call lives after the last that happened in it.
    #[serde(deserialize_with = "human::duration")]
    pub idle_after: Duration,
    /// How many contacts may be open.
    pub max_open: u32,
    /// The largest file that may be sent, in bytes.
    #[serde(deserialize_with = "human::size")]
    pub max_file_size: u64,
}

/// What the brand is told of by HTTP requests to it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WebhooksConfig {
    /// Whether they may go to addresses that are not on the public internet, and without TLS.
    pub allow_private: bool,
}

/// Agents' desktops that speak CC-Gateway's interface.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HuaweiConfig {
    /// 1: the guid of the sign-in stays; 2: each poll gives a new one.
    pub auth_mode: u8,
    /// How long a poll waits for an event.
    #[serde(deserialize_with = "human::duration")]
    pub poll_wait: Duration,
    /// After how long without a poll an agent is signed out.
    #[serde(deserialize_with = "human::duration")]
    pub sign_out_after: Duration,
    /// Whether video may flow one way only.
    pub one_way_video: bool,
}

/// How long things are kept.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionConfig {
    /// Contacts, from their end; nothing means for ever.
    #[serde(deserialize_with = "human::optional_duration")]
    pub contacts: Option<Duration>,
    /// What webhooks were told, from when it happened.
    #[serde(deserialize_with = "human::duration")]
    pub webhooks: Duration,
}

/// Vidyo's interface; it is off unless both are set.
#[derive(Debug, Clone)]
pub struct VidyoConfig {
    /// For which application tokens are.
    pub app_id: Option<String>,
    /// What signs them.
    pub developer_key: Option<SecretString>,
}

/// Chatvisor's interface.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChatvisorConfig {
    /// The addresses of endpoints that webhooks tell in Chatvisor's form.
    pub webhooks: Vec<String>,
}

/// The log.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogConfig {
    /// Levels, as `info,visavis::http=debug`.
    pub level: String,
    /// How a line looks.
    pub format: LogFormat,
}

/// How a line of the log looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// Human in dev mode, JSON otherwise.
    Auto,
    /// For people.
    Human,
    /// For programs.
    Json,
}

/// The shape of the merged settings.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Keys {
    pub(super) data_dir: PathBuf,
    pub(super) http: HttpConfig,
    pub(super) tls: TlsKeys,
    pub(super) media: MediaConfig,
    pub(super) turn: TurnConfig,
    pub(super) ice: IceKeys,
    pub(super) metrics: MetricsKeys,
    pub(super) auth: AuthKeys,
    pub(super) drain: DrainConfig,
    pub(super) room: RoomConfig,
    pub(super) contacts: ContactsConfig,
    pub(super) webhooks: WebhooksConfig,
    pub(super) huawei: HuaweiConfig,
    pub(super) liveperson: LivePersonKeys,
    pub(super) retention: RetentionConfig,
    pub(super) vidyo: VidyoKeys,
    pub(super) chatvisor: ChatvisorConfig,
    pub(super) log: LogConfig,
}

/// The shape of `[tls]`, before it is known which way is taken.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TlsKeys {
    #[serde(deserialize_with = "human::optional")]
    pub(super) certificate: Option<PathBuf>,
    #[serde(deserialize_with = "human::optional")]
    pub(super) key: Option<PathBuf>,
    pub(super) acme_domains: Vec<String>,
    #[serde(deserialize_with = "human::optional")]
    pub(super) acme_contact: Option<String>,
    pub(super) acme_directory: String,
    #[serde(deserialize_with = "human::optional")]
    pub(super) acme_ca_file: Option<PathBuf>,
    pub(super) self_signed: SelfSigned,
}

impl TlsKeys {
    /// The way that is taken; `is_open` says whether others can reach a server in dev mode.
    pub(super) fn resolve(self, is_open: bool) -> TlsConfig {
        if let (Some(certificate), Some(key)) = (self.certificate, self.key) {
            return TlsConfig::Files(TlsFiles { certificate, key });
        }
        if !self.acme_domains.is_empty() {
            return TlsConfig::Acme(AcmeConfig {
                domains: self.acme_domains,
                contact: self.acme_contact,
                directory: self.acme_directory,
                ca_file: self.acme_ca_file,
            });
        }
        match self.self_signed {
            SelfSigned::Always => TlsConfig::SelfSigned,
            SelfSigned::Auto if is_open => TlsConfig::SelfSigned,
            SelfSigned::Auto | SelfSigned::Never => TlsConfig::Off,
        }
    }
}

/// The shape of `[auth]`, before it is known where the secret comes from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AuthKeys {
    #[serde(deserialize_with = "human::optional")]
    pub(super) secret: Option<String>,
    #[serde(deserialize_with = "human::optional")]
    pub(super) secret_file: Option<String>,
    #[serde(deserialize_with = "human::duration")]
    pub(super) token_ttl: Duration,
}

/// The shape of `[vidyo]`, before it is known where the key comes from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VidyoKeys {
    #[serde(deserialize_with = "human::optional")]
    pub(super) app_id: Option<String>,
    #[serde(deserialize_with = "human::optional")]
    pub(super) developer_key: Option<String>,
    #[serde(deserialize_with = "human::optional")]
    pub(super) developer_key_file: Option<String>,
}

/// The shape of `[ice]`, before it is known where the password comes from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IceKeys {
    pub(super) urls: Vec<String>,
    #[serde(deserialize_with = "human::optional")]
    pub(super) username: Option<String>,
    #[serde(deserialize_with = "human::optional")]
    pub(super) credential: Option<String>,
    #[serde(deserialize_with = "human::optional")]
    pub(super) credential_file: Option<String>,
}

/// The shape of `[metrics]`, before it is known where the password comes from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MetricsKeys {
    pub(super) bind: SocketAddr,
    #[serde(deserialize_with = "human::optional")]
    pub(super) user: Option<String>,
    #[serde(deserialize_with = "human::optional")]
    pub(super) password: Option<String>,
    #[serde(deserialize_with = "human::optional")]
    pub(super) password_file: Option<String>,
}
