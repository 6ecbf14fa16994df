use crate::model::{Source, TrackId};

/// Which slots change so that the wanted tracks, best first, get one.
pub(in crate::media) fn plan(
    mut slots: Vec<(usize, Option<TrackId>)>,
    wanted: impl Iterator<Item = (TrackId, Source)>,
) -> Vec<(usize, Option<TrackId>)> {
    let wanted: Vec<(TrackId, Source)> = wanted.collect();
    let before = slots.clone();
    for (_, carried) in &mut slots {
        carried.take_if(|t| !wanted.iter().any(|(w, _)| w == t));
    }
    for (track, source) in &wanted {
        if slots.iter().any(|(_, carried)| *carried == Some(*track)) {
            continue;
        }
        let is_camera = |carried: &Option<TrackId>| {
            carried.is_some_and(|t| wanted.iter().any(|(w, s)| *w == t && *s == Source::Camera))
        };
        let free = slots.iter().position(|(_, carried)| carried.is_none());
        let evicted = || slots.iter().rposition(|(_, carried)| is_camera(carried));
        let slot = free.or_else(|| if *source == Source::Screen { evicted() } else { None });
        if let Some(slot) = slot {
            slots[slot].1 = Some(*track);
        }
    }
    slots.into_iter().zip(before).filter(|(after, before)| after != before).map(|(after, _)| after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn track(bits: u128) -> TrackId {
        TrackId::from_bits(bits)
    }

    /// What the slots carry after a plan; 0 is nothing.
    fn carried(slots: &[u128], wanted: &[(u128, Source)]) -> Vec<u128> {
        let slots: Vec<_> = slots.iter().enumerate().map(|(i, t)| (i, (*t > 0).then(|| track(*t)))).collect();
        let mut after: Vec<Option<TrackId>> = slots.iter().map(|(_, t)| *t).collect();
        for (line, track) in plan(slots, wanted.iter().map(|(t, s)| (track(*t), *s))) {
            after[line] = track;
        }
        let known = |t: TrackId| wanted.iter().map(|(w, _)| *w).find(|w| track(*w) == t).unwrap_or(u128::MAX);
        after.into_iter().map(|t| t.map_or(0, known)).collect()
    }

    #[test]
    fn who_has_a_slot_keeps_it_and_screens_come_first() {
        use Source::{Camera, Screen};
        type Case = (&'static [u128], &'static [(u128, Source)], &'static [u128], &'static str);
        let cases: &[Case] = &[
            (&[0, 0], &[(1, Camera)], &[1, 0], "the first free slot"),
            (&[1, 0], &[(2, Screen), (1, Camera)], &[1, 2], "nobody moves"),
            (&[1, 2], &[(2, Camera)], &[0, 2], "what is not wanted goes"),
            (&[1, 2], &[(1, Camera), (2, Camera), (3, Camera)], &[1, 2], "a third camera waits"),
            (&[1, 2], &[(3, Screen), (1, Camera), (2, Camera)], &[1, 3], "a screen takes the last camera's slot"),
            (&[1, 2], &[(1, Screen), (2, Screen), (3, Screen)], &[1, 2], "screens do not take each other's"),
            (&[1, 0], &[(2, Camera), (3, Camera)], &[2, 3], "a freed slot is given at once"),
            (&[], &[(1, Camera)], &[], "no slots"),
        ];
        for (slots, wanted, expected, what) in cases {
            assert_eq!(carried(slots, wanted), *expected, "{what}");
        }
    }
}
