import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const folder = mkdtempSync(join(tmpdir(), 'large-'));
const large = join(folder, 'large.csv');
const row = (deal: number): string =>
  `006${deal},Deal number ${deal} of a long list,Account ${deal % 9000},Closed Won,${deal}.50,2025-0${1 + (deal % 9)}-15,2024-11-01,Some words that make the row longer than it would be`;
test.beforeAll(() =>
  writeFileSync(
    large,
    `Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date,Created Date,Next Step\n${Array.from({ length: 400_000 }, (_, deal) => row(deal)).join('\n')}\n`,
  ),
);
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an import can be cancelled at once, and what was loaded stays', async ({ page }) => {
  await page.goto('./?sample=salesforce-style#/data');
  await expect(page.getByText(/8,635 of 8,686 records loaded/)).toBeVisible();
  await page.locator('input[type=file]').first().setInputFiles(large);
  const cancel = page.getByRole('button', { name: 'Cancel' }).first();
  await expect(cancel).toBeVisible();
  const milliseconds = await cancel.evaluate(
    (button: HTMLElement) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        const gone = (): void => (button.isConnected ? void requestAnimationFrame(gone) : resolve(performance.now() - start));
        button.click();
        gone();
      }),
  );
  expect(milliseconds).toBeLessThan(300);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByText(/8,635 of 8,686 records loaded/)).toBeVisible();
  await expect(page.locator('main')).not.toContainText('large.csv');
});
