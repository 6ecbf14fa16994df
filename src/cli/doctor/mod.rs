//! `visavis doctor`: says why something does not work, and what to change.

mod finding;
mod judge;
mod machine;

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::Args;

use crate::cli::doctor::finding::{Finding, Report, Verdict};
use crate::cli::{ConfigArgs, EXIT_FAILURE, EXIT_WARNINGS, print};

#[derive(Debug, Args)]
pub(super) struct DoctorArgs {
    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
    /// Check this machine as for `serve --dev`.
    #[arg(long)]
    dev: bool,
    #[command(flatten)]
    config: ConfigArgs,
}

/// Checks, prints what was found, and sums it up in the exit code.
pub(super) fn run(args: &DoctorArgs) -> anyhow::Result<ExitCode> {
    let mut printer = Printer { json: args.json, colours: std::io::stdout().is_terminal(), found: Vec::new() };
    let loaded = args.config.load(args.dev, Vec::new());
    printer.add(machine::config(&loaded))?;
    if let Ok(config) = &loaded {
        for finding in machine::checks(config) {
            printer.add(finding)?;
        }
    }
    printer.finish()
}

/// Shows findings as they come to people, and all at once to programs.
struct Printer {
    json: bool,
    colours: bool,
    found: Vec<Finding>,
}

impl Printer {
    fn add(&mut self, finding: Finding) -> anyhow::Result<()> {
        if !self.json {
            print(&finding.to_text(self.colours))?;
        }
        self.found.push(finding);
        Ok(())
    }

    fn finish(self) -> anyhow::Result<ExitCode> {
        let report = Report::new(self.found);
        if self.json {
            print(&format!("{}\n", serde_json::to_string(&report)?))?;
        } else {
            print(&format!("\n{}\n", report.summary()))?;
        }
        Ok(match report.verdict {
            Verdict::Pass | Verdict::Skip => ExitCode::SUCCESS,
            Verdict::Warn => ExitCode::from(EXIT_WARNINGS),
            Verdict::Fail => ExitCode::from(EXIT_FAILURE),
        })
    }
}
