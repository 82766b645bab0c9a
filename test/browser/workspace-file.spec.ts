import { readFileSync } from 'node:fs';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { NO_DECISIONS, readDefinitions, type Definitions } from '../../src/core/workspace';
import { writeWorkspaceFile } from '../../src/exports/workspace-file';
import { COMPANIES, loadCompany, type Company } from './company';

const COMPANY = COMPANIES[0] as Company;
const SECTION = 'Workspace file';

const section = (page: Page) => page.getByRole('region', { name: SECTION, exact: true });

async function saved(page: Page, button: string, withFiles = false): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await page.goto('./#/data');
  const tick = section(page).getByRole('checkbox');
  if (withFiles !== (await tick.isChecked())) await tick.click();
  const [download] = await Promise.all([page.waitForEvent('download'), section(page).getByRole('button', { name: button }).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const opened = (page: Page, name: string, bytes: Uint8Array): Promise<void> =>
  section(page)
    .getByLabel('Open a workspace file…')
    .setInputFiles({ name, mimeType: 'application/zip', buffer: Buffer.from(bytes) });

/** The sentence of the Council page and all its headline numbers, without what is drawn beside them. */
async function figures(page: Page): Promise<readonly string[]> {
  await page.goto('./#/council');
  const region = page.getByRole('region', { name: 'Headline numbers, before and now' });
  await expect(region.getByText('Amount won').first()).toBeVisible();
  await expect(region.locator('[aria-busy="true"]')).toHaveCount(0);
  const numbers = await region.evaluate((shown) => {
    const copy = shown.cloneNode(true) as Element;
    for (const drawn of copy.querySelectorAll('.chart, svg, canvas, [role="img"]')) drawn.remove();
    return (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  });
  expect(numbers.match(/\d+/g)?.length).toBeGreaterThan(40);
  return [await page.locator('main p.sentence').innerText(), numbers];
}

/** Another machine: a browser that keeps nothing of the first one. */
async function elsewhere(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto('./#/data');
  await expect(section(page)).toBeVisible();
  return page;
}

function definitionsWith(owner: string, id: string): Definitions {
  const read = readDefinitions(JSON.parse(readFileSync(`${COMPANY.folder}/workspace.json`, 'utf8')));
  if (read.definitions === null) throw new Error(read.error);
  const evidence = { asOf: '2025-09-30', data: 'a', rules: 'b', icp: null, question: null, finding: null, readings: [] };
  const decision = {
    id,
    type: 'keep' as const,
    text: `<img src=x onerror="window.ran=1"> by ${owner}`,
    segment: { name: 'All', where: [] },
    taken: '2025-10-01',
    options: [],
    evidence,
    expected: null,
    owner,
    due: null,
    approvers: [],
    dissent: '',
    review: '2026-01-01',
    kill: '',
    status: 'open' as const,
    verdict: null,
    made: null,
  };
  return {
    ...read.definitions,
    council: { ...read.definitions.council, decisions: [{ decision, by: owner, at: '2025-10-01T00:00:00Z' }] },
  };
}

async function fileOf(definitions: Definitions): Promise<Uint8Array> {
  const about = { product: 'Plumbline', asOf: '2025-09-30', data: 'a', isAnonymised: false, removed: [] };
  return new Uint8Array(await (await writeWorkspaceFile({ ...about, definitions, decisions: NO_DECISIONS, files: [] })).arrayBuffer());
}

/** Ids and names of the accounts of the company, from the first two columns of its file. */
function accountNames(): readonly string[] {
  const lines = readFileSync(`${COMPANY.folder}/accounts.csv`, 'utf8').split(/\r?\n/).slice(1);
  const cells = lines.flatMap((line) => /^"([^"]+)","([^"]+)"/.exec(line)?.slice(1) ?? []);
  expect(cells.length).toBeGreaterThan(200);
  return cells;
}

const decisionsIn = (bytes: Buffer): readonly string[] => {
  const text = bytes.toString('utf8');
  return [...new Set([...text.matchAll(/"id": "(decision-[a-z]+)"/g)].map(([, id]) => id ?? ''))].toSorted();
};

test('a workspace with its raw files opens on another machine with the same figures; saved twice, it is the same bytes', async ({
  page,
  browser,
}) => {
  await loadCompany(page, COMPANY);
  const before = await figures(page);
  const file = await saved(page, 'Save the workspace file', true);
  expect(file.name).toMatch(/^plumbline-workspace-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.plumbline$/);
  const again = await saved(page, 'Save the workspace file', true);
  expect(again.bytes.equals(file.bytes)).toBe(true);
  const other = await elsewhere(browser);
  await opened(other, file.name, file.bytes);
  await expect(section(other).getByText('It holds 4 raw files')).toBeVisible();
  await section(other).getByRole('button', { name: 'Review its files' }).click();
  await other.getByRole('button', { name: /^Load [\d,]+ rows?$/ }).click();
  await expect(other.getByText(/records loaded/)).toBeVisible();
  expect(await figures(other)).toEqual(before);
});

test('a changed file is refused with a sentence, and what is loaded stays as it was', async ({ page }) => {
  await loadCompany(page, COMPANY);
  const before = await figures(page);
  const { name, bytes } = await saved(page, 'Save the workspace file');
  const changed = Buffer.from(bytes);
  changed[Math.floor(changed.length / 2)] = (changed[Math.floor(changed.length / 2)] ?? 0) ^ 1;
  await opened(page, name, changed);
  await expect(section(page).getByRole('alert')).toContainText('The file is');
  await expect(section(page).getByRole('alert')).toContainText('What stands here is as it was.');
  await opened(page, 'no.plumbline', Buffer.from('deal,amount\nA,1\n'));
  await expect(section(page).getByRole('alert')).toContainText('The file is no workspace file');
  await expect(section(page).getByRole('button', { name: 'Take over' })).toHaveCount(0);
  expect(await figures(page)).toEqual(before);
});

test('two people’s decisions are both there after a merge, which is shown first, runs nothing and can be taken back', async ({ page }) => {
  await loadCompany(page, COMPANY);
  await page.goto('./#/data');
  await opened(page, 'ada.plumbline', await fileOf(definitionsWith('Ada', 'decision-ada')));
  await expect(section(page).getByText('1 decision added')).toBeVisible();
  expect(decisionsIn((await saved(page, 'Save the workspace file')).bytes)).toEqual([]);
  await section(page).getByRole('button', { name: 'Take over' }).click();
  const ben = { ...definitionsWith('Ben', 'decision-ben'), currency: 'EUR' as Definitions['currency'] };
  await opened(page, 'ben.plumbline', await fileOf(ben));
  await expect(section(page).getByText('1 decision added')).toBeVisible();
  await section(page)
    .getByRole('group', { name: 'Currency' })
    .getByLabel(/What stands here/)
    .check();
  await section(page).getByRole('button', { name: 'Take over' }).click();
  await expect(section(page).getByRole('button', { name: 'Take over' })).toHaveCount(0);
  expect(decisionsIn((await saved(page, 'Save the workspace file')).bytes)).toEqual(['decision-ada', 'decision-ben']);
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  expect(decisionsIn((await saved(page, 'Save the workspace file')).bytes)).toEqual(['decision-ada']);
  await opened(page, 'ben.plumbline', await fileOf(ben));
  await section(page).getByRole('button', { name: 'Take over' }).click();
  // Taken over is not yet on the disk: the page says when it is, and the browser asks whoever leaves before (see test/app/shell/leaving.test.tsx).
  await expect(section(page).getByRole('button', { name: 'Take over' })).toHaveCount(0);
  await expect(page.getByText(/^Saved and read back on/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/records loaded/)).toBeVisible();
  expect(decisionsIn((await saved(page, 'Save the workspace file')).bytes)).toEqual(['decision-ada', 'decision-ben']);
});

test('an anonymised copy names no account and no owner of the workspace', async ({ page }) => {
  await loadCompany(page, COMPANY);
  await page.goto('./#/data');
  await opened(page, 'ada.plumbline', await fileOf(definitionsWith('Ada Lovelace', 'decision-ada')));
  await section(page).getByRole('button', { name: 'Take over' }).click();
  const { name, bytes } = await saved(page, 'Save an anonymised copy', true);
  expect(name).toMatch(/^plumbline-anonymised-\d{4}-\d\d-\d\d\.plumbline$/);
  const text = bytes.toString('utf8');
  expect(text).toContain('"isAnonymised": true');
  expect(text).not.toContain('Lovelace');
  expect(accountNames().filter((account) => text.includes(account))).toEqual([]);
  expect(text).not.toContain('files/');
});

test('a workspace file that is dropped on any page is looked at on the Data page', async ({ page }) => {
  await page.goto('./#/council');
  const bytes = [...(await fileOf(definitionsWith('Ada', 'decision-ada')))];
  await page.evaluate((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(content)], 'ada.plumbline'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, bytes);
  await expect(section(page).getByRole('heading', { name: 'ada.plumbline' })).toBeVisible();
  await expect(section(page).getByText('1 decision', { exact: true })).toBeVisible();
});
