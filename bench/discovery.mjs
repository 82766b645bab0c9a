import { loadavg } from 'node:os';
import { installPackages } from '../scripts/install.mjs';

/**
 * How long it takes to count all combinations of up to three conditions: `node --max-old-space-size=6000 bench/discovery.mjs
 * [--deals 200000] [--attributes 10] [--samples 3] [--objective contribution]`. Beside one grouped pass a depth: the same groupings one by one, each by
 * a statement of its own, and over rows that were put in bins once. All must give the same cells. See docs/discovery-speed.md.
 */
installPackages();
const { median } = await import('./median.mjs');
const { buildForNode } = await import('./in-node.mjs');

const given = (name, usual) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : usual);
const [deals, attributes, samples] = [
  ['--deals', 200_000],
  ['--attributes', 10],
  ['--samples', 3],
].map(([name, usual]) => Number(given(name, usual)));
const objective = given('--objective', 'contribution');

const { openWays } = await import(await buildForNode('discovery'));
const ways = await openWays({ deals, attributes, objective });
console.log(`${objective}: ${deals} deals, ${attributes} attributes, ${ways.sets} groupings`);
console.log(`Node ${process.version}, load ${loadavg()[0].toFixed(1)}`);

const NAMES = ['grouped', 'oneByOne', 'fromBins', 'counted'];
const spent = new Map(NAMES.map((name) => [name, []]));
for (let sample = 0; sample < samples; sample += 1) for (const name of NAMES) spent.get(name).push(await ways[name]());
console.log(`${ways.agreed()} cells told, the same either way`);
const middle = (name, part) => median(spent.get(name).map((each) => each[part]));
const WORDS = { grouped: 'one pass a depth', oneByOne: 'one by one', fromBins: 'one by one, bins once', counted: 'as a page, pruned' };
for (const name of NAMES) {
  const each = spent.get(name).map(({ clock }) => Math.round(clock));
  const ratio = (part) => (middle(name, part) / middle('grouped', part)).toFixed(2);
  const [clock, work] = ['clock', 'work'].map((part) => `${part} ${middle(name, part).toFixed(0).padStart(6)} ms (${ratio(part)} times)`);
  console.log(`${WORDS[name].padEnd(22)} ${clock}  ${work}  ${each.join(', ')}`);
}
console.log(`load at the end ${loadavg()[0].toFixed(1)}`);
await ways.close();
