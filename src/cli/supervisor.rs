//! What the service manager is told (sd_notify(3)); without one, nobody.

use std::time::Duration;

use sd_notify::NotifyState;
use tokio::time::{Interval, MissedTickBehavior, interval};

/// How often things are looked at where no watchdog asks for more.
const USUAL: Duration = Duration::from_secs(10);

/// The way to the service manager.
pub(super) struct Supervisor {
    ticks: Interval,
    has_watchdog: bool,
}

impl Supervisor {
    /// As the environment says (`NOTIFY_SOCKET`, `WATCHDOG_USEC`).
    pub(super) fn new() -> Self {
        let watchdog = sd_notify::watchdog_enabled();
        // sd_watchdog_enabled(3): "It is recommended that a daemon sends a keep-alive notification message to the
        // service manager every half of the time returned here."
        let every = watchdog.map_or(USUAL, |time| (time / 2).clamp(Duration::from_millis(10), USUAL));
        let mut ticks = interval(every);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Supervisor { ticks, has_watchdog: watchdog.is_some() }
    }

    /// Waits until it is time to look whether the server is well.
    pub(super) async fn tick(&mut self) {
        self.ticks.tick().await;
    }

    /// The server is well.
    pub(super) fn alive(&self) {
        if self.has_watchdog {
            tell(&[NotifyState::Watchdog]);
        }
    }

    /// The server takes calls.
    pub(super) fn ready(&self, status: &str) {
        tell(&[NotifyState::Ready, NotifyState::Status(status)]);
    }

    /// The configuration is read anew; [`Supervisor::ready`] ends it.
    pub(super) fn reloading(&self) {
        match NotifyState::monotonic_usec_now() {
            Ok(now) => tell(&[NotifyState::Reloading, now, NotifyState::Status("reading the configuration")]),
            Err(error) => tracing::warn!(%error, "the service manager cannot be told of the reload"),
        }
    }

    /// What people see in `systemctl status`.
    pub(super) fn status(&self, status: &str) {
        tell(&[NotifyState::Status(status)]);
    }

    /// The server stops.
    pub(super) fn stopping(&self) {
        tell(&[NotifyState::Stopping, NotifyState::Status("stopping")]);
    }
}

fn tell(state: &[NotifyState<'_>]) {
    if let Err(error) = sd_notify::notify(state) {
        tracing::warn!(%error, "the service manager cannot be told anything");
    }
}
