import { loadavg } from 'node:os';
import { installPackages } from '../scripts/install.mjs';

/**
 * How long the page takes to say what a change of the ICP does: `node --max-old-space-size=6000 bench/icp-effect.mjs
 * [--deals 200000] [--accounts 50000] [--samples 15]`. Each sample is another draft of ten criteria: all accounts scored, and
 * every tier read and put into words. Beside it the way round: `score` account by account, the cube merged anew and read by `readCube`, which must
 * give the same numbers. See docs/icp-speed.md.
 */
installPackages();
const { median } = await import('./median.mjs');
const { buildForNode } = await import('./in-node.mjs');

const option = (name, usual) => Number(process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : usual);
const [samples, deals, accounts] = [option('--samples', 15), option('--deals', 200_000), option('--accounts', 50_000)];
const LIMIT = 100;

const { openHistory } = await import(await buildForNode('icp-effect'));
const history = await openHistory({ deals, accounts });
console.log(`${history.deals} deals, ${history.accounts} accounts, ${history.cells} cells by account and month`);
console.log(`Node ${process.version}, load ${loadavg()[0].toFixed(1)}; made ready once in ${history.prepareMs.toFixed(0)} ms`);
history.compare(25);

const weights = Array.from({ length: samples }, (_, at) => 10 + at);
const dragged = weights.map((weight) => history.drag(weight));
const anew = weights.slice(0, 3).map((weight) => history.anew(weight));
const parts = (taken) =>
  ['score', 'read', 'all', 'work']
    .map(
      (part) =>
        `${part} ${median(taken.map((each) => each[part]))
          .toFixed(0)
          .padStart(5)} ms`,
    )
    .join('  ');
const all = dragged.map((each) => each.all);
console.log(`one change  ${parts(dragged)}  (${all.map((ms) => ms.toFixed(0)).join(', ')})`);
console.log(`way round   ${parts(anew)}`);
console.log(`ratio       ${(median(anew.map((each) => each.all)) / median(all)).toFixed(0)} times`);
if (median(all) >= LIMIT) {
  console.error(`a change takes ${median(all).toFixed(0)} ms: over ${LIMIT} ms`);
  process.exitCode = 1;
}
