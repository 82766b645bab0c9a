// Writes data-samples/ anew, or with --check names the generated files that differ from those on disk.
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outDir = join(root, '.build', 'samples');

await build({
  root,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  build: {
    ssr: join(root, 'data-samples', 'write.ts'),
    outDir,
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'write.mjs' } },
  },
});

const { write, differing } = await import(pathToFileURL(join(outDir, 'write.mjs')).href);
const folder = join(root, 'data-samples');

if (process.argv.includes('--check')) {
  const names = differing(folder).map((path) => relative(root, path));
  for (const name of names) console.error(`${name} differs from what the generator writes.`);
  if (names.length > 0) process.exitCode = 1;
} else {
  write(folder);
}
