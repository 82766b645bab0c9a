import { expect, test } from '@playwright/test';

const HEADER = 'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date,Lead Source';
const deal = (id: number, stage: string, close: string): string => `o${id},Account ${id % 9},${stage},1000,EUR,2025-01-10,${close},Web`;
const file = (name: string, rows: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${[HEADER, ...rows].join('\n')}\n`),
});
const range = (count: number): readonly number[] => Array.from({ length: count }, (_, id) => id);
const JUNE = file(
  'june.csv',
  range(40).map((id) => (id % 4 === 0 ? deal(id, 'Closed Won', '2025-06-30') : deal(id, 'Prospecting', '2025-08-15'))),
);
const SEPTEMBER = file(
  'september.csv',
  range(48).map((id) => (id % 4 < 2 ? deal(id, 'Closed Won', '2025-09-20') : deal(id, 'Prospecting', '2025-11-30'))),
);

test('two exports stand as snapshots: numbers from the newest, what moved between them, and the same after a reload', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('./#/data');
  const input = page.locator('input[type=file]').first();
  await input.setInputFiles(JUNE);
  await page.getByRole('button', { name: 'Load 40 rows' }).click();
  await expect(page.getByText(/Saved and read back/)).toBeVisible();
  await input.setInputFiles(SEPTEMBER);
  await page.getByRole('button', { name: 'Next: Keep' }).click();
  await page.getByRole('radio', { name: /Both stand, as snapshots/ }).check();
  await page.getByRole('button', { name: 'Keep them so' }).click();
  await page.getByRole('button', { name: /^Load \d+ rows$/ }).click();
  for (const turn of ['loaded', 'reloaded']) {
    await expect(page.getByText(/Saved and read back/), turn).toBeVisible();
    await expect(page.getByText(/slip/i).first()).toBeVisible();
    await expect(page.getByText(/of 30\b/).first()).toBeVisible();
    await page.reload();
  }
  expect(errors).toEqual([]);
});
