use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::{Direction, RoomId, Source};

/// What a person is to the brand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Role {
    /// Works for the brand and serves customers.
    Agent,
    /// Is served.
    Customer,
    /// Watches over agents.
    Supervisor,
}

/// A set of sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sources {
    microphone: bool,
    camera: bool,
    screen: bool,
}

impl Sources {
    /// Whether `source` is in the set.
    pub fn contains(self, source: Source) -> bool {
        match source {
            Source::Microphone => self.microphone,
            Source::Camera => self.camera,
            Source::Screen => self.screen,
        }
    }

    /// The members, in the order of [`Source::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Source> {
        Source::ALL.into_iter().filter(move |s| self.contains(*s))
    }
}

impl FromIterator<Source> for Sources {
    fn from_iter<T: IntoIterator<Item = Source>>(sources: T) -> Self {
        let mut set = Sources::default();
        for source in sources {
            match source {
                Source::Microphone => set.microphone = true,
                Source::Camera => set.camera = true,
                Source::Screen => set.screen = true,
            }
        }
        set
    }
}

/// What a token lets its bearer do in one room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grants {
    /// The one room that may be joined.
    pub room: RoomId,
    /// What may be published.
    pub publish: Sources,
    /// Whether others' tracks may be received.
    pub subscribe: bool,
    /// The widest direction in which camera video may flow.
    pub video_direction: Direction,
}

/// Who a token says its bearer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The brand's own opaque id of the person.
    pub subject: Arc<str>,
    /// What others see.
    pub name: Arc<str>,
    /// What the person is to the brand.
    pub role: Role,
    /// What the person may do.
    pub grants: Grants,
}
