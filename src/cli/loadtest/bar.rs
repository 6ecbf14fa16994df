//! A line that shows how far it is, on a terminal only.

use std::io::{IsTerminal, Write};
use std::time::Duration;

use crate::load::{Plan, Progress};

/// How wide the bar itself is.
const WIDTH: usize = 30;

/// Rewrites one line of standard error.
pub(super) struct Bar {
    is_shown: bool,
}

impl Bar {
    pub(super) fn new() -> Bar {
        Bar { is_shown: std::io::stderr().is_terminal() }
    }

    pub(super) fn show(&mut self, plan: &Plan, progress: Progress) {
        let all = plan.shape.participants();
        let seconds = |passed: Duration, all: Duration| {
            let whole = |time: Duration| u32::try_from(time.as_millis()).unwrap_or(u32::MAX);
            (whole(passed), whole(all))
        };
        let (what, (done, all)) = match progress {
            Progress::Joining(done) => ("joining", (done, all)),
            Progress::WarmingUp(passed) => ("warming up", seconds(passed, plan.warm_up)),
            Progress::Measuring(passed) => ("measuring", seconds(passed, plan.duration)),
            Progress::Leaving(done) => ("leaving", (done, all)),
        };
        self.show_share(what, done, all);
    }

    pub(super) fn show_share(&mut self, what: &str, done: u32, all: u32) {
        if self.is_shown {
            // A terminal that is gone needs no bar.
            let _ = write!(std::io::stderr(), "\r\x1b[K{}", line(what, done, all));
        }
    }

    pub(super) fn clear(&mut self) {
        if self.is_shown {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

fn line(what: &str, done: u32, all: u32) -> String {
    let share = f64::from(done.min(all)) / f64::from(all.max(1));
    let full = (share * WIDTH as f64) as usize;
    format!("{what:<20} [{}{}] {:>3.0} %", "#".repeat(full), " ".repeat(WIDTH - full), share * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_fills() {
        for (done, all, full, percent) in
            [(0, 10, 0, "  0 %"), (5, 10, 15, " 50 %"), (12, 10, 30, "100 %"), (0, 0, 0, "  0 %")]
        {
            let line = line("joining", done, all);
            assert_eq!(line.matches('#').count(), full, "{line}");
            assert!(line.ends_with(percent), "{line}");
            assert_eq!(line.len(), 20 + 3 + WIDTH + 6, "{line}");
        }
    }
}
