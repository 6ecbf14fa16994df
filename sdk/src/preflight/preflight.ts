import { abortable, type DeviceError, VisavisError } from '../errors.js';
import { Devices } from '../media/devices.js';
import { configured, type PathKind } from '../media/ice-servers.js';
import type { MediaPath, RelayPath } from '../media/path.js';
import type { IceServer } from '../protocol.js';
import { isSupported } from '../room/room.js';
import { type Access, allocate, enter, measure, serversOf, withSignal } from './probes.js';
import { type PreflightStrings, preflightEnglish } from './strings.js';
import {
  type CheckId,
  type CheckVerdict,
  conclude,
  type Finding,
  PATHS,
  SLOW_ROUND_TRIP_MS,
} from './verdict.js';

export interface PreflightOptions {
  /** The server's address. Default: the page's own. */
  url?: string;
  /** Whether camera and microphone are opened for a moment; the person may be asked. Default: false. */
  devices?: boolean;
  /**
   * Whether each way is tried with a peer connection of its own. Others in the room see somebody
   * come and go, so the token should be for a room that nobody is in. Default: false.
   */
  join?: boolean;
  /** The words of the result. Default: English. */
  strings?: PreflightStrings;
  /** Cancels the check. */
  signal?: AbortSignal;
}

/** What one check brought. */
export interface PreflightCheck {
  id: CheckId;
  verdict: CheckVerdict;
  /** A sentence for people. */
  text: string;
  durationMs: number;
}

export interface PreflightResult {
  /** `limited`: a call works, but not as it should. */
  verdict: 'good' | 'limited' | 'blocked';
  /** The best way that was proven; its round trip is that of the media with `join`, else that of the signalling. */
  path: MediaPath | null;
  checks: PreflightCheck[];
  /** The verdict as a sentence for people. */
  text: string;
}

/** Says before a call whether it will work, and if not, why. A call that is under way is not disturbed. */
export async function runPreflight(token: string, options: PreflightOptions = {}): Promise<PreflightResult> {
  const { url = location.origin, strings = preflightEnglish, signal } = options;
  const findings = await abortable(examine({ url, token, signal }, options), signal);
  const { verdict, reason, path, findings: told } = conclude(findings);
  const checks = told.map((finding) => ({
    id: finding.id,
    verdict: finding.verdict,
    text: strings.found(finding, strings.names[finding.id]),
    durationMs: finding.durationMs,
  }));
  return { verdict, path, checks, text: strings.reasons[reason] };
}

async function examine(access: Access, { devices, join }: PreflightOptions): Promise<Finding[]> {
  const browser: Finding = { id: 'browser', verdict: isSupported() ? 'pass' : 'fail', durationMs: 0 };
  if (browser.verdict === 'fail') return [browser];
  const [opened, network] = await Promise.all([devices ? openDevices() : [], examineNetwork(access, join)]);
  return [browser, ...opened, ...network];
}

async function openDevices(): Promise<Finding[]> {
  const since = performance.now();
  const opened = await new Devices(navigator.mediaDevices).open();
  const durationMs = Math.round(performance.now() - since);
  return (['camera', 'microphone'] as const).map((id) => {
    opened[id]?.stop();
    const error: DeviceError | undefined = opened.errors.find(({ source }) => source === id);
    return { id, verdict: error ? 'fail' : 'pass', durationMs, code: error?.code };
  });
}

async function examineNetwork(access: Access, join = false): Promise<Finding[]> {
  const since = performance.now();
  let signalling: Finding = { id: 'signalling', verdict: 'fail', durationMs: 0 };
  const finish = (found: Partial<Finding>) => {
    signalling = { ...signalling, ...found, durationMs: Math.round(performance.now() - since) };
  };
  let paths: Finding[] = [];
  try {
    await withSignal(access, async (socket, servers) => {
      const roundTripMs = await measure(socket);
      finish({ verdict: roundTripMs > SLOW_ROUND_TRIP_MS ? 'warn' : 'pass', roundTripMs });
      paths = join
        ? await Promise.all(PATHS.map((kind) => probe(kind, () => enter(kind, access))))
        : await reachRelays(servers);
    });
  } catch (error) {
    finish({ verdict: 'fail', code: error instanceof VisavisError ? error.code : undefined });
  }
  return [signalling, ...paths];
}

/** Without joining: which relays answer. One at the media's own address shows that the direct way is open. */
async function reachRelays(servers: IceServer[]): Promise<Finding[]> {
  const reach = (of: IceServer[]) => (of.length > 0 ? [allocate(configured(of, 'relay'))] : []);
  const overUdp = serversOf('relayUdp', servers);
  const atMedia = reach(overUdp.filter(({ relayOnly }) => relayOnly));
  const elsewhere = reach(overUdp.filter(({ relayOnly }) => !relayOnly));
  const any = (id: PathKind, relay: RelayPath['protocol'] | undefined, tries: Promise<void>[]) =>
    probe(id, async () => {
      if (tries.length === 0) return undefined;
      await Promise.any(tries);
      return { protocol: 'udp', relay: relay ? { protocol: relay, url: null } : null, roundTripMs: null };
    });
  return Promise.all([
    any('udp', undefined, atMedia),
    any('relayUdp', 'udp', [...atMedia, ...elsewhere]),
    any('tcp', undefined, []),
    any('relayTcp', 'tcp', reach(serversOf('relayTcp', servers))),
    any('relayTls', 'tls', reach(serversOf('relayTls', servers))),
  ]);
}

async function probe(id: PathKind, run: () => Promise<MediaPath | undefined>): Promise<Finding> {
  const since = performance.now();
  const durationMs = () => Math.round(performance.now() - since);
  try {
    const path = await run();
    if (!path) return { id, verdict: 'skip', durationMs: durationMs() };
    const roundTripMs = path.roundTripMs ?? undefined;
    return { id, verdict: 'pass', durationMs: durationMs(), path, roundTripMs };
  } catch (error) {
    const code = error instanceof VisavisError ? error.code : undefined;
    return { id, verdict: 'fail', durationMs: durationMs(), code };
  }
}
