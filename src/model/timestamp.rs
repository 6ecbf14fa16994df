use std::ops::Add;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// A moment as milliseconds since 1970-01-01T00:00:00Z (Unix time), so that it means the same after a restart.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(transparent)]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "number"))]
pub struct Timestamp(u64);

impl Timestamp {
    /// Wraps milliseconds since 1970.
    pub const fn from_millis(millis: u64) -> Self {
        Timestamp(millis)
    }

    /// Milliseconds since 1970.
    pub const fn as_millis(self) -> u64 {
        self.0
    }

    /// How long ago `earlier` was; zero if it is later.
    pub fn since(self, earlier: Timestamp) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }
}

impl Add<Duration> for Timestamp {
    type Output = Timestamp;

    /// Never overflows: a time too far off is the end of time.
    fn add(self, duration: Duration) -> Timestamp {
        Timestamp(self.0.saturating_add(u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_add_and_compare() {
        let noon = Timestamp::from_millis(1_000);
        assert_eq!(noon + Duration::from_millis(20), Timestamp::from_millis(1_020));
        assert_eq!((noon + Duration::from_secs(2)).since(noon), Duration::from_secs(2));
        assert_eq!(noon.since(noon + Duration::from_secs(2)), Duration::ZERO);
        assert_eq!(noon + Duration::MAX, Timestamp::from_millis(u64::MAX));
    }
}
