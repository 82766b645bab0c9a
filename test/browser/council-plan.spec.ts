import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from './violations';

const plan = (page: Page): Locator => page.getByRole('region', { name: 'Does the plan add up?' });
const step = (page: Page, name: string): Locator =>
  plan(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name }) });

/** The example of the specification, where its rates are typed over the observed ones. */
const TYPED: readonly (readonly [label: string, text: string])[] = [
  ['Revenue target a year', '5,000,000'],
  ['ACV', '12,000'],
  ['Customers of opportunities', '20'],
  ['Opportunities of meetings', '40'],
  ['Meetings of replies', '30'],
  ['Replies of touches', '15%'],
  ['Companies in all', '100,000'],
  ['Serviceable companies', '20,000'],
  ['Penetration', '2'],
  ['Years it takes', '3'],
  ['ICP companies', '150'],
  ['Your name (optional)', '<img src=x onerror=alert(1)>'],
];

for (const scheme of ['light', 'dark'] as const)
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    test('the example is typed, told to the digit, and clean in every state, also on a phone', async ({ page }) => {
      await page.goto('./?sample=salesforce-style#/council-room');
      await expect(plan(page).getByRole('heading', { name: 'What does the revenue target take?' })).toBeVisible();
      await expect(plan(page).locator('[aria-busy=true]')).toHaveCount(0);
      expect(await violations(page)).toEqual([]);
      await plan(page).getByLabel('ICP companies', { exact: true }).fill('many');
      await expect(plan(page).getByText('“many” is not a number. Write it like 1,234.5.')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      for (const [label, text] of TYPED) await plan(page).getByLabel(label, { exact: true }).fill(text);
      await plan(page).getByLabel('Your name (optional)').press('Enter');
      await expect(step(page, 'Touches').getByText('115,847')).toBeVisible();
      await expect(step(page, 'Touches').getByText('9,654 a month, 446 a working day')).toBeVisible();
      await expect(
        plan(page).getByText('The target takes 417 customers a year, more than the 400 that the SOM counts in 3 years.').first(),
      ).toBeVisible();
      await expect(plan(page).getByText('plan written by <img src=x onerror=alert(1)>')).toBeVisible();
      await expect(plan(page).getByText('Change the plan')).toBeFocused();
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      await expect.poll(() => plan(page).evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    });
  });

test('another mix is told as a range, and the observed rates open their deals', async ({ page }) => {
  await page.goto('./?sample=salesforce-style#/council-room');
  const card = plan(page).getByRole('region', { name: 'What would an ICP-heavier mix change?' });
  await card.getByLabel('ICP share of created deals').fill('70');
  await expect(card.getByText(/^If rates hold, .* describes the past, does not promise\.$/)).toBeVisible();
  await card.getByLabel('ICP share of created deals').fill('99.9');
  await expect(card.getByText(/cannot be told: accounts of \d+ created deals cannot be scored/)).toBeVisible();
  await step(page, 'Opportunities').getByRole('button', { name: '20.5%' }).click();
  await expect(page.getByRole('dialog').getByRole('heading', { name: '291 won deals of 1,420 deals closed in any way' })).toBeVisible();
});
