use std::time::Duration;

use anyhow::bail;
use clap::{Args, ValueEnum};

use crate::cli::{ConfigArgs, UsageError, print};
use crate::config::parse_duration;
use crate::http::auth::{Claims, TokenKeys, read_unverified, unix_now};
use crate::model::{Direction, Role, RoomId, Skill, Source};
use crate::protocol::CreateToken;

#[derive(Debug, Args)]
pub(super) struct CreateArgs {
    /// The room that the token opens; without one, the token is for contacts.
    #[arg(long, value_parser = |text: &str| RoomId::try_from(text))]
    room: Option<RoomId>,
    /// Your own opaque id of the person; no personal data.
    #[arg(long)]
    identity: String,
    /// What the person is to you; an admin uses REST and joins no room.
    #[arg(long)]
    role: RoleArg,
    /// What others see.
    #[arg(long)]
    name: Option<String>,
    /// Which queues an agent serves.
    #[arg(long, value_delimiter = ',', value_parser = |text: &str| Skill::try_from(text))]
    skills: Vec<Skill>,
    /// What may be published; everything when left out.
    #[arg(long, value_delimiter = ',', value_name = "SOURCES", requires = "room")]
    publish: Option<Vec<SourceArg>>,
    /// Do not let the person see or hear others.
    #[arg(long, requires = "room")]
    no_subscribe: bool,
    /// The widest direction of camera video, from the person's view; sendrecv when left out.
    #[arg(long, value_name = "DIRECTION", requires = "room")]
    video_direction: Option<DirectionArg>,
    /// How long the token is good, such as 30m or 1h; `auth.token_ttl` when left out.
    #[arg(long, value_parser = parse_duration)]
    ttl: Option<Duration>,
    #[command(flatten)]
    config: ConfigArgs,
}

#[derive(Debug, Args)]
pub(super) struct InspectArgs {
    /// The token.
    token: String,
    #[command(flatten)]
    config: ConfigArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum RoleArg {
    Agent,
    Customer,
    Supervisor,
    Admin,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SourceArg {
    Microphone,
    Camera,
    Screen,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "lowercase")]
enum DirectionArg {
    SendRecv,
    SendOnly,
    RecvOnly,
    Inactive,
}

/// Signs a token and prints it.
pub(super) fn create(args: &CreateArgs) -> anyhow::Result<()> {
    let config = args.config.load(false, Vec::new())?;
    let ttl = args.ttl.unwrap_or(config.auth.token_ttl).as_secs();
    let exp = unix_now().saturating_add(ttl);
    let claims = claims(args, exp)?;
    print(&format!("{}\n", TokenKeys::new(&config.auth.secret).mint(&claims)))
}

fn claims(args: &CreateArgs, exp: u64) -> Result<Claims, UsageError> {
    let role = match args.role {
        RoleArg::Admin => {
            return Claims::admin(&args.identity, exp).map_err(|error| UsageError(error.to_string()));
        }
        RoleArg::Agent => Role::Agent,
        RoleArg::Customer => Role::Customer,
        RoleArg::Supervisor => Role::Supervisor,
    };
    let source = |source: &SourceArg| match source {
        SourceArg::Microphone => Source::Microphone,
        SourceArg::Camera => Source::Camera,
        SourceArg::Screen => Source::Screen,
    };
    let direction = |direction| match direction {
        DirectionArg::SendRecv => Direction::SendRecv,
        DirectionArg::SendOnly => Direction::SendOnly,
        DirectionArg::RecvOnly => Direction::RecvOnly,
        DirectionArg::Inactive => Direction::Inactive,
    };
    let request = CreateToken {
        name: args.name.clone(),
        skills: args.skills.clone(),
        room: args.room.clone(),
        publish: args.publish.as_ref().map(|sources| sources.iter().map(source).collect()),
        subscribe: args.no_subscribe.then_some(false),
        video_direction: args.video_direction.map(direction),
        ..CreateToken::new(&args.identity, role)
    };
    Claims::of(request, exp).map_err(|error| UsageError(error.to_string()))
}

/// Prints what a token says and whether it is good here.
pub(super) fn inspect(args: &InspectArgs) -> anyhow::Result<()> {
    let claims = read_unverified(&args.token)?;
    print(&format!("{claims:#}\n"))?;
    let config = args.config.load(false, Vec::new())?;
    match TokenKeys::new(&config.auth.secret).verify(&args.token, unix_now()) {
        Ok(_) => print("The token is good here.\n"),
        Err(error) => bail!("{error}"),
    }
}
