import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from './violations';

const SAMPLE = './?sample=salesforce-style';

async function openDefinitions(page: Page, query = ''): Promise<void> {
  await page.goto(`${SAMPLE}#/definitions${query}`);
  await expect(page.getByRole('heading', { name: 'What is aimed for?' })).toBeVisible();
}

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, element: Locator, most = 150): Promise<void> {
  for (let press = 0; press < most && !(await element.evaluate((each) => each === document.activeElement)); press += 1)
    await page.keyboard.press('Tab');
  await expect(element).toBeFocused();
}

async function openEvidence(page: Page): Promise<Locator> {
  await page.goto(`${SAMPLE}#/council`);
  await expect(page.getByRole('heading', { name: 'Is the ICP worth it?' })).toBeVisible();
  await page
    .getByRole('button', { name: /^More on: / })
    .first()
    .click();
  await page.getByRole('button', { name: 'What is this?' }).click();
  const panel = page.locator('dialog.evidence-panel');
  await expect(panel.getByRole('tab', { name: 'What is this?' })).toHaveAttribute('aria-selected', 'true');
  return panel;
}

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    test('axe finds nothing on the definitions, with faults, open sheets and a segmentation being written', async ({ page }) => {
      await openDefinitions(page);
      expect(await violations(page)).toEqual([]);
      await page.getByLabel('LTV horizon', { exact: true }).fill('900');
      await page.getByRole('button', { name: 'Add a target' }).click();
      await page.getByRole('button', { name: 'Write a new segmentation' }).click();
      await page.getByRole('button', { name: 'Add a segment' }).click();
      await page.getByLabel('Add a condition on').selectOption({ label: 'Industry' });
      await page.locator('main details').evaluateAll((all) => all.forEach((part) => part.setAttribute('open', '')));
      expect(await violations(page)).toEqual([]);
    });

    test('axe finds nothing on the evidence of a number, its rows and its SQL', async ({ page }) => {
      const panel = await openEvidence(page);
      expect(await violations(page)).toEqual([]);
      await panel.getByRole('tab', { name: 'Numerator' }).click();
      await expect(panel.getByText(/equal to the numerator/)).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await panel.getByRole('tab', { name: 'SQL' }).click();
      await expect(panel.getByText('SELECT', { exact: false }).first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}

test('axe finds nothing on the catalogue of an empty page', async ({ page }) => {
  await page.goto('./#/definitions');
  await expect(page.getByRole('heading', { name: 'What does each number mean?' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('an address names a metric, and its sheet is open and has the focus', async ({ page }) => {
  await openDefinitions(page, '?v=2&m=ltvToCac');
  const summary = page.locator('#metric-ltvToCac > summary');
  await expect(summary).toBeFocused();
  await expect(page.locator('#metric-ltvToCac').getByText('Gross margin: 80%')).toBeVisible();
});

test('a margin is changed, refused and taken back by keyboard alone', async ({ page }) => {
  await openDefinitions(page);
  const margin = page.getByLabel('Gross margin', { exact: true });
  await tabTo(page, margin);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0.6');
  await expect(page.getByText('0.6 could be 0.6% or 60%. Write the % sign to say which.')).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('60');
  await page.keyboard.press('Enter');
  const back = page.getByRole('button', { name: 'Take the last change back' });
  await expect(back).toBeVisible();
  await page.getByRole('link', { name: 'Economics' }).focus();
  await page.keyboard.press('Enter');
  await page.goBack();
  await expect(margin).toHaveValue('60');
  await tabTo(page, back);
  await page.keyboard.press('Enter');
  await expect(margin).toHaveValue('80');
});

test('the rows behind a count are as many as it says, and all of them are in the file that is saved', async ({ page }) => {
  const panel = await openEvidence(page);
  await panel.getByRole('tab', { name: 'Numerator' }).click();
  const foot = panel.locator('.evidence-foot');
  await expect(foot).toContainText('equal to the numerator');
  const said = Number(((await foot.textContent()) ?? '').split(' ')[0]?.replaceAll(',', ''));
  await expect(panel.getByRole('table')).toHaveAttribute('aria-rowcount', String(said + 1));
  const saving = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'CSV of all rows' }).click();
  const lines = readFileSync(await (await saving).path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  const rows = lines.filter((line) => line.includes('"opportunities.csv"'));
  expect(rows).toHaveLength(said);
  expect(new Set(rows.map((line) => line.split('","').slice(0, 2).join())).size).toBe(said);
});

test('a number of a table opens its own evidence, and Esc gives the focus back', async ({ page }) => {
  await page.goto(`${SAMPLE}#/segments`);
  const number = page.locator('.heatmap .evidence').first();
  await expect(number).toBeVisible();
  await number.focus();
  await page.keyboard.press('Enter');
  const dialog = page.locator('dialog.evidence-panel');
  await dialog.getByRole('tab', { name: 'SQL' }).click();
  await expect(dialog.getByText('SELECT', { exact: false }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(number).toBeFocused();
});

test('the definitions are saved as a file that holds what is on the page', async ({ page }) => {
  await openDefinitions(page);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download workspace.json' }).click();
  const saved = JSON.parse(readFileSync(await (await saving).path(), 'utf8')) as { readonly assumptions: { readonly grossMargin: number } };
  expect(saved.assumptions.grossMargin).toBe(0.8);
});
