use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::media::packet::dependency::rewriting::{Change, Relabeller, rewritten};
use crate::media::packet::dependency::targets::{FramePlace, Known};
use crate::media::packet::layering::{DecodeTarget, Place};
use crate::media::tracks::selector::{Selected, Selector};

/// What Chromium sends first of a small camera with three sizes and frame rates (L3T3), and then, as public captures
/// have it.
const FIRST: &str = "c1017280081485214eafffaaaa863cf0430c10c302afc0aaa0063c00430010c002a000a80006000040001d954926e0\
                     82b04a0941b820ac1282503157f974000ca864330e222222eca8655304224230eca877530077004200ef008601df010d";
const THEN: [&str; 4] = ["86017340fc", "46017340fc", "c3017540fc", "88017640fc"];

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

#[test]
fn what_browsers_send_is_read() {
    let first = Descriptor::read(&bytes(FIRST), None).unwrap();
    let structure = first.structure.clone().unwrap();
    let sizes: Vec<(u16, u16)> = structure.sizes.iter().map(|size| (size.width, size.height)).collect();
    assert_eq!(sizes, [(120, 67), (240, 135), (480, 270)]);
    let targets: Vec<(u8, u8)> = (0..9).map(|target| structure.layers_of(target)).collect();
    assert_eq!(targets, [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2)]);
    assert!(first.starts_keyframe() && first.ends);
    assert_eq!((first.frame_number, first.active), (0x172, Some(0x1ff)));
    assert_eq!((&first.frame.indications[..], &first.frame.chains[..]), (&[Indication::Switch; 9][..], &[0; 3][..]));
    assert_eq!(structure.protected_by, [0, 0, 0, 1, 1, 1, 2, 2, 2]);
    let then = THEN.map(|hex| Descriptor::read(&bytes(hex), Some(&structure)).unwrap());
    assert!(then.iter().all(|d| d.active == Some(0x3f)), "the largest is left out");
    assert_eq!((&then[3].frame.references[..], &then[3].frame.chains[..]), (&[3, 1][..], &[4, 3, 2][..]));
    assert_eq!(then[2].frame.indications[2], Indication::Discardable);
    let told = then.map(|d| (d.frame_number, d.begins, d.ends, d.frame.spatial, d.frame.temporal));
    assert_eq!(told[..2], [(0x173, true, false, 1, 0), (0x173, false, true, 1, 0)]);
    assert_eq!(told[2..], [(0x175, true, true, 0, 2), (0x176, true, false, 1, 2)]);
    assert_eq!(Descriptor::read(&bytes(THEN[0]), None), None, "without the structure it says nothing");
}

/// Writes bits as a sender does.
#[derive(Default)]
struct Written(Vec<bool>);

impl Written {
    fn put(&mut self, value: u32, count: u32) {
        self.0.extend((0..count).rev().map(|bit| value >> bit & 1 == 1));
    }

    fn below(&mut self, value: u32, end: u32) {
        let width = end.ilog2() + 1;
        let short = (1 << width) - end;
        if value < short { self.put(value, width - 1) } else { self.put(value + short, width) }
    }

    fn structure(&mut self, s: &Structure) {
        self.put(s.first_template.into(), 6);
        self.put(u32::from(s.decode_targets) - 1, 5);
        for pair in s.templates.windows(2) {
            let next = match (pair[1].spatial - pair[0].spatial, pair[1].temporal == pair[0].temporal) {
                (0, true) => 0,
                (0, false) => 1,
                _ => 2,
            };
            self.put(next, 2);
        }
        self.put(3, 2);
        for template in &s.templates {
            self.indications(&template.indications);
        }
        for template in &s.templates {
            for diff in &template.references {
                self.put(1, 1);
                self.put(u32::from(*diff) - 1, 4);
            }
            self.put(0, 1);
        }
        let chains = s.templates[0].chains.len() as u32;
        self.below(chains, u32::from(s.decode_targets) + 1);
        for chain in &s.protected_by {
            self.below((*chain).into(), chains);
        }
        for diff in s.templates.iter().flat_map(|template| &template.chains) {
            self.put((*diff).into(), 4);
        }
        self.put(u32::from(!s.sizes.is_empty()), 1);
        for side in s.sizes.iter().flat_map(|size| [size.width, size.height]) {
            self.put(u32::from(side) - 1, 16);
        }
    }

    fn indications(&mut self, all: &[Indication]) {
        for indication in all {
            self.put(*indication as u32, 2);
        }
    }

    fn descriptor(d: &Descriptor, template: u8, used: &Structure) -> Vec<u8> {
        let mut out = Written::default();
        out.put(d.begins.into(), 1);
        out.put(d.ends.into(), 1);
        out.put(template.into(), 6);
        out.put(d.frame_number.into(), 16);
        out.put(d.structure.is_some().into(), 1);
        out.put(d.active.is_some().into(), 1);
        out.put(0b111, 3);
        if let Some(structure) = &d.structure {
            out.structure(structure);
        }
        if let Some(active) = d.active {
            out.put(active, used.decode_targets.into());
        }
        out.indications(&d.frame.indications);
        for diff in &d.frame.references {
            let nibbles = (u32::from(diff - 1).checked_ilog2().unwrap_or(0) / 4) + 1;
            out.put(nibbles, 2);
            out.put(u32::from(diff - 1), 4 * nibbles);
        }
        out.put(0, 2);
        for diff in &d.frame.chains {
            out.put((*diff).into(), 8);
        }
        out.0.chunks(8).map(|bits| (0..8).fold(0, |b, n| b << 1 | u8::from(*bits.get(n).unwrap_or(&false)))).collect()
    }
}

fn indication() -> impl Strategy<Value = Indication> {
    (0usize..4)
        .prop_map(|n| [Indication::NotPresent, Indication::Discardable, Indication::Switch, Indication::Required][n])
}

prop_compose! {
    fn structure()(targets in 1usize..33, chains in 0usize..33)(
        first_template in 0u8..64,
        steps in vec(0u8..3, 0..10),
        indications in vec(vec(indication(), targets), 11),
        references in vec(vec(1u16..17, 0..4), 11),
        diffs in vec(vec(0u8..16, chains.min(targets)), 11),
        protected_by in vec(0..chains.min(targets).max(1) as u8, targets),
        side in proptest::option::of(1u16..9000),
        has_chains in Just(chains > 0),
    ) -> Structure {
        let mut places = vec![(0, 0)];
        for step in steps {
            let (s, t) = places[places.len() - 1];
            places.push(match step { 0 => (s, t), 1 => (s, t + 1), _ => (s + 1, 0) });
        }
        let last = places[places.len() - 1].0;
        let templates = places.into_iter().enumerate().map(|(n, (spatial, temporal))| Frame {
            spatial,
            temporal,
            indications: indications[n].clone(),
            references: references[n].clone(),
            chains: diffs[n].clone(),
        });
        let sizes = side.into_iter().flat_map(|side| (0..=last).map(move |_| ViewSize { width: side, height: side }));
        Structure {
            first_template,
            decode_targets: indications[0].len() as u8,
            protected_by: if has_chains { protected_by } else { Vec::new() },
            sizes: sizes.collect(),
            templates: templates.collect(),
        }
    }
}

proptest! {
    #[test]
    fn what_was_written_is_read(
        structure in structure(),
        pick in any::<prop::sample::Index>(),
        (begins, ends, is_new, frame_number) in any::<(bool, bool, bool, u16)>(),
        active in proptest::option::of(any::<u32>()),
        references in vec(1u16..4097, 0..4),
        chain in any::<u8>(),
    ) {
        let index = pick.index(structure.templates.len());
        let template = (structure.first_template + index as u8) % 64;
        let mut frame = structure.templates[index].clone();
        frame.references = references;
        frame.chains.fill(chain);
        let all = structure.all_active();
        let active = active.map(|bits| bits & all);
        let new = is_new.then(|| structure.clone());
        let sent = Descriptor { begins, ends, frame_number, structure: new, active, frame };
        let bytes = Written::descriptor(&sent, template, &structure);
        let expected = Descriptor { active: active.or(is_new.then_some(all)), ..sent };
        prop_assert_eq!(Descriptor::read(&bytes, Some(&structure)), Some(expected));
    }

    #[test]
    fn what_is_changed_is_changed_and_the_rest_stays(
        structure in structure(),
        pick in any::<prop::sample::Index>(),
        (begins, ends, is_new, frame_number) in any::<(bool, bool, bool, u16)>(),
        active in proptest::option::of(any::<u32>()),
        (moved, told) in any::<(u16, Option<u32>)>(),
    ) {
        let index = pick.index(structure.templates.len());
        let template = (structure.first_template + index as u8) % 64;
        let frame = structure.templates[index].clone();
        let all = structure.all_active();
        let (active, told) = (active.map(|bits| bits & all), told.map(|bits| bits & all));
        let new = is_new.then(|| structure.clone());
        let sent = Descriptor { begins, ends, frame_number, structure: new, active, frame };
        let bytes = Written::descriptor(&sent, template, &structure);
        let changed = rewritten(&bytes, structure.decode_targets, Change { moved, active: told }).unwrap();
        let expected = Descriptor {
            frame_number: frame_number.wrapping_add(moved),
            active: told.or(active).or(is_new.then_some(all)),
            ..sent
        };
        prop_assume!(bytes.len() < 250);
        prop_assert_eq!(Descriptor::read(&changed, Some(&structure)), Some(expected));
        prop_assert!(changed.len() <= bytes.len() + 5);
        // What has three bytes says nothing but its template.
        let short = [&bytes[..3]].concat();
        let changed = rewritten(&short, structure.decode_targets, Change { moved, active: told }).unwrap();
        let read = Descriptor::read(&changed, Some(&structure)).unwrap();
        prop_assert_eq!((read.active, read.frame_number), (told, frame_number.wrapping_add(moved)));
        prop_assert_eq!(read.frame, structure.templates[index].clone());
    }

    #[test]
    fn whatever_a_stream_says_of_itself_it_can_be_passed_on(
        structures in vec((structure(), any::<u16>()), 1..4),
        values in vec(vec(any::<u8>(), 3..40), 0..30),
        aims in vec((0u8..4, 0u8..4), 1..8),
    ) {
        let (mut known, mut selector, mut relabeller) = (Known::default(), Selector::default(), Relabeller::default());
        let announcing = structures.into_iter().map(|(structure, frame_number)| {
            let frame = structure.templates[0].clone();
            let (active, new) = (None, Some(structure.clone()));
            let sent = Descriptor { begins: true, ends: true, frame_number, structure: new, active, frame };
            Written::descriptor(&sent, structure.first_template, &structure)
        });
        for (n, value) in announcing.chain(values).enumerate() {
            let (spatial, temporal) = aims[n % aims.len()];
            selector.aim(DecodeTarget { spatial, temporal });
            let raw: Arc<[u8]> = value.into();
            let Some((descriptor, frame)) = known.read(&raw) else { continue };
            let place = Place::described(&descriptor, frame);
            let Selected::Forwarded { ends } = selector.select(&place, descriptor.starts_keyframe(), n % 7 > 0) else {
                continue;
            };
            let decodes = place.frame.as_ref().zip(selector.decode_target());
            let out = relabeller.relabel((n as u32 / 10).into(), &raw, decodes, ends);
            prop_assert!((3..=raw.len() + 6).contains(&out.len()));
        }
    }

    #[test]
    fn anything_can_be_changed_or_is_refused(
        values in vec(vec(any::<u8>(), 0..260), 1..8), targets in 0u8..33, (moved, told) in any::<(u16, Option<u32>)>(),
    ) {
        let mut known = Known::default();
        for value in values {
            known.read(&value);
            let Some(changed) = rewritten(&value, targets, Change { moved, active: told }) else { continue };
            prop_assert!(changed.len() <= value.len() + 6 && changed.len() <= value.len().max(255));
        }
    }

    #[test]
    fn anything_is_read_or_refused(
        value in vec(any::<u8>(), 0..120), structure in proptest::option::of(structure()),
    ) {
        if let Some(read) = Descriptor::read(&value, structure.as_ref()) {
            let used = read.structure.as_ref().or(structure.as_ref()).unwrap();
            prop_assert_eq!(read.frame.indications.len(), usize::from(used.decode_targets));
            prop_assert!(used.templates.len() <= MAX_TEMPLATES);
        }
    }
}

/// What [`FIRST`] announces, and a frame of it.
fn captured() -> (Descriptor, FramePlace) {
    Known::default().read(&bytes(FIRST)).unwrap()
}

#[test]
fn decode_targets_are_chosen_by_what_is_wanted_and_sent() {
    let (_, FramePlace { targets, .. }) = captured();
    let layers = |spatial, temporal| DecodeTarget { spatial, temporal };
    for (wanted, active, expected) in [
        (DecodeTarget::ALL, 0x1ff, Some(8)),
        (DecodeTarget::ALL, 0x3f, Some(5)),
        (layers(1, 3), 0x1ff, Some(5)),
        (layers(3, 1), 0x1ff, Some(7)),
        (layers(0, 0), 0x1ff, Some(0)),
        (layers(0, 0), 0x1f8, Some(3)),
        (layers(0, 0), 0, None),
    ] {
        assert_eq!(targets.chosen(wanted, active), expected, "{wanted:?} of {active:#x}");
    }
    assert_eq!(targets.within(8), 0x1ff, "each size is made from the next smaller one");
    assert_eq!(targets.within(4), 0b11_011, "with half of the frames");
    assert_eq!((targets.lowest(0x1ff), targets.layers(9)), (0, None));
}

#[test]
fn what_is_known_of_a_stream_follows_its_descriptors() {
    let mut known = Known::default();
    assert_eq!(known.read(&bytes(THEN[0])), None, "without the structure it says nothing");
    known.read(&bytes(FIRST)).unwrap();
    let (descriptor, frame) = known.read(&bytes(THEN[2])).unwrap();
    assert_eq!((descriptor.frame.temporal, frame.active), (2, 0x3f), "the largest is left out");
    assert!(frame.belongs_to(2) && !frame.belongs_to(1) && !frame.switches_to(2));
    let mut early = bytes(FIRST);
    early[1..3].copy_from_slice(&0x100u16.to_be_bytes());
    assert_eq!(known.read(&early), None, "what is from before the structure is not read by it");
    early[1..3].copy_from_slice(&0xf000u16.to_be_bytes());
    assert!(known.read(&early).is_some(), "but a stream may begin to count anew");
}

#[test]
fn descriptors_go_on_over_a_change_of_source_and_say_what_is_sent() {
    let raw = |hex: &str| Arc::<[u8]>::from(bytes(hex));
    let mut known = Known::default();
    let structure = known.read(&bytes(FIRST)).unwrap().0.structure.unwrap();
    let mut relabel = {
        let mut relabeller = Relabeller::default();
        move |source: u32, value: &Arc<[u8]>, target: u8, ends: bool, known: &mut Known| {
            let (_, frame) = known.read(value).unwrap();
            let out = relabeller.relabel(source.into(), value, Some((&frame, target)), ends);
            let read = Descriptor::read(&out, Some(&structure)).unwrap();
            (read.frame_number, read.active, Arc::ptr_eq(&out, value))
        }
    };
    let (first, [begins, ends, next, _]) = (raw(FIRST), THEN.map(raw));
    assert_eq!(relabel(1, &first, 8, true, &mut known), (0x172, Some(0x1ff), true), "what is whole is not touched");
    assert_eq!(relabel(1, &begins, 5, false, &mut known), (0x173, Some(0x3f), true));
    assert_eq!(relabel(1, &ends, 4, true, &mut known), (0x173, Some(0x1b), false), "with half of the frames");
    let mut plain = next.to_vec();
    plain.truncate(3);
    let plain: Arc<[u8]> = plain.into();
    assert_eq!(relabel(1, &plain, 4, true, &mut known), (0x175, None, true), "it was told already");
    assert_eq!(relabel(1, &plain, 2, false, &mut known), (0x175, Some(0x7), false), "it is told at once");
    assert_eq!(relabel(1, &plain, 2, true, &mut known), (0x175, Some(0x7), false), "with all packets of a picture");
    assert_eq!(relabel(1, &plain, 2, true, &mut known), (0x175, None, true));
    let mut other = Known::default();
    assert_eq!(relabel(2, &first, 2, true, &mut other), (0x176, Some(0x7), false), "numbers go on");
    assert_eq!(relabel(2, &begins, 2, true, &mut other), (0x177, Some(0x7), false));
    assert_eq!(
        relabel(1, &next, 8, true, &mut known),
        (0x179, Some(0x3f), false),
        "and back, where they may jump ahead"
    );
}
