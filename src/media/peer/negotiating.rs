//! Offers and answers: bringing m-lines into step.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use str0m::change::SdpOffer;
use str0m::media::Mid;
use str0m::rtp::Extension;

use crate::media::egress::{ExtensionIds, Ssrcs};
use crate::media::peer::answer::{with_numbers_of_use, with_streams};
use crate::media::peer::joining::{Lines, NegotiateError};
use crate::media::peer::{Line, MAX_LINES, Peer};
use crate::media::tracks::down_track::DownTrack;
use crate::model::{MediaKind, Source};

impl Peer {
    /// Answers an offer: the first one, an ICE restart, or one with more m-lines.
    pub(in crate::media) fn negotiate(&mut self, now: Instant, offer: &str) -> Result<String, NegotiateError> {
        if offer.matches("\nm=").count() > MAX_LINES {
            return Err(NegotiateError::Invalid(format!("more than {MAX_LINES} m-lines")));
        }
        let offer = with_numbers_of_use(offer);
        // What is to be sent after it, is sent with the next turn.
        self.timeout = now;
        // The parser sees whatever a stranger sends: what it cannot bear ends here.
        catch_unwind(AssertUnwindSafe(|| {
            let offer = SdpOffer::from_sdp_string(&offer).map_err(|e| NegotiateError::Invalid(e.to_string()))?;
            let answer = self.rtc.sdp_api().accept_offer(offer);
            let answer = answer.map_err(|e| NegotiateError::Invalid(e.to_string()))?.to_sdp_string();
            Ok(with_streams(&answer, |mid| self.read_line(now, Mid::from(mid))))
        }))
        .unwrap_or_else(|_| Err(NegotiateError::Invalid("it cannot be interpreted".to_owned())))
    }

    /// Brings an m-line into step with the session; its place among those of its kind gives its purpose. What is sent
    /// on it, if something is: the stream, and that of its resends.
    fn read_line(&mut self, now: Instant, mid: Mid) -> Option<Ssrcs> {
        let media = self.rtc.media(mid)?;
        let kind = if media.kind().is_audio() { MediaKind::Audio } else { MediaKind::Video };
        let (is_sent, remote_pts) = (media.direction().is_sending(), media.remote_pts().to_vec());
        let ids = ExtensionIds::new(media.remote_extmap());
        if let Some(id) = media.remote_extmap().id_of(Extension::TransportSequenceNumber) {
            self.numbers.negotiated(id);
        }
        let codecs = self.rtc.codec_config().params();
        let has_resends = codecs.iter().any(|p| remote_pts.contains(&p.pt()) && p.resend().is_some());
        let ssrcs = self.claim(mid, has_resends);
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
        if !is_sent {
            line.down = None;
            return None;
        }
        // One that begins again is another stream: its numbers would come twice.
        let stream = match &line.down {
            Some(down) => down.stream,
            None => {
                let stream = self.egress.add(ssrcs, kind, mid.to_string(), ids);
                line.down = Some(DownTrack::new(stream, ssrcs.media, kind));
                stream
            }
        };
        self.egress.set_extensions(stream, ids);
        if kind == MediaKind::Video && ids.has_transport() {
            self.egress.path.expect_reports(now);
        }
        self.egress.ssrcs(stream)
    }

    /// Takes what would be sent on an m-line away from the `Rtc`: an SSRC, and one for resends, that nobody else has.
    fn claim(&mut self, mid: Mid, has_resends: bool) -> Ssrcs {
        let mut api = self.rtc.direct_api();
        let mut claimed = None;
        while let Some(stream) = api.stream_tx_by_mid(mid, None) {
            let (ssrc, resends) = (stream.ssrc(), stream.rtx());
            api.remove_stream_tx(ssrc);
            claimed.get_or_insert(Ssrcs { media: *ssrc, resends: resends.map(|ssrc| *ssrc) });
        }
        claimed.unwrap_or_else(|| {
            let media = *api.new_ssrc();
            let mut another = || std::iter::repeat_with(|| *api.new_ssrc()).find(|ssrc| *ssrc != media);
            Ssrcs { media, resends: has_resends.then(&mut another).flatten() }
        })
    }

    /// Which m-line carries which source.
    pub(in crate::media) fn source_lines(&self) -> Lines {
        let lines = self.lines.iter();
        lines.filter_map(|l| Some((l.source?, l.mid.to_string()))).collect()
    }
}
