use std::time::Duration;

use clap::Args;
use serde_json::json;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::cli::accounts::{ServerArgs, read};
use crate::cli::print;
use crate::config::parse_duration;
use crate::model::Timestamp;
use crate::protocol::rest::{DrainInfo, DrainPhase};

#[derive(Debug, Args)]
pub(super) struct DrainArgs {
    /// Take calls again.
    #[arg(long, conflicts_with_all = ["deadline", "status"])]
    cancel: bool,
    /// Only say how it stands.
    #[arg(long, conflicts_with = "deadline")]
    status: bool,
    /// How long calls may go on, as 30m; `drain.deadline` of the server when left out.
    #[arg(long, value_name = "DURATION", value_parser = parse_duration)]
    deadline: Option<Duration>,
    #[command(flatten)]
    server: ServerArgs,
}

/// Has a running server stop when its calls are over.
pub(super) fn run(args: &DrainArgs) -> anyhow::Result<()> {
    let answer = match (args.cancel, args.status) {
        (true, _) => args.server.ask("DELETE", "drain", None),
        (_, true) => args.server.ask("GET", "drain", None),
        (false, false) => {
            let body = args.deadline.map_or(json!({}), |deadline| json!({ "deadlineSeconds": deadline.as_secs() }));
            args.server.ask("POST", "drain", Some(&body))
        }
    };
    print(&format!("{}\n", sentence(&read(&answer?)?)))
}

fn sentence(info: &DrainInfo) -> String {
    let rooms = info.rooms;
    match (info.phase, info.deadline) {
        (DrainPhase::Serving, _) => format!("serving: new calls are taken; rooms with somebody in them: {rooms}"),
        (DrainPhase::Draining, deadline) => {
            let until = deadline.map(moment).unwrap_or_default();
            format!(
                "draining: stops when all have left, at {until} at the latest; rooms with somebody in them: {rooms}"
            )
        }
        (DrainPhase::Drained, _) => "drained: the server stops".to_owned(),
    }
}

/// A time as people and programs read it (RFC 3339).
fn moment(at: Timestamp) -> String {
    let seconds = i64::try_from(at.as_millis() / 1000).unwrap_or(i64::MAX);
    let time = OffsetDateTime::from_unix_timestamp(seconds).ok();
    time.and_then(|time| time.format(&Rfc3339).ok()).unwrap_or_else(|| seconds.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drain_is_told_in_a_sentence() {
        let info = |phase, deadline| DrainInfo { phase, deadline, rooms: 3 };
        for (info, expected) in [
            (info(DrainPhase::Serving, None), "serving: new calls are taken; rooms with somebody in them: 3"),
            (
                info(DrainPhase::Draining, Some(Timestamp::from_millis(1_790_000_000_999))),
                "draining: stops when all have left, at 2026-09-21T14:13:20Z at the latest; rooms with somebody in them: 3",
            ),
            (info(DrainPhase::Drained, None), "drained: the server stops"),
        ] {
            assert_eq!(sentence(&info), expected);
        }
    }
}
