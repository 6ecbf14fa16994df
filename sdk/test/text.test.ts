import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayName, fileSize, linked, mayBeSent, safeAddress } from '../src/said/text.js';
import { english as callWords } from '../src/ui/strings.js';
import { english as widgetWords } from '../src/widget/strings.js';
import * as de from '../src/words/de.js';
import * as es from '../src/words/es.js';
import * as fr from '../src/words/fr.js';
import * as it from '../src/words/it.js';

/** The parts of a text: plain ones as they are, links in brackets. */
function parts(text: string): string[] {
  return linked(text).map((part) => (typeof part === 'string' ? part : `[${part.values[0]}]`));
}

test('addresses become links, what closes the sentence does not', () => {
  assert.deepEqual(parts('See https://example.com/terms?a=1&b=2. Or (http://example.com/x), please'), [
    'See ',
    '[https://example.com/terms?a=1&b=2]',
    '. Or (',
    '[http://example.com/x]',
    '), please',
  ]);
});

test('what is no address of the web stays text', () => {
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'ftp://example.com/file',
    'https://',
  ]) {
    assert.deepEqual(parts(text), [text]);
    assert.equal(safeAddress(text), undefined);
  }
});

test('markup around an address is not part of it', () => {
  assert.deepEqual(parts('<a href="https://example.com/a">x</a>'), [
    '<a href="',
    '[https://example.com/a]',
    '">x</a>',
  ]);
});

test('days have their names', () => {
  const words = { today: 'Today', yesterday: 'Yesterday' };
  const now = new Date(2026, 2, 30, 0, 30).getTime();
  assert.equal(dayName(new Date(2026, 2, 30, 0, 1).getTime(), now, 'en', words), 'Today');
  assert.equal(dayName(new Date(2026, 2, 29, 23, 59).getTime(), now, 'en', words), 'Yesterday');
  assert.equal(dayName(new Date(2026, 2, 27, 12).getTime(), now, 'en', words), 'Friday, March 27');
});

test('files have a size that people can read, and a kind that may be sent', () => {
  assert.deepEqual(
    [0, 10, 52_133, 1_600_000].map((bytes) => fileSize(bytes, 'en')),
    ['0 kB', '1 kB', '51 kB', '1.5 MB'],
  );
  assert.deepEqual(['a.PDF', 'b.jpeg', 'c.exe', 'pdf.', 'd.pdf.html'].map(mayBeSent), [
    true,
    true,
    false,
    false,
    false,
  ]);
});

/** Calls every word with arguments that tell themselves apart. */
function said(words: object, path = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, word] of Object.entries(words)) {
    const where = path ? `${path}.${key}` : key;
    if (typeof word === 'string') all.set(where, word);
    else if (typeof word === 'function') all.set(where, String(word.length === 0 ? word() : '()'));
    else for (const [inner, text] of said(word, where)) all.set(inner, text);
  }
  return all;
}

for (const [language, words] of Object.entries({ de, fr, es, it })) {
  test(`${language} says everything, in its own words`, () => {
    for (const [english, own] of [
      [callWords, words.call],
      [widgetWords, words.widget],
    ] as const) {
      const [there, here] = [said(english), said(own)];
      assert.deepEqual([...here.keys()].sort(), [...there.keys()].sort());
      for (const [key, text] of here) {
        assert.equal(text === '', there.get(key) === '', `${key} is empty`);
        // A whole sentence that is the same in two languages was forgotten.
        if (text.includes(' ')) assert.notEqual(text, there.get(key), key);
      }
    }
  });
}
