import { expect, test, type Locator, type Page } from '@playwright/test';
import { COMPANIES, loadCompany } from './company';
import { violations } from './violations';

const SAMPLE = './?sample=salesforce-style#/drift';
const SECTIONS = [
  'Did anything really move?',
  'Is the share steady?',
  'What in the mix moved?',
  'Mix or rate?',
  'What would bring us back?',
];
const FLAG = 'Share of created deals · Tier 1';

const sentence = (page: Page): Locator => page.locator('p.sentence');
const findings = (page: Page): Locator => page.getByRole('region', { name: 'Did anything really move?' });
const card = (page: Page): Locator => findings(page).getByRole('article', { name: FLAG, exact: true });
const drifted = async (page: Page): Promise<number> =>
  Number(/^(\d+) of \d+ comparisons drifted/.exec(await sentence(page).innerText())?.[1] ?? 0);

async function settled(page: Page): Promise<void> {
  for (const name of SECTIONS) await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

/** Presses Tab until an element has the focus; so many presses are more than the page has stops. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  await expect(element).toBeVisible();
  for (let press = 0; press < 400 && !(await element.evaluate((each) => each === document.activeElement)); press += 1)
    await page.keyboard.press('Tab');
  await expect(element).toBeFocused();
}

async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

async function violationsUnfolded(page: Page): Promise<readonly string[]> {
  await page.locator('main details').evaluateAll((all) => all.forEach((part) => part.setAttribute('open', '')));
  return violations(page);
}

/** Eight closed deals in each of two quarters, all won and then none: too few for any verdict. */
const FEW = {
  name: 'deals.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date',
      'old,Old,Closed Lost,1000,EUR,2021-01-05,2021-02-05',
      ...Array.from({ length: 8 }, (_, at) => `w${at},Won ${at},Closed Won,1000,EUR,2025-01-0${at + 1},2025-03-1${at}`),
      ...Array.from({ length: 8 }, (_, at) => `l${at},Lost ${at},Closed Lost,1000,EUR,2025-04-0${at + 1},2025-06-1${at}`),
      'last,Last,Prospecting,1000,EUR,2025-06-30,2025-12-30',
      '',
    ].join('\n'),
  ),
};

test('with the keyboard alone: a flag is watched by its owner, which a reload keeps, with its history', async ({ page }) => {
  test.setTimeout(240_000);
  const [company] = COMPANIES;
  if (company === undefined) throw new Error('there is no sample company');
  await loadCompany(page, company);
  const link = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Drift' });
  await tabTo(page, link);
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(sentence(page)).toContainText(/^\d+ of \d+ comparisons drifted\. The surest: /);
  await expect(card(page)).toContainText('Drifted');
  await expect(card(page)).toContainText(/[−+]\d+ points \([−+]\d+ to [−+]\d+\)/);

  await tabTo(page, card(page).locator('summary', { hasText: /^Status: Open/ }));
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: `What becomes of: ${FLAG}` });
  await expect(form.getByRole('button', { name: 'Save status' })).toBeDisabled();
  await tabTo(page, form.getByLabel('Status'));
  await page.keyboard.type('Watching');
  await typeInto(page, form.getByLabel('Owner'), 'Ana Ruiz');
  await typeInto(page, form.getByLabel('Note'), 'Half of it is <b>one</b> campaign');
  await tabTo(page, form.getByRole('button', { name: 'Save status' }));
  await page.keyboard.press('Enter');
  const said = card(page)
    .getByText(/watching, owner Ana Ruiz, Half of it is <b>one<\/b> campaign/)
    .first();
  await expect(card(page)).toContainText('Watching');
  await expect(card(page).locator('b', { hasText: 'one' })).toHaveCount(0);

  await page.waitForTimeout(1500);
  await page.reload();
  await settled(page);
  await expect(card(page)).toContainText('Drifted · Watching');
  await expect(card(page)).toContainText('owner Ana Ruiz');
  await card(page)
    .locator('summary', { hasText: /^History/ })
    .click();
  await expect(said).toBeVisible();
});

test('other thresholds judge everything anew at once, and taking them back restores the verdicts', async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto(SAMPLE);
  await settled(page);
  const before = await sentence(page).innerText();
  const flags = await drifted(page);
  expect(flags).toBeGreaterThan(0);

  await findings(page)
    .locator('summary', { hasText: /^A flag needs both/ })
    .click();
  await findings(page).getByLabel('q under').fill('0.0001');
  await findings(page).getByRole('button', { name: 'Apply thresholds' }).click();
  await expect.poll(() => drifted(page)).toBeLessThan(flags);

  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Definitions' }).click();
  await page.getByRole('button', { name: 'Take the last change back' }).click();
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Drift' }).click();
  await settled(page);
  await expect(sentence(page)).toHaveText(before);
});

test('a flag leads to its evidence, and from there to the rows behind it', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto(SAMPLE);
  await settled(page);
  await card(page).getByRole('button', { name: /\d/ }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('tab', { name: 'Rows' })).toBeVisible();
  await expect(dialog.getByRole('table').getByRole('row').nth(2)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

const panel = (page: Page): Locator => page.getByRole('dialog');
const part = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** Clicks a place in a picture; the panel it opens is closed again. Gives what the panel says that it takes apart. */
async function openedAt(page: Page, picture: Locator, at: { readonly x: number; readonly y: number }): Promise<string> {
  await picture.evaluate((each) => each.scrollIntoView({ block: 'center' }));
  await picture.click({ position: at });
  await expect(panel(page).getByLabel('Which number')).toBeVisible();
  const said = await panel(page).innerText();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  return said;
}

test('a bar of the split opens its segment, a line of a mix the deals on either side, and both tables the same by keyboard', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto(SAMPLE);
  await settled(page);
  const why = part(page, 'Mix or rate?');
  await why.getByLabel('Metric').selectOption({ label: 'Win rate' });
  await why.getByLabel('Split by').selectOption({ label: 'Industry' });
  // The third row: the first segment below the total and the mix; rows are 40 pixels high.
  expect(await openedAt(page, why.locator('.chart'), { x: 200, y: 140 })).toMatch(/Win rate · Industry: Technology ·/);
  await why.getByRole('button', { name: 'Table', exact: true }).click();
  const [before, now] = await why
    .getByRole('row', { name: /^Technology / })
    .getByRole('button')
    .all();
  if (before === undefined || now === undefined) throw new Error('the rates of a segment open nothing');
  const wanted = (await now.innerText()).match(/\d+ of \d+/)?.[0].split(' of ') ?? [];
  await now.focus();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText(`${wanted[0]} won deals of ${wanted[1]} won and lost deals`);
  await expect(panel(page).getByLabel('Which number')).toContainText(/Industry: Technology .*\(before\)/);
  await page.keyboard.press('Escape');
  await expect(now).toBeFocused();

  const mix = part(page, 'Created deals by Industry');
  const chart = mix.locator('.chart');
  expect(await openedAt(page, chart, { x: 84, y: 60 })).toMatch(/Created deals · Industry: \w+ · 1 Oct 2023 – 30 Sep 2024/);
  await mix.getByRole('button', { name: 'Table', exact: true }).click();
  const [count] = await mix
    .getByRole('row', { name: /^Technology / })
    .getByRole('button')
    .all();
  await count?.focus();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText(`Created deals: ${await count?.innerText()}`);
});

test('a row of the comparisons leads to its picture below, which is then of its number', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto(SAMPLE);
  await settled(page);
  const rows = findings(page).getByRole('table').first();
  const follow = async (name: RegExp): Promise<void> => {
    await rows.getByRole('button', { name }).first().focus();
    await page.keyboard.press('Enter');
  };
  await follow(/^Share of created deals · Tier 1$/);
  await expect(page.getByRole('group', { name: 'Created deals by Tier', exact: true })).toBeFocused();
  await follow(/^ICP share of open deals$/);
  await expect(page.getByRole('group', { name: /^ICP share of open deals/ })).toBeFocused();
  await expect(part(page, 'Mix or rate?').getByLabel('Metric')).toHaveValue('icpShareOpen');
  await follow(/^Win rate · Industry: /);
  await expect(page.getByRole('group', { name: 'Mix or rate?', exact: true })).toBeFocused();
  await expect(part(page, 'Mix or rate?').getByLabel('Metric')).toHaveValue('winRate');
  await expect(part(page, 'Mix or rate?').getByLabel('Split by')).toHaveValue('industry');
});

test('a row that this page has no picture of leads to the page that has one, by the same segments', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto(SAMPLE);
  await settled(page);
  const rows = findings(page).getByRole('table').first();
  await rows
    .getByRole('link', { name: /^NRR · Industry: / })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Economics' })).toBeVisible();
  expect(page.url()).toMatch(/by=industry/);
  await expect(page.getByRole('heading', { name: 'Do they stay?' })).toBeVisible();
});

test('few deals are too few to say, with how many would do, and nothing is red', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('./#/data');
  await page.locator('input[type=file]').first().setInputFiles([FEW]);
  await page.getByRole('button', { name: /^Load [\d,]+ rows?$/ }).click();
  await expect(page.getByText(/records loaded/)).toBeVisible();
  await page.goto('./#/drift?v=2&p=quarter.2025-04-01');
  await expect(sentence(page)).toContainText(/Too few to say whether anything changed\..*takes [\d,]+ cases a side; there are 8\./);
  await expect(page.locator('main').getByRole('article')).toHaveCount(0);
  await expect(page.locator('main')).not.toContainText(/NaN|Infinity|undefined/);
  expect(await violationsUnfolded(page)).toEqual([]);
});

for (const scheme of ['light', 'dark'] as const)
  test(`axe finds nothing on the Drift page, empty or with the sample, ${scheme}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto('./#/drift');
    await expect(page.getByRole('heading', { name: 'Drift', level: 1 })).toBeVisible();
    expect(await violationsUnfolded(page)).toEqual([]);
    await page.goto(SAMPLE);
    await page.reload();
    await settled(page);
    const asPictures = await violationsUnfolded(page);
    for (const button of await page.getByRole('button', { name: 'Table', exact: true }).all()) await button.click();
    expect([...asPictures, ...(await violationsUnfolded(page))]).toEqual([]);
  });

test('at 390 pixels nothing of the Drift page sticks out', async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(SAMPLE);
  await settled(page);
  await page.locator('main details').evaluateAll((all) => all.forEach((part) => part.setAttribute('open', '')));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
