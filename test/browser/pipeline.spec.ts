import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { COMPANIES, expectedOf, written } from './company';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SAMPLE = './?sample=salesforce-style#/pipeline';
const QUESTIONS = ['Is there enough?', 'What makes the pipeline move?', 'Where does it move?', 'How far do deals come?'];

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as { readonly axe: { run(): Promise<{ readonly violations: readonly Violation[] }> } };
    return (await tool.run()).violations;
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

const card = (page: Page, question: string): Locator => page.getByRole('region', { name: question, exact: true });

/** Every interval of the page is there. */
async function settled(page: Page): Promise<void> {
  for (const name of QUESTIONS) await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(card(page, 'How far do deals come?').getByText(/in tier 1/)).toBeVisible();
  await expect(card(page, 'What makes the pipeline move?').getByText(/interval under way/)).toHaveCount(0);
  await expect(card(page, 'Where does it move?').getByRole('row', { name: /^All/ })).toContainText('–');
}

async function showTables(page: Page): Promise<void> {
  for (const button of await page.getByRole('button', { name: 'Table', exact: true }).all()) await button.click();
}

/** Deals alone: no accounts, so no ICP; no workspace, so no target; seven won. */
const DEALS = {
  name: 'deals.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date',
      ...Array.from({ length: 7 }, (_, at) => `w${at},Won ${at},Closed Won,1000,EUR,2025-01-0${at + 1},2025-03-1${at}`),
      ...Array.from({ length: 9 }, (_, at) => `l${at},Lost ${at},Closed Lost,1000,EUR,2025-01-0${at + 1},2025-03-1${at}`),
      ...Array.from({ length: 9 }, (_, at) => `o${at},Open ${at},Prospecting,1000,EUR,2025-08-0${at + 1},2025-09-1${at}`),
      '',
    ].join('\n'),
  ),
};

async function loadDeals(page: Page): Promise<void> {
  await page.goto('./#/data');
  await page.locator('input[type=file]').first().setInputFiles([DEALS]);
  await page.getByRole('button', { name: /^Load [\d,]+ rows?$/ }).click();
  await expect(page.getByText(/records loaded/)).toBeVisible();
  await page.goto('./#/pipeline');
}

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    test('axe finds nothing on the pictures, nor on the tables that hold the same', async ({ page }) => {
      await page.goto(SAMPLE);
      await settled(page);
      expect(await violations(page)).toEqual([]);
      await showTables(page);
      expect(await violations(page)).toEqual([]);
    });

    test('axe finds nothing without target, ICP and enough deals, nor while nothing is loaded', async ({ page }) => {
      await page.goto('./#/pipeline');
      await expect(page.getByRole('heading', { level: 1, name: 'Pipeline' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await loadDeals(page);
      await expect(page.getByText('Set a bookings target')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}

test('the first sentence and the cards answer with n and interval', async ({ page }) => {
  await page.goto(SAMPLE);
  await settled(page);
  const sentence = page.locator('p.sentence');
  await expect(sentence).toHaveText(/wins \$[\d,]+ a day \(\$[\d,]+–\$[\d,]+; n=\d+\)/);
  await expect(sentence).toHaveText(
    /cover \d\.\d× its target \(n=\d+\): less than the \d\.\d–\d\.\d× that 2\d\.\d% won by value \(n=[\d,]+\) needs/,
  );
  await expect(card(page, 'What makes the pipeline move?')).toContainText('Rebuilt from creation and close dates');
  await expect(card(page, 'How far do deals come?').getByRole('img', { name: /^Accounts that had a deal created/ })).toBeVisible();
});

test('velocity, coverage and conversion are those that code which shares nothing with the page expects', async ({ page }) => {
  const [company] = COMPANIES;
  if (company === undefined) throw new Error('no company');
  const expected = expectedOf(company);
  await page.goto(SAMPLE);
  await settled(page);
  await showTables(page);
  const dollars = new Intl.NumberFormat('en-US').format(Math.round((expected.find('velocity', {}).value ?? 0) / 100));
  await expect(page.locator('p.sentence')).toContainText(`$${dollars} a day`);
  const coverage = expected.find('coverage', {});
  await expect(card(page, 'Is there enough?').getByRole('row', { name: /^Q3 2025/ })).toContainText(written.ratio(coverage.value ?? 0, 2));
  for (const tier of ['1', '4'])
    for (const step of ['created', 'won'])
      await expect(card(page, 'How far do deals come?').getByRole('row', { name: new RegExp(`^Tier ${tier}`) })).toContainText(
        written.partOf(expected.find('tierConversion', { tier, step })),
      );
});

test('a target that is changed is what coverage is held against at once', async ({ page }) => {
  await loadDeals(page);
  await expect(card(page, 'Is there enough?')).toContainText('Coverage needs a target');
  await page.getByRole('link', { name: 'Set a bookings target' }).click();
  await page.getByLabel(/^Bookings target/).fill('3000');
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await page.getByRole('link', { name: 'Pipeline' }).click();
  await expect(card(page, 'Is there enough?')).toContainText('cover 3.0× its target (n=9)');
});

test('a velocity of seven wins is not stated in the sentence, and without an ICP the tiers say why', async ({ page }) => {
  await loadDeals(page);
  await expect(page.locator('p.sentence')).toContainText('Too few deals to state how much the open pipeline wins a day (n=7).');
  await expect(card(page, 'How far do deals come?')).toContainText('No ICP is defined');
  await expect(card(page, 'How far do deals come?').getByRole('img')).toHaveCount(0);
});

test('the segment is chosen, and the tables are reached, with the keyboard alone', async ({ page }) => {
  await page.goto(SAMPLE);
  await settled(page);
  const table = card(page, 'Is there enough?').getByRole('button', { name: 'Table', exact: true });
  for (let press = 0; press < 60 && !(await table.evaluate((each) => each === document.activeElement)); press += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: 'Coverage by quarter, against what the win rate needs' })).toBeVisible();
  const by = page.getByLabel('Segment by');
  await by.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/by=/);
  await expect(by).toBeFocused();
});

test('the page fits a phone without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(SAMPLE);
  await settled(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await showTables(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
