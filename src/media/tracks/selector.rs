//! Which packets of a stream go on to one receiver.

use crate::media::packet::dependency::targets::{FramePlace, History};
use crate::media::packet::layering::{DecodeTarget, Place, SwitchUp};

/// Decides packet by packet what of a stream with temporal and spatial layers a receiver gets.
///
/// It goes down at the beginning of any picture, and up where a decoder can follow: to more pictures where the stream
/// says so, to a larger one at a keyframe. Where frames say themselves what they are made from, it goes by that.
#[derive(Debug, Clone, Copy)]
pub struct Selector {
    current: DecodeTarget,
    target: DecodeTarget,
    /// Which of the stream's decode targets goes on, where frames say to which of them they belong;
    described: Option<u8>,
    /// which of them went on,
    history: History,
    /// and whether only a keyframe leads to what shall go on.
    is_stuck: bool,
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
        Selector {
            current: DecodeTarget::ALL,
            target: DecodeTarget::ALL,
            described: None,
            history: History::default(),
            is_stuck: false,
        }
    }
}

impl Selector {
    /// Whether it takes a keyframe to get to its target.
    pub fn awaits_keyframe(&self) -> bool {
        self.is_stuck || self.target.spatial > self.current.spatial
    }

    /// What shall go on.
    pub fn target(&self) -> DecodeTarget {
        self.target
    }

    /// Aims at a decode target, which is reached when the stream allows it.
    pub fn aim(&mut self, target: DecodeTarget) {
        self.is_stuck &= target == self.target;
        self.target = target;
    }

    /// Which of the decode targets of a stream goes on, where frames say to which of them they belong.
    pub fn decode_target(&self) -> Option<u8> {
        self.described
    }

    /// Decides about a packet; `is_newest` unless one with a higher number has come before it.
    pub fn select(&mut self, place: &Place, is_keyframe: bool, is_newest: bool) -> Selected {
        if let Some(frame) = &place.frame {
            return self.select_frame(place, frame, is_keyframe, is_newest);
        }
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

/// What frames say themselves (the dependency descriptor).
impl Selector {
    fn select_frame(&mut self, place: &Place, frame: &FramePlace, is_keyframe: bool, is_newest: bool) -> Selected {
        if is_newest {
            if is_keyframe {
                self.history = History::starting(frame.number);
            }
            self.history.note(frame.number, false);
            // Where larger pictures are made from larger ones alone, the first frame of a picture says nothing of them.
            if place.begins || self.described.is_none_or(|current| frame.belongs_to(current)) {
                self.begin_frame(frame, is_keyframe);
            }
        }
        let Some(target) = self.described.filter(|target| frame.belongs_to(*target)) else { return Selected::LeftOut };
        self.history.note(frame.number, true);
        let highest = frame.targets.layers(target).is_none_or(|layers| layers.spatial == place.layers.spatial);
        Selected::Forwarded { ends: place.ends && highest }
    }

    /// Goes as near to the target as the first frame of a picture allows.
    fn begin_frame(&mut self, frame: &FramePlace, is_keyframe: bool) {
        let targets = &frame.targets;
        let Some(wanted) = targets.chosen(self.target, frame.active) else { return };
        let known = self.described.filter(|current| targets.layers(*current).is_some());
        let Some(current) = known.filter(|_| !is_keyframe) else {
            (self.described, self.current, self.is_stuck) = (Some(wanted), self.target, false);
            return;
        };
        let can_switch = self.history.has_references_of(frame);
        let is_open = |target: u8| {
            target == current || targets.within(current) >> target & 1 == 1 || can_switch && frame.switches_to(target)
        };
        let open = targets.active(frame.active).filter(|(target, layers)| {
            self.target.covers(*layers) && is_open(*target) || *target == wanted && is_open(wanted)
        });
        // Where there is no way, what goes on goes on until a keyframe.
        let reached = open.max_by_key(|(_, layers)| *layers).map_or(current, |(target, _)| target);
        self.described = Some(reached);
        let spatial = |target| targets.layers(target).map(|layers| layers.spatial);
        self.is_stuck = spatial(reached) != spatial(wanted);
        if !self.is_stuck {
            self.current = self.target;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::media::packet::dependency::targets::Targets;
    use crate::media::packet::dependency::{Descriptor, Frame, Indication, Structure};

    const fn target(spatial: u8, temporal: u8) -> DecodeTarget {
        DecodeTarget { spatial, temporal }
    }

    fn picture(temporal: u8, switch_up: SwitchUp) -> Place {
        Place { layers: target(0, temporal), begins: true, ends: true, switch_up, ..Place::default() }
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

    /// How a stream's frames are made, as encoders do it: a picture's place in its group, its size, the temporal layer,
    /// what it is to each decode target, and how many frames back those are from which it is predicted.
    type Pattern = &'static [(usize, u8, u8, &'static str, &'static [u16])];

    /// Three frame rates (L1T3).
    const RATES: Pattern =
        &[(0, 0, 0, "SSS", &[4]), (1, 0, 2, "--D", &[1]), (2, 0, 1, "-DS", &[2]), (3, 0, 2, "--D", &[1])];

    /// Two sizes and frame rates, of which the larger needs the smaller one at keyframes only (L2T2_KEY).
    const KEYED: Pattern =
        &[(0, 0, 0, "SS--", &[4]), (0, 1, 0, "--SS", &[4]), (1, 0, 1, "-D--", &[2]), (1, 1, 1, "---D", &[2])];

    /// The same, of which the larger always needs the smaller one (L2T2).
    const NESTED: Pattern =
        &[(0, 0, 0, "SSRR", &[4]), (0, 1, 0, "--SS", &[4, 1]), (1, 0, 1, "-D-R", &[2]), (1, 1, 1, "---D", &[2, 1])];

    struct Stream {
        pattern: Pattern,
        targets: Arc<Targets>,
        number: u16,
        since_key: u16,
    }

    impl Stream {
        fn new(pattern: Pattern) -> Self {
            let indications = |text: &str| {
                let indication = |c| match c {
                    'S' => Indication::Switch,
                    'R' => Indication::Required,
                    'D' => Indication::Discardable,
                    _ => Indication::NotPresent,
                };
                text.chars().map(indication).collect()
            };
            let template = |(_, spatial, temporal, text, references): &(usize, u8, u8, &str, &[u16])| Frame {
                spatial: *spatial,
                temporal: *temporal,
                indications: indications(text),
                references: references.to_vec(),
                chains: Vec::new(),
            };
            let decode_targets = pattern[0].3.len() as u8;
            let mut templates: Vec<Frame> = pattern.iter().map(template).collect();
            if pattern[0].3.len() == 4 {
                templates.push(Frame { indications: indications("SSSS"), references: vec![], ..templates[0].clone() });
            }
            let structure = Structure { templates, decode_targets, ..Structure::default() };
            Stream { pattern, targets: Arc::new(Targets::new(structure)), number: 65_500, since_key: 0 }
        }

        /// The frames of the next picture, with those that each needs.
        fn picture(&mut self, is_key: bool) -> Vec<(Place, Vec<u16>)> {
            let pictures = self.pattern.iter().map(|(picture, ..)| picture + 1).max().unwrap();
            self.since_key = if is_key { 0 } else { self.since_key + 1 };
            let index = usize::from(self.since_key) % pictures;
            let mut out = Vec::new();
            for (template, (picture, ..)) in self.targets.structure().templates.clone().iter().zip(self.pattern) {
                if *picture != index {
                    continue;
                }
                let mut frame = template.clone();
                if is_key {
                    frame.references = if frame.spatial > 0 { vec![1] } else { vec![] };
                    if frame.spatial == 0 {
                        frame.indications.fill(Indication::Switch);
                    }
                }
                let frame_number = self.number;
                let needs = frame.references.iter().map(|back| frame_number.wrapping_sub(*back)).collect();
                let active = self.targets.structure().all_active();
                let descriptor =
                    Descriptor { begins: true, ends: true, frame_number, structure: None, active: Some(active), frame };
                let frame = FramePlace::of(&descriptor, &self.targets, active);
                out.push((Place::described(&descriptor, frame), needs));
                self.number = self.number.wrapping_add(1);
            }
            out
        }
    }

    /// The layers of what goes on of the next picture; a star where a picture ends.
    fn shown(selector: &mut Selector, stream: &mut Stream, is_key: bool) -> String {
        let parts = stream.picture(is_key).into_iter().map(|(place, _)| {
            match selector.select(&place, is_key && place.layers.spatial == 0, true) {
                Selected::Forwarded { ends } => {
                    let end = if ends { "*" } else { "" };
                    format!("{}{}{end}", place.layers.spatial, place.layers.temporal)
                }
                Selected::LeftOut => "-".to_owned(),
            }
        });
        parts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn frames_that_say_what_they_are_made_from_are_chosen_by_that() {
        let mut selector = Selector::default();
        let mut stream = Stream::new(RATES);
        let shows = |selector: &mut Selector, stream: &mut Stream, n: usize| {
            (0..n).map(|_| shown(selector, stream, false)).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(shown(&mut selector, &mut stream, true), "00*");
        assert_eq!(shows(&mut selector, &mut stream, 4), "02*, 01*, 02*, 00*");
        selector.aim(target(3, 1));
        assert_eq!(shows(&mut selector, &mut stream, 4), "-, 01*, -, 00*");
        selector.aim(target(3, 0));
        assert_eq!(shows(&mut selector, &mut stream, 5), "-, -, -, 00*, -");
        selector.aim(DecodeTarget::ALL);
        assert_eq!(shows(&mut selector, &mut stream, 3), "01*, 02*, 00*", "where the stream allows it");
        assert!(!selector.awaits_keyframe());
    }

    #[test]
    fn who_gets_the_larger_of_two_sizes_gets_no_frames_of_the_smaller_one_for_nothing() {
        let mut selector = Selector::default();
        let mut stream = Stream::new(KEYED);
        assert_eq!(shown(&mut selector, &mut stream, true), "00 10*");
        assert_eq!(shown(&mut selector, &mut stream, false), "- 11*");
        assert_eq!(shown(&mut selector, &mut stream, false), "- 10*");
        selector.aim(target(0, 3));
        assert_eq!(shown(&mut selector, &mut stream, false), "- 11*", "what is smaller was not sent either");
        assert!(selector.awaits_keyframe());
        assert_eq!(shown(&mut selector, &mut stream, true), "00* -");
        assert!(!selector.awaits_keyframe());
        selector.aim(DecodeTarget::ALL);
        assert_eq!(shown(&mut selector, &mut stream, false), "01* -");
        assert!(selector.awaits_keyframe());
        assert_eq!(shown(&mut selector, &mut stream, true), "00 10*");
        let mut nested = Stream::new(NESTED);
        let mut selector = Selector::default();
        assert_eq!(shown(&mut selector, &mut nested, true), "00 10*");
        assert_eq!(shown(&mut selector, &mut nested, false), "01 11*");
        selector.aim(target(0, 3));
        assert_eq!(shown(&mut selector, &mut nested, false), "00* -", "at once, as nothing is missing");
        assert!(!selector.awaits_keyframe());
    }

    proptest! {
        #[test]
        fn whatever_is_wanted_what_goes_on_can_be_decoded(
            pattern in 0usize..3,
            steps in proptest::collection::vec((0u8..4, 0u8..4, 1usize..6, any::<bool>()), 1..40),
        ) {
            let mut stream = Stream::new([RATES, KEYED, NESTED][pattern]);
            let (mut selector, mut sent) = (Selector::default(), std::collections::BTreeSet::new());
            for (n, (spatial, temporal, pictures, is_key)) in steps.into_iter().enumerate() {
                selector.aim(target(spatial, temporal));
                for picture in 0..pictures {
                    let is_key = picture == 0 && (is_key || n == 0);
                    let (mut went, mut ended) = (0, 0);
                    for (place, needs) in stream.picture(is_key) {
                        let number = place.frame.as_ref().unwrap().number;
                        let selected = selector.select(&place, is_key && place.layers.spatial == 0, true);
                        let Selected::Forwarded { ends } = selected else { continue };
                        prop_assert!(needs.iter().all(|needed| sent.contains(needed)), "{number} needs {needs:?}");
                        sent.insert(number);
                        went += 1;
                        ended += u32::from(ends);
                    }
                    prop_assert!(went == 0 || ended == 1, "a picture ends once");
                    prop_assert!(!is_key || went > 0);
                }
            }
        }
    }
}
