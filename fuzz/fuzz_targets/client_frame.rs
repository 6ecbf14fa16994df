//! Any text as a message of a client; what is understood says the same when it is written again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use visavis::protocol::ClientFrame;
use visavis_fuzz::seed;

fuzz_target!(init: seed_corpus(), |data: &[u8]| {
    let Ok(frame) = serde_json::from_slice::<ClientFrame>(data) else { return };
    let text = serde_json::to_string(&frame).expect("what was read can be written");
    let again: ClientFrame = serde_json::from_str(&text).expect("what was written can be read");
    assert_eq!(again, frame);
    assert!(!frame.message.kind().is_empty());
});

fn seed_corpus() {
    seed(
        "client_frame",
        &[
            br#"{"type":"authenticate","id":1,"data":{"token":"a.b.c","resume":{"resumeToken":"r","lastSeq":3}}}"#,
            br#"{"type":"join","id":2,"data":{"offer":"v=0"}}"#,
            br#"{"type":"publish","id":3,"data":{"source":"camera","muted":false}}"#,
            br#"{"type":"subscribe","id":4,"data":{"trackId":"t_1"}}"#,
            br#"{"type":"ping","id":5,"data":{}}"#,
        ],
    );
}
