import assert from 'node:assert/strict';
import { test } from 'node:test';
import { downloadFile, refusal } from '../src/contacts/files.js';

const ACCESS = { url: 'https://calls.example/base', token: 'token' };

/** Answers every `fetch` with these bytes. */
function answer(bytes: number[], type: string): { asked: [string, RequestInit][] } {
  const asked: [string, RequestInit][] = [];
  globalThis.fetch = async (url, init) => {
    asked.push([String(url), init!]);
    return new Response(new Uint8Array(bytes), { headers: { 'content-type': type } });
  };
  return { asked };
}

test('a file is read with the token, at its address', async () => {
  const { asked } = answer([1, 2, 3], 'application/pdf');
  const blob = await downloadFile(ACCESS, 'f_1');
  assert.deepEqual(asked, [
    ['https://calls.example/base/api/v1/files/f_1', { headers: { authorization: 'Bearer token' } }],
  ]);
  assert.equal(blob.size, 3);
});

test('what is shown is a picture by its content; everything else can only be saved', async () => {
  for (const [bytes, type, shown] of [
    [[0x89, 0x50, 0x4e, 0x47, 1], 'application/octet-stream', 'image/png'],
    [[0xff, 0xd8, 0xff, 0xe0], 'text/html', 'image/jpeg'],
    [[...Buffer.from('<script>')], 'image/png', 'application/octet-stream'],
    [[...Buffer.from('<svg onload=alert(1)>')], 'image/svg+xml', 'application/octet-stream'],
    [[], 'text/html', 'application/octet-stream'],
  ] as const) {
    answer([...bytes], type);
    assert.equal((await downloadFile(ACCESS, 'f_1')).type, shown);
  }
});

test('a refusal keeps its code and sentence, and an answer of something else has one', () => {
  const problem = {
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    code: 'not_found',
    detail: 'No such file.',
  };
  const told = refusal(JSON.stringify(problem));
  assert.deepEqual([told.code, told.message, told.retryable], ['not_found', 'No such file.', false]);
  const strange = refusal('<html>Bad gateway</html>');
  assert.deepEqual([strange.code, strange.retryable], ['internal', true]);
});
