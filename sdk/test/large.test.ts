import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Call, RemoteParticipant, RemoteTrack, Room } from '../src/index.js';
import { CallModel } from '../src/ui/model.js';
import { layoutOf } from '../src/ui/stage.js';
import { call } from './support/live.js';

const SCREEN = { isSubscribed: true, muted: false } as RemoteTrack;

function person(identity: string, screen?: RemoteTrack): [string, RemoteParticipant] {
  const track = (source: string) => (source === 'screen' ? screen : undefined);
  return [identity, { id: identity, identity, track } as RemoteParticipant];
}

/** The call screen of somebody who is in a call with these, while one is in the spotlight. */
function screenOf(spotlight: string | null, ...others: [string, RemoteParticipant][]): CallModel {
  const model = new CallModel(
    () => {},
    () => {},
  );
  model.room = { participants: new Map(others) } as unknown as Room;
  model.call = { info: call({ spotlight }) } as Call;
  return model;
}

test('who is in the spotlight is large, as long as there are others beside them', () => {
  const [customer, colleague] = [person('customer-17'), person('agent-4')];
  const chosen = screenOf('agent-4', customer, colleague);
  assert.deepEqual([chosen.large?.participant.identity, layoutOf(chosen)], ['agent-4', 'stage']);
  for (const spotlight of [null, 'agent-3', 'somebody']) {
    const model = screenOf(spotlight, customer, colleague);
    assert.deepEqual([model.large, layoutOf(model)], [undefined, 'grid'], `${spotlight}`);
  }
  assert.equal(layoutOf(screenOf('agent-4', colleague)), 'single');
});

test('a shared screen goes before whoever is in the spotlight', () => {
  const { large } = screenOf('customer-17', person('customer-17'), person('agent-4', SCREEN));
  assert.deepEqual([large?.participant.identity, large?.screen], ['agent-4', SCREEN]);
});
