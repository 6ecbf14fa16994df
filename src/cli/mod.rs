//! The command line: what can be asked of the program, and the exit codes it answers with.

mod accounts;
mod announce;
mod candidates;
mod doctor;
mod drain;
mod healthcheck;
mod loadtest;
mod log;
#[cfg(feature = "otel")]
mod otel;
mod ports;
mod serve;
mod supervisor;
mod token;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::config::{Config, ConfigError, ConfigFile, Sources, TlsConfig, process_env};
use crate::net::tls::{TlsError, check_files};
use crate::server::StartError;

/// Something went wrong.
const EXIT_FAILURE: u8 = 1;

/// The arguments are wrong; what clap uses too.
const EXIT_USAGE: u8 = 2;

/// The configuration is wrong.
const EXIT_CONFIG: u8 = 3;

/// It works, and something may surprise (`doctor`).
const EXIT_WARNINGS: u8 = 4;

/// Does what the arguments of this process ask for.
pub fn run() -> ExitCode {
    let done = |outcome: anyhow::Result<()>| outcome.map(|()| ExitCode::SUCCESS);
    let outcome = match Cli::parse().command {
        Command::Serve(args) => done(serve::run(&args)),
        Command::Config(ConfigCommand::Check { file, allow_unknown_config }) => {
            done(check_config(ConfigArgs { config: file, allow_unknown_config }))
        }
        Command::Config(ConfigCommand::Show { dev, config }) => done(show_config(dev, &config)),
        Command::Config(ConfigCommand::PrintDefault) => done(print(Config::print_default())),
        Command::Token(TokenCommand::Create(args)) => done(token::create(&args)),
        Command::Token(TokenCommand::Inspect(args)) => done(token::inspect(&args)),
        Command::User(command) => done(accounts::user(&command)),
        Command::Key(command) => done(accounts::key(&command)),
        Command::Drain(args) => done(drain::run(&args)),
        Command::Doctor(args) => doctor::run(&args),
        Command::Loadtest(args) => loadtest::run_load(&args),
        Command::Ports(args) => done(ports::run(&args)),
        Command::Healthcheck { url, config } => done(healthcheck::run_with(url, &config)),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("visavis: {error:#}");
            let is_tls = matches!(error.downcast_ref(), Some(StartError::Tls(_))) || error.is::<TlsError>();
            if is_tls || error.is::<ConfigError>() {
                ExitCode::from(EXIT_CONFIG)
            } else if error.is::<UsageError>() {
                ExitCode::from(EXIT_USAGE)
            } else {
                ExitCode::from(EXIT_FAILURE)
            }
        }
    }
}

/// A self-hosted video relay for calls between agents and customers.
#[derive(Debug, Parser)]
#[command(name = "visavis", version, arg_required_else_help = true, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str =
    "Exit codes: 0 ok, 1 failure, 2 wrong arguments, 3 wrong configuration, 4 warnings only (doctor).";

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the server until SIGTERM or SIGINT.
    Serve(serve::ServeArgs),
    /// Check and show the configuration.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Make and read access tokens.
    #[command(subcommand)]
    Token(TokenCommand),
    /// Manage who may sign in at a running server.
    #[command(subcommand)]
    User(accounts::UserCommand),
    /// Manage the keys of the brand's servers and pages at a running server.
    #[command(subcommand)]
    Key(accounts::KeyCommand),
    /// Have a running server take no new calls, and stop when those under way are over.
    Drain(drain::DrainArgs),
    /// Say why something does not work, and what to change: on this machine, or on the way to a server.
    Doctor(doctor::DoctorArgs),
    /// Put many clients on a server and measure what it makes of them.
    Loadtest(loadtest::LoadtestArgs),
    /// Print which ports a firewall has to let through.
    Ports(ports::PortsArgs),
    /// Ask a running server whether it works.
    Healthcheck {
        /// The address to ask; `/livez` of the configured server on this machine when left out.
        url: Option<String>,
        #[command(flatten)]
        config: ConfigArgs,
    },
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Say what is wrong with a configuration file and the environment.
    Check {
        /// The configuration file.
        #[arg(env = "VISAVIS_CONFIG")]
        file: Option<PathBuf>,
        /// Warn of unknown keys instead of refusing them.
        #[arg(long)]
        allow_unknown_config: bool,
    },
    /// Print what is in force and where each value comes from, without secrets.
    Show {
        /// As `serve --dev` would have it.
        #[arg(long)]
        dev: bool,
        #[command(flatten)]
        config: ConfigArgs,
    },
    /// Print every key with its default, as a file to start from.
    PrintDefault,
}

#[derive(Debug, Subcommand)]
enum TokenCommand {
    /// Sign a token with the configured secret and print it.
    Create(token::CreateArgs),
    /// Print what a token says and whether it is good here.
    Inspect(token::InspectArgs),
}

/// Where the configuration is.
#[derive(Debug, Clone, Args)]
struct ConfigArgs {
    /// The configuration file.
    #[arg(long, value_name = "FILE", env = "VISAVIS_CONFIG")]
    config: Option<PathBuf>,
    /// Warn of unknown keys instead of refusing them.
    #[arg(long)]
    allow_unknown_config: bool,
}

impl ConfigArgs {
    fn load(&self, dev: bool, flags: Vec<(String, String)>) -> Result<Config, ConfigError> {
        let file = self.config.as_deref().map(|path: &Path| ConfigFile::read(path)).transpose()?;
        let allow_unknown = self.allow_unknown_config;
        Config::load(Sources { dev, file, env: process_env(), flags, allow_unknown })
    }
}

/// Arguments that do not go together in a way that clap cannot tell.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct UsageError(String);

/// Says that the standard variable does nothing in this program.
#[cfg(not(feature = "otel"))]
fn warn_of_missing_otel() {
    if std::env::var_os("OTEL_EXPORTER_OTLP_ENDPOINT").is_some() {
        eprintln!(
            "visavis: OTEL_EXPORTER_OTLP_ENDPOINT has no effect: this program was built without the feature otel"
        );
    }
}

fn check_config(args: ConfigArgs) -> anyhow::Result<()> {
    let config = args.load(false, Vec::new())?;
    for warning in &config.warnings {
        eprintln!("warning: {warning}");
    }
    if let TlsConfig::Files(files) = &config.tls {
        check_files(files)?;
    }
    print("The configuration is good.\n")
}

fn show_config(dev: bool, args: &ConfigArgs) -> anyhow::Result<()> {
    print(&args.load(dev, Vec::new())?.show())
}

/// Writes to standard output; a reader that has gone away is an error, not a panic.
fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn arguments_are_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn arguments_are_read() {
        for (line, good) in [
            ("serve", true),
            (
                "serve --dev --json --http 127.0.0.1:0 --media [::1]:0 --engines 2 --data /tmp/x --config y.toml --tls-self-signed",
                true,
            ),
            ("serve --turn-external-peers 8.0.0.0/8,2a00::/16 --turn-external-peers 9.0.0.0/8", true),
            ("serve --http localhost", false),
            ("config check", true),
            ("config check x.toml", true),
            ("config show --dev", true),
            ("config print-default", true),
            ("token create --room demo --identity a --role agent --publish microphone,camera --ttl 30m", true),
            ("token create --room demo --identity a --role agent --publish speakers", false),
            ("token create --room de/mo --identity a --role agent", false),
            ("token create --room demo --identity a --role agent --ttl soon", false),
            ("token create --room demo --identity a", false),
            ("token inspect abc", true),
            ("user add ada --role agent --skills billing,loans --password-file p", true),
            ("user add ada --role agent --password secret", false),
            ("user add ada --role customer", false),
            ("user list --server https://calls.example.com --token abc --ca ca.pem", true),
            ("user passwd ada", true),
            ("user disable ada --config y.toml", true),
            ("user enable ada", true),
            ("user remove", false),
            ("key create --kind site --name web --origins https://www.example.com", true),
            ("key create --kind api", false),
            ("key list", true),
            ("key remove key_00000000000000000000000000000001", true),
            ("key remove 1", false),
            ("drain", true),
            ("drain --deadline 30m --server https://calls.example.com --token abc", true),
            ("drain --status", true),
            ("drain --cancel", true),
            ("drain --cancel --deadline 30m", false),
            ("drain --deadline soon", false),
            ("doctor", true),
            ("doctor --json --dev --config y.toml", true),
            ("doctor https://calls.example.com --token abc --ca ca.pem --timeout 2s --json", true),
            ("doctor https://calls.example.com", true),
            ("doctor http://127.0.0.1:8080 --room demo --dev", true),
            ("doctor --room demo", false),
            ("doctor --ca ca.pem", false),
            ("doctor calls.example.com --token abc", false),
            ("loadtest http://127.0.0.1:8080 --shape 50x2 --duration 10s --ramp 5s --json --max-loss 0.1", true),
            ("loadtest https://calls.example.com --token abc --max-delay-p99 2ms --video 0 --server-pid 1", true),
            ("loadtest http://127.0.0.1:8080 --shape 1x20 --cycles 2000 --codec h264 --layers 3", true),
            ("loadtest http://127.0.0.1:8080 --shape 50", false),
            ("loadtest http://127.0.0.1:8080 --layers 4", false),
            ("loadtest", false),
            ("ports --json --dev", true),
            ("ports 80", false),
            ("healthcheck", true),
            ("healthcheck http://127.0.0.1:81/readyz", true),
            ("healthcheck --config y.toml", true),
            ("dance", false),
        ] {
            let arguments = std::iter::once("visavis").chain(line.split(' '));
            assert_eq!(Cli::try_parse_from(arguments).is_ok(), good, "{line}");
        }
    }
}
