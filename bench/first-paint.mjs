import { loadavg } from 'node:os';
import { installPackages, root } from '../scripts/install.mjs';

/**
 * How soon the sample is on the screen: `node bench/first-paint.mjs [--samples 5] [--site http://127.0.0.1:4311/]`. In Chromium
 * without throttling, each load in a browser of its own with nothing kept: largest contentful paint, when the engine can be asked,
 * and how much moved meanwhile. Without `--site` the built site is served. See docs/speed.md.
 */
installPackages();
const { chromium } = await import('@playwright/test');
const { findChromium } = await import('../scripts/chromium.mjs');

const option = (name, usual) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : usual);
const samples = Number(option('--samples', '5'));

async function serve() {
  const { preview } = await import('vite');
  const { buildSite } = await import('../scripts/build.mjs');
  await buildSite();
  const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port: 4311 } });
  return { site: server.resolvedUrls.local[0], close: () => server.close() };
}

/** Runs in the page, before anything of it. */
function watchPaints() {
  const seen = { largest: 0, what: '', moved: 0 };
  new PerformanceObserver((list) => {
    for (const { startTime, element } of list.getEntries())
      [seen.largest, seen.what] = [startTime, (element?.textContent ?? '').slice(0, 40)];
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) seen.moved += value;
  }).observe({ type: 'layout-shift', buffered: true });
  globalThis.paints = seen;
}

async function load(site) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(watchPaints);
    await page.goto(`${site}?sample=salesforce-style#/council`);
    await page.getByRole('button', { name: 'Present' }).waitFor();
    const live = await page.evaluate(() => performance.now());
    await page.getByRole('heading', { name: 'What moved, and what is at stake?' }).waitFor();
    await page.waitForTimeout(2000);
    return { live, ...(await page.evaluate(() => globalThis.paints)) };
  } finally {
    await browser.close();
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const given = option('--site', null);
const { site, close } = given === null ? await serve() : { site: given, close: () => undefined };
const all = [];
for (let sample = 0; sample < samples; sample += 1) {
  const found = await load(site);
  all.push(found);
  console.log(
    `largest paint ${Math.round(found.largest)} ms (“${found.what}”), engine up ${Math.round(found.live)} ms, moved ${found.moved.toFixed(4)}; load ${loadavg()[0].toFixed(1)}`,
  );
}
console.log(
  `medians of ${samples}: largest paint ${Math.round(median(all.map(({ largest }) => largest)))} ms, engine up ${Math.round(median(all.map(({ live }) => live)))} ms, moved at most ${Math.max(...all.map(({ moved }) => moved)).toFixed(4)}`,
);
await close();
