/** The domain that every chat of a server is in; the vendor's servers have several. */
export const DOMAIN = 'DEFAULT';

const CHAT = /^CHAT_(?:.*_)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

/** CTLive's name of a contact: the same digits, as a UUID. */
export function chatId(contactId: string): string {
  return `CHAT_${DOMAIN}_${uuid(contactId)}`;
}

/** The contact that a chat's name means, with a domain or without. */
export function contactId(chat: unknown): string | undefined {
  if (typeof chat !== 'string') return undefined;
  const digits = CHAT.exec(chat)?.[1];
  return digits && `c_${digits.replaceAll('-', '').toLowerCase()}`;
}

/** CTLive's name of a message. */
export function messageId(id: string): string {
  return uuid(id);
}

export function userId(identity: string): string {
  return `USER_${identity}`;
}

/** An id of the server's, `x_` and 32 digits, as a UUID. */
function uuid(id: string): string {
  const digits = id.slice(id.indexOf('_') + 1);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.*)$/, '$1-$2-$3-$4-$5');
}
