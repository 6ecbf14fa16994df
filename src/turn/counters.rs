use crate::turn::wire::ErrorCode;

/// Why something that came in led to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DropReason {
    /// It is no STUN or ChannelData, or has no sense.
    Malformed,
    /// Nothing follows from a message of this kind.
    NotForUs,
    /// An answer would come back to us, or cannot be sent.
    Loop,
    /// Its network gets no more answers to unauthenticated requests for a moment.
    Throttled,
    /// It belongs to no allocation.
    NoAllocation,
    /// Its channel is not bound.
    NoChannel,
    /// There is no permission for the peer.
    NoPermission,
    /// Its peer may not be reached.
    Forbidden,
    /// Its allocation sends too much.
    Bandwidth,
}

impl DropReason {
    /// Every reason, in the order of its index.
    pub const ALL: [DropReason; 9] = [
        DropReason::Malformed,
        DropReason::NotForUs,
        DropReason::Loop,
        DropReason::Throttled,
        DropReason::NoAllocation,
        DropReason::NoChannel,
        DropReason::NoPermission,
        DropReason::Forbidden,
        DropReason::Bandwidth,
    ];

    /// The word in metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            DropReason::Malformed => "malformed",
            DropReason::NotForUs => "not_for_us",
            DropReason::Loop => "loop",
            DropReason::Throttled => "throttled",
            DropReason::NoAllocation => "no_allocation",
            DropReason::NoChannel => "no_channel",
            DropReason::NoPermission => "no_permission",
            DropReason::Forbidden => "forbidden",
            DropReason::Bandwidth => "bandwidth",
        }
    }
}

/// What a server has done since it started. It counts what happened, never to whom.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counters {
    /// Binding requests.
    pub bindings: u64,
    /// TURN requests.
    pub requests: u64,
    /// TURN requests that were granted.
    pub granted: u64,
    /// Refusals, by [`ErrorCode`].
    pub refused: [u64; ErrorCode::ALL.len()],
    /// Packets from clients to peers.
    pub packets_to_peers: u64,
    /// Their payload bytes.
    pub bytes_to_peers: u64,
    /// Packets from peers to clients.
    pub packets_to_clients: u64,
    /// Their payload bytes.
    pub bytes_to_clients: u64,
    /// Messages and packets that led to nothing, by [`DropReason`].
    pub dropped: [u64; DropReason::ALL.len()],
    /// Allocations ever made.
    pub allocations_created: u64,
    /// Allocations now.
    pub allocations: u64,
}

impl Counters {
    pub(super) fn count_drop(&mut self, reason: DropReason) {
        self.dropped[reason as usize] += 1;
    }

    pub(super) fn count_refusal(&mut self, error: ErrorCode) {
        self.refused[error as usize] += 1;
    }
}
