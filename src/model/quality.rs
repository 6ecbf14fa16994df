use std::net::SocketAddr;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::model::{MediaPath, Transport};

/// How good a participant's connection is, as the others see and hear them and they the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quality {
    /// From 5, as good as it gets, over 3, where people begin to complain, down to 0, nothing comes through.
    pub score: u8,
    /// What makes it less than good.
    pub reasons: QualityReasons,
}

/// Something that makes a connection less than good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum QualityReason {
    /// Packets are lost.
    Loss,
    /// Packets come unevenly.
    Jitter,
    /// What is said arrives late.
    RoundTrip,
    /// The picture stands still.
    Freeze,
    /// Video is held back because the path does not carry it.
    Suspended,
}

impl QualityReason {
    /// Every reason.
    pub const ALL: [QualityReason; 5] = [
        QualityReason::Loss,
        QualityReason::Jitter,
        QualityReason::RoundTrip,
        QualityReason::Freeze,
        QualityReason::Suspended,
    ];
}

/// A set of reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QualityReasons(u8);

impl QualityReasons {
    /// Whether `reason` is in the set.
    pub fn contains(self, reason: QualityReason) -> bool {
        self.0 & (1 << reason as u8) != 0
    }

    /// The members, in the order of [`QualityReason::ALL`].
    pub fn iter(self) -> impl Iterator<Item = QualityReason> {
        QualityReason::ALL.into_iter().filter(move |r| self.contains(*r))
    }

    /// What is in either set.
    #[must_use]
    pub fn union(self, other: QualityReasons) -> QualityReasons {
        QualityReasons(self.0 | other.0)
    }

    /// The set as a number, as it is stored.
    pub fn bits(self) -> u8 {
        self.0
    }

    /// The set of such a number.
    pub fn from_bits(bits: u8) -> QualityReasons {
        QualityReason::ALL.into_iter().filter(|r| bits & (1 << *r as u8) != 0).collect()
    }
}

impl FromIterator<QualityReason> for QualityReasons {
    fn from_iter<T: IntoIterator<Item = QualityReason>>(reasons: T) -> Self {
        QualityReasons(reasons.into_iter().fold(0, |bits, reason| bits | 1 << reason as u8))
    }
}

/// What was measured of a peer connection lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeerStats {
    /// What it comes to.
    pub quality: Quality,
    /// From us to the client and back, as RTCP measures it (RFC 3550 §6.4.1).
    pub round_trip: Option<Duration>,
    /// What the client sends.
    pub up: FlowStats,
    /// What it is sent.
    pub down: FlowStats,
    /// What the path to the client is estimated to carry, in kbit/s.
    pub estimate: Option<u32>,
    /// How the client reaches us.
    pub transport: Transport,
    /// The way that its media takes.
    pub path: MediaPath,
    /// From where, as we see it.
    pub remote: Option<SocketAddr>,
}

/// What was measured of one direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FlowStats {
    /// Media in kbit/s, resends included.
    pub kbps: u32,
    /// RTP packets since the connection began.
    pub packets: u64,
    /// How much was lost on the way, before repair, in thousandths.
    pub loss_permille: u16,
    /// How unevenly audio comes, or video where there is none (RFC 3550 §6.4.1).
    pub jitter: Duration,
    /// Requests for lost packets (RTCP NACK).
    pub nacks: u64,
    /// Requests for keyframes (RTCP PLI and FIR).
    pub keyframe_requests: u64,
}

/// What is kept of somebody's connection when a call is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QualitySummary {
    /// How often it was looked at.
    pub looks: u32,
    /// The sum of the scores.
    pub sum: u32,
    /// The lowest score.
    pub worst: u8,
    /// Whatever made it less than good.
    pub reasons: QualityReasons,
}

impl QualitySummary {
    /// Takes one more look into account.
    pub fn add(&mut self, quality: Quality) {
        self.worst = if self.looks == 0 { quality.score } else { self.worst.min(quality.score) };
        self.looks = self.looks.saturating_add(1);
        self.sum = self.sum.saturating_add(quality.score.into());
        self.reasons = self.reasons.union(quality.reasons);
    }

    /// The mean score, in tenths; nothing when it was never looked at.
    pub fn mean_tenths(&self) -> Option<u32> {
        (self.looks > 0).then(|| (u64::from(self.sum) * 10 / u64::from(self.looks)) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_a_set() {
        let set: QualityReasons =
            [QualityReason::Freeze, QualityReason::Loss, QualityReason::Loss].into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), [QualityReason::Loss, QualityReason::Freeze]);
        assert_eq!(QualityReasons::from_bits(set.bits()), set);
        assert_eq!(QualityReasons::from_bits(0xff).iter().count(), 5);
    }

    #[test]
    fn a_summary_keeps_the_mean_and_the_worst() {
        let mut summary = QualitySummary::default();
        assert_eq!(summary.mean_tenths(), None);
        for (score, reason) in [(5, None), (2, Some(QualityReason::Loss)), (4, None)] {
            summary.add(Quality { score, reasons: reason.into_iter().collect() });
        }
        assert_eq!((summary.mean_tenths(), summary.worst), (Some(36), 2));
        assert!(summary.reasons.contains(QualityReason::Loss));
    }
}
