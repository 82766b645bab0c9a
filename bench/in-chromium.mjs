import { chromium } from '@playwright/test';
import { findChromium } from '../scripts/chromium.mjs';
import { HEADER } from './make-data.mjs';
import { peakMegabytes, workBetween, workSoFar } from './renderer.mjs';
import { startWatch } from './watch.mjs';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const TYPES = {
  Amount: 'DECIMAL(18,2)',
  'Close Date': 'DATE',
  'Created Date': 'DATE',
  'Last Modified Date': 'DATE',
  'Probability (%)': 'INTEGER',
  Employees: 'INTEGER',
};
const LIMIT = 300_000;

/** Does some work in a fresh browser. `meter()` gives the work done since it was last asked. */
async function inFreshBrowser(act) {
  const server = await chromium.launchServer({ executablePath: findChromium(), args: ARGS });
  const id = server.process().pid;
  let before = new Map();
  const meter = () => {
    const now = workSoFar(id);
    const since = workBetween(before, now);
    before = now;
    return since;
  };
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const page = await browser.newPage();
    page.setDefaultTimeout(LIMIT);
    const result = await act(page, meter);
    return { ...result, peakMegabytes: peakMegabytes(id) };
  } finally {
    await server.close();
  }
}

/**
 * One import through the page's own file input: from the choice of the file until the review stands with every record
 * checked, and from the click on "Load" until all of it is loaded.
 */
export function productSample(site, data) {
  return inFreshBrowser(async (page, meter) => {
    await page.goto(`${site}#/data`);
    const input = page.locator('input[type=file]').first();
    await input.waitFor();
    await page.evaluate(startWatch);
    meter();
    await input.setInputFiles(data.path);
    const load = page.getByRole('button', { name: /^Load / });
    await load.waitFor();
    const reviewed = { ...(await page.evaluate(() => globalThis.watch.take())), ...meter() };
    await page.evaluate(() => globalThis.watch.begin());
    await load.click();
    const count = data.rows.toLocaleString('en');
    await page
      .getByText(new RegExp(`${count} of ${count} records loaded`))
      .first()
      .waitFor();
    return { reviewed, loaded: { ...(await page.evaluate(() => globalThis.watch.take())), ...meter() } };
  });
}

/** One reading of the same columns by DuckDB-WASM's own `read_csv`, its engine up before the clock starts. */
export function peerSample(peer, data, { columns, by }) {
  return inFreshBrowser(async (page, meter) => {
    await page.goto(peer);
    await page.waitForFunction(() => 'readDeals' in window);
    await page.locator('input').setInputFiles(data.path);
    const bootMilliseconds = await page.evaluate(() => window.boot());
    meter();
    const sample = await page.evaluate((asked) => window.readDeals(asked), { columns, by, header: HEADER, types: TYPES });
    if (sample.rows !== data.rows) throw new Error(`the peer read ${sample.rows} of ${data.rows} rows`);
    return { ...sample, bootMilliseconds, ...meter() };
  });
}
