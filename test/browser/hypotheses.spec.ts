import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from './violations';

const tests = (page: Page): Locator => page.getByRole('region', { name: 'What are we testing?' });
const dialog = (page: Page): Locator => page.getByRole('dialog');

const HOSTILE = '<img src=x onerror=alert(1)> wins more';
/** A pilot that was written down in 2024 and whose day has come: ICP accounts against all others. */
const DUE = {
  id: 'pilot',
  text: HOSTILE,
  segment: { kind: 'isOneOf', dimension: 'icp', members: ['in'] },
  segmentLabel: 'ICP accounts',
  against: 'others',
  metric: 'winRate',
  want: 'rise',
  size: 0.1,
  baseline: { value: 0.16, n: 412, spread: null, designEffect: 1 },
  needed: 250,
  perMonth: 30,
  allocation: { seed: 'pilot', treatedShare: 0.5 },
  readOut: { kind: 'once' },
  starts: '2024-01-01',
  readOn: '2025-06-30',
  owner: 'Ana',
  status: 'running',
  told: null,
};

/** The sample as if its council had written a hypothesis down; a sample is only taken at its own length. */
async function openWith(page: Page, hypothesis: object): Promise<void> {
  await page.route('**/workspace.json*', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    const workspace = JSON.parse(text) as { readonly council?: object };
    const hypotheses = [{ hypothesis, by: 'Ana', at: '2024-01-01T08:00:00Z' }];
    const body = JSON.stringify({ ...workspace, council: { ...workspace.council, hypotheses } });
    await route.fulfill({ response, body: body.padEnd(text.length, ' ') });
  });
  await page.goto('./?sample=salesforce-style#/council-room');
}

for (const scheme of ['light', 'dark'] as const)
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    test('a pilot is written down before anybody looks: it takes a sample and a day, and shows no number until then', async ({ page }) => {
      await page.goto('./?sample=salesforce-style#/council-room');
      await expect(tests(page).getByText(/^No hypothesis is written down/)).toBeVisible();
      await tests(page).getByRole('button', { name: 'Write a hypothesis down' }).click();
      await dialog(page).getByRole('button', { name: 'Start from a pilot: ICP against other accounts' }).click();
      await expect(dialog(page).getByText(/deals a side, to see that size four times in five$/)).toBeVisible();
      await dialog(page).getByRole('button', { name: 'Write it down' }).click();
      await expect(dialog(page).getByText('Say who owns it: a test without an owner is not read.')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await dialog(page).getByLabel('Owner').fill('Ana');
      await dialog(page).getByLabel('Written down by').fill('Ben');
      await dialog(page).getByRole('button', { name: 'Write it down' }).click();
      const name = 'ICP accounts outperform other accounts: their win rate is higher.';
      await expect(tests(page).getByText('Starts on 1 Oct 2025')).toBeVisible();
      await expect(tests(page).getByText(/^0 of \d+$/)).toHaveCount(2);
      await tests(page).getByRole('button', { name }).click();
      await expect(dialog(page).getByText(/deals are counted, and what they show is not worked out/)).toBeVisible();
      await expect(dialog(page).getByText(/points \(/)).toHaveCount(0);
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      await expect.poll(() => dialog(page).evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    });
  });

test('on its day it is read once, by name, with an interval and what else may be behind it', async ({ page }) => {
  await openWith(page, DUE);
  await expect(tests(page).getByText('To be read now', { exact: true })).toBeVisible();
  await tests(page).getByRole('button', { name: HOSTILE }).click();
  await dialog(page).getByRole('button', { name: 'Read it out' }).click();
  await expect(dialog(page).getByText('Say who reads it: its history names them.')).toBeVisible();
  await dialog(page).getByLabel('Your name').fill('Ben');
  await dialog(page).getByRole('button', { name: 'Read it out' }).click();
  await expect(dialog(page).getByText(/^Held: ICP accounts outperformed all others/)).toBeVisible();
  await expect(dialog(page).getByText(/A pilot shows which side did better, not why\.$/)).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: /Read it/ })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await expect(tests(page).getByText('Held', { exact: true })).toBeVisible();
});

test('the accounts of a segment are taken along with their arms, the same ones every time', async ({ page }) => {
  await openWith(page, { ...DUE, against: 'dealtArms', readOn: '2026-06-30' });
  await tests(page).getByRole('button', { name: HOSTILE }).click();
  const save = dialog(page).getByRole('button', { name: 'Save accounts and arms as CSV' });
  const texts: string[] = [];
  for (let time = 0; time < 2; time += 1) {
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
    texts.push(Buffer.concat(chunks).toString('utf8'));
  }
  expect(texts[0]).toBe(texts[1]);
  const arms = (texts[0] ?? '')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[1]);
  expect(arms.length).toBeGreaterThan(100);
  expect(arms.filter((arm) => arm === 'treated').length).toBeGreaterThan(arms.length * 0.4);
  expect(arms.filter((arm) => arm === 'control').length).toBeGreaterThan(arms.length * 0.4);
});
