//! The table of `docs/performance.md`.

use std::fmt::Write;
use std::fs;
use std::time::Duration;

use visavis::load::{Report, Thresholds};

const BEGIN: &str = "<!-- bench-peers: begin -->";
const END: &str = "<!-- bench-peers: end -->";

/// What a run must keep to count: above it, a figure says how a server fails.
const MAX_LOSS: f64 = 0.001;
const MAX_CORES: f64 = 0.8;

/// One candidate in one round.
pub struct Row {
    pub name: &'static str,
    pub version: String,
    pub report: Report,
}

/// All rounds.
pub struct Table {
    rows: Vec<Row>,
}

pub fn pass_lines() -> Thresholds {
    Thresholds { max_loss: Some(MAX_LOSS), max_delay_p99: Some(Duration::from_millis(20)) }
}

impl Table {
    pub fn new() -> Table {
        Table { rows: Vec::new() }
    }

    pub fn add(&mut self, row: Row) {
        self.rows.push(row);
    }

    pub fn of_ours(&self) -> impl Iterator<Item = &Report> {
        self.rows.iter().filter(|row| row.name == "visavis").map(|row| &row.report)
    }

    /// Medians of the rounds, and the range of what matters most.
    pub fn to_markdown(&self) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "{}\n", machine())?;
        writeln!(
            out,
            "| shape | server | CPU µs a packet (rounds) | : ours | Mbit/s a core | core | lost | delay p50 / p99 | KiB a participant | load busy | |"
        )?;
        writeln!(out, "|---|---|---|---|---|---|---|---|---|---|---|")?;
        let mut groups: Vec<(&str, &'static str)> = Vec::new();
        for row in &self.rows {
            let group = (row.report.shape.as_str(), row.name);
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        for (shape, name) in groups {
            let rounds: Vec<&Row> =
                self.rows.iter().filter(|row| row.report.shape == shape && row.name == name).collect();
            let costs: Vec<f64> = rounds.iter().filter_map(|row| cost(&row.report)).collect();
            let ours: Vec<f64> = self.of_ours().filter(|r| r.shape == shape).filter_map(cost).collect();
            let of = |value: fn(&Report) -> Option<f64>| median(rounds.iter().filter_map(|row| value(&row.report)));
            let cores = of(|r| Some(r.server.as_ref()?.cores)).unwrap_or(0.0);
            let loss = of(|r| Some(r.total.loss)).unwrap_or(1.0);
            let text = |value: Option<f64>, digits: usize| value.map_or("-".to_owned(), |v| format!("{v:.digits$}"));
            let per_round: Vec<String> = costs.iter().map(|cost| format!("{cost:.1}")).collect();
            let ratio = median(costs.iter().copied()).zip(median(ours.into_iter())).map(|(cost, ours)| cost / ours);
            let came = of(|r| Some(r.total.packets as f64 / r.total.expected.max(1) as f64)).unwrap_or(0.0);
            let mut remarks = Vec::new();
            if loss > MAX_LOSS {
                remarks.push(format!("loses over {} %", MAX_LOSS * 100.0));
            }
            if cores > MAX_CORES {
                remarks.push(format!("over {:.0} % of the core", MAX_CORES * 100.0));
            }
            if came < 0.98 {
                remarks.push(format!("forwards {:.0} % of what is sent", came * 100.0));
            }
            writeln!(
                out,
                "| {shape} | {name} {} | **{}** ({}) | {} | {} | {:.0} % | {:.3} % | {} / {} ms | {} | {} % | {} |",
                rounds[0].version,
                text(median(costs.iter().copied()), 2),
                per_round.join(", "),
                text(ratio, 2),
                text(of(|r| r.server.as_ref()?.megabits_per_core), 0),
                cores * 100.0,
                loss * 100.0,
                text(of(|r| r.total.delay.p50_ms), 2),
                text(of(|r| r.total.delay.p99_ms), 2),
                text(of(|r| Some(r.server.as_ref()?.resident_per_participant / 1024.0)), 0),
                text(of(|r| Some(r.generator.cores * 100.0)), 0),
                if remarks.is_empty() { "passes".to_owned() } else { remarks.join(", ") },
            )?;
        }
        Ok(())
    }
}

fn cost(report: &Report) -> Option<f64> {
    report.server.as_ref()?.cpu_micros_per_packet
}

/// The middle one, or the mean of the two that are.
fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let middle = values.get(values.len().saturating_sub(1) / 2..=values.len() / 2)?;
    Some(middle.iter().sum::<f64>() / middle.len() as f64)
}

/// What it was measured on.
fn machine() -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or("unknown processor");
    let cores = std::fs::read_dir("/sys/class/cpu").map_or(0, Iterator::count);
    let cores = if cores > 0 { cores } else { cpu.lines().filter(|line| line.starts_with("processor")).count() };
    let kernel = read("/proc/sys/kernel/osrelease");
    let load = read("/proc/loadavg");
    format!(
        "{}, {cores} cores, Linux {}, load {} at the end.",
        model.trim_start_matches([' ', '\t', ':']),
        kernel.trim(),
        load.split(' ').next().unwrap_or_default(),
    )
}

/// Puts the table between the marks.
pub fn save(table: &str) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/performance.md");
    let text = fs::read_to_string(path).unwrap();
    let (before, rest) = text.split_once(BEGIN).expect("the page has a mark where the table begins");
    let (_, after) = rest.split_once(END).expect("the page has a mark where the table ends");
    fs::write(path, format!("{before}{BEGIN}\n\n{table}\n{END}{after}")).unwrap();
}
