//! Who is in which room, and who sends.

use std::fmt;
use std::str::FromStr;

/// Most participants of one run.
const MAX_PARTICIPANTS: u32 = 10_000;

/// Most tracks of a kind that a client receives at a time.
const MAX_SLOTS: usize = 24;

/// Why a text is not a shape.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a shape such as 1x50 (one to fifty), 50x2 (fifty calls of two) or 5x4 (five meetings of four) is expected")]
pub struct InvalidShape;

/// Who meets whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One sends to many, as `1x50`.
    Broadcast {
        /// How many receive.
        subscribers: u32,
    },
    /// Rooms in which everybody sends to everybody, as `50x2` or `5x4`.
    Meetings {
        /// How many rooms.
        rooms: u32,
        /// How many in each.
        size: u32,
    },
}

/// One participant's part in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Counts all participants; who they are in the packets that they send.
    pub id: u32,
    /// Which room, from 0.
    pub room: u32,
    /// Whether they send.
    pub publishes: bool,
    /// Whether they receive.
    pub subscribes: bool,
    /// Audio and video tracks that they receive beside the three of a call.
    pub slots: (usize, usize),
}

impl FromStr for Shape {
    type Err = InvalidShape;

    fn from_str(text: &str) -> Result<Self, InvalidShape> {
        let (rooms, size) = text.split_once('x').ok_or(InvalidShape)?;
        let (rooms, size): (u32, u32) =
            (rooms.parse().map_err(|_| InvalidShape)?, size.parse().map_err(|_| InvalidShape)?);
        let shape = match (rooms, size) {
            (1, 1..) => Shape::Broadcast { subscribers: size },
            (2.., 2..) => Shape::Meetings { rooms, size },
            _ => return Err(InvalidShape),
        };
        let participants = rooms.checked_mul(size.saturating_add(1)).ok_or(InvalidShape)?;
        if participants > 2 * MAX_PARTICIPANTS || shape.participants() > MAX_PARTICIPANTS {
            return Err(InvalidShape);
        }
        Ok(shape)
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Shape::Broadcast { subscribers } => write!(f, "1x{subscribers}"),
            Shape::Meetings { rooms, size } => write!(f, "{rooms}x{size}"),
        }
    }
}

impl Shape {
    /// How many rooms there are.
    pub fn rooms(self) -> u32 {
        match self {
            Shape::Broadcast { .. } => 1,
            Shape::Meetings { rooms, .. } => rooms,
        }
    }

    /// How many participants there are in all.
    pub fn participants(self) -> u32 {
        match self {
            Shape::Broadcast { subscribers } => subscribers + 1,
            Shape::Meetings { rooms, size } => rooms * size,
        }
    }

    /// Every participant's part, room by room, and those first who send.
    pub fn parts(self) -> Vec<Part> {
        match self {
            Shape::Broadcast { subscribers } => {
                let part = |id| Part { id, room: 0, publishes: id == 0, subscribes: id > 0, slots: (0, 0) };
                (0..=subscribers).map(part).collect()
            }
            Shape::Meetings { rooms, size } => {
                // Three m-lines receive as well: one of audio, two of video.
                let others = size as usize - 1;
                let slots = (others.saturating_sub(1).min(MAX_SLOTS), others.saturating_sub(2).min(MAX_SLOTS));
                let part = |id| Part { id, room: id / size, publishes: true, subscribes: true, slots };
                (0..rooms * size).map(part).collect()
            }
        }
    }

    /// How many others send what a participant receives.
    pub fn publishers_for(self, part: &Part) -> u32 {
        match self {
            _ if !part.subscribes => 0,
            Shape::Broadcast { .. } => 1,
            Shape::Meetings { size, .. } => size - 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        for (text, participants, sending, receiving, rooms) in
            [("1x50", 51, 1, 50, 1), ("1x1", 2, 1, 1, 1), ("50x2", 100, 100, 100, 50), ("5x4", 20, 20, 20, 5)]
        {
            let shape: Shape = text.parse().unwrap();
            let parts = shape.parts();
            assert_eq!(shape.to_string(), text);
            assert_eq!((parts.len(), shape.participants(), shape.rooms()), (participants, participants as u32, rooms));
            assert_eq!(parts.iter().filter(|part| part.publishes).count(), sending, "{text}");
            assert_eq!(parts.iter().filter(|part| part.subscribes).count(), receiving, "{text}");
            assert!(parts.iter().enumerate().all(|(index, part)| part.id == index as u32 && part.room < rooms));
        }
        let five: Shape = "2x5".parse().unwrap();
        assert_eq!(five.parts()[9], Part { id: 9, room: 1, publishes: true, subscribes: true, slots: (3, 2) });
        assert_eq!(five.publishers_for(&five.parts()[9]), 4);
        for text in ["", "50", "x2", "50x", "0x2", "50x1", "2x-1", "1x0", "4294967295x4294967295", "1x10000", "5001x2"]
        {
            assert_eq!(text.parse::<Shape>(), Err(InvalidShape), "{text}");
        }
    }
}
