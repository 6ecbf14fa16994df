//! All that is known of a peer, for those who look for what is wrong.

use std::net::SocketAddr;
use std::time::Instant;

use crate::media::peer::Peer;
use crate::media::peer::joining::NegotiateError;
use crate::media::quality::dump::{LineDump, Milestone, PeerDump};
use crate::model::{MediaPath, Transport};

impl Peer {
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
        for (line, stream) in self.dump_incoming(now) {
            if let Some(line) = lines.get_mut(line) {
                line.streams.push(stream);
            }
        }
        PeerDump {
            peer: self.id,
            stats: self.monitor.stats(self.egress.path.estimate(), path),
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
