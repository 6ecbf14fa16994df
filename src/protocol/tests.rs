use std::collections::BTreeSet;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::TS;

use super::live::*;
use super::*;
use crate::domain::contact::ContactRefusal;

const DOCUMENT: &str = concat!(include_str!("../../docs/protocol.md"), include_str!("../../docs/rest.md"));
const LIVE: &str = include_str!("../../docs/live.md");

/// The documented examples of one kind; those of the contact plane stand line by line.
fn examples(kind: &str) -> Vec<&'static str> {
    let (document, is_by_line) = if kind.starts_with("live") { (LIVE, true) } else { (DOCUMENT, false) };
    let fence = format!("```json {kind}\n");
    let found = document.split(&fence).skip(1).filter_map(|rest| rest.split("\n```").next());
    let found: Vec<_> = if is_by_line { found.flat_map(str::lines).collect() } else { found.collect() };
    assert!(!found.is_empty(), "no example of {kind}");
    found
}

/// Parses every example, checks that nothing of it is lost, and returns the message types seen.
fn round_trip<T: Serialize + DeserializeOwned>(kind: &str) -> BTreeSet<String> {
    let mut types = BTreeSet::new();
    for text in examples(kind) {
        let written: Value = serde_json::from_str(text).unwrap_or_else(|e| panic!("{e} in {text}"));
        let parsed: T = serde_json::from_str(text).unwrap_or_else(|e| panic!("{e} in {text}"));
        let mut again = serde_json::to_value(&parsed).unwrap();
        // An optional field that the example leaves out may come back with its default.
        if let (Some(a), Some(w)) = (again.get_mut("data").and_then(Value::as_object_mut), written.get("data")) {
            a.retain(|key, _| w.get(key).is_some());
        }
        assert_eq!(again, written, "an example changes on its way through the types");
        types.insert(written["type"].as_str().unwrap_or_default().to_owned());
    }
    types
}

/// The message types of a tagged enum, read from its TypeScript form.
fn declared<T: TS>() -> BTreeSet<String> {
    let text = T::inline(&ts_rs::Config::default());
    text.split("\"type\": \"").skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect()
}

#[test]
fn every_client_message_is_documented() {
    assert_eq!(round_trip::<ClientFrame>("client"), declared::<ClientMessage>());
}

#[test]
fn every_server_message_is_documented() {
    assert_eq!(round_trip::<ServerFrame>("server"), declared::<ServerMessage>());
}

#[test]
fn every_message_of_the_contact_plane_is_documented() {
    assert_eq!(round_trip::<LiveClientFrame>("live-client"), declared::<LiveRequest>());
    let said = declared::<LiveReply>().union(&declared::<LiveEvent>()).cloned().collect();
    assert_eq!(round_trip::<LiveServerFrame>("live-server"), said);
}

#[test]
fn every_rest_body_is_documented() {
    round_trip::<CreateToken>("createToken");
    round_trip::<TokenCreated>("tokenCreated");
    round_trip::<RoomList>("roomList");
    round_trip::<Problem>("problem");
}

#[test]
fn every_kind_of_webhook_is_documented() {
    for kind in webhook::WebhookData::KINDS {
        assert!(DOCUMENT.contains(&format!("`{kind}`")), "{kind}");
    }
}

#[test]
fn every_code_is_documented_with_its_status() {
    let codes = ErrorCode::inline(&ts_rs::Config::default());
    let words: BTreeSet<&str> = codes.split('"').skip(1).step_by(2).collect();
    assert_eq!(words, ErrorCode::OWN.into_iter().map(ErrorCode::as_str).collect());
    for word in words {
        let code: ErrorCode = serde_json::from_value(Value::from(word)).unwrap();
        assert_eq!(code.as_str(), word);
        let row = DOCUMENT
            .lines()
            .find(|l| l.starts_with(&format!("| `{word}` |")))
            .unwrap_or_else(|| panic!("{word} is not in the table of codes"));
        assert!(row.ends_with(&format!("| {} |", code.status())), "{row}");
    }
}

#[test]
fn messages_with_unknown_fields_or_types_are_refused() {
    for bad in [
        r#"{"type":"publish","id":1,"data":{"source":"camera","x":1}}"#,
        r#"{"type":"publish","id":1,"data":{"source":"tv"}}"#,
        r#"{"type":"fly","id":1,"data":{}}"#,
        r#"{"type":"ping","id":-1,"data":{}}"#,
        r#"{"type":"ping","data":{}}"#,
        r#"{"type":"mute"}"#,
        "[]",
        "7",
    ] {
        assert!(serde_json::from_str::<ClientFrame>(bad).is_err(), "{bad}");
    }
}

/// Keeps the SDK's message types equal to these; run with `UPDATE=1` to write them anew.
#[test]
fn the_sdk_has_the_same_types() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/sdk/src/protocol.ts");
    let config = ts_rs::Config::default();
    let mut text = String::from("// Made from src/protocol by `UPDATE=1 cargo test the_sdk_has_the_same_types`.\n");
    let ids = ["RoomId", "SessionId", "ParticipantId", "TrackId", "ContactId", "MessageId", "FileId", "EscalationId"];
    for id in ids.into_iter().chain(["InvitationId", "CallId", "VisitorId"]) {
        text.push_str(&format!("\nexport type {id} = string;\n"));
    }
    macro_rules! export {
        ($($name:ty),* $(,)?) => {$(
            text.push_str("\nexport ");
            text.push_str(&<$name as TS>::decl(&config));
            text.push('\n');
        )*};
    }
    use crate::model::{
        CallKind, CobrowseMode, Direction, FileKind, Layer, MediaKind, QualityReason, Role, Skill, Source, Timestamp,
    };
    export!(
        MediaKind,
        Layer,
        SetView,
        Source,
        Direction,
        Role,
        ErrorCode,
        ClientMessage,
        Authenticate,
        Resume,
        Join,
        Negotiate,
        Publish,
        TrackRef,
        SetMuted,
        Say,
        ServerMessage,
        ErrorBody,
        Hello,
        GrantsInfo,
        IceServer,
        IceServers,
        Joined,
        Answer,
        Published,
        ParticipantInfo,
        ParticipantState,
        TrackInfo,
        ParticipantJoined,
        ParticipantLeft,
        LeaveReason,
        ParticipantGone,
        TrackPublished,
        TrackUnpublished,
        UnpublishReason,
        TrackMuted,
        SlotAssigned,
        LayersWanted,
        QualityChanged,
        QualityInfo,
        QualityReason,
        QualitySummaryInfo,
        SpeakersChanged,
        Said,
        TrackSuspended,
        MediaStateChanged,
        MediaState,
        RoomClosed,
        ServerDraining,
        Reconnect,
        Timestamp,
        Skill,
        CallKind,
        CobrowseMode,
        FileKind,
        LiveRequest,
        ContactRef,
        EscalationRef,
        InvitationRef,
        CallRef,
        VisitorRef,
        GetMessages,
        SetAvailable,
        GetAgents,
        RenewToken,
        OpenContact,
        AnswerOffer,
        TransferContact,
        AskAgent,
        RemoveAgent,
        SendMessage,
        NewContent,
        MarkMessages,
        SetTyping,
        RequestCall,
        AnswerCallRequest,
        Invite,
        AnswerInvitation,
        EndInvitation,
        SwitchCall,
        AnswerSwitch,
        MuteMember,
        SetSpotlight,
        TagVisitor,
        FindVisitors,
        InviteVisitor,
        LiveReply,
        LiveHello,
        LiveEvent,
        LiveMessage,
        ContactStateName,
        StandingName,
        ContactEndReason,
        LeftReason,
        TransferEnd,
        AssistEnd,
        EscalationOutcome,
        InvitationEndReason,
        CallEndReason,
        SwitchOutcome,
        SideName,
        InvitationName,
        PersonInfo,
        TargetInfo,
        ContactSummaryInfo,
        OfferInfo,
        AgentInfo,
        AgentStateName,
        ContactInfo,
        ContactEndInfo,
        PartyInfo,
        NoteInfo,
        MarkInfo,
        CallRequestInfo,
        InvitationStateName,
        InvitationInfo,
        CallInfo,
        CallEndInfo,
        MemberStateName,
        MemberInfo,
        SwitchRequestInfo,
        VisitorInfo,
        SelfInfo,
        MessageInfo,
        ContentInfo,
        SystemNoteInfo,
    );
    let codes = ContactRefusal::ALL.map(|refusal| format!("\"{}\"", refusal.code()));
    text.push_str(&format!("\nexport type ContactCode = {};\n", codes.join(" | ")));
    text.push_str("\nexport type ClientFrame = { id: number } & ClientMessage;\n");
    text.push_str("\nexport type ServerFrame = { re?: number; seq?: number } & ServerMessage;\n");
    text.push_str("\nexport type LiveClientFrame = { id: number } & LiveRequest;\n");
    text.push_str("\nexport type LiveServerFrame = { re?: number; seq?: number } & LiveMessage;\n");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(path).unwrap_or_default(),
        text,
        "sdk/src/protocol.ts is stale: run `UPDATE=1 cargo test the_sdk_has_the_same_types`"
    );
}

proptest::proptest! {
    #[test]
    fn mangled_messages_are_refused_or_mean_what_they_say(
        which: usize,
        edits in proptest::collection::vec((proptest::num::usize::ANY, proptest::num::u8::ANY), 0..4),
    ) {
        let examples = examples("client");
        let mut text = examples[which % examples.len()].as_bytes().to_vec();
        for (at, byte) in edits {
            let at = at % text.len();
            text[at] = byte;
        }
        if let Ok(frame) = serde_json::from_slice::<ClientFrame>(&text) {
            let written = serde_json::to_string(&frame).unwrap();
            proptest::prop_assert_eq!(serde_json::from_str::<ClientFrame>(&written).unwrap(), frame);
        }
    }
}
