//! Every metric: its name, its labels and its help. `docs/operations.md` lists the same.

/// What there is to know about a metric.
#[derive(Debug)]
pub(super) struct Definition {
    pub(super) name: &'static str,
    pub(super) help: &'static str,
    pub(super) labels: &'static [&'static str],
}

/// Makes a constant for each row, and the list of all.
macro_rules! definitions {
    ($($constant:ident: $name:literal, [$($label:literal),*], $help:literal;)*) => {
        $(pub(super) const $constant: Definition = Definition { name: $name, help: $help, labels: &[$($label),*] };)*
        #[cfg(test)]
        pub(super) const ALL: &[Definition] = &[$($constant),*];
    };
}

definitions! {
    BUILD_INFO: "visavis_build_info", ["version"], "Which version runs; always 1.";

    ROOMS: "visavis_rooms", [], "Rooms with somebody in them.";
    PARTICIPANTS: "visavis_participants", ["role"], "People in rooms.";
    SESSIONS: "visavis_sessions", [], "Signalling sessions, with those that may still come back.";
    SIGNAL_MESSAGES: "visavis_signal_messages_total", ["type"], "Messages from clients.";
    SIGNAL_ERRORS: "visavis_signal_errors_total", ["code"], "Requests that were refused.";
    WEBSOCKET_CLOSES: "visavis_websocket_closes_total", ["reason"], "Signalling connections that the server closed or lost.";
    JOINS: "visavis_joins_total", ["client", "result"], "Attempts to join a room by sdk, whip or whep: ok, or the code of the refusal.";
    JOIN_DURATION: "visavis_join_duration_seconds", [], "From the request to join to the answer.";

    CONTACTS: "visavis_contacts", ["state"], "Open contacts: waiting for an agent, or active.";
    CONTACT_OLDEST_WAIT: "visavis_contact_oldest_wait_seconds", [], "How long the contact that waits longest has waited.";
    CONTACTS_OPENED: "visavis_contacts_opened_total", [], "Contacts that began.";
    CONTACTS_CLOSED: "visavis_contacts_closed_total", ["reason"], "Contacts that are over.";
    AGENTS: "visavis_agents", ["state"], "Agents who are connected: free for another contact, busy, or away by their own word.";
    ESCALATIONS: "visavis_escalations_total", ["outcome"], "What became of requests for a call.";
    INVITATIONS: "visavis_invitations_total", ["kind", "outcome"], "What became of invitations.";
    CALLS: "visavis_calls", ["kind"], "Calls of contacts.";
    CALLS_ENDED: "visavis_calls_ended_total", ["kind", "reason"], "Calls of contacts that are over.";
    CALL_DURATION: "visavis_call_duration_seconds", [], "How long people could talk, of each call that is over and came about.";

    TLS_EXPIRY: "visavis_tls_certificate_expiry_timestamp_seconds", [], "When the certificate expires, in Unix time; absent without TLS.";
    TLS_RENEWALS: "visavis_tls_certificate_renewals_total", ["result"], "Attempts to take over a new certificate while running: ok or error.";

    PEERS: "visavis_peers", ["engine"], "Peer connections.";
    PATHS: "visavis_peer_paths_total", ["path"], "Peers that connected, for the first time or again: over udp, over tcp, or through our relay.";
    PEERS_GIVEN_UP: "visavis_peers_given_up_total", ["reason"], "Peers that the server gave up, or whose client ended the connection.";
    ROUND_TRIP: "visavis_media_round_trip_seconds", [], "From the server to a client and back, of every peer each five seconds.";
    QUALITY_SCORE: "visavis_media_quality_score", [], "How good connections are, from 5 to 0, of every peer each five seconds.";
    PACKETS_LOST: "visavis_media_packets_lost_total", ["direction"], "RTP packets that were lost on the way, before repair: in from clients, out to them; as RTCP estimates it.";
    NACKS: "visavis_media_nacks_total", ["direction"], "Requests for lost packets (NACK): in for what clients send, out for what they are sent.";
    PACKETS_RECEIVED: "visavis_media_packets_received_total", ["engine"], "UDP packets received.";
    BYTES_RECEIVED: "visavis_media_received_bytes_total", ["engine"], "UDP payload received.";
    PACKETS_FORWARDED: "visavis_media_packets_forwarded_total", ["engine"], "RTP packets sent on, once for each receiver.";
    BYTES_SENT: "visavis_media_sent_bytes_total", ["engine"], "UDP payload sent.";
    PACKETS_SENT: "visavis_media_packets_sent_total", ["engine"], "UDP packets sent.";
    PACKETS_UNSENT: "visavis_media_packets_unsent_total", ["engine"], "UDP packets that the system did not take.";
    PACKETS_DROPPED: "visavis_media_packets_dropped_total", ["engine", "reason"], "Packets that were not sent on.";
    KEYFRAMES_RECEIVED: "visavis_media_keyframe_requests_received_total", ["engine"], "Key frames that receivers asked for (PLI, FIR).";
    KEYFRAMES_SENT: "visavis_media_keyframe_requests_sent_total", ["engine"], "Key frames that senders were asked for (PLI).";
    FIRST_FRAME: "visavis_media_first_frame_seconds", ["engine"], "From the first packet of a video that a receiver could not be shown to the picture with which it began.";
    FORWARDING_DELAY: "visavis_media_forwarding_delay_seconds", ["engine"], "From when packets were taken from the socket until what follows from them was sent; ten samples a second.";
    PEER_PANICS: "visavis_media_peer_panics_total", ["engine"], "Peers that were given up because of a bug; should stay 0.";
    ENGINE_BUSY: "visavis_engine_busy_seconds_total", ["engine"], "How long an engine's thread had something to do; its rate is the engine's load.";

    TURN_ALLOCATIONS: "visavis_turn_allocations", ["engine"], "TURN allocations.";
    TURN_ALLOCATIONS_CREATED: "visavis_turn_allocations_created_total", ["engine"], "TURN allocations ever made.";
    TURN_PACKETS: "visavis_turn_packets_total", ["engine", "direction"], "Packets relayed for TURN clients: in from them, out to them.";
    TURN_BYTES: "visavis_turn_bytes_total", ["engine", "direction"], "Their payload.";
    TURN_REQUESTS: "visavis_turn_requests_total", ["engine", "result"], "TURN requests: ok, or the number of the refusal (RFC 8656 §19).";
    TURN_BINDINGS: "visavis_turn_bindings_total", ["engine"], "STUN Binding requests.";
    TURN_DROPPED: "visavis_turn_dropped_total", ["engine", "reason"], "Messages of TURN clients and packets for them that led to nothing.";

    STORE_COMMITS: "visavis_store_commits_total", ["result"], "Transactions: ok, or the code of why nothing was stored.";
    STORE_BATCHES: "visavis_store_batches_total", [], "Batches of changes that became durable; each commit carries one or more.";
    STORE_COMMIT_DURATION: "visavis_store_commit_duration_seconds", [], "Time of transactions that became durable.";

    WEBHOOK_DELIVERIES: "visavis_webhook_deliveries_total", ["result"], "Attempts to tell an endpoint of an event: delivered, retried or failed, which is given up.";
    WEBHOOK_BACKLOG: "visavis_webhook_backlog", [], "Events that endpoints are still to be told.";

    LOG_LINES_DROPPED: "visavis_log_lines_dropped_total", [], "Lines of the log that were lost because nobody read them in time.";

    PROCESS_CPU: "process_cpu_seconds_total", [], "Processor time of the process, in the system and outside of it.";
    PROCESS_MEMORY: "process_resident_memory_bytes", [], "Memory that the process holds.";
    PROCESS_FILES: "process_open_fds", [], "Files and sockets that are open.";
    PROCESS_MAX_FILES: "process_max_fds", [], "How many may be.";
    PROCESS_THREADS: "process_threads", [], "Threads of the process.";
    PROCESS_START: "process_start_time_seconds", [], "When the process started, in Unix time.";
}
