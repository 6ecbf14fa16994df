//! Which packets of a stream go on to one receiver.

use crate::media::packet::layering::{DecodeTarget, Place, SwitchUp};

/// Decides packet by packet what of a stream with temporal and spatial layers a receiver gets.
///
/// It goes down at the beginning of any picture, and up where a decoder can follow: to more pictures where the stream
/// says so, to a larger one at a keyframe.
#[derive(Debug, Clone, Copy)]
pub struct Selector {
    current: DecodeTarget,
    target: DecodeTarget,
}

/// What becomes of a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selected {
    /// It goes on.
    Forwarded {
        /// Whether it is the last one of its picture, as the receiver gets it (RFC 9628 §4.1).
        ends: bool,
    },
    /// It is of a layer that is left out.
    LeftOut,
}

impl Default for Selector {
    fn default() -> Self {
        Selector { current: DecodeTarget::ALL, target: DecodeTarget::ALL }
    }
}

impl Selector {
    /// Whether it takes a keyframe to get to its target.
    pub fn awaits_keyframe(&self) -> bool {
        self.target.spatial > self.current.spatial
    }

    /// What shall go on.
    pub fn target(&self) -> DecodeTarget {
        self.target
    }

    /// Aims at a decode target, which is reached when the stream allows it.
    pub fn aim(&mut self, target: DecodeTarget) {
        self.target = target;
    }

    /// Decides about a packet; `is_newest` unless one with a higher number has come before it.
    pub fn select(&mut self, place: &Place, is_keyframe: bool, is_newest: bool) -> Selected {
        // A late packet is of a picture about which was decided before.
        if place.begins && is_newest {
            self.begin(place, is_keyframe);
        }
        if self.current.covers(place.layers) {
            Selected::Forwarded { ends: place.ends && place.layers.spatial == self.current.spatial }
        } else {
            Selected::LeftOut
        }
    }

    fn begin(&mut self, place: &Place, is_keyframe: bool) {
        if is_keyframe {
            self.current = self.target;
            return;
        }
        self.current.spatial = self.current.spatial.min(self.target.spatial);
        self.current.temporal = self.current.temporal.min(self.target.temporal);
        let temporal = place.layers.temporal;
        match place.switch_up {
            SwitchUp::Here if temporal == self.current.temporal + 1 && temporal <= self.target.temporal => {
                self.current.temporal = temporal;
            }
            SwitchUp::Next if temporal <= self.current.temporal => self.current.temporal = self.target.temporal,
            SwitchUp::No | SwitchUp::Here | SwitchUp::Next => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn target(spatial: u8, temporal: u8) -> DecodeTarget {
        DecodeTarget { spatial, temporal }
    }

    fn picture(temporal: u8, switch_up: SwitchUp) -> Place {
        Place { layers: target(0, temporal), begins: true, ends: true, switch_up, picture: None }
    }

    /// Which of these pictures go on.
    fn goes_on(selector: &mut Selector, pictures: &[(u8, SwitchUp)]) -> Vec<bool> {
        let selected = pictures.iter().map(|(t, up)| selector.select(&picture(*t, *up), false, true));
        selected.map(|selected| selected != Selected::LeftOut).collect()
    }

    #[test]
    fn frames_are_left_out_at_once_and_come_back_where_the_stream_allows() {
        use SwitchUp::{Here, No};
        let mut vp8 = Selector::default();
        assert_eq!(goes_on(&mut vp8, &[(0, No), (1, No)]), [true, true]);
        vp8.aim(target(3, 0));
        assert_eq!(goes_on(&mut vp8, &[(1, No), (0, No), (1, Here)]), [false, true, false]);
        vp8.aim(target(3, 3));
        assert_eq!(
            goes_on(&mut vp8, &[(0, No), (1, No), (2, Here), (1, Here), (2, No), (2, Here), (2, No)]),
            [true, false, false, true, false, true, true]
        );
    }

    #[test]
    fn vp9_names_the_picture_after_which_more_can_be_decoded() {
        use SwitchUp::{Next, No};
        let mut vp9 = Selector::default();
        vp9.aim(target(0, 0));
        assert_eq!(goes_on(&mut vp9, &[(0, No), (2, Next), (1, Next)]), [true, false, false]);
        vp9.aim(target(0, 2));
        assert_eq!(
            goes_on(&mut vp9, &[(2, Next), (0, No), (1, No), (0, Next), (2, No), (1, No)]),
            [false, true, false, true, true, true]
        );
    }

    #[test]
    fn a_larger_picture_begins_with_a_keyframe_and_a_smaller_one_at_once() {
        let part = |spatial, begins| Place { layers: target(spatial, 0), begins, ends: true, ..Place::default() };
        let picture = |selector: &mut Selector, is_key| {
            [0, 1, 2].map(|s| match selector.select(&part(s, s == 0), is_key && s == 0, true) {
                Selected::Forwarded { ends } => Some(ends),
                Selected::LeftOut => None,
            })
        };
        let mut svc = Selector::default();
        svc.aim(target(1, 0));
        assert_eq!(picture(&mut svc, true), [Some(false), Some(true), None], "the marker moves");
        svc.aim(target(2, 0));
        assert_eq!(picture(&mut svc, false), [Some(false), Some(true), None]);
        assert_eq!(picture(&mut svc, true), [Some(false), Some(false), Some(true)]);
        svc.aim(target(0, 0));
        assert_eq!(
            svc.select(&part(2, false), false, true),
            Selected::Forwarded { ends: true },
            "not within a picture"
        );
        assert_eq!(picture(&mut svc, false), [Some(true), None, None]);
    }

    #[test]
    fn a_late_packet_changes_nothing() {
        let mut selector = Selector::default();
        selector.aim(target(0, 0));
        assert_ne!(selector.select(&picture(1, SwitchUp::No), false, false), Selected::LeftOut);
        goes_on(&mut selector, &[(0, SwitchUp::No)]);
        selector.aim(target(0, 1));
        assert_eq!(selector.select(&picture(1, SwitchUp::Here), false, false), Selected::LeftOut);
    }
}
