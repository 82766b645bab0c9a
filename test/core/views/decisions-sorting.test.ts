import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { OutcomeWord } from '../../../src/core/council';
import type { DecisionRow } from '../../../src/views/decisions-list';
import { DECISION_COLUMNS, decisionsCaption, decisionsOrderText, sortedDecisions } from '../../../src/views/decisions-sorting';
import { nextSorting, type Sorting } from '../../../src/views/table';
import { revised } from '../council/made-decisions';

const WORDS: Readonly<Record<string, OutcomeWord>> = { worked: 'worked', not: 'didNot', cannot: 'cannotTell', early: 'tooEarly' };

/** `id text owner taken due outcome`, a dash for nothing. */
const row = (line: string): DecisionRow => {
  const [id = '', text = '', owner = '', taken = '', due = '-', word = '-'] = line.split(' ');
  const { decision } = revised();
  const own = WORDS[word];
  return {
    id,
    revision: { decision: { ...decision, id, text, owner, taken, due: due === '-' ? null : due }, by: 'Ana', at: '2025-10-01T08:00:00Z' },
    quarter: '',
    taken,
    text,
    type: '',
    segment: '',
    rule: '',
    owner: owner === '-' ? '' : owner,
    due: due === '-' ? null : due,
    status: 'open',
    statusText: '',
    expected: text,
    review: '',
    outcome: own === undefined ? null : { word: own, text: word, why: '', before: null, after: null, change: null, split: [] },
    isDue: false,
  };
};
const ROWS = [
  'a promote Zoe 2025-09-01 2025-12-01 not',
  'b Keep ana 2025-08-01 - -',
  'c drop - 2025-07-01 2025-09-30 worked',
  'd drop Kim 2025-06-01 2025-10-31 early',
].map(row);
const order = (sorting: Sorting | null): string =>
  sortedDecisions(ROWS, sorting)
    .map(({ id }) => id)
    .join('');

describe('the list of decisions', () => {
  it('is as it came, the last taken first, until somebody sorts it', () => {
    expect(order(null)).toBe('abcd');
    expect([decisionsOrderText(null), decisionsCaption(null)]).toEqual(['The last taken first', 'Decisions, the last taken first']);
  });

  test.each([
    ['what', 'ascending', 'cdba'],
    ['what', 'descending', 'abcd'],
    ['taken', 'ascending', 'dcba'],
    ['owner', 'ascending', 'bdac'],
    ['owner', 'descending', 'adbc'],
    ['due', 'ascending', 'cdab'],
    ['due', 'descending', 'adcb'],
    ['outcome', 'ascending', 'cadb'],
  ] as const)('sorted by %s, %s, has what has no value last', (column, direction, wanted) => {
    expect(order({ column, direction })).toBe(wanted);
  });

  it('says how it is sorted, and turns round at the second click', () => {
    const [first] = DECISION_COLUMNS;
    if (first === undefined) throw new Error('no column');
    const once = nextSorting(first, null);
    expect(decisionsOrderText(once)).toBe('Sorted by What, ascending');
    expect(decisionsOrderText(nextSorting(first, once))).toBe('Sorted by What, descending');
  });

  it('loses no decision, whatever it is sorted by', () => {
    const sorting = fc.record({
      column: fc.constantFrom(...DECISION_COLUMNS.map(({ id }) => id), 'none'),
      direction: fc.constantFrom('ascending' as const, 'descending' as const),
    });
    fc.assert(
      fc.property(sorting, (each) => {
        expect(
          sortedDecisions(ROWS, each)
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(['a', 'b', 'c', 'd']);
      }),
    );
  });
});
