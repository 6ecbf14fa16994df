import { VisavisError } from '../errors.js';
import { type PathKind, relayKind, withCandidatesOf } from '../media/ice-servers.js';
import type { MediaPath } from '../media/path.js';
import { Peer } from '../media/peer.js';
import type { IceServer } from '../protocol.js';
import { Signal, signalUrl } from '../signal/signal.js';
import type { RtcWire } from '../signal/wire.js';

/** What is open is found sooner. */
const TIMEOUT_MS = 5000;

/** Where the server is, and who asks. */
export interface Access {
  url: string;
  token: string;
  signal?: AbortSignal;
}

/** The servers with those of their URLs only that lead over one kind of relay. */
export function serversOf(kind: PathKind, servers: IceServer[]): IceServer[] {
  return servers
    .map((server) => ({ ...server, urls: server.urls.filter((url) => relayKind(url) === kind) }))
    .filter(({ urls }) => urls.length > 0);
}

/** Opens a session of the signalling, which disturbs no call: nothing is joined. */
export async function withSignal<T>({ url, token, signal }: Access, use: Use<T>): Promise<T> {
  const socket = new Signal<RtcWire>(signalUrl(url), WebSocket);
  try {
    const hello = await within(socket.authenticate({ token }, signal));
    return await use(socket, hello.iceServers);
  } finally {
    if (socket.isOpen) await socket.request('leave', {}, { timeoutMs: 1000 }).catch(() => {});
    socket.close();
  }
}

type Use<T> = (socket: Signal<RtcWire>, servers: IceServer[]) => Promise<T>;

/** The shortest of some round trips over the signalling. */
export async function measure(socket: Signal<RtcWire>, times = 3): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time++) {
    const since = performance.now();
    await socket.request('ping', {});
    best = Math.min(best, performance.now() - since);
  }
  return Math.round(best);
}

/** Whether one of the servers makes a relayed address for us: the way to it is open, there and back. */
export async function allocate(servers: RTCIceServer[]): Promise<void> {
  const connection = new RTCPeerConnection({ iceServers: servers, iceTransportPolicy: 'relay' });
  try {
    const found = new Promise<void>((resolve, reject) => {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate?.candidate) resolve();
        else if (!candidate) reject(VisavisError.timeout('The relay'));
      };
    });
    connection.createDataChannel('');
    await connection.setLocalDescription(await connection.createOffer());
    await within(found);
  } finally {
    connection.close();
  }
}

/** Enters the room with one way only to take; `undefined` when the server does not offer that way. */
export function enter(kind: PathKind, access: Access): Promise<MediaPath | undefined> {
  return withSignal(access, async (socket, all) => {
    const direct = kind === 'udp' || kind === 'tcp' ? kind : undefined;
    const servers = direct ? [] : serversOf(kind, all);
    if (!direct && servers.length === 0) return undefined;
    const peer = new Peer(RTCPeerConnection, direct ? 'all' : 'relay');
    try {
      let isOffered = true;
      const found = new Promise<MediaPath>((resolve) => peer.on('pathChanged', resolve));
      await peer.connect(servers, async (offer) => {
        const { answer } = await socket.request('join', { offer, autoSubscribe: false });
        if (!direct) return answer;
        const restricted = withCandidatesOf(direct, answer);
        isOffered = restricted.includes('a=candidate:');
        return restricted;
      });
      return isOffered ? await within(found) : undefined;
    } finally {
      peer.close();
    }
  });
}

function within<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(VisavisError.timeout('The check')), TIMEOUT_MS);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
