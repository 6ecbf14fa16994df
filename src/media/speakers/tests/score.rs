//! How good decisions are, measured against who held the floor.

use super::scenes::{SCENE_MS, Scene};

/// Truth and decisions are compared at this step.
const STEP_MS: usize = 10;

/// What was decided in a scene.
#[derive(Debug, Default)]
pub(super) struct Decided {
    /// The changes of the loudest, with their times in ms.
    pub(super) loudest: Vec<(u64, Option<u64>)>,
    /// The changes of the order.
    pub(super) orders: Vec<(u64, Vec<u64>)>,
}

/// The sums of one or more scenes.
#[derive(Debug, Default)]
pub(super) struct Score {
    judged: usize,
    right: usize,
    seen: usize,
    missed: usize,
    false_switches: usize,
    reorders: usize,
    scenes: usize,
    /// From the begin of each turn until its talker was shown, in ms.
    latencies: Vec<usize>,
}

impl Score {
    /// Judges a scene.
    ///
    /// While nobody or several hold the floor, the last and the next of them are right, and the
    /// step is not counted.
    pub(super) fn add(&mut self, scene: &Scene, decided: &Decided) {
        let shown = steps(&decided.loudest);
        let orders = steps(&decided.orders);
        for step in 0..SCENE_MS / STEP_MS {
            if let [holder] = holders(scene, step)[..] {
                self.judged += 1;
                self.right += usize::from(shown[step].copied().flatten() == Some(holder));
                self.seen += usize::from(orders[step].is_some_and(|o| o.iter().take(3).any(|w| *w == holder)));
            }
        }
        for (who, time) in &scene.turns {
            let mut turn = time.start / STEP_MS..time.end / STEP_MS;
            let first = turn.find(|step| shown[*step].copied().flatten() == Some(*who));
            self.missed += usize::from(first.is_none());
            self.latencies.push(first.map_or(time.len(), |step| (step * STEP_MS).saturating_sub(time.start)));
        }
        let wrong = |(at, who): &&(u64, Option<u64>)| {
            let near = around(scene, *at as usize);
            who.is_some_and(|who| !near.is_empty() && !near.contains(&who))
        };
        self.false_switches += decided.loudest.iter().skip(1).filter(wrong).count();
        self.reorders += decided.orders.len().saturating_sub(1);
        self.scenes += 1;
    }

    /// The share of floor time in which its holder was shown, in %.
    pub(super) fn right(&self) -> f64 {
        100.0 * self.right as f64 / self.judged as f64
    }

    /// The share of floor time in which its holder was among the first three, in %.
    pub(super) fn seen(&self) -> f64 {
        100.0 * self.seen as f64 / self.judged as f64
    }

    /// The share of turns whose talker was never shown, in %.
    pub(super) fn missed(&self) -> f64 {
        100.0 * self.missed as f64 / self.latencies.len() as f64
    }

    /// That share of the turns is shown sooner than this, in ms.
    pub(super) fn latency(&self, share: f64) -> usize {
        let mut sorted = self.latencies.clone();
        sorted.sort_unstable();
        sorted[(share * sorted.len() as f64) as usize]
    }

    /// Changes a minute to somebody who does not hold the floor.
    pub(super) fn false_switches(&self) -> f64 {
        self.per_minute(self.false_switches)
    }

    /// Changes of the order a minute.
    pub(super) fn reorders(&self) -> f64 {
        self.per_minute(self.reorders)
    }

    fn per_minute(&self, count: usize) -> f64 {
        count as f64 / (self.scenes * SCENE_MS) as f64 * 60_000.0
    }
}

/// Who holds the floor in a step.
fn holders(scene: &Scene, step: usize) -> Vec<u64> {
    let at = step * STEP_MS;
    scene.turns.iter().filter(|(_, time)| time.contains(&at)).map(|(who, _)| *who).collect()
}

/// Who may be shown at a time: who holds the floor, or else who held it last and does next.
/// Nobody is wrong before the first turn and after the last.
fn around(scene: &Scene, at: usize) -> Vec<u64> {
    let holders = holders(scene, at / STEP_MS);
    let last = scene.turns.iter().rfind(|(_, time)| time.end <= at);
    let next = scene.turns.iter().find(|(_, time)| time.start > at);
    match (last, next) {
        _ if !holders.is_empty() => holders,
        (Some((last, _)), Some((next, _))) => vec![*last, *next],
        _ => Vec::new(),
    }
}

/// What holds in each step, of changes with their times.
fn steps<T>(changes: &[(u64, T)]) -> Vec<Option<&T>> {
    let mut steps = vec![None; SCENE_MS / STEP_MS];
    for (at, state) in changes {
        let from = (*at as usize / STEP_MS).min(steps.len());
        steps[from..].fill(Some(state));
    }
    steps
}
