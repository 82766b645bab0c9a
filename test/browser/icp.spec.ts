import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SAMPLE = 'data-samples/salesforce-style';
const FILES = ['opportunities.csv', 'accounts.csv', 'spend.csv', 'subscriptions.csv'].map((name) => `${SAMPLE}/${name}`);

/** Presses Tab until an element has the focus; so many presses are more than the page has stops. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  await expect(element).toBeVisible();
  for (let press = 0; press < 300 && !(await element.evaluate((each) => each === document.activeElement)); press += 1)
    await page.keyboard.press('Tab');
  await expect(element).toBeFocused();
}

async function pressOn(page: Page, element: Locator, times = 1): Promise<void> {
  await tabTo(page, element);
  for (let time = 0; time < times; time += 1) await page.keyboard.press('Enter');
}

/** Chooses an option by typing the beginning of its name, as a keyboard does. */
async function chooseByTyping(page: Page, select: Locator, name: string): Promise<void> {
  await tabTo(page, select);
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
}

/** The ICP share of wins of the fiscal year 2024 under the first version, as the terminal reads it. */
function shareByTheFirst(): { readonly value: number; readonly n: number } {
  const config = JSON.parse(readFileSync(`${SAMPLE}/workspace.json`, 'utf8')) as object;
  const path = join(mkdtempSync(join(tmpdir(), 'icp-')), 'workspace.json');
  writeFileSync(path, JSON.stringify({ ...config, icpRuler: { version: 'icp-1' } }));
  const said = execFileSync('node', ['scripts/terminal.mjs', 'report', ...FILES, '--config', path, '--period', 'year', '--json'], {
    maxBuffer: 2 ** 28,
  });
  const { readings } = JSON.parse(String(said)) as {
    readonly readings: readonly {
      readonly metric: string;
      readonly slice: object;
      readonly period: { readonly from: string } | null;
      readonly value: number;
      readonly n: number;
    }[];
  };
  const found = readings.find(
    ({ metric, slice, period }) => metric === 'icpShareWon' && Object.keys(slice).length === 0 && period?.from === '2024-01-01',
  );
  if (found === undefined) throw new Error('the terminal says nothing of 2024');
  return found;
}

test('with the keyboard alone: a profile is built, tiers move, it is published, the past is read by the first version, a CSV is taken away', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await page.goto('./?sample=salesforce-style#/icp?v=1');
  const sides = page.getByRole('navigation', { name: 'Sides of the ICP' });
  await pressOn(page, sides.getByRole('button', { name: 'Build' }));
  await pressOn(page, page.getByRole('button', { name: 'Copy the current version' }));
  await expect(page.getByRole('heading', { name: /^Draft:/ })).toBeFocused();

  const standing = page.getByText(/^Tier 1: /).first();
  const before = await standing.innerText();
  await pressOn(page, page.getByRole('button', { name: 'One point less for Employees' }), 15);
  await expect(page.getByText(/85 of 100/).first()).toBeVisible();
  const publish = page.getByRole('button', { name: 'Publish as version 3' });
  await expect(publish).toBeDisabled();
  await pressOn(page, page.getByRole('button', { name: 'One point more for Technologies' }), 15);
  await expect(standing).not.toHaveText(before);
  await expect(page.getByText(/accounts? change tier/).first()).toBeVisible();

  await tabTo(page, page.getByLabel('Published by'));
  await page.keyboard.type('Ana Ruiz');
  await tabTo(page, page.getByLabel('What changed, and why'));
  await page.keyboard.type('Technologies tell more than size');
  await expect(publish).toBeEnabled();
  await pressOn(page, publish);
  const versions = page.getByRole('table', { name: /Versions of the ICP/ });
  await expect(versions.getByRole('row').filter({ hasText: 'icp-3' })).toContainText('Technologies tell more than size');
  await expect(versions.getByRole('row')).toHaveCount(4);

  await chooseByTyping(page, page.getByLabel('Read all pages by'), 'ICP 1');
  const band = page.getByText(/^Scored with ICP 1/);
  await expect(band).toBeVisible({ timeout: 60_000 });
  await pressOn(page, page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Council' }));
  await expect(band).toBeVisible();
  await page.goto('./?sample=salesforce-style#/council?v=1&p=year.2024-01-01');
  await expect(page).toHaveURL(/council/);

  await pressOn(page, page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'ICP' }));
  await pressOn(page, sides.getByRole('button', { name: 'Accounts' }));
  const save = page.getByRole('button', { name: 'Save the list as CSV for the CRM' });
  await tabTo(page, save);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const [header = '', ...rows] = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(header).toContain('tier');
  expect(rows.length).toBeGreaterThan(1000);
  expect(rows[0]).toContain('icp-1');
  expect(shareByTheFirst().n).toBeGreaterThan(0);
});

for (const scheme of ['light', 'dark'] as const)
  test(`axe finds nothing on any side of the ICP page, ${scheme}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto('./?sample=salesforce-style#/icp?v=1');
    const sides = page.getByRole('navigation', { name: 'Sides of the ICP' });
    for (const side of ['Profile and proof', 'Build', 'Versions', 'Accounts']) {
      await sides.getByRole('button', { name: side }).click();
      await page.waitForTimeout(side === 'Build' ? 6000 : 2000);
      if (side === 'Build') await page.getByRole('button', { name: 'Copy the current version' }).click();
      await page.locator('main details').evaluateAll((all) => all.forEach((part) => part.setAttribute('open', '')));
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { axe: tool } = globalThis as unknown as {
          readonly axe: {
            run(): Promise<{
              readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
            }>;
          };
        };
        return (await tool.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
      });
      expect(found, side).toEqual([]);
    }
  });

test('at 360 pixels nothing of the ICP page sticks out', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('./?sample=hubspot-style#/icp?v=1');
  const sides = page.getByRole('navigation', { name: 'Sides of the ICP' });
  for (const side of ['Profile and proof', 'Build', 'Versions', 'Accounts']) {
    await sides.getByRole('button', { name: side }).click();
    await page.waitForTimeout(side === 'Build' ? 6000 : 2000);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), side).toBeLessThanOrEqual(360);
  }
});
