import { expect, test, type Page } from '@playwright/test';
import { COMPANIES, expectedOf, loadCompany, written } from './company';

async function showTables(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Is the ICP worth it?' })).toBeVisible();
  for (const button of await page.getByRole('button', { name: 'Table', exact: true }).all()) await button.click();
}

/** The cells of a table's rows by their row header. */
async function rowsOf(page: Page, name: string | RegExp): Promise<ReadonlyMap<string, readonly string[]>> {
  const table = page.getByRole('table', { name }).first();
  await expect(table).toBeVisible();
  const rows = await table
    .locator('tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll('th,td')].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim())));
  return new Map(rows.map(([first = '', ...rest]) => [first, rest]));
}

for (const company of COMPANIES) {
  test(`the files of ${company.folder}, dropped on the built site, read as code that shares nothing with it expects`, async ({ page }) => {
    const expected = expectedOf(company);
    await loadCompany(page, company);

    await page.goto('./#/council?v=1&p=all');
    await showTables(page);
    const wins = await rowsOf(page, 'ICP share of wins by quarter');
    for (const [from, label] of [
      ['2024-10-01', 'Q4 2024'],
      ['2025-01-01', 'Q1 2025'],
      ['2025-04-01', 'Q2 2025'],
      ['2025-07-01', 'Q3 2025'],
    ] as const) {
      const share = expected.find('icpShareWon', {}, from);
      // What happened in a quarter stands in a column of its own behind these.
      expect(wins.get(label)?.slice(0, 3)).toEqual([
        written.percent(share.value ?? 0),
        written.limits(share.low ?? 0, share.high ?? 0),
        written.partOf(share),
      ]);
    }
    const open = expected.find('icpShareOpen', {});
    await expect(page.getByRole('region', { name: /open pipeline ICP/ })).toContainText(written.partOf(open));
    const won = expected.find('icpShareWon', {});
    await expect(page.getByRole('region', { name: /of wins ICP/ })).toContainText(written.partOf(won));

    const gap = await rowsOf(page, /ICP against non-ICP/);
    const [rateIn, rateOut] = [expected.find('winRate', { icp: 'in' }), expected.find('winRate', { icp: 'out' })];
    expect(gap.get('Win rate')?.slice(0, 6)).toEqual(
      [rateIn, rateOut].flatMap((rate) => [
        written.percent(rate.value ?? 0),
        written.limits(rate.low ?? 0, rate.high ?? 0),
        written.partOf(rate),
      ]),
    );
    const ratio = [expected.find('ltvToCac', { icp: 'in' }), expected.find('ltvToCac', { icp: 'out' })].map((each) =>
      written.ratio(each.value ?? 0, 2),
    );
    expect([gap.get('LTV:CAC')?.[0], gap.get('LTV:CAC')?.[3]]).toEqual(ratio);
    const acv = [expected.find('acvMedian', { icp: 'in' }), expected.find('acvMedian', { icp: 'out' })].map((each) =>
      written.moneyInFull(company.currency.code, each.value ?? 0),
    );
    expect([gap.get('ACV, median')?.[0], gap.get('ACV, median')?.[3]]).toEqual(acv);
    const cycle = [expected.find('salesCycle', { icp: 'in' }), expected.find('salesCycle', { icp: 'out' })].map((each) =>
      written.days(each.value ?? 0),
    );
    expect([gap.get('Sales cycle')?.[0], gap.get('Sales cycle')?.[3]]).toEqual(cycle);

    await page.goto('./#/segments?v=1&p=all&by=industry');
    const league = await rowsOf(page, /ranked on win rate/);
    const industries = expected.readings.filter(
      (reading) => reading.metric === 'winRate' && reading.period === null && Object.keys(reading.slice).join() === 'industry',
    );
    expect(league.size).toBe(industries.length);
    for (const rate of industries) {
      const cells = league.get(rate.slice['industry'] ?? 'Unknown') ?? [];
      expect(cells.join(' | '), rate.slice['industry'] ?? 'Unknown').toContain(written.partOf(rate));
      if (rate.n >= 10)
        expect(cells.slice(1, 3)).toEqual([written.percent(rate.value ?? 0), written.limits(rate.low ?? 0, rate.high ?? 0)]);
      const median = expected.find('acvMedian', rate.slice);
      if (median.value !== null) expect(cells.join(' | ')).toContain(`${company.currency.symbol}${written.money(median.value)}`);
      const returned = expected.find('ltvToCac', rate.slice);
      if (returned.value !== null && returned.value < 10) expect(cells.join(' | ')).toContain(written.ratio(returned.value, 1));
      else if (returned.value === null) expect(cells.join(' | ')).toContain('not defined');
    }
  });
}

test('a link opens the same view, and Back undoes each step', async ({ page, context }) => {
  await page.goto('./?sample=salesforce-style#/segments?v=1&m=acvMedian&p=all&by=region');
  await expect(page.getByRole('table', { name: /by region/i }).first()).toBeVisible();
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByRole('table', { name: /by region/i }).first()).toBeVisible();
  // Charts come when they are loaded, so both pages are read until they have settled.
  await expect(async () => expect(await second.locator('main').innerText()).toBe(await page.locator('main').innerText())).toPass();
  await page
    .getByRole('combobox', { name: /period/i })
    .first()
    .selectOption({ index: 0 });
  await expect(page).not.toHaveURL(/p=all/);
  await page.goBack();
  await expect(page).toHaveURL(/p=all/);
});

test('a filter on Segments redraws from the cube and asks the engine nothing', async ({ page }) => {
  await page.goto('./?sample=salesforce-style#/segments?v=1&p=all');
  const heat = page.getByRole('table', { name: /by industry and tier/i });
  await expect(heat).toBeVisible();
  await page.waitForTimeout(3000);
  const asked = () => page.evaluate(() => performance.getEntriesByName('plumbline:cube').length);
  const before = await asked();
  expect(before).toBeGreaterThan(0);
  const total = await heat.locator('tbody tr, tfoot tr').last().innerText();
  await page.getByRole('button', { name: 'Technology' }).first().click();
  await expect(page.getByRole('region', { name: 'Filters' })).toContainText('Technology');
  await expect(async () => expect(await heat.locator('tbody tr, tfoot tr').last().innerText()).not.toBe(total)).toPass();
  await page.waitForTimeout(2000);
  expect(await asked()).toBe(before);
});
