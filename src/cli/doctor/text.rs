//! How findings are told to people.

use crate::protocol::rest::{DoctorReport, Finding, Verdict};

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Verdict::Skip => "SKIP",
            Verdict::Pass => "PASS",
            Verdict::Warn => "WARN",
            Verdict::Fail => "FAIL",
        }
    }

    /// The colour of the word on a terminal (ECMA-48 SGR).
    fn colour(self) -> u8 {
        match self {
            Verdict::Skip => 2,
            Verdict::Pass => 32,
            Verdict::Warn => 33,
            Verdict::Fail => 31,
        }
    }
}

impl Finding {
    /// An aligned line, and the hint indented below it.
    pub(super) fn to_text(&self, colours: bool) -> String {
        let word = self.verdict.word();
        let word = if colours { format!("\x1b[{}m{word}\x1b[0m", self.verdict.colour()) } else { word.to_owned() };
        let mut lines = self.detail.lines();
        let time = self.ms.map(|ms| format!(" ({ms} ms)")).unwrap_or_default();
        let mut text = format!("{word}  {:<ID_WIDTH$}  {}{time}\n", self.id, lines.next().unwrap_or_default());
        for line in lines.chain(self.hint.iter().flat_map(|hint| hint.lines())) {
            text.push_str(&format!("{:1$}{line}\n", "", ID_WIDTH + 8));
        }
        text
    }
}

/// The longest id.
const ID_WIDTH: usize = 14;

impl DoctorReport {
    /// One line that sums it up.
    pub(super) fn summary(&self) -> String {
        let count = |verdict| self.checks.iter().filter(|finding| finding.verdict == verdict).count();
        let parts = [
            (count(Verdict::Fail), "failed"),
            (count(Verdict::Warn), "may surprise"),
            (count(Verdict::Pass), "passed"),
            (count(Verdict::Skip), "not tried"),
        ];
        let parts = parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
        parts.collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_aligned_and_coloured_on_request_only() {
        let finding = Finding::warn("udp", "first\nsecond", "do this");
        let indent = " ".repeat(ID_WIDTH + 8);
        assert_eq!(
            finding.to_text(false),
            format!("WARN  udp{}  first\n{indent}second\n{indent}do this\n", " ".repeat(11))
        );
        assert!(finding.to_text(true).starts_with("\x1b[33mWARN\x1b[0m  udp"));
    }

    #[test]
    fn the_worst_counts() {
        let [skip, pass] = [Finding::skip("a", ""), Finding::pass("b", "")];
        let [warn, fail] = [Finding::warn("c", "", ""), Finding::fail("d", "", "")];
        for (checks, verdict, summary) in [
            (vec![], Verdict::Pass, ""),
            (vec![skip.clone()], Verdict::Pass, "1 not tried"),
            (vec![skip.clone(), pass.clone(), warn.clone()], Verdict::Warn, "1 may surprise, 1 passed, 1 not tried"),
            (vec![fail.clone(), warn.clone(), pass.clone()], Verdict::Fail, "1 failed, 1 may surprise, 1 passed"),
            (vec![fail.clone(), fail.clone(), pass], Verdict::Fail, "2 failed, 1 passed"),
        ] {
            let report = DoctorReport::new(checks);
            assert_eq!((report.verdict, report.summary()), (verdict, summary.to_owned()));
        }
        let json = serde_json::to_value(DoctorReport::new(vec![fail, skip])).unwrap();
        assert_eq!(
            json,
            serde_json::json!({"checks": [{"id": "d", "verdict": "fail", "detail": "", "hint": ""},
                {"id": "a", "verdict": "skip", "detail": ""}], "verdict": "fail"})
        );
    }
}
