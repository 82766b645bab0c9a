import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { MISTAKES } from '../fixtures/mistakes';

const folder = mkdtempSync(join(tmpdir(), 'mistakes-'));
for (const [name, content] of Object.entries(MISTAKES)) writeFileSync(join(folder, name), content);
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

const SENTENCES: readonly (readonly [name: string, sentence: RegExp])[] = [
  ['empty.csv', /empty/i],
  ['header-only.csv', /header/i],
  ['report.csv', /PDF/],
];

for (const [name, sentence] of SENTENCES)
  test(`${name} gets its sentence, and what was loaded stays`, async ({ page }) => {
    await page.goto('./?sample=salesforce-style#/data');
    await expect(page.getByText(/8,635 of 8,686 records loaded/)).toBeVisible();
    await page.locator('input[type=file]').first().setInputFiles(at(name));
    await expect(page.locator('main')).toContainText(sentence);
    await expect(page.locator('main')).toContainText('Cannot be used');
    await expect(page.getByText(/8,635 of 8,686 records loaded/)).toBeVisible();
    await page.getByRole('link', { name: 'Council', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Is the ICP worth it?' })).toBeVisible();
  });

test('dates that may be day-first or month-first are asked about, and nothing is loaded before the answer', async ({ page }) => {
  await page.goto('./#/data');
  await page.locator('input[type=file]').first().setInputFiles(at('ambiguous.csv'));
  const question = page.getByRole('group', { name: /which number comes first/i }).first();
  await expect(question).toBeVisible();
  await expect(question).toContainText('3 Apr 2025');
  await expect(question).toContainText('4 Mar 2025');
  for (const choice of await question.getByRole('radio').all()) await expect(choice).not.toBeChecked();
  await expect(page.getByRole('button', { name: /^Load/ })).toHaveCount(0);
  await page.getByRole('button', { name: /^Review/ }).click();
  await expect(page.getByRole('button', { name: /^Load/ })).toBeDisabled();
  await page.getByRole('button', { name: 'Go to Answer' }).click();
  await question.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Use this reading' }).click();
  await page.getByRole('button', { name: /^Load 2 rows$/ }).click();
  await expect(page.getByText(/2 of 2 records loaded/)).toBeVisible();
});

test('a file without a close date loads, and the pages say what cannot be stated without it', async ({ page }) => {
  await page.goto('./#/data');
  await page.locator('input[type=file]').first().setInputFiles(at('no-close-date.csv'));
  await expect(page.locator('main')).toContainText(/close date/i);
  await page.getByRole('button', { name: /^Load 2 rows$/ }).click();
  await expect(page.getByText(/2 of 2 records loaded/)).toBeVisible();
  await page.goto('./#/council');
  await expect(page.locator('main')).toContainText(/not mapped|not defined|cannot be stated/i);
  await expect(page.locator('main')).not.toContainText(/NaN|undefined|Infinity/);
});
