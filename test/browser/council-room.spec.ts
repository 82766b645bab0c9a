import { expect, test, type Locator, type Page } from '@playwright/test';
import { COMPANIES, loadCompany } from './company';
import { violations } from './violations';

const ROOM = './?sample=salesforce-style#/council-room';
const HOSTILE = '<img src=x onerror="window.ran=1">';

const pageLink = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true });
const form = (page: Page): Locator => page.getByRole('dialog', { name: /^(Record|Change) a decision$/ });
const table = (page: Page): Locator => page.getByRole('region', { name: 'Decisions, the last taken first' });
const named = (page: Page, text: string): Locator => page.getByRole('button', { name: text, exact: true });
const proposals = (page: Page): Locator => page.getByRole('region', { name: 'What do we decide today?' });

/** The size of an expected change, whatever it is counted in. */
const SIZE = 'By at least';

/** Everything that a decision cannot do without, then what else is given. */
async function fill(page: Page, text: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
  const fields = form(page);
  await fields.getByLabel('What was decided?').fill(text);
  await fields.getByLabel('Owner').fill('Ana Ruiz');
  await fields.getByLabel(/^(Written down|Changed) by$/).fill('Ben Okoye');
  for (const [label, value] of Object.entries(more)) await fields.getByLabel(label === SIZE ? /^By at least/ : label).fill(value);
}

async function recordIt(page: Page): Promise<void> {
  await form(page).getByRole('button', { name: 'Record the decision' }).click();
  await expect(form(page)).toBeHidden();
}

/** Presses Tab until an element has the focus; so many presses are more than the page has stops. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  await expect(element).toBeVisible();
  for (let press = 0; press < 400 && !(await element.evaluate((each) => each === document.activeElement)); press += 1)
    await page.keyboard.press('Tab');
  await expect(element).toBeFocused();
}

test('a whole meeting: import, review what was decided, look at the flags, decide twice, change the ICP, take the packet, reload, all still there', async ({
  page,
}) => {
  test.setTimeout(360_000);
  const [company] = COMPANIES;
  if (company === undefined) throw new Error('there is no sample company');
  await loadCompany(page, company);

  // A decision of an earlier meeting, which this one looks back on.
  await pageLink(page, 'Council room').click();
  await expect(page.getByRole('heading', { name: 'What did we decide, and did it work?' })).toBeVisible();
  await page.getByRole('button', { name: 'Record a decision', exact: true }).first().click();
  await fill(page, 'Shift paid search to partners', { 'Decided on': '2025-05-12', Due: '2025-06-30', [SIZE]: '5' });
  await form(page).getByLabel('Its outcome is looked at').selectOption({ label: 'after Q2 2025: from 1 Jul 2025 on' });
  await recordIt(page);

  const earlier = table(page).getByRole('row').filter({ hasText: 'Shift paid search to partners' });
  await expect(earlier).toContainText('Late');
  await expect(earlier).toContainText(/Worked|Did not|Cannot tell|Too early/);
  await expect(page.locator('p.sentence')).toContainText(/^Of \d+ decisions? of last quarter \(Q2 2025\)/);
  await named(page, 'Shift paid search to partners').click();
  const record = page.getByRole('dialog', { name: 'Shift paid search to partners' });
  await record.getByLabel('Status').selectOption('done');
  await record.getByLabel('Verdict').selectOption('kept');
  await record.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(record.getByRole('region', { name: 'History' })).toContainText('Status: Open → Done');
  await page.keyboard.press('Escape');
  await expect(named(page, 'Shift paid search to partners')).toBeFocused();

  // Two decisions: on a flag of the Council, and on a card.
  await pageLink(page, 'Council').click();
  const flag = page.locator('.finding').first();
  await flag.getByRole('button', { name: 'Record a decision' }).click();
  await fill(page, HOSTILE, { [SIZE]: '5' });
  await expect(form(page).getByRole('button', { name: /^Leave out/ })).toHaveCount(2);
  await recordIt(page);
  const menu = page.getByRole('button', { name: /^More on: Is the ICP worth it/ });
  await menu.click();
  await page.locator('.menu').getByRole('button', { name: 'Record a decision' }).click();
  await fill(page, 'Keep the profile as it is');
  await form(page).getByLabel('A metric is expected to move, so that the outcome can be told').uncheck();
  await recordIt(page);
  await expect(menu).toBeFocused();

  // The ICP is changed by a decision that publishes the draft.
  await pageLink(page, 'ICP').click();
  await page.getByRole('button', { name: 'Build' }).click();
  await page.getByRole('button', { name: 'Copy the current version' }).click();
  await page.getByRole('button', { name: 'One point less for Employees' }).click();
  await page.getByRole('button', { name: 'One point more for Technologies' }).click();
  await page.waitForTimeout(1500);
  await pageLink(page, 'Council room').click();
  await page.getByRole('button', { name: 'Record another decision' }).click();
  await form(page).getByLabel('Type').selectOption('changeIcp');
  await expect(form(page).getByLabel('Which version of the ICP?')).toHaveValue('draft');
  await fill(page, 'Technology tells more than size');
  await form(page).getByLabel('A metric is expected to move, so that the outcome can be told').uncheck();
  await recordIt(page);
  await expect(named(page, 'Technology tells more than size')).toBeVisible();

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Take the packet' }).click();
  await page.getByRole('button', { name: 'Tables (CSV)' }).click();
  expect((await saving).suggestedFilename()).toMatch(/\.zip$/);

  await page.waitForTimeout(1500);
  await page.reload();
  for (const text of ['Shift paid search to partners', HOSTILE, 'Keep the profile as it is', 'Technology tells more than size'])
    await expect(named(page, text)).toBeVisible({ timeout: 60_000 });
  await expect(earlier).toContainText('Done');
  await expect(page.getByText(/^(\d+) of \1 shown$/)).toBeVisible();
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  await named(page, 'Technology tells more than size').click();
  await expect(page.getByRole('dialog', { name: 'Technology tells more than size' })).toContainText('of the ICP');
  await page.keyboard.press('Escape');
  await pageLink(page, 'ICP').click();
  await page.getByRole('button', { name: 'Versions' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'icp-3' })).toContainText('Technology tells more than size');
});

test('a record has an address, which opens it again, and a link that was tampered with says so', async ({ page }) => {
  await page.goto(ROOM);
  await expect(table(page)).toBeVisible();
  const owner = page.getByRole('columnheader', { name: 'Owner', exact: true });
  await tabTo(page, owner.getByRole('button'));
  await page.keyboard.press('Enter');
  await expect(owner).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByRole('region', { name: 'Decisions, sorted by Owner, ascending' })).toBeVisible();

  const name = page.locator('.room-name').first();
  const text = (await name.textContent()) ?? '';
  await name.click();
  const record = page.getByRole('dialog', { name: text });
  await expect(record).toBeVisible();
  const address = new URL(page.url()).hash;
  expect(address).toMatch(/^#\/council-room\?v=2&d=(?:~[0-9a-f]{8}|[0-9a-f-]{36})$/);
  await page.goBack();
  await expect(record).toBeHidden();
  await expect(page).toHaveURL(/#\/council-room$/);

  await page.goto(`./?sample=salesforce-style${address}`);
  await page.reload();
  await expect(record).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(record).toBeHidden();
  await expect(page).toHaveURL(/#\/council-room$/);

  await page.goto('./?sample=salesforce-style#/council-room?v=2&d=~00000000');
  await page.reload();
  await expect(page.getByText('The decision in this link is not in this workspace')).toBeVisible();
  await page.getByRole('button', { name: 'Leave it out of the address' }).click();
  await expect(page).toHaveURL(/#\/council-room$/);

  await page.goto('./?sample=salesforce-style#/council-room?v=2&d=%3Cimg%20src%3Dx%3E');
  await page.reload();
  await expect(page.getByText('The decision in this link could not be read and was left out.')).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('with the keyboard alone: a proposal is recorded, its faults are read beside their fields, and the focus comes back', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto(ROOM);
  const button = proposals(page).getByRole('button', { name: 'Record a decision', exact: true }).first();
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  const text = form(page).getByLabel('What was decided?');
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await tabTo(page, form(page).getByRole('button', { name: 'Record the decision' }));
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await expect(text).toHaveAccessibleDescription(/Say in a sentence what was decided\./);
  await page.keyboard.type('Decided by keyboard');
  for (const [label, value] of [
    ['Owner', 'Ana Ruiz'],
    ['Written down by', 'Ben Okoye'],
  ] as const) {
    await tabTo(page, form(page).getByLabel(label));
    await page.keyboard.type(value);
  }
  await page.keyboard.press('Enter');
  await expect(form(page)).toBeHidden();
  await expect(button).toBeFocused();
  await tabTo(page, named(page, 'Decided by keyboard'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Decided by keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(named(page, 'Decided by keyboard')).toBeFocused();
});

for (const scheme of ['light', 'dark'] as const)
  for (const width of [1440, 390])
    test(`the room, its form and a record have nothing that axe objects to: ${scheme}, ${width} wide`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(ROOM);
      await expect(proposals(page).getByRole('button', { name: 'Record another decision' })).toBeVisible();
      await proposals(page).getByRole('button', { name: 'Record another decision' }).click();
      await form(page).getByRole('button', { name: 'Only where …' }).click();
      await form(page).getByRole('button', { name: 'Record the decision' }).click();
      await expect(form(page).locator('[aria-invalid=true]').first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await form(page).getByRole('button', { name: 'Remove condition 1' }).click();
      await fill(page, 'A decision', { [SIZE]: '5', 'Decided on': '2024-10-02', Due: '2024-12-31' });
      await form(page).getByLabel('Its outcome is looked at').selectOption({ index: 1 });
      await recordIt(page);
      await named(page, 'A decision').click();
      await expect(page.getByRole('dialog', { name: 'A decision' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.locator('main [aria-busy=true]')).toHaveCount(0);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    });
