import { expect, test } from 'vitest';
import { admit, NO_SETTINGS } from '../../../src/core/admission';
import type { Currency } from '../../../src/core/model';
import { parquetOf, recordsOf } from './typed-files';

const STAGES = ['Closed Won', 'Closed Lost', 'Prospecting', 'Negotiation'] as const;
const DEALS = Array.from({ length: 200 }, (_, i) => ({
  Id: `006Ec00000AieK${String(i).padStart(4, '0')}`,
  AccountId: `001Ec00000GGw${String(i % 17).padStart(4, '0')}`,
  Name: `Deal "${i}", Zürich`,
  StageName: STAGES[i % 4] ?? '',
  Amount: i % 9 === 0 ? null : i * 137 + 0.25,
  IsWon: i % 4 === 0,
  CloseDate: new Date(Date.UTC(2025, i % 12, 1 + (i % 28))).toISOString().slice(0, 10),
  CreatedDate: new Date(Date.UTC(2024, i % 12, 1 + (i % 28))).toISOString().slice(0, 10),
}));
const NAMES = ['Id', 'AccountId', 'Name', 'StageName', 'Amount', 'IsWon', 'CloseDate', 'CreatedDate'] as const;

const quoted = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
const columnOf = (name: (typeof NAMES)[number]): unknown[] => DEALS.map((deal) => deal[name]);
const daysOf = (name: 'CloseDate' | 'CreatedDate'): Date[] => DEALS.map((deal) => new Date(deal[name]));

const FILES: readonly (readonly [string, () => string | Uint8Array])[] = [
  ['deals.json', () => JSON.stringify(DEALS)],
  ['deals.jsonl', () => DEALS.map((deal) => JSON.stringify(deal)).join('\n')],
  [
    'query.json',
    () => JSON.stringify({ totalSize: 200, done: true, records: DEALS.map((deal) => ({ attributes: { type: 'Opportunity' }, ...deal })) }),
  ],
  [
    'deals.parquet',
    () =>
      parquetOf({
        columnData: NAMES.map((name) => ({ name, data: name === 'CloseDate' || name === 'CreatedDate' ? daysOf(name) : columnOf(name) })),
        schema: [
          { name: 'root', num_children: NAMES.length },
          ...NAMES.map((name) => ({ name, repetition_type: 'OPTIONAL' as const, ...typeOf(name) })),
        ],
      }),
  ],
];

function typeOf(
  name: (typeof NAMES)[number],
): { type: 'DOUBLE' | 'BOOLEAN' } | { type: 'INT32'; converted_type: 'DATE' } | { type: 'BYTE_ARRAY'; converted_type: 'UTF8' } {
  if (name === 'Amount') return { type: 'DOUBLE' };
  if (name === 'IsWon') return { type: 'BOOLEAN' };
  return name === 'CloseDate' || name === 'CreatedDate'
    ? { type: 'INT32', converted_type: 'DATE' }
    : { type: 'BYTE_ARRAY', converted_type: 'UTF8' };
}

test.each(FILES)('%s is admitted with the totals the same deals have as CSV', async (name, make) => {
  const csv = [NAMES.map(quoted), ...DEALS.map((deal) => NAMES.map((column) => quoted(deal[column])))]
    .map((row) => row.join(','))
    .join('\n');
  const settings = { ...NO_SETTINGS, currency: 'USD' as Currency };
  const known = admit(await recordsOf(csv, 'deals.csv'), settings);
  const found = admit(await recordsOf(make(), name), settings);
  expect(known.inspection).toMatchObject({
    table: 'opportunity',
    records: 200,
    loaded: 200,
    totals: { rows: 200, won: 50, lost: 50, open: 100 },
  });
  expect(found.inspection).toMatchObject({
    table: 'opportunity',
    format: known.inspection.format,
    records: 200,
    loaded: 200,
    questions: [],
  });
  expect(found.inspection.totals).toEqual(known.inspection.totals);
  expect(found.inspection.mapping).toEqual(known.inspection.mapping);
});
