import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { root } from '../scripts/install.mjs';
import { median } from './median.mjs';

const PHASES = ['read', 'admit', 'assemble', 'pack'];

/** Builds a module of this folder as one file that Node runs, beside the terminal's; gives its path. */
export async function buildForNode(name) {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: `${root}bench/${name}.ts`,
      outDir: `.build/bench/${name}`,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return `${root}.build/bench/${name}/${name}.mjs`;
}

/** One import in a process of its own, so that no sample warms the next and the peak of memory is its own. */
export function sampleInNode(built, data) {
  const run = [fileURLToPath(new URL('one-sample.mjs', import.meta.url)), built, data.path, String(data.rows)];
  return JSON.parse(execFileSync(process.execPath, run, { encoding: 'utf8', maxBuffer: 1e8 }));
}

/** The phases of several samples as lines of a table: median on the clock, rows a second, median of work, each sample. */
export function phaseTable(samples) {
  const { rows } = samples[0];
  const spentIn = (phase) => samples.map((sample) => sample[phase]);
  const all = samples.map((sample) => sumOf(PHASES.map((phase) => sample[phase])));
  const peak = median(samples.map(({ peakMegabytes }) => peakMegabytes));
  return [...PHASES.map((phase) => lineOf(phase, spentIn(phase), rows)), lineOf('all', all, rows), `peak memory ${Math.round(peak)} MB`];
}

const sumOf = (spent) =>
  spent.reduce((sum, { clock, work }) => ({ clock: sum.clock + clock, work: sum.work + work }), { clock: 0, work: 0 });

function lineOf(name, spent, rows) {
  const clock = median(spent.map((each) => each.clock));
  const work = median(spent.map((each) => each.work));
  const padded = (number, width) => String(Math.round(number)).padStart(width);
  const samples = spent.map((each) => Math.round(each.clock)).join(', ');
  return `${name.padEnd(9)}${padded(clock, 7)} ms ${padded(rows / clock, 5)}k rows/s  work ${padded(work, 6)} ms  (${samples})`;
}
