import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from './violations';

const SEGMENT = 'Technology';
const DASHED =
  /^Dashed is each quarter’s value a year before: Q3 2025 has \d+% \(\d+ of \d+\) against \d+% \(\d+ of \d+\) in Q3 2024, [+−]\d+ points? \([+−]\d+ to [+−]\d+\)\.$/;

async function atFullSize(page: Page, compare: string): Promise<Locator> {
  await page.goto(`./?sample=salesforce-style#/segments?v=2&c=${compare}`);
  const moving = page.getByRole('region', { name: 'Are they moving?' });
  await moving.getByRole('button', { name: `Full size: ${SEGMENT}` }).press('Enter');
  const panel = moving.getByRole('listitem').filter({ has: page.getByRole('button', { name: `Small: ${SEGMENT}` }) });
  await expect(panel.getByRole('table', { name: `Win rate of ${SEGMENT} by quarter` })).toBeVisible();
  return panel;
}

/** Dashed lines of the drawing that run over several quarters: the compared one, and no grid, target or pin. */
const dashedLines = (panel: Locator): Promise<number> =>
  panel
    .locator('svg path[stroke-dasharray]')
    .evaluateAll(
      (all) => all.filter((each) => each.getAttribute('stroke-dasharray') === '5,4' && each.getBoundingClientRect().width > 60).length,
    );

/** The least room between one name below the picture and the next, in pixels. */
const gapBetween = (names: Locator): Promise<number> =>
  names.evaluateAll((all) => {
    const boxes = all.map((each) => each.getBoundingClientRect());
    return Math.min(...boxes.slice(1).map(({ left }, at) => left - (boxes[at]?.right ?? Infinity)));
  });

for (const width of [1440, 390])
  test(`a segment at full size is laid over what it is compared with, at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const panel = await atFullSize(page, 'yearBefore');
    await expect(panel.getByText(DASHED)).toBeVisible();
    await expect.poll(() => dashedLines(panel)).toBe(1);
    const quarters = panel.locator('svg text').filter({ hasText: /^Q[1-4]$/ });
    await expect(quarters).toHaveCount(8);
    // Asked until it is so: a picture that is drawn anew stands without a place for a moment.
    await expect.poll(() => gapBetween(quarters)).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const table = panel.getByRole('table');
    const last = table.getByRole('row', { name: /^Q3 2025/ });
    await expect(last).toContainText(/Q3 2024.*of \d+.*points \(/);
    await last.getByRole('button').last().click();
    await expect(page).toHaveURL(/e=winRate\.numerator\.2024-07-01~2024-09-30/);
  });

for (const width of [1440, 390])
  test(`a segment at full size has no dashed line and no column of changes where nothing is compared, at ${width} pixels`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    const panel = await atFullSize(page, 'none');
    await expect(panel.getByRole('img', { name: new RegExp(`^${SEGMENT}\\.`) }).locator('svg')).toBeVisible();
    await expect(panel.getByText(/Dashed/)).toHaveCount(0);
    expect(await dashedLines(panel)).toBe(0);
    await expect(panel.getByRole('columnheader')).toHaveText(['Quarter', 'Value', '95% interval', 'Of all']);
  });

test('the comparison of the bar changes what a segment at full size is held against, which stays at full size', async ({ page }) => {
  const panel = await atFullSize(page, 'yearBefore');
  await page.getByLabel('Compare with').first().selectOption('trailingFour');
  await expect(panel.getByText(/^Dashed is the value of the four quarters before each, taken together: Q3 2025 has /)).toBeVisible();
  await page.getByLabel('Compare with').first().selectOption({ label: 'Nothing' });
  await expect(panel.getByText(/^Dashed/)).toHaveCount(0);
  await panel.getByRole('button', { name: `Small: ${SEGMENT}` }).click();
  await expect(page.getByRole('table', { name: `Win rate of ${SEGMENT} by quarter` })).toHaveCount(0);
});

test('a mark of the compared line opens its own rows', async ({ page }) => {
  const panel = await atFullSize(page, 'yearBefore');
  // Squares of a unit side, drawn larger, are the compared points: the first is that of Q1 2024, further up than its own.
  const first = panel.locator('svg path[d^="M-1 -1l2 0l0 2"]').first();
  await first.scrollIntoViewIfNeeded();
  const box = await first.boundingBox();
  if (box === null) throw new Error('the compared line has no points');
  await page.mouse.click(box.x + box.width / 2, box.y);
  await expect(page).toHaveURL(/e=winRate\.numerator\.2023-01-01~2023-03-31/);
});

for (const scheme of ['light', 'dark'] as const)
  test(`a segment at full size breaks no rule of access, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await atFullSize(page, 'yearBefore');
    expect(await violations(page)).toEqual([]);
  });
