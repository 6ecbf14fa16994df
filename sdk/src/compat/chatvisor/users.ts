import { VisavisError } from '../../index.js';
import type { TagVisitor, VisitorInfo } from '../../protocol.js';

/** A tagged browser, as pages tell of one and are told. */
export interface ActiveUser {
  id?: string;
  email?: string;
  firstname?: string;
  lastname?: string;
  gender?: string;
  labels?: string[];
  assignedUser?: string;
  additionalTaggingData?: Record<string, unknown>;
  externalToken?: string;
  visitorId?: string;
}

/** Kept among the further data, since there is no field for them. */
const KEPT = ['gender', 'externalToken'] as const;
/** The names of an ActiveUser, which further data may not have. */
const NAMES = [
  'id',
  'email',
  'firstname',
  'lastname',
  'gender',
  'labels',
  'assignedUser',
  'additionalTaggingData',
  'externalToken',
  'visitorId',
];

/** What the contact plane keeps of a user. */
export function tagOf(user: ActiveUser, visitorId: string): TagVisitor {
  if (typeof user !== 'object' || user === null) throw invalid('CV.user.tag takes an object.');
  const data: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(user.additionalTaggingData ?? {})) {
    if (NAMES.includes(name)) throw invalid(`additionalTaggingData may not have the name "${name}".`);
    if (value !== undefined) data[name] = asText(value);
  }
  for (const name of KEPT) {
    const value = text(user[name]);
    if (value) data[name] = value;
  }
  return {
    visitorId,
    externalId: text(user.id),
    email: text(user.email),
    firstName: text(user.firstname),
    lastName: text(user.lastname),
    assignedTo: text(user.assignedUser),
    labels: Array.isArray(user.labels) ? [...new Set(user.labels.map(String))] : undefined,
    data,
  };
}

/** A visitor as pages are told of one: what was tagged, and the id of the browser. */
export function userOf(visitor: VisitorInfo): ActiveUser {
  const { gender, externalToken, ...data } = visitor.data;
  const fields = {
    id: visitor.externalId,
    email: visitor.email,
    firstname: visitor.firstName,
    lastname: visitor.lastName,
    gender,
    labels: visitor.labels,
    assignedUser: visitor.assignedTo,
    additionalTaggingData: data,
    externalToken,
    visitorId: visitor.visitorId,
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  );
}

export function invalid(message: string): VisavisError {
  return new VisavisError('invalid_request', message);
}

function text(value: unknown): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

/** Text as it is, nothing for `null`, and everything else as JSON. */
function asText(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value;
  return JSON.stringify(value) ?? null;
}
