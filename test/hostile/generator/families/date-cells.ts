import { keeping, reading } from '../book';
import { ORDINARY, placeOf } from '../columns';
import { AS_IS, type HostileCase } from '../hostile-case';
import { cellChanged, type Entry, type Page } from '../page';
import { ordinaryPage, pageCase, type PageCase } from '../page-case';

const FAMILY = 'dates';
const CLOSE = placeOf(ORDINARY, 'closeDate');
const CREATED = placeOf(ORDINARY, 'createdDate');
const AT = [11, 29] as const;

const inTwo = (name: string, cell: string, is: (truth: Entry['is']) => Entry['is'], place = CLOSE): Page =>
  AT.reduce((page: Page, row) => cellChanged(page, row, place, cell, is), ordinaryPage(name));
const holds =
  (column: string, iso: string | null) =>
  (is: Entry['is']): Entry['is'] => ({ ...(is as Record<string, string>), [column]: iso });

/** No day of the calendar, or a year outside 1990 to 2100: the two rows are set aside. */
const NO_DATES = [
  '2025-02-30',
  '2025-13-01',
  '2025-00-10',
  '2025-04-31',
  '2023-02-29',
  '1900-02-29',
  '2025-01-00',
  'next quarter',
  'soon',
  'Q3 2025',
  'FY25',
  '2025',
  '2025-03-31 (est.)',
  '45 Mar 2025',
  '0001-01-01',
  '0202-05-05',
  '202-05-05',
  '9999-12-31',
  '20225-03-01',
  '1989-12-31',
  '2101-01-01',
  '2568-03-31',
  '1970-01-01',
  '2025-03-31T25:00:00',
  '12:30',
  '31/12',
  '12/2024',
  '2024-W05-1',
  '2024-090',
  '2024-03-31 or 2024-04-30',
  '2024-03-31-',
  '2024--03-31',
  '2024-03-3l',
  '1234.50',
];

/** Days that exist, at the edges. */
const DAYS: readonly (readonly [string, string])[] = [
  ['2024-02-29', '2024-02-29'],
  ['2000-02-29', '2000-02-29'],
  ['1990-01-01', '1990-01-01'],
  ['2100-12-31', '2100-12-31'],
  [' 2024-03-31 ', '2024-03-31'],
  ['\u00A02024-03-31\u00A0', '2024-03-31'],
  ['2024-03-31T00:00:00', '2024-03-31'],
  ['2024-12-31T23:59:59.999Z', '2024-12-31'],
];

const odd = (name: string, cell: string, is: (truth: Entry['is']) => Entry['is'], wishes: PageCase): HostileCase =>
  pageCase(FAMILY, name, inTwo(name, cell, is), wishes);

export const dateCells: readonly HostileCase[] = [
  ...NO_DATES.map((cell) =>
    odd(`"${cell}" in two of forty close dates: those two rows are set aside`, cell, () => 'aside', { outcomes: ['quarantine'] }),
  ),
  ...DAYS.map(([cell, iso]) => odd(`"${cell}" in two close dates is a day`, cell, holds('closeDate', iso), { outcomes: AS_IS })),
  // The table of inputs sets such rows aside, the list of missing markers reads them as missing: either is told.
  odd('"0000-00-00" in two close dates: missing or set aside, told', '0000-00-00', holds('closeDate', null), {
    outcomes: ['notice', 'quarantine'],
    books: (book) => [book, keeping(book, (_, i) => i !== AT[0] && i !== AT[1])],
  }),
  odd('two blank close dates load without one', '', holds('closeDate', null), { outcomes: AS_IS }),
  pageCase(
    FAMILY,
    'two created dates after the close load: the outcome is still a fact',
    inTwo('after', '2026-06-01', holds('createdDate', '2026-06-01'), CREATED),
    {
      outcomes: AS_IS,
    },
  ),
  pageCase(
    FAMILY,
    'an impossible created date sets the row aside too',
    inTwo('created', '2023-11-31', () => 'aside', CREATED),
    { outcomes: ['quarantine'] },
  ),
  pageCase(FAMILY, 'no close date in any row: it loads, and the column holds nothing', blankColumn('blank closes'), {
    outcomes: AS_IS,
    books: (book) => [reading(book, () => ({ closeDate: null }))],
  }),
];

function blankColumn(name: string): Page {
  let page = ordinaryPage(name);
  for (let i = 0; i < 40; i += 1) page = cellChanged(page, i, CLOSE, '');
  return page;
}
