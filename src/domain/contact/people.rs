//! Who is here: connections, their grace, and what agents can take.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::contact::settings::ContactSettings;
use crate::domain::contact::words::{AgentState, AgentView, Asker, ContactRefusal, Person, Target};
use crate::domain::words::ConnectionId;
use crate::model::{ContactId, Role, Skill, Timestamp};

/// A person who is connected, or was a moment ago, or is in an open contact.
#[derive(Debug)]
pub(super) struct Presence {
    pub(super) person: Person,
    pub(super) skills: BTreeSet<Skill>,
    pub(super) connections: BTreeSet<ConnectionId>,
    pub(super) capacity: usize,
    pub(super) is_available: bool,
    /// Since when there has been no connection.
    pub(super) away_since: Option<Timestamp>,
    /// Whether the grace is over and others know.
    pub(super) is_away: bool,
    /// The open contacts in which they are.
    pub(super) contacts: BTreeSet<ContactId>,
    /// What is offered to them.
    pub(super) offer: Option<ContactId>,
    /// When an offer was last made to them, so that the longest idle is next.
    pub(super) offered_at: Timestamp,
}

impl Presence {
    fn new(person: Person, settings: &ContactSettings) -> Self {
        Presence {
            person,
            skills: BTreeSet::new(),
            connections: BTreeSet::new(),
            capacity: settings.agent_capacity,
            is_available: true,
            away_since: None,
            is_away: false,
            contacts: BTreeSet::new(),
            offer: None,
            offered_at: Timestamp::default(),
        }
    }

    pub(super) fn is_connected(&self) -> bool {
        !self.connections.is_empty()
    }

    pub(super) fn has_room(&self) -> bool {
        self.contacts.len() < self.capacity
    }

    /// Whether a contact may be offered to them now.
    pub(super) fn is_free(&self) -> bool {
        self.is_connected() && self.is_available && self.has_room() && self.offer.is_none()
    }

    /// An agent as colleagues see them.
    pub(super) fn agent_view(&self) -> Option<AgentView> {
        if self.person.role != Role::Agent {
            return None;
        }
        let state = match (self.is_away, self.is_available) {
            (true, _) if self.contacts.is_empty() => AgentState::Offline,
            (true, _) => AgentState::Away,
            (false, false) => AgentState::Unavailable,
            (false, true) if self.has_room() => AgentState::Available,
            (false, true) => AgentState::Full,
        };
        let (person, skills) = (self.person.clone(), self.skills.clone());
        Some(AgentView { person, skills, state, contacts: self.contacts.len(), capacity: self.capacity })
    }

    /// Whether what waits for this target waits for them, among others.
    pub(super) fn is_meant(&self, target: &Target) -> bool {
        self.person.role == Role::Agent
            && match target {
                Target::Anyone => true,
                Target::Skill(skill) => self.skills.contains(skill),
                Target::Agent(subject) => *subject == self.person.subject,
            }
    }

    /// When the next thing happens because they are away.
    pub(super) fn deadline(&self, settings: &ContactSettings) -> Option<Timestamp> {
        let since = self.away_since?;
        Some(since + if self.is_away { self.patience(settings) } else { settings.presence_grace })
    }

    /// How long they may be away before it has consequences.
    pub(super) fn patience(&self, settings: &ContactSettings) -> std::time::Duration {
        let patience = match self.person.role {
            Role::Customer => settings.abandon_after,
            Role::Agent | Role::Supervisor => settings.agent_away,
        };
        patience.max(settings.presence_grace)
    }
}

/// Everybody who is here or in an open contact.
#[derive(Debug, Default)]
pub(super) struct People {
    by_subject: BTreeMap<Arc<str>, Presence>,
    by_connection: BTreeMap<ConnectionId, Arc<str>>,
    /// The supervisors who are connected.
    supervisors: BTreeSet<Arc<str>>,
    /// The connections on which somebody wants to hear how the agents are.
    watching: BTreeSet<ConnectionId>,
    /// How the agents are, as those who watch were told.
    told: BTreeMap<Arc<str>, AgentView>,
    /// Who may be different since that was told.
    touched: BTreeSet<Arc<str>>,
}

impl People {
    pub(super) fn get(&self, subject: &str) -> Option<&Presence> {
        self.by_subject.get(subject)
    }

    pub(super) fn get_mut(&mut self, subject: &str) -> Option<&mut Presence> {
        let presence = self.by_subject.get_mut(subject)?;
        if !self.watching.is_empty() {
            self.touched.insert(presence.person.subject.clone());
        }
        Some(presence)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Presence> {
        self.by_subject.values()
    }

    /// The supervisors who are connected.
    pub(super) fn supervisors(&self) -> impl Iterator<Item = &Arc<str>> {
        self.supervisors.iter()
    }

    /// How the agents are, by subject.
    pub(super) fn agents(&self) -> impl Iterator<Item = AgentView> {
        self.by_subject.values().filter_map(Presence::agent_view).filter(|agent| agent.state != AgentState::Offline)
    }

    /// Has a connection hear how the agents are from now on.
    pub(super) fn watch(&mut self, connection: ConnectionId) {
        if self.watching.is_empty() {
            self.told = self.agents().map(|agent| (agent.person.subject.clone(), agent)).collect();
        }
        self.watching.insert(connection);
    }

    /// Has it hear that no more.
    pub(super) fn unwatch(&mut self, connection: ConnectionId) {
        self.watching.remove(&connection);
        if self.watching.is_empty() {
            self.told.clear();
            self.touched.clear();
        }
    }

    /// Those who watch the agents, and how the agents are who have changed since that was asked last.
    pub(super) fn agents_changed(&mut self) -> (BTreeSet<Arc<str>>, Vec<AgentView>) {
        let mut changed = Vec::new();
        for subject in std::mem::take(&mut self.touched) {
            let current = self.by_subject.get(&subject).and_then(Presence::agent_view);
            let current = current.filter(|agent| agent.state != AgentState::Offline);
            if self.told.get(&subject) == current.as_ref() {
                continue;
            }
            match current {
                Some(agent) => {
                    self.told.insert(subject, agent.clone());
                    changed.push(agent);
                }
                None => changed.extend(self.told.remove(&subject).map(|agent| AgentView {
                    state: AgentState::Offline,
                    contacts: 0,
                    ..agent
                })),
            }
        }
        let watchers = self.watching.iter().filter_map(|connection| self.by_connection.get(connection));
        (if changed.is_empty() { BTreeSet::new() } else { watchers.cloned().collect() }, changed)
    }

    fn touch(&mut self, subject: &Arc<str>) {
        if !self.watching.is_empty() {
            self.touched.insert(subject.clone());
        }
    }

    /// Whether others see them as here.
    pub(super) fn is_here(&self, subject: &str) -> bool {
        self.get(subject).is_some_and(|p| !p.is_away)
    }

    pub(super) fn owner(&self, connection: ConnectionId) -> Option<&Arc<str>> {
        self.by_connection.get(&connection)
    }

    /// Adds a connection; gives back whether others had thought them away.
    pub(super) fn connect(
        &mut self,
        asker: &Asker,
        connection: ConnectionId,
        capacity: Option<usize>,
        settings: &ContactSettings,
    ) -> Result<bool, ContactRefusal> {
        let Asker::Person { person, skills } = asker else { return Err(ContactRefusal::NotAllowed) };
        let has_room = self.by_subject.len() < settings.max_people;
        match self.by_subject.get(&person.subject) {
            Some(p) if !p.connections.contains(&connection) && p.connections.len() >= settings.max_connections => {
                return Err(ContactRefusal::TooManyConnections);
            }
            None if !has_room => return Err(ContactRefusal::Full),
            _ => {}
        }
        let presence =
            self.by_subject.entry(person.subject.clone()).or_insert_with(|| Presence::new(person.clone(), settings));
        presence.person = person.clone();
        presence.skills = skills.clone();
        presence.capacity = capacity.unwrap_or(presence.capacity);
        presence.connections.insert(connection);
        presence.away_since = None;
        let was_away = std::mem::take(&mut presence.is_away);
        if person.role == Role::Supervisor {
            self.supervisors.insert(person.subject.clone());
        }
        self.touch(&person.subject);
        self.by_connection.insert(connection, person.subject.clone());
        Ok(was_away)
    }

    /// Removes a connection; gives back whose it was.
    pub(super) fn disconnect(&mut self, now: Timestamp, connection: ConnectionId) -> Option<Arc<str>> {
        let subject = self.by_connection.remove(&connection)?;
        self.unwatch(connection);
        let presence = self.by_subject.get_mut(&subject)?;
        presence.connections.remove(&connection);
        if presence.connections.is_empty() {
            presence.away_since = Some(now);
            self.supervisors.remove(&subject);
        }
        Some(subject)
    }

    /// Notes that somebody is in an open contact; who is not connected counts as away from now on.
    pub(super) fn enter(&mut self, now: Timestamp, person: &Person, contact: ContactId, settings: &ContactSettings) {
        let presence =
            self.by_subject.entry(person.subject.clone()).or_insert_with(|| Presence::new(person.clone(), settings));
        // Whoever comes in without a connection, by REST perhaps, is waited for anew.
        if !presence.is_connected() && presence.away_since.is_none() {
            presence.away_since = Some(now);
        }
        presence.contacts.insert(contact);
        self.touch(&person.subject);
    }

    /// Notes what is offered to an agent, who may have been forgotten by a restart.
    pub(super) fn offer(&mut self, now: Timestamp, agent: &Arc<str>, contact: ContactId, settings: &ContactSettings) {
        let presence = self.by_subject.entry(agent.clone()).or_insert_with(|| {
            let person = Person { subject: agent.clone(), name: agent.clone(), role: Role::Agent };
            Presence { away_since: Some(now), ..Presence::new(person, settings) }
        });
        presence.offer = Some(contact);
    }

    pub(super) fn leave(&mut self, subject: &str, contact: ContactId) {
        if let Some(presence) = self.get_mut(subject) {
            presence.contacts.remove(&contact);
        }
    }

    /// Forgets somebody of whom nothing is left to be known.
    pub(super) fn forget(&mut self, subject: &str) {
        let is_left = |p: &Presence| p.is_away && p.contacts.is_empty() && p.offer.is_none();
        if self.by_subject.get(subject).is_some_and(is_left)
            && let Some((subject, _)) = self.by_subject.remove_entry(subject)
        {
            self.touch(&subject);
        }
    }
}
