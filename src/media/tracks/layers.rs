//! The layers in which a picture is published, and which of them somebody gets.

use std::time::{Duration, Instant};

use str0m::media::Rid;
use str0m::rtp::Ssrc;

use crate::media::bandwidth::allocator::{CAMERA, Kbps};
use crate::media::bandwidth::rate::Rate;
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

/// A layer serves what is shown this much larger, in percent: nobody sees the difference.
const ENLARGED: u32 = 125;

/// A publisher who sends to one receiver alone encodes for that path. Below this part of what a size needs, in percent,
/// a smaller one looks better.
const WORTHWHILE: Kbps = 35;

/// How much room there must be to go up, in percent, so that it does not go up and down.
const ROOM_TO_RISE: Kbps = 120;

/// One stream of a published track; a track without simulcast has one.
#[derive(Debug, Default)]
pub(in crate::media) struct UpLayer {
    /// Its name, unless it is the only one.
    pub(in crate::media) rid: Option<Rid>,
    /// What its publisher says of its size.
    size: Option<ViewSize>,
    /// How fast it is.
    pub(in crate::media) rate: Rate,
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

    fn flows(&self, now: Instant) -> bool {
        self.heard().is_some_and(|at| now < at + SILENT)
    }

    /// Whether it comes, or may still come.
    fn is_usable(&self, now: Instant) -> bool {
        self.flows(now)
            || match self.wanted {
                Some(since) => self.heard().map_or(since, |at| at.max(since)) + COMES > now,
                None => self.missed.is_none_or(|at| now >= at + TRIED_AGAIN),
            }
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

    /// What it takes, as it is sent now or as its size wants it.
    fn needs(&mut self, now: Instant) -> Kbps {
        let usual = usual_rate(self.size);
        if self.flows(now) { self.rate.kbps(now).max(usual / 3) } else { usual }
    }
}

/// All layers of a track, the smallest first.
#[derive(Debug)]
pub(in crate::media) struct Layers {
    all: Vec<UpLayer>,
    /// Whether the publisher named them, and so can be asked to send some of them only.
    is_declared: bool,
}

/// What a receiver has room for.
#[derive(Debug, Clone, Copy)]
pub(in crate::media) struct Fit {
    /// How large it is shown, if that is known.
    pub(in crate::media) shown: Option<ViewSize>,
    /// What the path carries of it.
    pub(in crate::media) share: Kbps,
    /// Whether nobody else gets it.
    pub(in crate::media) is_alone: bool,
}

impl Layers {
    pub(in crate::media) fn new(declared: &[Layer]) -> Self {
        let mut declared: Vec<&Layer> = declared.iter().take(MAX_LAYERS).collect();
        declared.sort_by_key(|layer| layer.height);
        let named = |layer: &Layer| UpLayer {
            rid: Some(Rid::from(layer.rid.as_str())),
            size: Some(ViewSize { width: layer.width, height: layer.height }),
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
        let layer = &mut self.all[index];
        if packet.params.spec().codec.is_video() {
            layer.rate.add(now, packet.rtp.payload.len());
        }
        if packet.starts_keyframe {
            layer.keyframes.arrived();
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

    /// The layer that a receiver shall get, who gets `former` now.
    pub(in crate::media) fn choose(&mut self, now: Instant, former: usize, fit: Fit) -> usize {
        if !self.is_declared {
            return self.choose_by_rate(now, former, fit.share);
        }
        let cap = self.cap(fit.shown);
        let mut lowest = None;
        for index in (0..=cap).rev() {
            let layer = &mut self.all[index];
            if !layer.is_usable(now) {
                continue;
            }
            lowest = Some(index);
            let needed =
                if fit.is_alone { usual_rate(layer.size).saturating_mul(WORTHWHILE) / 100 } else { layer.needs(now) };
            let needed = if index > former { needed.saturating_mul(ROOM_TO_RISE) / 100 } else { needed };
            if fit.share >= needed {
                return index;
            }
        }
        let above = (cap..self.all.len()).find(|index| self.all[*index].flows(now));
        lowest.or(above).unwrap_or(cap)
    }

    /// Of layers whose sizes nobody has told, the fastest that the path carries.
    fn choose_by_rate(&mut self, now: Instant, former: usize, share: Kbps) -> usize {
        let flowing = self.all.iter_mut().enumerate().filter(|(_, layer)| layer.flows(now));
        let mut rates: Vec<(Kbps, usize)> = flowing.map(|(index, layer)| (layer.rate.kbps(now), index)).collect();
        rates.sort_unstable();
        let room = |rate: Kbps, index| if index == former { rate } else { rate.saturating_mul(ROOM_TO_RISE) / 100 };
        let carried = rates.iter().rev().find(|(rate, index)| share >= room(*rate, *index));
        carried.or(rates.first()).map_or(former, |(_, index)| *index)
    }

    /// The smallest layer that is as good as any larger one for what is shown.
    fn cap(&self, shown: Option<ViewSize>) -> usize {
        let best = self.all.len() - 1;
        let Some(shown) = shown else { return best };
        let serves = |have: u16, shown: u16| u32::from(have) * ENLARGED >= u32::from(shown) * 100;
        let fits = |size: ViewSize| serves(size.width, shown.width) || serves(size.height, shown.height);
        self.all.iter().position(|layer| layer.size.is_none_or(fits)).unwrap_or(best)
    }

    /// What is of use to a receiver who shows it in this size, at most.
    pub(in crate::media) fn most(&self, shown: Option<ViewSize>) -> Kbps {
        if !self.is_declared || shown.is_none() {
            return CAMERA;
        }
        // Encoders have their moments; a third more leaves room for them.
        self.all.get(self.cap(shown)).map_or(CAMERA, |layer| usual_rate(layer.size).saturating_mul(4) / 3)
    }

    /// How fast a layer is.
    pub(in crate::media) fn rate(&mut self, index: usize, now: Instant) -> Kbps {
        self.all.get_mut(index).map_or(0, |layer| layer.rate.kbps(now))
    }

    /// What the wanted layers take together.
    pub(in crate::media) fn wanted_rate(&self) -> Kbps {
        let wanted = self.all.iter().filter(|layer| layer.wanted.is_some());
        wanted.map(|layer| usual_rate(layer.size).saturating_mul(4) / 3).sum()
    }

    /// Notes which layers somebody gets or is about to get. Their names, if that is news.
    pub(in crate::media) fn want(&mut self, now: Instant, wanted: impl Fn(usize) -> bool) -> Option<Vec<String>> {
        let mut is_news = false;
        for (index, layer) in self.all.iter_mut().enumerate() {
            is_news |= layer.want(now, wanted(index));
        }
        let names = self.all.iter().filter(|l| l.wanted.is_some()).filter_map(|l| l.rid);
        (is_news && self.is_declared).then(|| names.map(|rid| rid.to_string()).collect())
    }
}

/// What a picture of this size usually takes at 30 frames a second.
fn usual_rate(size: Option<ViewSize>) -> Kbps {
    let Some(size) = size else { return CAMERA };
    let pixels = f64::from(size.width) * f64::from(size.height);
    // 1280 by 720 looks good with 1700 kbit/s, and half the size in each direction needs a third of it.
    (1700.0 * (pixels / 921_600.0).powf(0.75)).clamp(50.0, f64::from(CAMERA)) as Kbps
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

    #[test]
    fn a_receiver_gets_what_it_shows_and_what_its_path_carries() {
        let now = Instant::now();
        let view = |width, height| Some(ViewSize { width, height });
        type Case<'a> = (Option<ViewSize>, Kbps, bool, usize, usize, &'a str);
        let cases: &[Case<'_>] = &[
            (None, 3000, false, 0, 2, "room for everything"),
            (view(1280, 720), 3000, false, 0, 2, "a large picture"),
            (view(640, 360), 3000, false, 2, 1, "half the size"),
            (view(790, 440), 3000, false, 0, 1, "a little larger than it"),
            (view(900, 500), 3000, false, 0, 2, "too large for it"),
            (view(160, 90), 3000, false, 2, 0, "a thumbnail"),
            (view(4000, 3000), 3000, false, 0, 2, "larger than anything there is"),
            (None, 1000, false, 2, 1, "a path that carries the second"),
            (None, 100, false, 2, 0, "a path that carries nothing well"),
            (None, 1750, false, 2, 2, "just enough to stay"),
            (None, 1750, false, 1, 1, "but not to rise"),
            (None, 700, true, 2, 2, "who is alone gets a large picture encoded for their path"),
            (None, 300, true, 2, 1, "until a smaller one looks better"),
        ];
        for (shown, share, is_alone, former, expected, what) in cases {
            let fit = Fit { shown: *shown, share: *share, is_alone: *is_alone };
            assert_eq!(declared().choose(now, *former, fit), *expected, "{what}");
        }
    }

    #[test]
    fn a_layer_that_does_not_come_is_not_asked_for_again_and_again() {
        let start = Instant::now();
        let mut layers = declared();
        let fit = Fit { shown: None, share: 3000, is_alone: false };
        let (mut chosen, mut news) = (2, 0);
        for tenth in 0..300 {
            let now = start + Duration::from_millis(100 * tenth);
            layers.of(Some(Rid::from("h")), 1.into(), now);
            chosen = layers.choose(now, chosen, fit);
            // The one that flows is kept until the other begins.
            news += usize::from(layers.want(now, |index| index == chosen || index == 1).is_some());
        }
        assert_eq!(news, 4, "asked for, given up, tried again after 15 s, given up");
    }

    #[test]
    fn a_layer_that_does_not_come_is_given_up_for_a_while() {
        let start = Instant::now();
        let at = |s| start + Duration::from_secs(s);
        let mut layers = declared();
        let fit = Fit { shown: None, share: 3000, is_alone: false };
        assert_eq!(layers.want(start, |index| index == 2), Some(vec!["f".to_owned()]));
        assert_eq!(layers.want(start, |index| index == 2), None, "no news");
        layers.of(Some(Rid::from("h")), 1.into(), at(4));
        assert_eq!([2, 4].map(|s| layers.choose(at(s), 1, fit)), [2, 1]);
        layers.want(at(4), |index| index == 1);
        let later = [18, 19].map(|s| {
            layers.of(Some(Rid::from("h")), 1.into(), at(s));
            layers.choose(at(s), 1, fit)
        });
        assert_eq!(later, [1, 2], "asked for again");
    }
}
