import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { COMPANIES } from './company';

const TEXT = 'Answer referrals before all other leads';

/** A company's files, of its decisions only one: its pin leads to a record and not to a list. */
async function loadWithOneDecision(page: Page): Promise<void> {
  const [, company] = COMPANIES;
  if (company === undefined) throw new Error('no company');
  const files = company.files.map((name) => ({ name, mimeType: 'text/csv', buffer: readFileSync(`${company.folder}/${name}`) }));
  const given = files.map((file) => {
    if (file.name !== 'workspace.json') return file;
    const workspace = JSON.parse(file.buffer.toString('utf8')) as {
      readonly council: { readonly decisions: readonly { readonly decision: { readonly text: string } }[] };
    };
    const decisions = workspace.council.decisions.filter(({ decision }) => decision.text === TEXT);
    return { ...file, buffer: Buffer.from(JSON.stringify({ ...workspace, council: { ...workspace.council, decisions } })) };
  });
  await page.goto('./#/data');
  await page.locator('input[type=file]').first().setInputFiles(given);
  await page.getByRole('button', { name: /^Load [\d,]+ rows?$/ }).click();
  await expect(page.getByText(/records loaded/)).toBeVisible();
}

/** A click in the middle of something drawn, once it stands clear of what sticks to the edges. */
async function clickOn(page: Page, drawn: Locator): Promise<void> {
  await drawn.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await drawn.boundingBox();
  if (box === null) throw new Error('it is not drawn');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

const record = (page: Page): Locator => page.getByRole('dialog', { name: TEXT });
const PLACES = [
  { page: 'council', card: 'Is at least 70% of wins ICP?' },
  // A row of its table is a segment and no period: the list stands in the card, beside pictures and table alike.
  { page: 'segments', card: 'Are they moving?', isListed: true },
  { page: 'pipeline', card: 'Do newer deals win as often?' },
  { page: 'drift', card: 'How many deals cannot be placed?' },
] as const;

test('a pin of a decision leads to its record by a click, from the list and from the table, on every page that has time axes', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await loadWithOneDecision(page);
  for (const place of PLACES)
    await test.step(place.page, async () => {
      await page.goto(`./#/${place.page}`);
      const entry = page.locator('.drift-pins li').filter({ hasText: TEXT }).first();
      await expect(entry).toBeAttached();
      const number = (await entry.locator('.drift-pin').textContent()) ?? '';
      const card = page.getByRole('region', { name: place.card });
      await clickOn(
        page,
        card
          .locator('.chart svg text')
          .filter({ hasText: new RegExp(`^${number}$`) })
          .first(),
      );
      await expect(record(page)).toBeVisible();
      await expect(page).toHaveURL(/#\/council-room.*d=/);
      await page.goBack();
      await expect(entry.getByRole('link', { name: TEXT })).toHaveAttribute('href', /^#\/council-room.*d=/);
      await card.getByRole('button', { name: 'Table', exact: true }).click();
      const beside = 'isListed' in place ? card.locator('.drift-pins') : card.getByRole('cell');
      await beside.getByRole('link', { name: TEXT }).first().focus();
      await page.keyboard.press('Enter');
      await expect(record(page)).toBeVisible();
    });
});
