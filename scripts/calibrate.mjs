// Measures by simulation what the product claims of its numbers, and writes the page that tells it.
// calibrate cohorts [companies] [companies with intervals] [folder]
import { installPackages, root } from './install.mjs';

installPackages();
const { build } = await import('vite');

const STUDIES = { cohorts: 'test/proofs/write-cohort-rates.ts' };
const [name = 'cohorts', companies = '1000', drawn = '150', folder = `${root}docs`] = process.argv.slice(2);
const entry = STUDIES[name];
if (entry === undefined || !(Number(companies) >= 2) || !(Number(drawn) >= 0)) {
  console.error(`calibrate <${Object.keys(STUDIES).join('|')}> [companies] [companies with intervals] [folder]`);
  process.exit(2);
}

const outDir = `${root}.build/calibrate`;
await build({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'error',
  build: {
    ssr: `${root}${entry}`,
    outDir,
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'study.mjs' } },
  },
});
const { write } = await import(new URL('../.build/calibrate/study.mjs', import.meta.url));
write(folder, Number(companies), Number(drawn), (line) => console.error(line));
