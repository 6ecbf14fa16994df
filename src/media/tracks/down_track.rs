use std::sync::Arc;
use std::time::{Duration, Instant};

use str0m::format::{Codec, CodecConfig, PayloadParams};
use str0m::media::{Pt, Rid};
use str0m::rtp::{ExtensionValues, RtpPacket};

use crate::media::bandwidth::allocator::Kbps;
use crate::media::counters::DropReason;
use crate::media::egress::{Forwarded, Packet};
use crate::media::packet::dependency::rewriting::Relabeller;
use crate::media::packet::layering::{DecodeTarget, Place};
use crate::media::packet::red;
use crate::media::packet::rewriter::{Numbers, Rewriter};
use crate::media::quality::dump::{FlowState, SlotDump};
use crate::media::tracks::choosing::Choice;
use crate::media::tracks::keyframes::ReceiverLimit;
use crate::media::tracks::selector::{Selected, Selector};
use crate::model::{MediaKind, TrackId, ViewSize};

/// How long a size or a layer is kept before another is taken that is no need: each change costs a keyframe.
pub(in crate::media) const DWELLS: Duration = Duration::from_millis(2500);

/// A packet on its way from an up track to its subscribers.
#[derive(Debug)]
pub(in crate::media) struct Inbound {
    pub(in crate::media) track: TrackId,
    pub(in crate::media) rtp: RtpPacket,
    /// The name of its layer, if its client names them.
    pub(in crate::media) rid: Option<Rid>,
    /// The publisher's parameters of the (primary) codec.
    pub(in crate::media) params: PayloadParams,
    /// Whether the payload is RFC 2198 RED around that codec.
    pub(in crate::media) is_red: bool,
    /// Whether a decoder can start here.
    pub(in crate::media) starts_keyframe: bool,
    /// Where it stands among the layers of its stream.
    pub(in crate::media) place: Place,
    /// What it says of what its frame is made from, as it came.
    pub(in crate::media) dependency: Option<Arc<[u8]>>,
    /// When it was captured, on this machine's clock; sounds and pictures of a publisher agree.
    pub(in crate::media) captured: Instant,
}

/// What a subscriber's m-line sends: one stream that carries one track after another.
#[derive(Debug)]
pub(in crate::media) struct DownTrack {
    pub(in crate::media) ssrc: u32,
    /// Its place among the streams that the peer is sent.
    pub(in crate::media) stream: usize,
    pub(in crate::media) kind: MediaKind,
    /// What the slot carries now.
    pub(in crate::media) track: Option<TrackId>,
    pub(in crate::media) keyframe_limit: ReceiverLimit,
    /// What the receiver's path carries of it.
    pub(in crate::media) share: Kbps,
    pub(in crate::media) flow: Flow,
    /// The layer that is sent, and the one that shall be, from its next keyframe on.
    pub(in crate::media) layer: usize,
    pub(in crate::media) target: usize,
    /// What of that one shall be sent.
    decode: DecodeTarget,
    selector: Selector,
    /// When this was chosen.
    pub(in crate::media) chosen: Option<Instant>,
    /// The layers for which the publisher was asked last.
    asked_for: Option<[Option<usize>; 2]>,
    /// How large it is shown, if the client has told, and since when.
    pub(in crate::media) shown: Option<ViewSize>,
    shown_since: Option<Instant>,
    /// When something was sent last, since the slot carries its track,
    pub(in crate::media) sent: Option<Instant>,
    /// and first.
    pub(in crate::media) begun: Option<Instant>,
    /// Whether the receiver has asked for a keyframe since this was last forgotten.
    pub(in crate::media) asked: bool,
    awaiting_keyframe: bool,
    /// Since when packets come that cannot be shown yet; nothing once a picture was.
    waits_since: Option<Option<Instant>>,
    rewriter: Rewriter,
    relabeller: Relabeller,
    /// The publisher's payload types as the subscriber knows them.
    routes: Vec<(Pt, Option<Sent>)>,
}

/// Whether a stream is sent, as far as the path is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::media) enum Flow {
    /// It has room.
    Open,
    /// Since then it is left out until its publisher has come down to the share.
    Overrun(Instant),
    /// Since then it is held back because the path does not carry it, and the receiver was told.
    Suspended(Instant),
    /// The receiver does not show it.
    Hidden,
}

/// How payloads of one of the publisher's payload types are sent on, and with which payload type once more.
#[derive(Debug, Clone, Copy)]
struct Sent {
    route: Route,
    resend: Option<Pt>,
}

/// How payloads are sent on.
#[derive(Debug, Clone, Copy)]
enum Route {
    /// As they came.
    Plain(Pt),
    /// As RED with the blocks renumbered.
    Renumbered { red: Pt, from: Pt, to: Pt },
    /// Without the redundancy.
    Primary(Pt),
}

impl DownTrack {
    pub(in crate::media) fn new(stream: usize, ssrc: u32, kind: MediaKind) -> Self {
        // SSRCs are random, so the first sequence number is as well (RFC 3550 §5.1); half of the
        // range stays free before the first rollover.
        let first_seq = (ssrc & 0x7fff) as u16;
        DownTrack {
            ssrc,
            stream,
            kind,
            track: None,
            keyframe_limit: ReceiverLimit::default(),
            share: Kbps::MAX,
            flow: Flow::Open,
            layer: 0,
            target: 0,
            decode: DecodeTarget::ALL,
            selector: Selector::default(),
            chosen: None,
            asked_for: None,
            shown: None,
            shown_since: None,
            sent: None,
            begun: None,
            asked: false,
            awaiting_keyframe: false,
            waits_since: None,
            rewriter: Rewriter::new(first_seq),
            relabeller: Relabeller::default(),
            routes: Vec::new(),
        }
    }

    /// Carries another track, or none, from now on.
    pub(in crate::media) fn assign(&mut self, track: Option<TrackId>) {
        self.track = track;
        self.share = Kbps::MAX;
        self.flow = Flow::Open;
        (self.sent, self.begun) = (None, None);
        (self.layer, self.target, self.chosen, self.asked_for) = (0, 0, None, None);
        (self.decode, self.selector) = (DecodeTarget::ALL, Selector::default());
        (self.shown, self.shown_since) = (None, None);
        self.routes.clear();
        self.restart();
        self.waits_since = (track.is_some() && self.kind == MediaKind::Video).then_some(None);
    }

    /// How long the receiver has waited for the first picture of what the slot carries, when `takes` says that it is
    /// this packet.
    pub(in crate::media) fn first_frame(&mut self, now: Instant, taken: bool) -> Option<Duration> {
        let since = self.waits_since.as_mut()?;
        let since = *since.get_or_insert(now);
        if !taken {
            return None;
        }
        self.waits_since = None;
        Some(now.saturating_duration_since(since))
    }

    /// Takes over how large it is shown, unless that has only just changed; what appears is never late.
    pub(in crate::media) fn show(&mut self, now: Instant, size: ViewSize) {
        let appears = !self.is_shown() && !size.is_hidden();
        if self.shown != Some(size) && (appears || self.shown_since.is_none_or(|at| now >= at + DWELLS)) {
            (self.shown, self.shown_since) = (Some(size), Some(now));
        }
    }

    /// Whether its receiver shows it, or has not said otherwise.
    pub(in crate::media) fn is_shown(&self) -> bool {
        !self.shown.is_some_and(ViewSize::is_hidden)
    }

    /// The layers that its publisher has to send: the one that is left is wanted until the other has begun.
    pub(in crate::media) fn wants(&self) -> [Option<usize>; 2] {
        if self.is_shown() { [Some(self.target), self.begun.map(|_| self.layer)] } else { [None; 2] }
    }

    /// Whether these are others than when this was asked last.
    pub(in crate::media) fn wants_anew(&mut self) -> bool {
        let wants = Some(self.wants());
        std::mem::replace(&mut self.asked_for, wants) != wants
    }

    /// What it shall carry of its track.
    pub(in crate::media) fn choice(&self) -> Choice {
        Choice { layer: self.target, decode: self.decode }
    }

    /// What it carries of its track now.
    pub(in crate::media) fn carried(&self) -> Choice {
        Choice { layer: self.layer, decode: self.selector.target() }
    }

    /// Carries something else of its track, as soon as a decoder can follow.
    pub(in crate::media) fn choose(&mut self, now: Instant, choice: Choice) {
        (self.target, self.decode, self.chosen) = (choice.layer, choice.decode, Some(now));
        self.aim();
    }

    /// Whether it takes a keyframe to get to what was chosen.
    pub(in crate::media) fn needs_keyframe(&self) -> bool {
        self.target != self.layer || self.selector.awaits_keyframe()
    }

    fn aim(&mut self) {
        let is_on_its_way_down = self.target < self.layer;
        // What is too much is sent with as few frames as can be until the smaller one begins.
        self.selector.aim(if is_on_its_way_down {
            DecodeTarget { temporal: 0, ..DecodeTarget::ALL }
        } else {
            self.decode
        });
    }

    /// Begins anew after packets were kept back on purpose: no gap, and video from a keyframe.
    pub(in crate::media) fn restart(&mut self) {
        self.awaiting_keyframe = self.kind == MediaKind::Video;
        self.rewriter.resync();
    }

    /// What there is to know of it.
    pub(in crate::media) fn dump(&self, now: Instant) -> SlotDump {
        SlotDump {
            ssrc: self.ssrc,
            track: self.track,
            share: (self.share != Kbps::MAX).then_some(self.share),
            flow: match self.flow {
                Flow::Open => FlowState::Open,
                Flow::Overrun(_) => FlowState::Overrun,
                Flow::Suspended(_) => FlowState::Suspended,
                Flow::Hidden => FlowState::Hidden,
            },
            awaits_keyframe: self.track.is_some() && self.awaiting_keyframe,
            sent: self.sent.map(|sent| now.saturating_duration_since(sent)),
        }
    }

    /// Whether a packet of a layer goes to this subscriber, or why not; video begins with a keyframe.
    pub(in crate::media) fn takes(&mut self, packet: &Inbound, layer: usize) -> Result<(), DropReason> {
        match self.flow {
            Flow::Open => {}
            Flow::Overrun(_) | Flow::Suspended(_) => return Err(DropReason::Suspended),
            Flow::Hidden => return Err(DropReason::Hidden),
        }
        if layer != self.layer {
            // Until something is shown any layer is better than nothing, and later any smaller one.
            let is_stopgap = self.begun.is_none() || self.awaiting_keyframe && layer <= self.target;
            let is_better = layer == self.target || is_stopgap;
            if !packet.starts_keyframe || !is_better {
                return Err(DropReason::OtherStream);
            }
            self.layer = layer;
            self.aim();
        }
        self.awaiting_keyframe &= !packet.starts_keyframe;
        if packet.starts_keyframe {
            self.keyframe_limit.settled();
        }
        if self.awaiting_keyframe { Err(DropReason::AwaitingKeyframe) } else { Ok(()) }
    }

    /// The packet as this subscriber gets it. `remote_pts` are what its m-line can decode.
    pub(in crate::media) fn forward(
        &mut self,
        packet: &Inbound,
        codecs: &CodecConfig,
        remote_pts: &[Pt],
    ) -> Result<Packet, DropReason> {
        let Sent { route, resend } = self.route(packet, codecs, remote_pts).ok_or(DropReason::Codec)?;
        let rtp = &packet.rtp;
        let numbers = Numbers { ssrc: rtp.header.ssrc, seq: *rtp.seq_no, time: rtp.header.timestamp };
        let spec = packet.params.spec();
        let is_newest = !self.rewriter.is_late(numbers);
        let Selected::Forwarded { ends } = self.selector.select(&packet.place, packet.starts_keyframe, is_newest)
        else {
            self.rewriter.leave_out(numbers, packet.place.picture);
            return Err(DropReason::OtherStream);
        };
        let numbers = self.rewriter.rewrite(numbers, spec.clock_rate.get(), rtp.timestamp).ok_or(DropReason::TooOld)?;
        let (payload_type, payload) = match route {
            Route::Plain(pt) => (pt, rtp.payload.clone()),
            Route::Renumbered { red, from, to } => {
                (red, red::renumber(&rtp.payload, *from, *to).ok_or(DropReason::Malformed)?.into())
            }
            Route::Primary(pt) => (pt, red::primary(&rtp.payload).ok_or(DropReason::Malformed)?.into()),
        };
        self.sent = Some(rtp.timestamp);
        self.begun = self.begun.or(self.sent);
        let patch = (spec.codec == Codec::Vp8).then(|| self.rewriter.vp8_patch(&rtp.payload, numbers)).flatten();
        Ok(Packet {
            seq: numbers.seq,
            time: numbers.time,
            payload_type: *payload_type,
            resend_type: resend.filter(|_| self.kind == MediaKind::Video).map(|pt| *pt),
            marker: rtp.header.marker || ends,
            captured: packet.captured,
            payload,
            patch,
            extensions: forwarded(&rtp.header.ext_vals, self.dependency(packet, ends)),
        })
    }

    /// What the receiver is told of what the packet's frame is made from; `ends` if its picture ends here.
    fn dependency(&mut self, packet: &Inbound, ends: bool) -> Option<Arc<[u8]>> {
        let raw = packet.dependency.as_ref()?;
        let decodes = packet.place.frame.as_ref().zip(self.selector.decode_target());
        Some(self.relabeller.relabel(packet.rtp.header.ssrc, raw, decodes, ends))
    }

    fn route(&mut self, packet: &Inbound, codecs: &CodecConfig, remote_pts: &[Pt]) -> Option<Sent> {
        let pt = packet.rtp.header.payload_type;
        if let Some((_, route)) = self.routes.iter().find(|(known, _)| *known == pt) {
            return *route;
        }
        let route = find_route(packet, codecs, remote_pts);
        self.routes.push((pt, route));
        route
    }
}

fn find_route(packet: &Inbound, codecs: &CodecConfig, remote_pts: &[Pt]) -> Option<Sent> {
    let own = codecs.match_params(packet.params).filter(|p| remote_pts.contains(&p.pt()))?;
    let (from, to) = (packet.params.pt(), own.pt());
    let route = match own.red() {
        _ if !packet.is_red => Route::Plain(to),
        None => Route::Primary(to),
        Some(red) if from == to => Route::Plain(red),
        Some(red) => Route::Renumbered { red, from, to },
    };
    Some(Sent { route, resend: own.resend() })
}

/// The header extensions that are about the media; those about the hop are made anew.
fn forwarded(from: &ExtensionValues, dependency: Option<Arc<[u8]>>) -> Forwarded {
    let voice = if from.voice_activity == Some(true) { 0x80 } else { 0 };
    Forwarded {
        audio_level: from.audio_level.map(|level| voice | level.unsigned_abs().min(127)),
        orientation: from.video_orientation.map(|orientation| orientation as u8),
        dependency,
    }
}
