import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { violations } from './violations';

const SAMPLE = './?sample=salesforce-style#/deals';

/** The list stands, and no row of it is still being read. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await expect(page.getByRole('rowheader').first()).not.toHaveText('being read');
}

const names = (page: Page): Promise<readonly string[]> => page.getByRole('rowheader').allTextContents();

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    test('the list, the panel of a column, the card and the empty list are accessible', async ({ page }) => {
      await page.goto('./#/deals');
      await expect(page.getByRole('heading', { name: 'Which columns should an export of deals have?' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.goto(SAMPLE);
      await settled(page);
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'More about the column Amount', exact: true }).click();
      await expect(page.getByRole('dialog', { name: 'Amount' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('rowheader').first().click();
      await expect(page.getByText('Where do its points come from?')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'More about the column Deal', exact: true }).click();
      await page.getByLabel('Deal has').fill('no deal is called so');
      await page.keyboard.press('Enter');
      await expect(page.getByText('No deals match 1 filter.')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}

test('the sentence agrees with the list, its states and the Council', async ({ page }) => {
  await page.goto(SAMPLE);
  await settled(page);
  const open = await page.getByRole('button', { name: /^Open / }).textContent();
  const count = (open ?? '').replaceAll(/\D/g, '');
  expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(Number(count) + 1));
  await expect(page.getByText(new RegExp(`^${count} open deals worth \\$[\\d.]+M; \\d+ have no amount\\.$`))).toBeVisible();
  await page.getByRole('link', { name: 'Council', exact: true }).click();
  await expect(page.getByText(new RegExp(`of ${count}\\b`)).first()).toBeVisible();
});

test('a header sorts all deals, says so, and the link opens the same order', async ({ page }) => {
  await page.goto(SAMPLE);
  await settled(page);
  await page.getByRole('button', { name: 'Age in days', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: /^Age in days/ })).toHaveAttribute('aria-sort', 'descending');
  await expect(page.getByText('Sorted by Age in days: largest first.')).toBeVisible();
  await settled(page);
  await expect(page).toHaveURL(/l=open\.any\.number%3AageDays\.down/);
  const oldest = await names(page);
  await page.getByRole('button', { name: 'Deal', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: /^Deal/ }).first()).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByRole('rowheader').first()).not.toHaveText(oldest[0] ?? '');
  await page.goBack();
  await expect(page.getByRole('rowheader').first()).toHaveText(oldest[0] ?? '');
  await settled(page);
  expect(await names(page)).toEqual(oldest);
  await page.reload();
  await settled(page);
  expect((await names(page)).slice(0, 5)).toEqual(oldest.slice(0, 5));
});

test('a value of a dimension becomes a filter of the question, a text narrows the list alone, and both can be taken back', async ({
  page,
}) => {
  await page.goto(SAMPLE);
  await settled(page);
  const all = await page.getByRole('grid').getAttribute('aria-rowcount');
  await page.getByRole('button', { name: 'More about the column Lead source', exact: true }).click();
  const panel = page.getByRole('dialog', { name: 'Lead source' });
  await panel.getByRole('checkbox').first().check();
  await panel.getByRole('button', { name: /filter$/ }).click();
  await expect(page).toHaveURL(/f=leadSource\.in\.[0-9a-f]{8}/);
  await expect(page.getByRole('grid')).not.toHaveAttribute('aria-rowcount', all ?? '');
  await page.getByRole('button', { name: 'More about the column Deal', exact: true }).click();
  await page.getByLabel('Deal has').fill('nord');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Deal has “nord”')).toBeVisible();
  await settled(page);
  for (const name of await names(page)) expect(name.toLowerCase()).toContain('nord');
  expect(page.url()).not.toContain('nord');
  await page.getByRole('button', { name: 'Remove Deal has “nord”' }).click();
  await page.getByRole('button', { name: /^Remove the filter/ }).click();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', all ?? '');
});

test('by keyboard alone: into the list, to a deal, its line and cells, and back to the same row', async ({ page }) => {
  await page.goto(SAMPLE);
  await settled(page);
  const grid = page.getByRole('grid');
  await page.getByRole('button', { name: 'Save these rows as CSV' }).focus();
  await page.keyboard.press('Tab');
  await expect(grid).toBeFocused();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  const row = await grid.getAttribute('aria-activedescendant');
  const deal = await page.locator(`[id="${row}"]`).textContent();
  await page.keyboard.press('Enter');
  const card = page.getByRole('dialog', { name: deal ?? '' });
  await expect(card.getByRole('heading', { name: deal ?? '' })).toBeVisible();
  await expect(card.getByText(/^opportunities\.csv, line [\d,]+$/).first()).toBeVisible();
  const line = Number(
    (
      await card
        .getByText(/^opportunities\.csv, line/)
        .first()
        .textContent()
    )?.replaceAll(/\D/g, ''),
  );
  const raw = readFileSync('data-samples/salesforce-style/opportunities.csv', 'utf8').split('\n')[line - 1] ?? '';
  expect(raw.replaceAll('""', '"')).toContain(deal);
  await expect(card.getByRole('row', { name: /^Close date/ })).toContainText('→');
  await page.keyboard.press('Escape');
  await expect(grid).toBeFocused();
  expect(await grid.getAttribute('aria-activedescendant')).toBe(row);
  await page.keyboard.press('Tab');
  await expect(grid).not.toBeFocused();
});

test('ticked deals are added up, and a file holds exactly the rows and columns in view', async ({ page }) => {
  await page.goto(SAMPLE);
  await settled(page);
  await page
    .getByRole('checkbox', { name: /^Tick / })
    .nth(1)
    .check();
  await page
    .getByRole('checkbox', { name: /^Tick / })
    .nth(2)
    .check();
  await expect(page.getByText(/^2 deals ticked: USD [\d,]+\.00\.$/)).toBeVisible();
  const headers = (await page.getByRole('columnheader').allTextContents()).slice(1);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the ticked rows as CSV' }).click(),
  ]);
  const lines = readFileSync(await download.path(), 'utf8')
    .replace('\ufeff', '')
    .split('\r\n');
  const cells = (line: string): readonly string[] =>
    [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell.replaceAll('""', '"'));
  expect(cells(lines[0] ?? '').map((header) => header.replace(/ \(minor units.*/, ''))).toEqual(headers);
  expect(lines.indexOf('')).toBe(3);
  expect(cells(lines[1] ?? '')[0]).toBe((await names(page))[0]);
  expect(cells(lines[1] ?? '')[headers.indexOf('Created')]).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(lines.join('\n')).toContain('Data fingerprint');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the list scrolls inside its own region with the name of the deal in view, and a card opens', async ({ page }) => {
    await page.goto(SAMPLE);
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const first = page.getByRole('rowheader').first();
    const before = await first.boundingBox();
    await page.getByRole('grid').evaluate((grid) => void grid.scrollTo({ left: 1200 }));
    await expect(page.getByRole('columnheader', { name: /^Tier/ })).toBeInViewport();
    expect((await first.boundingBox())?.x).toBe(before?.x);
    await first.click();
    await expect(page.getByRole('dialog').getByText('What was done to it')).toBeVisible();
  });
});
