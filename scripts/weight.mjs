import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { root } from './install.mjs';

/** Initial JavaScript: the scripts and preloads that index.html names, gzipped. Everything else loads when it is needed. */
const MOST_INITIAL_KIB = 110;
const MOST_LAZY_KIB = [
  [/^chart-/, 215],
  [/^duckdb-browser-eh\.worker/, 200],
  [/^duckdb-browser-(?!eh)/, 65],
];

const kib = (bytes) => bytes / 1024;
const gzipped = (path) => kib(gzipSync(readFileSync(path), { level: 9 }).length);

/** Measures the built site; returns the lines to print and what is over budget. */
export function weigh() {
  const html = readFileSync(`${root}dist/index.html`, 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]);
  const initial = named.map((name) => [name, gzipped(`${root}dist/${name}`)]);
  const sum = initial.reduce((total, [, size]) => total + size, 0);
  const lazy = readdirSync(`${root}dist/assets`)
    .filter((name) => name.endsWith('.js') && !named.includes(`assets/${name}`))
    .map((name) => [name, gzipped(`${root}dist/assets/${name}`)]);
  const lines = [
    `initial  ${sum.toFixed(1)} KiB of ${MOST_INITIAL_KIB}: ${initial.map(([name, size]) => `${name} ${size.toFixed(1)}`).join(', ')}`,
    ...lazy.sort((a, b) => b[1] - a[1]).map(([name, size]) => `lazy     ${size.toFixed(1)} KiB  ${name}`),
  ];
  const over =
    sum > MOST_INITIAL_KIB ? [`Initial JavaScript is ${sum.toFixed(1)} KiB gzipped, over the budget of ${MOST_INITIAL_KIB}.`] : [];
  for (const [name, size] of lazy)
    for (const [part, most] of MOST_LAZY_KIB)
      if (part.test(name) && size > most) over.push(`${name} is ${size.toFixed(1)} KiB gzipped, over ${most}.`);
  if (named.length === 0 || !existsSync(`${root}dist/_headers`)) over.push('The built site names no script, or lacks its headers.');
  return { lines, over };
}
