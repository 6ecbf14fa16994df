use std::time::Duration;

use serde::Serialize;
use utoipa::ToSchema;

/// How a check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It could not be tried, or there is nothing to try.
    Skip,
    /// As it should be.
    Pass,
    /// It works, and may surprise.
    Warn,
    /// It does not work.
    Fail,
}

/// What one check found.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Finding {
    /// The check's stable name.
    #[schema(examples("media-port"))]
    pub id: &'static str,
    /// How it ended.
    pub verdict: Verdict,
    /// What was seen.
    pub detail: String,
    /// What to change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// How many milliseconds it took, where that tells something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ms: Option<u64>,
}

impl Finding {
    /// As it should be.
    pub fn pass(id: &'static str, detail: impl Into<String>) -> Self {
        Finding { id, verdict: Verdict::Pass, detail: detail.into(), hint: None, ms: None }
    }

    /// It works, and may surprise.
    pub fn warn(id: &'static str, detail: impl Into<String>, hint: impl Into<String>) -> Self {
        Finding { verdict: Verdict::Warn, hint: Some(hint.into()), ..Finding::pass(id, detail) }
    }

    /// It does not work.
    pub fn fail(id: &'static str, detail: impl Into<String>, hint: impl Into<String>) -> Self {
        Finding { verdict: Verdict::Fail, hint: Some(hint.into()), ..Finding::pass(id, detail) }
    }

    /// It was not tried.
    pub fn skip(id: &'static str, detail: impl Into<String>) -> Self {
        Finding { verdict: Verdict::Skip, ..Finding::pass(id, detail) }
    }

    /// Whether it works, if only with a surprise.
    pub fn works(&self) -> bool {
        matches!(self.verdict, Verdict::Pass | Verdict::Warn)
    }

    /// The same, with what to change.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Finding { hint: Some(hint.into()), ..self }
    }

    /// The same, with how long it took.
    #[must_use]
    pub fn took(self, time: Duration) -> Self {
        Finding { ms: Some(u64::try_from(time.as_millis()).unwrap_or(u64::MAX)), ..self }
    }
}

/// Answer to `GET /api/v1/doctor`, and what `visavis doctor --json` prints.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DoctorReport {
    /// Everything that was looked at.
    pub checks: Vec<Finding>,
    /// The worst of all verdicts; what was not tried does not count.
    pub verdict: Verdict,
}

impl DoctorReport {
    /// Sums findings up.
    pub fn new(checks: Vec<Finding>) -> Self {
        let verdict = checks.iter().map(|finding| finding.verdict).max().unwrap_or(Verdict::Skip).max(Verdict::Pass);
        DoctorReport { checks, verdict }
    }
}
