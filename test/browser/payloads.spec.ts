import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';

/** What people and attackers write into text fields. Each sets `ran` if anything of it is ever run, and carries its field's name. */
const PAYLOADS = [
  (field: string) => `<img src=x onerror="window.ran='${field}'">${field}`,
  (field: string) => `"><script>window.ran='${field}'</script>${field}`,
  (field: string) => `<svg/onload=window.ran='${field}'>${field}`,
  (field: string) => `javascript:window.ran='${field}'//${field}`,
  (field: string) => `{{constructor.constructor('window.ran=1')()}}\${${field}}`,
  (field: string) => `{a|b}{name|${field}}%0A=cmd|' /C calc'!A0`,
  (field: string) => `=HYPERLINK("https://example.test/?${field}","${field}")`,
] as const;
const SHOWN = ['account', 'segment', 'stage', 'owner', 'deal', 'reason', 'product'] as const;
type Field = (typeof SHOWN)[number];

const payload = (field: Field, at: number): string => (PAYLOADS[at % PAYLOADS.length] ?? PAYLOADS[0])(field);
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const COLUMN = "<img src=x onerror=window.ran='column'>Column";
const FILE = "<img src=x onerror=window.ran='file'>.csv";

/** 420 deals whose every text is a payload; stages are won, lost or open by what they contain. */
function company(): Buffer {
  const header = ['Opportunity ID', 'Opportunity Name', 'Account Name', 'Stage', 'Amount', 'Currency', 'Created Date', 'Close Date'];
  const more = ['Industry', 'Opportunity Owner', 'Loss Reason', 'Product', COLUMN];
  const rows = Array.from({ length: 420 }, (_, at) => {
    const stage = ['Closed Won', 'Closed Lost', payload('stage', 0)][at % 3] ?? '';
    const month = String((at % 9) + 1).padStart(2, '0');
    const closed = at % 3 === 2 ? '2025-12-20' : `2025-${month}-20`;
    const text = [payload('segment', at), payload('owner', at), payload('reason', at), payload('product', at), payload('segment', at + 1)];
    return [
      `D${at}`,
      payload('deal', at),
      `${payload('account', at)} ${at % 60}`,
      stage,
      '1000',
      'EUR',
      `2025-${month}-02`,
      closed,
      ...text,
    ]
      .map(quoted)
      .join(',');
  });
  return Buffer.from([[...header, ...more].map(quoted).join(','), ...rows].join('\r\n'));
}

/** Elements and attributes that only a payload could have brought in, wherever they are. */
const brought = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('img[src="x"], [onerror], [onload], script, a[href^="javascript:"], iframe')];
    return all.filter((each) => !(each instanceof HTMLScriptElement && each.src !== '')).map(({ outerHTML }) => outerHTML.slice(0, 120));
  });

async function nothingRan(page: Page, where: string): Promise<void> {
  expect(await page.evaluate(() => Reflect.get(window, 'ran')), where).toBeUndefined();
  expect(await brought(page), where).toEqual([]);
}

async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
  await expect(page.locator('main .skeleton')).toHaveCount(0);
}

/** Whatever shows more on demand is opened: tables, details, and a tooltip on every picture. */
async function unfold(page: Page): Promise<void> {
  const drawings = page.locator('main .chart').filter({ visible: true });
  for (let at = 0; at < Math.min(8, await drawings.count()); at += 1) {
    // A picture that is drawn anew meanwhile is passed over: its names stand in its table, too.
    const box = await drawings
      .nth(at)
      .boundingBox({ timeout: 2000 })
      .catch(() => null);
    if (box === null) continue;
    await page.evaluate((y) => window.scrollTo(0, y - 200), box.y + (await page.evaluate(() => window.scrollY)));
    const top =
      (
        await drawings
          .nth(at)
          .boundingBox({ timeout: 2000 })
          .catch(() => null)
      )?.y ?? 0;
    for (const [x, y] of [
      [0.5, 0.3],
      [0.3, 0.5],
      [0.7, 0.6],
    ] as const)
      await page.mouse.move(box.x + box.width * x, top + box.height * y);
  }
  for (const button of await page.getByRole('button', { name: 'Table', exact: true }).all()) await button.click();
  await page.locator('main details').evaluateAll((all) => all.forEach((part) => part.setAttribute('open', '')));
}

test('markup, script and formulas in every text field are text in every sink, and run in none', async ({ page }) => {
  test.setTimeout(420_000);
  const refused: string[] = [];
  page.on('dialog', (dialog) => {
    // Not of a payload: the page's own question before what is being kept is left.
    if (dialog.type() === 'beforeunload') return void dialog.accept();
    refused.push(dialog.message());
    return void dialog.dismiss();
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      Object.assign(window, { violated: `${violatedDirective} ${blockedURI}` });
    });
  });
  await page.goto('./#/data');
  await page.locator('input[type=file]').first().setInputFiles({ name: FILE, mimeType: 'text/csv', buffer: company() });
  const steps = page.getByRole('navigation', { name: 'Steps of this import' });
  await expect(steps).toBeVisible();
  for (const step of ['Recognise', 'Columns', 'Meanings', 'Review']) {
    await steps.getByRole('button', { name: new RegExp(`^${step}`) }).click();
    await page.locator('main details').evaluateAll((all) => all.forEach((part) => part.setAttribute('open', '')));
    if (step === 'Meanings') await page.getByRole('combobox', { name: /onerror.* means$/ }).selectOption('open');
    await nothingRan(page, step);
  }
  await expect(page.locator('main')).toContainText(FILE);
  await page.getByRole('button', { name: /^Load 420 rows$/ }).click();
  await expect(page.getByText(/420 of 420 records loaded/)).toBeVisible();

  for (const path of ['council', 'council-room', 'segments', 'icp', 'drift', 'economics', 'pipeline', 'deals', 'data', 'definitions']) {
    await page.evaluate((hash) => void (location.hash = hash), `#/${path}?v=1&p=all`);
    await settled(page);
    await unfold(page);
    await nothingRan(page, path);
    expect(decodeURIComponent(page.url()), path).not.toMatch(/onerror|script|HYPERLINK|account|owner/i);
  }

  await page.evaluate(() => void (location.hash = '#/segments?v=1&p=all&by=industry'));
  await settled(page);
  await expect(page.locator('main')).toContainText('<img src=x onerror="window.ran=\'segment\'">segment');
  await page.locator('.heatmap .evidence').first().click();
  const panel = page.locator('dialog.evidence-panel');
  await expect(panel.locator('.evidence-foot')).toContainText('equal to');
  await expect(panel.locator('tbody')).toContainText('account');
  await nothingRan(page, 'evidence');
  await panel.locator('tbody th button').first().click();
  await expect(page.getByRole('dialog').last()).toContainText('line');
  await nothingRan(page, 'the card of a deal');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox', { name: /^Search pages/ });
  await expect(search).toBeFocused();
  await page.keyboard.type('onerror');
  await nothingRan(page, 'palette');
  await page.keyboard.press('Escape');
  await expect(search).toHaveCount(0);

  for (const path of ['segments?v=1&p=all&by=owner', 'deals?v=1&p=all', 'drift?v=1&p=all']) {
    await page.evaluate((hash) => void (location.hash = hash), `#/${path}`);
    await settled(page);
    await page.getByRole('button', { name: 'Export' }).click();
    const saving = page.waitForEvent('download');
    await page
      .getByRole('menuitem', { name: /zip/i })
      .or(page.getByRole('button', { name: /zip/i }))
      .first()
      .click();
    const files = Object.entries(unzipSync(readFileSync(await (await saving).path())));
    expect(files.length).toBeGreaterThan(0);
    for (const [name, bytes] of files) {
      const text = strFromU8(bytes);
      if (name.endsWith('.csv')) expect(text, `${path} ${name}`).not.toMatch(/(^|,|\n)"?[\t ]*[=@]/);
      if (name.endsWith('.svg')) expect(text, `${path} ${name}`).not.toMatch(/<script|<img|<[^>]+\son\w+=|href="javascript/i);
    }
  }
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await nothingRan(page, 'print');
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Shift+P');
  await expect(page.getByRole('dialog', { name: 'Presenting' })).toBeVisible();
  await expect(page.locator('.slide')).toBeVisible({ timeout: 60_000 });
  const next = page.getByRole('dialog', { name: 'Presenting' }).getByRole('button', { name: 'Next' });
  while (await next.isEnabled()) {
    await nothingRan(page, 'slides');
    await next.click();
  }
  await nothingRan(page, 'slides');
  expect(refused).toEqual([]);
  expect(await page.evaluate(() => Reflect.get(window, 'violated'))).toBeUndefined();
});
