import type { IceServer } from '../protocol.js';

/** Credentials are good for ten minutes; with these there is time enough to use them. */
const FRESH_MS = 4 * 60_000;

/** The ways that a browser may be told to try. */
export type PathKind = 'udp' | 'tcp' | 'relayUdp' | 'relayTcp' | 'relayTls';

/** The ICE servers with credentials that are still good. */
export class IceServers {
  readonly #ask: () => Promise<IceServer[]>;
  #servers: IceServer[] = [];
  #since = Number.NEGATIVE_INFINITY;

  constructor(ask: () => Promise<IceServer[]>) {
    this.#ask = ask;
  }

  /** The server has given new ones. */
  handleGiven(servers: IceServer[]): void {
    this.#servers = servers;
    this.#since = Date.now();
  }

  /** Asks for new ones when those that it has are old. */
  async fresh(): Promise<IceServer[]> {
    if (Date.now() - this.#since >= FRESH_MS) this.handleGiven(await this.#ask());
    return this.#servers;
  }
}

/** What a peer connection's configuration takes of the servers that the server named. */
export function configured(servers: IceServer[], policy: RTCIceTransportPolicy): RTCIceServer[] {
  return servers
    .filter(({ relayOnly }) => policy === 'relay' || !relayOnly)
    .map(({ relayOnly: _, ...server }) => server);
}

/** The relay that a TURN URL leads to (RFC 7065: without a transport it is UDP, with TLS it is TCP). */
export function relayKind(url: string): PathKind | undefined {
  if (url.startsWith('turns:')) return 'relayTls';
  if (!url.startsWith('turn:')) return undefined;
  return /[?&]transport=tcp\b/i.test(url) ? 'relayTcp' : 'relayUdp';
}

/** The ways that a browser tries with this answer and these servers. */
export function triedPaths(
  answer: string,
  servers: RTCIceServer[],
  policy: RTCIceTransportPolicy,
): PathKind[] {
  const direct = policy === 'relay' ? [] : candidateProtocols(answer);
  const urls = servers.flatMap((server) => server.urls);
  const relays = urls.map(relayKind).filter((kind) => kind !== undefined);
  return [...new Set<PathKind>([...direct, ...relays])];
}

/** The protocols of the candidates in an SDP (RFC 8839 §5.1). */
export function candidateProtocols(sdp: string): ('udp' | 'tcp')[] {
  const found = sdp.matchAll(/^a=candidate:\S+ \d+ (udp|tcp) /gim);
  return [...new Set([...found].map(([, protocol]) => protocol!.toLowerCase() as 'udp' | 'tcp'))];
}

/** The SDP without the candidates of the other protocols. */
export function withCandidatesOf(protocol: 'udp' | 'tcp' | undefined, sdp: string): string {
  const lines = sdp.split('\r\n');
  const isKept = (line: string) => {
    const [, found] = /^a=candidate:\S+ \d+ (\S+) /i.exec(line) ?? [];
    return found === undefined || found.toLowerCase() === protocol;
  };
  return lines.filter(isKept).join('\r\n');
}
