//! What the client sends: which of its packets are forwarded, and what came.

use std::sync::Arc;
use std::time::Instant;

use str0m::format::{Codec, PayloadParams};
use str0m::media::{Pt, Rid};
use str0m::rtp::{RtpPacket, Ssrc};

use crate::media::bandwidth::rate::Rate;
use crate::media::counters::DropReason;
use crate::media::packet::codec;
use crate::media::packet::dependency::extension::Raw;
use crate::media::packet::dependency::targets::Known;
use crate::media::packet::layering::Place;
use crate::media::peer::Peer;
use crate::media::quality::dump::StreamDump;
use crate::media::tracks::down_track::Inbound;
use crate::model::Source;

/// Most streams that are remembered for one peer; simulcast and RTX make up to six for a source.
const MAX_STREAMS: usize = 64;

/// One of the client's streams.
#[derive(Debug)]
pub(super) struct Incoming {
    pub(super) ssrc: Ssrc,
    /// Its m-line,
    pub(super) line: usize,
    /// and which layer it is.
    rid: Option<Rid>,
    /// What it has told of how its frames are made.
    known: Known,
    payload_type: Pt,
    packets: u64,
    bytes: u64,
    rate: Rate,
    last: Instant,
}

impl Incoming {
    /// Counts a packet, whether it is forwarded or not.
    fn count(&mut self, rtp: &RtpPacket) {
        self.payload_type = rtp.header.payload_type;
        self.packets += 1;
        self.bytes += rtp.payload.len() as u64;
        self.rate.add(rtp.timestamp, rtp.payload.len());
        self.last = rtp.timestamp;
    }

    fn dump(&mut self, now: Instant, codec: Option<(PayloadParams, bool)>) -> StreamDump {
        let codec = codec.map(|(params, is_red)| if is_red { "red".into() } else { params.spec().codec.to_string() });
        StreamDump {
            ssrc: *self.ssrc,
            rid: self.rid.map(|rid| rid.to_string()),
            payload_type: *self.payload_type,
            codec: codec.unwrap_or_default(),
            packets: self.packets,
            bytes: self.bytes,
            kbps: self.rate.kbps(self.last),
            silent: now.saturating_duration_since(self.last),
        }
    }
}

impl Peer {
    /// Decides whether a packet from the client may be forwarded at all.
    pub(super) fn admit(&mut self, rtp: RtpPacket) -> Result<Inbound, DropReason> {
        if let Some(number) = rtp.header.ext_vals.transport_cc {
            self.numbers.came(number);
        }
        let stream = self.incoming(&rtp).ok_or(DropReason::NotGranted)?;
        stream.count(&rtp);
        let (index, rid) = (stream.line, stream.rid);
        let line = &self.lines[index];
        let source = line.source.filter(|s| self.terms.publish.contains(*s)).ok_or(DropReason::NotGranted)?;
        if source == Source::Camera && !self.terms.direction.is_sending() {
            return Err(DropReason::Direction);
        }
        if self.terms.held {
            return Err(DropReason::Held);
        }
        let up = line.up.ok_or(DropReason::NotPublished)?;
        if up.muted {
            return Err(DropReason::Muted);
        }
        let (params, is_red) = self.params_of(rtp.header.payload_type).ok_or(DropReason::Malformed)?;
        let spec = params.spec();
        let captured = self.clock.captured(&rtp, spec.clock_rate.get());
        let dependency = described(spec.codec, &rtp);
        let known =
            self.incoming.iter_mut().find(|stream| stream.ssrc == rtp.header.ssrc).map(|stream| &mut stream.known);
        let read = dependency.as_ref().zip(known).and_then(|(raw, known)| known.read(raw));
        let (starts_keyframe, place) = match read {
            Some((descriptor, frame)) => (descriptor.starts_keyframe(), Place::described(&descriptor, frame)),
            None => (codec::starts_keyframe(spec.codec, &rtp.payload), Place::of(spec.codec, &rtp.payload)),
        };
        Ok(Inbound { track: up.track, starts_keyframe, place, dependency, captured, params, is_red, rid, rtp })
    }

    /// The stream of a packet, which may be a new one.
    fn incoming(&mut self, rtp: &RtpPacket) -> Option<&mut Incoming> {
        let ssrc = rtp.header.ssrc;
        let index = match self.incoming.iter().position(|stream| stream.ssrc == ssrc) {
            Some(index) => index,
            None => {
                let mut api = self.rtc.direct_api();
                let stream = api.stream_rx(&ssrc)?;
                let (mid, rid) = (stream.mid(), stream.rid());
                let line = self.lines.iter().position(|l| l.mid == mid)?;
                if self.incoming.len() == MAX_STREAMS {
                    self.incoming.remove(0);
                }
                let payload_type = rtp.header.payload_type;
                let (rate, last) = (Rate::default(), rtp.timestamp);
                let known = Known::default();
                self.incoming.push(Incoming { ssrc, line, rid, known, payload_type, packets: 0, bytes: 0, rate, last });
                self.incoming.len() - 1
            }
        };
        self.incoming.get_mut(index)
    }

    /// What there is to know of the streams, each with the place of its m-line.
    pub(super) fn dump_incoming(&mut self, now: Instant) -> Vec<(usize, StreamDump)> {
        let codecs: Vec<_> = self.incoming.iter().map(|stream| self.params_of(stream.payload_type)).collect();
        let streams = self.incoming.iter_mut().zip(codecs);
        streams.map(|(stream, codec)| (stream.line, stream.dump(now, codec))).collect()
    }

    fn params_of(&self, pt: Pt) -> Option<(PayloadParams, bool)> {
        let params = self.rtc.codec_config().params();
        params
            .iter()
            .find(|p| p.pt() == pt)
            .map(|p| (*p, false))
            .or_else(|| params.iter().find(|p| p.red() == Some(pt)).map(|p| (*p, true)))
    }
}

/// What a packet says of what its frame is made from. VP8 and VP9 say that in their payload, which is rewritten.
fn described(codec: Codec, rtp: &RtpPacket) -> Option<Arc<[u8]>> {
    let is_needed = matches!(codec, Codec::Av1 | Codec::H264);
    rtp.header.ext_vals.user_values.get::<Raw>().filter(|_| is_needed).map(|Raw(value)| value.clone())
}
