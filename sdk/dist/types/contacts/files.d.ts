import { VisavisError } from '../errors.js';
import type { ContactId, FileId, FileKind } from '../protocol.js';
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
export declare function uploadFile({ url, token }: Access, contactId: ContactId, file: File, onProgress?: Progress, signal?: AbortSignal): Promise<UploadedFile>;
/** Reads a file; who shows it makes an object URL of it, which needs no token. */
export declare function downloadFile({ url, token }: Access, fileId: FileId): Promise<Blob>;
/** The refusal in an answer of the REST interface (RFC 9457). */
export declare function refusal(text: string): VisavisError;
