use super::*;

/// A path that carries what it carries, with a queue, and an encoder that keeps to the estimate.
struct Link {
    now: Instant,
    start: Instant,
    estimator: Estimator,
    /// When what stands in the queue is through, in µs.
    busy_until: i64,
    /// Packets that are told with the next report.
    told: Vec<Fate>,
    sent: u64,
}

const DELAY: i64 = 20_000;
const QUEUE: i64 = 200_000;

impl Link {
    fn new() -> Self {
        let now = Instant::now();
        Link { now, start: now, estimator: Estimator::new(now, 1_500_000), busy_until: 0, told: Vec::new(), sent: 0 }
    }

    fn send(&mut self, size: u32, rate: f64, cluster: Option<u32>) {
        let now = micros(self.now - self.start);
        let begins = self.busy_until.max(now);
        let fits = begins - now < QUEUE;
        if fits {
            self.busy_until = begins + (f64::from(size) * 8e6 / rate) as i64;
        }
        let arrived = fits.then_some(self.busy_until + DELAY);
        self.told.push(Fate { sent: self.now, arrived, size, cluster });
    }

    /// Sends at the estimate, or at `most`, over a link of so many bit/s; what the estimate is in the end.
    fn run(&mut self, rate: f64, most: f64, time: Duration) -> f64 {
        let end = self.now + time;
        let mut owed = 0.0;
        while self.now < end {
            owed += self.estimator.target.min(most) / 8.0 * 0.005;
            while owed >= 1_000.0 {
                self.send(1_000, rate, None);
                owed -= 1_000.0;
                self.sent += 1;
            }
            if let Some(probe) = self.estimator.probe(self.now, most as u64) {
                let at = self.now;
                for n in 0..(probe.bytes / 1_000 + 1).max(6) {
                    self.now = at + Duration::from_secs_f64(f64::from(n) * 8_000.0 / probe.rate);
                    self.send(1_000, rate, Some(probe.number));
                }
            }
            self.now += Duration::from_millis(5);
            if self.sent.is_multiple_of(10) {
                let due = micros(self.now - self.start);
                let (told, later): (Vec<_>, Vec<_>) =
                    self.told.drain(..).partition(|f| f.arrived.is_none_or(|at| at <= due));
                self.told = later;
                if !told.is_empty() {
                    self.estimator.handle(self.now, &told, Some(Duration::from_micros(2 * DELAY as u64)));
                }
            }
        }
        self.estimator.target
    }
}

#[test]
fn it_finds_what_a_path_carries() {
    for rate in [150e3, 400e3, 1e6, 3e6, 8e6] {
        let mut link = Link::new();
        let found = link.run(rate, 10e6, Duration::from_secs(20));
        assert!((0.7 * rate..1.1 * rate).contains(&found), "{rate}: {found}");
    }
}

#[test]
fn it_follows_a_path_down_within_a_second_and_up_within_some() {
    let mut link = Link::new();
    link.run(2e6, 1.7e6, Duration::from_secs(20));
    let narrow = link.run(0.5e6, 1.7e6, Duration::from_secs(1));
    assert!(narrow < 0.5e6, "{narrow}");
    let settled = link.run(0.5e6, 1.7e6, Duration::from_secs(10));
    assert!((0.4e6..0.52e6).contains(&settled), "{settled}");
    let wide = link.run(2e6, 1.7e6, Duration::from_secs(8));
    assert!(wide >= 1.53e6, "{wide}");
}

#[test]
fn it_does_not_rise_far_beyond_what_was_tried() {
    let mut link = Link::new();
    let unused = link.run(8e6, 0.3e6, Duration::from_secs(60));
    assert!(unused <= 1.5e6, "{unused}");
}

#[test]
fn silence_is_taken_for_a_broken_path() {
    let mut link = Link::new();
    let before = link.run(2e6, 1.7e6, Duration::from_secs(5));
    let sent = link.now;
    assert!(!link.estimator.handle_silence(sent + Duration::from_secs(1), Some(sent)));
    assert!(link.estimator.handle_silence(sent + Duration::from_secs(2), Some(sent)));
    assert!(link.estimator.target <= before / 2.0);
    assert!(!link.estimator.handle_silence(sent + Duration::from_secs(9), None), "nothing was sent");
}

#[test]
fn a_clock_that_begins_anew_is_no_queue() {
    let mut link = Link::new();
    let before = link.run(2e6, 1.7e6, Duration::from_secs(10));
    for turn in [3_600_000_000, -7_200_000_000i64] {
        for n in 0..100 {
            link.now += Duration::from_millis(10);
            let at = micros(link.now - link.start);
            let fate = Fate { sent: link.now, arrived: Some(at + DELAY + turn), size: 1_000, cluster: None };
            link.estimator.handle(link.now + Duration::from_millis(40), &[fate], None);
            assert!(link.estimator.target >= before * 0.95, "{turn} {n}: {}", link.estimator.target);
        }
    }
}
