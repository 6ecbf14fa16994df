"""Publishes at a WHIP endpoint or plays from a WHEP one with GStreamer's webrtcbin, until the standard input ends."""

import hashlib
import re
import ssl
import subprocess
import sys
import threading

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstSdp", "1.0")
gi.require_version("GstWebRTC", "1.0")
from gi.repository import GLib, Gst, GstSdp, GstWebRTC  # noqa: E402

from whip_http import arguments, create, delete, tell  # noqa: E402

RTP = "application/x-rtp,clock-rate=(int)"
CAPS = {
    "vp8": f"{RTP}90000,media=video,encoding-name=VP8,payload=96",
    "h264": f"{RTP}90000,media=video,encoding-name=H264,payload=97,packetization-mode=(string)1,profile-level-id=(string)42e01f",
    "opus": f"{RTP}48000,media=audio,encoding-name=OPUS,encoding-params=(string)2,payload=111",
}
ENCODERS = {
    "vp8": "vp8enc deadline=1 keyframe-max-dist=30 ! rtpvp8pay",
    "h264": "openh264enc gop-size=30 ! video/x-h264,profile=constrained-baseline ! rtph264pay aggregate-mode=zero-latency config-interval=-1",
}


def sending(codec):
    """What publishes; its m-lines are sendrecv, as webrtcbin has them."""
    return (
        "videotestsrc is-live=true ! video/x-raw,width=320,height=240,framerate=15/1 ! videoconvert ! "
        f"{ENCODERS[codec]} ! {CAPS[codec]} ! peer. "
        f"audiotestsrc is-live=true wave=ticks ! audioconvert ! audioresample ! opusenc ! rtpopuspay ! {CAPS['opus']} ! peer."
    )


def certificate():
    """GStreamer's own certificates are RSA, and WebRTC wants ECDSA (RFC 8827, section 6.5)."""
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=gstreamer -keyout - -out -"
    return subprocess.run(command.split(), check=True, capture_output=True, text=True).stdout


def fingerprint(pem):
    """RFC 8122, section 5."""
    der = ssl.PEM_cert_to_DER_cert(pem[pem.index("-----BEGIN CERTIFICATE") :])
    return ":".join(f"{b:02X}" for b in hashlib.sha256(der).digest())


class Call:
    def __init__(self, endpoint, token, codec):
        self.endpoint, self.token, self.resource = endpoint, token, None
        self.frames = {}
        self.loop = GLib.MainLoop()
        self.certificate = certificate()
        publishes = "/whip/" in endpoint
        peer = "webrtcbin name=peer bundle-policy=max-bundle "
        self.pipeline = Gst.Pipeline()
        self.pipeline.connect("deep-element-added", self.on_element)
        self.pipeline.add(Gst.parse_bin_from_description(peer + (sending(codec) if publishes else ""), False))
        self.peer = self.pipeline.get_by_name("peer")
        self.peer.connect("notify::ice-gathering-state", self.on_gathering)
        self.peer.connect("notify::connection-state", self.on_state)
        self.peer.connect("pad-added", self.on_pad)
        if publishes:
            self.peer.connect("on-negotiation-needed", self.on_needed)
        self.pipeline.set_state(Gst.State.PLAYING)
        if not publishes:
            for caps in (CAPS["opus"], CAPS[codec]):
                direction = GstWebRTC.WebRTCRTPTransceiverDirection.RECVONLY
                self.peer.emit("add-transceiver", direction, Gst.Caps.from_string(caps))
            self.on_needed(self.peer)

    def on_element(self, _pipeline, _parent, element):
        factory = element.get_factory()
        if factory and factory.get_name() == "dtlsdec":
            element.set_property("pem", self.certificate)

    def on_needed(self, peer):
        peer.emit("create-offer", None, Gst.Promise.new_with_change_func(self.on_offer, None))

    def on_offer(self, promise, _):
        reply = promise.get_reply()  # It owns the offer.
        self.peer.emit("set-local-description", reply.get_value("offer"), Gst.Promise.new())

    def on_gathering(self, peer, _):
        if peer.get_property("ice-gathering-state") == GstWebRTC.WebRTCICEGatheringState.COMPLETE:
            GLib.idle_add(self.negotiate)

    def negotiate(self):
        offer = self.peer.get_property("local-description").sdp.as_text()
        # webrtcbin reckons with the key as well when a certificate was given to it.
        offer = re.sub("a=fingerprint:.*?\r\n", f"a=fingerprint:sha-256 {fingerprint(self.certificate)}\r\n", offer)
        self.resource, text = create(self.endpoint, self.token, offer)
        _, sdp = GstSdp.SDPMessage.new_from_text(text)
        answer = GstWebRTC.WebRTCSessionDescription.new(GstWebRTC.WebRTCSDPType.ANSWER, sdp)
        self.peer.emit("set-remote-description", answer, Gst.Promise.new())
        return False

    def on_state(self, peer, _):
        tell(state=peer.get_property("connection-state").value_nick)

    def on_pad(self, _, pad):
        if pad.get_direction() != Gst.PadDirection.SRC:
            return
        decoder = Gst.ElementFactory.make("decodebin")
        decoder.connect("pad-added", self.on_decoded)
        self.peer.get_parent().add(decoder)
        decoder.sync_state_with_parent()
        pad.link(decoder.get_static_pad("sink"))

    def on_decoded(self, _, pad):
        kind = pad.get_current_caps().get_structure(0).get_name().split("/")[0]
        sink = Gst.ElementFactory.make("fakesink")
        sink.set_property("signal-handoffs", True)
        sink.set_property("sync", False)
        sink.connect("handoff", self.on_frame, kind)
        self.peer.get_parent().add(sink)
        sink.sync_state_with_parent()
        pad.link(sink.get_static_pad("sink"))

    def on_frame(self, _sink, _buffer, _pad, kind):
        self.frames[kind] = self.frames.get(kind, 0) + 1
        tell(**{kind: self.frames[kind]})

    def run(self):
        threading.Thread(target=self.wait, daemon=True).start()
        self.loop.run()
        if self.resource:
            delete(self.resource)
        self.pipeline.set_state(Gst.State.NULL)

    def wait(self):
        sys.stdin.read()
        GLib.idle_add(self.loop.quit)


Gst.init(None)
Call(*arguments(), sys.argv[3] if len(sys.argv) > 3 else "vp8").run()
