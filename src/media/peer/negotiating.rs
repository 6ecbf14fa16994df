//! Offers and answers: bringing m-lines into step.

use std::panic::{AssertUnwindSafe, catch_unwind};

use str0m::change::SdpOffer;
use str0m::media::Mid;
use str0m::rtp::{Extension, Ssrc};

use crate::media::peer::answer::with_stream;
use crate::media::peer::joining::{Lines, NegotiateError};
use crate::media::peer::{Line, MAX_LINES, Peer, RESEND_SHARE, RESENDS};
use crate::media::tracks::down_track::DownTrack;
use crate::model::{MediaKind, Source};

impl Peer {
    /// Answers an offer: the first one, an ICE restart, or one with more m-lines.
    pub(in crate::media) fn negotiate(&mut self, offer: &str) -> Result<String, NegotiateError> {
        if offer.matches("\nm=").count() > MAX_LINES {
            return Err(NegotiateError::Invalid(format!("more than {MAX_LINES} m-lines")));
        }
        // The parser sees whatever a stranger sends: what it cannot bear ends here.
        catch_unwind(AssertUnwindSafe(|| {
            let offer = SdpOffer::from_sdp_string(offer).map_err(|e| NegotiateError::Invalid(e.to_string()))?;
            let answer = self.rtc.sdp_api().accept_offer(offer);
            let answer = answer.map_err(|e| NegotiateError::Invalid(e.to_string()))?.to_sdp_string();
            let mids: Vec<&str> = answer.lines().filter_map(|l| l.strip_prefix("a=mid:")).collect();
            let told = mids.iter().fold(answer.clone(), |answer, mid| match self.send_beside_layers(Mid::from(*mid)) {
                Some((stream, resends)) => with_stream(&answer, mid, stream, resends),
                None => answer,
            });
            for mid in mids {
                self.read_line(Mid::from(mid));
            }
            Ok(told)
        }))
        .unwrap_or_else(|_| Err(NegotiateError::Invalid("it cannot be interpreted".to_owned())))
    }

    /// Sees that something can be sent on an m-line on which the client sends layers, which str0m does not do by itself.
    /// The new stream, and the one for resends.
    pub(super) fn send_beside_layers(&mut self, mid: Mid) -> Option<(Ssrc, Option<Ssrc>)> {
        let media = self.rtc.media(mid)?;
        let (is_sent, pts) = (media.direction().is_sending(), media.remote_pts().to_vec());
        let has_resends =
            self.rtc.codec_config().params().iter().any(|p| pts.contains(&p.pt()) && p.resend().is_some());
        let mut api = self.rtc.direct_api();
        if !is_sent || api.stream_tx_by_mid(mid, None).is_some() {
            return None;
        }
        let stream = api.new_ssrc();
        let resends = std::iter::repeat_with(|| api.new_ssrc()).find(|ssrc| *ssrc != stream).filter(|_| has_resends);
        api.declare_stream_tx(stream, resends, mid, None);
        Some((stream, resends))
    }

    /// Brings an m-line into step with the session; its place among those of its kind gives its purpose.
    pub(super) fn read_line(&mut self, mid: Mid) {
        let Some(media) = self.rtc.media(mid) else { return };
        let kind = if media.kind().is_audio() { MediaKind::Audio } else { MediaKind::Video };
        let (direction, remote_pts) = (media.direction(), media.remote_pts().to_vec());
        if let Some(id) = media.remote_extmap().id_of(Extension::TransportSequenceNumber) {
            self.numbers.negotiated(id);
        }
        let known = self.lines.iter().position(|l| l.mid == mid);
        let index = known.unwrap_or_else(|| {
            let source = match (kind, self.lines.iter().filter(|l| l.kind == kind).count()) {
                (MediaKind::Audio, 0) => Some(Source::Microphone),
                (MediaKind::Video, 0) => Some(Source::Camera),
                (MediaKind::Video, 1) => Some(Source::Screen),
                (MediaKind::Audio | MediaKind::Video, _) => None,
            };
            self.lines.push(Line { mid, kind, source, up: None, down: None, remote_pts: Vec::new() });
            self.lines.len() - 1
        });
        let line = &mut self.lines[index];
        line.remote_pts = remote_pts;
        let mut api = self.rtc.direct_api();
        let stream = api.stream_tx_by_mid(mid, None).filter(|_| direction.is_sending());
        match (stream, &line.down) {
            (Some(stream), Some(down)) if down.ssrc == stream.ssrc() => {}
            (Some(stream), _) => {
                stream.set_rtx_cache(RESENDS.0, RESENDS.1, Some(RESEND_SHARE));
                line.down = Some(DownTrack::new(stream.ssrc(), kind));
            }
            (None, _) => line.down = None,
        }
    }

    /// Which m-line carries which source.
    pub(in crate::media) fn source_lines(&self) -> Lines {
        let lines = self.lines.iter();
        lines.filter_map(|l| Some((l.source?, l.mid.to_string()))).collect()
    }
}
