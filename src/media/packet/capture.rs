use std::time::{Duration, Instant, SystemTime};

use str0m::rtp::RtpPacket;

/// A sender report that leads further than this from the arrival is not believed.
const BELIEVED: Duration = Duration::from_secs(10);

/// Places a publisher's packets on this machine's clock, so that sound and picture stay together.
///
/// The publisher's sender reports (RFC 3550 §6.4.1) put the tracks on one clock of its own; the
/// first report ties that clock to ours. Before it, the time of arrival has to do.
#[derive(Debug, Default)]
pub(in crate::media) struct CaptureClock {
    anchor: Option<(SystemTime, Instant)>,
}

impl CaptureClock {
    pub(in crate::media) fn captured(&mut self, rtp: &RtpPacket, clock_rate: u32) -> Instant {
        let arrived = rtp.timestamp;
        let Some(report) = rtp.last_sender_info else {
            return arrived;
        };
        let reported = report.rtp_time.numer() as u32;
        // Signed: a late packet is from before the report.
        let ticks = rtp.header.timestamp.wrapping_sub(reported) as i32;
        let offset = Duration::from_secs_f64(f64::from(ticks.unsigned_abs()) / f64::from(clock_rate.max(1)));
        let sent = if ticks < 0 { report.ntp_time.checked_sub(offset) } else { report.ntp_time.checked_add(offset) };
        let Some(sent) = sent else { return arrived };
        let (anchor_sent, anchor) = *self.anchor.get_or_insert((sent, arrived));
        let captured = match sent.duration_since(anchor_sent) {
            Ok(later) => anchor.checked_add(later),
            Err(earlier) => anchor.checked_sub(earlier.duration()),
        };
        match captured {
            Some(at) if at.max(arrived) - at.min(arrived) <= BELIEVED => at,
            _ => {
                self.anchor = None;
                arrived
            }
        }
    }
}
