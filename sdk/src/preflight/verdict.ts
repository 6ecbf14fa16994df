import type { PathKind } from '../media/ice-servers.js';
import type { MediaPath } from '../media/path.js';

/** What is looked at; the paths have the names of `PathKind`. */
export type CheckId = 'browser' | 'camera' | 'microphone' | 'signalling' | PathKind;

/** `warn` hurts, but does not prevent a call; `skip` was not tested. */
export type CheckVerdict = 'pass' | 'warn' | 'fail' | 'skip';

/** What a check brought, before there are words for it. */
export interface Finding {
  id: CheckId;
  verdict: CheckVerdict;
  durationMs: number;
  /** The way that worked. */
  path?: MediaPath;
  /** The code of the failure. */
  code?: string;
  roundTripMs?: number;
}

/** Why the overall verdict is what it is. */
export type Reason =
  | 'ready'
  | 'detour'
  | 'slow'
  | 'devices'
  | 'untested'
  | 'browser'
  | 'link'
  | 'service'
  | 'media';

export interface Conclusion {
  verdict: 'good' | 'limited' | 'blocked';
  reason: Reason;
  path: MediaPath | null;
  findings: Finding[];
}

/** Best first: without detours over TCP, whose repetitions come too late for speech. */
export const PATHS: readonly PathKind[] = ['udp', 'relayUdp', 'tcp', 'relayTcp', 'relayTls'];

/** People feel a longer one when they talk: ITU-T G.114 sets 400 ms one way as the limit, half of it being the network's here. */
export const SLOW_ROUND_TRIP_MS = 400;

/** Codes of the server that are about the link and not about the way to it. */
const LINK_CODES = ['unauthorized', 'token_expired', 'forbidden'];

/** Weighs what was found. */
export function conclude(findings: Finding[]): Conclusion {
  const of = (id: CheckId) => findings.find((finding) => finding.id === id);
  const paths = PATHS.map(of).filter((finding) => finding !== undefined);
  const best = paths.find(({ verdict }) => verdict === 'pass');
  const signalling = of('signalling');
  const roundTripMs = best?.path?.roundTripMs ?? signalling?.roundTripMs ?? null;
  const told = findings.map((finding) => soften(finding, best));
  const end = (verdict: Conclusion['verdict'], reason: Reason): Conclusion => {
    return { verdict, reason, path: best?.path ? { ...best.path, roundTripMs } : null, findings: told };
  };
  if (of('browser')?.verdict === 'fail') return end('blocked', 'browser');
  if (signalling?.verdict === 'fail') {
    return end('blocked', LINK_CODES.includes(signalling.code ?? '') ? 'link' : 'service');
  }
  if (!best) {
    return paths.some(({ verdict }) => verdict === 'fail')
      ? end('blocked', 'media')
      : end('limited', 'untested');
  }
  if (of('camera')?.verdict === 'fail' || of('microphone')?.verdict === 'fail')
    return end('limited', 'devices');
  if (best.id !== 'udp' && best.id !== 'relayUdp') return end('limited', 'detour');
  if ((roundTripMs ?? 0) > SLOW_ROUND_TRIP_MS) return end('limited', 'slow');
  return end('good', 'ready');
}

/** A way that is closed matters little where another is open; devices can be done without. */
function soften(finding: Finding, best: Finding | undefined): Finding {
  const isPath = PATHS.includes(finding.id as PathKind);
  const isDevice = finding.id === 'camera' || finding.id === 'microphone';
  const mayWarn = finding.verdict === 'fail' && ((isPath && best) || isDevice);
  return mayWarn ? { ...finding, verdict: 'warn' } : finding;
}
