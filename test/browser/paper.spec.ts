import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';

const SAMPLE = './?sample=salesforce-style';
const READY = 120_000;
const DOTS = 36;
/** Between the margins of the style sheet for paper. */
const [TOP_MM, BOTTOM_MM, MM_IN_INCH] = [13, 15, 25.4];
const LEAST_FULL = 1 / 3;
/** A grey at which lines of tables count, and a ground of a cell does not. */
const INK = 200;

const program = (name: string, given: readonly string[]): string =>
  execFileSync(name, given, { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 }).toString();

function isThere(): boolean {
  try {
    return program('which', ['pdftotext', 'pdftoppm']) !== '';
  } catch {
    return false;
  }
}

/** How much of a sheet, drawn in grey, lies above the last thing on it. */
function fullness(pgm: Buffer): number {
  const [, width = 0, height = 0] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 40).toString('latin1'))?.map(Number) ?? [];
  const pixels = pgm.subarray(pgm.length - width * height);
  const [top, bottom] = [(TOP_MM / MM_IN_INCH) * DOTS, height - (BOTTOM_MM / MM_IN_INCH) * DOTS];
  let last = top;
  for (let y = Math.ceil(top); y < bottom; y += 1) if (pixels.subarray(y * width, (y + 1) * width).some((grey) => grey < INK)) last = y;
  return (last - top) / (bottom - top);
}

type Sheet = { readonly full: number; readonly lines: readonly string[] };

/** The sheets of a page: how full each is, and its lines without those of the margins. */
async function sheetsOf(page: Page, format: string, folder: string): Promise<readonly Sheet[]> {
  mkdirSync(folder, { recursive: true });
  const path = `${folder}/page.pdf`;
  await page.pdf({ format, path, printBackground: true });
  program('pdftoppm', ['-r', String(DOTS), '-gray', path, `${folder}/sheet`]);
  const drawn = readdirSync(folder).filter((name) => name.endsWith('.pgm'));
  const texts = program('pdftotext', ['-raw', path, '-']).split('\f').slice(0, -1);
  expect(drawn).toHaveLength(texts.length);
  return drawn.toSorted().map((name, at) => ({
    full: fullness(readFileSync(`${folder}/${name}`)),
    lines: (texts[at] ?? '').split('\n').filter((line) => line.trim() !== '' && !/^(Plumbline|Page \d+ of \d+)$/.test(line.trim())),
  }));
}

async function settled(page: Page, last: string): Promise<void> {
  await expect(page.getByRole('heading', { name: last })).toBeVisible({ timeout: READY });
  await expect(page.locator('main :is([aria-busy="true"], .skeleton, .updating)')).toHaveCount(0, { timeout: READY });
  await expect(page.getByText(/intervals? under way/)).toHaveCount(0, { timeout: READY });
}

const PAGES = [
  { id: 'council', last: 'What must we decide?', most: 8 },
  { id: 'pipeline', last: 'Where does it move?', most: 9 },
  { id: 'icp', last: 'How tight is it?', most: 7 },
  { id: 'definitions', last: 'How is the market divided?', most: 7 },
] as const;

test.describe('sheets of a page', () => {
  test.skip(!isThere(), 'pdftotext and pdftoppm of poppler-utils are not installed: sheets cannot be looked at');

  for (const { id, last, most } of PAGES)
    test(`${id}: no sheet but the last stays two thirds white, and none ends with a heading`, async ({ page }, info) => {
      test.setTimeout(240_000);
      await page.goto(`${SAMPLE}#/${id}`);
      await settled(page, last);
      const headings = new Set(await page.locator('main :is(h2, h3)').allInnerTexts());
      for (const format of ['A4', 'Letter']) {
        const sheets = await sheetsOf(page, format, info.outputPath(format));
        expect(sheets.length, format).toBeGreaterThan(1);
        expect(sheets.length, format).toBeLessThanOrEqual(most);
        for (const [at, { full, lines }] of sheets.entries()) {
          const where = `${format}, sheet ${at + 1} of ${sheets.length}`;
          if (at < sheets.length - 1) expect(full, where).toBeGreaterThan(LEAST_FULL);
          expect(lines.length, where).toBeGreaterThan(0);
          expect(headings.has((lines.at(-1) ?? '').trim()), `${where} ends with ${lines.at(-1)}`).toBe(false);
        }
      }
    });

  test('what is for hands alone is not printed: sides, searches, files, forms and ways to other pages', async ({ page }, info) => {
    test.setTimeout(240_000);
    await page.goto(`${SAMPLE}#/definitions`);
    await settled(page, 'Take the definitions along');
    const lines = (await sheetsOf(page, 'A4', info.outputPath('definitions'))).flatMap((sheet) => sheet.lines);
    for (const gone of ['Search the definitions', 'Nothing is changed.', 'Take the definitions along', 'Reset'])
      expect(
        lines.some((line) => line.includes(gone)),
        gone,
      ).toBe(false);
    // A field would cut it where the field ends.
    expect(lines.join(' ')).toContain('0; 1000000; 10000000; 50000000; 250000000; 1000000000');
    await page.goto(`${SAMPLE}#/icp`);
    await settled(page, 'How tight is it?');
    const sides = (await sheetsOf(page, 'A4', info.outputPath('icp'))).flatMap((sheet) => sheet.lines);
    expect(sides.some((line) => line.trim() === 'Profile and proof')).toBe(true);
    for (const gone of ['Versions', 'Show the accounts', 'Accounts by Employees'])
      expect(
        sides.some((line) => line.trim() === gone),
        gone,
      ).toBe(false);
  });

  test('pictures that were made smaller have their own size again afterwards', async ({ page }) => {
    test.setTimeout(240_000);
    await page.goto(`${SAMPLE}#/pipeline`);
    await settled(page, 'Where does it move?');
    const heights = () => page.locator('.chart').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
    const before = await heights();
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    const onPaper = await heights();
    expect(onPaper.some((height, at) => height < (before[at] ?? 0) - 1)).toBe(true);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    expect(await heights()).toEqual(before);
  });
});
