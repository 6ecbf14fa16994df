//! `visavis doctor`: says why something does not work, and what to change.

mod explain;
mod text;
mod walk;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context;
use clap::Args;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use crate::cli::announce::reachable;
use crate::cli::doctor::walk::{Target, walk};
use crate::cli::{ConfigArgs, EXIT_FAILURE, EXIT_WARNINGS, healthcheck, print};
use crate::client::{ServerUrl, Trust};
use crate::config::parse_duration;
use crate::doctor::{self, Running};
use crate::http::auth::{Claims, TokenKeys, unix_now};
use crate::model::{Direction, Role, RoomId, Source};
use crate::protocol::CreateToken;
use crate::protocol::rest::{DoctorReport, Finding, Verdict};

/// How long a token that is made for a walk is good, in seconds.
const TOKEN_TTL: u64 = 300;

#[derive(Debug, Args)]
pub(super) struct DoctorArgs {
    /// The server to walk to, such as https://calls.example.com; without one this machine is checked.
    url: Option<ServerUrl>,
    /// A token for the walk, that may publish the microphone and subscribe; best for a room of its own.
    #[arg(long, env = "VISAVIS_TOKEN", hide_env_values = true)]
    token: Option<String>,
    /// Make tokens for this room with the configured secret instead.
    #[arg(long, requires = "url", value_parser = |text: &str| RoomId::try_from(text))]
    room: Option<RoomId>,
    /// Certification authorities to trust beside the system's, as a PEM file.
    #[arg(long, value_name = "FILE", requires = "url")]
    ca: Option<PathBuf>,
    /// How long each step of the walk may take.
    #[arg(long, default_value = "5s", value_parser = parse_duration)]
    timeout: Duration,
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
    match &args.url {
        Some(url) => {
            let target = Target {
                url: url.clone(),
                tokens: args.tokens()?,
                trust: trust(args.ca.as_deref())?,
                patience: args.timeout,
            };
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(walk(&target, |finding| printer.add(finding)))?;
        }
        None => check_machine(args, &mut printer)?,
    }
    printer.finish()
}

fn check_machine(args: &DoctorArgs, printer: &mut Printer) -> anyhow::Result<()> {
    let loaded = args.config.load(args.dev, Vec::new());
    let config = match &loaded {
        Ok(config) => config,
        Err(error) => return printer.add(doctor::wrong_config(error)),
    };
    // The server that runs here knows best what it shows; from outside only its ports can be told.
    let answers = healthcheck::run(&format!("http://{}/livez", reachable(config.http.bind))).is_ok();
    let running = answers.then(Running::default);
    doctor::checks(config, running.as_ref(), unix_now()).into_iter().try_for_each(|finding| printer.add(finding))
}

impl DoctorArgs {
    /// One token for each end of the call.
    fn tokens(&self) -> anyhow::Result<Option<[String; 2]>> {
        let Some(room) = &self.room else {
            // A token may be used twice at a time.
            return Ok(self.token.as_ref().map(|token| [token.clone(), token.clone()]));
        };
        let keys = TokenKeys::new(&self.config.load(self.dev, Vec::new())?.auth.secret);
        let mint = |identity: &str| {
            let request = CreateToken {
                room: Some(room.clone()),
                publish: Some(vec![Source::Microphone]),
                video_direction: Some(Direction::Inactive),
                ..CreateToken::new(identity, Role::Agent)
            };
            keys.mint(&Claims::of(request, unix_now() + TOKEN_TTL).expect("the names are good"))
        };
        Ok(Some([mint("doctor-1"), mint("doctor-2")]))
    }
}

/// Trusts the system's certification authorities, and those of a PEM file.
pub(super) fn trust(ca: Option<&Path>) -> anyhow::Result<Trust> {
    let mut others = Vec::new();
    if let Some(path) = ca {
        let unusable = || format!("{} holds no certificates", path.display());
        for certificate in CertificateDer::pem_file_iter(path).with_context(unusable)? {
            others.push(certificate.with_context(unusable)?);
        }
    }
    Ok(Trust::new(&others)?)
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
        let report = DoctorReport::new(self.found);
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
