use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::contact::{AgentState, AgentView};
use crate::model::Skill;

/// An agent as colleagues see them: whom a contact can be handed to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AgentInfo {
    /// Whose identity.
    pub identity: String,
    /// What to show.
    pub name: String,
    /// Which queues they serve.
    pub skills: BTreeSet<Skill>,
    /// Whether they can take something.
    pub state: AgentStateName,
    /// How many open contacts they are in.
    pub contacts: u32,
    /// In how many they can be at once.
    pub capacity: u32,
}

impl From<&AgentView> for AgentInfo {
    fn from(agent: &AgentView) -> Self {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        AgentInfo {
            identity: agent.person.subject.to_string(),
            name: agent.person.name.to_string(),
            skills: agent.skills.clone(),
            state: agent.state.into(),
            contacts: number(agent.contacts),
            capacity: number(agent.capacity),
        }
    }
}

/// Whether an agent can take something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum AgentStateName {
    /// They get new contacts.
    Available,
    /// They would, and serve as many as they can.
    Full,
    /// They want no new ones.
    Unavailable,
    /// Their pages are gone, and contacts of theirs wait for them.
    Away,
    /// They are not here.
    Offline,
}

impl From<AgentState> for AgentStateName {
    fn from(state: AgentState) -> Self {
        match state {
            AgentState::Available => AgentStateName::Available,
            AgentState::Full => AgentStateName::Full,
            AgentState::Unavailable => AgentStateName::Unavailable,
            AgentState::Away => AgentStateName::Away,
            AgentState::Offline => AgentStateName::Offline,
        }
    }
}
