import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { installPackages, root } from './install.mjs';

const OUT = 'screenshots/gallery';

/** `--only council,icp-build` pages or views; `--state few,empty`; `--look light-1440,dark-390`; `--site DIR` a site that is built already. */
const { values } = parseArgs({
  options: { only: { type: 'string' }, state: { type: 'string' }, look: { type: 'string' }, site: { type: 'string' } },
});

installPackages();
const { findChromium, installPdfReader } = await import('./chromium.mjs');
const chromium = findChromium();
installPdfReader();
const { buildSite } = await import('./build.mjs');
const { galleryPage } = await import('./gallery-page.mjs');

/** The site is served by this process, which must not be blocked by the program that looks at it. */
function program(name, parameters, env) {
  const child = spawn(`${root}node_modules/.bin/${name}`, parameters, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  return new Promise((resolve) => void child.on('close', (status) => resolve(status ?? 1)));
}

async function takePictures(site) {
  return program('playwright', ['test', '--config', 'test/gallery/playwright.config.ts'], {
    GALLERY_SITE: site,
    GALLERY_OUT: OUT,
    GALLERY_ONLY: values.only ?? '',
    GALLERY_STATES: values.state ?? '',
    GALLERY_LOOKS: values.look ?? '',
    PLUMBLINE_CHROMIUM: chromium,
  });
}

if (values.site === undefined) await buildSite();
if ([values.only, values.state, values.look].every((asked) => asked === undefined))
  rmSync(`${root}${OUT}`, { recursive: true, force: true });
mkdirSync(`${root}${OUT}`, { recursive: true });
const { preview } = await import('vite');
const server = await preview({
  root,
  logLevel: 'warn',
  build: { outDir: values.site ?? 'dist' },
  preview: { host: '127.0.0.1', port: 4190 },
});
const status = await takePictures(server.resolvedUrls?.local[0] ?? '');
const { page, counted } = galleryPage(`${root}${OUT}`);
writeFileSync(`${root}${OUT}/index.html`, page);
console.log(`${counted}: ${OUT}/index.html`);
process.exit(status);
