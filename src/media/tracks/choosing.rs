//! Which of the layers of a track a receiver gets: of the sizes and frame rates that come, what it shows and its path
//! carries.

use std::time::Instant;

use crate::media::bandwidth::allocator::{CAMERA, Kbps};
use crate::media::packet::layering::DecodeTarget;
use crate::media::tracks::layers::{Layers, UpLayer};
use crate::model::ViewSize;

/// A layer serves what is shown this much larger, in percent: nobody sees the difference.
const ENLARGED: u32 = 125;

/// A publisher who sends to one receiver alone encodes for that path. Below this part of what a size needs, in percent,
/// a smaller one looks better.
const WORTHWHILE: Kbps = 35;

/// How much room there must be to go up, in percent, so that it does not go up and down.
const ROOM_TO_RISE: Kbps = 120;

/// Who gets half of the frames keeps them while there is so much room, in percent: beside so little a path is tried with
/// more, and is taken for narrower than it is for a moment when it does not carry that.
const ROOM_TO_STAY: Kbps = 75;

/// A stream does not fit when it is so much faster than its share, in percent: encoders overshoot, and a keyframe is
/// large;
pub(in crate::media) const OVERRUN: Kbps = 150;

/// and fits again below this.
pub(in crate::media) const RELEASED: Kbps = 125;

/// What of a track a receiver gets. The greater looks better.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::media) struct Choice {
    /// Which of its streams.
    pub(in crate::media) layer: usize,
    /// What of that stream.
    pub(in crate::media) decode: DecodeTarget,
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

/// One of the sizes of a track: a stream, and a spatial layer of it.
#[derive(Debug, Clone, Copy)]
struct Picture {
    layer: usize,
    spatial: u8,
    size: Option<ViewSize>,
    /// Whether the stream has no larger one.
    is_largest: bool,
}

impl Picture {
    /// It, with frames up to a temporal layer.
    fn with(&self, temporal: u8) -> Choice {
        let spatial = if self.is_largest { DecodeTarget::ALL.spatial } else { self.spatial };
        Choice { layer: self.layer, decode: DecodeTarget { spatial, temporal } }
    }

    /// It, with all frames.
    fn whole(&self) -> Choice {
        self.with(DecodeTarget::ALL.temporal)
    }
}

impl Layers {
    /// What a receiver shall get, who is to get `former` now.
    pub(in crate::media) fn choose(&mut self, now: Instant, former: Choice, fit: Fit) -> Choice {
        if !self.is_sized() {
            let picture = self.choose_by_rate(now, former.layer, fit.share);
            return self.thinned(now, former, fit.share, picture);
        }
        let pictures = self.pictures();
        let cap = cap(&pictures, fit.shown);
        let mut lowest = None;
        for picture in pictures[..=cap].iter().rev() {
            if !self.comes(now, picture) {
                continue;
            }
            lowest = Some(*picture);
            if let Some(choice) = self.fitting(now, former, fit, *picture) {
                return choice;
            }
        }
        let above = pictures[cap..].iter().find(|picture| self.all[picture.layer].flows(now)).copied();
        let picture = lowest.or(above).unwrap_or(pictures[cap]);
        if fit.is_alone {
            return self.thinned(now, former, fit.share, picture);
        }
        let temporal = self.all[picture.layer].rates.highest_temporal(now);
        let slower = (0..temporal).rev().map(|temporal| picture.with(temporal));
        let choices: Vec<Choice> = std::iter::once(picture.whole()).chain(slower).collect();
        let carried = choices.iter().find(|choice| fit.share >= self.needed(now, former, **choice));
        carried.or(choices.last()).copied().unwrap_or_default()
    }

    /// A picture with all its frames or half of them, if it fits.
    fn fitting(&mut self, now: Instant, former: Choice, fit: Fit, picture: Picture) -> Option<Choice> {
        let whole = picture.whole();
        let usual = usual_rate(picture.size);
        if fit.is_alone {
            let carried = fit.share >= room(usual.saturating_mul(WORTHWHILE) / 100, former, whole);
            return carried.then(|| self.thinned(now, former, fit.share, picture));
        }
        let layer = &mut self.all[picture.layer];
        let needed = if layer.flows(now) { layer.rates.kbps(now, whole.decode).max(usual / 3) } else { usual };
        if fit.share >= room(needed, former, whole) {
            return Some(whole);
        }
        // Each temporal layer doubles the frames. Fewer than half of them are worse than a smaller picture.
        let halved = picture.with(layer.rates.highest_temporal(now).checked_sub(1)?);
        let needed = self.needed(now, former, halved);
        let needed = if halved == former { needed * ROOM_TO_STAY / 100 } else { needed };
        (fit.share >= needed).then_some(halved)
    }

    /// A picture of a stream that its publisher makes to fit: as long as it does not, with fewer frames.
    fn thinned(&mut self, now: Instant, former: Choice, share: Kbps, picture: Picture) -> Choice {
        let rates = &mut self.all[picture.layer].rates;
        let slower = (0..rates.highest_temporal(now)).rev().map(|temporal| picture.with(temporal));
        let mut least = picture.whole();
        for choice in std::iter::once(least).chain(slower) {
            let percent = if choice > former { RELEASED } else { OVERRUN };
            least = choice;
            if rates.kbps(now, choice.decode) <= share.saturating_mul(percent) / 100 {
                break;
            }
        }
        least
    }

    /// What a receiver must have room for to get it.
    fn needed(&mut self, now: Instant, former: Choice, choice: Choice) -> Kbps {
        room(self.rate(now, choice), former, choice)
    }

    /// How fast it is.
    pub(in crate::media) fn rate(&mut self, now: Instant, choice: Choice) -> Kbps {
        self.all.get_mut(choice.layer).map_or(0, |layer| layer.rates.kbps(now, choice.decode))
    }

    /// How fast it was just now.
    pub(in crate::media) fn latest_rate(&mut self, now: Instant, choice: Choice) -> Kbps {
        self.all.get_mut(choice.layer).map_or(0, |layer| layer.rates.latest(now, choice.decode))
    }

    /// Of streams whose sizes nobody has told, the fastest that the path carries.
    fn choose_by_rate(&mut self, now: Instant, former: usize, share: Kbps) -> Picture {
        let flowing = self.all.iter_mut().enumerate().filter(|(_, layer)| layer.flows(now));
        let mut rates: Vec<(Kbps, usize)> =
            flowing.map(|(index, layer)| (layer.rates.kbps(now, DecodeTarget::ALL), index)).collect();
        rates.sort_unstable();
        let room = |rate: Kbps, index| if index == former { rate } else { rate.saturating_mul(ROOM_TO_RISE) / 100 };
        let carried = rates.iter().rev().find(|(rate, index)| share >= room(*rate, *index));
        let layer = carried.or(rates.first()).map_or(former, |(_, index)| *index).min(self.best());
        Picture { layer, spatial: 0, size: None, is_largest: true }
    }

    /// Whether there are several sizes, and somebody has told them.
    pub(in crate::media) fn is_sized(&self) -> bool {
        self.is_declared || self.all.iter().any(|layer| layer.sizes.len() > 1)
    }

    /// All sizes, the smallest first.
    fn pictures(&self) -> Vec<Picture> {
        let of = |(layer, up): (usize, &UpLayer)| {
            let sizes: Vec<Option<ViewSize>> = up.sizes.iter().map(|size| Some(*size)).collect();
            let sizes = if sizes.is_empty() { vec![None] } else { sizes };
            let last = sizes.len() - 1;
            let pictures = sizes.into_iter().enumerate();
            pictures.map(move |(n, size)| Picture { layer, spatial: n as u8, size, is_largest: n == last })
        };
        self.all.iter().enumerate().flat_map(of).collect()
    }

    /// Whether a picture comes, or may still come.
    fn comes(&mut self, now: Instant, picture: &Picture) -> bool {
        let layer = &mut self.all[picture.layer];
        layer.is_usable(now) && (picture.spatial == 0 || layer.rates.has_spatial(now, picture.spatial))
    }

    /// What is of use to a receiver who shows it in this size, at most.
    pub(in crate::media) fn most(&self, shown: Option<ViewSize>) -> Kbps {
        if !self.is_sized() || shown.is_none() {
            return CAMERA;
        }
        let pictures = self.pictures();
        // Encoders have their moments; a third more leaves room for them.
        usual_rate(pictures[cap(&pictures, shown)].size).saturating_mul(4) / 3
    }

    /// What the wanted streams take together.
    pub(in crate::media) fn wanted_rate(&self) -> Kbps {
        let wanted = self.all.iter().filter(|layer| layer.is_wanted());
        wanted.map(|layer| usual_rate(layer.sizes.last().copied()).saturating_mul(4) / 3).sum()
    }
}

/// The smallest picture that is as good as any larger one for what is shown.
fn cap(pictures: &[Picture], shown: Option<ViewSize>) -> usize {
    let best = pictures.len() - 1;
    let Some(shown) = shown else { return best };
    let serves = |have: u16, shown: u16| u32::from(have) * ENLARGED >= u32::from(shown) * 100;
    let fits = |size: ViewSize| serves(size.width, shown.width) || serves(size.height, shown.height);
    pictures.iter().position(|picture| picture.size.is_none_or(fits)).unwrap_or(best)
}

/// How much room a rate takes, with some to spare if it is to rise to it.
fn room(rate: Kbps, former: Choice, choice: Choice) -> Kbps {
    if choice > former { rate.saturating_mul(ROOM_TO_RISE) / 100 } else { rate }
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
    use std::time::Duration;

    use str0m::media::Rid;

    use super::*;
    use crate::model::Layer;

    fn declared() -> Layers {
        let layer = |rid: &str, width, height| Layer { rid: rid.to_owned(), width, height };
        Layers::new(&[layer("f", 1280, 720), layer("q", 320, 180), layer("h", 640, 360)])
    }

    /// All of a stream.
    fn all_of(layer: usize) -> Choice {
        Choice { layer, decode: DecodeTarget::ALL }
    }

    fn of(layer: usize, spatial: u8, temporal: u8) -> Choice {
        Choice { layer, decode: DecodeTarget { spatial, temporal } }
    }

    /// Lets a second pass in which layers of a stream come at so many kbit/s.
    fn flow(layers: &mut Layers, start: Instant, rid: Option<&str>, rates: &[(u8, u8, usize)]) -> Instant {
        for tenth in 0..10 {
            let now = start + Duration::from_millis(100 * tenth);
            let index = layers.of(rid.map(Rid::from), 7.into(), now).unwrap();
            for (spatial, temporal, kbps) in rates {
                let place = DecodeTarget { spatial: *spatial, temporal: *temporal };
                layers.all[index].rates.add(now, place, kbps * 1000 / 8 / 10);
            }
        }
        start + Duration::from_millis(950)
    }

    #[test]
    fn half_of_the_frames_come_before_a_smaller_picture() {
        let mut layers = declared();
        let now = flow(&mut layers, Instant::now(), Some("f"), &[(0, 0, 1000), (0, 1, 600)]);
        let all = DecodeTarget::ALL.spatial;
        let cases: &[(Kbps, bool, Choice, Choice, &str)] = &[
            (1800, false, all_of(2), all_of(2), "room for everything"),
            (1400, false, all_of(2), of(2, all, 0), "room for half"),
            (1800, false, of(2, all, 0), of(2, all, 0), "not enough to come back"),
            (2200, false, of(2, all, 0), all_of(2), "enough to come back"),
            (900, false, all_of(2), all_of(1), "not even for half"),
            (900, false, of(2, all, 0), of(2, all, 0), "nearly enough to stay"),
            (700, false, of(2, all, 0), all_of(1), "far too little"),
            (1300, true, all_of(2), all_of(2), "who is alone waits for the publisher to follow"),
            (1000, true, all_of(2), of(2, all, 0), "and gets half meanwhile when it is far too much"),
        ];
        for (share, is_alone, former, expected, what) in cases {
            let fit = Fit { shown: None, share: *share, is_alone: *is_alone };
            assert_eq!(layers.choose(now, *former, fit), *expected, "{what}");
        }
    }

    #[test]
    fn one_stream_is_thinned_before_it_is_left_out() {
        let mut layers = Layers::new(&[]);
        let now = flow(&mut layers, Instant::now(), None, &[(0, 0, 200), (0, 1, 100), (0, 2, 200)]);
        let choose = |layers: &mut Layers, share| {
            layers.choose(now, all_of(0), Fit { shown: None, share, is_alone: false }).decode.temporal
        };
        assert_eq!([400, 250, 150, 50].map(|share| choose(&mut layers, share)), [DecodeTarget::ALL.temporal, 1, 0, 0]);
    }

    #[test]
    fn a_stream_of_several_sizes_is_chosen_from_like_several_streams() {
        let mut layers = Layers::new(&[]);
        let size = |width, height| ViewSize { width, height };
        let now = flow(&mut layers, Instant::now(), None, &[(0, 0, 150), (1, 0, 400), (2, 0, 900)]);
        layers.all[0].sizes = vec![size(320, 180), size(640, 360), size(1280, 720)];
        let all = DecodeTarget::ALL;
        let cases: &[(Option<ViewSize>, Kbps, Choice, &str)] = &[
            (None, 3000, all_of(0), "room for everything"),
            (Some(size(640, 360)), 3000, of(0, 1, all.temporal), "half the size"),
            (Some(size(160, 90)), 3000, of(0, 0, all.temporal), "a thumbnail"),
            (None, 1000, of(0, 1, all.temporal), "a path that carries two of the three"),
            (None, 100, of(0, 0, all.temporal), "a path that carries nothing well"),
        ];
        for (shown, share, expected, what) in cases {
            let fit = Fit { shown: *shown, share: *share, is_alone: false };
            assert_eq!(layers.choose(now, all_of(0), fit), *expected, "{what}");
        }
        let later = flow(&mut layers, now, None, &[(0, 0, 150), (1, 0, 400)]);
        let fit = Fit { shown: None, share: 3000, is_alone: false };
        assert_eq!(layers.choose(later, all_of(0), fit), of(0, 1, all.temporal), "the largest is not sent any more");
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
            assert_eq!(declared().choose(now, all_of(*former), fit), all_of(*expected), "{what}");
        }
    }

    #[test]
    fn a_layer_that_does_not_come_is_not_asked_for_again_and_again() {
        let start = Instant::now();
        let mut layers = declared();
        let fit = Fit { shown: None, share: 3000, is_alone: false };
        let (mut chosen, mut news) = (all_of(2), 0);
        for tenth in 0..300 {
            let now = start + Duration::from_millis(100 * tenth);
            layers.of(Some(Rid::from("h")), 1.into(), now);
            chosen = layers.choose(now, chosen, fit);
            // The one that flows is kept until the other begins.
            news += usize::from(layers.want(now, |index| index == chosen.layer || index == 1).is_some());
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
        assert_eq!([2, 4].map(|s| layers.choose(at(s), all_of(1), fit).layer), [2, 1]);
        layers.want(at(4), |index| index == 1);
        let later = [18, 19].map(|s| {
            layers.of(Some(Rid::from("h")), 1.into(), at(s));
            layers.choose(at(s), all_of(1), fit).layer
        });
        assert_eq!(later, [1, 2], "asked for again");
    }
}
