import { loadavg } from 'node:os';
import { installPackages } from '../scripts/install.mjs';

/**
 * How fast a large file of deals is imported: `node bench/import.mjs [--rows 1000000] [--samples 3] [--only node|chromium]`.
 * Prints what each phase takes in Node, and what the built page takes in Chromium beside DuckDB-WASM's own `read_csv` of
 * the same file, in turn, each sample in a fresh process. See docs/speed.md.
 */
installPackages();
const { dealsFile } = await import('./make-data.mjs');
const { buildForNode, phaseTable, sampleInNode } = await import('./in-node.mjs');
const { peerSample, productSample } = await import('./in-chromium.mjs');
const { ratioTable } = await import('./ratios.mjs');
const { serveBoth } = await import('./served.mjs');

const option = (name, usual) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : usual);
const samples = Number(option('--samples', '3'));
const only = option('--only', 'all');
const data = dealsFile(Number(option('--rows', '1000000')));
const PEERS = [
  { name: 'read_csv, all text', columns: 'text', by: 'handle' },
  { name: 'read_csv, typed', columns: 'typed', by: 'handle' },
  { name: 'read_csv, guessed', columns: 'guessed', by: 'handle' },
  { name: 'read_csv, all text, by buffer', columns: 'text', by: 'buffer' },
];
const load = () =>
  loadavg()
    .map((each) => each.toFixed(1))
    .join(' ');

console.log(`${data.rows} rows of 25 columns, ${data.bytes} bytes, SHA-256 ${data.sha256}; load ${load()}`);
if (only !== 'chromium') {
  const built = await buildForNode('phases');
  const taken = Array.from({ length: samples }, () => sampleInNode(built, data));
  console.log(`\nNode ${process.version}, load ${load()}\n${phaseTable(taken).join('\n')}`);
}
if (only !== 'node') {
  const served = await serveBoth();
  const taken = [];
  for (let round = 0; round < samples; round += 1) {
    const product = await productSample(served.site, data);
    const peers = [];
    for (const peer of PEERS) peers.push({ name: peer.name, ...(await peerSample(served.peer, data, peer)) });
    taken.push({ product, peers });
    console.log(JSON.stringify({ round, load: load(), product, peers }));
  }
  console.log(`\nChromium, load ${load()}\n${ratioTable(taken).join('\n')}`);
  await served.close();
}
