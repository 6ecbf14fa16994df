use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::media::DropReason;
use crate::metrics::table::ALL;
use crate::model::{CallId, CallKind, ContactId, Direction, EscalationId, InvitationId, Role, Timestamp};
use crate::protocol::live::{
    CallEndInfo, CallEndReason, CallInfo, CallRequestInfo, ContactEndInfo, ContactEndReason, EscalationOutcome,
    InvitationEndReason, InvitationInfo, InvitationName, InvitationStateName, PersonInfo,
};
use crate::protocol::webhook::{CallEndedBody, ClosedBody};

/// What may be told apart: never who, and never anything that a client chooses.
const LABELS: [&str; 13] = [
    "version",
    "role",
    "type",
    "code",
    "reason",
    "client",
    "result",
    "engine",
    "direction",
    "state",
    "kind",
    "outcome",
    "path",
];

/// A server that has seen one of everything.
fn used() -> (Metrics, Arc<Mutex<Counters>>) {
    let metrics = Metrics::new();
    metrics.set_census(Census { sessions: 1, rooms: 2, agents: 1, ..Census::default() });
    metrics.count_message("join");
    metrics.count_error(ErrorCode::Forbidden);
    metrics.count_close(Some(CloseCode::Timeout));
    metrics.count_close(None);
    metrics.count_join("sdk", Ok(()), Duration::from_millis(3));
    metrics.count_join("whip", Err(ErrorCode::RoomFull), Duration::from_millis(1));
    metrics.set_tls_expiry(1_769_904_000);
    metrics.count_tls_renewal(true);
    metrics.count_commit(Ok(3), Duration::from_millis(2));
    metrics.count_commit(Err("store_full"), Duration::from_millis(2));
    metrics.count_webhook("delivered");
    metrics.set_webhook_backlog(2);
    metrics.count_path(MediaPath::Relay);
    metrics.count_given_up(GivenUp::NoPath);
    let contact_id = ContactId::from_bits(1);
    let end = ContactEndInfo { at: Timestamp::default(), by: None, reason: ContactEndReason::CustomerLeft };
    metrics.count_contact_event(&WebhookData::ContactClosed(ClosedBody { contact_id, end }));
    let invitation = InvitationInfo {
        invitation_id: InvitationId::from_bits(1),
        contact_id,
        kind: InvitationName::VideoCall,
        mode: None,
        direction: None,
        by: "agent".to_owned(),
        made_at: Timestamp::default(),
        expires: Timestamp::default(),
        state: InvitationStateName::Closed,
        reason: Some(InvitationEndReason::Expired),
        call_id: None,
    };
    metrics.count_contact_event(&WebhookData::InvitationClosed(invitation.clone()));
    let escalation = CallRequestInfo {
        escalation_id: EscalationId::from_bits(1),
        contact_id,
        by: PersonInfo { identity: "c".to_owned(), name: "C".to_owned(), role: Role::Customer },
        kind: CallKind::Voice,
        direction: None,
        asked_at: Timestamp::default(),
        expires: Timestamp::default(),
        outcome: Some(EscalationOutcome::Declined),
        call_id: None,
    };
    metrics.count_contact_event(&WebhookData::EscalationEnded(escalation));
    let call = CallInfo {
        call_id: CallId::from_bits(1),
        contact_id,
        kind: CallKind::Video,
        direction: Direction::SendRecv,
        held: false,
        spotlight: None,
        members: Vec::new(),
        request: None,
        screen: None,
        started_at: Timestamp::default(),
        connected_at: Some(Timestamp::default()),
        end: Some(CallEndInfo { at: Timestamp::default(), by: None, reason: CallEndReason::HungUp }),
    };
    metrics.count_contact_event(&WebhookData::CallEnded(CallEndedBody { call, seconds: 90 }));
    let engine = Arc::new(Mutex::new(Counters::default()));
    let read = engine.clone();
    metrics.register_engine(1, move || (*read.lock().unwrap(), turn::Counters::default()));
    (metrics, engine)
}

#[test]
fn names_are_unique_and_of_one_house() {
    let names: BTreeSet<_> = ALL.iter().map(|d| d.name).collect();
    assert_eq!(names.len(), ALL.len());
    for Definition { name, help, labels } in ALL {
        assert!((name.starts_with("visavis_") || name.starts_with("process_")) && help.ends_with('.'), "{name}");
        for unit in ["_ms", "_us", "_percent", "_kb", "_minutes"] {
            assert!(!name.contains(unit), "{name} is not in base units");
        }
        for label in *labels {
            assert!(LABELS.contains(label), "{label}");
        }
    }
}

#[test]
fn everything_is_rendered() {
    let text = used().0.render();
    for Definition { name, help, .. } in ALL {
        assert!(text.contains(&format!("# HELP {name} {help}\n")), "{name}\n{text}");
    }
    for line in [
        concat!("visavis_build_info{version=\"", env!("CARGO_PKG_VERSION"), "\"} 1"),
        "visavis_rooms 2",
        "visavis_participants{role=\"agent\"} 1",
        "visavis_participants{role=\"supervisor\"} 0",
        "visavis_signal_messages_total{type=\"join\"} 1",
        "visavis_signal_errors_total{code=\"forbidden\"} 1",
        "visavis_websocket_closes_total{reason=\"connection_lost\"} 1",
        "visavis_websocket_closes_total{reason=\"timeout\"} 1",
        "visavis_joins_total{client=\"sdk\",result=\"ok\"} 1",
        "visavis_joins_total{client=\"whip\",result=\"room_full\"} 1",
        "visavis_join_duration_seconds_bucket{le=\"0.005\"} 1",
        "visavis_join_duration_seconds_count 1",
        "visavis_tls_certificate_expiry_timestamp_seconds 1769904000",
        "visavis_tls_certificate_renewals_total{result=\"ok\"} 1",
        "visavis_store_commits_total{result=\"ok\"} 1",
        "visavis_store_commits_total{result=\"store_full\"} 1",
        "visavis_store_batches_total 3",
        "visavis_webhook_deliveries_total{result=\"delivered\"} 1",
        "visavis_webhook_backlog 2",
        "visavis_store_commit_duration_seconds_count 1",
        "visavis_contacts{state=\"waiting\"} 0",
        "visavis_contacts_closed_total{reason=\"customer_left\"} 1",
        "visavis_invitations_total{kind=\"video_call\",outcome=\"expired\"} 1",
        "visavis_escalations_total{outcome=\"declined\"} 1",
        "visavis_calls{kind=\"video\"} 0",
        "visavis_calls_ended_total{kind=\"video\",reason=\"hung_up\"} 1",
        "visavis_call_duration_seconds_bucket{le=\"120\"} 1",
        "visavis_peer_paths_total{path=\"relay\"} 1",
        "visavis_peer_paths_total{path=\"tcp\"} 0",
        "visavis_peers_given_up_total{reason=\"no_path\"} 1",
    ] {
        assert!(text.lines().any(|l| l == line), "{line}\n{text}");
    }
}

#[test]
fn engines_are_copied_once_however_often_they_are_scraped() {
    let (metrics, engine) = used();
    for round in 1..=3 {
        let mut counters = engine.lock().unwrap();
        counters.packets_received += 5;
        counters.packets_dropped[DropReason::Direction as usize] += 1;
        counters.peers = 10 - round;
        counters.busy += Duration::from_millis(250);
        counters.forwarding.add(Duration::from_micros(300));
        drop(counters);
        metrics.render();
        let text = metrics.render();
        for line in [
            format!("visavis_media_packets_received_total{{engine=\"1\"}} {}", 5 * round),
            format!("visavis_media_packets_dropped_total{{engine=\"1\",reason=\"direction\"}} {round}"),
            format!("visavis_peers{{engine=\"1\"}} {}", 10 - round),
            format!("visavis_engine_busy_seconds_total{{engine=\"1\"}} {}", 0.25 * round as f64),
            "visavis_media_forwarding_delay_seconds_bucket{engine=\"1\",le=\"0.0002\"} 0".to_owned(),
            format!("visavis_media_forwarding_delay_seconds_bucket{{engine=\"1\",le=\"0.0005\"}} {round}"),
            format!("visavis_media_forwarding_delay_seconds_count{{engine=\"1\"}} {round}"),
        ] {
            assert!(text.lines().any(|l| l == line), "{line}\n{text}");
        }
    }
}

#[test]
fn the_log_is_asked_what_it_has_lost() {
    let metrics = Metrics::new();
    let lost = Arc::new(AtomicUsize::new(0));
    let read = lost.clone();
    metrics.follow_log(move || read.load(Ordering::Relaxed));
    for lines in [0, 7, 7, 9] {
        lost.store(lines, Ordering::Relaxed);
        let text = metrics.render();
        let line = format!("visavis_log_lines_dropped_total {lines}");
        assert!(text.lines().any(|l| l == line), "{line}\n{text}");
    }
}

#[test]
fn the_process_is_watched() {
    let metrics = Metrics::new();
    let text = metrics.render();
    let figure = |name: &str| -> f64 {
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.unwrap_or_else(|| panic!("{name}\n{text}")).parse().unwrap()
    };
    assert!(figure("process_cpu_seconds_total") > 0.0);
    assert!(figure("process_start_time_seconds") > 1.7e9);
    if cfg!(target_os = "linux") {
        assert!(figure("process_resident_memory_bytes") > 1e6);
        assert!(figure("process_threads") >= 1.0);
        assert!((3.0..=figure("process_max_fds")).contains(&figure("process_open_fds")));
    }
}

/// Every metric has its row in the operators' document, and every row its metric.
#[test]
fn the_document_lists_every_metric_and_nothing_else() {
    let document = include_str!("../../docs/operations.md");
    let section = document.split("\n## Metrics\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows =
        section.lines().filter_map(|line| line.strip_prefix("| `")?.split(" |").next()).filter(|row| row.contains('_'));
    let names = rows.flat_map(|row| row.split('`')).map(|name| name.split('{').next().unwrap());
    let listed: Vec<&str> = names.filter(|n| n.starts_with("visavis_") || n.starts_with("process_")).collect();
    let (listed, known): (BTreeSet<&str>, BTreeSet<&str>) =
        (listed.into_iter().collect(), ALL.iter().map(|d| d.name).collect());
    assert_eq!(listed.difference(&known).collect::<Vec<_>>(), Vec::<&&str>::new(), "listed, but not there");
    assert_eq!(known.difference(&listed).collect::<Vec<_>>(), Vec::<&&str>::new(), "there, but not listed");
}
