import { expect, test } from '@playwright/test';

const LEFT_OUT = /could not be read and was left out/;

/** Addresses as people cut them, mistype them and tamper with them: the page that still opens, and what is said. */
const TAMPERED: readonly (readonly [hash: string, heading: string, note: RegExp])[] = [
  ['#/segments?v=99&p=all', 'Segments', /^The version in this link/],
  ['#/segments?v=2&m=__proto__', 'Segments', /^The metric in this link/],
  ['#/segments?v=2&m=winRate%27%3B--', 'Segments', /^The metric in this link/],
  ['#/segments?v=2&by=%E0%A4%A', 'Segments', /^The segment dimension in this link/],
  ['#/segments?v=2&x=', 'Segments', /^The second dimension in this link/],
  ['#/council?v=2&p=2025-13-01~2025-14-01', 'Council', /^The period in this link/],
  ['#/council?v=2&p=2025-09-30~2025-01-01', 'Council', /^The period in this link/],
  ['#/council?v=2&c=lastCentury', 'Council', /^The comparison in this link/],
  ['#/council?v=2&f=industry.in.zzzz', 'Council', /^A filter in this link/],
  ['#/council?v=2&f=industry.in.deadbeef', 'Council', /not among|no longer|left out/],
  ['#/council?v=2&f=<img src=x onerror=window.ran=1>', 'Council', /^A filter in this link/],
  ['#/council?v=2&constructor=1', 'Council', /^A part in this link/],
  ['#/deals?v=2&l=amount.sideways', 'Deals', /^The list of deals in this link/],
  ['#/council?v=2&p=all&i=newest', 'Council', /^The ICP version in this link/],
  ['#/council?v=2&p=all&i=0badf00d', 'Council', /^The ICP version in this link is not among those/],
  ['#/council?v=2&p=all&a=2025-02-30', 'Council', /^The as-of date in this link/],
  ['#/drift?v=2&e=winRate.numerator.all.half', 'Drift', /^The number to be taken apart in this link/],
  ['#/icp?v=2&m=nothing', 'ICP', /^The metric in this link/],
  ['#/data?v=2&p=never', 'Data', /^The period in this link/],
  ['#/definitions?v=2&p=never', 'Definitions', /^The period in this link/],
  ['#/<script>window.ran=1</script>', 'Council', /^The page in this link is not known; this is Council\.$/],
  ['#/nowhere?v=2&p=all', 'Council', /^The page in this link is not known; this is Council\.$/],
  [`#/council?v=2&p=all${'&f=industry.in.deadbeef'.repeat(400)}`, 'Council', /^This link is longer than 4000 characters/],
];

test('an address that was tampered with opens what can be read of it, and says what was left out', async ({ page }) => {
  test.setTimeout(180_000);
  const failed: string[] = [];
  page.on('pageerror', (error) => failed.push(error.message));
  await page.goto('./?sample=salesforce-style#/council');
  await expect(page.getByRole('button', { name: 'Present' })).toBeVisible();
  for (const [hash, heading, note] of TAMPERED) {
    await page.evaluate((next) => void (location.hash = next), hash);
    await expect(page.getByRole('heading', { level: 1 }), hash).toHaveText(heading);
    await expect(page.locator('.band', { hasText: note }).or(page.locator('main').getByText(note)).first(), hash).toBeVisible();
    await expect(page.locator('main p.sentence, main .card, main table').first(), hash).toBeVisible();
    expect(await page.evaluate(() => Reflect.get(window, 'ran')), hash).toBeUndefined();
  }
  expect(failed).toEqual([]);
  await page.evaluate(() => void (location.hash = '#/council?v=2&p=all'));
  await expect(page.getByText(LEFT_OUT)).toHaveCount(0);
});

test('the version of the ICP and the as-of date are in the address: a link restores them, and Back undoes each', async ({
  page,
  context,
}) => {
  test.setTimeout(180_000);
  await page.goto('./?sample=salesforce-style#/segments?v=2&p=all');
  const version = page.getByRole('combobox', { name: 'ICP version' });
  await expect(version).toBeVisible();
  await version.selectOption({ index: (await version.locator('option').count()) - 1 });
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#\/segments\?v=2&p=all&i=(then|[0-9a-f]{8})$/);
  const ruled = await version.inputValue();
  await page.getByRole('button', { name: /^As of .*: change the date$/ }).click();
  await page.getByLabel(/^As of: /).fill('2025-06-30');
  await page.getByRole('button', { name: 'Use this date' }).click();
  await expect.poll(() => page.evaluate(() => location.hash), { timeout: 60_000 }).toMatch(/&i=[^&]+&a=2025-06-30$/);
  await expect(page.getByRole('button', { name: /^As of 30 Jun 2025/ })).toBeVisible();
  const link = page.url();

  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByRole('button', { name: /^As of 30 Jun 2025/ })).toBeVisible({ timeout: 60_000 });
  await expect(other.getByRole('combobox', { name: 'ICP version' })).toHaveValue(ruled);
  expect(new URL(other.url()).hash).toBe(new URL(link).hash);
  await other.close();

  await page.goBack();
  await expect(page.getByRole('button', { name: /^As of 30 Sep 2025/ })).toBeVisible({ timeout: 60_000 });
  await expect(version).toHaveValue(ruled);
  await page.goBack();
  await expect(version).toHaveValue('latest', { timeout: 60_000 });
  await page.goForward();
  await expect(version).toHaveValue(ruled, { timeout: 60_000 });
});
