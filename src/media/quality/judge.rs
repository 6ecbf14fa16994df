use std::time::Duration;

use crate::model::{Quality, QualityReason};

/// What a connection is like, means of the last seconds.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sample {
    /// The share of packets that were lost, in the worse direction, before repair.
    pub(super) loss: f32,
    /// How unevenly packets come, in seconds, in the worse direction.
    pub(super) jitter: f32,
    /// There and back.
    pub(super) round_trip: Duration,
    /// The share of the time in which some picture stood still.
    pub(super) frozen: f32,
    /// Whether some video is held back.
    pub(super) suspended: bool,
}

/// Up to which value the score is 5, 4, 3 and 2; above it is 1.
type Limits = [f32; 4];

/// Voice with its own repair hides 2 % and bears 7 % (ITU-T G.113, appendix I, for Opus' like).
const LOSS: Limits = [0.02, 0.05, 0.10, 0.20];

/// A jitter buffer that hides it adds about twice as much delay.
const JITTER: Limits = [0.03, 0.06, 0.10, 0.20];

/// There and back, in seconds; ITU-T G.114 calls 150 ms one way good and 400 ms the end of what can be planned for,
/// and people have as long a way on the other side of the relay.
const ROUND_TRIP: Limits = [0.2, 0.35, 0.6, 1.0];

const FROZEN: Limits = [0.03, 0.10, 0.25, 0.45];

/// Video that is held back leaves voice, which is worth something.
const SUSPENDED: u8 = 2;

/// What is below this is told as a reason.
const GOOD: u8 = 4;

/// The score of a sample, which is that of its worst part, and what makes it less than good.
pub(super) fn judge(sample: &Sample) -> Quality {
    let parts = [
        (QualityReason::Loss, score(&LOSS, sample.loss)),
        (QualityReason::Jitter, score(&JITTER, sample.jitter)),
        (QualityReason::RoundTrip, score(&ROUND_TRIP, sample.round_trip.as_secs_f32())),
        (QualityReason::Freeze, score(&FROZEN, sample.frozen)),
        (QualityReason::Suspended, if sample.suspended { SUSPENDED } else { 5 }),
    ];
    Quality {
        score: parts.iter().map(|(_, score)| *score).min().unwrap_or(5),
        reasons: parts.iter().filter(|(_, score)| *score < GOOD).map(|(reason, _)| *reason).collect(),
    }
}

fn score(limits: &Limits, value: f32) -> u8 {
    limits.iter().zip([5, 4, 3, 2]).find(|(limit, _)| value <= **limit).map_or(1, |(_, score)| score)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_part_counts() {
        use QualityReason::{Freeze, Jitter, Loss, RoundTrip, Suspended};
        let good = Sample { loss: 0.01, jitter: 0.01, round_trip: Duration::from_millis(40), ..Sample::default() };
        let cases: &[(Sample, u8, &[QualityReason], &str)] = &[
            (good, 5, &[], "a usual line"),
            (Sample { loss: 0.04, ..good }, 4, &[], "a little loss is heard by nobody"),
            (Sample { loss: 0.08, ..good }, 3, &[Loss], "now it is"),
            (Sample { loss: 0.08, jitter: 0.15, ..good }, 2, &[Loss, Jitter], "both are told"),
            (Sample { round_trip: Duration::from_secs(2), ..good }, 1, &[RoundTrip], "a satellite in trouble"),
            (Sample { frozen: 0.4, ..good }, 2, &[Freeze], "the picture stands"),
            (Sample { suspended: true, ..good }, 2, &[Suspended], "no picture, but voice"),
        ];
        for (sample, expected, reasons, what) in cases {
            let quality = judge(sample);
            assert_eq!(quality.score, *expected, "{what}");
            assert_eq!(quality.reasons.iter().collect::<Vec<_>>(), *reasons, "{what}");
        }
    }
}
