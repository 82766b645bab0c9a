import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

/** What axe finds on the page as it stands. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as { readonly axe: { run(): Promise<{ readonly violations: readonly Violation[] }> } };
    return (await tool.run()).violations;
  });
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 160))
        .join(' | ')}`,
  );
}

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    for (const [path, heading] of [
      ['council', 'Is the ICP worth it?'],
      ['segments', 'Where do we win?'],
      ['data', 'Is every record accounted for?'],
    ] as const)
      test(`axe finds nothing on ${path}`, async ({ page }) => {
        await page.goto(`./?sample=salesforce-style#/${path}`);
        await expect(page.getByRole('heading', { name: heading })).toBeVisible();
        await page.waitForTimeout(2500);
        expect(await violations(page)).toEqual([]);
        for (const button of await page.getByRole('button', { name: 'Table', exact: true }).all()) await button.click();
        await page.locator('details').evaluateAll((all) => all.forEach((part) => part.setAttribute('open', '')));
        expect(await violations(page)).toEqual([]);
      });

    for (const path of ['council', 'segments', 'data'])
      test(`axe finds nothing on ${path} while nothing is loaded`, async ({ page }) => {
        await page.goto(`./#/${path}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect(await violations(page)).toEqual([]);
      });
  });
}

test('the first answer is reached and taken apart with the keyboard alone', async ({ page }) => {
  await page.goto('./#/council');
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveText(/skip/i);
  const sample = page.getByRole('button', { name: /sample/i }).first();
  for (let press = 0; press < 30 && !(await sample.evaluate((element) => element === document.activeElement)); press += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Is the ICP worth it?' })).toBeVisible();
  const table = page.getByRole('button', { name: 'Table', exact: true }).first();
  for (let press = 0; press < 40 && !(await table.evaluate((element) => element === document.activeElement)); press += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: 'ICP share of open deals by quarter' })).toBeVisible();
});

test('the page fits a phone without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ['council', 'segments', 'data']) {
    await page.goto(`./?sample=salesforce-style#/${path}`);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await page.waitForTimeout(1500);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});
