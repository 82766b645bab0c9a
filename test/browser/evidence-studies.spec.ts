import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { WITHOUT_ICP } from '../gallery/files';
import { violations } from './violations';

const SAMPLE = './?sample=salesforce-style';

const panel = (page: Page): Locator => page.locator('dialog.evidence-panel');
const foot = (page: Page): Locator => panel(page).locator('.evidence-foot');
const title = (page: Page): Locator => panel(page).getByRole('heading', { level: 2 });
const tab = (page: Page, name: string | RegExp): Locator => panel(page).getByRole('tab', { name });
const numbersIn = (text: string | null): readonly number[] =>
  ((text ?? '').match(/[\d,]+/g) ?? []).map((each) => Number(each.replaceAll(',', '')));

/** A card, or a part of a page, by its heading. */
const card = (page: Page, name: string): Locator =>
  page.locator('section', { has: page.getByRole('heading', { name, exact: true }) }).last();

/** How many rows the panel has, which its foot says are as many as the number claims. */
async function rowCount(page: Page): Promise<number> {
  await expect(foot(page)).toContainText('equal to');
  return Number(await panel(page).getByRole('table').getAttribute('aria-rowcount')) - 1;
}

/** The cells of a table's row. */
const rowOf = (table: Locator, name: string): Locator => table.getByRole('row', { name: new RegExp(`^${name}`) });

/** Small marks of a picture by where they stand, from the left. */
async function dotsOf(drawing: Locator): Promise<readonly { readonly x: number; readonly y: number }[]> {
  await drawing.scrollIntoViewIfNeeded();
  await expect(drawing.locator('svg')).toBeVisible();
  return drawing.locator('svg path').evaluateAll((all) =>
    all
      .map((each) => each.getBoundingClientRect())
      .filter(({ width, height }) => width > 5 && width < 14 && height > 5 && height < 14)
      .map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))
      .toSorted((a, b) => a.x - b.x),
  );
}

/** The address of the panel, opened by itself, says the same. */
async function expectRestored(page: Page): Promise<void> {
  const [said, rows] = [await title(page).textContent(), await foot(page).textContent()];
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(title(other)).toHaveText(said ?? '');
  await expect(foot(other)).toHaveText(rows ?? '');
  await other.close();
}

test('a mark of the lost curve and its cell open the deals lost by that day, and those still followed as the card counts them', async ({
  page,
}) => {
  await page.goto(`${SAMPLE}#/pipeline`);
  const curves = card(page, 'How many are won, by what age?');
  const lost = curves.locator('.curve').nth(1).getByRole('img').first();
  const dots = await dotsOf(lost);
  const [first] = dots.filter(({ x }) => Math.abs(x - (dots[0]?.x ?? 0)) < 4).toSorted((a, b) => a.y - b.y);
  const inSight = numbersIn(await rowOf(curves.locator('.at-risk'), 'ICP').getByRole('cell').nth(1).textContent());
  await page.mouse.click(first?.x ?? 0, first?.y ?? 0);
  await expect(title(page)).toHaveText(/^\d+ deals lost or closed without decision by day 90, of \d+ followed$/);
  const [deals, , followed] = numbersIn(await title(page).textContent());
  expect(await rowCount(page)).toBe(deals);
  await expect(
    panel(page).getByText(/is no quotient of these rows: \d+ open deals followed for less than 90 days leave the curve/),
  ).toBeVisible();
  await tab(page, 'All followed').click();
  expect(await rowCount(page)).toBe(followed);
  await tab(page, 'Followed to day 90').click();
  expect([await rowCount(page)]).toEqual(inSight);
  await expectRestored(page);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(lost).toBeFocused();
  // The same from the table, by the keyboard; for non-ICP as well.
  await curves.getByRole('button', { name: 'Table' }).click();
  const cell = rowOf(curves.getByRole('table'), 'Non-ICP')
    .getByRole('button')
    .filter({ hasText: /\(.+\)/ })
    .first();
  await cell.focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByText('ICP: out')).toBeVisible();
  expect([await rowCount(page)]).toEqual(numbersIn(await title(page).textContent()).slice(0, 1));
  await page.keyboard.press('Escape');
  await expect(cell).toBeFocused();
});

test('a step of survival opens who left by then and who was in sight, as the card counts them', async ({ page }) => {
  await page.goto(`${SAMPLE}#/economics`);
  const stay = card(page, 'How long do customers stay?');
  const dots = await dotsOf(stay.getByRole('img').first());
  const [inSight] = numbersIn(await rowOf(stay.locator('.at-risk'), 'ICP').getByRole('cell').nth(1).textContent());
  const [first] = dots.filter(({ x }) => Math.abs(x - (dots[0]?.x ?? 0)) < 4).toSorted((a, b) => a.y - b.y);
  await page.mouse.click(first?.x ?? 0, first?.y ?? 0);
  await expect(title(page)).toHaveText(/^\d+ customers left by month 12, of \d+$/);
  const [left, , all] = numbersIn(await title(page).textContent());
  expect(await rowCount(page)).toBe(left);
  await expect(panel(page).getByText('still there is no quotient of these rows')).toBeVisible();
  const both = async (name: string): Promise<number> => {
    await tab(page, name).click();
    const gone = await rowCount(page);
    await panel(page).getByRole('button', { name: 'See the rows' }).nth(1).click();
    await expect(foot(page)).not.toContainText(`${gone} rows`);
    return gone + (await rowCount(page));
  };
  expect(await both('In sight at month 12')).toBe(inSight);
  expect(await both('All customers')).toBe(all);
  await page.keyboard.press('Escape');
  await stay.getByRole('button', { name: 'Table' }).click();
  await rowOf(stay.getByRole('table'), 'All').getByRole('button').nth(1).click();
  await expect(title(page)).toHaveText(/^\d+ customers left by month 24, of \d+$/);
  expect([await rowCount(page)]).toEqual(numbersIn(await title(page).textContent()).slice(0, 1));
  await expectRestored(page);
});

test('a bin of the score opens the deals that its chance was held against', async ({ page }) => {
  await page.goto(`${SAMPLE}#/icp`);
  const reliability = card(page, 'Does what it promises come true?');
  const [dot] = await dotsOf(reliability.getByRole('img').first());
  await page.mouse.click(dot?.x ?? 0, dot?.y ?? 0);
  await expect(panel(page).getByText(/^Accounts with a score of /)).toBeVisible();
  const said = numbersIn(await title(page).textContent());
  const part = await rowCount(page);
  await tab(page, 'Denominator').click();
  await expect(foot(page)).toContainText('the denominator');
  expect([part, await rowCount(page)]).toEqual(said);
  await expectRestored(page);
  await page.keyboard.press('Escape');
  await reliability.getByRole('button', { name: 'Table' }).click();
  const row = reliability.getByRole('table').getByRole('row').nth(1);
  expect(numbersIn(await row.getByRole('cell').last().textContent())).toEqual(said);
  await row.getByRole('button').click();
  expect(await rowCount(page)).toBe(part);
});

test('shares of the best customers and of the rest open the customers, and a link finds them where they stand', async ({ page }) => {
  await page.goto(`${SAMPLE}#/icp`);
  await page.getByRole('button', { name: /^Build/ }).click();
  const best = card(page, 'Who are our best customers?');
  await best.getByRole('button', { name: 'Top 10%' }).click();
  const cells = best.getByRole('table').first().getByRole('row').nth(1).getByRole('button');
  for (const place of [0, 1]) {
    const said = numbersIn((await cells.nth(place).textContent())?.split('), ')[1] ?? '');
    await cells.nth(place).click();
    const part = await rowCount(page);
    await tab(page, 'Denominator').click();
    await expect(foot(page)).toContainText('the denominator');
    expect([part, await rowCount(page)]).toEqual(said);
    if (place === 1) await expectRestored(page);
    await page.keyboard.press('Escape');
  }
});

test('without a profile each value of an attribute opens its won deals, its closed deals and its accounts', async ({ page }) => {
  await page.goto('./#/data');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(
      WITHOUT_ICP.map((file) => {
        const [name, buffer] = 'path' in file ? [basename(file.path), readFileSync(file.path)] : [file.name, Buffer.from(file.text)];
        return { name, mimeType: 'text/plain', buffer };
      }),
    );
  await page.getByRole('button', { name: /^Load [\d,]+ rows?$/ }).click();
  await expect(page.getByText(/records loaded/)).toBeVisible();
  await page.goto('./#/icp');
  const row = card(page, 'Which accounts win, attribute by attribute?').getByRole('table').getByRole('row').nth(1);
  const [accounts] = numbersIn(await row.getByRole('cell').nth(0).textContent());
  const closed = numbersIn(await row.getByRole('cell').last().textContent());
  await row.getByRole('button').click();
  const part = await rowCount(page);
  await tab(page, 'Denominator').click();
  await expect(foot(page)).toContainText('the denominator');
  expect([part, await rowCount(page)]).toEqual(closed);
  await tab(page, 'Accounts').click();
  await expect(foot(page)).toContainText('accounts');
  expect(await rowCount(page)).toBe(accounts);
  await expect(panel(page).locator('tbody tr').first()).toContainText(/accounts\.csv, line [\d,]+/);
});
