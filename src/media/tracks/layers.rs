//! The layers in which a picture is published.

use std::time::{Duration, Instant};

use str0m::media::Rid;
use str0m::rtp::Ssrc;

use crate::media::bandwidth::HEADERS;
use crate::media::bandwidth::rate::Rates;
use crate::media::packet::layering;
use crate::media::tracks::down_track::Inbound;
use crate::media::tracks::keyframes::SourceThrottle;
use crate::model::{Layer, ViewSize};

/// Most layers of a picture.
const MAX_LAYERS: usize = 4;

/// How long the forwarded stream must be silent before another one of the same layer takes over.
const STREAM_TIMEOUT: Duration = Duration::from_millis(500);

/// A layer that says nothing for so long is not sent any more.
const SILENT: Duration = Duration::from_secs(1);

/// How long a wanted layer may take to come before another is chosen, and when it is tried again.
const COMES: Duration = Duration::from_secs(3);
const TRIED_AGAIN: Duration = Duration::from_secs(15);

/// One stream of a published track; a track without simulcast has one.
#[derive(Debug, Default)]
pub(in crate::media) struct UpLayer {
    /// Its name, unless it is the only one.
    pub(in crate::media) rid: Option<Rid>,
    /// How large the picture is in each of its spatial layers, the smallest first, as far as anybody has told.
    pub(super) sizes: Vec<ViewSize>,
    /// How fast it is.
    pub(super) rates: Rates,
    pub(in crate::media) keyframes: SourceThrottle,
    /// The stream that is forwarded, and when it was last heard.
    stream: Option<(Ssrc, Instant)>,
    /// Since when somebody wants it.
    wanted: Option<Instant>,
    /// When the last who wanted it gave it up, because it did not come.
    missed: Option<Instant>,
}

impl UpLayer {
    /// Whether packets of this stream are the ones to forward: one stream at a time.
    fn follows(&mut self, ssrc: Ssrc, now: Instant) -> bool {
        match &mut self.stream {
            Some((current, last)) if *current == ssrc => {
                *last = now;
                true
            }
            Some((_, last)) if now < *last + STREAM_TIMEOUT => false,
            _ => {
                self.stream = Some((ssrc, now));
                true
            }
        }
    }

    /// The stream to ask for a keyframe.
    pub(in crate::media) fn stream(&self) -> Option<Ssrc> {
        self.stream.map(|(ssrc, _)| ssrc)
    }

    /// When it was last heard.
    pub(in crate::media) fn heard(&self) -> Option<Instant> {
        self.stream.map(|(_, at)| at)
    }

    pub(super) fn flows(&self, now: Instant) -> bool {
        self.heard().is_some_and(|at| now < at + SILENT)
    }

    /// Whether it comes, or may still come.
    pub(super) fn is_usable(&self, now: Instant) -> bool {
        self.flows(now)
            || match self.wanted {
                Some(since) => self.heard().map_or(since, |at| at.max(since)) + COMES > now,
                None => self.missed.is_none_or(|at| now >= at + TRIED_AGAIN),
            }
    }

    pub(super) fn is_wanted(&self) -> bool {
        self.wanted.is_some()
    }

    /// Notes whether somebody wants it; whether that is news.
    fn want(&mut self, now: Instant, wants: bool) -> bool {
        let is_news = wants != self.wanted.is_some();
        if is_news && !wants {
            self.missed = (!self.is_usable(now)).then_some(now);
        }
        self.wanted = wants.then(|| self.wanted.unwrap_or(now));
        is_news
    }
}

/// All layers of a track, the smallest first.
#[derive(Debug)]
pub(in crate::media) struct Layers {
    pub(super) all: Vec<UpLayer>,
    /// Whether the publisher named them, and so can be asked to send some of them only.
    pub(super) is_declared: bool,
}

impl Layers {
    pub(in crate::media) fn new(declared: &[Layer]) -> Self {
        let mut declared: Vec<&Layer> = declared.iter().take(MAX_LAYERS).collect();
        declared.sort_by_key(|layer| layer.height);
        let named = |layer: &Layer| UpLayer {
            rid: Some(Rid::from(layer.rid.as_str())),
            sizes: vec![ViewSize { width: layer.width, height: layer.height }],
            ..UpLayer::default()
        };
        let all: Vec<UpLayer> = declared.into_iter().map(named).collect();
        let is_declared = !all.is_empty();
        Layers { all: if is_declared { all } else { vec![UpLayer::default()] }, is_declared }
    }

    pub(in crate::media) fn is_declared(&self) -> bool {
        self.is_declared
    }

    /// The layer of a packet; nothing if it is of a stream that is not forwarded.
    pub(in crate::media) fn of(&mut self, rid: Option<Rid>, ssrc: Ssrc, now: Instant) -> Option<usize> {
        let index = match rid {
            // Who names layers and sends without names sends the best of them.
            None => self.all.len() - 1,
            Some(_) => match self.all.iter().position(|l| l.rid == rid) {
                Some(index) => index,
                None if self.all[0].rid.is_none() => 0,
                None if self.all.len() < MAX_LAYERS => {
                    self.all.push(UpLayer::default());
                    self.all.len() - 1
                }
                None => return None,
            },
        };
        let layer = &mut self.all[index];
        layer.rid = rid.or(layer.rid);
        layer.follows(ssrc, now).then_some(index)
    }

    /// The largest.
    pub(in crate::media) fn best(&self) -> usize {
        self.all.len() - 1
    }

    /// Takes note of a packet; says of which layer it is, if it is of a stream that is forwarded.
    pub(in crate::media) fn take(&mut self, now: Instant, packet: &Inbound) -> Option<usize> {
        let index = self.of(packet.rid, packet.rtp.header.ssrc, now)?;
        let is_declared = self.is_declared;
        let layer = &mut self.all[index];
        let (codec, payload) = (packet.params.spec().codec, &packet.rtp.payload);
        if codec.is_video() {
            layer.rates.add(now, packet.place.layers, payload.len() + HEADERS);
        }
        if packet.starts_keyframe {
            layer.keyframes.arrived();
            let sizes = packet.place.sizes().or_else(|| layering::sizes(codec, payload));
            if let Some(sizes) = sizes.filter(|sizes| sizes.len() > 1 || !is_declared) {
                layer.sizes = sizes;
            }
        }
        Some(index)
    }

    /// Notes that somebody needs a keyframe of a layer.
    pub(in crate::media) fn want_keyframe(&mut self, index: usize) {
        if let Some(layer) = self.all.get_mut(index) {
            layer.keyframes.want();
        }
    }

    /// Notes that somebody sees nothing until a keyframe of a layer comes, or of the next smaller one that does.
    pub(in crate::media) fn want_beginning(&mut self, now: Instant, index: usize) {
        self.want_keyframe(index);
        let smaller = (0..index.min(self.all.len())).rev();
        let stopgap = smaller.into_iter().find(|i| self.all[*i].flows(now));
        if let Some(stopgap) = stopgap.filter(|_| !self.all[index].flows(now)) {
            self.want_keyframe(stopgap);
        }
    }

    /// Notes that somebody needs a keyframe, of whichever layer.
    pub(in crate::media) fn want_keyframes(&mut self) {
        for layer in &mut self.all {
            layer.keyframes.want();
        }
    }

    /// The streams of which a keyframe is to be asked for now; they count as asked.
    pub(in crate::media) fn keyframes_to_ask(&mut self, now: Instant) -> impl Iterator<Item = Ssrc> + '_ {
        let is_declared = self.is_declared;
        // A layer that is switched on begins with one by itself.
        let comes = move |layer: &UpLayer| !is_declared || layer.flows(now);
        let coming = self.all.iter_mut().filter(move |layer| comes(layer));
        coming.filter_map(move |layer| layer.stream().filter(|_| layer.keyframes.take(now)))
    }

    /// Whether a stream is one of those that are forwarded, or none is yet.
    pub(in crate::media) fn has_stream(&self, ssrc: Ssrc) -> bool {
        let mut streams = self.all.iter().filter_map(UpLayer::stream).peekable();
        streams.peek().is_none() || streams.any(|known| known == ssrc)
    }

    /// When anything of it was heard last.
    pub(in crate::media) fn heard(&self) -> Option<Instant> {
        self.all.iter().filter_map(UpLayer::heard).max()
    }

    /// Notes which layers somebody gets or is about to get. Their names, if that is news.
    pub(in crate::media) fn want(&mut self, now: Instant, wanted: impl Fn(usize) -> bool) -> Option<Vec<String>> {
        let mut is_news = false;
        for (index, layer) in self.all.iter_mut().enumerate() {
            is_news |= layer.want(now, wanted(index));
        }
        let names = self.all.iter().filter(|l| l.is_wanted()).filter_map(|l| l.rid);
        (is_news && self.is_declared).then(|| names.map(|rid| rid.to_string()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared() -> Layers {
        let layer = |rid: &str, width, height| Layer { rid: rid.to_owned(), width, height };
        Layers::new(&[layer("f", 1280, 720), layer("q", 320, 180), layer("h", 640, 360)])
    }

    #[test]
    fn one_stream_of_a_layer_is_followed_until_it_falls_silent() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let (a, b) = (Ssrc::from(1), Ssrc::from(2));
        let mut layers = Layers::new(&[]);
        assert_eq!(layers.of(None, a, at(0)), Some(0));
        assert_eq!(layers.of(None, b, at(1)), None);
        assert_eq!(layers.of(None, a, at(400)), Some(0));
        assert_eq!(layers.of(None, b, at(899)), None);
        assert_eq!(layers.of(None, b, at(900)), Some(0));
        assert_eq!(layers.all[0].stream(), Some(b));
    }

    #[test]
    fn layers_are_told_by_name_and_stand_by_size() {
        let now = Instant::now();
        let mut layers = declared();
        for (rid, ssrc, expected) in [("q", 1, 0), ("f", 2, 2), ("h", 3, 1)] {
            assert_eq!(layers.of(Some(Rid::from(rid)), ssrc.into(), now), Some(expected), "{rid}");
        }
        assert_eq!(layers.of(None, 9.into(), now), None, "the best one has a stream already");
        assert_eq!(declared().of(None, 9.into(), now), Some(2));
        let mut found = Layers::new(&[]);
        let rids = ["a", "b", "c", "d", "e"].map(|rid| found.of(Some(Rid::from(rid)), 1.into(), now));
        assert_eq!(rids, [Some(0), Some(1), Some(2), Some(3), None], "there are only so many");
    }
}
