// Measures by simulation what the product claims of its numbers, and writes the page that tells it.
// calibrate cohorts [companies] [companies with intervals] [folder]
// calibrate drift   [companies without change] [folder]
// calibrate discovery [companies of pure noise] [folder]
import { installPackages, root } from './install.mjs';

installPackages();
const { build } = await import('vite');

const STUDIES = {
  cohorts: { entry: 'test/proofs/write-cohort-rates.ts', drawn: '150' },
  drift: { entry: 'test/proofs/write-drift.ts', drawn: null },
  discovery: { entry: 'test/proofs/write-discovery.ts', drawn: null, companies: '500' },
};
const [name = 'cohorts', asked, ...more] = process.argv.slice(2);
const study = STUDIES[name];
const companies = asked ?? study?.companies ?? '1000';
const drawn = typeof study?.drawn === 'string' ? (more.shift() ?? study.drawn) : 0;
const folder = more[0] ?? `${root}docs`;
if (study === undefined || !(Number(companies) >= 2) || !(Number(drawn) >= 0)) {
  console.error(`calibrate <${Object.keys(STUDIES).join('|')}> [companies] [companies with intervals, of cohorts] [folder]`);
  process.exit(2);
}

const outDir = `${root}.build/calibrate`;
await build({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'error',
  build: {
    ssr: `${root}${study.entry}`,
    outDir,
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'study.mjs' } },
  },
});
const { write } = await import(new URL('../.build/calibrate/study.mjs', import.meta.url));
write(folder, Number(companies), Number(drawn), (line) => console.error(line));
