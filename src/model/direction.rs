use serde::{Deserialize, Serialize};

/// Which way video flows, from the participant's own view (the words of RFC 8866 §6.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Direction {
    /// The participant sends video and sees the others'.
    #[default]
    SendRecv,
    /// The participant sends video and sees none.
    SendOnly,
    /// The participant sees video and sends none.
    RecvOnly,
    /// No video either way.
    Inactive,
}

impl Direction {
    /// Whether the participant may send.
    pub fn is_sending(self) -> bool {
        matches!(self, Direction::SendRecv | Direction::SendOnly)
    }

    /// Whether the participant may receive.
    pub fn is_receiving(self) -> bool {
        matches!(self, Direction::SendRecv | Direction::RecvOnly)
    }

    /// The same from the other side's view.
    pub fn invert(self) -> Self {
        match self {
            Direction::SendOnly => Direction::RecvOnly,
            Direction::RecvOnly => Direction::SendOnly,
            Direction::SendRecv | Direction::Inactive => self,
        }
    }
}
