import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_DEFINITIONS, type Definitions } from '../../../src/core/workspace';
import { mergeWorkspaces } from '../../../src/core/workspace-merge';
import { conflictRows } from '../../../src/views/workspace-conflicts';
import { definitions } from './random-definitions';

const rowsOf = (a: Definitions, b: Definitions) => conflictRows(mergeWorkspaces(null, a, b).conflicts, { a, b, currency: null });
const said = (a: Partial<Definitions>, b: Partial<Definitions>): readonly string[] =>
  rowsOf({ ...NO_DEFINITIONS, ...a }, { ...NO_DEFINITIONS, ...b }).map(
    ({ label, mine, theirs, taken }) => `${label}: ${mine} | ${theirs}, ${taken}`,
  );

describe('what two workspaces say differently', () => {
  it('is named and said on both sides, whatever it is', () => {
    fc.assert(
      fc.property(definitions, definitions, (a, b) => {
        for (const { label, mine, theirs } of rowsOf(a, b)) {
          expect(label.trim()).not.toBe('');
          for (const text of [label, mine, theirs]) expect(text).not.toMatch(/undefined|NaN|\[object/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is said in the words that pages have for it', () => {
    const target = (value: number): Definitions['targets'] => [{ metric: 'winRate', slice: [], want: 'atLeast', value }];
    expect(said({ targets: target(0.3) }, { targets: target(0.25) })).toEqual(['Target: Win rate: 30% | 25%, mine']);
    const numbers = (share: number): Partial<Definitions> => ({
      assumptions: { ...NO_DEFINITIONS.assumptions, numbers: new Map([['grossMargin', share]]) },
    });
    expect(said(numbers(0.8), numbers(0.66))).toEqual(['Gross margin: 80% | 66%, mine']);
    const calendar = { ...NO_DEFINITIONS.calendar, startMonth: 4 };
    expect(said({ calendar }, {})).toEqual(['First month of the fiscal year: April | January, mine']);
    expect(said({ currency: 'EUR' as never }, {})).toEqual(['Currency: EUR | nothing, mine']);
    const admission = (outcome: 'won' | 'lost'): Partial<Definitions> => ({
      admission: { ...NO_DEFINITIONS.admission, stageMap: new Map([['Done', outcome]]) },
    });
    expect(said(admission('won'), admission('lost'))).toEqual(['Stage Done: Won | Lost, mine']);
  });
});
