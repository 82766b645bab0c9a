import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from './violations';

const HEADER = 'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date';
const DOUBTFUL = [
  {
    name: 'deals.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        HEADER,
        '1,Acme,Parked,1000,EUR,03/04/2025,05/06/2025',
        '2,Beta,Closed Won,lots,EUR,03/04/2025,05/06/2025',
        '3,Gamma,Closed Lost,1000,EUR,03/04/2025,05/06/2025',
        '4,short',
        '',
      ].join('\n'),
    ),
  },
  { name: 'page.xls', mimeType: 'text/html', buffer: Buffer.from('<html><body>Sign in</body></html>') },
];

/** Presses Tab until an element has the focus; so many presses are more than a page has stops. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  await expect(element).toBeVisible();
  for (let press = 0; press < 80 && !(await element.evaluate((each) => each === document.activeElement)); press += 1)
    await page.keyboard.press('Tab');
  await expect(element).toBeFocused();
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

    test('axe finds nothing on any step of an import, with rows set aside, a question open and a file refused', async ({ page }) => {
      await page.goto('./#/data');
      await page.locator('input[type=file]').first().setInputFiles(DOUBTFUL);
      const steps = page.getByRole('navigation', { name: 'Steps of this import' });
      await expect(steps).toBeVisible();
      for (const step of ['Choose', 'Recognise', 'Answer', 'Columns', 'Meanings', 'Review', 'Keep']) {
        await steps.getByRole('button', { name: new RegExp(`^${step}`) }).click();
        await page.locator('main details').evaluateAll((all) => all.forEach((part) => part.setAttribute('open', '')));
        const correct = page.getByRole('button', { name: /^Correct line/ }).first();
        if (step === 'Review') await correct.click();
        expect(await violations(page), step).toEqual([]);
      }
    });

    test('axe finds nothing on slides that are presented, on a laptop and on a phone, with their list and their definitions', async ({
      page,
    }) => {
      await page.goto('./?sample=salesforce-style#/council');
      await expect(page.getByRole('button', { name: 'Present' })).toBeVisible();
      await page.keyboard.press('Shift+P');
      await expect(page.locator('.slide')).toBeVisible();
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 844 });
        await page.keyboard.press('Home');
        for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'l', 'n', 'n']) {
          await page.keyboard.press(key);
          expect(await violations(page), `${width} ${key}`).toEqual([]);
        }
      }
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
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
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

test('an import is answered, corrected and loaded with the keyboard alone', async ({ page }) => {
  await page.goto('./#/data');
  await page.locator('input[type=file]').first().setInputFiles(DOUBTFUL.slice(0, 1));
  await expect(page.getByRole('heading', { name: 'What do the files leave open?' })).toBeFocused();
  await tabTo(page, page.getByRole('radio').first());
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'What does each stage mean?' })).toBeFocused();
  await tabTo(page, page.getByRole('combobox', { name: 'Parked means' }));
  await page.keyboard.press('l');
  await expect(page.getByRole('combobox', { name: 'Parked means' })).toHaveValue('lost');
  await tabTo(page, page.getByRole('button', { name: 'Next: Review' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Is every record accounted for?' })).toBeFocused();
  await tabTo(page, page.locator('summary', { hasText: 'Read and correct 2 set-aside rows' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Correct line 3' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Amount, line 3' })).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2500');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Line 3 is no longer set aside: 3 rows of deals\.csv will load\.$/)).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await tabTo(page, page.getByRole('button', { name: 'Load 3 rows' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(/3 of 4 records loaded/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('an import fits a phone, step by step', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('./#/data');
  await page.locator('input[type=file]').first().setInputFiles(DOUBTFUL);
  const steps = page.getByRole('navigation', { name: 'Steps of this import' });
  for (const step of await steps.getByRole('button').all()) {
    await step.click();
    await page.locator('main details').evaluateAll((all) => all.forEach((part) => part.setAttribute('open', '')));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
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

/** How what stands in the place of a page that loads is shown: the one thing here that would move. */
const waiting = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const skeleton = document.createElement('div');
    skeleton.className = 'skeleton';
    document.body.append(skeleton);
    const { animationName, opacity } = getComputedStyle(skeleton);
    skeleton.remove();
    return [animationName, opacity];
  });

test('who asks for less motion gets none, on any page and while one loads', async ({ page }) => {
  await page.goto('./?sample=salesforce-style#/council');
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  expect(await waiting(page)).toEqual(['appear', '0']);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await waiting(page)).toEqual(['none', '1']);
  for (const name of [
    'Council room',
    'Segments',
    'ICP',
    'Drift',
    'Economics',
    'Funnel & cycle',
    'Deals',
    'Data',
    'Definitions',
    'Council',
  ]) {
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  }
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`who asks for more contrast gets second words as strong as the first, and lines as strong as edges, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('./?sample=salesforce-style#/council');
    const rests = page.locator('.verdict-rests').first();
    const card = page.locator('.card', { has: rests }).first();
    await expect(rests).toBeVisible();
    const looks = () =>
      Promise.all([
        rests.evaluate((each) => getComputedStyle(each).color),
        page.locator('body').evaluate((each) => getComputedStyle(each).color),
        card.evaluate((each) => getComputedStyle(each).borderTopColor),
      ]);
    const [second, first, line] = await looks();
    expect(second).not.toBe(first);
    await page.emulateMedia({ colorScheme, contrast: 'more' });
    await expect.poll(() => looks().then(([strong]) => strong)).toBe(first);
    const [, unchanged, stronger] = await looks();
    expect([unchanged, stronger === line]).toEqual([first, false]);
    expect(await violations(page)).toEqual([]);
  });
