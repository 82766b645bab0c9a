import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { admit, NO_SETTINGS, type Admission, type AdmissionSettings } from '../../../src/core/admission';
import type { Outcome } from '../../../src/core/model';
import { FIELDS, patched, readAll, zipOf } from './archives';
import { readRecords } from './files';
import { letters, number, rowsOf, sheetOf, text } from './workbooks';

const DAY = 86_400_000;
const SETTINGS: AdmissionSettings = { ...NO_SETTINGS, answers: new Map() };
const samples = (name: string): string => readFileSync(new URL(`../../../data-samples/${name}`, import.meta.url), 'utf8');

const two = (part = ''): string => part.padStart(2, '0');

/** The day number of `2025-03-31T08:15`, where that exists: a spreadsheet leaves 2025-02-30 and the year 202 as text. */
function serialOf(iso: string): number | null {
  const instant = Date.parse(`${iso}Z`);
  const isThere = !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(iso) && iso > '1900-03';
  return isThere ? instant / DAY + 25_569 : null;
}

/** Cells of a CSV as a spreadsheet would hold them: amounts as numbers, dates as day numbers, the rest as text. */
function cellOf(cell: string, ref: string): string {
  const [, month, date, year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell) ?? [];
  const day = serialOf(`${year}-${two(month)}-${two(date)}T00:00`);
  if (day !== null) return number(ref, day, 1);
  const instant = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(cell) ? serialOf(cell.replace(' ', 'T')) : null;
  if (instant !== null) return number(ref, instant, 2);
  if (/^\d+\.\d\d$/.test(cell) || /^[1-9]\d{0,6}$/.test(cell)) return number(ref, cell);
  return cell === '' ? '' : text(ref, cell);
}

/** The records of a CSV without those of another width, which a sheet cannot have; trailers stay. */
function recordsOf(csv: string): readonly (readonly string[])[] {
  const { data } = Papa.parse(csv, {
    delimiter: ',',
    newline: '\n',
    quoteChar: '"',
    escapeChar: '"',
    header: false,
    dynamicTyping: false,
    skipEmptyLines: false,
  });
  return data.filter((cells) => cells.length === data[0]?.length || cells.length === 1).slice(0, -1);
}

const asText = (records: readonly (readonly string[])[]): string =>
  records.map((cells) => `${cells.map((cell) => (cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`)).join(',')}\n`).join('');

function asWorkbook(records: readonly (readonly string[])[]): Uint8Array {
  const rows = records.map(
    (cells, i) => `<row r="${i + 1}">${cells.map((cell, j) => cellOf(cell, `${letters(j)}${i + 1}`)).join('')}</row>`,
  );
  return sheetOf(rows.join(''), { formats: [0, 14, 22] });
}

async function admitted(content: string | Uint8Array, settings = SETTINGS): Promise<Admission> {
  return admit(await readRecords(content), settings);
}

const sum = (tally: readonly { readonly count: number }[]): number => tally.reduce((all, { count }) => all + count, 0);

function expectBalanced({ inspection }: Admission): void {
  expect(inspection.records).toBe(inspection.loaded + sum(inspection.setAside) + sum(inspection.notData));
}

test.each(['salesforce-style/opportunities', 'hubspot-style/deals'])(
  '%s says the same as a workbook: rows, won and lost, sums, dates',
  async (name) => {
    const records = recordsOf(samples(`${name}.csv`).replaceAll('\r\n', '\n'));
    const { stageMap } = JSON.parse(samples(name.replace(/\/.*/, '/workspace.json'))) as { stageMap?: Record<string, Outcome> };
    const settings = { ...SETTINGS, stageMap: new Map(Object.entries(stageMap ?? {})) };
    const [fromText, fromBook] = [await admitted(asText(records), settings), await admitted(asWorkbook(records), settings)];
    const { totals, loaded, format, table, questions } = fromText.inspection;
    expect(totals?.won).toBeGreaterThan(100);
    expect(fromBook.inspection).toMatchObject({ totals, loaded, format, table, questions });
    expectBalanced(fromText);
    expectBalanced(fromBook);
    expect(sum(fromBook.inspection.setAside)).toBe(sum(fromText.inspection.setAside));
    expect(fromBook.table?.columns.get('closeDate')).toEqual(fromText.table?.columns.get('closeDate'));
    expect(fromBook.table?.columns.get('amount')).toEqual(fromText.table?.columns.get('amount'));
  },
);

const DYNAMICS = [
  '(Do Not Modify) Opportunity',
  '(Do Not Modify) Row Checksum',
  '(Do Not Modify) Modified On',
  'Topic',
  'Potential Customer',
  'Est. Close Date',
  'Est. Revenue',
  'Actual Close Date',
  'Actual Revenue',
  'Status',
  'Status Reason',
  'Created On',
];

function dynamics(count: number): Uint8Array {
  const rows = Array.from({ length: count }, (_, i) => {
    const line = i + 2;
    const status = ['Won', 'Lost', 'Open'][i % 3] ?? '';
    const isOpen = status === 'Open';
    const cells = [
      text(`A${line}`, `8f1c2d3e-0000-0000-0000-${String(i).padStart(12, '0')}`),
      text(`B${line}`, `k3+${i}/aQ==`),
      number(`C${line}`, 45_600.75 + i, 2),
      text(`D${line}`, `Pilot ${i}`),
      text(`E${line}`, `Account ${i % 7}`),
      number(`F${line}`, 45_658 + i, 1),
      number(`G${line}`, 1000.1 + i, 3),
      isOpen ? '' : number(`H${line}`, 45_658 + i, 1),
      isOpen ? '' : number(`I${line}`, `${1000 + i}.09999999999991`, 3),
      text(`J${line}`, status),
      text(`K${line}`, isOpen ? 'In Progress' : status),
      number(`L${line}`, 45_500.5, 2),
    ];
    return `<row r="${line}">${cells.join('')}</row>`;
  });
  return sheetOf(rowsOf([DYNAMICS]) + rows.join(''), {
    name: 'Open Opportunities',
    formats: [0, 'mm/dd/yyyy;@', 'm/d/yyyy h:mm', '"$"#,##0.00'],
    before: '<cols><col min="1" max="3" width="0" hidden="1" customWidth="1"/></cols>',
  });
}

test('an export of Dynamics 365 is known by its headers, its day numbers are dates and its sums exact', async () => {
  const { inspection, table } = await admitted(dynamics(60), { ...SETTINGS, currency: 'USD' as never });
  expect([inspection.format, inspection.table, inspection.records, inspection.loaded, inspection.questions]).toEqual([
    'dynamics',
    'opportunity',
    60,
    60,
    [],
  ]);
  // Won and lost deals have 1000.10 + i, read from a double that a spreadsheet wrote in full.
  const cents = Array.from({ length: 60 }, (_, i) => 100_010 + 100 * i).reduce((all, each) => all + each, 0);
  expect(inspection.totals).toMatchObject({
    won: 20,
    lost: 20,
    open: 20,
    amount: { USD: cents },
    firstClose: '2025-01-01',
    lastClose: '2025-03-01',
  });
  expect(inspection.notices.map(({ what }) => what).filter((what) => /hidden|times of day/.test(what))).toContain(
    'hidden columns, read as all others',
  );
  expect(table?.rows).toBe(60);
});

const deals = (ids: readonly number[]): string =>
  [
    'Opportunity ID,Stage,Amount,Close Date,Created Date',
    ...ids.map((i) => `006${i},${i % 2 === 0 ? 'Closed Won' : 'Closed Lost'},${i}00.25,2025-03-${10 + (i % 19)},2024-12-01`),
  ].join('\n');

test('an archive of two exports gives two admissions, and a broken third stops neither', async () => {
  const encode = (csv: string): Uint8Array => new TextEncoder().encode(csv);
  const archive = zipOf({ 'east.csv': encode(deals([1, 2, 3, 4])), 'west.csv': encode(deals([5, 6])), 'north.csv': encode(deals([7])) });
  const entries = await readAll(patched(archive, { ...FIELDS.crc, entry: 2 }, 1));
  const inspections = entries.flatMap((entry) => (entry.kind === 'records' ? [admit(entry.raw, SETTINGS).inspection] : []));
  expect(inspections.map(({ file, loaded, totals }) => [file, loaded, totals?.won, totals?.lost, totals?.amount])).toEqual([
    ['export.zip!east.csv', 4, 2, 2, { XXX: 100_100 }],
    ['export.zip!west.csv', 2, 1, 1, { XXX: 110_050 }],
  ]);
  expect(entries[2]).toMatchObject({ kind: 'refused', file: 'export.zip!north.csv' });
});

test('the account of a workbook adds up with preamble, blank rows, totals, trailers and notes in it', async () => {
  const table = [
    ['Pipeline report'],
    [],
    ['Opportunity ID', 'Stage', 'Amount', 'Close Date'],
    ...Array.from({ length: 8 }, (_, i) => [`006${i}`, 'Closed Won', 100 + i, '2025-03-15']),
    [],
    ['0069', 'Closed Won', 'a lot', '2025-03-15'],
    ['Grand Total', '', 828],
    [],
    ['Confidential Information - Do Not Distribute'],
  ];
  const admission = await admitted(sheetOf(rowsOf(table)));
  expectBalanced(admission);
  const { inspection } = admission;
  expect([inspection.records, inspection.loaded, inspection.totals?.amount]).toEqual([table.length - 1, 8, { XXX: 82_800 }]);
  expect(inspection.notData.map(({ kind, lines }) => [kind, lines])).toEqual(
    expect.arrayContaining([
      ['preamble', [1]],
      ['blank', [2, 12, 15]],
      ['total', [14]],
      ['trailer', [16]],
    ]),
  );
  expect(inspection.setAside.map(({ lines }) => lines)).toEqual([[13]]);
});

test('errors and formulas without a result are missing amounts, never zeros', async () => {
  const rows = rowsOf([
    ['Opportunity ID', 'Stage', 'Amount', 'Close Date'],
    ...Array.from({ length: 10 }, (_, i) => [`006${i}`, 'Closed Won', 100, '2025-03-15']),
  ])
    .replace('<c r="C3" s="0"><v>100</v></c>', '<c r="C3" t="e"><v>#REF!</v></c>')
    .replace('<c r="C4" s="0"><v>100</v></c>', '<c r="C4"><f>SUM(A1:A9)</f></c>');
  const { inspection } = await admitted(sheetOf(rows));
  expect(inspection.totals).toMatchObject({ rows: 10, amount: { XXX: 80_000 }, blankAmounts: 2 });
  expect(inspection.notices.filter(({ column }) => column === 'Amount').map(({ what, count }) => [what.split(/[,:]/)[0], count])).toEqual(
    expect.arrayContaining([
      ['#REF! is an error of the spreadsheet', 1],
      ['formulas without a stored result', 1],
    ]),
  );
});
