import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chatId, contactId, messageId } from '../src/compat/ctlive/ids.js';
import { base64Of, fileOf } from '../src/compat/ctlive/media.js';
import {
  eventOf,
  multimediaOf,
  pageEvent,
  requestOf,
  responseOf,
  userOf,
} from '../src/compat/ctlive/payloads.js';
import type { ContactState } from '../src/contacts/state.js';
import type { FileKind, MessageInfo, PersonInfo } from '../src/protocol.js';
import { contact, message } from './support/live.js';

const CONTACT = 'c_96387da23a5f4d60a30d729e0e5706d8';
const CHAT = 'CHAT_DEFAULT_96387da2-3a5f-4d60-a30d-729e0e5706d8';
const MESSAGE = 'm_a045886997474ab1bd768727cf483685';
const MESSAGE_ID = 'a0458869-9747-4ab1-bd76-8727cf483685';
const AGENT: PersonInfo = { identity: 'gverde1@acd.example.com', name: 'Gabriele Verde', role: 'agent' };
const CUSTOMER: PersonInfo = { identity: 'anon-1', name: 'Kim', role: 'customer' };

const state: ContactState = {
  ...contact({
    contactId: CONTACT,
    data: { userAgent: 'Mozilla/5.0', firstUri: 'https://www.example.com/', firstTitle: 'Loans' },
    parties: [
      { person: CUSTOMER, standing: 'customer', joinedAt: 1584722200000, here: true },
      { person: AGENT, standing: 'agent', joinedAt: 1584722203945, here: true },
    ],
  }),
  messages: [],
  typing: [],
};

/** The contract's example, with what is never told of agents left empty. */
const agentUser = {
  id: 'USER_gverde1@acd.example.com',
  nickname: 'Gabriele Verde',
  isAgent: true,
  beginTime: 1584722203945,
  endTime: '',
  isOnline: true,
  userAgent: '',
  firstUri: '',
  firstTitle: '',
  channel: 'web',
  firstIP: '',
};
const customerUser = {
  ...agentUser,
  id: 'USER_anon-1',
  nickname: 'Kim',
  isAgent: false,
  beginTime: 1584722200000,
  userAgent: 'Mozilla/5.0',
  firstUri: 'https://www.example.com/',
  firstTitle: 'Loans',
};

const said = (content: MessageInfo['content'], author: PersonInfo | null = AGENT) =>
  message(5, { messageId: MESSAGE, contactId: CONTACT, author, content, at: 1584722204000 });
const file = (kind: FileKind, name: string) =>
  said({ type: 'file', fileId: 'f_1', kind, name, caption: 'my file', size: 3 });

test('names of chats and messages have the digits of ours', () => {
  assert.equal(chatId(CONTACT), CHAT);
  assert.equal(messageId(MESSAGE), MESSAGE_ID);
  for (const chat of [
    CHAT,
    'CHAT_96387da2-3a5f-4d60-a30d-729e0e5706d8',
    CHAT.replace('DEFAULT', 'MY_BRAND'),
  ]) {
    assert.equal(contactId(chat), CONTACT, chat);
  }
  for (const other of ['', 'demo', undefined, null, {}, 'CHAT_1', CONTACT])
    assert.equal(contactId(other), undefined);
});

test('every event has the fields of the contract', () => {
  const base = { id: MESSAGE_ID, chatID: CHAT, time: 1584722204000 };
  const media = { caption: 'my file', fileName: 'a.PDF', documentType: 'pdf', user: agentUser };
  for (const [one, expected] of [
    [
      said({ type: 'text', text: 'Hello' }),
      ['message', { ...base, content: { text: 'Hello', user: agentUser } }],
    ],
    [
      said({ type: 'text', text: 'Hello' }, CUSTOMER),
      ['message', { ...base, content: { text: 'Hello', user: customerUser } }],
    ],
    [
      said({ type: 'link', url: 'https://e.example/' }),
      [
        'link',
        { ...base, content: { url: 'https://e.example/', text: 'https://e.example/', user: agentUser } },
      ],
    ],
    [file('document', 'a.PDF'), ['multimediaMessage', { ...base, messageType: 'DOCUMENT', content: media }]],
    [said({ type: 'note', note: { event: 'callHeld' } } as never, null), undefined],
  ] as const) {
    assert.deepEqual(eventOf(state, one), expected);
  }
  assert.deepEqual(requestOf(state, { by: CUSTOMER, kind: 'voice' }), {
    chatID: CHAT,
    user: customerUser,
    useAudio: true,
    useVideo: false,
  });
  for (const [outcome, expected] of [
    ['accepted', { chatID: CHAT, response: true }],
    ['declined', { chatID: CHAT, response: false, reason: 'declined' }],
    ['expired', { chatID: CHAT, response: false, reason: 'timeout' }],
    ['cancelled', { chatID: CHAT, response: false, reason: 'cancelled' }],
    ['failed', { chatID: CHAT, response: false, reason: 'failed' }],
  ] as const) {
    assert.deepEqual(responseOf({ contactId: CONTACT, outcome }), expected);
  }
  assert.deepEqual(pageEvent('ChatOnline', { chatID: CHAT, users: [agentUser.id] }), {
    name: 'CTLiveEvent',
    type: 'ChatOnline',
    object: { chatID: CHAT, users: ['USER_gverde1@acd.example.com'] },
  });
});

test('a multimedia message is answered as the contract has it, field by field', () => {
  const expected = (messageType: string, content: object) => ({
    result: true,
    data: {
      chatID: CHAT,
      messageID: MESSAGE_ID,
      messageType,
      domain: 'DEFAULT',
      format: 'fullsize',
      content: { ...content, user: agentUser },
    },
    error: null,
  });
  const image = { img: '/9j/4AAQ', caption: 'my file', fileName: 'happy dà.jpg', documentType: 'jpg' };
  const answer = multimediaOf(state, file('image', 'happy dà.jpg'), '/9j/4AAQ');
  assert.deepEqual(answer, expected('IMAGE', image));
  const order = ['img', 'caption', 'fileName', 'documentType', 'user'];
  assert.deepEqual(Object.keys(answer!.data.content), order, 'also in its order');
  const guide = {
    document: 'JVBERi0x',
    caption: 'my file',
    fileName: 'quick guide.pdf',
    documentType: 'pdf',
  };
  assert.deepEqual(
    multimediaOf(state, file('document', 'quick guide.pdf'), 'JVBERi0x'),
    expected('DOCUMENT', guide),
  );
  assert.equal(multimediaOf(state, said({ type: 'text', text: 'x' }), ''), undefined);
});

test('somebody who is no longer there has what is still known', () => {
  const gone = userOf(state, { identity: 'agent-9', name: 'Former', role: 'agent' });
  assert.deepEqual([gone.id, gone.isOnline, gone.beginTime], ['USER_agent-9', false, state.openedAt]);
});

test('what pages send is a file, in the new form and the old one', async () => {
  const png = 'iVBORw0KGgo=';
  const word = btoa('PK\x03\x04........word/document.xml');
  for (const [type, content, name, caption] of [
    ['IMAGE', { img: png, caption: 'c', fileName: 'a.png', documentType: 'png' }, 'a.png', 'c'],
    ['IMAGE', { img: png, fileName: 'a', documentType: 'PNG' }, 'a.png', ''],
    ['IMAGE', { img: `data:image/png;base64,${png}` }, 'image.png', ''],
    ['IMAGE', png, 'image.png', ''],
    ['IMAGE', '/9j/4AAQSkZJRg==', 'image.jpg', ''],
    ['DOCUMENT', 'JVBERi0xLjM=', 'document.pdf', ''],
    ['DOCUMENT', word, 'document.docx', ''],
    ['DOCUMENT', { document: 'JVBERi0xLjM=', fileName: 'Guide.PDF' }, 'Guide.PDF', ''],
  ] as const) {
    const made = fileOf(type, content);
    assert.deepEqual([made.file.name, made.caption], [name, caption]);
  }
  assert.equal(await base64Of(fileOf('IMAGE', png).file), png);
  for (const [type, content, error] of [
    ['VIDEO', png, 'invalid_type'],
    ['IMAGE', '', 'empty_message'],
    ['IMAGE', { document: png }, 'empty_message'],
    ['IMAGE', undefined, 'empty_message'],
    ['IMAGE', '%%%', 'invalid_content'],
    ['IMAGE', { img: png, fileName: 'a.gif' }, 'file_kind_not_allowed'],
    ['DOCUMENT', { document: png, fileName: 'a.png' }, 'file_kind_not_allowed'],
    ['DOCUMENT', 'AAAA', 'file_kind_not_allowed'],
  ] as const) {
    assert.throws(
      () => fileOf(type, content as never),
      (failure: { result: boolean; data: null; error: string; message: string }) => {
        assert.deepEqual([failure.result, failure.data, failure.error], [false, null, error]);
        return failure.message.endsWith('.');
      },
    );
  }
});
