//! What a peer is sent: its streams from the forwarded packet to the datagram, and what its client reports of them.
//!
//! The peer's `Rtc` has nothing to do with it: it would walk through its whole state for each packet, which costs more
//! than everything here. What it does for streams that are sent stands here instead: headers and encryption
//! ([`srtp`]), resends ([`stream`]), reports ([`rtcp`]), numbers for transport-wide feedback ([`feedback`]), pacing,
//! and the probes by which a path is estimated.

mod feedback;
mod packet;
mod pacer;
mod rtcp;
mod srtp;
mod stream;
#[cfg(test)]
mod tests;

pub(in crate::media) use packet::{ExtensionIds, Forwarded, Packet};
pub(in crate::media) use rtcp::CNAME;
pub(in crate::media) use srtp::Keying;
pub(in crate::media) use stream::Ssrcs;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use crate::media::bandwidth::Path;
use crate::media::counters::{Counters, DropReason};
use crate::media::egress::feedback::Feedback;
use crate::media::egress::pacer::Pacer;
use crate::media::egress::packet::{Fixed, Hop, write_header};
use crate::media::egress::rtcp::{Report, read, write_bye, write_report, write_since};
use crate::media::egress::srtp::Srtp;
use crate::media::egress::stream::Stream;
use crate::media::outbox::Outbox;
use crate::media::quality::Received;
use crate::model::{MediaKind, Transport};

/// How long a round trip is taken to be before it is known.
const ROUND_TRIP: Duration = Duration::from_millis(100);

/// A missing packet is sent again at most once in a round trip, and not more often than this.
const RESEND_PAUSE: Duration = Duration::from_millis(20);

/// How often it is looked whether anything is heard of what is sent.
const LISTENS: Duration = Duration::from_millis(500);

/// Bytes of a packet that is nothing but padding, the count included (RFC 3550 §5.1).
const PADDING: u8 = 224;

/// Seconds from the epoch of NTP to that of our reports; which one it is does not matter to receivers.
const EPOCH: u64 = 4_000_000_000;

/// Where media goes: the pair of addresses that ICE has settled on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::media) struct Route {
    pub(in crate::media) transport: Transport,
    pub(in crate::media) source: SocketAddr,
    pub(in crate::media) destination: SocketAddr,
}

/// Where what is written goes.
pub(in crate::media) struct Out<'a> {
    pub(in crate::media) outbox: &'a mut Outbox,
    pub(in crate::media) counters: &'a mut Counters,
}

/// What was heard of a client.
#[derive(Debug, Default)]
pub(in crate::media) struct Heard {
    /// Whether there is something in it that is not about what it is sent.
    pub(in crate::media) has_more: bool,
    /// Whether what its path carries is estimated anew.
    pub(in crate::media) is_estimated: bool,
}

/// The streams of one peer.
#[derive(Debug)]
pub(in crate::media) struct Egress {
    start: Instant,
    srtp: Option<Srtp>,
    route: Option<Route>,
    /// Whether nothing is sent because nothing arrives.
    is_broken: bool,
    streams: Vec<Stream>,
    feedback: Feedback,
    pacer: Pacer,
    /// What its path carries.
    pub(in crate::media) path: Path,
    pub(in crate::media) round_trip: Option<Duration>,
    /// The streams of which a keyframe is wanted.
    wanted: Vec<u32>,
    /// The clock of a client that has to be told how long ago it was heard, and when that was.
    clock: Option<((u32, u32), Instant)>,
    listens: Option<Instant>,
    plain: Vec<u8>,
}

impl Egress {
    pub(in crate::media) fn new(now: Instant) -> Self {
        Egress {
            start: now,
            srtp: None,
            route: None,
            is_broken: false,
            streams: Vec::new(),
            feedback: Feedback::new(1),
            pacer: Pacer::default(),
            path: Path::default(),
            round_trip: None,
            wanted: Vec::new(),
            clock: None,
            listens: None,
            plain: Vec::new(),
        }
    }

    /// Adds a stream, and says where it stands: in the place of the one that its m-line had before, so that there are no
    /// more than m-lines however often a client changes its mind.
    pub(in crate::media) fn add(&mut self, ssrcs: Ssrcs, kind: MediaKind, mid: String, ids: ExtensionIds) -> usize {
        let former = self.streams.iter().position(|stream| stream.mid == mid);
        let stream = Stream::new(ssrcs, kind, mid, ids);
        match former {
            Some(place) => {
                self.pacer.discard(place);
                self.streams[place] = stream;
                place
            }
            None => {
                self.streams.push(stream);
                self.streams.len() - 1
            }
        }
    }

    /// Takes over what was negotiated anew for a stream.
    pub(in crate::media) fn set_extensions(&mut self, stream: usize, ids: ExtensionIds) {
        if let Some(stream) = self.streams.get_mut(stream) {
            stream.ids = ids;
        }
    }

    /// The SSRCs of a stream.
    pub(in crate::media) fn ssrcs(&self, stream: usize) -> Option<Ssrcs> {
        self.streams.get(stream).map(|stream| stream.ssrcs)
    }

    /// Whether it has keys.
    pub(in crate::media) fn has_keys(&self) -> bool {
        self.srtp.is_some()
    }

    /// Takes the keys that the handshake has agreed on. There is one handshake; were its keys taken twice, the numbers of
    /// reports would begin anew under them.
    pub(in crate::media) fn set_keys(&mut self, keying: &Keying) {
        if self.srtp.is_none() {
            self.srtp = Srtp::new(keying);
        }
    }

    /// Sends elsewhere from now on.
    pub(in crate::media) fn set_route(&mut self, route: Route) {
        if self.route.replace(route).is_some_and(|former| former != route) {
            self.path.move_to_another();
        }
    }

    /// Sends nothing while its path is broken.
    pub(in crate::media) fn set_broken(&mut self, is_broken: bool) {
        self.is_broken = is_broken;
        if is_broken {
            self.pacer.clear();
        }
    }

    /// Whether anything can be sent.
    pub(in crate::media) fn is_ready(&self) -> bool {
        self.srtp.is_some() && self.route.is_some() && !self.is_broken
    }

    /// Sends a packet on a stream, or lets it wait for its turn. When too much waits all of it is dropped: the
    /// streams that it was of.
    pub(in crate::media) fn send(
        &mut self,
        now: Instant,
        stream: usize,
        packet: Packet,
        out: &mut Out<'_>,
    ) -> Vec<usize> {
        let Some(kind) = self.streams.get(stream).map(|s| s.kind) else { return Vec::new() };
        let len = packet.payload.len();
        let rate = self.path.pacing();
        if kind == MediaKind::Audio || self.pacer.takes(now, len, rate) {
            self.emit(now, stream, packet, out);
            return Vec::new();
        }
        self.pacer.push(stream, packet, rate)
    }

    /// Drops what waits of a stream.
    pub(in crate::media) fn discard(&mut self, stream: usize) {
        self.pacer.discard(stream);
    }

    /// Does what is due; says whether what the path carries is estimated anew.
    pub(in crate::media) fn handle_timeout(&mut self, now: Instant, out: &mut Out<'_>) -> bool {
        if !self.is_ready() {
            return false;
        }
        let rate = self.path.pacing();
        while let Some((stream, packet)) = self.pacer.next(now, rate) {
            self.emit(now, stream, packet, out);
        }
        self.report(now, out);
        let mut is_estimated = false;
        if self.listens.is_some_and(|at| at <= now) {
            let goes_on = self.path.lacks() || self.streams.iter().any(Stream::is_sending);
            self.listens = goes_on.then_some(now + LISTENS);
            is_estimated = self.path.handle_silence(now, self.feedback.unheard());
        }
        self.probe(now, out);
        is_estimated
    }

    /// Tries whether the path carries more, if it is time.
    fn probe(&mut self, now: Instant, out: &mut Out<'_>) {
        if let Some(cluster) = self.path.probe(now) {
            self.pacer.start(now, cluster);
        }
        self.pad(now, out);
    }

    /// When [`Egress::handle_timeout`] is wanted.
    pub(in crate::media) fn poll_timeout(&self) -> Option<Instant> {
        if !self.is_ready() {
            return None;
        }
        let reports = self.streams.iter().filter_map(Stream::report_due);
        reports.chain(self.pacer.poll_timeout()).chain(self.listens).min()
    }

    fn emit(&mut self, now: Instant, index: usize, packet: Packet, out: &mut Out<'_>) {
        let Some(stream) = self.streams.get_mut(index).filter(|_| !self.is_broken) else { return };
        if !stream.is_first(packet.seq) {
            return;
        }
        let fixed = Fixed {
            ssrc: stream.ssrcs.media,
            payload_type: packet.payload_type,
            marker: packet.marker,
            padded: false,
            seq: packet.seq,
            time: packet.time,
        };
        let len = self.write(now, index, fixed, &packet.extensions, out, |buffer| packet.write_payload(buffer));
        if let Some(stream) = self.streams.get_mut(index).filter(|_| len > 0) {
            out.counters.packets_forwarded += 1;
            stream.note(now, packet, len);
        }
    }

    /// Sends a packet once more, on the stream for resends (RFC 4588 §4).
    fn resend(&mut self, now: Instant, index: usize, packet: &Packet, out: &mut Out<'_>) {
        let Some(stream) = self.streams.get(index) else { return };
        let (Some(ssrc), Some(payload_type)) = (stream.ssrcs.resends, packet.resend_type) else { return };
        let (marker, time, seq) = (packet.marker, packet.time, stream.resend_seq);
        let fixed = Fixed { ssrc, payload_type, marker, padded: false, seq, time };
        let len = self.write(now, index, fixed, &packet.extensions, out, |buffer| {
            buffer.extend_from_slice(&(packet.seq as u16).to_be_bytes());
            packet.write_payload(buffer);
        });
        self.note_resent(index, len);
    }

    /// Sends a packet of nothing but padding on the stream for resends of a stream.
    fn send_padding(&mut self, now: Instant, index: usize, out: &mut Out<'_>) {
        let Some(stream) = self.streams.get(index) else { return };
        let (Some(ssrc), Some((_, payload_type))) = (stream.ssrcs.resends, stream.types) else { return };
        let fixed = Fixed { ssrc, payload_type, marker: false, padded: true, seq: stream.resend_seq, time: 0 };
        let len = self.write(now, index, fixed, &Forwarded::default(), out, |buffer| {
            buffer.resize(buffer.len() + usize::from(PADDING) - 1, 0);
            buffer.push(PADDING);
        });
        self.note_resent(index, len);
    }

    fn note_resent(&mut self, index: usize, len: usize) {
        self.pacer.spend(len);
        if let Some(stream) = self.streams.get_mut(index) {
            stream.note_resent(len);
        }
    }

    /// Writes a packet, and says how long it is; 0 if it cannot be sent.
    fn write(
        &mut self,
        now: Instant,
        index: usize,
        fixed: Fixed,
        extensions: &Forwarded,
        out: &mut Out<'_>,
        body: impl FnOnce(&mut Vec<u8>),
    ) -> usize {
        let (Some(srtp), Some(route), Some(stream)) = (&self.srtp, &self.route, self.streams.get(index)) else {
            return 0;
        };
        let hop = Hop {
            mid: (!stream.is_known).then_some(stream.mid.as_str()),
            send_time: (ntp(self.start, now) >> 14) as u32,
            transport: stream.ids.has_transport().then(|| self.feedback.next()),
        };
        let len = out.outbox.write(route.transport, route.source, route.destination, |buffer, start| {
            let header = write_header(buffer, fixed, &stream.ids, extensions, hop);
            body(buffer);
            srtp.seal_rtp(buffer, start, header, fixed.ssrc, fixed.seq)
        });
        if len == 0 {
            return 0;
        }
        out.counters.packets_sent += 1;
        out.counters.bytes_sent += len as u64;
        if hop.transport.is_some() {
            self.feedback.note(now, len, self.pacer.count(len));
            self.listens.get_or_insert(now + LISTENS);
        }
        len
    }

    /// Fills a probe up with what was sent before.
    fn pad(&mut self, now: Instant, out: &mut Out<'_>) {
        // Of the streams that have resends, the one that sends most has most to send again.
        let videos = self.streams.iter().enumerate().filter(|(_, s)| s.types.is_some() && s.ids.has_transport());
        let Some((index, _)) = videos.max_by_key(|(_, stream)| stream.sent.packets) else {
            return self.pacer.give_up();
        };
        let mut back = 0;
        let mut sent = None;
        // Where nothing can be sent there is nothing to wait for.
        while self.pacer.lacks(now) && sent.replace(out.counters.packets_sent) != Some(out.counters.packets_sent) {
            let kept = self.streams.get_mut(index).and_then(|stream| stream.take_padding(back));
            match kept {
                Some(kept) => {
                    self.resend(now, index, &kept.packet, out);
                    if let Some(stream) = self.streams.get_mut(index) {
                        stream.put_back(now, kept);
                    }
                    back += 1;
                }
                None if back > 0 => back = 0,
                None => self.send_padding(now, index, out),
            }
        }
    }

    fn report(&mut self, now: Instant, out: &mut Out<'_>) {
        let (Some(srtp), Some(route)) = (&mut self.srtp, &self.route) else { return };
        let ntp = ntp(self.start, now);
        for stream in &mut self.streams {
            let Some(report) = stream.take_report(now, ntp) else { continue };
            let len = out.outbox.write(route.transport, route.source, route.destination, |buffer, start| {
                write_report(buffer, report);
                if let Some((clock, heard)) = self.clock.take() {
                    let delay = now.saturating_duration_since(heard).as_secs_f64() * 65_536.0;
                    write_since(buffer, report.ssrc, clock, delay as u32);
                }
                srtp.seal_rtcp(buffer, start)
            });
            out.counters.packets_sent += u64::from(len > 0);
            out.counters.bytes_sent += len as u64;
        }
    }

    /// Says that all streams end.
    pub(in crate::media) fn close(&mut self, out: &mut Out<'_>) {
        let (Some(srtp), Some(route)) = (&mut self.srtp, &self.route) else { return };
        for stream in self.streams.iter().filter(|stream| stream.is_sending()) {
            out.outbox.write(route.transport, route.source, route.destination, |buffer, start| {
                write_bye(buffer, stream.ssrcs.media);
                srtp.seal_rtcp(buffer, start)
            });
        }
        self.is_broken = true;
    }

    /// Takes SRTCP from the client. What is forged, broken or came before is dropped and counted.
    pub(in crate::media) fn handle_rtcp(&mut self, now: Instant, datagram: &[u8], out: &mut Out<'_>) -> Heard {
        let mut plain = std::mem::take(&mut self.plain);
        let mut heard = Heard::default();
        if self.srtp.as_mut().is_some_and(|srtp| srtp.open_rtcp(datagram, &mut plain)) {
            heard.has_more = read(&plain, |report| self.take(now, &report, &mut heard.is_estimated, out));
            self.probe(now, out);
        } else {
            out.counters.drop_packet(DropReason::Malformed);
        }
        self.plain = plain;
        heard
    }

    fn take(&mut self, now: Instant, report: &Report<'_>, is_estimated: &mut bool, out: &mut Out<'_>) {
        match report {
            Report::Reception(reception) => {
                let Some(stream) = self.streams.iter_mut().find(|s| s.ssrcs.media == reception.ssrc) else { return };
                stream.is_known = true;
                stream.report = Some(*reception);
                if reception.last_report != 0 {
                    let now = (ntp(self.start, now) >> 16) as u32;
                    let units = now.wrapping_sub(reception.last_report).wrapping_sub(reception.delay);
                    // A broken clock tells of the future, or of hours.
                    if units < 60 << 16 {
                        self.round_trip = Some(Duration::from_secs_f64(f64::from(units) / 65_536.0));
                    }
                }
            }
            Report::Missing { ssrc, pairs } => self.resend_missing(now, *ssrc, pairs, out),
            Report::Keyframe { ssrc } => {
                let Some(stream) = self.streams.iter_mut().find(|s| s.ssrcs.media == *ssrc) else { return };
                stream.keyframes += 1;
                out.counters.keyframe_requests_received += 1;
                if !self.wanted.contains(ssrc) {
                    self.wanted.push(*ssrc);
                }
            }
            Report::Arrivals(arrivals) => {
                let fates = self.feedback.handle(arrivals);
                *is_estimated |= self.path.handle_fates(now, fates, self.round_trip);
            }
            Report::Clock { ssrc, time } => self.clock = Some(((*ssrc, *time), now)),
            Report::Estimate(bits) => *is_estimated |= self.path.handle_remb(*bits),
        }
    }

    fn resend_missing(&mut self, now: Instant, ssrc: u32, pairs: &[u8], out: &mut Out<'_>) {
        let Some(index) = self.streams.iter().position(|s| s.ssrcs.media == ssrc) else { return };
        // Reports come a little sooner or later than a round trip after one another.
        let pause = (self.round_trip.unwrap_or(ROUND_TRIP) * 2 / 3).max(RESEND_PAUSE);
        let pairs = pairs
            .chunks_exact(4)
            .map(|pair| (u16::from_be_bytes([pair[0], pair[1]]), u32::from(u16::from_be_bytes([pair[2], pair[3]]))));
        for (first, mask) in pairs {
            for offset in (0..17u16).filter(|offset| (mask << 1 | 1) >> offset & 1 == 1) {
                let Some(stream) = self.streams.get_mut(index) else { return };
                stream.missing += 1;
                let Some(kept) = stream.take_missing(now, first.wrapping_add(offset), pause) else { continue };
                self.resend(now, index, &kept.packet, out);
                if let Some(stream) = self.streams.get_mut(index) {
                    stream.put_back(now, kept);
                }
            }
        }
    }

    /// The next stream of which a keyframe is wanted.
    pub(in crate::media) fn poll_wanted(&mut self) -> Option<u32> {
        self.wanted.pop()
    }

    /// How each stream arrives, with its m-line.
    pub(in crate::media) fn received(&self) -> impl Iterator<Item = (&str, MediaKind, Received)> {
        self.streams.iter().map(|stream| {
            let report = stream.report;
            let received = Received {
                packets: stream.sent.packets,
                bytes: stream.sent.bytes,
                loss: report.map(|report| f32::from(report.fraction_lost) / 256.0),
                jitter: report.map(|report| report.jitter),
                nacks: stream.missing,
                keyframe_requests: stream.keyframes,
            };
            (stream.mid.as_str(), stream.kind, received)
        })
    }
}

/// A time as 64 bits of NTP have it, in seconds and 2⁻³² s.
fn ntp(start: Instant, now: Instant) -> u64 {
    let elapsed = now.saturating_duration_since(start);
    ((EPOCH + elapsed.as_secs()) << 32) + ((u64::from(elapsed.subsec_nanos()) << 32) / 1_000_000_000)
}
