//! What a run amounts to.

use std::fmt::Write;
use std::time::Duration;

use serde::Serialize;

use crate::client::Delays;

/// Subscribers that a text shows; a program gets all of them.
const SHOWN: usize = 10;

/// What must hold for a run to pass.
#[derive(Debug, Clone, Copy, Default)]
pub struct Thresholds {
    /// The largest share of packets that may be lost on the way to subscribers.
    pub max_loss: Option<f64>,
    /// What 99 % of all packets must be forwarded within.
    pub max_delay_p99: Option<Duration>,
}

/// A whole run.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Who met whom.
    pub shape: String,
    /// How many took part.
    pub participants: u32,
    /// How long was measured.
    pub seconds: f64,
    /// Whether it was stopped before its end.
    pub interrupted: bool,
    /// How they came in.
    pub joins: Joins,
    /// All subscribers together.
    pub total: Received,
    /// Each subscriber.
    pub subscribers: Vec<Subscriber>,
    /// What the server has used, if its process can be seen.
    pub server: Option<ServerUse>,
    /// What this program has used: when it was too busy, the figures say little of the server.
    pub generator: GeneratorUse,
    /// Why the run has not passed; empty when it has.
    pub failures: Vec<String>,
}

/// How participants came in.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Joins {
    /// Those who did.
    pub joined: u32,
    /// Those who did not.
    pub failed: u32,
    /// The first reason.
    pub first_failure: Option<String>,
    /// Of the connections that came about, those that broke later.
    pub broken: u64,
    /// From the first to the last.
    pub seconds: f64,
    /// A second.
    pub per_second: f64,
    /// For each second of CPU time that the server has spent on them.
    pub per_server_cpu_second: Option<f64>,
    /// From the WebSocket to connected media and published tracks.
    pub time: Times,
    /// From when both it and somebody to receive from began to join, to the first packet of media.
    pub first_packet: Times,
}

/// Durations in milliseconds; nothing when nothing was measured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Times {
    /// Half were shorter.
    pub p50_ms: Option<f64>,
    /// 99 % were shorter.
    pub p99_ms: Option<f64>,
    /// The longest.
    pub max_ms: Option<f64>,
}

/// What was received.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Received {
    /// Packets that publishers sent.
    pub sent: u64,
    /// Packets that would have been received if all that was sent had come to everybody.
    pub expected: u64,
    /// Packets that were received.
    pub packets: u64,
    /// Gaps in what the server numbered, not repaired in time.
    pub lost: u64,
    /// The share of them.
    pub loss: f64,
    /// Packets that the server has left out, or that were lost on the way to it.
    pub left_out: u64,
    /// Payload, in bit/s.
    pub bits_per_second: f64,
    /// From the sending client's socket to the receiving one's.
    pub delay: Times,
}

/// One subscriber.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Subscriber {
    /// The participant's number.
    pub id: u32,
    /// The room's number.
    pub room: u32,
    /// From when both it and somebody to receive from began to join, to the first packet, in milliseconds.
    pub first_packet_ms: Option<f64>,
    /// What was received.
    #[serde(flatten)]
    pub received: Received,
}

/// What the server has used.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ServerUse {
    /// Its process.
    pub pid: u32,
    /// Cores that were busy while it was measured.
    pub cores: f64,
    /// CPU time for each packet that a subscriber got.
    pub cpu_micros_per_packet: Option<f64>,
    /// What one core would forward, in Mbit/s of payload.
    pub megabits_per_core: Option<f64>,
    /// Memory in RAM at the end, in bytes.
    pub resident: u64,
    /// How much it has grown for each participant since before they joined, in bytes.
    pub resident_per_participant: f64,
    /// Threads at the end.
    pub threads: u32,
    /// Open files and sockets at the end.
    pub files: u32,
}

/// What this program has used.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GeneratorUse {
    /// Cores that were busy while it was measured.
    pub cores: f64,
    /// How late was sent what was due.
    pub late: Times,
}

impl Times {
    /// Sums a histogram up.
    pub fn of(delays: &Delays) -> Times {
        let millis = |delay: Option<Duration>| delay.map(|delay| delay.as_secs_f64() * 1000.0);
        Times {
            p50_ms: millis(delays.quantile(0.5)),
            p99_ms: millis(delays.quantile(0.99)),
            max_ms: millis(delays.longest()),
        }
    }

    fn text(&self) -> String {
        match (self.p50_ms, self.p99_ms) {
            (Some(p50), Some(p99)) => format!("{p50:.2} / {p99:.2} ms"),
            _ => "-".to_owned(),
        }
    }
}

impl Report {
    /// Whether everything held.
    pub fn has_passed(&self) -> bool {
        self.failures.is_empty()
    }

    /// Notes what does not hold.
    pub fn judge(&mut self, thresholds: &Thresholds) {
        let mut failures = Vec::new();
        if self.interrupted {
            failures.push("it was stopped before its end".to_owned());
        }
        if self.joins.failed > 0 {
            let reason = self.joins.first_failure.as_deref().unwrap_or("no reason");
            failures.push(format!("{} did not get in; the first: {reason}", self.joins.failed));
        }
        if self.joins.broken > 0 {
            failures.push(format!("{} connections broke", self.joins.broken));
        }
        let silent = self.subscribers.iter().filter(|s| s.received.expected > 0 && s.received.packets == 0).count();
        if silent > 0 {
            failures.push(format!("{silent} subscribers received nothing"));
        }
        if let Some(most) = thresholds.max_loss.filter(|most| self.total.loss > *most) {
            failures.push(format!("{:.3} % are lost, {:.3} % may be", self.total.loss * 100.0, most * 100.0));
        }
        let p99 = self.total.delay.p99_ms;
        let most = thresholds.max_delay_p99.map(|most| most.as_secs_f64() * 1000.0);
        if let (Some(p99), Some(most)) = (p99, most)
            && p99 > most
        {
            failures.push(format!("99 % take {p99:.2} ms, {most:.2} ms are allowed"));
        }
        self.failures = failures;
    }

    /// For people.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = self.write_text(&mut text);
        text
    }

    fn write_text(&self, out: &mut String) -> std::fmt::Result {
        let Report { joins, total, .. } = self;
        writeln!(out, "{}: {} participants, measured for {:.1} s", self.shape, joins.joined, self.seconds)?;
        write!(out, "  joins      {:.1} a second, p50 / p99 {}", joins.per_second, joins.time.text())?;
        if let Some(per_cpu) = joins.per_server_cpu_second {
            write!(out, ", {per_cpu:.0} for each second of the server's CPU")?;
        }
        writeln!(out, "\n  first      packet after p50 / p99 {}", joins.first_packet.text())?;
        writeln!(
            out,
            "  received   {} packets ({:.1} % of what was sent), {:.1} Mbit/s",
            total.packets,
            100.0 * total.packets as f64 / total.expected.max(1) as f64,
            total.bits_per_second / 1e6,
        )?;
        writeln!(out, "  lost       {} ({:.4} %), left out {}", total.lost, total.loss * 100.0, total.left_out)?;
        writeln!(out, "  delay      p50 / p99 {}", total.delay.text())?;
        match &self.server {
            Some(server) => {
                let per_packet = server.cpu_micros_per_packet.map_or("-".to_owned(), |cost| format!("{cost:.2}"));
                let per_core = server.megabits_per_core.map_or("-".to_owned(), |rate| format!("{rate:.0}"));
                writeln!(
                    out,
                    "  server     {:.1} % of a core, {per_packet} µs a packet, {per_core} Mbit/s a core, {:.0} MiB, {:.0} KiB a participant",
                    server.cores * 100.0,
                    server.resident as f64 / 1048576.0,
                    server.resident_per_participant / 1024.0,
                )?;
            }
            None => writeln!(out, "  server     its process cannot be seen from here")?,
        }
        let GeneratorUse { cores, late } = &self.generator;
        writeln!(out, "  this load  {:.1} % of a core, late by p50 / p99 {}", cores * 100.0, late.text())?;
        self.write_subscribers(out)?;
        match &self.failures[..] {
            [] => writeln!(out, "passed"),
            failures => failures.iter().try_for_each(|failure| writeln!(out, "FAILED: {failure}")),
        }
    }

    /// The subscribers who fared worst.
    fn write_subscribers(&self, out: &mut String) -> std::fmt::Result {
        let mut worst: Vec<&Subscriber> = self.subscribers.iter().collect();
        let rank = |s: &Subscriber| (s.received.loss, s.received.delay.p99_ms.unwrap_or(f64::INFINITY));
        worst.sort_by(|a, b| rank(b).partial_cmp(&rank(a)).unwrap_or(std::cmp::Ordering::Equal));
        let rest = worst.len().saturating_sub(SHOWN);
        writeln!(out, "  subscriber  room   packets    lost  left out    kbit/s   delay p50 / p99")?;
        for Subscriber { id, room, received, .. } in worst.into_iter().take(SHOWN) {
            writeln!(
                out,
                "  {id:>10}  {room:>4}  {:>8}  {:>6}  {:>8}  {:>8.0}   {}",
                received.packets,
                received.lost,
                received.left_out,
                received.bits_per_second / 1000.0,
                received.delay.text(),
            )?;
        }
        if rest > 0 {
            writeln!(out, "  and {rest} who fared better")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let received = Received {
            sent: 1000,
            expected: 1000,
            packets: 999,
            lost: 1,
            loss: 0.001,
            delay: Times { p50_ms: Some(0.2), p99_ms: Some(1.5), max_ms: Some(3.0) },
            ..Received::default()
        };
        let subscriber = |id| Subscriber { id, room: 0, first_packet_ms: Some(80.0), received: received.clone() };
        Report {
            shape: "1x12".to_owned(),
            participants: 13,
            seconds: 10.0,
            interrupted: false,
            joins: Joins { joined: 13, ..Joins::default() },
            total: received.clone(),
            subscribers: (1..13).map(subscriber).collect(),
            server: None,
            generator: GeneratorUse::default(),
            failures: Vec::new(),
        }
    }

    #[test]
    fn thresholds_decide() {
        let limits =
            |loss, millis| Thresholds { max_loss: Some(loss), max_delay_p99: Some(Duration::from_millis(millis)) };
        let broken = |change: fn(&mut Report)| {
            let mut report = report();
            change(&mut report);
            report
        };
        for (mut report, thresholds, failures) in [
            (report(), Thresholds::default(), vec![]),
            (report(), limits(0.001, 2), vec![]),
            (report(), limits(0.0009, 1), vec!["0.100 % are lost", "99 % take 1.50 ms"]),
            (broken(|r| r.joins.failed = 2), Thresholds::default(), vec!["2 did not get in"]),
            (broken(|r| r.joins.broken = 1), Thresholds::default(), vec!["1 connections broke"]),
            (
                broken(|r| r.subscribers[3].received.packets = 0),
                limits(0.01, 2),
                vec!["1 subscribers received nothing"],
            ),
            (broken(|r| r.interrupted = true), limits(0.01, 2), vec!["it was stopped"]),
        ] {
            report.judge(&thresholds);
            assert_eq!(report.failures.len(), failures.len(), "{:?}", report.failures);
            assert!(report.failures.iter().zip(failures).all(|(found, wanted)| found.starts_with(wanted)));
            assert_eq!(report.has_passed(), report.failures.is_empty());
        }
    }

    #[test]
    fn a_text_shows_the_worst() {
        let mut report = report();
        report.subscribers[11].received.loss = 0.5;
        report.subscribers[11].received.lost = 777;
        let text = report.to_text();
        let rows: Vec<&str> = text.lines().skip_while(|line| !line.contains("subscriber  room")).collect();
        assert!(rows[1].contains("777") && rows[1].trim_start().starts_with("12 "), "{text}");
        assert!(text.contains("and 2 who fared better") && text.ends_with("passed\n"), "{text}");
        let json = serde_json::to_value(&report).unwrap();
        assert_eq!(json["subscribers"][11]["lost"], 777);
        assert_eq!(json["total"]["delay"]["p99Ms"], 1.5);
        assert_eq!(json["server"], serde_json::Value::Null);
    }
}
