import { createHash } from 'node:crypto';
import { loadavg } from 'node:os';
import { installPackages, root } from '../scripts/install.mjs';

/**
 * What opening the Drift page takes: `node --max-old-space-size=6000 bench/drift.mjs [--deals 200000] [--samples 5]`. For a
 * sample company and for generated ones, medians on the clock and of work, and the work of each sample, of each part of the page.
 * The digest is of everything that is told: the same before and after a change of the code that changes no number. See docs/speed.md.
 */
installPackages();
const { companyFiles } = await import('./make-company.mjs');
const { median } = await import('./median.mjs');
const { buildForNode } = await import('./in-node.mjs');

const option = (name, usual) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : usual);
const samples = Number(option('--samples', '5'));
const sizes = option('--deals', '200000').split(',').filter(Boolean).map(Number);
const SAMPLE = ['opportunities.csv', 'accounts.csv', 'spend.csv', 'subscriptions.csv', 'workspace.json'];

const { openDriftCompany } = await import(await buildForNode('drift'));
const files = [SAMPLE.map((name) => `${root}data-samples/salesforce-style/${name}`), ...sizes.map(companyFiles)];
for (const paths of files) {
  const { deals, cells, comparisons, told, open } = await openDriftCompany(paths);
  const digest = createHash('sha256').update(told).digest('hex').slice(0, 16);
  const load = loadavg()[0].toFixed(1);
  console.log(`\n${deals} deals, ${cells} cells, ${comparisons} comparisons, digest ${digest}; Node ${process.version}, load ${load}`);
  open();
  const opened = Array.from({ length: samples }, open);
  for (const name of Object.keys(opened[0])) {
    const [clock, work] = ['clock', 'work'].map((kind) => opened.map((sample) => sample[name][kind]));
    const padded = (numbers) => median(numbers).toFixed(0).padStart(7);
    console.log(`${name.padEnd(10)}${padded(clock)} ms  work${padded(work)} ms  (${work.map((ms) => ms.toFixed(0)).join(', ')})`);
  }
}
