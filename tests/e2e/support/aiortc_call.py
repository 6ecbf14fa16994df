"""Publishes at a WHIP endpoint or plays from a WHEP one with aiortc, until the standard input ends."""

import asyncio
import sys

from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import AudioStreamTrack, VideoStreamTrack

from whip_http import arguments, create, delete, tell


async def count(track):
    frames = 0
    while True:
        frame = await track.recv()
        frames += 1
        if track.kind == "video":
            tell(video=frames, width=frame.width)
        elif frames % 10 == 0:
            tell(audio=frames)


async def main():
    endpoint, token = arguments()
    peer = RTCPeerConnection()
    counting = []
    peer.on("track", lambda track: counting.append(asyncio.ensure_future(count(track))))
    peer.on("connectionstatechange", lambda: tell(state=peer.connectionState))
    if "/whip/" in endpoint:
        peer.addTransceiver(AudioStreamTrack(), direction="sendonly")
        peer.addTransceiver(VideoStreamTrack(), direction="sendonly")
    else:
        peer.addTransceiver("audio", direction="recvonly")
        peer.addTransceiver("video", direction="recvonly")
    await peer.setLocalDescription(await peer.createOffer())
    loop = asyncio.get_running_loop()
    offer = peer.localDescription.sdp
    resource, answer = await loop.run_in_executor(None, create, endpoint, token, offer)
    await peer.setRemoteDescription(RTCSessionDescription(answer, "answer"))
    await loop.run_in_executor(None, sys.stdin.read)
    await loop.run_in_executor(None, delete, resource)
    for task in counting:
        task.cancel()
    await peer.close()


asyncio.run(main())
