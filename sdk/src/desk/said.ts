import type { Contact, MessageInfo, SystemNoteInfo, TargetInfo } from '../index.js';
import { clock } from '../ui/strings.js';
import type { DeskModel } from './model.js';

/** The last words in a contact, with whose they are. */
export function lastSaid(model: DeskModel, contact: Contact): string {
  const pending = contact.pending.at(-1);
  if (pending?.content.type === 'text') return `${model.strings.you}: ${pending.content.text}`;
  const isWords = (message: MessageInfo) => plain(model, message) !== '';
  const last =
    contact.messages.findLast((message) => message.author && isWords(message)) ??
    contact.messages.findLast(isWords);
  if (!last) return '';
  const words = plain(model, last);
  return last.author?.identity === model.me?.identity ? `${model.strings.you}: ${words}` : words;
}

/** Since when the customer waits for an answer; nothing if they had the last answer. */
export function unansweredSince(contact: Contact): number | undefined {
  if (contact.isClosed) return undefined;
  const isCustomers = ({ author }: MessageInfo) => author?.role === 'customer';
  const answered = contact.messages.findLastIndex(
    ({ author }) => author !== null && author.role !== 'customer',
  );
  return contact.messages.slice(answered + 1).find(isCustomers)?.at;
}

function plain(model: DeskModel, { content }: MessageInfo): string {
  switch (content.type) {
    case 'text':
      return content.text;
    case 'link':
      return content.url;
    case 'file':
      return content.caption || content.name;
    case 'note':
      return noteWords(model, content.note);
  }
}

/** For whom a contact waits. */
export function targetWords({ strings }: DeskModel, target: TargetInfo): string {
  switch (target.kind) {
    case 'anyone':
      return strings.anyone;
    case 'skill':
      return target.skill;
    case 'agent':
      return target.agent;
  }
}

/** What happened, in a few words. */
export function noteWords(model: DeskModel, note: SystemNoteInfo): string {
  const { strings } = model;
  switch (note.event) {
    case 'joined':
      return note.person.identity === model.me?.identity
        ? strings.youJoined
        : strings.joined(note.person.name);
    case 'left':
      return note.person.identity === model.me?.identity ? '' : strings.left(note.person.name, note.reason);
    case 'transferred':
      return strings.transferred(targetWords(model, note.target));
    case 'callRequested':
      return strings.callRequested(note.kind);
    case 'callRequestEnded':
      return strings.requestEnded[note.outcome];
    case 'callStarted':
      return strings.callStarted(note.kind);
    case 'callSwitched':
      if (note.direction)
        return note.outcome === 'done'
          ? strings.camerasSeen[note.direction]
          : strings.camerasNotChanged[note.outcome];
      return note.outcome === 'done' ? strings.callSwitched(note.kind) : strings.notSwitched[note.outcome];
    case 'callEnded':
      return strings.callEnded(note.reason, clock(note.seconds));
    case 'closed':
      return strings.closed[note.reason];
  }
}
