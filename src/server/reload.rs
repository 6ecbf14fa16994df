//! A configuration that changes while calls go on.
//!
//! Routers are cheap, so they are made anew; what has a state of its own is told of its new limits.

use std::sync::Arc;

use tokio::sync::watch;
use tokio::task::spawn_blocking;

use crate::compat::chatvisor::Chatvisor;
use crate::config::{Changes, Config, ContactsConfig, TlsConfig};
use crate::domain::Settings;
use crate::domain::contact::ContactSettings;
use crate::http::auth::unix_now;
use crate::http::{self, Edge, Routers};
use crate::metrics::Metrics;
use crate::net::tls::{CertificateInfo, Tls, TlsError, check_files};
use crate::store::Retention;
use crate::switchboard::Handle;
use crate::webhooks::WebhookSettings;

/// What came of a changed configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reloaded {
    /// The keys that differ.
    pub changes: Changes,
    /// The certificate in the files, if it is in files: it is shown from now on.
    pub certificate: Option<CertificateInfo>,
}

/// What is in force.
pub(super) struct Live {
    edge: Edge,
    routers: watch::Sender<Routers>,
    webhooks: watch::Sender<WebhookSettings>,
    retention: watch::Sender<Retention>,
}

/// Where the parts of the server see what is in force for them.
pub(super) struct Follows {
    pub(super) routers: watch::Receiver<Routers>,
    pub(super) webhooks: watch::Receiver<WebhookSettings>,
    pub(super) retention: watch::Receiver<Retention>,
}

impl Live {
    pub(super) fn new(edge: Edge) -> (Self, Follows) {
        let (routers, routers_read) = watch::channel(routers(&edge));
        let (webhooks, webhooks_read) = watch::channel(webhook_settings(&edge));
        let (retention, retention_read) = watch::channel(retained(&edge.config));
        let follows = Follows { routers: routers_read, webhooks: webhooks_read, retention: retention_read };
        (Live { edge, routers, webhooks, retention }, follows)
    }

    pub(super) fn config(&self) -> &Config {
        &self.edge.config
    }

    pub(super) fn metrics(&self) -> &Metrics {
        &self.edge.metrics
    }

    /// Puts what can be put into force; all of it was checked before any of it is.
    pub(super) async fn reload(
        &mut self,
        mut next: Config,
        switchboard: &Handle,
        tls: Option<&Tls>,
    ) -> Result<Reloaded, TlsError> {
        let former = self.edge.config.clone();
        next.keep_generated_secret(&former);
        let changes = former.changes(&next);
        let certificate = match (&former.tls, &next.tls, tls) {
            (TlsConfig::Files(_), TlsConfig::Files(files), Some(tls)) => {
                let checked = files.clone();
                let looked = spawn_blocking(move || check_files(&checked)).await;
                let info = looked.map_err(|error| TlsError::Make(error.to_string()))??;
                tls.look_at(files.clone());
                Some(info)
            }
            _ => None,
        };
        self.apply(&next, &changes);
        self.routers.send_replace(routers(&self.edge));
        self.webhooks.send_replace(webhook_settings(&self.edge));
        self.retention.send_replace(retained(&next));
        // An error means that everything has ended already.
        let _ = switchboard.configure(room_settings(&next), contact_settings(&next.contacts), voices(&next)).await;
        Ok(Reloaded { changes, certificate })
    }

    /// What requests go by from now on; what keeps a state keeps it.
    fn apply(&mut self, next: &Config, changes: &Changes) {
        let edge = &mut self.edge;
        if changes.applied.iter().any(|key| key == "auth.secret") {
            let until = unix_now() + edge.config.auth.token_ttl.as_secs();
            edge.keys = Arc::new(edge.keys.succeeded_by(&next.auth.secret, until));
        }
        edge.token_ttl = next.auth.token_ttl;
        edge.drain_deadline = next.drain.deadline;
        edge.allowed_origins = next.http.allowed_origins.clone().into();
        edge.trusted_proxies = next.http.trusted_proxies.clone().into();
        edge.heartbeat = next.room.heartbeat;
        edge.resume_window = next.room.resume_window;
        edge.vidyo = Arc::new(next.vidyo.clone());
        edge.ice = Arc::new(next.ice.clone());
        edge.liveperson = Arc::new(edge.liveperson.with_config(next.liveperson.clone()));
        edge.webhooks = edge.webhooks.with_private(next.webhooks.allow_private);
        // What was postponed is told of again at the next time, so what is in force is what it is compared with.
        edge.config = Arc::new(edge.config.with_applied(next, changes));
    }
}

fn routers(edge: &Edge) -> Routers {
    let secure = http::router(edge.clone());
    let plain = match edge.tls {
        Some(_) => http::redirect_router(edge.clone(), edge.config.http.public_url.clone()),
        None => secure.clone(),
    };
    Routers { secure, plain }
}

fn webhook_settings(edge: &Edge) -> WebhookSettings {
    let config = &edge.config;
    let desk = format!("{}/desk", config.http.public_url.as_deref().unwrap_or_default()).into();
    let chatvisor = Chatvisor { endpoints: config.chatvisor.webhooks.clone().into(), desk };
    WebhookSettings { caller: edge.webhooks.clone(), chatvisor }
}

fn retained(config: &Config) -> Retention {
    Retention { contacts: config.retention.contacts, webhooks: config.retention.webhooks }
}

/// The limits of rooms and sessions, as the operator has set them.
pub(super) fn room_settings(config: &Config) -> Settings {
    Settings {
        max_participants: config.room.max_participants as usize,
        max_sessions: config.http.max_sessions as usize,
        resume_window: config.room.resume_window,
    }
}

/// How many are heard at once in a large room.
pub(super) fn voices(config: &Config) -> usize {
    config.room.voices.into()
}

/// The rules of contacts, with what the operator has set.
pub(super) fn contact_settings(config: &ContactsConfig) -> ContactSettings {
    ContactSettings {
        offers: config.offers,
        offer_timeout: config.offer_timeout,
        escalation_timeout: config.escalation_timeout,
        invitation_timeout: config.invitation_timeout,
        idle_after: config.idle_after,
        agent_capacity: config.agent_capacity as usize,
        max_contacts: config.max_open as usize,
        max_file: config.max_file_size,
        ..ContactSettings::default()
    }
}
