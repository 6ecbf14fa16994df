/// Thousand bits a second.
pub(in crate::media) type Kbps = u32;

/// Less than this is no picture: below it video is suspended.
const LEAST: Kbps = 60;

/// What is suspended comes back when there is this much for it, so that it does not flicker.
const LEAST_TO_RETURN: Kbps = 120;

/// More than this makes no camera better.
pub(in crate::media) const CAMERA: Kbps = 2500;

/// A screen is text: it may be as large as its publisher sends it, up to here.
pub(in crate::media) const SCREEN: Kbps = 4000;

/// What a small picture takes: everybody gets so much before anybody gets more.
const MODEST: Kbps = 200;

/// A stream of video that a receiver shall get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::media) struct Stream {
    /// Whether it is a screen, which goes before cameras.
    pub(in crate::media) is_screen: bool,
    /// Whether it is held back now.
    pub(in crate::media) is_suspended: bool,
    /// The most that is of use to it.
    pub(in crate::media) most: Kbps,
}

impl Stream {
    /// What it needs to be sent at all.
    fn least(&self) -> Kbps {
        if self.is_suspended { LEAST_TO_RETURN } else { LEAST }
    }
}

/// Divides what there is among streams, the most important first; who gets nothing is suspended.
///
/// Everybody gets the least before anybody gets more, then screens are filled, then cameras get a small picture each,
/// and then what is of use to them, one after another.
pub(in crate::media) fn allocate(budget: Kbps, streams: &[Stream]) -> Vec<Option<Kbps>> {
    let mut left = budget;
    let mut shares: Vec<Option<Kbps>> = Vec::with_capacity(streams.len());
    for stream in streams {
        let share = (left >= stream.least()).then(|| stream.least());
        left -= share.unwrap_or_default();
        shares.push(share);
    }
    for (screens, upto) in [(true, Kbps::MAX), (false, MODEST), (false, Kbps::MAX)] {
        for (stream, share) in streams.iter().zip(&mut shares).filter(|(s, _)| s.is_screen == screens) {
            let Some(share) = share else { continue };
            let more = left.min(stream.most.min(upto).saturating_sub(*share));
            *share += more;
            left -= more;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAMERA_STREAM: Stream = Stream { is_screen: false, is_suspended: false, most: CAMERA };
    const SCREEN_STREAM: Stream = Stream { is_screen: true, most: SCREEN, ..CAMERA_STREAM };
    const THUMBNAIL: Stream = Stream { most: 300, ..CAMERA_STREAM };
    const HELD_BACK: Stream = Stream { is_suspended: true, ..CAMERA_STREAM };

    #[test]
    fn what_there_is_goes_where_it_helps_most() {
        type Case<'a> = (Kbps, &'a [Stream], &'a [Option<Kbps>], &'a str);
        let cases: &[Case<'_>] = &[
            (1000, &[CAMERA_STREAM], &[Some(1000)], "one gets all"),
            (9000, &[CAMERA_STREAM], &[Some(CAMERA)], "but no more than is of use"),
            (50, &[CAMERA_STREAM], &[None], "too little for a picture"),
            (100, &[HELD_BACK], &[None], "what is held back waits for a little more"),
            (120, &[HELD_BACK], &[Some(120)], "and then comes back"),
            (1000, &[CAMERA_STREAM; 2], &[Some(800), Some(200)], "who spoke last is seen better"),
            (300, &[CAMERA_STREAM; 2], &[Some(200), Some(100)], "but nobody much worse than the least"),
            (3000, &[THUMBNAIL, CAMERA_STREAM], &[Some(300), Some(CAMERA)], "what is shown small leaves room"),
            (100, &[CAMERA_STREAM; 2], &[Some(100), None], "the more important one goes on"),
            (3000, &[SCREEN_STREAM, CAMERA_STREAM], &[Some(2940), Some(60)], "a screen is filled first"),
            (5000, &[SCREEN_STREAM, CAMERA_STREAM], &[Some(SCREEN), Some(1000)], "and leaves what it cannot use"),
        ];
        for (budget, streams, expected, what) in cases {
            assert_eq!(allocate(*budget, streams), *expected, "{what}");
        }
    }

    #[test]
    fn nothing_is_given_twice() {
        for budget in (0..12_000).step_by(37) {
            let streams = [SCREEN_STREAM, CAMERA_STREAM, HELD_BACK, SCREEN_STREAM, CAMERA_STREAM];
            let given: Kbps = allocate(budget, &streams).iter().flatten().sum();
            assert!(given <= budget, "{budget}: {given}");
        }
    }
}
