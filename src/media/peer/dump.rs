//! All that is known of a peer, for those who look for what is wrong.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use str0m::rtp::RtpPacket;

use crate::media::peer::joining::NegotiateError;
use crate::media::peer::{Arrived, MAX_STREAMS, Peer};
use crate::media::quality::dump::{LineDump, Milestone, PeerDump, StreamDump};
use crate::model::{MediaPath, Transport};

impl Peer {
    /// Counts what came, whether it is forwarded or not.
    pub(super) fn count(&mut self, line: usize, rtp: &RtpPacket) {
        let ssrc = rtp.header.ssrc;
        let index = self.arrived.iter().position(|(known, _)| *known == ssrc).unwrap_or_else(|| {
            if self.arrived.len() == MAX_STREAMS {
                self.arrived.remove(0);
            }
            self.arrived.push((ssrc, Arrived::default()));
            self.arrived.len() - 1
        });
        let (_, arrived) = &mut self.arrived[index];
        arrived.line = line;
        arrived.payload_type = *rtp.header.payload_type;
        arrived.packets += 1;
        arrived.bytes += rtp.payload.len() as u64;
        arrived.rate.add(rtp.timestamp, rtp.payload.len());
        arrived.last = Some(rtp.timestamp);
    }

    /// Notes that an offer was answered, or why not.
    pub(in crate::media) fn note_negotiated(&mut self, now: Instant, error: Option<&NegotiateError>) {
        match error {
            None => self.milestones.note(now, Milestone::Negotiated),
            Some(error) => self.last_error = Some(error.to_string()),
        }
    }

    /// Says all that is known of it.
    pub(in crate::media) fn dump(
        &mut self,
        now: Instant,
        path: MediaPath,
        checked: Vec<(Transport, SocketAddr)>,
    ) -> PeerDump {
        let mut lines: Vec<LineDump> = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            let [up, down] = self.monitor.line(line.mid);
            lines.push(LineDump {
                mid: line.mid.to_string(),
                kind: line.kind,
                source: line.source,
                published: line.up.map(|up| (up.track, up.muted)),
                streams: Vec::new(),
                up,
                slot: line.down.as_ref().map(|slot| slot.dump(now)),
                down,
            });
        }
        for index in 0..self.arrived.len() {
            let (ssrc, arrived) = &mut self.arrived[index];
            let (ssrc, payload_type, line) = (*ssrc, arrived.payload_type, arrived.line);
            let silent = arrived.last.map_or(Duration::ZERO, |last| now.saturating_duration_since(last));
            let last = arrived.last.unwrap_or(now);
            let (packets, bytes, kbps) = (arrived.packets, arrived.bytes, arrived.rate.kbps(last));
            let rid = self.rtc.direct_api().stream_rx(&ssrc).and_then(|stream| stream.rid()).map(|rid| rid.to_string());
            let codec = self.params_of(payload_type.into());
            let codec =
                codec.map(|(params, is_red)| if is_red { "red".into() } else { params.spec().codec.to_string() });
            let codec = codec.unwrap_or_default();
            let stream = StreamDump { ssrc: *ssrc, rid, payload_type, codec, packets, bytes, kbps, silent };
            if let Some(line) = lines.get_mut(line) {
                line.streams.push(stream);
            }
        }
        PeerDump {
            peer: self.id,
            stats: self.monitor.stats(self.path.estimate(), path),
            terms: self.terms,
            selected: self.remote,
            checked,
            milestones: self.milestones.dump(now),
            last_error: self.last_error.clone(),
            asked: self.asked.map(|(most, _)| most),
            lines,
        }
    }
}
