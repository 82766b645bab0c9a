import { expect, test, type Page } from '@playwright/test';
import { violations } from './violations';

async function open(page: Page, hash = '#/council'): Promise<void> {
  await page.goto(`./?sample=salesforce-style${hash}`);
  await expect(page.getByRole('button', { name: 'Present' })).toBeVisible();
  await expect(page.locator('main p.sentence')).toBeVisible();
  await expect(page.locator('main .is-updating')).toHaveCount(0);
}

const searchBox = (page: Page) => page.getByRole('combobox', { name: /^Search pages/ });

/** Leaves what is open over the page. A dialog is gone a moment after the key, and until then no key is one of the page. */
async function escape(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
}

async function choose(page: Page, typed: string, entry: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.type(typed);
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toContainText(entry);
  await page.keyboard.press('Enter');
}

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    test('axe finds nothing with anything open over the page', async ({ page }) => {
      await open(page);
      await page.keyboard.press('Control+k');
      await expect(searchBox(page)).toBeVisible();
      await expect.poll(() => violations(page)).toEqual([]);
      await escape(page);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'All keys' })).toBeVisible();
      await expect.poll(() => violations(page)).toEqual([]);
      await escape(page);
      await choose(page, 'retail', 'Industry is Retail');
      await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
      await expect.poll(() => violations(page)).toEqual([]);
      await choose(page, 'changed here', 'What was changed here');
      await expect(page.getByRole('dialog', { name: 'What was changed here' })).toBeVisible();
      await expect.poll(() => violations(page)).toEqual([]);
      await escape(page);
      await page.getByRole('button', { name: 'Preferences' }).click();
      await expect(page.getByLabel('Density')).toBeVisible();
      await expect.poll(() => violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Shift+P');
      await expect(page.getByRole('status').filter({ hasText: /^1 of \d+ · Council/ })).toBeVisible();
      await page.waitForTimeout(1500);
      for (let slide = 1; slide <= 4; slide += 1) {
        await expect.poll(() => violations(page)).toEqual([]);
        await page.keyboard.press('ArrowRight');
      }
      await page.keyboard.press('l');
      await expect(page.getByRole('navigation', { name: 'Slides' })).toBeVisible();
      await expect.poll(() => violations(page)).toEqual([]);
    });
  });
}

test('the palette narrows to a segment by keyboard alone, and the focus comes back to where it was', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Search' }).focus();
  await page.keyboard.press('Enter');
  const box = searchBox(page);
  await expect(box).toBeFocused();
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.type('is');
  const first = await box.getAttribute('aria-activedescendant');
  await page.keyboard.press('ArrowDown');
  expect(await box.getAttribute('aria-activedescendant')).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  expect(await box.getAttribute('aria-activedescendant')).toBe(first);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('zebra');
  await expect(page.getByText('Nothing has these words in its name.')).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('retail industry');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Edit the filter Industry is Retail' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Search' })).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('listbox').getByRole('option').first()).toContainText('Recent');
});

test('what is typed while the palette is fetched is no key of the page', async ({ page }) => {
  await page.route('**/assets/palette-*.js', async (route) => {
    await new Promise((resolve) => {
      setTimeout(resolve, 1500);
    });
    await route.continue();
  });
  await page.goto('./');
  await expect(page.getByRole('button', { name: 'Try the sample' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await expect(searchBox(page)).toBeFocused();
  await expect(page).not.toHaveURL(/economics/);
});

test('single keys go to pages and periods, open help and filters, turn a card, sleep while typing, and can be switched off', async ({
  page,
}) => {
  await open(page);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { level: 1, name: 'Segments' })).toBeFocused();
  await expect(page).toHaveTitle(/^Segments · .+ · Plumbline$/);
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { level: 1, name: 'Council' })).toBeFocused();
  await page.getByLabel(/^Period/).selectOption({ label: 'Q2 2025' });
  await page.locator('h1').focus();
  await page.keyboard.press('[');
  await expect(page).toHaveTitle('Council · Q1 2025 · Plumbline');
  await page.keyboard.press(']');
  await expect(page).toHaveTitle('Council · Q2 2025 · Plumbline');
  const card = page.getByRole('region', { name: 'Is the ICP worth it?' });
  await card.getByRole('button', { name: 'Chart' }).focus();
  await page.keyboard.press('t');
  await expect(card.getByRole('button', { name: 'Table', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('/');
  await expect(page.getByLabel('Field')).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await escape(page);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'All keys' }).getByRole('checkbox').uncheck();
  await escape(page);
  await page.keyboard.press('?');
  await page.keyboard.press('Shift+P');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.reload();
  await expect(page.locator('main p.sentence')).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(searchBox(page)).toBeFocused();
});

test('chips are edited and removed by keyboard, and an undone filter is back', async ({ page }) => {
  await open(page);
  await page.keyboard.press('/');
  await page.getByLabel('Field').selectOption({ label: 'Industry' });
  await page.getByRole('checkbox', { name: /^Retail/ }).check();
  await page.getByRole('button', { name: 'Add filter' }).press('Enter');
  const chip = page.getByRole('button', { name: 'Edit the filter Industry is Retail' });
  await expect(chip).toBeVisible();
  await expect(page.locator('.filter-count')).toHaveText(/^[\d,]+ of [\d,]+ deals$/);
  await page.locator('h1').focus();
  await page.keyboard.press('/');
  await expect(chip).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(chip).toHaveCount(0);
  const said = page.getByRole('status').filter({ hasText: 'Filter removed: Industry is Retail' });
  await expect(said).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add a filter' })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(chip).toBeVisible();
  await expect(said).toHaveCount(0);
  await page.goBack();
  await expect(chip).toHaveCount(0);
});

test('comparing with nothing removes every delta on the council and the segments page', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('region', { name: 'Headline numbers, before and now' })).toBeVisible();
  await page.getByLabel(/^Compare with/).selectOption({ label: 'Nothing' });
  await expect(page).toHaveURL(/c=none/);
  await expect(page.getByRole('region', { name: 'Headline numbers, before and now' })).toHaveCount(0);
  await expect(page.locator('main')).not.toContainText(/\bBefore\b/);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { name: 'Where do we win?' })).toBeVisible();
  // A decision of the sample, pinned to its quarter, is to be watched before it becomes a profile.
  await expect(page.locator('main')).not.toContainText(/\b[Bb]efore\b(?! it becomes a profile)/);
});

test('presenting shows the packet of the question a slide at a time, 24 px and up on a projector, and leads back to the same place', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1140 });
  await open(page, '#/segments');
  await page.evaluate(() => window.scrollTo(0, 500));
  const [name, at] = await page.evaluate(() => [location.hash, window.scrollY]);
  await page.keyboard.press('Shift+P');
  const dialog = page.getByRole('dialog', { name: 'Presenting' });
  const place = dialog.locator('.slide-foot').getByRole('status');
  await expect(place).toHaveText(/^1 of \d+ · Council packet/);
  await page.keyboard.press('ArrowRight');
  await expect(place).toHaveText(/^2 of \d+ · What did we decide, and did it work\?/);
  const slide = dialog.locator('.slide');
  await expect(slide.getByRole('table', { name: /^Decisions, those due/ })).toBeVisible();
  for (let step = 0; step < 8; step += 1) {
    const small = await slide.evaluate((shown) =>
      [...shown.querySelectorAll('h2, p:not(.slide-source), li, th, td, caption, figcaption')]
        .map((each) => ({ text: each.textContent, size: Number.parseFloat(getComputedStyle(each).fontSize) }))
        .filter(({ size }) => size < 23.9),
    );
    expect(small).toEqual([]);
    // Nothing lies on what stands below it, or runs off the slide.
    const over = await slide.evaluate((shown) => {
      const [frame, ...parts] = [shown, ...shown.querySelectorAll('.slide-piece')].map((each) => each.getBoundingClientRect());
      const drawn = [...shown.querySelectorAll('table, figure, ul')].map((each) => each.getBoundingClientRect());
      const foot = parts.at(-1);
      const isOver = (box: DOMRect): boolean => box.right > (frame?.right ?? 0) + 1 || box.bottom > (foot?.top ?? 0) + 4;
      const meets = (a: DOMRect, b: DOMRect): boolean =>
        a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 6 && b.top < a.bottom - 6;
      return [drawn.filter(isOver).length, drawn.flatMap((a, nth) => drawn.slice(nth + 1).filter((b) => meets(a, b))).length];
    });
    expect(over, (await place.textContent()) ?? '').toEqual([0, 0]);
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('n');
  await expect(dialog.getByRole('region', { name: 'Definitions on this slide' })).toContainText(/interval|:/i);
  await page.keyboard.press('l');
  await page
    .getByRole('navigation', { name: 'Slides' })
    .getByRole('button', { name: /Where do we win/ })
    .first()
    .click();
  await expect(place).toHaveText(/Where do we win/);
  await expect(slide.getByRole('table', { name: /^Industry ranked/ })).toBeVisible();
  await page.keyboard.press('Home');
  await expect(place).toHaveText(/^1 of/);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(await page.evaluate(() => [location.hash, window.scrollY])).toEqual([name, at]);
});

test('whoever goes back in the browser leaves what is open over the page, and a slide is no wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, '#/data');
  await page.evaluate(() => void (location.hash = '#/council'));
  await expect(page.getByRole('heading', { name: 'Headline numbers, before and now' })).toBeVisible();
  const dialog = page.getByRole('dialog', { name: 'Presenting' });
  await page.keyboard.press('Shift+P');
  await expect(dialog.locator('.slide')).toBeVisible();
  await page.keyboard.press('End');
  const box = await dialog.locator('.slide').boundingBox();
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(16 / 9, 1);
  await expect.poll(() => dialog.locator('.deck').evaluate((deck) => deck.scrollWidth - deck.clientWidth)).toBeLessThanOrEqual(0);
  await page.goBack();
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(/#\/data$/);
});

test('slides are of what the page asks, period and all, and in the dark they are as white as their file', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, '#/council?v=2&p=all');
  await page.keyboard.press('Shift+P');
  const slide = page.getByRole('dialog', { name: 'Presenting' }).locator('.slide');
  await expect(slide.locator('.slide-source')).toContainText(/filters: none/);
  await expect(slide.locator('.slide-source')).not.toContainText('Last four quarters');
  expect(await slide.evaluate((shown) => [getComputedStyle(shown).backgroundColor, getComputedStyle(shown).color])).toEqual([
    'rgb(255, 255, 255)',
    'rgb(22, 32, 43)',
  ]);
});

test('preferences change how numbers, dates and density read, at once and after a reload, and no file', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Preferences' }).click();
  await page.getByLabel('Numbers').selectOption('1.234,5');
  await page.getByRole('combobox', { name: 'Dates' }).selectOption('2025-09-30');
  await page.getByLabel('Density').selectOption('compact');
  await page.keyboard.press('Escape');
  await expect(page.getByText(/^8\.635 of 8\.686 records loaded$/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^As of 2025-09-30/ })).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^8\.635 of 8\.686 records loaded$/)).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
});

test('on a phone five pages and the rest behind More fit, and so does what opens over the page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  const nav = page.getByRole('navigation', { name: 'Pages' });
  await expect(nav.getByRole('listitem').getByRole('link')).toHaveCount(5);
  await nav.getByRole('button', { name: 'More pages and preferences' }).click();
  await expect(nav.getByRole('link', { name: 'Data' })).toBeVisible();
  await expect(page.getByLabel('Density')).toBeVisible();
  await nav.getByRole('link', { name: 'Data' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Data' })).toBeFocused();
  await page.goBack();
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.press('Escape');
  for (const width of [390, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

for (const [width, height] of [
  [1366, 620],
  [1024, 768],
  [1024, 480],
] as const)
  test(`the last page and the preferences are within reach in a window of ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    const pages = page.getByRole('navigation', { name: 'Pages' });
    const preferences = pages.getByRole('button', { name: 'Preferences' });
    await expect(preferences).toBeInViewport({ ratio: 1 });
    await preferences.click();
    await expect(page.getByLabel('Density')).toBeInViewport();
    await page.keyboard.press('Escape');
    await pages.getByRole('link', { name: 'Definitions' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Definitions' })).toBeVisible();
  });
