import { loadavg } from 'node:os';
import { installPackages, root } from '../scripts/install.mjs';

/**
 * How long answers take: `node --max-old-space-size=6000 bench/study.mjs [--deals 100000,300000] [--samples 5]`. For a sample
 * company and for generated ones, medians on the clock and of work, and the work of each sample, of what the page's thread works out at once (`quick`, `figures`)
 * and of what the study worker works out after it (`whole`, `economics`). See docs/speed.md.
 */
installPackages();
const { companyFiles } = await import('./make-company.mjs');
const { median } = await import('./median.mjs');
const { buildForNode } = await import('./in-node.mjs');

const option = (name, usual) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : usual);
const samples = Number(option('--samples', '5'));
const sizes = option('--deals', '100000,300000').split(',').filter(Boolean).map(Number);
const SAMPLE = ['opportunities.csv', 'accounts.csv', 'spend.csv', 'subscriptions.csv', 'workspace.json'];

const { openCompany } = await import(await buildForNode('answers'));
const load = () => loadavg()[0].toFixed(1);
const files = [SAMPLE.map((name) => `${root}data-samples/salesforce-style/${name}`), ...sizes.map(companyFiles)];
for (const paths of files) {
  const company = await openCompany(paths);
  const { deals, cells, accountCells } = company;
  console.log(`\n${deals} deals, ${cells} cells, ${accountCells} cells by account; Node ${process.version}, load ${load()}`);
  company.take();
  const taken = Array.from({ length: samples }, () => company.take());
  for (const name of Object.keys(taken[0])) {
    const [clock, work] = ['clock', 'work'].map((kind) => taken.map((sample) => sample[name][kind]));
    const padded = (numbers) => median(numbers).toFixed(0).padStart(7);
    console.log(`${name.padEnd(10)}${padded(clock)} ms  work${padded(work)} ms  (${work.map((ms) => ms.toFixed(0)).join(', ')})`);
  }
}
