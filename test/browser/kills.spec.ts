import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { KilledBrowser } from './killed-browser';

/** A short loop here; the long one is `KILLS=30 npx playwright test kills`, its figures in docs/vault.md. */
const KILLS = Number(process.env['KILLS'] ?? 4);
const SEED = Number(process.env['KILL_SEED'] ?? 20_250_930);

const HEADER = 'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date,Next Step';
/** An import that can be told from every other by its name and its number of deals. */
const dealsOf = (number: number): number => 3000 + number * 17;
const nameOf = (number: number): string => `import-${number}.csv`;
function fileOf(number: number): { readonly name: string; readonly mimeType: string; readonly buffer: Buffer } {
  const rows = Array.from(
    { length: dealsOf(number) },
    (_, deal) =>
      `${number}-${deal},Account ${deal % 900},Closed Won,${deal}.50,EUR,2024-11-01,2025-0${1 + (deal % 9)}-15,${'words '.repeat(20)}`,
  );
  return { name: nameOf(number), mimeType: 'text/csv', buffer: Buffer.from(`${[HEADER, ...rows].join('\n')}\n`) };
}

/** Chance with a seed (a linear congruence): a run can be repeated. */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

/** The moments at which a browser is killed: after a step was seen to begin, and up to so many milliseconds later. */
const MOMENTS = [
  { step: 'reading', within: 400 },
  { step: 'loading', within: 900 },
  { step: 'saving', within: 120 },
  { step: 'saved', within: 40 },
] as const;
type Step = (typeof MOMENTS)[number]['step'];

const saved = (page: Page) => page.getByText(/Saved and read back/);

/** Imports a file in the place of what is loaded, and comes back when the step has begun. */
async function importUntil(page: Page, number: number, step: Step): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(fileOf(number));
  if (step === 'reading') return;
  const load = page.getByRole('button', { name: /^Load [\d,]+ rows?$/ });
  await load.waitFor();
  if ((await page.getByText('These files are added to those that are loaded.').count()) > 0) {
    await page.getByRole('button', { name: 'Change that' }).click();
    await page.getByRole('radio', { name: /Replace what is loaded/ }).check();
  }
  await page.getByRole('button', { name: `Load ${dealsOf(number).toLocaleString('en-US')} rows` }).click();
  if (step === 'loading') return;
  await page
    .getByText(/Being saved|Saved and read back/)
    .first()
    .waitFor();
  if (step === 'saved') await saved(page).waitFor();
}

/** The import that the page shows after it was opened: its number, and whether it is whole. Null where nothing is loaded. */
async function shown(page: Page, mustShow: boolean): Promise<number | null> {
  await page.goto('http://127.0.0.1:4199/#/data');
  const equation = page.getByText(/records in the file = [\d,]+ loaded/).first();
  await equation.waitFor({ timeout: mustShow ? 30_000 : 6000 }).catch(() => undefined);
  if ((await equation.count()) === 0) return null;
  const text = await page.locator('main').innerText();
  const numbers = new Set([...text.matchAll(/import-(\d+)\.csv/g)].map(([, number]) => Number(number)));
  const [number = -1] = numbers;
  expect([...numbers], 'one import is shown').toHaveLength(1);
  const count = dealsOf(number).toLocaleString('en-US');
  expect(await equation.innerText()).toContain(`${count} records in the file = ${count} loaded`);
  return number;
}

test(`a browser killed ${KILLS} times in the middle of importing and saving loses nothing that it said was saved`, async () => {
  test.setTimeout(60_000 + KILLS * 40_000);
  const profile = mkdtempSync(join(tmpdir(), 'killed-'));
  const chance = chances(SEED);
  const told: string[] = [];
  let acknowledged: number | null = null;
  let [lost, torn] = [0, 0];
  try {
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const moment = MOMENTS[(kill - 1) % MOMENTS.length] ?? MOMENTS[0];
      const browser = await KilledBrowser.start(profile);
      const { page } = browser;
      const before = await shown(page, acknowledged !== null);
      if (acknowledged !== null && (before === null || before < acknowledged)) lost += 1;
      if (before !== null && before >= kill) torn += 1;
      acknowledged = before ?? acknowledged;
      await importUntil(page, kill, moment.step);
      await new Promise((resolve) => setTimeout(resolve, chance() * moment.within));
      // While files are read the page still says of those before them that they are saved.
      const isAcknowledged =
        moment.step !== 'reading' && (await saved(page).count()) > 0 && (await page.locator('main').innerText()).includes(nameOf(kill));
      await browser.kill();
      if (isAcknowledged) acknowledged = kill;
      told.push(
        `${kill} killed while ${moment.step}, ${isAcknowledged ? 'acknowledged' : 'not acknowledged'}; before it ${before ?? 'nothing'}`,
      );
    }
    const browser = await KilledBrowser.start(profile);
    const last = await shown(browser.page, acknowledged !== null);
    if (acknowledged !== null && (last === null || last < acknowledged)) lost += 1;
    await browser.kill();
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
  test.info().annotations.push({ type: 'kills', description: told.join('\n') });
  if (process.env['KILLS'] !== undefined) console.log(told.join('\n'));
  expect({ lost, torn }, told.join('\n')).toEqual({ lost: 0, torn: 0 });
});
