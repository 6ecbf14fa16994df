import type { Layer } from '../protocol.js';

/** What browsers know and TypeScript does not (W3C webrtc-svc). */
export interface Encoding extends RTCRtpEncodingParameters {
  scalabilityMode?: string;
}

/** 1280x720 at 30 frames looks good with this, and two of them fit into a home's uplink. */
const CAMERA_MAX_BITRATE = 1_700_000;

/** Text needs bits per frame, not frames. */
const SCREEN_MAX_BITRATE = 2_500_000;
const SCREEN_MAX_FRAMERATE = 15;

/**
 * The sizes in which a camera can be sent at once, the smallest first. Only the largest is switched on at first; the
 * server says which of them somebody gets.
 */
const LAYERS = [
  { rid: 'q', scaleResolutionDownBy: 4, maxBitrate: 200_000 },
  { rid: 'h', scaleResolutionDownBy: 2, maxBitrate: 700_000 },
  { rid: 'f', scaleResolutionDownBy: 1, maxBitrate: CAMERA_MAX_BITRATE },
];

/** One stream with every second frame in a layer of its own, which the server can leave out. */
const FRAMES = 'L1T2';

/** The encodings of a screen's sender. Text stays sharp: frames are left out, and nothing else. */
export function screenEncodings(): Encoding[] {
  // An encoding that waits for a screen would take half of the camera's bitrate.
  return [
    {
      active: false,
      maxBitrate: SCREEN_MAX_BITRATE,
      maxFramerate: SCREEN_MAX_FRAMERATE,
      scalabilityMode: 'L1T3',
    },
  ];
}

/** The encodings of the camera's sender. */
export function cameraEncodings(): Encoding[] {
  // Without a scalability mode Chromium would send VP9 and AV1 as one stream of layers within each other.
  return LAYERS.map((layer) => ({ ...layer, scalabilityMode: FRAMES, active: layer.rid === 'f' }));
}

/** What the server is told of the layers of a camera's picture; nothing when its size is unknown. */
export function layersOf(media: MediaStreamTrack | null): Layer[] {
  const { width, height } = media?.getSettings?.() ?? {};
  if (!width || !height) return [];
  return LAYERS.map(({ rid, scaleResolutionDownBy: scale }) => ({
    rid,
    width: Math.round(width / scale),
    height: Math.round(height / scale),
  }));
}

/** Sends these layers and no others. */
export async function sendLayers(sender: RTCRtpSender, rids: readonly string[]): Promise<void> {
  const parameters = sender.getParameters();
  const isWanted = ({ rid }: RTCRtpEncodingParameters) => rid !== undefined && rids.includes(rid);
  const wrong = parameters.encodings.filter(
    (encoding) => encoding.rid && encoding.active !== isWanted(encoding),
  );
  if (wrong.length === 0) return;
  for (const encoding of wrong) encoding.active = isWanted(encoding);
  await sender.setParameters(parameters);
}
