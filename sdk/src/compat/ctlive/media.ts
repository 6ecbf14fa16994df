import { LivechatError } from './errors.js';

/** What a page sends: the object, or as before only the content. */
export type MediaContent =
  | string
  | { img?: string; document?: string; caption?: string; fileName?: string; documentType?: string };

const EXTENSIONS = {
  IMAGE: ['jpg', 'jpeg', 'png'],
  DOCUMENT: ['pdf', 'doc', 'docx', 'ppt', 'pptx', 'xls', 'xlsx'],
} as const;

/** How formats begin, for content that comes without a name. */
const BEGINNINGS: [extension: string, bytes: number[]][] = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpg', [0xff, 0xd8, 0xff]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['doc', [0xd0, 0xcf, 0x11, 0xe0]],
];
/** Office's newer formats are archives with a folder that tells them apart. */
const ARCHIVE = [0x50, 0x4b, 0x03, 0x04];
const FOLDERS: [extension: string, folder: string][] = [
  ['docx', 'word/'],
  ['pptx', 'ppt/'],
  ['xlsx', 'xl/'],
];

/** The file that a page means. */
export function fileOf(type: unknown, content: MediaContent): { file: File; caption: string } {
  if (type !== 'IMAGE' && type !== 'DOCUMENT') {
    throw new LivechatError('invalid_type', 'The type is "IMAGE" or "DOCUMENT".');
  }
  const given = typeof content === 'string' ? {} : (content ?? {});
  const base64 = typeof content === 'string' ? content : type === 'IMAGE' ? given.img : given.document;
  if (typeof base64 !== 'string' || base64 === '') {
    throw new LivechatError(
      'empty_message',
      `The content has no "${type === 'IMAGE' ? 'img' : 'document'}".`,
    );
  }
  const bytes = decode(base64);
  const extension = extensionOf(given, bytes);
  if (!(EXTENSIONS[type] as readonly string[]).includes(extension)) {
    throw new LivechatError('file_kind_not_allowed', `${type} is ${EXTENSIONS[type].join(', ')}.`);
  }
  const stem = given.fileName || (type === 'IMAGE' ? 'image' : 'document');
  const name = stem.toLowerCase().endsWith(`.${extension}`) ? stem : `${stem}.${extension}`;
  return { file: new File([bytes], name), caption: given.caption ?? '' };
}

/** A file as base64, as pages put it behind `data:…;base64,`. */
export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  // As many as may be arguments of a call.
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  try {
    const text = atob(base64.replace(/^data:[^,]*,/, ''));
    return Uint8Array.from(text, (char) => char.charCodeAt(0));
  } catch {
    throw new LivechatError('invalid_content', 'The content is not base64.');
  }
}

function extensionOf(
  { fileName = '', documentType = '' }: { fileName?: string; documentType?: string },
  bytes: Uint8Array,
) {
  const named = /\.([a-z0-9]+)$/i.exec(fileName)?.[1] ?? documentType.replace(/^\./, '');
  return (named || sniff(bytes)).toLowerCase();
}

function sniff(bytes: Uint8Array): string {
  const begins = (with_: number[]) => with_.every((byte, index) => bytes[index] === byte);
  if (begins(ARCHIVE)) {
    const text = new TextDecoder('latin1').decode(bytes);
    return FOLDERS.find(([, folder]) => text.includes(folder))?.[0] ?? '';
  }
  return BEGINNINGS.find(([, beginning]) => begins(beginning))?.[0] ?? '';
}
