import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';

const ADDRESS = './?sample=salesforce-style#/council';
const WORTH = 'Is the ICP worth it?';
const MARKUP = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';
const FORMULA = '=HYPERLINK("http://evil.example","click")';

/** The page with all of its pictures, and nothing under way. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Headline numbers, before and now' })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expect(page.locator('.chart svg').first()).toBeVisible();
}

/** What an item of a card's menu hands over. */
async function taken(page: Page, question: string, item: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await page.getByRole('button', { name: `More on: ${question}`, exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: item, exact: true }).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function zipped(page: Page): Promise<Buffer> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'All as zip' }).click()]);
  return readFileSync(await download.path());
}

type Root = {
  readonly width: number;
  readonly height: number;
  readonly texts: string;
  readonly active: number;
  readonly ground: string | null;
};

/** A picture as the browser reads it, strictly; what it holds that could run. */
const svgRoot = (page: Page, svg: string): Promise<Root> =>
  page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    if (root.tagName !== 'svg') throw new Error(root.textContent ?? 'no picture');
    const all = [...root.querySelectorAll('*')];
    const runs = all.filter(
      (each) =>
        /^(script|foreignObject|iframe|image|a)$/i.test(each.tagName) || each.getAttributeNames().some((name) => /^on|href$/.test(name)),
    );
    return {
      width: Number(root.getAttribute('width')),
      height: Number(root.getAttribute('height')),
      texts: [...root.querySelectorAll('text')].map((each) => each.textContent).join(' '),
      active: runs.length,
      ground: root.querySelector(':scope > rect')?.getAttribute('fill') ?? null,
    };
  }, svg);

const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

test('the picture of a card says what the card says and where it comes from; as PNG it is twice its size', async ({ page }) => {
  await page.goto(ADDRESS);
  await settled(page);
  const sentence = await page.getByRole('region', { name: WORTH }).locator('.card-sentence').innerText();
  const svg = await taken(page, WORTH, 'Download SVG');
  expect(svg.name).toMatch(/^plumbline-sample-icp-against-non-icp-2025-09-30-[0-9a-f]{8}\.svg$/);
  const root = await svgRoot(page, svg.bytes.toString());
  expect([root.active, root.ground, root.width]).toEqual([0, '#FFFFFF', 960]);
  for (const text of [WORTH, sentence, 'Win rate: ICP', 'as of', 'ICP 2', 'opportunities.csv', svg.name.slice(-12, -4)])
    expect(root.texts.toLowerCase()).toContain(text.toLowerCase());
  const png = await taken(page, WORTH, 'Download PNG');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(sizeOf(png.bytes)).toEqual({ width: 2 * root.width, height: 2 * root.height });
  const ink = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
    const found = { white: 0, blue: 0, orange: 0, clear: 0 };
    for (let at = 0; at < data.length; at += 4) {
      const [r = 0, g = 0, b = 0, a = 0] = data.slice(at, at + 4);
      if (a < 255) found.clear += 1;
      else if (r + g + b === 765) found.white += 1;
      else if (b > r + 100) found.blue += 1;
      else if (r > b + 100) found.orange += 1;
    }
    return found;
  }, png.bytes.toString('base64'));
  expect(ink.clear).toBe(0);
  expect(Math.min(ink.blue, ink.orange)).toBeGreaterThan(50);
  expect(ink.white).toBeGreaterThan(1_000_000);
});

test('it is the same bytes in dark mode, on a phone, and while the table is shown', async ({ browser, baseURL }) => {
  const pictures: Buffer[] = [];
  const set = baseURL === undefined ? {} : { baseURL };
  for (const [colorScheme, width, isTable] of [
    ['light', 1440, false],
    ['dark', 390, true],
  ] as const) {
    const context = await browser.newContext({ ...set, colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(ADDRESS);
    await settled(page);
    if (isTable) await page.getByRole('region', { name: WORTH }).getByRole('button', { name: 'Table', exact: true }).click();
    pictures.push((await taken(page, WORTH, 'Download SVG')).bytes);
    await context.close();
  }
  expect(pictures[0]?.toString()).toBe(pictures[1]?.toString());
});

test('a picture is copied to the clipboard, and a page that may not copy says what to do', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(ADDRESS);
  await settled(page);
  const copy = async (): Promise<void> => {
    await page.getByRole('button', { name: `More on: ${WORTH}`, exact: true }).click();
    await page.getByRole('button', { name: 'Copy as image', exact: true }).click();
  };
  await copy();
  await expect(page.getByText('Picture copied.')).toBeVisible();
  expect(await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types))).toContain('image/png');
  await page.evaluate(() => Reflect.deleteProperty(window, 'ClipboardItem'));
  await copy();
  await expect(page.getByText(/does not let a page copy pictures\. Download the PNG/)).toBeVisible();
});

test('a page as a zip holds the numbers and the picture of each card, the same bytes each time', async ({ page }) => {
  await page.goto(ADDRESS);
  await settled(page);
  const [zip, again] = [await zipped(page), await zipped(page)];
  expect(zip.equals(again)).toBe(true);
  await page.reload();
  await settled(page);
  expect((await zipped(page)).equals(zip)).toBe(true);
  const files = new Map(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)]));
  const names = [...files.keys()];
  expect(names).toEqual(names.toSorted());
  expect(names).toEqual(expect.arrayContaining(['01-icpShareOpen.csv', '01-icpShareOpen.svg', '03-icp-against-non-icp.svg', 'about.txt']));
  const about = files.get('about.txt') ?? '';
  expect(about).toContain(`Answer: ${await page.locator('main p.sentence').innerText()}`);
  for (const text of ['Filters: none', 'As of: 2025-09-30', 'ICP version: ICP 2', 'Target: ICP share of open deals: at least 0.5'])
    expect(about).toContain(text);
  for (const name of names.filter((each) => each !== 'about.txt')) expect(about).toContain(`In this zip: ${name}\r\n`);
  for (const [name, text] of files) if (name.endsWith('.svg')) expect((await svgRoot(page, text)).active, name).toBe(0);
});

const hostile = [
  'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date,Industry',
  ...Array.from({ length: 240 }, (_, at) => {
    const industry = [MARKUP, FORMULA, 'Plain {a|b}'][at % 3] ?? '';
    const [stage, month] = [at % 2 === 0 ? 'Closed Won' : 'Closed Lost', String((at % 9) + 1).padStart(2, '0')];
    return `D${at},A${at},${stage},1000,EUR,2025-${month}-02,2025-${month}-20,"${industry.replaceAll('"', '""')}"`;
  }),
].join('\r\n');

test('names that are markup or formulas are text in every file and on paper', async ({ page }) => {
  await page.goto('./#/data');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '<b>deals.csv', mimeType: 'text/csv', buffer: Buffer.from(hostile) });
  await page.getByRole('button', { name: /^Load [\d,]+ rows?$/ }).click();
  await expect(page.getByText(/records loaded/)).toBeVisible();
  await page.goto('./#/segments?v=1&p=all&by=industry');
  await expect(page.getByRole('heading', { name: 'Which can we trust?' })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expect(page.locator('.chart svg').first()).toBeVisible();
  const files = Object.entries(unzipSync(await zipped(page))).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
  const pictures = files.filter(([name]) => name.endsWith('.svg'));
  expect(pictures.length).toBeGreaterThan(0);
  for (const [name, text] of pictures) expect((await svgRoot(page, text)).active, name).toBe(0);
  expect(pictures.some(([, text]) => text.includes('&lt;img src=x'))).toBe(true);
  for (const [name, text] of files.filter(([each]) => each.endsWith('.csv'))) expect(text, name).not.toMatch(/(^|,|\n)"?[\t ]*[=@]/);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.print-head')).toContainText('<b>deals.csv');
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
});

/** Pages of a PDF, as its own objects count them. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

function textOf(pdf: Buffer, path: string): string | null {
  writeFileSync(path, pdf);
  try {
    return execFileSync('pdftotext', ['-raw', path, '-'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .replaceAll(/\s+/g, ' ');
  } catch {
    return null;
  } finally {
    rmSync(path, { force: true });
  }
}

test.describe('on paper, from a dark screen', () => {
  test.use({ colorScheme: 'dark' });

  test('pictures are light, as wide as the sheet and drawn anew; what is for hands is gone; afterwards all is as before', async ({
    page,
  }) => {
    await page.goto(ADDRESS);
    await settled(page);
    const before = await page.locator('.chart').first().innerHTML();
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const wide = await page.locator('.chart').evaluateAll((all) =>
      all.map((chart) => {
        const svg = chart.querySelector('svg');
        return {
          chart: chart.getBoundingClientRect().right,
          drawn: svg?.getBoundingClientRect().right ?? 0,
          size: Number(svg?.getAttribute('width')),
        };
      }),
    );
    expect(wide.length).toBeGreaterThan(5);
    for (const { chart, drawn, size } of wide) {
      expect(Math.max(chart, drawn)).toBeLessThanOrEqual(713);
      expect(size).toBeGreaterThan(40);
    }
    for (const gone of ['.nav', '.bar', '.page-tools', '.card-tools', '.status']) await expect(page.locator(gone).first()).toBeHidden();
    await expect(page.locator('.print-head')).toContainText('Last four quarters (1 Oct 2024 – 30 Sep 2025)');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(255, 255, 255)');
    expect(await page.locator('.chart').first().innerHTML()).toContain('#16202B');
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect.poll(() => page.locator('.chart').first().innerHTML()).toBe(before);
  });

  test('A4 and Letter hold the answer, their source and page numbers; the same page gives the same text and count', async ({
    page,
  }, info) => {
    await page.goto(ADDRESS);
    await settled(page);
    const sentence = await page.locator('main p.sentence').innerText();
    for (const format of ['A4', 'Letter']) {
      const [pdf, again] = [await page.pdf({ format }), await page.pdf({ format })];
      const count = pagesOf(pdf);
      expect([count > 1, count < 12, pagesOf(again)]).toEqual([true, true, count]);
      const [text, twice] = [textOf(pdf, info.outputPath('a.pdf')), textOf(again, info.outputPath('b.pdf'))];
      test.skip(text === null, 'pdftotext of poppler-utils is not installed: the text of the PDF cannot be read');
      expect(text).toBe(twice);
      for (const part of [sentence, WORTH, 'As of 30 Sep 2025', `Page 1 of ${count}`, `Page ${count} of ${count}`])
        expect(text).toContain(part);
      expect(text).not.toContain('nothing has left this browser');
    }
  });
});
