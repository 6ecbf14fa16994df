import type { DisconnectReason, MediaPath, Role, Source, VisavisErrorCode } from '../index.js';

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
};

export type Strings = typeof english;

const DEVICE_NAMES: Record<Source, string> = { microphone: 'microphone', camera: 'camera', screen: 'screen' };

/** The sentence for a failure: what happened and what to do. */
export function errorSentence(code: VisavisErrorCode | undefined, source: Source = 'camera'): string {
  const device = DEVICE_NAMES[source];
  switch (code) {
    case 'permission_denied':
      return `We can’t reach your ${device}. Allow it in the address bar, then try again.`;
    case 'device_not_found':
      return `We found no ${device}. Plug one in, or go on without it.`;
    case 'device_in_use':
      return `Your ${device} is used by another program. Close that program, then try again.`;
    case 'device_constraints':
      return `Your ${device} can’t be used like this. Choose another one.`;
    case 'device_failed':
      return `Your ${device} does not work. Choose another one, or go on without it.`;
    case 'share_cancelled':
      return 'Nothing is shared.';
    case 'token_expired':
      return 'This link has expired. Ask for a new one.';
    case 'unauthorized':
      return 'This link is not valid. Ask for a new one.';
    case 'forbidden':
      return 'You are not allowed to do this in this call.';
    case 'room_full':
      return 'This call has no free place. Try again later.';
    case 'server_full':
    case 'shutting_down':
    case 'rate_limited':
      return 'The service is busy. Try again in a moment.';
    case 'unreachable':
    case 'timeout':
      return 'The service can’t be reached. Check your internet connection, then try again.';
    case 'connection_lost':
      return 'Your internet connection was lost for too long.';
    case 'media_failed':
      return 'Sound and picture can’t get through your network. Try another one, for example your phone’s.';
    case 'unsupported_browser':
      return 'This browser can’t do that.';
    default:
      return 'Something went wrong. Try again.';
  }
}

/** Why the call is over. */
export function endSentence(
  reason: DisconnectReason,
  code: VisavisErrorCode | undefined,
  told?: string,
): string {
  switch (reason) {
    case 'left':
      return 'You left the call.';
    case 'roomClosed':
      return told || 'The call was closed for everybody.';
    case 'removed':
      return 'You were removed from the call.';
    case 'replaced':
      return 'The call goes on in another window.';
    case 'refused':
      return errorSentence(code ?? 'unauthorized');
    case 'mediaFailed':
      return errorSentence('media_failed');
    case 'connectionLost':
      return errorSentence(code ?? 'connection_lost');
  }
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
