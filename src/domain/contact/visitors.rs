//! Visitors: whose browser is on the brand's pages just now.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::contact::settings::ContactSettings;
use crate::domain::contact::words::{Asker, ContactRefusal, Person, Visitor, VisitorQuery, VisitorTag};
use crate::domain::words::ConnectionId;
use crate::model::{Role, Timestamp, VisitorId};

/// Every active visitor.
#[derive(Debug, Default)]
pub(super) struct Visitors {
    by_id: BTreeMap<VisitorId, Active>,
    by_connection: BTreeMap<ConnectionId, BTreeSet<VisitorId>>,
}

#[derive(Debug)]
struct Active {
    visitor: Visitor,
    connections: BTreeSet<ConnectionId>,
    /// When they are gone, unless a page connects before.
    gone_at: Option<Timestamp>,
}

impl Visitors {
    /// Takes over what a page tells of its visitor, which makes the visitor active.
    pub(super) fn tag(
        &mut self,
        now: Timestamp,
        person: &Person,
        id: VisitorId,
        connection: ConnectionId,
        tag: VisitorTag,
        settings: &ContactSettings,
    ) -> Result<(), ContactRefusal> {
        check_tag(&tag, settings)?;
        let known = self.by_id.get(&id);
        // Whoever signs in on the same browser takes it over once the former pages are gone.
        if known.is_some_and(|k| k.visitor.subject != person.subject && k.gone_at.is_none()) {
            return Err(ContactRefusal::VisitorNotFound);
        }
        let n_tags = self.by_connection.get(&connection).map_or(0, BTreeSet::len);
        let is_new = known.is_none();
        if is_new && (self.by_id.len() >= settings.max_visitors || n_tags >= settings.max_connections) {
            return Err(ContactRefusal::Full);
        }
        let mut visitor = match known {
            Some(known) if known.visitor.subject == person.subject => known.visitor.clone(),
            _ => Visitor::new(id, person, now),
        };
        visitor.take_over(tag);
        if visitor.data.len() > settings.max_data {
            return Err(ContactRefusal::InvalidField("data"));
        }
        visitor.name = person.name.clone();
        let mut connections = self.by_id.remove(&id).map(|k| k.connections).unwrap_or_default();
        connections.insert(connection);
        self.by_connection.entry(connection).or_default().insert(id);
        self.by_id.insert(id, Active { visitor, connections, gone_at: None });
        Ok(())
    }

    /// Takes over what the brand knows of an active visitor beside what the page has told.
    pub(super) fn add(
        &mut self,
        id: VisitorId,
        tag: VisitorTag,
        settings: &ContactSettings,
    ) -> Result<(), ContactRefusal> {
        check_tag(&tag, settings)?;
        let active = self.by_id.get_mut(&id).ok_or(ContactRefusal::VisitorNotFound)?;
        let mut visitor = active.visitor.clone();
        visitor.take_over(tag);
        if visitor.data.len() > settings.max_data {
            return Err(ContactRefusal::InvalidField("data"));
        }
        active.visitor = visitor;
        Ok(())
    }

    /// Forgets what was told of a visitor; the browser stays active.
    pub(super) fn reset(&mut self, now: Timestamp, person: &Person, id: VisitorId) -> Result<(), ContactRefusal> {
        let active = self.by_id.get_mut(&id).filter(|a| a.visitor.subject == person.subject);
        active.ok_or(ContactRefusal::VisitorNotFound)?.visitor = Visitor::new(id, person, now);
        Ok(())
    }

    /// Takes a connection away from its visitors, and gives back who will be gone when.
    pub(super) fn disconnect(
        &mut self,
        now: Timestamp,
        connection: ConnectionId,
        settings: &ContactSettings,
    ) -> Vec<(VisitorId, Timestamp)> {
        let mut going = Vec::new();
        for id in self.by_connection.remove(&connection).unwrap_or_default() {
            let Some(active) = self.by_id.get_mut(&id) else { continue };
            active.connections.remove(&connection);
            if active.connections.is_empty() {
                let gone_at = now + settings.presence_grace;
                active.gone_at = Some(gone_at);
                going.push((id, gone_at));
            }
        }
        going
    }

    /// Forgets a visitor whose grace is over.
    pub(super) fn expire(&mut self, now: Timestamp, id: VisitorId) {
        if self.by_id.get(&id).is_some_and(|a| a.gone_at.is_some_and(|at| at <= now)) {
            self.by_id.remove(&id);
        }
    }

    /// An active visitor whom the asker may see.
    pub(super) fn get(&self, by: &Asker, id: VisitorId) -> Result<&Visitor, ContactRefusal> {
        let visitor = self.by_id.get(&id).map(|a| &a.visitor);
        visitor.filter(|v| v.is_visible(by)).ok_or(ContactRefusal::VisitorNotFound)
    }

    /// The active visitors that are meant and that the asker may see, in the order of their ids.
    pub(super) fn find(&self, by: &Asker, query: &VisitorQuery, most: usize) -> Vec<Visitor> {
        let all = self.by_id.values().map(|a| &a.visitor);
        all.filter(|v| v.is_visible(by) && v.matches(by, query)).take(most).cloned().collect()
    }
}

impl Visitor {
    fn new(id: VisitorId, person: &Person, now: Timestamp) -> Self {
        Visitor {
            id,
            subject: person.subject.clone(),
            name: person.name.clone(),
            external_id: None,
            email: None,
            first_name: None,
            last_name: None,
            assigned_to: None,
            labels: BTreeSet::new(),
            data: BTreeMap::new(),
            since: now,
        }
    }

    fn take_over(&mut self, tag: VisitorTag) {
        let VisitorTag { external_id, email, first_name, last_name, assigned_to, labels, data } = tag;
        self.external_id = external_id.or(self.external_id.take());
        self.email = email.or(self.email.take());
        self.first_name = first_name.or(self.first_name.take());
        self.last_name = last_name.or(self.last_name.take());
        self.assigned_to = assigned_to.or(self.assigned_to.take());
        self.labels = labels.unwrap_or(std::mem::take(&mut self.labels));
        for (key, value) in data {
            match value {
                Some(value) => self.data.insert(key, value),
                None => self.data.remove(&key),
            };
        }
    }

    /// Agents see who is assigned to them or to nobody; who oversees sees all.
    fn is_visible(&self, by: &Asker) -> bool {
        let is_theirs = self.assigned_to.as_ref().is_none_or(|agent| by.subject() == Some(agent));
        by.oversees() || by.is(Role::Agent) && is_theirs
    }

    fn matches(&self, by: &Asker, query: &VisitorQuery) -> bool {
        match query {
            VisitorQuery::All => true,
            VisitorQuery::Mine => by.subject().is_some() && self.assigned_to.as_ref() == by.subject(),
            VisitorQuery::Is(text) => {
                let text = text.trim().to_lowercase();
                self.fields().iter().any(|field| field.to_lowercase() == text)
            }
            VisitorQuery::Contains(text) => {
                let text = text.trim().to_lowercase();
                self.fields().iter().any(|field| field.to_lowercase().contains(&text))
            }
        }
    }

    fn fields(&self) -> Vec<String> {
        let full_name = self.first_name.as_ref().zip(self.last_name.as_ref()).map(|(f, l)| format!("{f} {l}"));
        let own = [&self.external_id, &self.email, &self.first_name, &self.last_name, &full_name];
        let labels = self.labels.iter().chain(self.data.values()).cloned();
        let ids = [self.id.to_string(), self.subject.to_string(), self.name.to_string()];
        own.into_iter().flatten().cloned().chain(labels).chain(ids).collect()
    }
}

fn check_tag(tag: &VisitorTag, settings: &ContactSettings) -> Result<(), ContactRefusal> {
    let own = [&tag.external_id, &tag.email, &tag.first_name, &tag.last_name];
    let assigned = tag.assigned_to.iter().map(|a| a.len());
    let mut lengths = own.into_iter().flatten().map(String::len).chain(assigned);
    if lengths.any(|n| n > settings.max_field) {
        return Err(ContactRefusal::InvalidField("tag"));
    }
    let labels = tag.labels.iter().flatten();
    if labels.clone().count() > settings.max_data || labels.into_iter().any(|l| l.len() > settings.max_field) {
        return Err(ContactRefusal::InvalidField("labels"));
    }
    let is_long = |(key, value): (&String, &Option<String>)| {
        key.is_empty() || key.len() > settings.max_field || value.as_ref().is_some_and(|v| v.len() > settings.max_field)
    };
    // What only deletes is bounded as well, for it is read in full.
    if tag.data.len() > 2 * settings.max_data || tag.data.iter().any(is_long) {
        return Err(ContactRefusal::InvalidField("data"));
    }
    Ok(())
}
