// Builds everything that the server serves: `node scripts/build.mjs [folder]`.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** A vendor's script is one file that needs nothing else, as the vendor's own is. */
const vendors = readdirSync(join(root, 'src/compat'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/compat/${name}`);
const PAGES = ['customer', 'agent', 'admin', 'desk'];

/** Core and call screen are two files; the second imports the first instead of holding it again. */
const external = (from, to) => ({
  name: 'external',
  setup({ onResolve }) {
    onResolve({ filter: from }, ({ kind }) => (kind === 'entry-point' ? null : { path: to, external: true }));
  },
});

/** Each language is a file of its own, fetched when it is needed. */
const LANGUAGES = ['de', 'fr', 'es', 'it'];
const words = LANGUAGES.map((language) =>
  external(new RegExp(`^\\./${language}\\.js$`), `./words-${language}.mjs`),
);

export async function buildAll(out) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, 'pages'), { recursive: true });
  const common = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    loader: { '.svg': 'text' },
    plugins: [plainSvg, lessLit],
    logLevel: 'warning',
  };
  await build({ ...common, entryPoints: ['src/index.ts'], format: 'esm', outfile: join(out, 'visavis.mjs') });
  await build({
    ...common,
    entryPoints: ['src/ui/index.ts'],
    format: 'esm',
    outfile: join(out, 'visavis-ui.mjs'),
    plugins: [...common.plugins, external(/^\.\.\/index\.js$/, './visavis.mjs'), ...words],
  });
  await build({
    ...common,
    entryPoints: LANGUAGES.map((language) => ({ in: `src/words/${language}.ts`, out: `words-${language}` })),
    format: 'esm',
    outdir: out,
    outExtension: { '.js': '.mjs' },
  });
  await build({
    ...common,
    entryPoints: ['src/widget/panel.ts'],
    format: 'esm',
    outfile: join(out, 'visavis-widget.mjs'),
    plugins: [
      ...common.plugins,
      external(/^\.\.\/index\.js$/, './visavis.mjs'),
      external(/^\.\.\/ui\/index\.js$/, './visavis-ui.mjs'),
      ...words,
    ],
  });
  await build({
    ...common,
    entryPoints: ['src/widget/loader.ts'],
    format: 'iife',
    outfile: join(out, 'widget.js'),
  });
  await build({
    ...common,
    entryPoints: ['src/global.ts'],
    format: 'iife',
    globalName: 'visavis',
    outfile: join(out, 'visavis.js'),
  });
  await build({
    ...common,
    entryPoints: vendors,
    format: 'iife',
    outdir: join(out, 'compat'),
  });
  await build({
    ...common,
    entryPoints: PAGES.map((page) => `src/pages/${page}.ts`),
    format: 'esm',
    outdir: join(out, 'pages'),
    plugins: [
      ...common.plugins,
      external(/^visavis-client\/ui$/, '/sdk/v1/visavis-ui.mjs'),
      external(/^(\.\.\/)+index\.js$/, '/sdk/v1/visavis.mjs'),
      ...LANGUAGES.map((language) => external(new RegExp(`^\\./${language}\\.js$`), `./desk-${language}.js`)),
    ],
  });
  await build({
    ...common,
    entryPoints: LANGUAGES.map((language) => ({
      in: `src/desk/words/${language}.ts`,
      out: `desk-${language}`,
    })),
    format: 'esm',
    outdir: join(out, 'pages'),
  });
  await build({
    ...common,
    entryPoints: ['src/pages/shop.ts'],
    format: 'iife',
    outdir: join(out, 'pages'),
  });
  for (const file of [...PAGES.map((page) => `${page}.html`), 'shop.html', 'shop-offer.html', 'icon.svg']) {
    cpSync(join(root, 'src/pages', file), join(out, 'pages', file));
  }
  await build({
    ...common,
    entryPoints: ['src/pages/pages.css', 'src/pages/admin.css', 'src/pages/docs.css', 'src/pages/shop.css'],
    outdir: join(out, 'pages'),
  });
  writeFileSync(join(out, 'pages/link.svg'), svg(join(root, 'node_modules/lucide-static/icons/link.svg')));
  writeFileSync(join(out, 'THIRD-PARTY.txt'), notices());
  buildTypes(out);
}

/** Lucide's files carry a licence comment and line breaks; the notice stands in THIRD-PARTY.txt. */
const plainSvg = {
  name: 'plain-svg',
  setup({ onLoad }) {
    onLoad({ filter: /\.svg$/ }, ({ path }) => ({ contents: svg(path), loader: 'text' }));
  },
};

/** lit's release build, not its development one. */
const lessLit = {
  name: 'less-lit',
  setup({ initialOptions }) {
    initialOptions.conditions = ['production'];
  },
};

function svg(path) {
  return readFileSync(path, 'utf8')
    .replace(/<!--.*?-->/gs, '')
    .replace(/\s+class="[^"]*"/, '')
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .replace(/ (\/?>)/g, '$1')
    .trim();
}

function notices() {
  const parts = ['lit', 'lucide-static'].map((name) => {
    const { version, license } = JSON.parse(
      readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
    );
    const text = readFileSync(join(root, 'node_modules', name, 'LICENSE'), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return `The bundles contain parts of these works.\n\n${parts.join('\n')}`;
}

/** The element's own type names no library, so the declarations of its inside stay away. */
function buildTypes(out) {
  const types = join(out, 'types');
  const tsc = join(root, 'node_modules/.bin/tsc');
  execFileSync(tsc, ['-p', 'tsconfig.types.json', '--outDir', types], { cwd: root, stdio: 'inherit' });
  const outside = ['index.d.ts', 'offer.d.ts'].map((name) => [
    name,
    readFileSync(join(types, 'ui', name), 'utf8'),
  ]);
  for (const folder of ['ui', 'widget', 'words'])
    rmSync(join(types, folder), { recursive: true, force: true });
  mkdirSync(join(types, 'ui'));
  for (const [name, text] of outside) writeFileSync(join(types, 'ui', name), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const out = resolve(process.argv[2] ?? join(root, 'dist'));
  await buildAll(out);
  console.log(`built ${relative(process.cwd(), out) || '.'}`);
}
