"""Fails unless this Python has the WebRTC clients that the browser tests call with."""

import aiortc  # noqa: F401
import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstSdp", "1.0")
gi.require_version("GstWebRTC", "1.0")
from gi.repository import Gst, GstSdp, GstWebRTC  # noqa: E402, F401

Gst.init(None)
for element in ("webrtcbin", "nicesink", "dtlsenc", "vp8enc", "openh264enc", "opusenc", "rtpvp8pay", "decodebin"):
    assert Gst.ElementFactory.find(element), element
