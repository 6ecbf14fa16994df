import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

// The tests run with the package as their working directory.
const root = process.cwd();
const dist = join(root, 'dist');
const kilobytes = (...files: string[]) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0) / 1024;

test('the core stays under 40 kB, with the call screen under 70 kB', () => {
  assert.ok(kilobytes('visavis.mjs') <= 40, `core: ${kilobytes('visavis.mjs')} kB`);
  const both = kilobytes('visavis.mjs', 'visavis-ui.mjs');
  assert.ok(both <= 70, `core and call screen: ${both} kB`);
  assert.ok(kilobytes('visavis.js') <= 70, `one file: ${kilobytes('visavis.js')} kB`);
});

test('the widget costs a page under 5 kB until it is opened, and under 55 kB then', () => {
  assert.ok(kilobytes('widget.js') <= 5, `first script: ${kilobytes('widget.js')} kB`);
  const opened = kilobytes('widget.js', 'visavis-widget.mjs', 'visavis.mjs', 'words-fr.mjs');
  assert.ok(opened <= 55, `opened: ${opened} kB`);
});

test('the desk stays under 50 kB beside core and call screen', () => {
  assert.ok(kilobytes('pages/desk.js') <= 50, `desk: ${kilobytes('pages/desk.js')} kB`);
});

test('what is committed is what the sources build', async () => {
  const fresh = mkdtempSync(join(tmpdir(), 'visavis-dist-'));
  try {
    const { buildAll } = await import(join(root, 'scripts/build.mjs'));
    await buildAll(fresh);
    const files = filesOf(dist);
    assert.deepEqual(files, filesOf(fresh));
    for (const file of files) {
      const same = readFileSync(join(dist, file)).equals(readFileSync(join(fresh, file)));
      assert.ok(same, `dist/${file} is old: run \`npm run build\``);
    }
  } finally {
    rmSync(fresh, { recursive: true });
  }
});

test('the pages obey a strict content policy', () => {
  for (const page of ['customer', 'agent', 'admin', 'desk', 'shop', 'shop-offer']) {
    const html = readFileSync(join(dist, `pages/${page}.html`), 'utf8');
    assert.doesNotMatch(html, /\sstyle=|<style|\son\w+=|javascript:/i, page);
    assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)/i, page);
  }
  for (const file of ['visavis.mjs', 'visavis-ui.mjs', 'visavis.js', 'widget.js', 'visavis-widget.mjs']) {
    assert.doesNotMatch(readFileSync(join(dist, file), 'utf8'), /\beval\(|new Function\(/, file);
  }
});

test('no source file grows too long', () => {
  for (const file of filesOf(join(root, 'src')).filter((name) => name.endsWith('.ts'))) {
    const lines = readFileSync(join(root, 'src', file), 'utf8').split('\n').length;
    // The protocol's types are generated; two sheets of styles are one table each.
    if (file !== 'protocol.ts')
      assert.ok(lines <= (file.includes('styles') ? 600 : 500), `${file}: ${lines} lines`);
  }
});

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .map((path) => relative(folder, path))
    .sort();
}
