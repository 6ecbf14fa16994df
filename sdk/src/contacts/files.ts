import { abortable, VisavisError } from '../errors.js';
import type { ContactId, ErrorCode, FileId, FileKind } from '../protocol.js';
import { apiUrl } from '../signal/signal.js';

/** A file that the server has and that a message may show. */
export interface UploadedFile {
  fileId: FileId;
  kind: FileKind;
  name: string;
  size: number;
}

/** How much of a file has been sent, between 0 and 1. */
export type Progress = (share: number) => void;

export interface Access {
  url: string;
  token: string;
}

/** Sends a file to the server; `fetch` cannot tell how far it is. */
export function uploadFile(
  { url, token }: Access,
  contactId: ContactId,
  file: File,
  onProgress?: Progress,
  signal?: AbortSignal,
): Promise<UploadedFile> {
  const address = new URL(apiUrl(url, `api/v1/contacts/${contactId}/files`));
  address.searchParams.set('name', file.name);
  const request = new XMLHttpRequest();
  const done = new Promise<UploadedFile>((resolve, reject) => {
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText));
      else reject(refusal(request.responseText));
    };
    request.onerror = () => reject(VisavisError.unreachable());
    request.onabort = () => reject(VisavisError.aborted());
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
  });
  request.open('POST', address);
  request.setRequestHeader('authorization', `Bearer ${token}`);
  request.setRequestHeader('content-type', file.type || 'application/octet-stream');
  signal?.addEventListener('abort', () => request.abort(), { once: true });
  request.send(file);
  return abortable(done, signal);
}

/** Reads a file; who shows it makes an object URL of it, which needs no token. */
export async function downloadFile({ url, token }: Access, fileId: FileId): Promise<Blob> {
  const response = await fetch(apiUrl(url, `api/v1/files/${fileId}`), {
    headers: { authorization: `Bearer ${token}` },
  }).catch(() => {
    throw VisavisError.unreachable();
  });
  if (!response.ok) throw refusal(await response.text());
  return asShown(await response.blob());
}

/** What a browser only ever draws, and how it begins. */
const PICTURES: [type: string, begins: number[]][] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

/** An object URL belongs to the page's origin, so nothing that could run there may come out of it. */
async function asShown(blob: Blob): Promise<Blob> {
  const head = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
  const picture = PICTURES.find(([, begins]) => begins.every((byte, index) => head[index] === byte));
  return blob.slice(0, blob.size, picture?.[0] ?? 'application/octet-stream');
}

/** The refusal in an answer of the REST interface (RFC 9457). */
export function refusal(text: string): VisavisError {
  try {
    const { code, detail } = JSON.parse(text) as { code?: ErrorCode; detail?: string };
    if (code) return new VisavisError(code, detail ?? code, RETRYABLE.includes(code));
  } catch {
    // What stands between browser and server may answer in its own words.
  }
  return new VisavisError('internal', 'The server gave an answer that is not understood.', true);
}

const RETRYABLE: readonly ErrorCode[] = ['rate_limited', 'store_busy', 'shutting_down', 'server_full'];
