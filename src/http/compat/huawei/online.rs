//! `onlineagent`: signing in and out, and what an agent does apart from calls.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{FromRequestParts, Request, State};
use axum::response::{AppendHeaders, IntoResponse};
use serde_json::json;

use crate::domain::contact::{Asker, ContactCommand, Person};
use crate::http::Edge;
use crate::http::auth::{Claims, unix_now};
use crate::http::client_address::ClientAddress;
use crate::http::compat::huawei::called::{Called, agent_id};
use crate::http::compat::huawei::events::set_guid;
use crate::http::compat::huawei::loose::{AgentId, Fields, is_number};
use crate::http::compat::huawei::seat::{Seat, State as Doing};
use crate::http::compat::huawei::session::{Line, Push, Session, overview, run};
use crate::http::compat::huawei::wire::{Done, Refused, Retcode};
use crate::http::problem::Refuse;
use crate::http::rest::check_password;
use crate::model::{Role, Skill};
use crate::protocol::{CreateToken, ErrorCode};
use crate::store::{User, UserRole};
use crate::switchboard::now;

/// The longest service token, in characters.
const MAX_SERVICE_TOKEN: usize = 50;

/// `agenttype` of an agent with a phone.
const VOICE_AGENT: i64 = 4;

/// `agenttype` of an agent with a phone and video.
const VIDEO_AGENT: i64 = 11;

/// How somebody signs in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entrance {
    Usual,
    /// Whoever is signed in under that number is signed out.
    ByForce,
    /// Without a phone.
    Platform,
}

/// `PUT onlineagent/{agentid}`.
pub(super) async fn login(State(edge): State<Edge>, request: Request) -> Result<impl IntoResponse, Refused> {
    sign_in(edge, request, Entrance::Usual).await
}

/// `PUT onlineagent/{agentid}/forcelogin`.
pub(super) async fn forcelogin(State(edge): State<Edge>, request: Request) -> Result<impl IntoResponse, Refused> {
    sign_in(edge, request, Entrance::ByForce).await
}

/// `PUT onlineagent/{agentid}/loginex`.
pub(super) async fn loginex(State(edge): State<Edge>, request: Request) -> Result<impl IntoResponse, Refused> {
    sign_in(edge, request, Entrance::Platform).await
}

async fn sign_in(edge: Edge, request: Request, entrance: Entrance) -> Result<impl IntoResponse, Refused> {
    let (request, id) = agent_id(request).await?;
    let (mut parts, body) = request.into_parts();
    let ClientAddress(address) = match ClientAddress::from_request_parts(&mut parts, &edge).await {
        Ok(address) => address,
        Err(never) => match never {},
    };
    let fields = Fields::of(Request::from_parts(parts, body)).await?;
    let asked = SignIn::read(&edge, &fields, entrance)?;
    if entrance != Entrance::ByForce && edge.huawei.session(id).is_some() {
        return Err(Retcode::SignedInAlready.into());
    }
    let user = check_password(&edge, address, &id.to_string(), asked.password.clone()).await.map_err(of_password)?;
    if user.role != UserRole::Agent {
        return Err(Retcode::WrongAgentType.because("the user of this number is no agent"));
    }
    let asker = asker(&user);
    let line = Line::open(&edge, asker.clone()).await?;
    let open = overview(&edge, asker.clone()).await.map(|overview| overview.contacts).unwrap_or_default();
    let session = Arc::new(Session::new(id, user.name.clone(), asker, asked.push.clone(), asked.seat(id, &user)));
    match edge.huawei.enter(session.clone(), entrance == Entrance::ByForce) {
        Ok(former) => {
            if let Some(former) = former {
                former.sign_off().await;
            }
        }
        Err(refused) => {
            line.close(&edge).await;
            return Err(refused);
        }
    }
    let mut seat = session.seat.lock().await;
    seat.begin(asked.doing);
    // Contacts of an earlier sign-in, or of the agent's other pages.
    seat.resume(&open);
    session.follow(&edge, &mut seat).await;
    drop(seat);
    let (guid, since) = (session.guid(), session.since.as_millis().to_string());
    tokio::spawn(run(edge, session, line));
    let result = json!({
        "vdnid": 1,
        "workno": id.to_string(),
        "mediatype": "TFF",
        "loginTime": since,
        "isForceChange": "false",
        "serverName": "AgentGateway",
        "timeRemaining": "9999",
    });
    Ok((AppendHeaders(set_guid(&guid)), Done::Result(result)))
}

/// What stands in the body of a sign-in.
struct SignIn {
    password: String,
    phone: String,
    auto_answer: bool,
    auto_idle: bool,
    puts_down: bool,
    has_video: bool,
    doing: Doing,
    push: Option<Push>,
}

impl SignIn {
    fn read(edge: &Edge, fields: &Fields, entrance: Entrance) -> Result<SignIn, Refused> {
        let password = fields.text("password").ok_or_else(|| Retcode::BadSignIn.because("password is missing"))?;
        let phone = fields.text("phonenum").unwrap_or_default();
        if phone.is_empty() && entrance != Entrance::Platform {
            return Err(Retcode::BadSignIn.because("phonenum is missing"));
        }
        if !phone.is_empty() && !is_number(&phone) {
            return Err(Retcode::BadPhone.into());
        }
        let has_video = match fields.number("agenttype")?.unwrap_or(VOICE_AGENT) {
            VOICE_AGENT => false,
            VIDEO_AGENT => true,
            _ => return Err(Retcode::WrongAgentType.into()),
        };
        let doing = match fields.number("status")?.unwrap_or(4) {
            4 => Doing::Idle,
            5 => Doing::Work,
            _ => return Err(Retcode::InvalidSignIn.because("status is 4 or 5")),
        };
        if fields.text("ip").is_some_and(|ip| ip.parse::<IpAddr>().is_err()) {
            return Err(Retcode::BadIp.into());
        }
        let auto_answer = fields.flag("autoanswer")?.unwrap_or(true);
        let auto_idle = fields.flag("autoenteridle")?.unwrap_or(true);
        let puts_down = fields.flag("releasephone")?.unwrap_or(true);
        Ok(SignIn {
            password,
            phone,
            auto_answer,
            auto_idle,
            puts_down,
            has_video,
            doing,
            push: push_of(edge, fields)?,
        })
    }

    fn seat(&self, id: AgentId, user: &User) -> Seat {
        let mut seat = Seat::new(id.to_string(), user.login.clone(), self.phone.clone());
        seat.has_video = self.has_video;
        seat.auto_answer = self.auto_answer;
        seat.auto_idle = self.auto_idle;
        seat.puts_down = self.puts_down;
        seat
    }
}

/// Where events go, if an address and a token say so together.
fn push_of(edge: &Edge, fields: &Fields) -> Result<Option<Push>, Refused> {
    let (Some(url), Some(token)) = (fields.text("callBackUri"), fields.text("serviceToken")) else { return Ok(None) };
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if token.len() > MAX_SERVICE_TOKEN || !token.chars().all(is_plain) {
        return Err(Retcode::BadSignIn.because("serviceToken has at most 50 letters, digits, and - _ ."));
    }
    edge.webhooks.check(&url).map_err(|error| Retcode::BadSignIn.because(format!("callBackUri: {error}")))?;
    Ok(Some(Push { url, token }))
}

fn of_password(refuse: Refuse) -> Refused {
    match refuse.code() {
        ErrorCode::InvalidCredentials => Retcode::WrongPassword.into(),
        ErrorCode::RateLimited => Retcode::Locked.into(),
        _ => Retcode::NoResource.into(),
    }
}

fn asker(user: &User) -> Asker {
    let person = Person { subject: user.login.clone(), name: user.name.clone(), role: Role::Agent };
    Asker::Person { person, skills: user.skills.iter().cloned().collect() }
}

/// `DELETE onlineagent/{agentid}/logout`: not while there is a call.
pub(super) async fn logout(called: Called) -> Result<Done, Refused> {
    if !called.session.seat.lock().await.lines.is_empty() {
        return Err(Retcode::BusyAtSignOut.into());
    }
    called.session.sign_off().await;
    Ok(Done::plain())
}

/// `DELETE onlineagent/{agentid}/forcelogout`: whoever is called waits for another agent.
pub(super) async fn forcelogout(State(edge): State<Edge>, called: Called) -> Result<Done, Refused> {
    let seat = called.session.seat.lock().await;
    for contact in seat.lines.iter().map(|line| line.facts.contact) {
        let leave = ContactCommand::Leave { contact };
        // What only rings goes to somebody else by itself.
        let _ = called.session.act(&edge, leave).await;
    }
    drop(seat);
    called.session.sign_off().await;
    Ok(Done::plain())
}

/// Has the seat do something, and what follows from it.
async fn doing(
    edge: &Edge,
    called: &Called,
    act: impl FnOnce(&mut Seat) -> Result<(), Refused>,
) -> Result<Done, Refused> {
    let mut seat = called.session.seat.lock().await;
    act(&mut seat)?;
    called.session.follow(edge, &mut seat).await;
    called.session.nudge();
    Ok(Done::plain())
}

/// `POST …/sayfree`.
pub(super) async fn sayfree(State(edge): State<Edge>, called: Called) -> Result<Done, Refused> {
    doing(&edge, &called, |seat| seat.wish(Doing::Idle)).await
}

/// `POST …/saybusy`, with a `reason` that is the integrator's own.
pub(super) async fn saybusy(State(edge): State<Edge>, called: Called) -> Result<Done, Refused> {
    let reason = called.fields.number("reason")?;
    if reason.is_some_and(|reason| !(200..=250).contains(&reason)) {
        return Err(Retcode::BadUrl.because("reason is a number from 200 to 250"));
    }
    doing(&edge, &called, |seat| {
        seat.busy_reason = reason.unwrap_or_default();
        seat.wish(Doing::Busy)
    })
    .await
}

/// `POST …/cancelbusy`.
pub(super) async fn cancelbusy(State(edge): State<Edge>, called: Called) -> Result<Done, Refused> {
    doing(&edge, &called, |seat| seat.leave(Doing::Busy, "AgentState_CancelNotReady_Success")).await
}

/// `POST …/work`.
pub(super) async fn work(State(edge): State<Edge>, called: Called) -> Result<Done, Refused> {
    doing(&edge, &called, |seat| seat.wish(Doing::Work)).await
}

/// `POST …/cancelwork`.
pub(super) async fn cancelwork(State(edge): State<Edge>, called: Called) -> Result<Done, Refused> {
    doing(&edge, &called, |seat| seat.leave(Doing::Work, "AgentState_CancelWork_Success")).await
}

/// `POST …/rest/{time}/{cause}`.
pub(super) async fn rest(State(edge): State<Edge>, called: Called) -> Result<Done, Refused> {
    let (time, cause) = (called.fields.number("time")?, called.fields.number("cause")?);
    let (Some(seconds @ 1..=86_399), Some(0..=255)) = (time, cause) else {
        return Err(Retcode::BadUrl.because("a rest has 1 to 86399 seconds and a cause from 0 to 255"));
    };
    let rested = now() + Duration::from_secs(seconds.unsigned_abs());
    doing(&edge, &called, |seat| {
        seat.wish(Doing::Rest)?;
        seat.rest_until = Some(rested);
        Ok(())
    })
    .await
}

/// `POST …/cancelrest`.
pub(super) async fn cancelrest(State(edge): State<Edge>, called: Called) -> Result<Done, Refused> {
    doing(&edge, &called, |seat| seat.leave(Doing::Rest, "AgentState_CancelRest_Success")).await
}

/// `POST …/autoanswer/{isautoanswer}`.
pub(super) async fn autoanswer(State(edge): State<Edge>, called: Called) -> Result<Done, Refused> {
    let wanted = called.fields.flag("isautoanswer")?.ok_or(Retcode::BadUrl)?;
    doing(&edge, &called, |seat| {
        seat.auto_answer = wanted;
        Ok(())
    })
    .await
}

/// `POST …/resetskill/{isautoconfig}?skillid=1;2;3`: all of the agent's skills, or those of them that are named.
pub(super) async fn resetskill(called: Called) -> Result<Done, Refused> {
    let all = called.session.skills.clone();
    if called.fields.flag("isautoconfig")?.ok_or(Retcode::BadUrl)? {
        called.session.serve(all);
        return Ok(Done::plain());
    }
    let wanted = called.fields.text("skillid").unwrap_or_default();
    let mut skills: Vec<Skill> = Vec::new();
    for name in wanted.split(';').map(str::trim).filter(|name| !name.is_empty()) {
        let skill = all.iter().find(|skill| skill.as_str() == name);
        skills.push(
            skill.ok_or_else(|| Retcode::BadUrl.because("skillid names a skill that is not the agent's"))?.clone(),
        );
    }
    called.session.serve(skills);
    Ok(Done::plain())
}

/// `GET …/agentstatus`.
pub(super) async fn agentstatus(called: Called) -> Result<Done, Refused> {
    let code = called.session.seat.lock().await.state_code();
    Ok(Done::Result(json!({"agentState": code})))
}

/// `GET …/agentskills`.
pub(super) async fn agentskills(called: Called) -> Result<Done, Refused> {
    let skills = match called.session.asker() {
        Asker::Person { skills, .. } => skills,
        Asker::Admin | Asker::Server => Default::default(),
    };
    let list = skills.iter().map(|skill| json!({"id": skill.as_str(), "name": skill.as_str(), "mediatype": 5}));
    Ok(Done::Result(list.collect()))
}

/// `GET …/phone`, which is ours: a token with which the agent's softphone joins their calls.
pub(super) async fn phone(State(edge): State<Edge>, called: Called) -> Result<Done, Refused> {
    let Asker::Person { person, skills } = called.session.asker() else { return Err(Retcode::Failed.into()) };
    let expires_at = unix_now() + edge.token_ttl.as_secs();
    let request = CreateToken {
        name: Some(person.name.to_string()),
        skills: skills.into_iter().collect(),
        ..CreateToken::new(&*person.subject, Role::Agent)
    };
    let claims = Claims::of(request, expires_at).map_err(|error| Retcode::Failed.because(error.to_string()))?;
    let seat = called.session.seat.lock().await;
    Ok(Done::Result(json!({
        "token": edge.keys.mint(&claims),
        "expiresAt": expires_at,
        "phonenum": seat.phone,
        "video": seat.has_video,
    })))
}
