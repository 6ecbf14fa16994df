//! What a client sends and gets on its m-lines.

use std::time::Instant;

use str0m::bwe::Bitrate;
use str0m::media::KeyframeRequestKind;
use str0m::rtp::Ssrc;

use crate::media::bandwidth;
use crate::media::bandwidth::allocator::Kbps;
use crate::media::command::Terms;
use crate::media::peer::{Peer, Up};
use crate::media::tracks::down_track::DownTrack;
use crate::model::{MediaKind, Source, TrackId};

impl Peer {
    /// Starts to let a source's packets through, as `track`. False when it has no m-line.
    pub(in crate::media) fn publish(&mut self, source: Source, track: TrackId, muted: bool) -> bool {
        let Some(line) = self.lines.iter_mut().find(|l| l.source == Some(source)) else {
            return false;
        };
        line.up = Some(Up { track, muted });
        true
    }

    pub(in crate::media) fn unpublish(&mut self, track: TrackId) {
        for line in &mut self.lines {
            line.up.take_if(|up| up.track == track);
        }
    }

    pub(in crate::media) fn set_muted(&mut self, track: TrackId, muted: bool) {
        for up in self.lines.iter_mut().filter_map(|l| l.up.as_mut()) {
            if up.track == track {
                up.muted = muted;
            }
        }
    }

    pub(in crate::media) fn set_terms(&mut self, terms: Terms) {
        self.terms = terms;
    }

    /// Whether this peer may get a track of this source now.
    pub(in crate::media) fn may_receive(&self, source: Source) -> bool {
        !self.terms.held && (source != Source::Camera || self.terms.direction.is_receiving())
    }

    /// Whether what this peer sends of a source is let through.
    pub(in crate::media) fn sends(&self, source: Source) -> bool {
        let is_allowed = source != Source::Camera || self.terms.direction.is_sending();
        let line = self.lines.iter().find(|l| l.source == Some(source));
        is_allowed && !self.terms.held && line.and_then(|l| l.up).is_some_and(|up| !up.muted)
    }

    /// Forgets which pictures its client has asked for anew.
    pub(in crate::media) fn forget_asking(&mut self) {
        for down in self.lines.iter_mut().filter_map(|l| l.down.as_mut()) {
            down.asked = false;
        }
    }

    /// The published tracks of this peer.
    pub(in crate::media) fn published(&self) -> Vec<TrackId> {
        self.lines.iter().filter_map(|l| l.up.map(|up| up.track)).collect()
    }

    /// Asks the client for a keyframe of one of its streams.
    pub(in crate::media) fn request_keyframe(&mut self, ssrc: Ssrc) -> bool {
        let mut api = self.rtc.direct_api();
        let Some(stream) = api.stream_rx(&ssrc) else {
            return false;
        };
        stream.request_keyframe(KeyframeRequestKind::Pli);
        self.asks = true;
        true
    }

    /// Asks the client to send so much at most, all its streams together. False when nothing was to be said.
    pub(in crate::media) fn request_bitrate(&mut self, now: Instant, most: Kbps) -> bool {
        let is_news = self.asked.is_none_or(|(former, at)| {
            former.abs_diff(most) > former / bandwidth::NOTEWORTHY || now >= at + bandwidth::REPEAT
        });
        let line_of = |line: usize| self.lines.get(line).is_some_and(|l| l.kind == MediaKind::Video && l.up.is_some());
        let Some(stream) = self.incoming.iter().find(|stream| is_news && line_of(stream.line)) else { return false };
        let ssrc = stream.ssrc;
        let mut api = self.rtc.direct_api();
        let Some(stream) = api.stream_rx(&ssrc) else { return false };
        stream.request_remb(Bitrate::kbps(most.into()));
        self.asked = Some((most, now));
        self.asks = true;
        true
    }

    /// Takes over how large its client shows what, as far as that is not too soon.
    pub(in crate::media) fn settle_views(&mut self, now: Instant) {
        for down in self.lines.iter_mut().filter_map(|l| l.down.as_mut()) {
            if let Some(view) = down.track.and_then(|track| self.views.get(&track)) {
                down.show(now, *view);
            }
        }
    }

    /// The slots with what they carry, in the order of the m-lines.
    pub(in crate::media) fn slots(&self) -> impl Iterator<Item = (usize, &DownTrack)> {
        let lines = self.lines.iter().enumerate();
        lines.filter_map(|(index, l)| Some((index, l.down.as_ref()?)))
    }

    /// What the path carries of what an m-line carries.
    pub(in crate::media) fn share_of(&self, line: usize) -> Option<Kbps> {
        let down = self.lines.get(line)?.down.as_ref()?;
        down.is_shown().then_some(down.share)
    }

    pub(in crate::media) fn slot(&mut self, line: usize) -> Option<&mut DownTrack> {
        self.lines.get_mut(line)?.down.as_mut()
    }

    pub(in crate::media) fn mid(&self, line: usize) -> String {
        self.lines.get(line).map(|l| l.mid.to_string()).unwrap_or_default()
    }
}
