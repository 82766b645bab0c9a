import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { HOSTILE_NAMES } from '../fixtures/packets';
import { paragraphsOf } from './slide-text';

const ROOM = './?sample=salesforce-style#/council-room';
const READY = 120_000;

type Taken = { readonly name: string; readonly bytes: Buffer };

/** Opens the packet from the menu of the Council room. */
async function choose(page: Page, form: string): Promise<void> {
  await page.getByRole('button', { name: 'Take the packet' }).click({ timeout: READY });
  await page.getByRole('button', { name: form, exact: true }).click();
}

async function taken(page: Page, act: () => Promise<void>): Promise<Taken> {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: READY }), act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Slides from the menu, then tables from the dialog that shows what was taken. */
async function slidesAndTables(page: Page): Promise<readonly [Taken, Taken]> {
  const slides = await taken(page, () => choose(page, 'Slides (PPTX)'));
  await expect(page.getByText(`Saved ${slides.name}.`)).toBeVisible();
  const tables = await taken(page, () => page.getByRole('dialog').getByRole('button', { name: 'Tables (CSV)' }).click());
  await expect(page.getByText(`Saved ${tables.name}.`)).toBeVisible();
  return [slides, tables];
}

const partsOf = (zip: Buffer): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)]));

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');
const program = (name: string, given: readonly string[]): string =>
  execFileSync(name, given, { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 }).toString();

function isThere(name: string): boolean {
  try {
    return program('which', [name]) !== '';
  } catch {
    return false;
  }
}

/** Pages of a PDF as text, in the order in which they were written. */
const pagesOf = (path: string): readonly string[] => program('pdftotext', ['-raw', path, '-']).split('\f').slice(0, -1);

/** What of a page, drawn in grey, is nearer to its edges than nothing may stand: right and bottom, in parts of an inch. */
function inkAtEdges(pgm: Buffer, dots: number): number {
  const [, width = 0, height = 0] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 40).toString('latin1'))?.map(Number) ?? [];
  const pixels = pgm.subarray(pgm.length - width * height);
  let ink = 0;
  for (let y = Math.round(0.2 * dots); y < height; y += 1)
    for (let x = Math.round(0.4 * dots); x < width; x += 1)
      if ((x > width - 0.3 * dots || y > height - 0.08 * dots) && (pixels[y * width + x] ?? 255) < 200) ink += 1;
  return ink;
}

test('slides and tables hold the figures of the pages, and are the same bytes when they are taken again', async ({
  page,
  browser,
  baseURL,
}, info) => {
  test.setTimeout(240_000);
  await page.goto('./?sample=salesforce-style#/council');
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: READY });
  const council = await page.locator('main p.sentence').innerText();
  await page.goto(ROOM);
  await expect(page.getByRole('heading', { name: 'What did we decide, and did it work?' })).toBeVisible({ timeout: READY });
  const [slides, tables] = await slidesAndTables(page);
  expect(slides.name).toMatch(/^plumbline-sample-packet-2025-09-30-[0-9a-f]{8}\.pptx$/);
  const all = paragraphsOf(slides.bytes);
  const text = all.flat().join('\n');
  expect(council).toMatch(/\d+% [^(]*\(\d+ of \d+/);
  for (const [part] of council.matchAll(/\d+ of \d+/g)) expect(text).toContain(part);
  for (const [share] of council.matchAll(/\d+(?:\.\d+)?%/g)) expect(text).toContain(share);
  const agenda = all.find(([, label = '']) => !label.startsWith('Council packet'));
  expect(agenda?.[1]).toMatch(/^What did we decide, and did it work\?/);
  const sentences = await page.getByRole('dialog').locator('.packet-head h2').allInnerTexts();
  const titles = new Set(all.map(([title]) => title));
  expect([...titles]).toEqual(sentences);
  const csv = partsOf(tables.bytes);
  expect([...csv.keys()]).toContain('about.txt');
  for (const [name, file] of csv) if (name.endsWith('.csv')) expect(file, name).not.toMatch(/(^|,|\n)"?[\t ]*[=@]/);

  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    colorScheme: 'dark',
    serviceWorkers: 'block',
    viewport: { width: 390, height: 800 },
  });
  const other = await context.newPage();
  await other.goto(ROOM);
  const [again, tablesAgain] = await slidesAndTables(other);
  expect(again.bytes.equals(slides.bytes)).toBe(true);
  expect(tablesAgain.bytes.equals(tables.bytes)).toBe(true);
  await context.close();

  await test.step('LibreOffice makes the same pages of them, with every text, and nothing runs off a slide', () => {
    if (!isThere('soffice') || !isThere('pdftoppm')) {
      info.annotations.push({
        type: 'skipped',
        description: 'LibreOffice or poppler-utils is not installed: no slide was turned into a page',
      });
      return;
    }
    const at = info.outputPath('office');
    mkdirSync(at, { recursive: true });
    writeFileSync(`${at}/packet.pptx`, slides.bytes);
    program('soffice', [
      `-env:UserInstallation=file://${at}/profile`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      at,
      `${at}/packet.pptx`,
    ]);
    const pages = pagesOf(`${at}/packet.pdf`);
    expect(pages).toHaveLength(all.length);
    for (const [nth, texts] of all.entries()) {
      const drawn = squeezed(pages[nth] ?? '');
      for (const each of texts) expect(drawn, `slide ${nth + 1}`).toContain(squeezed(each));
    }
    program('pdftoppm', ['-r', '40', '-gray', `${at}/packet.pdf`, `${at}/page`]);
    for (const name of readdirSync(at).filter((each) => each.endsWith('.pgm')))
      expect(inkAtEdges(readFileSync(`${at}/${name}`), 40), name).toBe(0);
  });
});

test('on paper stand the same sentences, on A4 and Letter, the same text and pages each time', async ({ page }, info) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(ROOM);
  await choose(page, 'Print / PDF');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Print / PDF' })).toBeVisible({ timeout: READY });
  const sentences = await page.getByRole('dialog').locator('.packet-head h2').allInnerTexts();
  expect(sentences.length).toBeGreaterThan(8);
  for (const format of ['A4', 'Letter']) {
    const texts: string[] = [];
    for (const name of ['a', 'b']) {
      const path = info.outputPath(`${format}-${name}.pdf`);
      await page.pdf({ format, landscape: true, path });
      if (!isThere('pdftotext')) test.skip(true, 'pdftotext of poppler-utils is not installed: the text of the PDF cannot be read');
      texts.push(pagesOf(path).join('\f'));
    }
    expect(texts[0]).toBe(texts[1]);
    const [text = ''] = texts;
    const count = text.split('\f').length;
    for (const sentence of sentences) expect(squeezed(text)).toContain(squeezed(sentence));
    for (const part of ['Page 1 of ', `Page ${count} of ${count}`, '50%', 'Sample data: salesforce-style']) expect(text).toContain(part);
    expect(text).not.toContain('nothing has left this browser');
    expect(text).not.toContain('Take the packet');
  }
  const gaps = await page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'));
    const wide = [...document.querySelectorAll('.packet-print :is(table, img)')].map((each) => each.getBoundingClientRect().right);
    const ground = getComputedStyle(document.body).backgroundColor;
    window.dispatchEvent(new Event('afterprint'));
    return { widest: Math.max(...wide), ground };
  });
  expect(gaps.widest).toBeLessThanOrEqual(981);
});

const hostile = [
  'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date,Industry',
  ...Array.from({ length: 440 }, (_, at) => {
    const name = HOSTILE_NAMES[at % HOSTILE_NAMES.length] ?? '';
    const industry = at % 40 < HOSTILE_NAMES.length ? name.replaceAll('\u0000', '').replaceAll('\uD800', '') : `Industry ${at % 40}`;
    const stage = at % 3 === 0 ? 'Closed Won' : 'Closed Lost';
    return `D${at},A${at},${stage},${1000 + at},EUR,2025-07-0${(at % 9) + 1},2025-08-${String((at % 27) + 1).padStart(2, '0')},"${industry.replaceAll('"', '""')}"`;
  }),
].join('\r\n');

test('forty segments with hostile names in one quarter make slides that are well-formed and run nothing', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('./#/data');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '<b>=1+1.csv', mimeType: 'text/csv', buffer: Buffer.from(hostile) });
  await page.getByRole('button', { name: /^Load [\d,]+ rows?$/ }).click({ timeout: READY });
  await expect(page.getByText(/records loaded/)).toBeVisible({ timeout: READY });
  await page.goto('./#/council-room?v=1&p=all&by=industry');
  const [slides, tables] = await slidesAndTables(page);
  const parts = [...partsOf(slides.bytes)].filter(([name]) => /\.(?:xml|rels)$/.test(name));
  const faults = await page.evaluate(
    (all) =>
      all
        .filter(([, xml]) => new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror') !== null)
        .map(([name]) => name),
    parts.map(([name, xml]) => [name, xml] as const),
  );
  expect(faults).toEqual([]);
  for (const [name, xml] of parts) expect(xml, name).not.toMatch(/<(?:img|script)\b/i);
  for (const [name, file] of partsOf(tables.bytes)) if (name.endsWith('.csv')) expect(file, name).not.toMatch(/(^|,|\n)"?[\t ]*[=@]/);
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
  await expect(page.locator('.packet-preview')).toContainText('<img src=x');
});
