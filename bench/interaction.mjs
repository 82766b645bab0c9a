import { loadavg } from 'node:os';
import { installPackages, root } from '../scripts/install.mjs';

/**
 * How long a page takes from an interaction to its next paint: `node bench/interaction.mjs [--deals 200000] [--samples 10]
 * [--pages council,segments] [--site http://127.0.0.1:4311/]`. In Chromium on the built site, by the browser's own event timing
 * (steps of 8 ms): a filter is added and removed, a table sorted, and a number taken apart, each once the page is at rest.
 * Without `--site` the built site is served. See docs/speed.md.
 */
installPackages();
const { chromium } = await import('@playwright/test');
const { findChromium } = await import('../scripts/chromium.mjs');
const { companyFiles } = await import('./make-company.mjs');

const option = (name, usual) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : usual);
const samples = Number(option('--samples', '10'));
const deals = Number(option('--deals', '200000'));
const pages = option('--pages', 'council,segments,drift,economics,pipeline,deals').split(',');
const LIMIT = 600_000;
const QUIET_MS = 1500;

async function serve() {
  const { preview } = await import('vite');
  const { buildSite } = await import('../scripts/build.mjs');
  await buildSite();
  const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port: 4311 } });
  return { site: server.resolvedUrls.local[0], close: () => server.close() };
}

/** Runs in the page, before anything of it: every interaction with its duration, and when the thread was held last. */
function watchEvents() {
  const seen = { events: [], tasks: [], busy: 0 };
  new PerformanceObserver((list) => {
    for (const { interactionId, duration, name, startTime } of list.getEntries())
      if (interactionId > 0) seen.events.push({ interactionId, duration, name, startTime });
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      seen.tasks.push({ startTime, duration });
      seen.busy = startTime + duration;
    }
  }).observe({ type: 'longtask', buffered: true });
  globalThis.seen = seen;
}

const atRest = (page) =>
  page.waitForFunction(
    (quiet) => document.querySelector('main [aria-busy=true], .updating') === null && performance.now() - globalThis.seen.busy > quiet,
    QUIET_MS,
    { timeout: LIMIT, polling: 200 },
  );

/** Does something once and gives the longest of its events, and the longest task until the page is at rest again. */
async function timed(page, act) {
  await atRest(page);
  const from = await page.evaluate(() => performance.now());
  await act();
  await atRest(page);
  return page.evaluate((since) => {
    const { events, tasks } = globalThis.seen;
    const later = events.filter(({ startTime }) => startTime >= since).map(({ duration }) => duration);
    const held = tasks.filter(({ startTime }) => startTime >= since).map(({ duration }) => duration);
    return { paint: Math.max(8, ...later), task: Math.round(Math.max(0, ...held)) };
  }, from);
}

async function addFilter(page, sample) {
  await page.getByRole('button', { name: 'Add a filter' }).click();
  const form = page.locator('form.filter-form');
  await form.locator('select').selectOption({ label: 'Industry' });
  await form.locator('.values-list label').nth(sample).click();
  return () => form.getByRole('button', { name: 'Add filter' }).click();
}

/** The tables of a page are shown in the place of its pictures, so that there is something to sort. */
async function sorter(page) {
  const heads = page.locator('main th button');
  if ((await heads.count()) === 0) {
    const toggle = page.locator('main .toggle button', { hasText: 'Table' });
    if ((await toggle.count()) === 0) return null;
    await toggle.first().click();
  }
  return (await heads.count()) === 0 ? null : (at) => heads.nth(at % Math.min(3, 1 + (at % 3))).click();
}

async function measure(page, name, put) {
  await page.evaluate((hash) => void (location.hash = hash), `#/${name}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  for (let sample = 0; sample < samples; sample += 1) {
    await atRest(page);
    const add = await addFilter(page, sample);
    put(`${name}: filter added`, await timed(page, add));
    put(`${name}: filter removed`, await timed(page, () => page.locator('.chip-remove').first().click()));
    const number = page.locator('main button.evidence');
    if ((await number.count()) > 0) {
      put(`${name}: number taken apart`, await timed(page, () => number.first().click()));
      await page.keyboard.press('Escape');
    }
    const sort = await sorter(page);
    if (sort !== null) put(`${name}: table sorted`, await timed(page, () => sort(sample)));
  }
}

const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))];

const given = option('--site', null);
const { site, close } = given === null ? await serve() : { site: given, close: () => undefined };
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
const found = new Map();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(LIMIT);
  await page.addInitScript(watchEvents);
  await page.goto(`${site}#/data`);
  await page.locator('input[type=file]').first().setInputFiles(companyFiles(deals));
  await page.getByRole('button', { name: /^Load / }).click();
  await page
    .getByText(/[\d,]+ of [\d,]+ records loaded/)
    .first()
    .waitFor();
  const put = (what, { paint, task }) => {
    found.set(what, [...(found.get(what) ?? []), { paint, task }]);
    console.error(`${what}: ${paint} ms, longest task ${task} ms; load ${loadavg()[0].toFixed(1)}`);
  };
  for (const name of pages) await measure(page, name, put);
} finally {
  await browser.close();
  await close();
}
console.log(`| ${deals} deals | median | p98 | longest task after it, median |\n|---|---|---|---|`);
for (const [what, all] of found) {
  const paints = all.map(({ paint }) => paint);
  const tasks = all.map(({ task }) => task);
  console.log(`| ${what} | ${quantile(paints, 0.5)} ms | ${quantile(paints, 0.98)} ms | ${quantile(tasks, 0.5)} ms |`);
}
