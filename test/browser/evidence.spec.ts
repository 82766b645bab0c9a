import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from './violations';

const SAMPLE = './?sample=salesforce-style';

const panel = (page: Page): Locator => page.locator('dialog.evidence-panel');
const foot = (page: Page): Locator => panel(page).locator('.evidence-foot');
const tab = (page: Page, name: string): Locator => panel(page).getByRole('tab', { name });
const numberIn = (text: string | null): number => Number((text ?? '').replaceAll(/\D/g, ''));

/** The rows that the table says it has, its header left out. */
async function rowCount(page: Page): Promise<number> {
  await expect(foot(page)).not.toContainText('being counted');
  return Number(await panel(page).getByRole('table').getAttribute('aria-rowcount')) - 1;
}

async function openSegments(page: Page): Promise<void> {
  await page.goto(`${SAMPLE}#/segments`);
  await expect(page.locator('.heatmap .evidence').first()).toBeVisible();
}

/** A picture of the card with a heading, once it is drawn. */
async function picture(
  page: Page,
  heading: string,
  which: 'first' | 'last' = 'first',
): Promise<{ readonly drawing: Locator; readonly box: { readonly x: number; readonly y: number } }> {
  const drawing = page
    .locator('section.card', { has: page.getByRole('heading', { name: heading }) })
    .locator('.chart[role=img]')
    [which]();
  await drawing.scrollIntoViewIfNeeded();
  await expect(drawing.locator('svg')).toBeVisible();
  const box = await drawing.boundingBox();
  if (box === null) throw new Error('the picture has no place');
  return { drawing, box };
}

test('a cell of the heat map opens as many rows as it says, on either side of its fraction', async ({ page }) => {
  await openSegments(page);
  const cell = page.locator('.heatmap td', { has: page.locator('.heat-rests') }).first();
  const [part, whole] = ((await cell.locator('.heat-rests').textContent()) ?? '').split(' of ').map(numberIn);
  await cell.getByRole('button').click();
  await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText(`${part} won deals of ${whole} won and lost deals`);
  expect(await rowCount(page)).toBe(part);
  await expect(foot(page)).toContainText('equal to the numerator');
  await tab(page, 'Denominator').click();
  await expect(foot(page)).toContainText('equal to the denominator');
  expect(await rowCount(page)).toBe(whole);
});

test('a dot of the ranking opens its segment, a second click filters by it, and Back takes that away', async ({ page }) => {
  await openSegments(page);
  const { drawing } = await picture(page, 'Which can we trust?');
  const click = async (): Promise<void> => {
    const box = await drawing.boundingBox();
    await page.mouse.click((box?.x ?? 0) + 30, (box?.y ?? 0) + 40);
  };
  await click();
  await expect(foot(page)).toContainText('equal to the numerator');
  const title = (await panel(page).getByRole('heading', { level: 2 }).textContent()) ?? '';
  await click();
  await expect(panel(page).getByText(/^Filtered: Industry is .+\. Back takes it away\./)).toBeVisible();
  await expect(panel(page).getByRole('list', { name: 'Filters in force' })).toContainText('Industry is');
  expect(page.url()).toMatch(/f=industry\.in\.[0-9a-f]{8}/);
  await page.goBack();
  await expect.poll(() => page.url()).not.toMatch(/f=industry/);
  await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText(title);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(drawing).toBeFocused();
  expect(page.url()).not.toMatch(/[?&]e=/);
});

test('a point of a line opens the rows of its quarter, and the link reopens them', async ({ page, context }) => {
  await page.goto(`${SAMPLE}#/council`);
  const { drawing } = await picture(page, 'Is at least 50% of the open pipeline ICP?', 'last');
  const points = await drawing.locator('svg path').evaluateAll((all) =>
    all
      .map((each) => each.getBoundingClientRect())
      .filter(({ width, height }) => width > 4 && width < 12 && height < 12)
      .map(({ x, y, width }) => ({ x: x + width / 2, y: y + width / 2 })),
  );
  const [, , point] = points;
  if (point === undefined) throw new Error('no point is drawn');
  await page.mouse.click(point.x, point.y);
  await expect(foot(page)).toContainText('equal to the numerator');
  const [title, rows] = [(await panel(page).getByRole('heading', { level: 2 }).textContent()) ?? '', await rowCount(page)];
  expect(numberIn(title.split(' of ').at(-2) ?? '')).toBe(rows);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(panel(other).getByRole('heading', { level: 2 })).toHaveText(title);
  expect(await rowCount(other)).toBe(rows);
});

test('a point of the share of the amount opens the deals whose amounts make it', async ({ page }) => {
  await page.goto(`${SAMPLE}#/council`);
  const { drawing } = await picture(page, 'Is at least 70% of wins ICP?', 'last');
  await expect(drawing.locator('svg')).toBeVisible();
  const diamond = drawing.locator('svg path[d^="M0 -1L1 0L0 1L-1 0"]');
  await expect(diamond).toHaveCount(8);
  const { x, y, width, height } = (await diamond.nth(1).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.click(x + width / 2, y + height / 2);
  await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText(/^ICP share of amount won/);
  await expect(foot(page)).toContainText('equal to the numerator');
});

test('what a target is judged on opens the rows of its share', async ({ page }) => {
  await page.goto(`${SAMPLE}#/council`);
  const { box } = await picture(page, 'Is at least 50% of the open pipeline ICP?');
  const [part = '', whole = ''] = (await page.locator('.verdict-rests').first().innerText()).split(/ of | · /);
  await page.mouse.click(box.x + 40, box.y + 40);
  await expect(foot(page)).toContainText('equal to the numerator');
  await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText(new RegExp(`^${part} .*of ${whole} `));
  expect(await rowCount(page)).toBe(numberIn(part));
});

test('a bar opens what it stands for', async ({ page }) => {
  await page.goto(`${SAMPLE}#/pipeline`);
  const { box } = await picture(page, 'How far do deals come?');
  await page.mouse.click(box.x + 30, box.y + 28);
  await expect(foot(page)).toContainText(/equal to|no sum of theirs/);
});

test('rows are sorted and searched, and one leads to its card, its file and its line', async ({ page }) => {
  await openSegments(page);
  await page.locator('.heatmap tfoot .evidence').last().click();
  const total = await rowCount(page);
  const header = panel(page).getByRole('columnheader', { name: 'Amount' });
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  const amounts = async (): Promise<readonly number[]> =>
    (await panel(page).locator('tbody tr td:nth-of-type(6)').allTextContents())
      .map((text) => Number(text.replaceAll(/[^\d.]/g, '')))
      .slice(0, 8);
  await expect.poll(async () => (await amounts()).filter((amount) => amount > 0).length).toBeGreaterThan(4);
  const found = await amounts();
  expect(found).toEqual(found.toSorted((a, b) => b - a));
  const first = panel(page).locator('tbody th button').first();
  const name = (await first.textContent()) ?? '';
  await panel(page).getByLabel('Find among these rows').fill(name);
  await expect(panel(page).getByText(new RegExp(`^\\d+ of ${total.toLocaleString('en-US')} rows ha(s|ve) this text\\.$`))).toBeVisible();
  await first.click();
  const card = page.getByRole('dialog', { name });
  await expect(card.getByText(/^opportunities\.csv, line [\d,]+$/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(panel(page)).toBeVisible();
  await expect(first).toBeFocused();
});

test('all of it works by keyboard alone', async ({ page }) => {
  await openSegments(page);
  const number = page.locator('.heatmap tfoot .evidence').last();
  await number.focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('heading', { level: 2 })).toBeFocused();
  await tab(page, 'Numerator').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'Denominator')).toBeFocused();
  await expect(tab(page, 'Denominator')).toHaveAttribute('aria-selected', 'true');
  const rows = panel(page).locator('tbody th button');
  await expect(rows.first()).toBeVisible();
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(panel(page).locator('tbody tr').last()).toContainText(/\w/);
  expect(Number(await page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex')))).toBe(
    (await rowCount(page)) + 1,
  );
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(number).toBeFocused();
});

test('a link that was tampered with opens the page, without the panel, and says so', async ({ page }) => {
  await page.goto(`${SAMPLE}#/segments?v=2&e=winRate.numerator.all.half`);
  await expect(page.getByText('The number to be taken apart in this link could not be read and was left out.')).toBeVisible();
  await expect(page.locator('.heatmap')).toBeVisible();
  await expect(panel(page)).toHaveCount(0);
  await page.goto(`${SAMPLE}#/segments?v=2&e=winRate.numerator.all.plain.industry.deadbeef`);
  await expect(panel(page).getByText(/is not among the loaded files/)).toBeVisible();
});

test('a number that no card shows is worked out for the link that asks for it', async ({ page }) => {
  await page.goto(`${SAMPLE}#/data?v=2&e=winRate.denominator.2025-04-01~2025-06-30.plain`);
  await expect(foot(page)).toContainText('equal to the denominator');
});

for (const scheme of ['light', 'dark'] as const)
  test(`axe finds nothing on any side of a number, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await openSegments(page);
    await page.locator('.heatmap .evidence').first().click();
    await rowCount(page);
    const found: string[] = [];
    for (const side of ['Numerator', 'Denominator', 'Left out', 'What is this?', 'SQL']) {
      await tab(page, side).click();
      await expect(panel(page).getByRole('tabpanel')).not.toBeEmpty();
      found.push(...(await violations(page)));
    }
    expect(found).toEqual([]);
  });

test('at 390 pixels the panel is all there is, and nothing of it sticks out', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${SAMPLE}#/segments`);
  const number = page.locator('main .evidence').first();
  await number.click();
  await rowCount(page);
  expect(await panel(page).evaluate((each) => [each.getBoundingClientRect().width, each.scrollWidth])).toEqual([390, 390]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(number).toBeFocused();
});
