//! What of a changed configuration a running server can take on.

use secrecy::{ExposeSecret, SecretString};

use crate::config::layers::Origin;
use crate::config::{Config, ContactsConfig, HttpConfig, LogConfig, TlsConfig};

/// The keys, or whole sections, that are taken on while calls go on. All others need a restart.
///
/// `docs/operations.md` lists them, and a test compares.
const RELOADABLE: [&str; 22] = [
    "http.allowed_origins",
    "http.max_sessions",
    "http.trusted_proxies",
    "tls.certificate",
    "tls.key",
    "ice",
    "auth",
    "drain",
    "room",
    "contacts.offers",
    "contacts.agent_capacity",
    "contacts.offer_timeout",
    "contacts.escalation_timeout",
    "contacts.invitation_timeout",
    "contacts.idle_after",
    "contacts.max_open",
    "webhooks",
    "liveperson",
    "retention",
    "vidyo",
    "chatvisor",
    "log.level",
];

/// The keys in which two configurations differ.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// What a running server takes on.
    pub applied: Vec<String>,
    /// What it takes on when it is started again.
    pub postponed: Vec<String>,
}

impl Config {
    /// In which keys `next` differs.
    pub fn changes(&self, next: &Config) -> Changes {
        let value = |config: &Config, key: &str| config.settings.get(key).map(|setting| setting.value.clone());
        let differs = |key: &&String| value(self, key) != value(next, key) || self.hides_a_change(next, key);
        let is_tls_same_way = matches!((&self.tls, &next.tls), (TlsConfig::Files(_), TlsConfig::Files(_)));
        let is_applied = |key: &String| is_reloadable(key) && (!key.starts_with("tls.") || is_tls_same_way);
        let (applied, postponed) = self.keys.iter().filter(differs).cloned().partition(is_applied);
        Changes { applied, postponed }
    }

    /// What is in force after `changes` were taken on of `next`: the settings that wait for a restart are the old ones.
    #[must_use]
    pub fn with_applied(&self, next: &Config, changes: &Changes) -> Config {
        let mut settings = next.settings.clone();
        for key in &changes.postponed {
            if let Some(setting) = self.settings.get(key) {
                settings.insert(key.clone(), setting.clone());
            }
        }
        let tls = match (&self.tls, &next.tls) {
            (TlsConfig::Files(_), TlsConfig::Files(_)) => &next.tls,
            _ => &self.tls,
        };
        let (http, contacts, log) = (next.http.clone(), next.contacts.clone(), next.log.clone());
        Config {
            data_dir: self.data_dir.clone(),
            http: HttpConfig { bind: self.http.bind, public_url: self.http.public_url.clone(), ..http },
            tls: tls.clone(),
            media: self.media.clone(),
            turn: self.turn.clone(),
            metrics: self.metrics.clone(),
            contacts: ContactsConfig { max_file_size: self.contacts.max_file_size, ..contacts },
            huawei: self.huawei.clone(),
            log: LogConfig { format: self.log.format, ..log },
            dev: self.dev,
            settings,
            ..next.clone()
        }
    }

    /// A secret that was drawn at random at the start stays what it is.
    pub fn keep_generated_secret(&mut self, former: &Config) {
        if self.origin("auth.secret") == Some(&Origin::Generated) {
            self.auth.secret = former.auth.secret.clone();
        }
    }

    /// Whether a secret differs, whose value is not among the settings.
    fn hides_a_change(&self, next: &Config, key: &str) -> bool {
        let differ = |a: Option<&SecretString>, b: Option<&SecretString>| {
            a.map(ExposeSecret::expose_secret) != b.map(ExposeSecret::expose_secret)
        };
        match key {
            "auth.secret" => differ(Some(&self.auth.secret), Some(&next.auth.secret)),
            "ice.credential" => differ(self.ice.credential.as_ref(), next.ice.credential.as_ref()),
            "metrics.password" => {
                let password = |config: &Config| config.metrics.login.as_ref().map(|(_, password)| password.clone());
                differ(password(self).as_ref(), password(next).as_ref())
            }
            "vidyo.developer_key" => differ(self.vidyo.developer_key.as_ref(), next.vidyo.developer_key.as_ref()),
            _ => false,
        }
    }
}

fn is_reloadable(key: &str) -> bool {
    let section = key.split_once('.').map(|(section, _)| section);
    RELOADABLE.iter().any(|reloadable| *reloadable == key || Some(*reloadable) == section)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{ConfigFile, Sources};

    fn config(text: &str) -> Config {
        let text = format!("{text}\n[auth]\nsecret = \"3f1c9a5be07d4426918c6ad2f5be7730\"\n");
        let file = ConfigFile { name: "visavis.toml".to_owned(), text };
        Config::load(Sources { file: Some(file), ..Sources::default() }).unwrap()
    }

    #[test]
    fn changes_are_sorted_by_what_they_need() {
        let (old, new) = (
            config("[http]\nmax_sessions = 5\n[log]\nformat = \"json\""),
            config(
                "data_dir = \"/x\"\n[http]\nbind = \"127.0.0.1:1\"\n[room]\nheartbeat = \"5s\"\n[log]\nlevel = \"warn\"",
            ),
        );
        let changes = old.changes(&new);
        assert_eq!(changes.applied, ["http.max_sessions", "room.heartbeat", "log.level"]);
        assert_eq!(changes.postponed, ["data_dir", "http.bind", "log.format"]);
        assert_eq!(new.changes(&new), Changes::default());

        // What is in force is the new where it was taken on, and the old where it was not, typed and as text.
        let in_force = old.with_applied(&new, &changes);
        let (still, again) = (old.changes(&in_force), in_force.changes(&new));
        assert_eq!((still.applied, still.postponed.len()), (changes.applied, 0));
        assert_eq!((again.applied.len(), again.postponed), (0, changes.postponed));
        assert_eq!((in_force.http.bind, &in_force.data_dir), (old.http.bind, &old.data_dir));
        assert_eq!((in_force.http.max_sessions, in_force.log.format), (new.http.max_sessions, old.log.format));
    }

    #[test]
    fn secrets_are_compared_though_they_are_hidden() {
        let load = |secret: &str| {
            let flags = vec![("auth.secret".to_owned(), secret.to_owned())];
            Config::load(Sources { flags, ..Sources::default() }).unwrap()
        };
        let (old, new) = (load("3f1c9a5be07d4426918c6ad2f5be7730"), load("aa1c9a5be07d4426918c6ad2f5be7731"));
        assert_eq!(old.changes(&new).applied, ["auth.secret"]);
        let password = |text: &str| config(&format!("[metrics]\nuser = \"prometheus\"\npassword = \"{text}\""));
        assert_eq!(password("open sesame").changes(&password("another one")).postponed, ["metrics.password"]);
        let dev = || Config::load(Sources { dev: true, ..Sources::default() }).unwrap();
        let (old, mut new) = (dev(), dev());
        new.keep_generated_secret(&old);
        assert_eq!(old.changes(&new), Changes::default());
    }

    #[test]
    fn another_way_to_tls_needs_a_restart() {
        let changes = config("").changes(&config("[tls]\ncertificate = \"a\"\nkey = \"b\""));
        assert_eq!(changes.postponed, ["tls.certificate", "tls.key"]);
        let moved = config("[tls]\ncertificate = \"a\"\nkey = \"b\"")
            .changes(&config("[tls]\ncertificate = \"c\"\nkey = \"b\""));
        assert_eq!((moved.applied.len(), moved.postponed.len()), (1, 0));
    }

    #[test]
    fn every_reloadable_key_is_there_and_documented() {
        let document = include_str!("../../docs/operations.md");
        let keys = config("").keys;
        for reloadable in RELOADABLE {
            assert!(
                keys.iter().any(|key| *key == reloadable || key.starts_with(&format!("{reloadable}."))),
                "{reloadable}"
            );
            let section = reloadable.split_once('.').map_or(format!("`[{reloadable}]`"), |_| format!("`{reloadable}`"));
            assert!(document.contains(&section), "docs/operations.md does not name {section}");
        }
    }
}
