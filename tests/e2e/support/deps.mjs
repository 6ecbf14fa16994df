// The browser drivers are development dependencies of the SDK's package.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(new URL('../../../sdk/package.json', import.meta.url));

export const { chromium } = require('playwright-core');
export const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export async function puppeteer() {
  const module = await import(pathToFileURL(require.resolve('puppeteer-core')).href);
  return module.default;
}
