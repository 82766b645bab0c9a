import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { COMPANIES, expectedOf, written } from './company';
import { violations } from './violations';

const SAMPLE = './?sample=salesforce-style#/pipeline';
const QUESTIONS = [
  'Where do deals stop?',
  'How far do deals come?',
  'How many are won, by what age?',
  'Do newer deals win as often?',
  'How long does it take?',
  'Why do we lose?',
  'What is stuck?',
  'Is there enough?',
  'What makes the pipeline move?',
  'Where does it move?',
];

const card = (page: Page, question: string): Locator => page.getByRole('region', { name: question, exact: true });

/** Every interval of the page is there. */
async function settled(page: Page): Promise<void> {
  for (const name of QUESTIONS) await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(card(page, 'How far do deals come?').getByText(/in tier 1/)).toBeVisible();
  await expect(page.locator('main p.sentence')).toHaveText(/^Half of /);
  await expect(card(page, 'What is stuck?').getByRole('img', { name: /./ })).toBeVisible();
  await expect(card(page, 'How long does it take?').getByRole('img', { name: /./ })).toBeVisible();
  await expect(card(page, 'How many are won, by what age?').getByRole('img', { name: /./ })).toHaveCount(2);
  await expect(card(page, 'What makes the pipeline move?').getByText(/interval under way/)).toHaveCount(0);
  await expect(card(page, 'Where does it move?').getByRole('row', { name: /^All/ })).toContainText('–');
}

async function showTables(page: Page): Promise<void> {
  for (const button of await page.getByRole('button', { name: 'Table', exact: true }).all()) await button.click();
}

/** Deals alone: no accounts, so no ICP; no workspace, so no target; seven won. */
const DEALS = {
  name: 'deals.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date',
      ...Array.from({ length: 7 }, (_, at) => `w${at},Won ${at},Closed Won,1000,EUR,2025-01-0${at + 1},2025-03-1${at}`),
      ...Array.from({ length: 9 }, (_, at) => `l${at},Lost ${at},Closed Lost,1000,EUR,2025-01-0${at + 1},2025-03-1${at}`),
      ...Array.from({ length: 9 }, (_, at) => `o${at},Open ${at},Prospecting,1000,EUR,2025-08-0${at + 1},2025-09-1${at}`),
      '',
    ].join('\n'),
  ),
};

async function loadDeals(page: Page): Promise<void> {
  await page.goto('./#/data');
  await page.locator('input[type=file]').first().setInputFiles([DEALS]);
  await page.getByRole('button', { name: /^Load [\d,]+ rows?$/ }).click();
  await expect(page.getByText(/records loaded/)).toBeVisible();
  await page.goto('./#/pipeline');
}

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    test('axe finds nothing on the pictures, nor on the tables that hold the same', async ({ page }) => {
      await page.goto(SAMPLE);
      await settled(page);
      expect(await violations(page)).toEqual([]);
      await showTables(page);
      expect(await violations(page)).toEqual([]);
    });

    test('axe finds nothing without target, ICP and enough deals, nor while nothing is loaded', async ({ page }) => {
      await page.goto('./#/pipeline');
      await expect(page.getByRole('heading', { level: 1, name: 'Funnel & cycle' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await loadDeals(page);
      await expect(page.getByText('Set a bookings target')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}

test('the questions stand in their order, and the first sentence answers them', async ({ page }) => {
  await page.goto(SAMPLE);
  await settled(page);
  expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(QUESTIONS);
  const sentence = page.locator('main p.sentence');
  await expect(sentence).toHaveText(/^Half of ICP deals that will be won are won by day \d+, non-ICP by day \d+\. /);
  await expect(sentence).toHaveText(/\d+ open deals are older than 95% of past wins\.$/);
  await expect(card(page, 'Is there enough?')).toContainText(
    /cover \d\.\d× its target \(n=\d+\): less than the \d\.\d–\d\.\d× that 2\d\.\d% won by value \(n=[\d,]+\) needs/,
  );
  await expect(card(page, 'What makes the pipeline move?')).toContainText('Rebuilt from creation and close dates');
  await expect(card(page, 'How far do deals come?').getByRole('img', { name: /^Accounts that had a deal created/ })).toBeVisible();
});

/** The open deals of the sample and its wins of twelve months, read off the file by hand: quoted cells, month first. */
function agesInFile(): { readonly open: readonly number[]; readonly won: readonly number[] } {
  const text = readFileSync('data-samples/salesforce-style/opportunities.csv', 'utf8');
  const records: string[][] = [[]];
  for (const [, cell = '', end] of text.matchAll(/"((?:[^"]|"")*)"(,|\r?\n|$)/g)) {
    records.at(-1)?.push(cell.replaceAll('""', '"'));
    if (end !== ',') records.push([]);
  }
  const [header = [], ...rows] = records;
  const at = (name: string): number => header.indexOf(name);
  const days = (cell: string | undefined): number | null => {
    const [month, day, year] = (cell ?? '').split('/').map(Number);
    if (month === undefined || day === undefined || year === undefined || year < 2015 || year > 2030) return null;
    const time = Date.UTC(year, month - 1, day);
    return new Date(time).getUTCDate() === day ? time / 86_400_000 : null;
  };
  const asOf = days('9/30/2025') ?? 0;
  const news = rows.filter((row) => row.length === header.length && row[at('Type')] === 'New Business');
  const dated = news.map((row) => ({
    stage: row[at('Stage')],
    created: days(row[at('Created Date')]),
    closed: days(row[at('Close Date')]),
  }));
  const open = dated.filter(({ stage }) => !/^(Closed|Deferred)/.test(stage ?? ''));
  const won = dated.filter(({ stage, closed }) => stage === 'Closed Won' && closed !== null && closed > asOf - 365 && closed <= asOf);
  return {
    open: open.flatMap(({ created }) => (created === null ? [] : [asOf - created])),
    won: won.flatMap(({ created, closed }) => (created === null || closed === null || closed < created ? [] : [closed - created])),
  };
}

test('what is stuck is what counting the open deals of the file by hand says', async ({ page }) => {
  const { open, won } = agesInFile();
  const sorted = won.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * 0.95;
  const [below = 0, above = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  const limit = below + (above - below) * (place % 1);
  const past = open.filter((days) => days > limit).length;
  await page.goto(SAMPLE);
  await settled(page);
  const said = (await card(page, 'What is stuck?').locator('.card-sentence').textContent()) ?? '';
  const [shownPast = 0, , shownLimit = 0] = [...said.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  // The file has a few amounts and dates that cannot be read, so that some deals of it are set aside.
  expect(Math.abs(shownLimit - limit)).toBeLessThanOrEqual(3);
  expect(Math.abs(shownPast - past)).toBeLessThanOrEqual(3);
});

test('curves and lost deals are switched by keyboard, and the numbers at risk stand below', async ({ page }) => {
  await page.goto(SAMPLE);
  await settled(page);
  const curves = card(page, 'How many are won, by what age?');
  await expect(curves.getByRole('table', { name: 'Deals still followed' }).getByRole('row')).toHaveCount(4);
  const tier = curves.getByRole('group', { name: 'Curves of' }).getByRole('button', { name: 'Tier' });
  await tier.focus();
  await page.keyboard.press('Enter');
  await expect(curves.getByRole('heading', { level: 3, name: /^Tier 1/ })).toBeVisible();
  await expect(card(page, 'Why do we lose?')).toContainText('This needs a column with the reason for a loss');
});

/** The sample with what a seller might have written beside each lost deal: every third says nothing. */
function withReasons(): Buffer {
  const [header = '', ...lines] = readFileSync('data-samples/salesforce-style/opportunities.csv', 'utf8').split('\n');
  const reasons = ['Price', 'Timing', ''];
  const told = lines.map((line, at) =>
    line.includes('"Closed Lost"') ? `${line.trimEnd()},"${reasons[at % 3]}"` : `${line.trimEnd()},""`,
  );
  return Buffer.from([`${header.trimEnd()},"Loss Reason"`, ...told.filter((line) => line !== ',""')].join('\n'));
}

test('why deals are lost is told of both sides of the ICP, what nobody wrote among it', async ({ page }) => {
  await page.goto('./#/data');
  const files = ['accounts.csv', 'workspace.json'].map((name) => ({
    name,
    mimeType: name.endsWith('csv') ? 'text/csv' : 'application/json',
    buffer: readFileSync(`data-samples/salesforce-style/${name}`),
  }));
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([{ name: 'opportunities.csv', mimeType: 'text/csv', buffer: withReasons() }, ...files]);
  await page.getByRole('button', { name: /^Load [\d,]+ rows?$/ }).click();
  await expect(page.getByText(/records loaded/)).toBeVisible();
  await page.goto('./#/pipeline?v=2&p=all');
  const lost = card(page, 'Why do we lose?');
  await expect(lost.getByText(/^[\d,]+ of [\d,]+ lost deals name a reason\.$/)).toBeVisible();
  await expect(lost.getByRole('img', { name: /./ })).toHaveAttribute('aria-label', /Price \d+(\.\d)?% \([\d,]+ of [\d,]+\)/);
  await lost.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(lost.getByRole('table')).toContainText('No reason given');
  await expect(lost.getByRole('columnheader', { name: 'Against the other slices' })).toBeVisible();
});

test('velocity, coverage and conversion are those that code which shares nothing with the page expects', async ({ page }) => {
  const [company] = COMPANIES;
  if (company === undefined) throw new Error('no company');
  const expected = expectedOf(company);
  await page.goto(SAMPLE);
  await settled(page);
  await showTables(page);
  const dollars = new Intl.NumberFormat('en-US').format(Math.round((expected.find('velocity', {}).value ?? 0) / 100));
  await expect(card(page, 'What makes the pipeline move?')).toContainText(`$${dollars} a day`);
  const coverage = expected.find('coverage', {});
  await expect(card(page, 'Is there enough?').getByRole('row', { name: /^Q3 2025/ })).toContainText(written.ratio(coverage.value ?? 0, 2));
  for (const tier of ['1', '4'])
    for (const step of ['created', 'won'])
      await expect(card(page, 'How far do deals come?').getByRole('row', { name: new RegExp(`^Tier ${tier}`) })).toContainText(
        written.partOf(expected.find('tierConversion', { tier, step })),
      );
});

test('a target that is changed is what coverage is held against at once', async ({ page }) => {
  await loadDeals(page);
  await expect(card(page, 'Is there enough?')).toContainText('Coverage needs a target');
  await page.getByRole('link', { name: 'Set a bookings target' }).click();
  await page.getByLabel(/^Bookings target/).fill('3000');
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await page.getByRole('link', { name: 'Funnel & cycle' }).click();
  await expect(card(page, 'Is there enough?')).toContainText('cover 3.0× its target (n=9)');
});

test('a velocity of seven wins is not stated, nor what is stuck, and without an ICP the tiers say why', async ({ page }) => {
  await loadDeals(page);
  await expect(card(page, 'What makes the pipeline move?')).toContainText(
    'Too few deals to state how much the open pipeline wins a day (n=7).',
  );
  await expect(page.locator('main p.sentence')).toHaveText(
    'Too few deals were won to tell by when half of them are. Which open deals are stuck cannot be told from 7 won deals.',
  );
  await expect(card(page, 'How far do deals come?')).toContainText('No ICP is defined');
  await expect(card(page, 'How far do deals come?').getByRole('img', { name: /./ })).toHaveCount(0);
});

test('the segment is chosen, and the tables are reached, with the keyboard alone', async ({ page }) => {
  await page.goto(SAMPLE);
  await settled(page);
  const table = card(page, 'Is there enough?').getByRole('button', { name: 'Table', exact: true });
  for (let press = 0; press < 60 && !(await table.evaluate((each) => each === document.activeElement)); press += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: 'Coverage by quarter, against what the win rate needs' })).toBeVisible();
  const by = page.getByLabel('Segment by');
  await by.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/by=/);
  await expect(by).toBeFocused();
});

test('the page fits a phone without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(SAMPLE);
  await settled(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await showTables(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
