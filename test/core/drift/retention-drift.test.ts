import { describe, expect, it } from 'vitest';
import { driftOf, type Drift } from '../../../src/core/drift-study';
import { USUAL_QUESTION, type Question } from '../../../src/core/question';
import { company } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

/**
 * A hundred customers at the start of 2024 of whom 5 leave in that year, and a hundred at the start of 2025 (95 of them and
 * 5 new ones) of whom 30 leave. Each pays its own amount.
 */
const customers = (leavingFirst: number): readonly string[] => [
  ...Array.from({ length: 100 }, (_, at) => {
    const end = at < leavingFirst ? '2024-06-30' : '2025-07-31';
    return `a${at} 2023-01-01 ${at < 35 ? end : '-'} ${100 + (at % 7)} USD`;
  }),
  ...Array.from({ length: 5 }, (_, at) => `b${at} 2024-03-01 - 100 USD`),
];
const deals = `opportunityId accountId outcome amount currency createdDate closeDate
               o1            a1        won     1200   USD      2022-10-01  2022-12-20
               o2            b1        won     1200   USD      2024-01-01  2024-02-20`;

function study(question: Partial<Question>, isDrawn: boolean, leavingFirst = 5): Drift {
  const rows = ['accountId startDate endDate mrr currency', ...customers(leavingFirst)];
  const tables = [grid('opportunity', deals), grid('customer', rows.join('\n'))];
  const { dataset, definitions, cube, accounts } = company(tables, {}, '2025-12-31');
  return driftOf({ cube: cube([]), accounts: isDrawn ? accounts([]) : null, dataset, definitions }, { ...USUAL_QUESTION, ...question });
}

const told = ({ family }: Drift) => family.judged.filter(({ comparison }) => ['nrr', 'grr', 'logoChurn'].includes(comparison.metric));

describe('customers who leave more often than the year before', () => {
  const drift = study({}, true);
  it('are a flag on churn, from counts, and on the revenue they take along, from accounts drawn anew', () => {
    expect(told(drift).map(({ comparison, state }) => [comparison.metric, state])).toEqual([
      ['nrr', 'drifted'],
      ['grr', 'drifted'],
      ['logoChurn', 'drifted'],
    ]);
    const churn = told(drift)[2]?.comparison;
    expect([churn?.before.value, churn?.now.value]).toEqual([0.05, 0.3]);
  });

  it('are told by churn alone where accounts cannot be drawn, and the rest says why it was not tested', () => {
    const revenue = told(study({}, false))[0];
    expect(revenue).toMatchObject({ state: 'undecided', q: null, comparison: { p: null } });
    expect(revenue?.comparison.evidence).toContain('not tested: a side has no limits');
  });
});

it('revenue of a year in which nobody left has limits without width: it is not tested against them, and churn is told from counts', () => {
  const of = told(study({}, true, 0));
  expect(of.map(({ comparison, state, q }) => [comparison.metric, comparison.before.value, state, q === null])).toEqual([
    ['nrr', 1, 'undecided', true],
    ['grr', 1, 'undecided', true],
    ['logoChurn', 0, 'drifted', false],
  ]);
  expect(of[1]?.comparison.change).toMatchObject({ low: null, high: null });
  expect(of[1]?.comparison.evidence.join(' ')).toContain('limits have no width');
});

it('two quarters share months of the twelve that retention looks at, so that it is not compared', () => {
  const drift = study({ period: { kind: 'back', step: 'quarter', count: 1 } }, true);
  expect(told(drift)).toEqual([]);
  expect(drift.notes.join(' ')).toContain('Retention is not compared');
});
