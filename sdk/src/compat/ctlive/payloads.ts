import type { ContactState } from '../../contacts/state.js';
import type { CallRequestInfo, MessageInfo, PersonInfo } from '../../protocol.js';
import { chatId, DOMAIN, messageId, userId } from './ids.js';

/** Somebody in a chat. */
export interface ChatUser {
  id: string;
  nickname: string;
  isAgent: boolean;
  beginTime: number;
  endTime: '';
  isOnline: boolean;
  userAgent: string;
  firstUri: string;
  firstTitle: string;
  channel: 'web';
  firstIP: string;
}

/** What a customer's page tells of itself when it opens a chat, for the agents' user object. */
export interface PageInfo {
  userAgent: string;
  firstUri: string;
  firstTitle: string;
}

/** What is not known of somebody is empty; nobody's address is told to others. */
export function userOf(
  contact: Pick<ContactState, 'parties' | 'data' | 'openedAt'>,
  person: PersonInfo,
): ChatUser {
  const party = contact.parties.find((one) => one.person.identity === person.identity);
  const isAgent = person.role !== 'customer';
  const page: Partial<PageInfo> = isAgent ? {} : contact.data;
  return {
    id: userId(person.identity),
    nickname: person.name,
    isAgent,
    beginTime: party?.joinedAt ?? contact.openedAt,
    endTime: '',
    isOnline: party?.here ?? false,
    userAgent: page.userAgent ?? '',
    firstUri: page.firstUri ?? '',
    firstTitle: page.firstTitle ?? '',
    channel: 'web',
    firstIP: '',
  };
}

/** The event that a message is, with its name; nothing for what the server notes. */
export function eventOf(contact: ContactState, message: MessageInfo) {
  const { author, content } = message;
  if (!author || content.type === 'note') return undefined;
  const user = userOf(contact, author);
  const base = { id: messageId(message.messageId), chatID: chatId(message.contactId), time: message.at };
  switch (content.type) {
    case 'text':
      return ['message', { ...base, content: { text: content.text, user } }] as const;
    case 'link':
      return ['link', { ...base, content: { url: content.url, text: content.url, user } }] as const;
    case 'file': {
      const messageType = content.kind === 'image' ? 'IMAGE' : 'DOCUMENT';
      const { caption, name: fileName } = content;
      const documentType = extension(fileName);
      return [
        'multimediaMessage',
        { ...base, messageType, content: { caption, fileName, documentType, user } },
      ] as const;
    }
  }
}

/** What `GetMultimediaMessageInActiveChat` answers. */
export function multimediaOf(contact: ContactState, message: MessageInfo, base64: string) {
  const { author, content } = message;
  if (content.type !== 'file' || !author) return undefined;
  const isImage = content.kind === 'image';
  const { caption, name: fileName } = content;
  return {
    result: true,
    data: {
      chatID: chatId(message.contactId),
      messageID: messageId(message.messageId),
      messageType: isImage ? 'IMAGE' : 'DOCUMENT',
      domain: DOMAIN,
      format: 'fullsize',
      content: {
        [isImage ? 'img' : 'document']: base64,
        caption,
        fileName,
        documentType: extension(fileName),
        user: userOf(contact, author),
      },
    },
    error: null,
  };
}

export function requestOf(contact: ContactState, { by, kind }: Pick<CallRequestInfo, 'by' | 'kind'>) {
  return {
    chatID: chatId(contact.contactId),
    user: userOf(contact, by),
    useAudio: true,
    useVideo: kind === 'video',
  };
}

/** Why a request was not accepted, in a word. */
const REASONS = {
  declined: 'declined',
  cancelled: 'cancelled',
  expired: 'timeout',
  failed: 'failed',
} as const;

export function responseOf({ contactId, outcome }: Pick<CallRequestInfo, 'contactId' | 'outcome'>) {
  const chatID = chatId(contactId);
  if (outcome === 'accepted') return { chatID, response: true };
  return { chatID, response: false, reason: REASONS[outcome ?? 'failed'] };
}

/** What `window` hears: `{name: "CTLiveEvent", type, object}`. */
export function pageEvent(type: string, object: Record<string, unknown>) {
  return { name: 'CTLiveEvent', type, object };
}

function extension(fileName: string): string {
  return fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
}
