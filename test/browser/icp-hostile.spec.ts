import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';

const MARKUP = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
const FORMULA = '=HYPERLINK("http://evil.example","click")';
const NAMES = [
  MARKUP,
  FORMULA,
  '"><svg onload=alert(3)>',
  "Robert'); DROP TABLE fact_account;--",
  '__proto__',
  '\u202Egnp.exe',
  'Ünïcode & Söhne',
];

/** An account for each name and some more, whose ids begin with zeros. */
const ACCOUNTS: readonly (readonly [string, string])[] = Array.from({ length: 40 }, (_, at) => [
  String(at + 1).padStart(8, '0'),
  NAMES[at] ?? `Plain ${at}`,
]);
const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
const INDUSTRIES = ['Software', MARKUP, FORMULA, 'constructor'];

const accounts = [
  quoted(['Account ID', 'Account Name', 'Industry', 'Employees']),
  ...ACCOUNTS.map(([id, name], at) => quoted([id, name, INDUSTRIES[at % INDUSTRIES.length] ?? '', String(10 * (at + 1))])),
].join('\r\n');
const deals = [
  quoted(['Opportunity ID', 'Opportunity Name', 'Account ID', 'Account Name', 'Stage', 'Amount', 'Currency', 'Close Date', 'Created Date']),
  ...Array.from({ length: 160 }, (_, at) => {
    const [id, name] = ACCOUNTS[at % ACCOUNTS.length] ?? ['', ''];
    const month = String((at % 9) + 1).padStart(2, '0');
    return quoted([
      `D${at}`,
      name,
      id,
      name,
      at % 3 === 0 ? 'Closed Won' : 'Closed Lost',
      '1000',
      'EUR',
      `2025-${month}-20`,
      `2025-${month}-02`,
    ]);
  }),
].join('\r\n');

const criterion = (id: string, points: number) => ({
  id,
  field: 'employees',
  family: 'firmographic',
  side: 'fit',
  importance: 'medium',
  points,
  bands: [{ when: { kind: 'within', column: 'employees', from: 100, to: null }, points }],
});
const profile = {
  id: 'all',
  name: 'All',
  owner: 'Ana',
  play: 'Call',
  mustHave: [],
  exclude: [],
  missing: 'leaveOut',
  cuts: [90, 70, 50],
  icpFrom: 70,
  criteria: [criterion('size', 100)],
};
const version = { id: 'icp-1', name: 'ICP 1', effectiveFrom: '2025-01-01', author: 'Ana', note: 'first', profiles: [profile] };
const enveloped = (icp: object, format = 1): string => JSON.stringify({ plumbline: 'icp', version: format, icp });
const loud = {
  ...version,
  name: MARKUP,
  author: MARKUP,
  note: FORMULA,
  profiles: [{ ...profile, name: MARKUP, owner: FORMULA, play: MARKUP, valueProposition: MARKUP, criteria: [criterion(MARKUP, 100)] }],
};
const whole = enveloped(version);

/** Files that hold no profile, each with what is said of it. */
const REFUSED: readonly (readonly [what: string, content: string | Buffer, says: RegExp])[] = [
  ['of a later format', enveloped(version, 9), /version 9 of the format/],
  ['of a version that is text', JSON.stringify({ plumbline: 'icp', version: '1', icp: version }), /version/],
  ['that is no JSON', 'profiles: [', /not JSON/],
  ['half of a file', whole.slice(0, whole.length / 2), /not JSON/],
  ['that is empty', '', /not JSON/],
  ['of 3 MB', enveloped({ ...version, note: 'x'.repeat(3_000_000) }), /2 MB/],
  ['of bytes at random', Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256)), /not JSON/],
  [
    'of 100,000 criteria',
    enveloped({ ...version, profiles: [{ ...profile, criteria: Array.from({ length: 100_000 }, () => ({ id: '' })) }] }),
    /./,
  ],
  [
    'of 5,000 criteria that are well formed',
    enveloped({ ...version, profiles: [{ ...profile, criteria: Array.from({ length: 5000 }, (_, at) => criterion(`c${at}`, 0.02)) }] }),
    /more than 500 criteria/,
  ],
  ['nested ten thousand deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, /nested too deeply/],
  ['whose prototype is a profile', `{"__proto__":${JSON.stringify(version)}}`, /no ICP/],
  ['whose envelope inherits', `{"plumbline":"icp","version":1,"__proto__":{"icp":${JSON.stringify(version)}}}`, /no "icp"/],
  ['of a whole workspace', JSON.stringify({ version: 1, icp: [version] }), /whole workspace/],
  ['whose points do not sum to 100', enveloped({ ...version, profiles: [{ ...profile, criteria: [criterion('size', 60)] }] }), /sum to 60/],
  ['whose cut-offs ascend', enveloped({ ...version, profiles: [{ ...profile, cuts: [50, 70, 90] }] }), /do not descend/],
  ['with a date that is none', enveloped({ ...version, effectiveFrom: '2025-02-30' }), /./],
  ['with points beyond all numbers', whole.replaceAll('"points":100', '"points":1e400'), /./],
  ['that names markup as its kind', `{"plumbline":${JSON.stringify(MARKUP)},"version":1}`, /no ICP/],
];

const sideOf = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('navigation', { name: 'Sides of the ICP' }).getByRole('button', { name });
const pageLink = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true });

type Heard = { readonly dialogs: string[]; readonly errors: string[]; readonly asked: string[] };

/** What a file could make the page do that it must not. */
function listen(page: Page): Heard {
  const heard: Heard = { dialogs: [], errors: [], asked: [] };
  page.on('dialog', (dialog) => {
    // Not of a payload: the page's own question before what is being kept is left.
    if (dialog.type() === 'beforeunload') return void dialog.accept();
    heard.dialogs.push(dialog.message());
    return void dialog.dismiss();
  });
  page.on('pageerror', (error) => heard.errors.push(error.message));
  page.on('request', (request) => {
    if (/evil\.example|\/x$/.test(request.url())) heard.asked.push(request.url());
  });
  return heard;
}
const NOTHING: Heard = { dialogs: [], errors: [], asked: [] };

const text = (name: string, content: string | Buffer) => ({
  name,
  mimeType: name.endsWith('csv') ? 'text/csv' : 'application/json',
  buffer: Buffer.from(content),
});

async function load(page: Page, icp: object): Promise<void> {
  await page.goto('./#/data');
  const workspace = JSON.stringify({ version: 1, currency: 'EUR', assumptions: { grossMargin: 0.8 }, icp: [icp] });
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([text('deals.csv', deals), text('accounts.csv', accounts), text('workspace.json', workspace)]);
  await page.getByRole('button', { name: /^Load [\d,]+ rows?$/ }).click();
  await expect(page.getByText(/records loaded/)).toBeVisible();
}

/** All that the accounts and the versions say, to be held against what they said before. */
async function told(page: Page): Promise<readonly string[]> {
  await sideOf(page, 'Accounts').click();
  const accountsSaid = await page.getByRole('table', { name: /^Accounts scored by/ }).innerText();
  await sideOf(page, 'Versions').click();
  return [accountsSaid, await page.getByRole('table', { name: /^Versions of the ICP/ }).innerText()];
}

test('profile files that hold no profile are refused with a sentence, run nothing and change nothing', async ({ page }) => {
  test.setTimeout(180_000);
  const heard = listen(page);
  await load(page, version);
  await pageLink(page, 'ICP').click();
  const before = await told(page);
  const open = page.getByLabel('Open a profile file as the draft');
  for (const [what, content, says] of REFUSED) {
    const alert = page.locator('#icp-versions ~ .field [role=alert]');
    // What is said of the file before is not what is said of this one.
    await open.setInputFiles(text('profile.json', '[]'));
    await expect(alert).toHaveText('The file holds no ICP: it is not an object.');
    await open.setInputFiles(text('profile.json', content));
    await expect(alert, what).not.toHaveText(/it is not an object/);
    await expect(alert, what).toHaveText(says);
    const sentence = await alert.innerText();
    expect(sentence.length, what).toBeLessThan(300);
    expect(sentence, what).toMatch(/^[^\n]+\.$/);
    await expect(sideOf(page, /^Build/), what).toHaveText('Build');
  }
  expect(await told(page)).toEqual(before);
  expect(heard).toEqual(NOTHING);
  expect(await page.evaluate(() => [Object.keys(Object.prototype), 'profiles' in {}])).toEqual([[], false]);
});

test('markup in a profile file is shown as text: as a draft, published, in its file and in the CSV', async ({ page }) => {
  test.setTimeout(120_000);
  const heard = listen(page);
  await load(page, version);
  await pageLink(page, 'ICP').click();
  const before = await told(page);
  await page.getByLabel('Open a profile file as the draft').setInputFiles(text('profile.json', enveloped(loud)));
  await expect(page.getByRole('heading', { name: `Draft: ${MARKUP}` })).toBeVisible();
  await expect(page.getByLabel('Name of the profile')).toHaveValue(MARKUP);
  await expect(page.locator('main img, main script')).toHaveCount(0);
  expect(await told(page)).toEqual(before);
  await sideOf(page, /^Build/).click();
  await page.getByLabel('Published by').fill(MARKUP);
  await page.getByLabel('What changed, and why').fill(FORMULA);
  await page.getByRole('button', { name: 'Publish as version 2' }).click();
  const second = page
    .getByRole('table', { name: /^Versions of the ICP/ })
    .getByRole('row')
    .filter({ hasText: 'icp-2' });
  await expect(second).toContainText(MARKUP);
  await expect(second).toContainText(FORMULA);
  for (const side of ['Profile and proof', 'Build', 'Versions', 'Accounts']) {
    await sideOf(page, side).click();
    await page.waitForTimeout(500);
    await expect(page.locator('main img, main script, main svg[onload]'), side).toHaveCount(0);
  }
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the list as CSV for the CRM' }).click(),
  ]);
  const lines = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines).toHaveLength(ACCOUNTS.length + 1);
  for (const [id] of ACCOUNTS) expect(lines.filter((line) => line.startsWith(`${id},`) || line.startsWith(`"${id}",`))).toHaveLength(1);
  for (const cell of lines.flatMap((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))) expect(cell).not.toMatch(/^"?[=+@\t]/);
  expect(heard).toEqual(NOTHING);
});

test('account names full of markup are text in the list, in the dialog and among the overrides', async ({ page }) => {
  const heard = listen(page);
  await load(page, version);
  await pageLink(page, 'ICP').click();
  await sideOf(page, 'Accounts').click();
  const list = page.getByRole('table', { name: /^Accounts scored by/ });
  for (const name of NAMES) {
    await list.getByRole('button', { name, exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('heading', { level: 2 })).toContainText(name);
    await expect(dialog.locator('img, script, svg[onload]')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await expect(page.locator('main img, main script, main svg[onload]')).toHaveCount(0);
  expect(heard).toEqual(NOTHING);
});

for (const [what, icp, says] of [
  ['points that do not sum to 100', { ...version, profiles: [{ ...profile, criteria: [criterion('size', 60)] }] }, /sum to 60/],
  [
    'criteria without end',
    { ...version, profiles: [{ ...profile, criteria: Array.from({ length: 5000 }, (_, at) => criterion(`c${at}`, 0.02)) }] },
    /criteria/,
  ],
  [
    'a profile that asks for its own score',
    { ...version, profiles: [{ ...profile, mustHave: [{ kind: 'known', dimension: 'tier' }] }] },
    /./,
  ],
] as const)
  test(`a workspace.json with ${what} is refused on the Data page, and what is loaded stays`, async ({ page }) => {
    const heard = listen(page);
    await load(page, version);
    await pageLink(page, 'ICP').click();
    const before = await told(page);
    await pageLink(page, 'Data').click();
    // Until the page is there, the first field for files is that of profiles.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Data');
    const hostile = JSON.stringify({ version: 1, currency: 'EUR', icp: [icp] });
    await page.locator('input[type=file]').first().setInputFiles(text('other.json', hostile));
    await expect(page.getByText(says).first()).toBeVisible();
    await pageLink(page, 'ICP').click();
    expect(await told(page)).toEqual(before);
    await page.reload();
    await expect(sideOf(page, 'Accounts')).toBeVisible();
    expect(await told(page)).toEqual(before);
    expect(heard).toEqual(NOTHING);
  });

/** Draws up another version, and waits until it is kept. */
async function draft(page: Page, name: string): Promise<void> {
  await sideOf(page, /^Build/).click();
  await page.getByRole('button', { name: 'Copy the current version' }).click();
  await page.getByLabel('Name of the version').fill(name);
  await page.waitForTimeout(1500);
}

async function publish(page: Page, number: number): Promise<void> {
  await page.getByLabel('Published by').fill('Ana');
  await page.getByLabel('What changed, and why').fill(`Version ${number}`);
  await page.getByRole('button', { name: `Publish as version ${number}` }).click();
  await expect(page.getByRole('table', { name: /^Versions of the ICP/ }).getByRole('row')).toHaveCount(number + 1);
}

test('going away and back keeps what was being written, to the last letter', async ({ page }) => {
  await load(page, version);
  await pageLink(page, 'ICP').click();
  await sideOf(page, 'Build').click();
  await page.getByRole('button', { name: 'Copy the current version' }).click();
  await page.getByLabel('Name of the version').fill('Typed in haste');
  await pageLink(page, 'Council').click();
  await expect(page.getByRole('heading', { name: 'Council', level: 1 })).toBeVisible();
  await page.goBack();
  await expect(sideOf(page, /^Build/)).toHaveText('Build (a draft)');
  await sideOf(page, /^Build/).click();
  await page.getByRole('button', { name: 'Go on with the draft of Typed in haste' }).click();
  await expect(page.getByLabel('Name of the version')).toHaveValue('Typed in haste');
});

test('a publishing is taken back in one step, however often its draft was kept, and the draft is there again', async ({ page }) => {
  test.setTimeout(120_000);
  await load(page, version);
  await pageLink(page, 'ICP').click();
  await draft(page, 'First words');
  await page.getByLabel('Name of the version').fill('Second words');
  await page.waitForTimeout(1500);
  await publish(page, 2);
  await pageLink(page, 'Definitions').click();
  const back = page.getByRole('button', { name: 'Take the last change back' });
  await back.click();
  await expect(back).toBeHidden();
  await pageLink(page, 'ICP').click();
  await sideOf(page, 'Versions').click();
  await expect(page.getByRole('table', { name: /^Versions of the ICP/ }).getByRole('row')).toHaveCount(2);
  await sideOf(page, /^Build/).click();
  await expect(page.getByRole('button', { name: 'Go on with the draft of Second words' })).toBeVisible();
});

test('a second tab keeps no draft and says so; the first keeps its own', async ({ page, context }) => {
  test.setTimeout(120_000);
  await load(page, version);
  await expect(page.getByText(/^Saved|saved in this browser|kept/i).first()).toBeVisible();
  const second = await context.newPage();
  await second.goto('./#/icp');
  await expect(sideOf(second, 'Build')).toBeVisible({ timeout: 60_000 });
  await draft(second, 'Of the second tab');
  await expect(second.getByText(/another tab/i).first()).toBeVisible();
  await pageLink(page, 'ICP').click();
  await draft(page, 'Of the first tab');
  await page.reload();
  await second.close();
  await sideOf(page, /^Build/).click();
  await expect(page.getByRole('button', { name: 'Go on with the draft of Of the first tab' })).toBeVisible();
});

test('without a network a version is drafted and published, and the accounts are scored by it', async ({ page, context }) => {
  await load(page, version);
  await pageLink(page, 'ICP').click();
  await sideOf(page, 'Build').click();
  await context.setOffline(true);
  await draft(page, 'Without a network');
  await publish(page, 2);
  await sideOf(page, 'Accounts').click();
  await expect(page.getByRole('table', { name: 'Accounts scored by Without a network' })).toBeVisible();
});
