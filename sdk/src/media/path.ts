/** How packets get from the browser to the relay. */
export interface RelayPath {
  protocol: 'udp' | 'tcp' | 'tls';
  /** The TURN server's address, where the browser says it. */
  url: string | null;
}

/** The way that media takes between this browser and the server. */
export interface MediaPath {
  /** With a relay: between relay and media, not from the browser. */
  protocol: 'udp' | 'tcp';
  /** `null` when media goes directly. */
  relay: RelayPath | null;
  /** The latest measured round trip; `null` when there was none yet. */
  roundTripMs: number | null;
}

/** The part of the statistics that is read here (W3C webrtc-stats). */
interface Entry {
  id: string;
  type: string;
  selectedCandidatePairId?: string;
  localCandidateId?: string;
  nominated?: boolean;
  selected?: boolean;
  state?: string;
  priority?: number;
  usernameFragment?: string;
  currentRoundTripTime?: number;
  candidateType?: string;
  protocol?: string;
  relayProtocol?: string;
  url?: string;
}

/** The candidate pair that a browser has chosen. */
export interface Choice {
  path: MediaPath;
  /** Its priority among the pairs (RFC 8445 §6.1.2.3). */
  priority: number;
  /** Changes with every ICE restart. */
  generation: string;
}

/** Reads from a peer connection's statistics which way it has chosen; `undefined` while it has none. */
export function choiceOf(report: ReadonlyMap<string, unknown>): Choice | undefined {
  const entries = [...report.values()] as Entry[];
  const pair = selectedPair(entries);
  const local = entries.find(({ id }) => id === pair?.localCandidateId);
  if (!pair || !local) return undefined;
  const seconds = pair.currentRoundTripTime;
  const path: MediaPath = {
    protocol: local.protocol === 'tcp' ? 'tcp' : 'udp',
    relay: local.candidateType === 'relay' ? relayOf(local) : null,
    roundTripMs: seconds === undefined ? null : Math.round(seconds * 1000),
  };
  return { path, priority: pair.priority ?? 0, generation: local.usernameFragment ?? '' };
}

/**
 * Whether the browser had to go to a worse way, because the better one is closed now. A server with
 * ICE-lite does not notice: it goes by priority among the pairs that were nominated.
 */
export function isDowngrade(before: Choice | undefined, after: Choice): boolean {
  if (!before || before.generation !== after.generation) return false;
  return after.priority < before.priority && !isSamePath(before.path, after.path);
}

/** Whether two paths go the same way, however long that takes. */
export function isSamePath(one: MediaPath | undefined, other: MediaPath | undefined): boolean {
  return pathName(one) === pathName(other) && one?.relay?.url === other?.relay?.url;
}

/** A path in a word or two for programs and tests, such as `udp` or `relay tls`. */
export function pathName(path: MediaPath | undefined): string {
  if (!path) return '';
  return path.relay ? `relay ${path.relay.protocol}` : path.protocol;
}

function selectedPair(entries: Entry[]): Entry | undefined {
  const pairs = entries.filter(({ type }) => type === 'candidate-pair');
  const chosen = entries.find(
    ({ type, selectedCandidatePairId }) => type === 'transport' && selectedCandidatePairId,
  );
  return (
    pairs.find(({ id }) => id === chosen?.selectedCandidatePairId) ??
    // Older Firefox has no transport in its statistics.
    pairs.find(({ selected }) => selected) ??
    pairs.find(({ nominated, state }) => nominated && state === 'succeeded')
  );
}

function relayOf({ relayProtocol, url = '' }: Entry): RelayPath {
  // Browsers have called TLS `tcp` before; the address knows better.
  if (url.startsWith('turns:') || relayProtocol === 'tls') return { protocol: 'tls', url: url || null };
  return { protocol: relayProtocol === 'tcp' ? 'tcp' : 'udp', url: url || null };
}
