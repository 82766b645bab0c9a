import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit, NO_SETTINGS } from '../../../src/core/admission';
import { EVERY_ACCOUNT, targetAccounts, type Lining } from '../../../src/core/icp';
import { aboutAccounts, accountsCsv } from '../../../src/exports/accounts-csv';
import { filterWords } from '../../../src/views/icp-account-filters';
import { crmRows, savedText, type CrmRow } from '../../../src/views/icp-accounts';
import { readSource } from '../../../src/sources';
import { accountsOf, liningOf, profile, version } from '../icp/crm-accounts';

const ACCOUNTS = accountsOf(
  `id                  name   employees  industry  market
   0015g00000Hb1000    Acme   500        Software  Core
   0015g00000Hb100AAE  Beta   500        Retail    -
   0015g00000hb1000    Gamma  10         Software  Core
   007                 Delta  -          Retail    =1+1
   9120377041          Zeta   10         Retail    Core
   -                   Nameless  500     Software  Core`,
);
const SEGMENTATION = { id: 'market', name: 'Go to market', segments: [] };
const NAMING = { currency: null, labelOf: (id: string): string => id };
const lining = liningOf(ACCOUNTS, { segmentations: [SEGMENTATION] });
const fileOf = (own: Lining, accounts: readonly number[]) =>
  accountsCsv({ segmentations: own.segmentations.map(({ name }) => name), rows: crmRows(own, accounts, NAMING) });

/** Cells of a file by header, as the project’s own readers see them. */
async function readBack(text: string): Promise<{ readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }> {
  const bytes = new TextEncoder().encode(text);
  const source = {
    name: 'accounts.csv',
    size: bytes.length,
    open: async function* () {
      yield bytes;
    },
  };
  const [entry] = await readSource(source, { stop: { aborted: false }, progress: () => {}, answers: new Map() });
  if (entry?.kind !== 'records') throw new Error(`not read: ${JSON.stringify(entry)}`);
  const { header, rows, columns } = entry.raw;
  return { header, rows: Array.from({ length: rows }, (_, row) => columns.map(({ codes, values }) => values[codes[row] ?? -1] ?? '')) };
}

describe('the CSV of accounts', () => {
  test('reads back as the same ids and tiers, in the order of the list, with who has no id left out and counted', async () => {
    const list = targetAccounts(lining, EVERY_ACCOUNT);
    const file = fileOf(lining, list);
    const { header, rows } = await readBack(file.text);
    expect(header).toEqual([
      'Account ID',
      'ICP Score',
      'ICP Tier',
      'ICP Profile',
      'Segment',
      'Play',
      'Play Owner',
      'Reasons',
      'ICP Version',
    ]);
    const named = list.filter((account) => ACCOUNTS.ids[account] !== '');
    expect(rows.map(([id]) => id)).toEqual(named.map((account) => ACCOUNTS.ids[account]));
    expect(rows.map((row) => [row[0], row[1], row[2]])).toEqual([
      ['0015g00000Hb1000', '100.0', '1'],
      ['0015g00000Hb100AAE', '60.0', '3'],
      ['0015g00000hb1000', '40.0', '4'],
      ['9120377041', '0.0', '4'],
      ['007', '0.0', 'unknown'],
    ]);
    expect(file).toMatchObject({ rows: 5, withoutId: 1, unsafeIds: 0 });
  });

  test('is taken by admission as a list of accounts whose tier is the CRM’s own from then on', async () => {
    const bytes = new TextEncoder().encode(fileOf(lining, [1, 4]).text);
    const source = {
      name: 'accounts.csv',
      size: bytes.length,
      open: async function* () {
        yield bytes;
      },
    };
    const [entry] = await readSource(source, { stop: { aborted: false }, progress: () => {}, answers: new Map() });
    if (entry?.kind !== 'records') throw new Error('not read');
    const { inspection } = admit(entry.raw, NO_SETTINGS);
    expect(inspection.table).toBe('account');
    expect(inspection.loaded).toBe(2);
    expect(inspection.mapping['Account ID']?.to).toBe('accountId');
    expect(inspection.mapping['ICP Tier']?.to).toBe('crmTier');
  });

  const row: CrmRow = { id: 'A1', score: '89.8', tier: '2', profile: '', segments: [], play: '', owner: '', reasons: '', version: 'icp-1' };
  test.each(['=HYPERLINK("http://x","y")', '+1+cmd', '-2+3', '@SUM(A1)', '\t=1', ' =1', '＝1', '<b>=1</b>'])(
    'disarms %j wherever a person can write it',
    async (text) => {
      const { rows } = await readBack(
        accountsCsv({ segmentations: ['S'], rows: [{ ...row, profile: text, segments: [text], play: text, owner: text, reasons: text }] })
          .text,
      );
      for (const cell of rows[0]?.slice(3, 8) ?? []) {
        expect(cell).toContain(text.trim());
        expect(cell).not.toMatch(/^[\s]*[=+\-@＝]/u);
      }
    },
  );

  test('puts the name of a segmentation where it cannot begin a header', () =>
    expect(accountsCsv({ segmentations: ['=a', 'b'], rows: [] }).text).toBe(
      '\ufeffAccount ID,ICP Score,ICP Tier,ICP Profile,Segment: =a,Segment: b,Play,Play Owner,Reasons,ICP Version\r\n',
    ));

  test('leaves out an id that would be run, for disarmed it is another one, and says so', () => {
    const file = accountsCsv({ segmentations: [], rows: [row, { ...row, id: '=1+1' }, { ...row, id: '@x' }, { ...row, id: '-12' }] });
    expect(file).toMatchObject({ rows: 2, unsafeIds: 2, withoutId: 0 });
    expect(file.text).not.toContain('=1+1');
    expect(savedText('a.csv', file)).toBe('Saved a.csv with 2 accounts. 2 accounts left out: their ids could be run as formulas.');
  });

  const ids = fc
    .string({ unit: fc.constantFrom(...'0aZ9",; \nÄ-_|'), minLength: 1, maxLength: 18 })
    .filter((id) => /^[0-9A-Za-z]/.test(id) && id.trim() === id);
  const texts = fc.string({ unit: 'grapheme', maxLength: 12 });
  test('gives back any id and tier, whatever the texts beside them are', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.record({ id: ids, play: texts, reasons: texts }), { minLength: 2, maxLength: 6 }), async (all) => {
        const rows = all.map((each): CrmRow => ({ ...row, ...each }));
        const back = await readBack(accountsCsv({ segmentations: [], rows }).text);
        expect(back.rows.map((cells) => [cells[0], cells[2]])).toEqual(rows.map(({ id, tier }) => [id, tier]));
      }),
      { numRuns: 50 },
    ));

  test('has no amount and no name in it, and the same list gives the same bytes', () => {
    const { text } = fileOf(lining, [1, 2, 3]);
    expect(text).not.toMatch(/Acme|Beta|Gamma/);
    expect(fileOf(lining, [1, 2, 3]).text).toBe(text);
  });
});

test('what made the list says filters, version, date and files, each on one line', () => {
  const filter = { ...EVERY_ACCOUNT, tiers: ['1', '2'] as const, hasOpenDeal: true, text: 'a\nb' };
  const about = aboutAccounts({
    workspace: 'Harbourline',
    asOf: '2025-09-30',
    version: 'ICP 1 (icp-1)',
    readBy: 'the latest version',
    filters: filterWords(filter, version({ profiles: [profile()] }), NAMING),
    overrides: 2,
    file: fileOf(lining, [1, 6]),
    sources: [{ file: 'accounts.csv', sha256: 'ab12' }],
    fingerprint: 'f00d',
  });
  expect(about.split('\r\n')).toEqual(
    expect.arrayContaining([
      'As of: 2025-09-30',
      'Filters: Tier 1 or Tier 2; with an open deal; name or id has “a b”',
      'Rows: 1',
      'Left out, no id: 1',
      'File: accounts.csv (SHA-256 ab12)',
    ]),
  );
});
