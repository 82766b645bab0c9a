import { cpSync, createReadStream, existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
// @ts-expect-error a plain script, as all that makes the site
import { firstAnswers } from './scripts/first-answers.mjs';
// @ts-expect-error a plain script, shared with the command that starts the server
import { lastingHeaders, siteHeaders } from './scripts/headers.mjs';
// @ts-expect-error a plain script, as all that makes the site
import { offline } from './scripts/offline.mjs';

const samples = fileURLToPath(new URL('data-samples', import.meta.url));
const isSampleFile = (path: string): boolean => /^\/?[a-z-]+\/[a-z-]+\.(csv|json)$/.test(path);

/** Serves the sample companies' files under `samples/`, in development from their folder and in the build as copies. */
function sampleFiles(): Plugin {
  return {
    name: 'plumbline-samples',
    configureServer(server) {
      server.middlewares.use('/samples', (request, response, next) => {
        const path = (request.url ?? '').split('?')[0] ?? '';
        if (!isSampleFile(path) || !existsSync(`${samples}${path}`)) return next();
        createReadStream(`${samples}${path}`).pipe(response);
      });
    },
    writeBundle(options) {
      const companies = readdirSync(samples, { withFileTypes: true }).filter(
        (entry) => entry.isDirectory() && entry.name.endsWith('-style'),
      );
      for (const company of companies)
        for (const file of readdirSync(`${samples}/${company.name}`))
          if (/\.csv$|^workspace\.json$/.test(file))
            cpSync(`${samples}/${company.name}/${file}`, `${options.dir}/samples/${company.name}/${file}`);
    },
  };
}

/** Files that every visit has loaded by the time anything is fetched later: the entry with all that it imports. */
const loadedFirst = new Set<string>();

/** Notes them once they have their names, before the lists of what to preload are written into the entry. */
function firstLoads(): Plugin {
  return {
    name: 'plumbline-first-loads',
    enforce: 'pre',
    generateBundle(_options, bundle) {
      loadedFirst.clear();
      const add = (file: string): void => {
        const chunk = bundle[file];
        if (chunk?.type !== 'chunk' || loadedFirst.has(file)) return;
        loadedFirst.add(file);
        chunk.imports.forEach(add);
      };
      for (const [file, chunk] of Object.entries(bundle)) if (chunk.type === 'chunk' && chunk.isEntry) add(file);
    },
  };
}

/** Chunks that most pages are: people wait for these, so what they import is fetched beside them. */
const PAGE = /\/page-[^/]+\.js$/;

/**
 * What is fetched beside a file, rather than after it was read. The lists stand in the entry and weigh there: they name what pages
 * import and every visit has not loaded yet, and of what opens on demand its style sheets alone.
 */
function neededFor(file: string, files: string[], { hostType }: { readonly hostType: 'html' | 'js' }): string[] {
  if (hostType === 'html') return files;
  return files.filter((each) => each.endsWith('.css') || each === file || (PAGE.test(`/${file}`) && !loadedFirst.has(each)));
}

export default defineConfig({
  base: './',
  plugins: [firstLoads(), react(), sampleFiles(), firstAnswers(), lastingHeaders(), offline()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false, resolveDependencies: neededFor },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  preview: { headers: siteHeaders() as Record<string, string>, strictPort: false },
});
