import type {
  CallKind,
  Direction,
  DisconnectReason,
  MediaPath,
  QualityReason,
  Role,
  Source,
  VisavisErrorCode,
} from '../index.js';

/** Every word of the call screen. Another language is another object of this shape. */
export const english = {
  region: 'Video call',
  controls: 'Call controls',
  joinTitle: 'Ready to join?',
  joinHint: 'Check your picture and sound. Nobody sees you before you join.',
  join: 'Join call',
  joinWithoutCamera: 'Join without camera',
  preview: 'Preview of your camera',
  previewOff: 'Your camera is off',
  previewAsking: 'Your browser asks for your camera and microphone. Choose “Allow”.',
  microphoneLevel: 'Microphone level',
  camera: 'Camera',
  microphone: 'Microphone',
  speaker: 'Speaker',
  unnamedDevice: (kind: string, number: number) => `${kind} ${number}`,
  noDevice: 'None found',
  settings: 'Devices',
  close: 'Close',
  muteMicrophone: 'Mute microphone',
  unmuteMicrophone: 'Unmute microphone',
  stopCamera: 'Turn camera off',
  startCamera: 'Turn camera on',
  shareScreen: 'Share screen',
  stopSharing: 'Stop sharing',
  fullscreen: 'Full screen',
  leaveFullscreen: 'Leave full screen',
  leave: 'Leave call',
  you: 'You',
  selfView: 'Your camera. Move it with the arrow keys.',
  sharing: 'You are sharing your screen',
  screenOf: (name: string) => `${name}’s screen`,
  waitingFor: (role: Role) => (role === 'customer' ? 'Waiting for the agent…' : 'Waiting for the customer…'),
  waitingHint: 'The call starts by itself as soon as they are here.',
  leftWaiting: (name: string) => `${name} left the call.`,
  leftHint: 'You can wait for them to come back, or leave.',
  connecting: 'Connecting…',
  connected: 'Connected',
  reconnecting: 'Connection lost. Reconnecting…',
  signalReconnecting: 'Reconnecting…',
  path: ({ protocol, relay }: MediaPath) =>
    relay
      ? `Connected through a relay over ${relay.protocol.toUpperCase()}`
      : `Connected over ${protocol.toUpperCase()}`,
  resumed: 'You are connected again.',
  othersReconnecting: (name: string) => `${name}’s connection was interrupted. Waiting…`,
  speaks: (name: string) => `${name} is speaking`,
  pausedForYou: 'The picture is paused because your connection is weak.',
  ownConnection: (sentence: string) => `Yours: ${sentence}`,
  /** How good a connection is; the reasons follow a colon. */
  quality: {
    good: 'Good connection',
    fair: 'Fair connection',
    weak: 'Weak connection',
    none: 'Nothing comes through',
    reasons: {
      loss: 'packets get lost',
      jitter: 'packets come unevenly',
      roundTrip: 'long delay',
      freeze: 'the picture freezes',
      suspended: 'video is paused',
    } satisfies Record<QualityReason, string>,
  },
  microphoneOff: (name: string) => `${name}’s microphone is off`,
  cameraOffByRequest: (name: string) => `You can see ${name}. Your camera is off by request.`,
  theyMayNotSend: (name: string) => `${name} can see you. Their camera is off by request.`,
  joined: (name: string) => `${name} joined the call.`,
  left: (name: string) => `${name} left the call.`,
  sharesScreen: (name: string) => `${name} shares the screen.`,
  stoppedSharing: (name: string) => `${name} stopped sharing.`,
  mutedNow: 'Your microphone is off.',
  unmutedNow: 'Your microphone is on.',
  cameraOnNow: 'Your camera is on.',
  cameraOffNow: 'Your camera is off.',
  listen: 'Your browser holds back the sound.',
  listenButton: 'Turn sound on',
  endedTitle: 'The call has ended',
  refusedTitle: 'You can’t join this call',
  failedTitle: 'We can’t connect you',
  duration: (time: string) => `It lasted ${time}.`,
  joinAgain: 'Join again',
  tryAgain: 'Try again',
  noToken: 'This link is not complete. Ask for a new one.',
  unsupportedTitle: 'This browser can’t make video calls',
  unsupported: 'Open the link in a current Chrome, Edge, Firefox or Safari, over a secure (https) address.',
  uses: 'This call uses',
  usesMicrophone: 'Your microphone',
  usesCamera: 'Your camera',
  usesNoCamera: 'Your camera stays off',
  usesScreen: 'What you choose to show of your screen',
  voiceTitle: 'Ready to talk?',
  voiceHint: 'Check your microphone. Nobody hears you before you join.',
  screenTitle: 'Show your screen?',
  screenHint: 'Your browser asks which window or tab to show. You can stop at any time.',
  chooseScreen: 'Choose what to show',
  notNow: 'Not now',
  held: 'You are on hold. The conversation goes on in a moment.',
  heldByUs: 'The customer is on hold.',
  switchToVideo: 'Switch to video',
  switchToVoice: 'Switch to voice only',
  wantsVideo: (name: string) => `${name} would like to switch to video.`,
  wantsToSeeYou: (name: string) => `${name} would like to see you.`,
  wantsChange: (name: string) => `${name} would like to change how video flows.`,
  agree: 'Agree',
  agreeWithoutCamera: 'Without my camera',
  decline: 'Decline',
  waitingForConsent: 'Waiting for the other side to agree…',
  takeBack: 'Take back',
  switched: (kind: CallKind) =>
    kind === 'video' ? 'This is a video call now.' : 'This is a voice call now.',
  camerasSeen: {
    both: 'Both cameras are seen now.',
    ours: 'Only your camera is seen now.',
    theirs: 'Only the other side’s camera is seen now.',
    none: 'No camera is seen now.',
  },
  notSwitched: 'The call stays as it was.',
  mutedByAgent: 'You have been muted.',
  wantsToHearYou: (name: string) => `${name} asks you to unmute.`,
  unmute: 'Unmute',
  /** Names that fit into the sentences below. */
  devices: { microphone: 'microphone', camera: 'camera', screen: 'screen' },
  failures: {
    permission_denied: (device: string) =>
      `We can’t reach your ${device}. Allow it in the address bar, then try again.`,
    device_not_found: (device: string) => `We found no ${device}. Plug one in, or go on without it.`,
    device_in_use: (device: string) =>
      `Your ${device} is used by another program. Close that program, then try again.`,
    device_constraints: (device: string) => `Your ${device} can’t be used like this. Choose another one.`,
    device_failed: (device: string) =>
      `Your ${device} does not work. Choose another one, or go on without it.`,
    share_cancelled: () => 'Nothing is shared.',
    token_expired: () => 'This link has expired. Ask for a new one.',
    unauthorized: () => 'This link is not valid. Ask for a new one.',
    forbidden: () => 'You are not allowed to do this in this call.',
    room_full: () => 'This call has no free place. Try again later.',
    busy: () => 'The service is busy. Try again in a moment.',
    unreachable: () => 'The service can’t be reached. Check your internet connection, then try again.',
    connection_lost: () => 'Your internet connection was lost for too long.',
    media_failed: () =>
      'Sound and picture can’t get through your network. Try another one, for example your phone’s.',
    unsupported_browser: () => 'This browser can’t do that.',
    other: () => 'Something went wrong. Try again.',
  },
  ends: {
    left: 'You left the call.',
    roomClosed: 'The call was closed for everybody.',
    hungUp: 'The call was ended.',
    removed: 'You were removed from the call.',
    replaced: 'The call goes on in another window.',
    participantLost: 'The connection to the other side was lost.',
  },
};

/** The same keys with any words. */
export type AnyWords<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends string
      ? string
      : AnyWords<T[K]>;
};

export type Strings = AnyWords<typeof english>;

type Failure = keyof Strings['failures'];

/** The sentence for a failure: what happened and what to do. */
export function errorSentence(
  strings: Strings,
  code: VisavisErrorCode | undefined,
  source: Source = 'camera',
): string {
  const known = code !== undefined && code in strings.failures ? (code as Failure) : SAME[code ?? ''];
  return strings.failures[known ?? 'other'](strings.devices[source]);
}

/** Codes that are one and the same to a person. */
const SAME: Record<string, Failure | undefined> = {
  server_full: 'busy',
  shutting_down: 'busy',
  rate_limited: 'busy',
  timeout: 'unreachable',
};

/** Why the call is over. */
export function endSentence(
  strings: Strings,
  reason: DisconnectReason,
  code: VisavisErrorCode | undefined,
  told?: string,
): string {
  switch (reason) {
    case 'left':
    case 'removed':
    case 'replaced':
      return strings.ends[reason];
    case 'roomClosed':
      return told || strings.ends.roomClosed;
    case 'refused':
      return errorSentence(strings, code ?? 'unauthorized');
    case 'mediaFailed':
      return errorSentence(strings, 'media_failed');
    case 'connectionLost':
      return errorSentence(strings, code ?? 'connection_lost');
  }
}

/** Whose cameras are seen in a direction, from the view of whoever it is the direction of. */
export function camerasOf(direction: Direction): 'both' | 'ours' | 'theirs' | 'none' {
  return ({ sendrecv: 'both', sendonly: 'ours', recvonly: 'theirs', inactive: 'none' } as const)[direction];
}

/** A direction, seen from the other end. */
export function mirrored(direction: Direction): Direction {
  return direction === 'sendonly' ? 'recvonly' : direction === 'recvonly' ? 'sendonly' : direction;
}

/** 65 seconds become `1:05`. */
export function clock(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** `First Last` becomes `FL`. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return letters.map((word) => [...word!][0]!.toUpperCase()).join('') || '?';
}
