use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Role, Skill};

/// Who somebody is to others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The brand's own opaque id of the person.
    pub subject: Arc<str>,
    /// What others see.
    pub name: Arc<str>,
    /// What the person is to the brand.
    pub role: Role,
}

/// Who asks for something, as the edge has found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asker {
    /// A person with a token.
    Person {
        /// Who.
        person: Person,
        /// Which queues an agent serves; of no use to others.
        skills: BTreeSet<Skill>,
    },
    /// The brand's own server.
    Admin,
    /// This server: what it has seen of media.
    Server,
}

impl Asker {
    /// The person, if it is one.
    pub fn person(&self) -> Option<&Person> {
        match self {
            Asker::Person { person, .. } => Some(person),
            Asker::Admin | Asker::Server => None,
        }
    }

    pub(in crate::domain::contact) fn subject(&self) -> Option<&Arc<str>> {
        self.person().map(|p| &p.subject)
    }

    pub(in crate::domain::contact) fn is(&self, role: Role) -> bool {
        self.person().is_some_and(|p| p.role == role)
    }

    pub(in crate::domain::contact) fn serves(&self, skill: &Skill) -> bool {
        matches!(self, Asker::Person { person, skills } if person.role == Role::Agent && skills.contains(skill))
    }

    /// Whether it may see and direct every contact without taking part.
    pub fn oversees(&self) -> bool {
        matches!(self, Asker::Admin) || self.is(Role::Supervisor)
    }
}
