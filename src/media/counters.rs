/// Why a packet was not forwarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DropReason {
    /// It came from an address that belongs to no peer.
    UnknownAddress,
    /// It is no STUN, DTLS, RTP or RTCP.
    Malformed,
    /// Its m-line has no purpose, or its source is not granted.
    NotGranted,
    /// Its source was not announced with `publish`.
    NotPublished,
    /// Its track is muted.
    Muted,
    /// The participant's video direction forbids it.
    Direction,
    /// The participant is held.
    Held,
    /// The subscriber cannot decode its codec.
    Codec,
    /// The subscriber waits for a keyframe and this is none.
    AwaitingKeyframe,
    /// It is older than the point from which the subscriber receives the track.
    TooOld,
    /// The path to the subscriber carries no video now.
    Suspended,
    /// The subscriber does not show it.
    Hidden,
    /// Others in a large room are louder.
    Quiet,
    /// Its track sends another stream (a simulcast layer) that is forwarded instead.
    OtherStream,
}

impl DropReason {
    /// Every reason, in the order of its index.
    pub const ALL: [DropReason; 14] = [
        DropReason::UnknownAddress,
        DropReason::Malformed,
        DropReason::NotGranted,
        DropReason::NotPublished,
        DropReason::Muted,
        DropReason::Direction,
        DropReason::Held,
        DropReason::Codec,
        DropReason::AwaitingKeyframe,
        DropReason::TooOld,
        DropReason::Suspended,
        DropReason::Hidden,
        DropReason::Quiet,
        DropReason::OtherStream,
    ];

    /// The word in metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            DropReason::UnknownAddress => "unknown_address",
            DropReason::Malformed => "malformed",
            DropReason::NotGranted => "not_granted",
            DropReason::NotPublished => "not_published",
            DropReason::Muted => "muted",
            DropReason::Direction => "direction",
            DropReason::Held => "held",
            DropReason::Codec => "codec",
            DropReason::AwaitingKeyframe => "awaiting_keyframe",
            DropReason::TooOld => "too_old",
            DropReason::Suspended => "suspended",
            DropReason::Hidden => "hidden",
            DropReason::Quiet => "quiet",
            DropReason::OtherStream => "other_stream",
        }
    }
}

/// What an engine has done since it started; `net` copies it out once per turn of its loop.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counters {
    /// Datagrams that came in.
    pub packets_received: u64,
    /// Their bytes.
    pub bytes_received: u64,
    /// RTP packets handed to subscribers, one for each subscriber.
    pub packets_forwarded: u64,
    /// Datagrams that went out.
    pub packets_sent: u64,
    /// Their bytes.
    pub bytes_sent: u64,
    /// Datagrams among them that the kernel did not take.
    pub packets_lost_locally: u64,
    /// Packets not forwarded, by [`DropReason`].
    pub packets_dropped: [u64; DropReason::ALL.len()],
    /// Keyframe requests that subscribers sent.
    pub keyframe_requests_received: u64,
    /// Keyframe requests sent on to publishers.
    pub keyframe_requests_sent: u64,
    /// Peers that were ended because handling them panicked.
    pub peer_panics: u64,
    /// Peers now.
    pub peers: u64,
}

impl Counters {
    pub(super) fn drop_packet(&mut self, reason: DropReason) {
        self.packets_dropped[reason as usize] += 1;
    }
}
