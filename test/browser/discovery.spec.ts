import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from './violations';

const ICP = 'Which rules should we look at?';
const SEGMENTS = 'Which might we be missing?';

const cardOf = (page: Page, question: string): Locator => page.getByRole('region', { name: question });
const candidatesOf = (page: Page): Locator => page.getByRole('region', { name: 'What held' }).getByRole('listitem');

async function openIcp(page: Page): Promise<Locator> {
  await page.goto('./?sample=salesforce-style#/icp');
  await page
    .getByRole('navigation', { name: 'Sides of the ICP' })
    .getByRole('button', { name: /^Build/ })
    .click();
  return cardOf(page, ICP);
}

/** Searches, and waits until the search is over. */
async function search(card: Locator): Promise<void> {
  await card.getByRole('button', { name: 'Search for combinations' }).click();
  await expect(card.getByRole('progressbar')).toBeVisible();
  await expect(card.getByRole('progressbar')).toBeHidden({ timeout: 60_000 });
}

test('discover, look at chance, draft a criterion, see the what-if, record the decision', async ({ page }) => {
  test.setTimeout(300_000);
  const card = await openIcp(page);
  await search(card);
  await expect(card).toContainText(/\d+ of \d+ combinations outperform/);
  await expect(card).not.toContainText(/caus|uplift/i);

  // The line of chance stands in the list itself, picture and table alike.
  await expect(card).toContainText(/Chance alone would have found [\d.]+% \(\d+–\d+%\) at best/);
  await card.getByRole('button', { name: 'Table', exact: true }).click();
  const chance = card.getByRole('row').filter({ hasText: 'Best expected by chance' });
  await expect(chance.getByRole('cell').nth(1)).toHaveText(/^[\d.]+% \(\d+–\d+%\)$/);
  // What is only known after a win is named, and searched nowhere.
  await expect(page.getByText(/^Onboarding is only known after a win/)).toBeVisible();
  await expect(card.getByRole('row').filter({ hasText: 'Onboarding' })).toHaveCount(0);

  const first = candidatesOf(page).first();
  const name = await first.getByRole('heading').first().innerText();
  await expect(first).toContainText('Confirmed: it outperforms the rest on deals that the search had not seen.');
  await first.getByRole('button', { name: `What if: ${name}` }).click();
  await expect(first).toContainText(/describes the past/i, { timeout: 90_000 });
  const part = first.getByRole('region', { name: /^How do deals where .* stand beside the rest\?$/ });
  const record = part.getByRole('button', { name: 'Record a decision' });
  await expect(record).toBeVisible({ timeout: 90_000 });

  await first.getByRole('button', { name: `Use in a draft as a criterion: ${name}` }).click();
  await expect(page.getByRole('heading', { name: /^Draft:/ })).toBeFocused();
  const [attribute = '', value = ''] = name.split(', ')[0]?.split(': ') ?? [];
  const builder = page.getByRole('region', { name: 'Write a version' });
  await expect(builder.getByRole('group', { name: new RegExp(`^${attribute} \\d+ points`) }).last()).toBeVisible();
  await expect(page.getByText('100 of 100 points').first()).toBeVisible();
  const effect = page.getByRole('region', { name: 'What would this change do?' }).first();
  await expect(effect.getByText(/accounts? change tier/).first()).toBeVisible();
  expect(value).not.toBe('');
  const dialog = page.getByRole('dialog');
  // Once the draft is kept, a decision about it is about that draft.
  await expect(async () => {
    await effect.getByRole('button', { name: 'Record a decision' }).click();
    const version = await dialog.getByLabel('Which version of the ICP?').inputValue();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(version).toBe('draft');
  }).toPass({ timeout: 30_000 });

  // The search is still there, and what is decided keeps its figures.
  await record.click();
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('What was decided?').fill('Add it to the next version');
  await dialog.getByLabel('Owner').fill('Ana Ruiz');
  await dialog.getByLabel('Written down by').fill('Ben Okoye');
  await dialog.getByLabel(/^By at least/).fill('3');
  await dialog.getByRole('button', { name: /^Record/ }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Council room', exact: true }).click();
  await page.getByRole('button', { name: 'Add it to the next version', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Add it to the next version' })).toContainText('Win rate');
});

test('what to leave is an exclusion of the draft', async ({ page }) => {
  const card = await openIcp(page);
  await card.getByRole('button', { name: 'What to leave' }).click();
  await search(card);
  const use = page.getByRole('button', { name: /^Use in a draft as an exclusion: / }).first();
  await use.click();
  await expect(page.getByRole('heading', { name: /^Draft:/ })).toBeFocused();
  const excluded = page
    .getByRole('list', { name: 'Accounts under the draft' })
    .getByRole('listitem')
    .filter({ hasText: /^Excluded/ });
  await expect(excluded).toContainText(/\d+ \(now \d+\)/);
});

test('a found segment is drafted into a segmentation, and a search can be stopped', async ({ page }) => {
  await page.goto('./?sample=salesforce-style#/segments');
  const card = cardOf(page, SEGMENTS);
  await card.getByRole('button', { name: 'Up to three' }).click();
  await card.getByRole('button', { name: 'Search for combinations' }).click();
  await card.getByRole('button', { name: 'Cancel the search' }).click();
  await expect(card.getByRole('progressbar')).toBeHidden();
  await expect(card.getByRole('button', { name: 'Search for combinations' })).toBeFocused();

  await card.getByRole('button', { name: 'Up to two' }).click();
  await search(card);
  await page
    .getByRole('button', { name: /^Draft a segment: / })
    .first()
    .click();
  const heading = page.getByRole('heading', { name: /^(A new segmentation|The next version of)/ });
  await expect(heading).toBeFocused();
  await expect(page.getByRole('group', { name: /,/ }).first()).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const)
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    test('axe finds nothing on either list, before and after a search, as a picture and as a table', async ({ page }) => {
      test.setTimeout(240_000);
      const card = await openIcp(page);
      await expect(card).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await search(card);
      await page
        .getByRole('button', { name: /^What if: / })
        .first()
        .click();
      await expect(page.getByRole('button', { name: 'Record a decision' }).first()).toBeVisible({ timeout: 90_000 });
      await page.locator('main details').evaluateAll((all) => all.forEach((part) => part.setAttribute('open', '')));
      expect(await violations(page)).toEqual([]);
      await card.getByRole('button', { name: 'Table', exact: true }).click();
      expect(await violations(page)).toEqual([]);

      await page.goto('./?sample=salesforce-style#/segments');
      await search(cardOf(page, SEGMENTS));
      await page.locator('main details').evaluateAll((all) => all.forEach((part) => part.setAttribute('open', '')));
      expect(await violations(page)).toEqual([]);
    });
  });
