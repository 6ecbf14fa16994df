//! What is counted of the contact plane.

use prometheus::{Histogram, HistogramOpts, IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Registry};
use serde::Serialize;

use crate::domain::ContactCensus;
use crate::metrics::table::{self, Definition};
use crate::metrics::{counters, gauges, register};
use crate::protocol::live::{InvitationEndReason, InvitationStateName};
use crate::protocol::webhook::WebhookData;

/// Upper bounds of a call's length, in seconds: from a misunderstanding to an afternoon.
const CALL_BUCKETS: [f64; 10] = [10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1200.0, 1800.0, 3600.0, 7200.0];

/// Contacts, invitations and calls.
pub(super) struct Plane {
    contacts: IntGaugeVec,
    oldest_wait: IntGauge,
    contacts_opened: IntCounter,
    contacts_closed: IntCounterVec,
    agents: IntGaugeVec,
    escalations: IntCounterVec,
    invitations: IntCounterVec,
    calls: IntGaugeVec,
    calls_ended: IntCounterVec,
    call_duration: Histogram,
}

impl Plane {
    pub(super) fn new(to: &Registry) -> Self {
        let Definition { name, help, .. } = table::CALL_DURATION;
        let duration = HistogramOpts::new(name, help).buckets(CALL_BUCKETS.to_vec());
        let calls_ended = counters(to, &table::CALLS_ENDED);
        // What happens for the first time would be no increase for Prometheus, had it not been 0 before.
        for kind in ["voice", "video", "screen"] {
            for reason in ["hung_up", "participant_lost", "failed", "contact_closed", "screen_stopped"] {
                calls_ended.with_label_values(&[kind, reason]);
            }
        }
        Plane {
            contacts: gauges(to, &table::CONTACTS),
            oldest_wait: register(to, IntGauge::new(table::CONTACT_OLDEST_WAIT.name, table::CONTACT_OLDEST_WAIT.help)),
            contacts_opened: register(to, IntCounter::new(table::CONTACTS_OPENED.name, table::CONTACTS_OPENED.help)),
            contacts_closed: counters(to, &table::CONTACTS_CLOSED),
            agents: gauges(to, &table::AGENTS),
            escalations: counters(to, &table::ESCALATIONS),
            invitations: counters(to, &table::INVITATIONS),
            calls: gauges(to, &table::CALLS),
            calls_ended,
            call_duration: register(to, Histogram::with_opts(duration)),
        }
    }

    pub(super) fn set_census(&self, census: &ContactCensus) {
        let gauge = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        for (vec, label, n) in [
            (&self.contacts, "waiting", census.waiting),
            (&self.contacts, "active", census.active),
            (&self.agents, "free", census.agents_free),
            (&self.agents, "busy", census.agents_busy),
            (&self.agents, "away", census.agents_away),
            (&self.calls, "voice", census.voice_calls),
            (&self.calls, "video", census.video_calls),
            (&self.calls, "screen", census.screen_calls),
        ] {
            vec.with_label_values(&[label]).set(gauge(n));
        }
        self.oldest_wait.set(i64::try_from(census.oldest_wait.as_secs()).unwrap_or(i64::MAX));
    }

    /// Counts something that the contact plane decided.
    pub(super) fn count(&self, what: &WebhookData) {
        match what {
            WebhookData::ContactOpened(_) => self.contacts_opened.inc(),
            WebhookData::ContactClosed(closed) => count(&self.contacts_closed, &[&word(&closed.end.reason)]),
            WebhookData::EscalationEnded(escalation) => {
                if let Some(outcome) = &escalation.outcome {
                    count(&self.escalations, &[&word(outcome)]);
                }
            }
            WebhookData::InvitationAccepted(invitation) => {
                count(&self.invitations, &[&word(&invitation.kind), &word(&InvitationStateName::Accepted)]);
            }
            WebhookData::InvitationClosed(invitation) => {
                // What was accepted has been counted already.
                if let Some(reason) = invitation.reason.filter(|reason| *reason != InvitationEndReason::Ended) {
                    count(&self.invitations, &[&word(&invitation.kind), &word(&reason)]);
                }
            }
            WebhookData::CallEnded(ended) => {
                if let Some(end) = &ended.call.end {
                    count(&self.calls_ended, &[&word(&ended.call.kind), &word(&end.reason)]);
                }
                if ended.call.connected_at.is_some() {
                    self.call_duration.observe(ended.seconds as f64);
                }
            }
            _ => {}
        }
    }
}

fn count(vec: &IntCounterVec, labels: &[&str]) {
    vec.with_label_values(labels).inc();
}

/// A word of the wire as labels have it: `customerLeft` is `customer_left`.
fn word(of: &impl Serialize) -> String {
    let text = serde_json::to_value(of).ok();
    let text = text.as_ref().and_then(|value| value.as_str()).unwrap_or("unknown");
    let mut label = String::new();
    for c in text.chars() {
        if c.is_ascii_uppercase() {
            label.push('_');
        }
        label.push(c.to_ascii_lowercase());
    }
    label
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::live::ContactEndReason;

    #[test]
    fn words_of_the_wire_become_labels() {
        assert_eq!(word(&ContactEndReason::CustomerLeft), "customer_left");
        assert_eq!(word(&InvitationStateName::Accepted), "accepted");
    }
}
