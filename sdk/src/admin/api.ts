/** What REST answers, as far as this page looks at it; `/docs/rest` of the server has all of it. */
import type { CallInfo, MediaKind, ParticipantInfo, Role, Source } from '../protocol.js';

export interface RoomInfo {
  id: string;
  node: string;
  ageSeconds: number;
  participants: ParticipantInfo[];
}

export interface OverallSample {
  at: number;
  rooms: number;
  people: number;
  sentKbps: number;
  loss: number;
  roundTripMs: number | null;
  joinMs: number | null;
}

export interface ConnectionSample {
  at: number;
  upKbps: number;
  downKbps: number;
  loss: number;
  roundTripMs: number | null;
  score: number;
  path: Path;
}

export interface History {
  overall: OverallSample[];
  rooms: { id: string; participants: { id: string; samples: ConnectionSample[] }[] }[];
}

export interface LineDebug {
  mid: string;
  kind: MediaKind;
  source: Source | null;
  trackId: string | null;
  muted: boolean;
  streams: {
    ssrc: number;
    rid: string | null;
    codec: string;
    kbps: number;
    packets: number;
    silentMs: number;
  }[];
  slot: { trackId: string | null; shareKbps: number | null; flow: string; awaitsKeyframe: boolean } | null;
  down: { kbps: number; loss: number } | null;
}

export interface PeerDebug {
  id: string;
  identity: string;
  role: Role;
  ice: { path: Path; selected: { transport: string; address: string } | null };
  quality: { score: number; reasons: string[] };
  roundTripMs: number | null;
  estimateKbps: number | null;
  direction: string;
  held: boolean;
  milestones: { what: string; agoMs: number }[];
  lastError: string | null;
  lines: LineDebug[];
}

export interface RoomDebug {
  participants: PeerDebug[];
  gone: { agoMs: number; reason: string; error: string | null }[];
  loudest: string | null;
}

export type Path = 'udp' | 'tcp' | 'relay';

export interface ContactInfo {
  contactId: string;
  topic: string;
  skill: string | null;
  openedAt: number;
}

export interface UserInfo {
  login: string;
  name: string;
  role: string;
  skills: string[];
  disabled: boolean;
}

export interface KeyInfo {
  id: string;
  kind: string;
  name: string;
  origins: string[];
  createdAt: number;
}

export interface EndpointInfo {
  id: string;
  url: string;
  events: string[];
  enabled: boolean;
}

export interface DeliveryInfo {
  eventId: string;
  kind: string;
  at: number;
  state: 'pending' | 'delivered' | 'failed';
  attempts: number;
  status: number | null;
  error: string | null;
}

export interface SettingInfo {
  key: string;
  value: string;
  origin: string;
}

export type Verdict = 'fail' | 'warn' | 'pass' | 'skip';

export interface Finding {
  id: string;
  verdict: Verdict;
  detail: string;
  hint?: string;
}

export interface DoctorReport {
  checks: Finding[];
  verdict: Verdict;
}

export type Call = CallInfo;

/** A refusal, or nothing heard at all (status 0), with its sentence. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    sentence: string,
  ) {
    super(sentence);
  }
}

/** Asks the server that the page comes from, as whoever is signed in. */
export async function ask<T>(token: string, path: string, method = 'GET', body?: unknown): Promise<T> {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  if (body !== undefined) headers['content-type'] = 'application/json';
  const response = await fetch(`/api/v1/${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch(() => {
    throw new Refused(0, '');
  });
  const text = await response.text();
  const answer = text ? JSON.parse(text) : undefined;
  if (!response.ok) throw new Refused(response.status, answer?.detail ?? response.statusText);
  return answer as T;
}
