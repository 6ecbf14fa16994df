use crate::model::PeerId;

/// Who speaks in a room, at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerOrder {
    /// Counts the changes of this room; a higher number is newer.
    pub number: u64,
    /// Everybody by importance: who spoke last comes first.
    pub order: Vec<PeerId>,
    /// The loudest; nobody after three seconds without speech.
    pub loudest: Option<PeerId>,
    /// The loudest of the others, as the loudest sees it.
    pub loudest_to_itself: Option<PeerId>,
}
