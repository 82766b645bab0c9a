import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';

const FOLDER = 'data-samples/salesforce-style';

/** The sample with what a seller might have written beside each lost deal: every third says nothing. */
function withReasons(): Buffer {
  const [header = '', ...lines] = readFileSync(`${FOLDER}/opportunities.csv`, 'utf8').split('\n');
  const reasons = ['Price', 'Timing', ''];
  const told = lines.map((line, at) =>
    line.includes('"Closed Lost"') ? `${line.trimEnd()},"${reasons[at % 3]}"` : `${line.trimEnd()},""`,
  );
  return Buffer.from([`${header.trimEnd()},"Loss Reason"`, ...told.filter((line) => line !== ',""')].join('\n'));
}

async function load(page: Page): Promise<void> {
  await page.goto('./#/data');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      { name: 'opportunities.csv', mimeType: 'text/csv', buffer: withReasons() },
      ...['accounts.csv', 'workspace.json'].map((name) => ({
        name,
        mimeType: name.endsWith('csv') ? 'text/csv' : 'application/json',
        buffer: readFileSync(`${FOLDER}/${name}`),
      })),
    ]);
  await page.getByRole('button', { name: /^Load [\d,]+ rows?$/ }).click();
  await expect(page.getByText(/records loaded/)).toBeVisible();
}

test('segments are crossed with any second dimension, and the link opens the same', async ({ page }) => {
  await load(page);
  await page.goto('./#/segments?v=2&p=all');
  await expect(page.getByRole('table', { name: 'Win rate by industry and tier' })).toBeVisible();
  await page.getByLabel('Segment by').selectOption({ label: 'Owner' });
  await page.getByLabel('Crossed with').selectOption({ label: 'Region' });
  await expect(page.getByRole('table', { name: 'Win rate by owner and region' })).toBeVisible();
  await expect(page).toHaveURL(/by=owner&x=region/);
  await page.reload();
  await load(page);
  await page.goBack();
  await expect(page.getByRole('table', { name: 'Win rate by owner and region' })).toBeVisible();
});

test('the studies tell how long winning takes and what is said of lost deals', async ({ page }) => {
  await load(page);
  await page.goto('./#/segments?v=2&p=all');
  const curves = page.getByRole('region', { name: 'How long does winning take?' });
  await expect(curves.getByRole('img').first()).toHaveAttribute('aria-label', /are won within 365 days/);
  await curves.getByRole('button', { name: 'Tier' }).click();
  await expect(curves.getByRole('heading', { level: 3, name: /^Tier 1/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Do newer deals win as often?' })).toContainText('projected');
  const lost = page.getByRole('region', { name: 'What is said of lost deals?' });
  await expect(lost.getByRole('table')).toContainText('No reason given');
  await lost.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(lost.getByRole('columnheader', { name: 'Against the other slices' })).toBeVisible();
});

test('a range of months and a second comparison are chosen by keyboard alone', async ({ page }) => {
  await load(page);
  await page.goto('./#/council?v=2&p=quarter.2025-07-01');
  const open = page.getByRole('button', { name: /^Other dates/ });
  await open.focus();
  await page.keyboard.press('Enter');
  const first = page.getByLabel('Period: first month');
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.getByLabel('And with').focus();
  await page.getByLabel('And with').selectOption('yearBefore');
  await page.getByRole('button', { name: 'Use these dates' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/p=range\.2025-06-01\.2025-09-30&c=previous,yearBefore/);
  await expect(page.getByText('Compare with: 1 Feb – 31 May 2025, 1 Jun – 30 Sep 2024')).toBeVisible();
  await expect(open).toBeFocused();
});
