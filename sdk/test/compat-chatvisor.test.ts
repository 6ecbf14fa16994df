import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallEvents, callIdOf } from '../src/compat/chatvisor/calls.js';
import { tagOf, userOf } from '../src/compat/chatvisor/users.js';
import { Emitter } from '../src/events.js';
import type { Contacts, ContactsEvents } from '../src/index.js';
import type { InvitationInfo, VisitorInfo } from '../src/protocol.js';

const VISITOR = 'v_00000000000000000000000000000001';
const CONTACT = 'c_00000000000000000000000000000002';
const CALL = 'k_00000000000000000000000000000003';

const user = {
  id: 'john.doe',
  email: 'john@example.com',
  firstname: 'John',
  lastname: 'Doe',
  gender: 'male',
  assignedUser: 'mary@example.com',
  labels: ['nice', 'handsome'],
  additionalTaggingData: { title: 'Dr.', occupation: 'Marketing Director' },
  externalToken: 'eyJ0eXAi',
};

test('a user is tagged and comes back with every field of the contract', () => {
  const tag = tagOf(user, VISITOR);
  assert.deepEqual(tag, {
    visitorId: VISITOR,
    externalId: 'john.doe',
    email: 'john@example.com',
    firstName: 'John',
    lastName: 'Doe',
    assignedTo: 'mary@example.com',
    labels: ['nice', 'handsome'],
    data: { title: 'Dr.', occupation: 'Marketing Director', gender: 'male', externalToken: 'eyJ0eXAi' },
  });
  const { assignedTo, firstName, lastName, externalId, email, labels, data } = tag;
  const visitor = { visitorId: VISITOR, identity: 'anon-1', name: 'Customer', since: 1 };
  const told = {
    ...visitor,
    assignedTo,
    firstName,
    lastName,
    externalId,
    email,
    labels,
    data,
  } as VisitorInfo;
  assert.deepEqual(userOf(told), { ...user, visitorId: VISITOR });
});

test('what is left out is left out, null deletes, and names of fields are refused', () => {
  assert.deepEqual(tagOf({ id: '', labels: [] }, VISITOR), {
    visitorId: VISITOR,
    externalId: undefined,
    email: undefined,
    firstName: undefined,
    lastName: undefined,
    assignedTo: undefined,
    labels: [],
    data: {},
  });
  const data = { gone: null, count: 4, deep: { list: [true] }, nothing: undefined };
  const expected = { gone: null, count: '4', deep: '{"list":[true]}' };
  assert.deepEqual(tagOf({ additionalTaggingData: data }, VISITOR).data, expected);
  for (const wrong of [{ additionalTaggingData: { email: 'x' } }, undefined, null, 'john']) {
    assert.throws(() => tagOf(wrong as never, VISITOR), { code: 'invalid_request' });
  }
});

test('a call is told from the ringing to its end, under one id', () => {
  const contacts = Object.assign(new Emitter<ContactsEvents>(), {
    list: [{ id: CONTACT, info: { call: { callId: CALL } } }],
  });
  const events = new CallEvents();
  const told: unknown[] = [];
  for (const name of ['ringing', 'accepted', 'declined', 'connected', 'ended'] as const) {
    events.on(name, (event) => told.push([name, event]));
  }
  events.on('ringing', () => {
    throw new Error('a listener of the page');
  });
  events.follow(contacts as unknown as Contacts, () => VISITOR);
  const reported: unknown[] = [];
  Object.assign(globalThis, { reportError: (error: unknown) => reported.push(error) });
  const invitation: InvitationInfo = {
    invitationId: CALL.replace('k_', 'i_'),
    contactId: CONTACT,
    kind: 'screenShare',
    mode: null,
    direction: null,
    by: 'agent-3',
    madeAt: 1,
    expires: 2,
    state: 'invited',
    reason: null,
    callId: null,
  };
  contacts.emit('invitationMade', { invitation });
  contacts.emit('invitationChanged', { invitation: { ...invitation, state: 'accepted', callId: CALL } });
  contacts.emit('callConnected', { callId: CALL });
  contacts.emit('invitationChanged', {
    invitation: { ...invitation, state: 'closed', reason: 'ended', callId: CALL },
  });
  events.tellEnded(CALL, CONTACT, 'screenStopped', VISITOR);
  contacts.emit('invitationMade', { invitation: { ...invitation, kind: 'videoCall' } });
  contacts.emit('invitationChanged', {
    invitation: { ...invitation, kind: 'videoCall', state: 'closed', reason: 'expired' },
  });
  contacts.emit('invitationMade', { invitation: { ...invitation, kind: 'cobrowse', mode: 'view' } });
  const base = { callId: CALL, conferenceId: CONTACT, visitorId: VISITOR };
  assert.deepEqual(told, [
    ['ringing', { ...base, kind: 'screen' }],
    ['accepted', { ...base, kind: 'screen' }],
    ['connected', base],
    ['ended', { ...base, reason: 'screenStopped' }],
    ['ringing', { ...base, kind: 'video' }],
    ['declined', { ...base, kind: 'video', reason: 'timeout' }],
  ]);
  assert.equal(reported.length, 2, 'a listener that throws silences nobody');
  assert.equal(callIdOf(CONTACT), CONTACT.replace('c_', 'k_'));
});
