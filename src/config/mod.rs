//! Settings: file, environment and arguments become one checked [`Config`].
//!
//! Later layers win: default, dev mode, file, `VISAVIS_CONFIG_BODY`, environment, arguments.
//! Loading collects everything that is wrong, each with the place where it was written.

mod addresses;
mod check;
mod human;
mod layers;
mod liveperson;
mod reload;
mod secret;
mod sections;

#[cfg(test)]
mod tests;

pub use addresses::{Announced, PortRange};
pub use check::is_origin;
pub use human::{format_duration, parse_duration};
pub use layers::Origin;
pub use liveperson::LivePersonConfig;
pub use reload::Changes;
pub use sections::{
    AcmeConfig, AuthConfig, ChatvisorConfig, ContactsConfig, DrainConfig, HttpConfig, HuaweiConfig, IceConfig,
    LogConfig, LogFormat, MediaConfig, MetricsConfig, RetentionConfig, RoomConfig, TlsConfig, TlsFiles, TurnConfig,
    VidyoConfig, WebhooksConfig,
};

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::config::layers::{Layers, Setting};

/// Everything that can be set, checked.
#[derive(Clone)]
pub struct Config {
    /// Where files of this server are kept.
    pub data_dir: PathBuf,
    /// Pages, REST and signalling.
    pub http: HttpConfig,
    /// Certificates.
    pub tls: TlsConfig,
    /// Audio and video.
    pub media: MediaConfig,
    /// Our own TURN server.
    pub turn: TurnConfig,
    /// Other STUN and TURN servers.
    pub ice: IceConfig,
    /// Prometheus metrics.
    pub metrics: MetricsConfig,
    /// Tokens.
    pub auth: AuthConfig,
    /// How the server ends its work.
    pub drain: DrainConfig,
    /// Rooms and who is in them.
    pub room: RoomConfig,
    /// Contacts and what happens in them.
    pub contacts: ContactsConfig,
    /// What the brand is told of.
    pub webhooks: WebhooksConfig,
    /// CC-Gateway's interface.
    pub huawei: HuaweiConfig,
    /// The LivePerson interface.
    pub liveperson: LivePersonConfig,
    /// How long things are kept.
    pub retention: RetentionConfig,
    /// Vidyo's interface.
    pub vidyo: VidyoConfig,
    /// Chatvisor's interface.
    pub chatvisor: ChatvisorConfig,
    /// The log.
    pub log: LogConfig,
    /// Whether this is a developer's own machine.
    pub dev: bool,
    /// What was let through and may surprise.
    pub warnings: Vec<String>,
    keys: Vec<String>,
    settings: BTreeMap<String, Setting>,
}

impl Config {
    /// Lays the sources over each other and checks the result.
    pub fn load(sources: Sources) -> Result<Config, ConfigError> {
        let mut layers = Layers::new(sources.allow_unknown);
        if sources.dev {
            layers.add_dev();
        }
        if let Some(file) = &sources.file {
            layers.add_file(&file.name, &file.text);
        }
        layers.add_env(&sources.env);
        layers.add_flags(&sources.flags);

        let keys = layers.keys();
        check::check(&keys, sources.dev, &mut layers);
        let secret = secret::resolve(&keys.auth, sources.dev, &mut layers);
        let credential = secret::resolve_credential(&keys.ice, &mut layers);
        let metrics_login = secret::resolve_metrics_login(&keys.metrics, &mut layers);
        let liveperson = keys.liveperson.resolve(&mut layers);
        let developer_key = secret::resolve_developer_key(&keys.vidyo, &mut layers);
        layers.redact();
        let Some(secret) = secret.filter(|_| layers.problems.is_empty()) else {
            return Err(ConfigError { problems: layers.problems });
        };
        let tls = keys.tls.resolve(sources.dev && !keys.http.bind.ip().is_loopback());
        let mut http = keys.http;
        if let TlsConfig::Acme(acme) = &tls {
            // The authority comes to port 443 of that name, so browsers can as well.
            http.public_url = http.public_url.or_else(|| Some(format!("https://{}", acme.domains.first()?)));
        }
        Ok(Config {
            data_dir: keys.data_dir,
            http,
            tls,
            media: keys.media,
            turn: keys.turn,
            ice: IceConfig { urls: keys.ice.urls, username: keys.ice.username, credential },
            metrics: MetricsConfig { bind: keys.metrics.bind, login: metrics_login },
            auth: AuthConfig { secret, token_ttl: keys.auth.token_ttl },
            drain: keys.drain,
            room: keys.room,
            contacts: keys.contacts,
            webhooks: keys.webhooks,
            huawei: keys.huawei,
            liveperson,
            retention: keys.retention,
            vidyo: VidyoConfig { app_id: keys.vidyo.app_id, developer_key },
            chatvisor: keys.chatvisor,
            log: keys.log,
            dev: sources.dev,
            warnings: layers.warnings,
            keys: layers.keys,
            settings: layers.settings,
        })
    }

    /// The settings in force as TOML, each with its origin; secrets are left out.
    pub fn show(&self) -> String {
        let mut text = String::new();
        let mut shown = "";
        for key in &self.keys {
            let Some(setting) = self.settings.get(key) else {
                continue;
            };
            let (section, name) = key.rsplit_once('.').unwrap_or(("", key));
            if section != shown {
                text.push_str(&format!("\n[{section}]\n"));
                shown = section;
            }
            let line = format!("{name} = {}", setting.value);
            text.push_str(&format!("{line:<40} # {}\n", setting.origin));
        }
        text
    }

    /// The settings in force: key, value as TOML has it, origin; secrets are hidden.
    pub fn settings(&self) -> impl Iterator<Item = (&str, String, String)> {
        let known = self.keys.iter().filter_map(|key| Some((key, self.settings.get(key)?)));
        known.map(|(key, setting)| (&**key, setting.value.to_string(), setting.origin.to_string()))
    }

    /// Whether contacts go when the server stops: in dev mode, unless a data directory was asked for.
    pub fn is_ephemeral(&self) -> bool {
        self.dev && self.origin("data_dir") == Some(&Origin::Default)
    }

    /// Where the value of a key such as `http.bind` comes from.
    pub fn origin(&self, key: &str) -> Option<&Origin> {
        self.settings.get(key).map(|setting| &setting.origin)
    }

    /// Every key with its default and what it means, as a file to start from.
    pub fn print_default() -> &'static str {
        layers::DEFAULT
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Config({})", self.show())
    }
}

/// Where settings are read from; tests give all of it as data.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Whether `--dev` was given.
    pub dev: bool,
    /// The configuration file.
    pub file: Option<ConfigFile>,
    /// Environment variables; see [`process_env`].
    pub env: Vec<(String, String)>,
    /// Arguments that set keys, as `("http.bind", "127.0.0.1:0")`.
    pub flags: Vec<(String, String)>,
    /// Whether unknown keys are only warned of, as after a roll-back to an older version.
    pub allow_unknown: bool,
}

/// A configuration file that was read.
#[derive(Debug, Clone)]
pub struct ConfigFile {
    /// How messages call it.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

impl ConfigFile {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<ConfigFile, ConfigError> {
        let name = path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => Ok(ConfigFile { name, text }),
            Err(error) => Err(ConfigError { problems: vec![format!("{name}: cannot be read: {error}")] }),
        }
    }
}

/// The environment of this process, without what is not text.
pub fn process_env() -> Vec<(String, String)> {
    let text = std::env::vars_os().map(|(name, value)| (name.into_string(), value.into_string()));
    text.filter_map(|(name, value)| Some((name.ok()?, value.ok()?))).collect()
}

/// Everything that is wrong with the configuration.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the configuration cannot be used:\n  {}", problems.join("\n  "))]
pub struct ConfigError {
    /// One sentence each, with the place where it was written.
    pub problems: Vec<String>,
}
