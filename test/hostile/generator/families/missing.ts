import { reading } from '../book';
import { close, ORDINARY, ordinary, other, placeOf, stage, type Column } from '../columns';
import { DATES } from '../date-styles';
import { dealsOf } from '../deal';
import { AS_IS, type HostileCase } from '../hostile-case';
import { cellChanged, pageOf, type Entry, type Page } from '../page';
import { pageCase } from '../page-case';

const FAMILY = 'missing markers';
const AT = [6, 31] as const;

const EVERYWHERE = [
  'NULL',
  '(null)',
  'nil',
  'none',
  '--none--',
  'undefined',
  'N/A',
  'NA',
  'n.a.',
  '#N/A',
  'TBD',
  'tba',
  '?',
  '.',
  '-',
  '--',
  '–',
  '—',
  '(blank)',
  '[blank]',
  'Not set',
  '(no value)',
  '#REF!',
  '#VALUE!',
  '#DIV/0!',
  '#NAME?',
  '#NUM!',
  '#NULL!',
  '#SPILL!',
  '#CALC!',
  '\u00A0',
  ' N/A ',
];
const IN_NUMBERS = ['NaN', 'true', 'FALSE', 'Infinity', '-Infinity', '1e999', 'inf'];
const IN_DATES = ['NULL', '#N/A', 'TBD', '-', '(blank)', '#REF!', 'n/a', 'Not set'];

const holds =
  (column: string, value: string | null) =>
  (is: Entry['is']): Entry['is'] => ({ ...(is as Record<string, string>), [column]: value });

function inTwo(name: string, field: string, cell: string, columns: readonly Column[] = ORDINARY): Page {
  const place = placeOf(columns, field);
  return AT.reduce((page: Page, row) => cellChanged(page, row, place, cell, holds(field, null)), pageOf(dealsOf(name), columns));
}

/** Blank alone is not told: nothing stands there. A marker is. */
const isBlank = (cell: string): boolean => cell.trim() === '';

function marker(header: string, field: string, cell: string): HostileCase {
  const name = `${JSON.stringify(cell)} in two cells of ${header} is missing, counted, never 0`;
  const told = isBlank(cell) ? { outcomes: AS_IS } : { outcomes: ['notice'] as const, notices: [{ column: header, count: 2 }] };
  return pageCase(FAMILY, name, inTwo(name, field, cell), told);
}

const COUNTRY = { ...other('Country', () => 'US'), field: 'country', truth: () => 'US' } satisfies Column;
const COMPETITOR = { ...other('Competitor', () => 'Rival'), field: 'competitor', truth: () => 'Rival' } satisfies Column;

function valueNot(name: string, column: Column, field: string, cell: string): HostileCase {
  const columns = [...ORDINARY, column];
  const place = placeOf(columns, field);
  const page = AT.reduce((before: Page, row) => cellChanged(before, row, place, cell, holds(field, cell)), pageOf(dealsOf(name), columns));
  return pageCase(FAMILY, name, page);
}

function allMissing(): HostileCase {
  const name = 'N/A in every amount: all are missing, and none is 0';
  const page = pageOf(dealsOf(name), ORDINARY);
  const place = placeOf(ORDINARY, 'amount');
  const every = dealsOf(name).reduce((before: Page, _, row) => cellChanged(before, row, place, 'N/A', holds('amount', null)), page);
  return pageCase(FAMILY, name, every, { outcomes: ['notice'], notices: [{ column: 'Amount', count: 40 }] });
}

function blankStage(): HostileCase {
  const name = 'two deals without a stage: set aside or asked, never counted as lost';
  const place = placeOf(ORDINARY, 'outcome');
  const page = AT.reduce((before: Page, row) => cellChanged(before, row, place, '', () => 'aside'), pageOf(dealsOf(name), ORDINARY));
  return pageCase(FAMILY, name, page, {
    outcomes: ['quarantine', 'ask'],
    readings: (book) => ({ readings: [{ name: 'aside', book, optional: true }], mayStop: true }),
  });
}

/** Stage words that no list can know: asked, each answer counts as it says. */
function unknownStage(word: string): HostileCase {
  const name = `the stage "${word}" in three deals: asked what it means`;
  const columns = ordinary({ outcome: stage('Stage') });
  const rows = [4, 15, 26];
  const place = placeOf(columns, 'outcome');
  const page = rows.reduce((before: Page, row) => cellChanged(before, row, place, word), pageOf(dealsOf(name), columns));
  const outcomes = ['won', 'lost', 'open', 'other'];
  return pageCase(FAMILY, name, page, {
    outcomes: ['ask'],
    readings: (book) => ({
      column: 'Stage',
      readings: outcomes.map((outcome) => ({
        name: outcome,
        book: reading(book, (cells, i) => ({ outcome: rows.includes(i) ? outcome : (cells['outcome'] ?? null) })),
      })),
    }),
  });
}

export const missing: readonly HostileCase[] = [
  ...[...EVERYWHERE, ...IN_NUMBERS].map((cell) => marker('Amount', 'amount', cell)),
  ...IN_DATES.map((cell) => marker('Close Date', 'closeDate', cell)),
  ...['N/A', '(null)', '--none--'].map((cell) => marker('Owner', 'owner', cell)),
  valueNot('NA is a value in a country column', COUNTRY, 'country', 'NA'),
  valueNot('none is a value in a competitor column', COMPETITOR, 'competitor', 'none'),
  valueNot('Unknown typed by a person is a value', COUNTRY, 'country', 'Unknown'),
  allMissing(),
  blankStage(),
  unknownStage('Handshake'),
  unknownStage('Closed'),
  pageCase(FAMILY, 'zero is an amount and no gap', inZero('zero')),
  pageCase(
    FAMILY,
    'a column of close dates with a marker in another order of letters',
    inTwo('letters', 'closeDate', 'tBd', ordinary({ closeDate: close(DATES.us) })),
    {
      outcomes: ['notice'],
      notices: [{ column: 'Close Date', count: 2 }],
    },
  ),
];

function inZero(name: string): Page {
  const place = placeOf(ORDINARY, 'amount');
  return AT.reduce(
    (page: Page, row) => cellChanged(page, row, place, '0', (is) => ({ ...(is as Record<string, string>), amount: 0 })),
    pageOf(dealsOf(name), ORDINARY),
  );
}
