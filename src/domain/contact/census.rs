//! How many of everything there are.

use std::time::Duration;

use crate::domain::contact::Contacts;
use crate::model::{CallKind, Role, Timestamp};

/// How many of everything that is open there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ContactCensus {
    /// Contacts that no agent serves.
    pub waiting: usize,
    /// Contacts that agents serve.
    pub active: usize,
    /// How long the one that waits longest has waited.
    pub oldest_wait: Duration,
    /// Agents who would be offered another contact.
    pub agents_free: usize,
    /// Agents who are there and have enough to do.
    pub agents_busy: usize,
    /// Agents who are there and do not want any.
    pub agents_away: usize,
    /// Voice calls.
    pub voice_calls: usize,
    /// Video calls.
    pub video_calls: usize,
    /// Calls about a screen.
    pub screen_calls: usize,
}

impl Contacts {
    /// Counts what is open now.
    pub fn census(&self, now: Timestamp) -> ContactCensus {
        let mut census = ContactCensus::default();
        for contact in self.contacts.values() {
            *if contact.is_served() { &mut census.active } else { &mut census.waiting } += 1;
            match contact.live_call().map(|call| call.kind) {
                Some(CallKind::Voice) => census.voice_calls += 1,
                Some(CallKind::Video) => census.video_calls += 1,
                Some(CallKind::Screen) => census.screen_calls += 1,
                None => {}
            }
        }
        let waiting = self.queues.lines().filter_map(|(_, line)| line.first()).map(|(since, _)| *since);
        census.oldest_wait = waiting.min().map_or(Duration::ZERO, |since| now.since(since));
        for agent in self.people.iter().filter(|p| p.person.role == Role::Agent && p.is_connected()) {
            match (agent.is_available, agent.has_room()) {
                (false, _) => census.agents_away += 1,
                (true, false) => census.agents_busy += 1,
                (true, true) => census.agents_free += 1,
            }
        }
        census
    }
}
