import { loadavg } from 'node:os';
import { installPackages, root } from '../scripts/install.mjs';

/**
 * How long the page's thread is held when the Drift page is opened: `node bench/drift-page.mjs [--deals 200000] [--samples 3]
 * [--site http://127.0.0.1:4311/]`. In Chromium, from another page to the Drift page until its last card is drawn: the clock, and
 * every task of the page's thread over 50 ms. Without `--site` the built site is served. See docs/speed.md.
 */
installPackages();
const { chromium } = await import('@playwright/test');
const { findChromium } = await import('../scripts/chromium.mjs');
const { companyFiles } = await import('./make-company.mjs');

const option = (name, usual) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : usual);
const samples = Number(option('--samples', '3'));
const sizes = option('--deals', '200000').split(',').filter(Boolean).map(Number);
const LIMIT = 600_000;

async function serve() {
  const { preview } = await import('vite');
  const { buildSite } = await import('../scripts/build.mjs');
  await buildSite();
  const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port: 4311 } });
  return { site: server.resolvedUrls.local[0], close: () => server.close() };
}

/** Runs in the page, before anything of it. */
function watchTasks() {
  const tasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ start: startTime, took: duration });
  }).observe({ type: 'longtask', buffered: true });
  globalThis.longTasks = tasks;
}

/** Waits until the page's thread was at rest for a while. */
const atRest = (page) =>
  page.waitForFunction(() => {
    const last = globalThis.longTasks.at(-1);
    const isBusy = document.querySelector('[aria-busy=true]') !== null;
    return !isBusy && performance.now() - (last === undefined ? 0 : last.start + last.took) > 4000;
  });

async function load(page, site, paths) {
  if (paths === null) return page.goto(`${site}?sample=salesforce-style#/data`);
  await page.goto(`${site}#/data`);
  await page.locator('input[type=file]').first().setInputFiles(paths);
  await page.getByRole('button', { name: /^Load / }).click();
}

async function openDrift(site, paths) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(LIMIT);
    await page.addInitScript(watchTasks);
    await load(page, site, paths);
    await page
      .getByText(/[\d,]+ of [\d,]+ records loaded/)
      .first()
      .waitFor();
    await atRest(page);
    const from = await page.evaluate(() => {
      location.hash = '#/drift';
      return performance.now();
    });
    await page.getByRole('heading', { name: 'What would bring us back?' }).waitFor();
    const drawn = await page.evaluate(() => performance.now());
    await atRest(page);
    const tasks = await page.evaluate(() => globalThis.longTasks);
    return { milliseconds: drawn - from, tasks: tasks.filter(({ start }) => start >= from).map(({ took }) => Math.round(took)) };
  } finally {
    await browser.close();
  }
}

const given = option('--site', null);
const { site, close } = given === null ? await serve() : { site: given, close: () => undefined };
for (const deals of [null, ...sizes])
  for (let sample = 0; sample < samples; sample += 1) {
    const { milliseconds, tasks } = await openDrift(site, deals === null ? null : companyFiles(deals));
    const name = deals === null ? 'sample' : `${deals} deals`;
    const longest = Math.max(0, ...tasks);
    console.log(
      `${name}: drawn after ${Math.round(milliseconds)} ms, longest task ${longest} ms (${tasks.join(', ')}); load ${loadavg()[0].toFixed(1)}`,
    );
  }
await close();
