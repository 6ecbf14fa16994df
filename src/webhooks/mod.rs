//! Webhooks: takes what the store says is owed to the brand's endpoints, and tells them.
//!
//! Each attempt is a `POST` as Standard Webhooks has it (<https://www.standardwebhooks.com>). The store keeps the
//! order of each contact and what is owed across restarts, so an endpoint may hear an event twice, and tells it by
//! its `webhook-id`.

mod attempt;
mod target;

use std::collections::{BTreeSet, HashMap};
use std::pin::pin;
use std::time::Duration;

pub use attempt::{Attempt, Caller, sign};
pub use target::InvalidTarget;
use tokio::sync::watch;
use tokio::task::{Id, JoinError, JoinSet};
use tokio::time::{MissedTickBehavior, interval, timeout};

use crate::compat::chatvisor::Chatvisor;
use crate::metrics::Metrics;
use crate::model::{EndpointId, Timestamp};
use crate::store::{Delivery, Endpoint, Outcome, Store, StoreError};
use crate::switchboard::{now, random_bits};

/// How often it is looked whether something new is owed.
const LOOK: Duration = Duration::from_secs(1);

/// How many requests to one endpoint may be under way: a slow one delays itself alone.
const PER_ENDPOINT: usize = 8;

/// The pause after the first failure, which grows threefold with each further one.
const FIRST_PAUSE: Duration = Duration::from_secs(5);

/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(4 * 3600);

/// After so many failures, about a day, an event is given up.
const MAX_ATTEMPTS: u32 = 13;

/// How long what is under way may take when the server stops.
const GOODBYE: Duration = Duration::from_secs(3);

/// "The endpoint is gone": RFC 9110 §15.5.11. As Standard Webhooks recommends, it is told nothing more.
const GONE: u16 = 410;

/// Tells endpoints what they are owed.
#[derive(Debug)]
pub struct Webhooks {
    store: Store,
    caller: Caller,
    metrics: Metrics,
    settings: Option<watch::Receiver<WebhookSettings>>,
}

/// What of the telling can change while it goes on.
#[derive(Debug, Clone)]
pub struct WebhookSettings {
    /// Who calls.
    pub caller: Caller,
    /// Whom in Chatvisor's form.
    pub chatvisor: Chatvisor,
}

impl Webhooks {
    /// What tells the endpoints of a store.
    pub fn new(store: Store, caller: Caller, metrics: Metrics) -> Self {
        Webhooks { store, caller, metrics, settings: None }
    }

    /// Goes by these settings, and by those that come after them.
    #[must_use]
    pub fn with_settings(self, settings: watch::Receiver<WebhookSettings>) -> Self {
        Webhooks { settings: Some(settings), ..self }
    }

    /// Works until the server stops, and a moment longer for what is under way; what is not settled then is owed still.
    pub async fn run(self, stopped: watch::Receiver<bool>) {
        let mut stop = pin!(async move {
            let mut stopped = stopped;
            // An error means that the server is gone, which is a reason to stop as well.
            let _ = stopped.wait_for(|stopped| *stopped).await;
        });
        let mut looks = interval(LOOK);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut under_way = UnderWay::default();
        loop {
            tokio::select! {
                () = &mut stop => break,
                _ = looks.tick() => match self.store.owed_deliveries().await {
                    Ok(owed) => self.metrics.set_webhook_backlog(owed),
                    Err(error) => tracing::warn!(%error, "what webhooks are owed cannot be counted"),
                },
                Some(done) = under_way.tasks.join_next_with_id() => under_way.finish(done),
            }
            while let Some(done) = under_way.tasks.try_join_next_with_id() {
                under_way.finish(done);
            }
            if let Err(error) = self.begin(&mut under_way).await {
                tracing::warn!(%error, "what webhooks are owed cannot be read");
            }
        }
        // What is noted now is not told twice.
        let ending = async { while under_way.tasks.join_next().await.is_some() {} };
        // An error means that some go on too long; they are told again after the next start.
        let _ = timeout(GOODBYE, ending).await;
    }

    /// Begins what is due and not under way.
    async fn begin(&self, under_way: &mut UnderWay) -> Result<(), StoreError> {
        let settings = self.settings.as_ref().map(|settings| settings.borrow().clone());
        let caller = settings.as_ref().map_or(&self.caller, |settings| &settings.caller);
        let chatvisor = settings.as_ref().map(|settings| &settings.chatvisor);
        for endpoint in self.store.endpoints().await?.into_iter().filter(|endpoint| endpoint.enabled) {
            let busy = under_way.keys.values().filter(|(id, _)| *id == endpoint.id).count();
            // What is under way is still due, so it is among them.
            let limit = u32::try_from(busy + PER_ENDPOINT).unwrap_or(u32::MAX);
            if busy == PER_ENDPOINT {
                continue;
            }
            let due = self.store.due_deliveries(endpoint.id, now(), limit).await?;
            let known: BTreeSet<_> = under_way.keys.values().copied().collect();
            let fresh = due.into_iter().filter(|delivery| !known.contains(&key(delivery)));
            for delivery in fresh.take(PER_ENDPOINT - busy) {
                let key = key(&delivery);
                let (store, caller, metrics) = (self.store.clone(), caller.clone(), self.metrics.clone());
                let (endpoint, chatvisor) = (endpoint.clone(), chatvisor.cloned());
                let task = under_way.tasks.spawn(async move {
                    let event = match chatvisor {
                        Some(chatvisor) => chatvisor.rewrite(&store, &endpoint, delivery.event.clone()).await,
                        None => Ok(Some(delivery.event.clone())),
                    };
                    let attempt = match event {
                        Ok(Some(event)) => caller.attempt(&endpoint, &event).await,
                        // There is nothing that it is told of this.
                        Ok(None) => Attempt { status: None, error: None },
                        Err(error) => Attempt { status: None, error: Some(error.to_string()) },
                    };
                    let result = settle(&store, endpoint, &delivery, attempt).await;
                    match result {
                        Ok(word) => metrics.count_webhook(word),
                        Err(error) => tracing::warn!(%error, "what came of a webhook cannot be noted"),
                    }
                });
                under_way.keys.insert(task.id(), key);
            }
        }
        Ok(())
    }
}

/// What is being told.
#[derive(Default)]
struct UnderWay {
    tasks: JoinSet<()>,
    keys: HashMap<Id, (EndpointId, u64)>,
}

impl UnderWay {
    fn finish(&mut self, done: Result<(Id, ()), JoinError>) {
        let id = match done {
            Ok((id, ())) => id,
            Err(error) => {
                tracing::error!(%error, "a webhook's task failed");
                error.id()
            }
        };
        self.keys.remove(&id);
    }
}

fn key(delivery: &Delivery) -> (EndpointId, u64) {
    (delivery.endpoint, delivery.number)
}

/// Notes what came of an attempt, and gives the word for it.
async fn settle(
    store: &Store,
    endpoint: Endpoint,
    delivery: &Delivery,
    attempt: Attempt,
) -> Result<&'static str, StoreError> {
    let at = now();
    let is_gone = attempt.status == Some(GONE);
    let failures = delivery.attempts + 1;
    let retry_at =
        (attempt.error.is_some() && !is_gone && failures < MAX_ATTEMPTS).then(|| at + pause(failures, random_bits()));
    let word = match (&attempt.error, retry_at) {
        (None, _) => "delivered",
        (Some(_), Some(_)) => "retried",
        (Some(_), None) => "failed",
    };
    if let Some(error) = &attempt.error {
        tracing::info!(endpoint = %delivery.endpoint, event = %delivery.event.id, failures, %error, word, "a webhook failed");
    }
    let outcome = Outcome { at, status: attempt.status, error: attempt.error.map(Into::into), retry_at };
    match store.attempted(delivery, outcome).await {
        // The endpoint was removed meanwhile, or somebody has it told once more.
        Err(StoreError::NotFound) => {}
        noted => noted?,
    }
    if is_gone {
        tracing::warn!(endpoint = %endpoint.id, "a webhook endpoint says that it is gone; it is told nothing more");
        store.put_endpoint(Endpoint { enabled: false, ..endpoint }).await?;
    }
    Ok(word)
}

/// How long to wait after so many failures, spread by a quarter so that what failed together is not tried together;
/// where in that quarter is for `chance` to say.
fn pause(failures: u32, chance: u128) -> Duration {
    let pause = FIRST_PAUSE.saturating_mul(3u32.saturating_pow(failures.saturating_sub(1))).min(LONGEST_PAUSE);
    let spread = u64::try_from(pause.as_millis() / 4).unwrap_or(u64::MAX).max(1);
    pause + Duration::from_millis(u64::try_from(chance % u128::from(spread)).unwrap_or_default())
}

/// The clock on the wall in whole seconds, for `webhook-timestamp`.
fn seconds(at: Timestamp) -> u64 {
    at.as_millis() / 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_is_tried_for_about_a_day() {
        // The first is the shortest spread, the second the longest of the first pause.
        for (chance, first) in [(0, 5000), (1249, 6249)] {
            let total: Duration = (1..MAX_ATTEMPTS).map(|failures| pause(failures, chance)).sum();
            let hours = total.as_secs_f64() / 3600.0;
            assert!((20.0..30.0).contains(&hours), "{hours} h");
            assert_eq!(pause(1, chance), Duration::from_millis(first));
            assert!(pause(MAX_ATTEMPTS, chance) >= LONGEST_PAUSE);
        }
    }
}
