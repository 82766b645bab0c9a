import { describe, expect, test } from 'vitest';
import { admit, NO_SETTINGS } from '../../../src/core/admission';
import type { FileOutcome } from '../../../src/core/model';
import { readRecords, readRefusal } from '../../hostile/sources/files';

const HEADER = 'Deal ID,Account Name,Stage,Amount,Close Date,Created Date';
type Deal = {
  readonly id?: string;
  readonly name?: string;
  readonly stage?: string;
  readonly amount?: string;
  readonly close?: string;
  readonly created?: string;
};

const two = (part: number): string => String(part).padStart(2, '0');
const row = (at: number, { id, name, stage, amount, close, created }: Deal = {}): string =>
  [
    id ?? `D${at}`,
    name ?? `Acme ${at}`,
    stage ?? (at % 3 === 0 ? 'Closed Lost' : 'Closed Won'),
    amount ?? String(100 + at),
    close ?? `2025-${two(1 + (at % 9))}-15`,
    created ?? `2024-${two(1 + (at % 9))}-1${at % 10}`,
  ].join(',');
const rows = (count: number, deal: (at: number) => Deal = () => ({})): readonly string[] =>
  Array.from({ length: count }, (_, at) => row(at, deal(at)));
const file = (...records: readonly string[]): string => `${[HEADER, ...records].join('\n')}\n`;
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const some =
  (cells: readonly string[], usual: string): ((at: number) => string) =>
  (at) =>
    cells[at] ?? usual;

/** What must come of an input: its outcome, the rows that load, and words of a notice, reason or question. */
type Claim = { readonly outcome: FileOutcome; readonly loaded: number; readonly says?: string };
const dates = (at: number): string => `${two(1 + (at % 9))}/${two(1 + ((at + 3) % 9))}/2025`;

const INPUTS: readonly (readonly [string, string, Claim])[] = [
  ['leading zeros in ids', file(...rows(20, (at) => ({ id: `00${at}` }))), { outcome: 'load', loaded: 20 }],
  ['ids above 2^53', file(...rows(20, (at) => ({ id: `9007199254740${String(at).padStart(4, '0')}` }))), { outcome: 'load', loaded: 20 }],
  ['ids of 25 digits', file(...rows(20, (at) => ({ id: `12345678901234567890123${two(at)}` }))), { outcome: 'load', loaded: 20 }],
  ['ids such as 12E3', file(...rows(20, (at) => ({ id: `12E${at}` }))), { outcome: 'load', loaded: 20 }],
  ['ids already 6.00E+14', file(...rows(20, () => ({ id: '6.00E+14' }))), { outcome: 'ask', loaded: 20, says: 'ruined-ids:Deal ID' }],
  [
    'dates that read both ways',
    file(...rows(20, (at) => ({ close: dates(at) }))),
    { outcome: 'ask', loaded: 20, says: 'date-order:Close Date' },
  ],
  [
    'one telling date in row 41',
    file(...rows(60, (at) => ({ close: at === 40 ? '04/13/2025' : dates(at) }))),
    { outcome: 'notice', loaded: 60, says: '04/13/2025 on line 42 tells' },
  ],
  [
    'one date of another order',
    file(...rows(40, (at) => ({ close: at === 5 ? '13/04/2025' : `04/${13 + (at % 10)}/2025` }))),
    { outcome: 'quarantine', loaded: 39, says: 'Close Date 13/04/2025 does not exist (read month first)' },
  ],
  [
    'both orders in one column',
    file(...rows(40, (at) => ({ close: at % 2 === 0 ? `04/${13 + (at % 10)}/2025` : `${13 + (at % 10)}/04/2025` }))),
    { outcome: 'ask', loaded: 40, says: 'Some of its cells can be read in one order only' },
  ],
  [
    'two columns in two orders',
    file(...rows(40, (at) => ({ close: `04/${13 + (at % 10)}/2025`, created: `${13 + (at % 10)}/03/2024` }))),
    { outcome: 'ask', loaded: 40, says: 'another date column of the file tells another' },
  ],
  [
    'dates that do not exist',
    file(...rows(40, (at) => ({ close: some(['2025-02-30', 'next quarter', '0000-00-00'], '2025-01-01')(at) }))),
    { outcome: 'quarantine', loaded: 38, says: 'Close Date 2025-02-30 does not exist' },
  ],
  [
    'years far away',
    file(...rows(40, (at) => ({ close: some(['0001-01-01', '202-01-01', '9999-12-31', '20225-01-01'], '2025-01-01')(at) }))),
    { outcome: 'quarantine', loaded: 36, says: 'lies outside the years 1990 to 2100' },
  ],
  [
    'dollars and thousands',
    file(...rows(20, (at) => ({ amount: quoted(`$1,234.5${at % 10}`) }))),
    { outcome: 'notice', loaded: 20, says: 'currency sign removed' },
  ],
  [
    'no-break blanks',
    file(...rows(20, (at) => ({ amount: quoted(`1\u00a0234,5${at % 10} €`) }))),
    { outcome: 'notice', loaded: 20, says: 'special blanks removed' },
  ],
  ['full-width digits', file(...rows(20, () => ({ amount: '１２３４' }))), { outcome: 'notice', loaded: 20, says: 'full-width digits' }],
  ['plus signs', file(...rows(20, () => ({ amount: '+1' }))), { outcome: 'notice', loaded: 20, says: 'plus sign removed' }],
  [
    'decimal commas',
    file(...rows(20, (at) => ({ amount: quoted(`1.234,5${at % 10}`) }))),
    { outcome: 'notice', loaded: 20, says: 'decimal commas read' },
  ],
  [
    '12.345 everywhere',
    file(...rows(20, (at) => ({ amount: `12.34${at % 10}` }))),
    { outcome: 'ask', loaded: 20, says: 'decimal-mark:Amount' },
  ],
  [
    'negatives in brackets, with a minus behind or a typographic one',
    file(...rows(21, (at) => ({ amount: [quoted('(1,234.50)'), quoted('1,234-'), '\u22125'][at % 3] ?? '' }))),
    { outcome: 'notice', loaded: 21, says: 'brackets read as negative' },
  ],
  [
    'markers of nothing among amounts',
    file(...rows(40, (at) => ({ amount: some(['NULL', '#N/A', '-', 'TBD', '#REF!', 'true'], '5')(at) }))),
    { outcome: 'notice', loaded: 40, says: 'missing markers read as nothing: NULL, #N/A, -, TBD and 2 more' },
  ],
  [
    'NaN, Infinity and 1e999',
    file(...rows(40, (at) => ({ amount: some(['NaN', 'Infinity', '1e999'], '5')(at) }))),
    { outcome: 'notice', loaded: 40, says: 'missing markers read as nothing: NaN, Infinity, 1e999' },
  ],
  [
    'a text among amounts',
    file(...rows(40, (at) => ({ amount: at === 30 ? 'about 5' : '5' }))),
    { outcome: 'quarantine', loaded: 39, says: 'Amount about 5 is not an amount' },
  ],
  ['two byte order marks', `\ufeff\ufeff${file(...rows(20))}`, { outcome: 'load', loaded: 20 }],
  ['a NUL in a cell', file(...rows(20, (at) => (at === 4 ? { name: 'A\0B' } : {}))), { outcome: 'quarantine', loaded: 19, says: 'NUL' }],
  ['zero bytes at the end', `${file(...rows(20))}${'\0'.repeat(50)}`, { outcome: 'notice', loaded: 20, says: 'zero bytes' }],
  ['Ctrl-Z at the end', `${file(...rows(20))}\x1a`, { outcome: 'load', loaded: 20 }],
  ['a line break in a header', file(...rows(20)).replace('Close Date', '"Close\nDate"'), { outcome: 'load', loaded: 20 }],
  [
    'a shifted row',
    file(...rows(39), 'D99,Acme, Inc,Closed Won,5,2025-01-01,2024-01-01'),
    { outcome: 'quarantine', loaded: 39, says: 'the record has 7 cells, the header 6' },
  ],
  [
    'a stray quote',
    file(...rows(40, (at) => (at === 5 ? { name: 'Ac"me' } : {}))),
    { outcome: 'quarantine', loaded: 39, says: 'a quote stands where none may be' },
  ],
  ['a file cut inside quotes', `${file(...rows(20))}D99,"Acme and`, { outcome: 'quarantine', loaded: 20, says: 'it looks cut' }],
  [
    'a cell of 3 MB in a text column',
    file(...rows(20, (at) => (at === 5 ? { name: 'x'.repeat(3_000_000) } : {}))),
    { outcome: 'load', loaded: 20 },
  ],
  ...(['amount', 'close', 'stage'] as const).map((field): readonly [string, string, Claim] => [
    `a cell of 3 MB in the column of the ${field}`,
    file(...rows(20, (at) => (at === 5 ? { [field]: '1'.repeat(3_000_000) } : {}))),
    { outcome: 'quarantine', loaded: 19, says: 'is longer than 1,000 characters' },
  ]),
  ['carets between cells', file(...rows(20)).replaceAll(',', '^'), { outcome: 'load', loaded: 20 }],
  [
    'a separator that changes half way',
    file(...rows(20), ...rows(20).map((each) => each.replaceAll(',', ';'))),
    { outcome: 'quarantine', loaded: 20, says: 'the record has 1 cell, the header 6' },
  ],
  ['two hundred rows of bare commas', file(...rows(20), ...Array.from({ length: 200 }, () => ',,,,,')), { outcome: 'load', loaded: 20 }],
  [
    'a header twice with other values',
    `Deal ID,Stage,Amount,Amount\n${Array.from({ length: 10 }, (_, at) => `D${at},Closed Won,${at},${at * 2}`).join('\n')}`,
    { outcome: 'ask', loaded: 10, says: 'duplicate-header:Amount' },
  ],
  ['no header', rows(20).join('\n'), { outcome: 'ask', loaded: 19, says: 'header' }],
  ['two header rows', `ID,Customer,Phase,Value,Closed,Created\n${file(...rows(20))}`, { outcome: 'ask', loaded: 21, says: 'header' }],
  [
    'years as headers',
    `Deal ID,Stage,2023,2024\n${rows(20)
      .map((_, at) => `D${at},Closed Won,${at},${at}`)
      .join('\n')}`,
    { outcome: 'ask', loaded: 20, says: 'header' },
  ],
  [
    'the trailer of a report',
    `${file(...rows(20))}\nGrand Totals (20 records)\nConfidential Information - Do Not Distribute\n`,
    { outcome: 'notice', loaded: 20, says: 'its 20 records agree with ours' },
  ],
  [
    'a preamble',
    `Pipeline report\nAs of 2025-01-01\n\n${file(...rows(20))}`,
    { outcome: 'notice', loaded: 20, says: 'lines before the header left out: line 1, 2' },
  ],
  [
    'a header repeated inside',
    file(...rows(20), HEADER, row(50)),
    { outcome: 'notice', loaded: 21, says: 'repeats of the header left out: line 22' },
  ],
  [
    'snapshots in one file',
    `Deal ID,Stage,Amount,Snapshot Date\n${Array.from({ length: 30 }, (_, at) => `D${at % 10},Negotiation,5,2025-0${1 + Math.floor(at / 10)}-01`).join('\n')}`,
    { outcome: 'ask', loaded: 30, says: 'repeated-ids:Deal ID' },
  ],
  [
    'one line for each product',
    `Deal ID,Stage,Amount,Product\n${Array.from({ length: 30 }, (_, at) => `D${at % 10},Closed Won,5,P${Math.floor(at / 10)}`).join('\n')}`,
    { outcome: 'ask', loaded: 30, says: 'repeated-ids:Deal ID' },
  ],
  [
    'spreadsheet day numbers',
    file(...rows(20, (at) => ({ close: String(45_658 + at) }))),
    { outcome: 'ask', loaded: 20, says: 'day-numbers:Close Date' },
  ],
  [
    'epoch seconds',
    file(...rows(20, (at) => ({ close: String(1_735_689_600 + at * 86_400) }))),
    { outcome: 'ask', loaded: 20, says: 'day-numbers:Close Date' },
  ],
  [
    'epoch milliseconds of a format that writes them',
    `Record ID,Deal Name,Deal Stage,Close Date\n${Array.from({ length: 20 }, (_, at) => `${at},A,closedwon,${1_735_689_600_000 + at * 86_400_000}`).join('\n')}`,
    { outcome: 'notice', loaded: 20, says: 'milliseconds since 1970 read as dates' },
  ],
  [
    'shares, percent and percent signs mixed',
    `Deal ID,Stage,Probability\n${Array.from({ length: 21 }, (_, at) => `D${at},Closed Won,${['45%', '0.45', '45'][at % 3]}`).join('\n')}`,
    { outcome: 'ask', loaded: 21, says: 'percent-scale:Probability' },
  ],
  ['a header that starts with ID', file(...rows(20)).replace('Deal ID', 'ID'), { outcome: 'load', loaded: 20 }],
  [
    'five thousand columns',
    `${HEADER},${Array.from({ length: 4994 }, (_, at) => `c${at}`).join(',')}\n${rows(20)
      .map((each) => each + ',x'.repeat(4994))
      .join('\n')}`,
    { outcome: 'load', loaded: 20 },
  ],
  [
    'a header named __proto__',
    file(...rows(20).map((each) => `${each},a`)).replace('Created Date', 'Created Date,__proto__'),
    { outcome: 'load', loaded: 20 },
  ],
  ['JSON inside a cell', file(...rows(20, () => ({ name: quoted('{"a": [1, "x,y"], "b": null}') }))), { outcome: 'load', loaded: 20 }],
];

describe('an input of the table in trust.md', () => {
  test.each(INPUTS)('%s', async (_, text, { outcome, loaded, says }) => {
    const { inspection } = admit(await readRecords(text), NO_SETTINGS);
    expect({ outcome: inspection.outcome, loaded: inspection.loaded }).toEqual({ outcome, loaded });
    const words = [
      ...inspection.notices.map(({ what }) => what),
      ...inspection.setAside.map(({ reason }) => reason),
      ...inspection.questions.flatMap(({ id, ask }) => [id, ask]),
    ];
    if (says !== undefined) expect(words.join('\n')).toContain(says);
    for (const { choices } of inspection.questions) expect(choices.length).toBeGreaterThan(1);
  });

  test.each([
    ['typographic quotes around commas', file(...rows(20, () => ({ name: '“Acme, Inc”' }))), 'typographic quotes'],
    ['a header alone', `${HEADER}\n`, 'a header and no records'],
    ['nothing', '', 'is empty'],
    ['blank lines', '\n\n  \n', 'is blank'],
    ['one column', 'Stage\nWon\nLost\n', 'a single column'],
  ])('%s is refused', async (_, text, words) => {
    expect(await readRefusal(text)).toContain(words);
  });
});
