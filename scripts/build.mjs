import { readdirSync, statSync, existsSync } from 'node:fs';
import { root } from './install.mjs';

const SOURCES = ['src', 'public', 'data-samples', 'scripts', 'index.html', 'vite.config.ts', 'package-lock.json'];

function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(`${path}/${name}`)));
}

/** Whether a file that was made from the sources is as new as all of them. */
export function isFresh(made) {
  if (!existsSync(`${root}${made}`)) return false;
  const since = statSync(`${root}${made}`).mtimeMs;
  return SOURCES.every((source) => !existsSync(`${root}${source}`) || newest(`${root}${source}`) <= since);
}

/** Builds the site into dist/, unless it is newer than everything it is made of. */
export async function buildSite() {
  if (isFresh('dist/index.html')) return;
  console.error('Building…');
  const { build } = await import('vite');
  await build({ root, logLevel: 'warn' });
}

/** Builds the terminal's commands and gives the address of the module to import. */
export async function buildTerminal() {
  const made = '.build/terminal/main.mjs';
  if (!isFresh(made)) {
    const { build } = await import('vite');
    await build({
      root,
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      build: {
        ssr: `${root}src/terminal/main.ts`,
        outDir: '.build/terminal',
        emptyOutDir: true,
        target: 'node20',
        rollupOptions: { output: { entryFileNames: 'main.mjs' } },
      },
    });
  }
  return new URL(`../${made}`, import.meta.url);
}
