//! What a client is let send at most while its own path does not carry what it sends.

use crate::media::bandwidth::allocator::Kbps;

/// More lost than this is too much for a second, and for so many in a row it is the path;
const TOO_MUCH: f32 = 0.15;
const PATIENCE: u32 = 3;

/// of a client that is limited already, this is.
const TOO_MUCH_AGAIN: f32 = 0.04;

/// With less lost than this there may be more: so much each second up to a quarter above what the path carried, and
/// beyond that a percent for each second since, as what was a tunnel is past.
const LITTLE: f32 = 0.02;
const GROWTH_PERCENT: Kbps = 2;

/// A limit is never below this: the loss may have nothing to do with what is sent.
const LEAST: Kbps = 200;

/// Keeps clients from overrunning their own path: what comes and what is lost of it tell what the path carries.
///
/// Browsers see to that themselves, and are not limited then. Others do not estimate their path, or stay where its queue
/// is always full. The rule is the one of Google Congestion Control for loss (draft-ietf-rmcat-gcc-02 §6), here where
/// the packets arrive; it is told as REMB.
#[derive(Debug, Default)]
pub(in crate::media) struct Uplink {
    limit: Option<Kbps>,
    /// For how many seconds too much was lost.
    lossy: u32,
    /// What came through when it was too much last, and for how many seconds there may have been more since.
    carried: Kbps,
    calm: u32,
}

impl Uplink {
    /// Takes how fast something came in the last second, and the share that was lost before it was repaired.
    pub(in crate::media) fn look(&mut self, came: Kbps, loss: f32) {
        // Who sends nothing tells nothing of the path.
        if came == 0 {
            return;
        }
        let too_much = if self.limit.is_some() { TOO_MUCH_AGAIN } else { TOO_MUCH };
        self.lossy = if loss > too_much { self.lossy + 1 } else { 0 };
        if self.lossy >= PATIENCE {
            let less = (came as f32 * (1.0 - loss / 2.0).min(0.95)) as Kbps;
            (self.limit, self.carried) = (Some(less.max(LEAST)), came.max(LEAST));
            (self.lossy, self.calm) = (0, 0);
        } else if loss < LITTLE {
            self.calm = (self.calm + 1).min(100);
            let is_near = |limit: Kbps| limit < self.carried + self.carried / 4;
            let percent = |limit| if is_near(limit) { GROWTH_PERCENT } else { GROWTH_PERCENT.max(self.calm) };
            let risen = self.limit.map(|limit| limit + limit * percent(limit) / 100);
            // Who sends much less than they may is limited by something else.
            self.limit = risen.filter(|limit| *limit / 2 < came.max(LEAST));
        }
    }

    /// What it may send at most, if that is limited.
    pub(in crate::media) fn limit(&self) -> Option<Kbps> {
        self.limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lost_for_seconds_is_not_sent() {
        let mut uplink = Uplink::default();
        for loss in [0.2, 0.2, 0.1, 0.2, 0.2, 0.0] {
            uplink.look(800, loss);
            assert_eq!(uplink.limit(), None, "a moment's loss is a radio's");
        }
        (0..3).for_each(|_| uplink.look(800, 0.2));
        assert_eq!(uplink.limit(), Some(720));
        uplink.look(710, 0.03);
        assert_eq!(uplink.limit(), Some(720), "no more, and no less");
        (0..3).for_each(|_| uplink.look(700, 0.0));
        assert_eq!(uplink.limit(), Some(762));
        (0..60).for_each(|_| uplink.look(0, 0.2));
        assert_eq!(uplink.limit(), Some(762), "a pause tells nothing");
        (0..3).for_each(|_| uplink.look(750, 0.05));
        assert_eq!(uplink.limit(), Some(712), "who was limited is so again soon");
        (0..60).for_each(|_| uplink.look(20, 1.0));
        assert_eq!(uplink.limit(), Some(LEAST));
        let back = (1..).find(|_| {
            uplink.look(uplink.limit().unwrap_or(1700), 0.0);
            uplink.limit().is_none_or(|limit| limit >= 1700)
        });
        assert!(back <= Some(30), "{back:?} s after a tunnel");
        (0..60).for_each(|_| uplink.look(100, 0.0));
        assert_eq!(uplink.limit(), None, "what is not used is no limit");
    }
}
