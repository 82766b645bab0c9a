import fc from 'fast-check';
import { expect, test } from 'vitest';
import { admit, NO_SETTINGS } from '../../../src/core/admission';
import { dateOf, type NotDataKind } from '../../../src/core/model';
import { readRecords } from '../../hostile/sources/files';

/** More runs for a longer look: `RUNS=20000`. */
const RUNS = Number(process.env['RUNS'] ?? 300);

const HEADER = ['Deal ID', 'Account Name', 'Stage', 'Amount', 'Close Date', 'Created Date'];
const NAMES = ['Acme', 'Beta, Inc', 'Gamma "G" Ltd', 'two\nlines', '', 'Delta; Epsilon', 'Total Energies'];
const STAGES = ['Closed Won', 'Closed Lost', 'Negotiation', 'No Decision'];

type Deal = { readonly name: string; readonly stage: string; readonly cents: number; readonly closed: number; readonly created: number };
/** What a record gets: a reason it is set aside for, or what it is instead of data; null where it loads. */
type Fate = { readonly aside: RegExp } | { readonly kind: NotDataKind } | null;
type Planted = { readonly text: string; readonly fate: Fate };

const csv = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const money = (cents: number): string =>
  `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
const cellsOf = (deal: Deal, at: number): readonly string[] => [
  `D${at}`,
  deal.name,
  deal.stage,
  money(deal.cents),
  dateOf(deal.closed),
  dateOf(deal.created),
];
const row = (cells: readonly string[]): string => cells.map(csv).join(',');
const swap = (cells: readonly string[], place: number, cell: string): readonly string[] =>
  cells.map((old, at) => (at === place ? cell : old));

/** Every fault, and what must come of the record it is planted in. */
const FAULTS: Readonly<Record<string, (cells: readonly string[]) => Planted>> = {
  badDate: (cells) => ({ text: row(swap(cells, 4, '2025-02-30')), fate: { aside: /^Close Date 2025-02-30 does not exist$/ } }),
  noDate: (cells) => ({ text: row(swap(cells, 5, 'next quarter')), fate: { aside: /^Created Date next quarter is not a date$/ } }),
  farYear: (cells) => ({
    text: row(swap(cells, 4, '0202-01-01')),
    fate: { aside: /^Close Date 0202-01-01 lies outside the years 1990 to 2100$/ },
  }),
  badNumber: (cells) => ({ text: row(swap(cells, 3, 'about 5')), fate: { aside: /^Amount about 5 is not an amount$/ } }),
  noStage: (cells) => ({ text: row(swap(cells, 2, '')), fate: { aside: /^Stage is blank$/ } }),
  short: (cells) => ({ text: row(cells.slice(0, 3)), fate: { aside: /^the record has 3 cells, the header 6$/ } }),
  long: (cells) => ({ text: row([...cells, 'more']), fate: { aside: /^the record has 7 cells, the header 6$/ } }),
  strayQuote: (cells) => ({
    text: [cells[0], 'Ac"me', ...cells.slice(2)].join(','),
    fate: { aside: /^a quote stands where none may be$/ },
  }),
  openQuote: (cells) => ({
    text: [cells[0], '"Acme', ...cells.slice(2)].join(','),
    fate: { aside: /^a quote stands where none may be$/ },
  }),
  nul: (cells) => ({ text: row(swap(cells, 1, 'Ac\0me')), fate: { aside: /^a cell holds a NUL character$/ } }),
  blankLine: () => ({ text: '', fate: { kind: 'blank' } }),
  bareCommas: () => ({ text: ',,,,,', fate: { kind: 'blank' } }),
  repeatedHeader: () => ({ text: row(HEADER), fate: { kind: 'repeatedHeader' } }),
};

const deal: fc.Arbitrary<Deal> = fc.record({
  name: fc.constantFrom(...NAMES),
  stage: fc.constantFrom(...STAGES),
  cents: fc.integer({ min: -1e7, max: 1e9 }),
  closed: fc.integer({ min: 18_000, max: 20_500 }),
  created: fc.integer({ min: 17_000, max: 18_000 }),
});
const fault = fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...Object.keys(FAULTS)) });
const sound = fc.tuple(deal, fc.constant(null));
/** A third of the rows spoilt or more, with a few sound ones at the end, so that there is a table. */
const body = fc
  .tuple(fc.array(fc.tuple(deal, fault), { minLength: 20, maxLength: 50 }), fc.array(sound, { minLength: 5, maxLength: 10 }))
  .map(([mixed, rest]) => [...mixed, ...rest]);
const ending = fc.record({ total: fc.boolean(), trailer: fc.boolean(), lineEnd: fc.constantFrom('\n', '\r\n') });
const file = fc.tuple(body, ending);
type File = typeof file extends fc.Arbitrary<infer T> ? T : never;

/** The records of a file below its header, in order, each with what must come of it. */
function recordsOf([rows, { total, trailer }]: File): readonly Planted[] {
  const planted = rows.map(([each, spoilt], at): Planted => {
    const cells = cellsOf(each, at);
    return spoilt === null ? { text: row(cells), fate: null } : (FAULTS[spoilt]?.(cells) ?? { text: row(cells), fate: null });
  });
  const sum = rows.reduce((cents, [each, spoilt]) => cents + (spoilt === null ? each.cents : 0), 0);
  return [
    ...planted,
    ...(total ? [{ text: `Total,,,${money(sum)},,`, fate: { kind: 'total' } as const }] : []),
    ...(trailer
      ? [
          { text: '', fate: { kind: 'blank' } as const },
          { text: 'Copyright (c) 2025 Somebody', fate: { kind: 'trailer' } as const },
          { text: 'Confidential Information - Do Not Distribute', fate: { kind: 'trailer' } as const },
        ]
      : []),
  ];
}

/** The line on which each record starts; a line break inside quotes is a line too. */
function placed(records: readonly Planted[]): readonly (Planted & { readonly line: number })[] {
  let line = 2;
  return records.map((record) => {
    const start = line;
    line += record.text.split('\n').length;
    return { ...record, line: start };
  });
}

test('every planted fault is found on its line and named for what it is, and every other row loads', async () => {
  await fc.assert(
    fc.asyncProperty(file, async (drawn) => {
      const [rows, { lineEnd, total }] = drawn;
      const records = placed(recordsOf(drawn));
      const text = [row(HEADER), ...records.map((record) => record.text)].join('\n').replaceAll('\n', lineEnd) + lineEnd;
      const { inspection, setAside, table } = admit(await readRecords(text), NO_SETTINGS);

      expect(inspection.questions).toEqual([]);
      expect(inspection.records).toBe(records.length);
      const expected = records.flatMap(({ line, fate }) => (fate !== null && 'aside' in fate ? [{ line, aside: fate.aside }] : []));
      expect(setAside.map(({ line }) => line)).toEqual(expected.map(({ line }) => line));
      setAside.forEach(({ reason }, at) => expect(reason).toMatch(expected[at]?.aside ?? /^$/));
      for (const { kind, count, lines } of inspection.notData) {
        const own = records.filter(({ fate }) => fate !== null && 'kind' in fate && fate.kind === kind).map(({ line }) => line);
        expect([kind, count, lines]).toEqual([kind, own.length, own.slice(0, 20)]);
      }
      const named = inspection.notData.reduce((sum, { count }) => sum + count, 0);
      expect(inspection.loaded + setAside.length + named).toBe(records.length);

      const good = rows.flatMap(([each, spoilt]) => (spoilt === null ? [each] : []));
      expect(Array.from(table?.lines ?? [])).toEqual(records.flatMap(({ line, fate }) => (fate === null ? [line] : [])));
      const count = (stage: string): number => good.filter((each) => each.stage === stage).length;
      expect(inspection.totals).toMatchObject({
        rows: good.length,
        won: count('Closed Won'),
        lost: count('Closed Lost'),
        open: count('Negotiation'),
        other: count('No Decision'),
        amount: { XXX: good.reduce((sum, { cents }) => sum + cents, 0) },
      });
      if (total) expect(inspection.notices.map(({ what }) => what)).toContainEqual(expect.stringMatching(/agrees with our sum$/));
    }),
    { numRuns: RUNS },
  );
}, 600_000);
