use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::media::bandwidth::estimator::Fate;
use crate::media::egress::rtcp::Arrivals;

/// Most packets whose fate is awaited, and for how long.
const MOST: usize = 8192;
const AWAITED: Duration = Duration::from_secs(3);

/// So many packets of which nothing is heard are no chance.
const MANY: usize = 8;

/// A packet is lost when so many that were sent after it have come: fewer may have overtaken it.
const OVERTAKEN: u64 = 3;

/// The unit of the time that a report begins with, in µs, and how many of them there are.
const REFERENCE: i64 = 64_000;
const REFERENCES: i64 = 1 << 24;

/// Numbers all packets that a client is sent, and learns what became of them (transport-wide feedback).
#[derive(Debug)]
pub(super) struct Feedback {
    /// Number of the oldest in `awaited`.
    first: u64,
    awaited: VecDeque<Sent>,
    /// The highest number that has come.
    highest: Option<u64>,
    reference: Option<i64>,
    /// The number of the latest report.
    report: Option<u8>,
    fates: Vec<Fate>,
}

#[derive(Debug, Clone, Copy)]
struct Sent {
    at: Instant,
    size: u32,
    cluster: Option<u32>,
    is_told: bool,
}

impl Feedback {
    pub(super) fn new(first: u16) -> Self {
        Feedback {
            first: first.into(),
            awaited: VecDeque::new(),
            highest: None,
            reference: None,
            report: None,
            fates: Vec::new(),
        }
    }

    /// The number of the next packet.
    pub(super) fn next(&self) -> u16 {
        (self.first + self.awaited.len() as u64) as u16
    }

    /// Takes note that it was sent.
    pub(super) fn note(&mut self, now: Instant, size: usize, cluster: Option<u32>) {
        let is_over = |sent: &Sent| now >= sent.at + AWAITED;
        while self.awaited.front().is_some_and(is_over) || self.awaited.len() >= MOST {
            self.awaited.pop_front();
            self.first += 1;
        }
        let size = u32::try_from(size).unwrap_or(u32::MAX);
        self.awaited.push_back(Sent { at: now, size, cluster, is_told: false });
    }

    /// When the oldest packet was sent of which nothing is known, if there are many of them: the last ones of a pause
    /// may be lost, and nobody tells of them.
    pub(super) fn unheard(&self) -> Option<Instant> {
        let mut unheard = self.awaited.iter().filter(|sent| !sent.is_told).map(|sent| sent.at);
        let oldest = unheard.next();
        unheard.nth(MANY - 2).and(oldest)
    }

    /// Takes a report: what became of which packets, in the order of their sending.
    pub(super) fn handle(&mut self, arrivals: &Arrivals<'_>) -> &[Fate] {
        self.fates.clear();
        if usize::from(arrivals.count) > MOST {
            return &self.fates;
        }
        let reference = self.unwrap_reference(arrivals.reference);
        let is_next =
            self.report.replace(arrivals.number).is_none_or(|former| arrivals.number == former.wrapping_add(1));
        if !is_next {
            self.forget(arrivals.base);
        }
        let (first, awaited, fates) = (self.first, &mut self.awaited, &mut self.fates);
        let mut highest = self.highest;
        arrivals.each(|seq, arrived| {
            let Some(arrived) = arrived else { return };
            let number = first + u64::from(seq.wrapping_sub(first as u16));
            let place = usize::try_from(number - first).unwrap_or(usize::MAX);
            let Some(sent) = awaited.get_mut(place).filter(|sent| !sent.is_told) else { return };
            sent.is_told = true;
            fates.push(Fate {
                sent: sent.at,
                arrived: Some(reference + arrived),
                size: sent.size,
                cluster: sent.cluster,
            });
            highest = Some(highest.map_or(number, |highest: u64| highest.max(number)));
        });
        self.highest = highest;
        self.lose();
        self.fates.sort_by_key(|fate| fate.sent);
        &self.fates
    }

    /// Of what was sent so long before what has come nothing will be heard.
    fn lose(&mut self) {
        let Some(lost) = self.highest.and_then(|highest| highest.checked_sub(OVERTAKEN)) else { return };
        while self.first < lost {
            let Some(sent) = self.awaited.pop_front() else { return };
            self.first += 1;
            if !sent.is_told {
                self.fates.push(Fate { sent: sent.at, arrived: None, size: sent.size, cluster: sent.cluster });
            }
        }
    }

    /// A report was lost: of what is older than the next one begins with nothing is known.
    fn forget(&mut self, base: u16) {
        let behind = usize::from(base.wrapping_sub(self.first as u16));
        if behind <= self.awaited.len() {
            self.awaited.iter_mut().take(behind).for_each(|sent| sent.is_told = true);
        }
    }

    fn unwrap_reference(&mut self, reference: u32) -> i64 {
        let told = i64::from(reference);
        let units = match self.reference {
            Some(former) => {
                let ahead = (told - former).rem_euclid(REFERENCES);
                former + if ahead < REFERENCES / 2 { ahead } else { ahead - REFERENCES }
            }
            None => told,
        };
        self.reference = Some(units);
        units * REFERENCE
    }
}
