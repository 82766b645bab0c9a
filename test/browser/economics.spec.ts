import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { COMPANIES, expectedOf, written } from './company';
import { violations } from './violations';

const ADDRESS = './?sample=salesforce-style#/economics';

const returns = (page: Page) => page.getByRole('table', { name: /^What a customer returns and costs/ });
/** The whole answer is there: intervals are drawn and the cohorts have come. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('table', { name: /^Recurring revenue still there/ })).toBeVisible();
  await expect(returns(page).getByRole('row', { name: /^All/ }).getByRole('cell').nth(1)).toHaveText(/\d–\d/);
}

for (const scheme of ['light', 'dark'] as const)
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });
    test('axe finds nothing on costs and returns, pictures and tables', async ({ page }) => {
      await page.goto(ADDRESS);
      await settled(page);
      expect(await violations(page)).toEqual([]);
      for (const button of await page.getByRole('button', { name: 'Table', exact: true }).all()) await button.click();
      await page.getByRole('group', { name: 'What is followed' }).getByRole('button', { name: 'Customers' }).click();
      expect(await violations(page)).toEqual([]);
    });
  });

test('the whole and its parts are what code that shares nothing with the product says', async ({ page }) => {
  const [company] = COMPANIES;
  if (company === undefined) throw new Error('no company');
  const expected = expectedOf(company);
  await page.goto(ADDRESS);
  await settled(page);
  const cells = returns(page).getByRole('row', { name: /^All/ }).getByRole('cell');
  await expect(cells.nth(0)).toHaveText(written.ratio(expected.find('ltvToCac', {}).value ?? Number.NaN, 2));
  await expect(cells.nth(2)).toHaveText(`n=${expected.find('ltvToCac', {}).n}`);
  await expect(cells.nth(4)).toHaveText(written.moneyInFull('USD', expected.find('cac', {}).value ?? Number.NaN));
});

test('a CFO reads who returns most and whether the order holds, changes the split by keyboard, and Back undoes it', async ({ page }) => {
  await page.goto(ADDRESS);
  await settled(page);
  const sentence = page.locator('main p.sentence');
  await expect(sentence).toHaveText(
    /^ICP returns [\d.]+× its cost \(n=\d+; [\d.]+–[\d.]+×\), non-ICP .*order of segments holds under \d of \d ways to share spend(?:, the one in force)?\.$/,
  );
  await expect(page.getByRole('region', { name: 'What does a customer return?' })).toContainText(
    / returns most.*(holds|depends on the (key|lag))/,
  );
  const split = page.getByRole('group', { name: 'Split by' });
  const tier = split.getByRole('button', { name: 'Tier' });
  await tier.focus();
  await page.keyboard.press('Enter');
  await expect(tier).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(/by=tier/);
  await expect(returns(page).getByRole('row', { name: /^Tier 1/ })).toBeVisible();
  await page.goBack();
  await expect(split.getByRole('button', { name: 'Segment' })).toHaveAttribute('aria-pressed', 'true');
  await expect(returns(page).getByRole('row', { name: /^Technology/ })).toBeVisible();
});

test('every key and lag is shown with the one in force, and CAC can be varied in its place', async ({ page }) => {
  await page.goto(ADDRESS);
  await settled(page);
  const keys = page.getByRole('table', { name: /^LTV:CAC by industry under each way to share spend/ });
  await expect(keys.getByRole('columnheader')).toHaveCount(8);
  await expect(keys.getByRole('columnheader', { name: /in force/ })).toHaveCount(1);
  await page.getByRole('group', { name: 'Which number to vary' }).getByRole('button', { name: 'CAC', exact: true }).click();
  await expect(page.getByRole('table', { name: /^CAC by industry under each lag/ })).toBeVisible();
});

test('deals and customers are drawn by the split, with what each rests on', async ({ page }) => {
  await page.goto(ADDRESS);
  await settled(page);
  const sizes = page.getByRole('region', { name: 'How large are deals?' });
  await expect(sizes.getByRole('img', { name: /./ })).toHaveAttribute('aria-label', /^ICP: median \$[\d,]+ \(n=\d+\); Non-ICP: median/);
  await sizes.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(sizes.getByRole('columnheader')).toContainText(['Industry', 'Won deals', 'Median', '95% interval of the median']);
  const stay = page.getByRole('region', { name: 'How long do customers stay?' });
  await expect(stay.getByRole('table', { name: 'Customers in sight' }).getByRole('row', { name: /^ICP/ })).toContainText(/\d+/);
  await stay.getByRole('button', { name: 'Industry' }).click();
  await expect(stay.getByRole('heading', { level: 3, name: /^Technology/ })).toBeVisible();
});

test('a CFO changes margin and key beside the numbers, sees what became of them, and takes it all back', async ({ page }) => {
  await page.goto(ADDRESS);
  await settled(page);
  const panel = page.getByRole('complementary', { name: 'What does it rest on?' });
  const whole = returns(page).getByRole('row', { name: /^All/ }).getByRole('cell').first();
  const before = await whole.textContent();
  const margin = panel.getByLabel('Gross margin');
  await margin.fill('40');
  await margin.press('Enter');
  await expect(panel.getByText('1 assumption changed')).toBeVisible();
  await expect(panel.getByText(/^changed here at \d\d:\d\d, was 80%/)).toBeVisible();
  await expect(whole).toHaveText(`${(Number.parseFloat(before ?? '') / 2).toFixed(2)}×`);
  await panel.getByLabel(/^Allocation key/).selectOption({ label: 'deals created' });
  await expect(panel.getByText('2 assumptions changed')).toBeVisible();
  await expect(page.getByRole('columnheader', { name: /^Deals created \(in force\)/ })).toBeVisible();
  await panel.getByRole('button', { name: 'Reset' }).click();
  await expect(panel.getByText(/assumptions? changed/)).toHaveCount(0);
  await expect(whole).toHaveText(before ?? '');
});

test('what cannot be an assumption is refused in words, and the numbers stay', async ({ page }) => {
  await page.goto(ADDRESS);
  await settled(page);
  const panel = page.getByRole('complementary', { name: 'What does it rest on?' });
  await panel.getByLabel('Gross margin').fill('140');
  await panel.getByLabel('Gross margin').press('Enter');
  await expect(panel.getByText('Gross margin must be from 0% to 100%.')).toBeVisible();
  await expect(panel.getByText(/assumptions? changed/)).toHaveCount(0);
});

test('returns are held against 1× and 3×, or against what is typed', async ({ page }) => {
  await page.goto(ADDRESS);
  await settled(page);
  const card = page.getByRole('region', { name: 'What does a customer return?' });
  await expect(card.getByText('line at 3×')).toBeVisible();
  await card.getByLabel('Line 2 at, ×').fill('2.5');
  await expect(card.getByText('line at 2.5×')).toBeVisible();
  await expect(card.getByText('line at 3×')).toHaveCount(0);
});

test('the file behind a card holds the readings in full', async ({ page }) => {
  await page.goto(ADDRESS);
  await settled(page);
  await page.getByRole('button', { name: 'More on: What does a customer return?' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download CSV' }).click()]);
  const text = readFileSync((await download.path()) ?? '', 'utf8');
  expect(download.suggestedFilename()).toMatch(/^plumbline-sample-returns-2025-09-30-[0-9a-f]{8}\.csv$/);
  expect(text).toContain('\r\nvalue,ltvToCac,industry=Technology,');
});

test('on a phone nothing is wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(ADDRESS);
  await settled(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
