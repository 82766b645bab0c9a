import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { isKept } from './kept';

// The journey without a network is this file's own: everywhere else service workers are blocked.
test.use({ serviceWorkers: 'allow' });
test.setTimeout(180_000);

const SAMPLE = './?sample=salesforce-style#/council';

/** `shifts` names what moved, for people to find it. */
type Seen = { readonly paints: number[]; readonly shifts: { readonly value: number; readonly at: number; readonly moved: string }[] };

type Shift = PerformanceEntry & { readonly value: number; readonly sources: readonly { readonly node: Node | null }[] };

/** Notes largest contentful paints and layout shifts, before anything of the page runs. */
function watchPaints(): void {
  const seen: Seen = { paints: [], shifts: [] };
  new PerformanceObserver((list) => seen.paints.push(...list.getEntries().map(({ startTime }) => startTime))).observe({
    type: 'largest-contentful-paint',
    buffered: true,
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[])
      seen.shifts.push({
        value: entry.value,
        at: entry.startTime,
        moved: entry.sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 120)).join(' '),
      });
  }).observe({ type: 'layout-shift', buffered: true });
  Object.assign(globalThis, { paintsSeen: seen });
}

const seenOf = (page: Page): Promise<Seen> => page.evaluate(() => (globalThis as unknown as { readonly paintsSeen: Seen }).paintsSeen);

const isLive = (page: Page): Promise<void> => expect(page.getByRole('button', { name: 'Present' })).toBeVisible();
const changes = (page: Page) => page.getByRole('heading', { name: 'What moved, and what is at stake?' });
/** As long as everything may take where other work goes on beside the tests. */
const ALL = { timeout: 75_000 };

/** What the Council says of targets and of the ICP against the rest, word by word, once each row has its picture: those come one by one. */
async function told(page: Page): Promise<readonly string[]> {
  await expect(page.locator('main .gap-rows')).toBeVisible();
  await expect(page.locator('main .gap-picture:not(:has(svg text)):not(:has(p))')).toHaveCount(0);
  return page.locator('main p.sentence, main .target-cards, main section:has(> .gap-rows), main .gap-rows').allInnerTexts();
}

test('a bare address says what this does, and one click opens the sample, under its own address', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('main p.sentence')).toHaveText(/Are you still selling to the customers you chose\?/);
  await expect(page.getByText(/Nothing leaves it: no row, no name, no number/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Import your export' })).toHaveAttribute('href', '#/data');
  await page.getByRole('button', { name: 'Try the sample' }).click();
  await expect(changes(page)).toBeVisible(ALL);
  await expect(page).toHaveURL(/\?sample=salesforce-style$/);
  await expect(page.getByText('Sample data', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Leave the sample' }).click();
  await expect(page.getByRole('button', { name: 'Try the sample' })).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
});

test('every page says what it would answer and which files it needs, before anything is loaded', async ({ page }) => {
  await page.goto('./');
  for (const path of ['segments', 'icp', 'drift', 'economics', 'pipeline', 'deals']) {
    await page.evaluate((hash) => void (location.hash = hash), `#/${path}`);
    await expect(page.getByText(/^It needs the export of your deals/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Try the sample' })).toBeVisible();
  }
});

test('three first steps are ticked as they are done, and closed for good', async ({ page }) => {
  await page.goto(SAMPLE);
  const steps = page.getByRole('region', { name: 'First steps' });
  await expect(steps.getByRole('listitem')).toHaveText([
    /To do: Load your export/,
    /To do: Confirm what the stages mean/,
    /To do: Set targets/,
  ]);
  await isLive(page);
  await page.evaluate(() => void (location.hash = '#/data'));
  const deals =
    'Opportunity ID,Stage,Amount,Currency,Close Date,Created Date\n1,Closed Won,5,EUR,2025-01-31,2025-01-01\n2,Closed Lost,5,EUR,2025-02-28,2025-01-01\n';
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([{ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(deals) }]);
  await page.getByRole('button', { name: /^Load [\d,]+ rows?$/ }).click();
  await page.getByRole('link', { name: 'See the Council' }).click();
  await expect(steps.getByRole('listitem')).toHaveText([
    /Done: 1 file loaded/,
    /Done: 2 stages, each with a meaning/,
    /To do: Set targets: the usual ones stand/,
  ]);
  expect(new URL(page.url()).search).toBe('');
  await steps.getByRole('button', { name: 'Close the first steps for good' }).click();
  await expect(steps).toHaveCount(0);
  await page.reload();
  await expect(page.locator('main p.sentence')).toBeVisible();
  await expect(steps).toHaveCount(0);
});

test('the sample is painted before its engine is up, and the live answer says the same in the same place', async ({ page }) => {
  await page.addInitScript(watchPaints);
  // The engine is held back until what was painted without it has been read.
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/*.csv', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(SAMPLE);
  await expect(page.getByText('engine starting')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Present' })).toHaveCount(0);
  // Figures are there, rows are not: the line at the foot does not say that they are.
  await expect(page.getByText('The sample is being loaded')).toBeVisible();
  await expect(page.getByText(/records loaded/)).toHaveCount(0);
  await expect(page.locator('main figure, main [role=img]').first()).toBeVisible();
  const before = await told(page);
  expect(before[0]).toMatch(/^ICP is \d+% of open deals/);
  release();
  await isLive(page);
  await expect(page.getByText('engine starting')).toHaveCount(0);
  await expect(changes(page)).toBeVisible(ALL);
  expect(await told(page)).toEqual(before);
  const { paints, shifts } = await seenOf(page);
  expect(
    shifts.reduce((sum, { value }) => sum + value, 0),
    JSON.stringify(shifts),
  ).toBeLessThan(0.05);
  // The aim is 1.5 s on a free machine: see docs/speed.md. Where tests run others work, too.
  expect(Math.max(...paints)).toBeLessThan(3000);
});

test('an address that asks for something else waits for the engine: nothing is painted that was not asked', async ({ page }) => {
  await page.route('**/*.csv', () => new Promise(() => undefined));
  await page.goto('./?sample=salesforce-style#/council?v=2&p=all');
  await expect(page.getByText('engine starting')).toBeVisible();
  await expect(page.locator('main .skeleton')).toBeVisible();
  await expect(page.locator('main p.sentence')).toHaveCount(0);
});

test('after one visit everything works without a network, and the counter reads 0', async ({ page, context }) => {
  await page.goto(SAMPLE);
  await expect(changes(page)).toBeVisible(ALL);
  await isKept(page);
  const before = await told(page);
  await context.setOffline(true);
  await page.reload();
  await expect(changes(page)).toBeVisible(ALL);
  expect(await told(page)).toEqual(before);
  for (const path of ['segments', 'drift', 'deals', 'data']) {
    await page.evaluate((hash) => void (location.hash = hash), `#/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(path, 'i'));
  }
  await page.getByRole('button', { name: 'nothing has left this browser' }).click();
  const counter = page.getByRole('dialog', { name: 'What has left this browser' });
  await expect(counter).toContainText('0 requests to other origins since this page was opened.');
  await expect(counter).toContainText("connect-src 'self'");
  await expect(counter).toContainText('works: the product is kept in this browser');
  await expect(counter).toContainText(/Its workers[^]*[1-9]\d* requests?, all to its own origin/);
});

test('a request that the policy refuses is counted as refused, and not as sent', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'nothing has left this browser' }).click();
  const counter = page.getByRole('dialog', { name: 'What has left this browser' });
  await expect(counter).toContainText(/not sent\s*none/);
  // From the page's own timer: code that the protocol runs directly is exempt from the policy.
  await page.evaluate(() => void setTimeout(() => void fetch('http://example.test/leak').catch(() => undefined), 0));
  await expect(counter).toContainText(/not sent\s*1 request/);
  await expect(counter).toContainText('0 requests to other origins');
});

/** The site once more on a port of its own, where its service worker can become another version. */
async function serveTwice(site: string) {
  let isNewer = false;
  const server = createServer(async (request, response) => {
    const from = await fetch(new URL(`.${request.url ?? '/'}`, site));
    const body = Buffer.from(await from.arrayBuffer());
    const isWorker = request.url?.startsWith('/service-worker.js') === true;
    const text = isWorker && isNewer ? body.toString().replace(/"version":"\w+"/, '"version":"newer0000000"') : body;
    response.writeHead(
      from.status,
      Object.fromEntries([...from.headers].filter(([name]) => !/^(content-(length|encoding)|connection)$/.test(name))),
    );
    response.end(text);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { address, renew: () => (isNewer = true), close: () => server.close() };
}

test('a newer version is offered and never taken by itself', async ({ page, baseURL }) => {
  const site = await serveTwice(baseURL ?? '');
  const versions = (): Promise<readonly string[]> =>
    page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('plumbline-shell')));
  try {
    await page.goto(site.address);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const [first] = await versions();
    site.renew();
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    const offer = page.getByRole('button', { name: 'reload' });
    await expect(offer).toBeVisible();
    await page.reload();
    await expect(offer).toBeVisible();
    expect([...(await versions())].toSorted()).toEqual([first, 'plumbline-shell-newer0000000'].toSorted());
    await Promise.all([page.waitForEvent('load'), offer.click()]);
    await expect.poll(versions).toEqual(['plumbline-shell-newer0000000']);
    await expect(offer).toHaveCount(0);
  } finally {
    site.close();
  }
});
