import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';

const FOLDER = 'data-samples/salesforce-style';

async function load(page: Page): Promise<void> {
  await page.goto('./#/data');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      { name: 'opportunities.csv', mimeType: 'text/csv', buffer: readFileSync(`${FOLDER}/opportunities.csv`) },
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

test('every segment stands by quarter on one scale, and one of them opens at full size', async ({ page }) => {
  await page.goto('./?sample=salesforce-style#/segments?v=1&p=all');
  const moving = page.getByRole('region', { name: 'Are they moving?' });
  await expect(moving).toContainText(/clear change|moved clearly/);
  const [unknown, technology] = [moving.getByRole('img', { name: /^Unknown\./ }), moving.getByRole('img', { name: /^Technology\./ })];
  await expect(unknown).toBeVisible();
  const small = (await technology.boundingBox())?.height ?? 0;
  await moving.getByRole('button', { name: 'Full size: Technology' }).press('Enter');
  await expect(async () => expect((await technology.boundingBox())?.height ?? 0).toBeGreaterThan(small)).toPass();
  await page.getByRole('combobox', { name: /^Metric/ }).selectOption('acv');
  await expect(moving).toContainText('ACV is no share of a quarter’s deals');
  await page.getByRole('link', { name: 'Edit segmentations' }).click();
  await expect(page).toHaveURL(/#\/definitions/);
});

test('the heat map is one stop of Tab, and arrows move in it', async ({ page }) => {
  await page.goto('./?sample=salesforce-style#/segments?v=1&p=all');
  const map = page.getByRole('table', { name: 'Win rate by industry and tier' });
  const row = map.getByRole('row', { name: /^Technology/ });
  await row.getByRole('button', { name: 'Technology', exact: true }).focus();
  expect(await map.getByRole('button').evaluateAll((all) => all.filter((each) => (each as HTMLElement).tabIndex === 0).length)).toBe(1);
  await page.keyboard.press('ArrowRight');
  const cell = row.getByRole('cell').first().getByRole('button');
  await expect(cell).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/e=winRate\.numerator.*tier/);
  await page.keyboard.press('Escape');
  await expect(cell).toBeFocused();
});

test('on a phone the heat map is a list with the best first', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./?sample=salesforce-style#/segments?v=1&p=all');
  const list = page.getByRole('list', { name: 'Win rate by industry and tier' });
  await expect(list.getByRole('button', { name: 'Technology', exact: true })).toBeVisible();
  await expect(list.getByRole('listitem').first()).toContainText('Technology');
  await expect(list).toContainText('2 of 7');
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
