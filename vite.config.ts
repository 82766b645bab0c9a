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

export default defineConfig({
  base: './',
  plugins: [react(), sampleFiles(), firstAnswers(), lastingHeaders(), offline()],
  worker: { format: 'es' },
  build: { target: 'es2023', modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
  preview: { headers: siteHeaders() as Record<string, string>, strictPort: false },
});
