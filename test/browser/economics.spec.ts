import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';
import { COMPANIES, expectedOf, written } from './company';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ADDRESS = './?sample=salesforce-style#/economics';

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as { readonly axe: { run(): Promise<{ readonly violations: readonly Violation[] }> } };
    return (await tool.run()).violations;
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

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
  await expect(sentence).toHaveText(/ returns most.* its cost \(n=\d+; [\d.]+–[\d.]+×\).*ranking (holds|depends on the (key|lag))/);
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
