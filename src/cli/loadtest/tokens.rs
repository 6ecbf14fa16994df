//! A token for each participant.

use std::time::Instant;

use anyhow::{Context, bail};
use axum::body::Body;
use axum::http::{Method, Request, header};

use crate::cli::loadtest::LoadtestArgs;
use crate::client::{Trust, ask, resolve};
use crate::http::auth::{Claims, TokenKeys, unix_now};
use crate::load::Part;
use crate::model::{Role, RoomId};
use crate::protocol::{CreateToken, TokenCreated};

/// How long a token is good beside the time that the run takes, in seconds.
const SPARE: u64 = 600;

/// The longest answer that is read.
const MAX_ANSWER: usize = 16 * 1024;

/// By participant.
pub(super) async fn tokens(args: &LoadtestArgs, trust: &Trust) -> anyhow::Result<Vec<String>> {
    let parts = args.shape.parts();
    let ttl = (args.duration + args.warm_up + args.ramp).as_secs().saturating_add(SPARE);
    let requests: Vec<CreateToken> = parts.iter().map(|part| request(args, part, ttl)).collect::<Result<_, _>>()?;
    match &args.token {
        Some(token) => ask_for(args, trust, token, requests).await,
        None => {
            let keys = TokenKeys::new(&args.config.load(false, Vec::new())?.auth.secret);
            let mint = |request| Ok(keys.mint(&Claims::of(request, unix_now() + ttl)?));
            requests.into_iter().map(mint).collect()
        }
    }
}

fn request(args: &LoadtestArgs, part: &Part, ttl: u64) -> anyhow::Result<CreateToken> {
    let name = format!("{}-{}", args.room, part.room);
    let room = RoomId::try_from(name.as_str()).with_context(|| format!("{name:?} is no name of a room"))?;
    // Calls have an agent and a customer; in a room of more, everybody else is a customer too.
    let role = if part.id.is_multiple_of(2) { Role::Agent } else { Role::Customer };
    let request = CreateToken::new(format!("load-{}", part.id), role);
    Ok(CreateToken { room: Some(room), ttl_seconds: Some(ttl), ..request })
}

async fn ask_for(
    args: &LoadtestArgs,
    trust: &Trust,
    token: &str,
    requests: Vec<CreateToken>,
) -> anyhow::Result<Vec<String>> {
    let addresses = resolve(&args.url.host, args.url.port, Instant::now() + args.timeout).await?;
    let mut tokens = Vec::with_capacity(requests.len());
    for request in requests {
        let body = serde_json::to_vec(&request)?;
        let request = Request::builder()
            .method(Method::POST)
            .uri(format!("{}/api/v1/tokens", args.url))
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::CONTENT_LENGTH, body.len())
            .body(Body::from(body))?;
        let answer = ask(request, &addresses, trust, MAX_ANSWER, Instant::now() + args.timeout).await?;
        if !(200..300).contains(&answer.status) {
            bail!("the server answers {}: {}", answer.status, String::from_utf8_lossy(&answer.body));
        }
        tokens.push(serde_json::from_slice::<TokenCreated>(&answer.body)?.token);
    }
    Ok(tokens)
}
