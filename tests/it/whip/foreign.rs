//! Calls of a WebRTC stack that is not ours (`webrtc`, all of it its own: ICE, DTLS, SRTP).

use std::sync::Arc;
use std::time::Duration;

use rtc::peer_connection::configuration::media_engine::{MIME_TYPE_OPUS, MIME_TYPE_VP8};
use rtc::rtp::Packet;
use rtc::rtp::header::Header;
use rtc::rtp_transceiver::rtp_sender::{
    RTCRtpCodec, RTCRtpCodecParameters, RTCRtpCodingParameters, RTCRtpEncodingParameters, RtpCodecKind,
};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::{interval, timeout};
use webrtc::media_stream::MediaStreamTrack;
use webrtc::media_stream::track_local::TrackLocal;
use webrtc::media_stream::track_local::static_rtp::TrackLocalStaticRTP;
use webrtc::media_stream::track_remote::{TrackRemote, TrackRemoteEvent};
use webrtc::peer_connection::{
    MediaEngine, PeerConnection, PeerConnectionBuilder, PeerConnectionEventHandler, RTCIceGatheringState,
    RTCPeerConnectionState, RTCSessionDescription, Registry, register_default_interceptors,
};
use webrtc::rtp_transceiver::{RTCRtpTransceiverDirection, RTCRtpTransceiverInit};

use crate::support::server::TestServer;
use crate::whip::{FRAGMENT, header, post, send};

/// How long anything may take to happen.
const PATIENCE: Duration = Duration::from_secs(30);

/// Between two packets of a source.
const PACE: Duration = Duration::from_millis(20);

const OPUS: u8 = 111;
const VP8: u8 = 96;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_publishes_and_another_plays() {
    let server = TestServer::start().await;
    let mut agent = server.joined("agent").await;
    let mut player = Caller::player().await;
    player.call(&server, "/whep/demo", "viewer").await;
    let mut camera = Caller::publisher().await;
    camera.call(&server, "/whip/demo", "camera").await;
    assert_eq!(agent.wait_for("trackPublished").await["track"]["source"], "microphone");
    player.hears_both().await;
    assert_eq!(server.metric("visavis_joins_total{client=\"whep\",result=\"ok\"}").await, 1.0);

    // Somebody else takes the place of the first: the same m-lines go on without negotiation.
    camera.hang_up(&server).await;
    let mut second = Caller::publisher().await;
    second.call(&server, "/whip/demo", "camera-2").await;
    player.hears_both().await;
    player.hang_up(&server).await;

    // Who goes without a word is noticed by the media, and gone at once.
    agent.wait_for("participantLeft").await;
    agent.wait_for("participantLeft").await;
    let location = second.location.clone();
    second.peer.close().await.unwrap();
    assert_eq!(agent.wait_for("participantLeft").await["reason"], "mediaFailed");
    assert_eq!(send(&server, "DELETE", &location, &[], "").await.status(), 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ice_restarts_while_the_media_flows() {
    let server = TestServer::start().await;
    let mut player = Caller::player().await;
    player.call(&server, "/whep/demo", "viewer").await;
    let mut camera = Caller::publisher().await;
    camera.call(&server, "/whip/demo", "camera").await;
    player.hears_both().await;
    camera.restart(&server).await;
    player.hears_both().await;
    player.restart(&server).await;
    player.hears_both().await;

    server.server.shutdown().await;
    player.wait_for("goodbye of a stopping server", |news| matches!(news, News::Gone)).await;
}

/// What a peer connection tells.
enum News {
    Gathered,
    Connected,
    Gone,
    Packet(RtpCodecKind),
}

struct Handler(mpsc::Sender<News>);

#[async_trait::async_trait]
impl PeerConnectionEventHandler for Handler {
    async fn on_ice_gathering_state_change(&self, state: RTCIceGatheringState) {
        if state == RTCIceGatheringState::Complete {
            self.0.send(News::Gathered).await.unwrap();
        }
    }

    async fn on_connection_state_change(&self, state: RTCPeerConnectionState) {
        let news = match state {
            RTCPeerConnectionState::Connected => News::Connected,
            RTCPeerConnectionState::Disconnected | RTCPeerConnectionState::Failed | RTCPeerConnectionState::Closed => {
                News::Gone
            }
            _ => return,
        };
        // Nobody listens any more when the test is over.
        let _ = self.0.send(news).await;
    }

    async fn on_track(&self, track: Arc<dyn TrackRemote>) {
        let news = self.0.clone();
        tokio::spawn(async move {
            let kind = track.kind().await;
            while let Some(event) = track.poll().await {
                if let TrackRemoteEvent::OnRtpPacket(_) = event
                    && news.send(News::Packet(kind)).await.is_err()
                {
                    return;
                }
            }
        });
    }
}

struct Caller {
    peer: Arc<dyn PeerConnection>,
    news: mpsc::Receiver<News>,
    location: String,
    etag: String,
    senders: Vec<JoinHandle<()>>,
}

impl Caller {
    async fn publisher() -> Caller {
        let mut caller = Caller::new().await;
        for (kind, pt) in [(RtpCodecKind::Audio, OPUS), (RtpCodecKind::Video, VP8)] {
            let track = Arc::new(TrackLocalStaticRTP::new(MediaStreamTrack::new(
                "stream".to_owned(),
                kind.to_string(),
                kind.to_string(),
                kind,
                vec![RTCRtpEncodingParameters {
                    rtp_coding_parameters: RTCRtpCodingParameters { ssrc: Some(u32::from(pt)), ..Default::default() },
                    codec: codec(kind).rtp_codec,
                    ..Default::default()
                }],
            )));
            let init = RTCRtpTransceiverInit {
                direction: RTCRtpTransceiverDirection::Sendonly,
                streams: Vec::new(),
                send_encodings: Vec::new(),
            };
            caller.peer.add_transceiver_from_track(track.clone(), Some(init)).await.unwrap();
            caller.senders.push(tokio::spawn(talk(track, pt)));
        }
        caller
    }

    async fn player() -> Caller {
        let caller = Caller::new().await;
        for kind in [RtpCodecKind::Audio, RtpCodecKind::Video] {
            let init = RTCRtpTransceiverInit {
                direction: RTCRtpTransceiverDirection::Recvonly,
                streams: Vec::new(),
                send_encodings: Vec::new(),
            };
            caller.peer.add_transceiver_from_kind(kind, Some(init)).await.unwrap();
        }
        caller
    }

    async fn new() -> Caller {
        let mut engine = MediaEngine::default();
        for kind in [RtpCodecKind::Audio, RtpCodecKind::Video] {
            engine.register_codec(codec(kind), kind).unwrap();
        }
        let registry = register_default_interceptors(Registry::new(), &mut engine).unwrap();
        let (sender, news) = mpsc::channel(4096);
        let peer = PeerConnectionBuilder::new()
            .with_media_engine(engine)
            .with_interceptor_registry(registry)
            .with_handler(Arc::new(Handler(sender)))
            .with_udp_addrs(vec!["127.0.0.1:0".to_owned()])
            .build()
            .await
            .unwrap();
        Caller { peer: Arc::new(peer), news, location: String::new(), etag: String::new(), senders: Vec::new() }
    }

    /// Offers at an endpoint and waits until the media path is up.
    async fn call(&mut self, server: &TestServer, path: &str, who: &str) {
        let offer = self.peer.create_offer(None).await.unwrap();
        self.peer.set_local_description(offer).await.unwrap();
        self.wait_for("gathered candidates", |news| matches!(news, News::Gathered)).await;
        let offer = self.peer.local_description().await.unwrap();
        let created = post(server, path, &server.token(who), &offer.sdp).await;
        assert_eq!(created.status(), 201);
        self.location = header(created.headers(), "location").to_owned();
        self.etag = header(created.headers(), "etag").to_owned();
        let answer = RTCSessionDescription::answer(created.text().await.unwrap()).unwrap();
        self.peer.set_remote_description(answer).await.unwrap();
        self.wait_for("a connection", |news| matches!(news, News::Connected)).await;
    }

    /// Restarts ICE as RFC 9725 §4.3.3 has it: by fragments, without another offer.
    async fn restart(&mut self, server: &TestServer) {
        self.peer.restart_ice().await.unwrap();
        let offer = self.peer.create_offer(None).await.unwrap();
        self.peer.set_local_description(offer).await.unwrap();
        self.wait_for("gathered candidates", |news| matches!(news, News::Gathered)).await;
        let local = self.peer.local_description().await.unwrap().sdp;
        let is_ice = |line: &&str| line.starts_with("a=ice-") || line.starts_with("a=candidate:");
        let fragment: String = local.lines().filter(is_ice).map(|line| format!("{line}\r\n")).collect();
        let headers = [("if-match", "*"), ("content-type", FRAGMENT)];
        let restarted = send(server, "PATCH", &self.location, &headers, &fragment).await;
        assert_eq!(restarted.status(), 200);
        assert_ne!(header(restarted.headers(), "etag"), self.etag);
        let ours = restarted.text().await.unwrap();
        let value = |name: &str| ours.lines().find_map(|line| line.strip_prefix(name)).unwrap().to_owned();
        let former = self.peer.remote_description().await.unwrap().sdp;
        let answer: String = former
            .lines()
            .map(|line| match line.split_once(':') {
                Some(("a=ice-ufrag", _)) => format!("a=ice-ufrag:{}\r\n", value("a=ice-ufrag:")),
                Some(("a=ice-pwd", _)) => format!("a=ice-pwd:{}\r\n", value("a=ice-pwd:")),
                _ => format!("{line}\r\n"),
            })
            .collect();
        self.peer.set_remote_description(RTCSessionDescription::answer(answer).unwrap()).await.unwrap();
    }

    /// Waits for a second of sound and picture.
    async fn hears_both(&mut self) {
        while self.news.try_recv().is_ok() {}
        let (mut audio, mut video) = (0, 0);
        self.wait_for("fifty packets of each kind", |news| {
            match news {
                News::Packet(RtpCodecKind::Audio) => audio += 1,
                News::Packet(RtpCodecKind::Video) => video += 1,
                _ => {}
            }
            audio >= 50 && video >= 50
        })
        .await;
    }

    async fn wait_for(&mut self, what: &str, mut is_it: impl FnMut(&News) -> bool) {
        let found = async {
            loop {
                if is_it(&self.news.recv().await.expect("the peer connection lives")) {
                    return;
                }
            }
        };
        timeout(PATIENCE, found).await.unwrap_or_else(|_| panic!("no {what}"));
    }

    async fn hang_up(&mut self, server: &TestServer) {
        assert_eq!(send(server, "DELETE", &self.location, &[], "").await.status(), 200);
        self.peer.close().await.unwrap();
    }
}

impl Drop for Caller {
    fn drop(&mut self) {
        for sender in &self.senders {
            sender.abort();
        }
    }
}

fn codec(kind: RtpCodecKind) -> RTCRtpCodecParameters {
    let (mime_type, clock_rate, channels, payload_type) = match kind {
        RtpCodecKind::Audio => (MIME_TYPE_OPUS, 48_000, 2, OPUS),
        _ => (MIME_TYPE_VP8, 90_000, 0, VP8),
    };
    let rtp_codec = RTCRtpCodec {
        mime_type: mime_type.to_owned(),
        clock_rate,
        channels,
        sdp_fmtp_line: String::new(),
        rtcp_feedback: Vec::new(),
    };
    RTCRtpCodecParameters { rtp_codec, payload_type }
}

/// Sends one packet after another, from before the path is up until it is aborted.
async fn talk(track: Arc<TrackLocalStaticRTP>, pt: u8) {
    let mut tick = interval(PACE);
    let step = if pt == OPUS { 960 } else { 1800 };
    for n in 0_u16.. {
        tick.tick().await;
        let header = Header {
            version: 2,
            marker: pt == VP8,
            payload_type: pt,
            sequence_number: n,
            timestamp: u32::from(n) * step,
            ssrc: u32::from(pt),
            ..Header::default()
        };
        // Every fifth picture stands for itself (RFC 7741 §4.3: the P bit is 0 in a key frame).
        let payload = match pt {
            OPUS => vec![0xf8, 0xff, 0xfe],
            _ if n % 5 == 0 => vec![0x10, 0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xf0, 0x00, 0x00],
            _ => vec![0x10, 0x11, 0x02, 0x00, 0x00, 0x00],
        };
        // Until the path is up there is nowhere to write to.
        let _ = track.write_rtp(Packet { header, payload: payload.into() }).await;
    }
}
