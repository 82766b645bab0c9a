import { expect, test, type Page } from '@playwright/test';

const HEADER = 'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date,Next Step';
function deals(name: string, count: number): { readonly name: string; readonly mimeType: string; readonly buffer: Buffer } {
  const rows = Array.from(
    { length: count },
    (_, deal) => `${name}-${deal},Account ${deal},Closed Won,${deal}.50,EUR,2024-11-01,2025-03-15,call`,
  );
  return { name, mimeType: 'text/csv', buffer: Buffer.from(`${[HEADER, ...rows].join('\n')}\n`) };
}

const give = (page: Page, ...files: readonly ReturnType<typeof deals>[]) =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles([...files]);
const load = (page: Page, rows: number) => page.getByRole('button', { name: `Load ${rows} rows` }).click();
const isLoaded = (page: Page, records: number, loaded: number) =>
  expect(page.getByText(new RegExp(`^${records} records in (the file|\\d+ files) = ${loaded} loaded`)).first()).toBeVisible();
const saved = (page: Page) => expect(page.getByText(/Saved and read back/)).toBeVisible();

async function loadAndSave(page: Page, ...files: readonly ReturnType<typeof deals>[]): Promise<void> {
  const rows = files.reduce((sum, { buffer }) => sum + buffer.toString().split('\n').length - 2, 0);
  await page.goto('./#/data');
  await give(page, ...files);
  await load(page, rows);
  await saved(page);
}

/** A page of the same origin that is not the app: the vault's files can be handled while nobody holds them. */
const BESIDE = './samples/salesforce-style/workspace.json';

/** The vault's files, as `path size`. */
async function vaultFiles(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const found: string[] = [];
    const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, handle] of folder as unknown as AsyncIterable<[string, FileSystemHandle]>) {
        if (handle.kind === 'directory') await walk(handle as FileSystemDirectoryHandle, `${path}${name}/`);
        else found.push(`${path}${name} ${(await (handle as FileSystemFileHandle).getFile()).size}`);
      }
    };
    await walk(await navigator.storage.getDirectory(), '');
    return found.toSorted();
  });
}

type Deed = 'append' | 'change' | 'remove' | 'date to a later version';

/** Does something to the files of the vault whose path matches: bytes put behind, one byte changed, removed, or sealed by a later version. */
async function tamper(page: Page, pattern: string, deed: Deed): Promise<void> {
  await page.evaluate(
    async ({ pattern: wanted, deed: done }) => {
      const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      const later = async (text: string): Promise<string> => {
        const body = text.slice(text.indexOf('"body":') + 7, -1);
        const check = hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`99\n${body}`)));
        return `{"version":99,"check":"${check}","body":${body}}`;
      };
      const changed = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> => {
        if (done === 'append') return new Uint8Array([...bytes, 9, 9, 9, 9, 9, 9, 9]);
        if (done === 'change') return bytes.with(bytes.length - 3, 0x39);
        return new TextEncoder().encode(await later(new TextDecoder().decode(bytes)));
      };
      const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
        for await (const [name, handle] of folder as unknown as AsyncIterable<[string, FileSystemHandle]>) {
          if (handle.kind === 'directory') await walk(handle as FileSystemDirectoryHandle, `${path}${name}/`);
          else if (!new RegExp(wanted).test(path + name)) continue;
          else if (done === 'remove') await folder.removeEntry(name);
          else {
            const file = handle as FileSystemFileHandle;
            const bytes = await changed(new Uint8Array(await (await file.getFile()).arrayBuffer()));
            const stream = await file.createWritable();
            await stream.write(bytes);
            await stream.close();
          }
        }
      };
      await walk(await navigator.storage.getDirectory(), '');
    },
    { pattern, deed },
  );
}

test('a reload brings back what was loaded, and more can be loaded and kept without the network', async ({ page, context }) => {
  await loadAndSave(page, deals('first.csv', 40), deals('second.csv', 25));
  await page.reload();
  await isLoaded(page, 65, 65);
  await expect(page.getByText(/Saved and read back/)).toBeVisible();
  await context.setOffline(true);
  await give(page, deals('third.csv', 3));
  await load(page, 68);
  await saved(page);
  await context.setOffline(false);
  await page.reload();
  await isLoaded(page, 68, 68);
});

test('a second tab shows what was saved, keeps nothing, and says so until the first is closed', async ({ page, context }) => {
  await loadAndSave(page, deals('first.csv', 40));
  const second = await context.newPage();
  await second.goto('./#/data');
  await isLoaded(second, 40, 40);
  await expect(second.getByText(/Another tab of this browser is writing/).first()).toBeVisible();
  await expect(page.getByText(/Another tab of this browser is writing/)).toHaveCount(0);
  await give(second, deals('other.csv', 7));
  await load(second, 47);
  await isLoaded(second, 47, 47);
  await expect(second.getByText(/Not kept/)).toBeVisible();
  await page.close();
  await expect(second.getByText(/The tab that was writing is closed/).first()).toBeVisible();
  await second.getByRole('button', { name: 'Keep what is loaded' }).click();
  await saved(second);
  await second.reload();
  await isLoaded(second, 47, 47);
});

test('a disk without room is said, and what was kept stays', async ({ page, context }) => {
  await loadAndSave(page, deals('first.csv', 40));
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, quotaSize: 1 });
  await give(page, deals('large.csv', 900));
  await load(page, 940);
  await expect(page.getByText(/Not kept:.*(room|full|space)/i)).toBeVisible();
  await isLoaded(page, 940, 940);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin });
  await page.reload();
  await isLoaded(page, 40, 40);
});

test('a torn end of the journal is cut and said, and everything saved before it stands', async ({ page }) => {
  await loadAndSave(page, deals('first.csv', 40));
  await page.goto(BESIDE);
  await tamper(page, 'journal/', 'append');
  await page.goto('./#/data');
  await isLoaded(page, 40, 40);
  await expect(page.getByText(/The journal ended in a record that was never finished/).first()).toBeVisible();
});

test('a missing raw file is named, and the other files wait to be reviewed', async ({ page }) => {
  await loadAndSave(page, deals('first.csv', 40), deals('second.csv', 25));
  await page.goto(BESIDE);
  const raw = (await vaultFiles(page))
    .filter((path) => path.includes('raw/'))
    .toSorted((a, b) => Number(a.split(' ')[1]) - Number(b.split(' ')[1]));
  await tamper(page, raw[0]?.split(' ')[0] ?? 'none', 'remove');
  await page.goto('./#/data');
  await expect(page.getByText(/The bytes of second\.csv are not in this browser any more/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Load 40 rows' })).toBeVisible();
});

test('a raw file that was changed is never shown', async ({ page }) => {
  await loadAndSave(page, deals('first.csv', 40));
  await page.goto(BESIDE);
  await tamper(page, 'raw/', 'change');
  await page.goto('./#/data');
  await expect(page.getByText(/first\.csv/).first()).toBeVisible();
  await expect(page.getByText('40 records in the file = 40 loaded')).toHaveCount(0);
});

test('a vault of a later version is left exactly as it is, and the page says so', async ({ page }) => {
  await loadAndSave(page, deals('first.csv', 40));
  await page.goto(BESIDE);
  await tamper(page, 'manifest.*[.]json', 'date to a later version');
  const before = await vaultFiles(page);
  await page.goto('./#/data');
  await expect(page.getByText(/written by a later version of this page/).first()).toBeVisible();
  await give(page, deals('other.csv', 7));
  await load(page, 7);
  await isLoaded(page, 7, 7);
  await page.goto(BESIDE);
  expect(await vaultFiles(page)).toEqual(before);
});

test('erasing everything leaves nothing, and says what a listing found', async ({ page }) => {
  await loadAndSave(page, deals('first.csv', 40));
  await page.getByRole('button', { name: 'Erase everything' }).click();
  await page.getByRole('button', { name: /^Erase 1 file/ }).click();
  await expect(page.getByText(/Erased: 1 file.*A listing afterwards found nothing left/)).toBeVisible();
  await page.goto(BESIDE);
  expect((await vaultFiles(page)).filter((path) => path.includes('raw/'))).toEqual([]);
  await page.goto('./#/data');
  await expect(page.getByText(/Nothing is loaded\. Files are read/)).toBeVisible();
});
