import { describe, expect, test } from 'vitest';
import { assemble } from '../../../src/core/assembly';
import { NO_ASSUMPTIONS, readReach, reachPlan, standingIn, stepsOf, type StageReach } from '../../../src/core/metrics';
import { kernel } from '../../../src/core/metrics/kernel';
import { FIRST_LABEL, monthIn, parseDate, type AdmittedTable } from '../../../src/core/model';
import { wilson } from '../../../src/core/statistics';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { grid } from '../../fixtures/grid';

const DEALS = `
opportunityId stage outcome amount currency createdDate closeDate
a Won    won  10 USD 2025-01-05 2025-03-01
b Lost   lost 10 USD 2025-01-06 2025-02-01
c Lost   lost 10 USD 2025-01-07 2025-02-01
d Demo   open 10 USD 2025-02-08 -
e Offer  open 10 USD 2025-02-09 -
f Lost   lost 10 USD 2025-02-10 2025-02-20
g Lost   lost 10 USD 2024-01-10 2024-02-20`;
const HISTORY = `
opportunityId stage enteredDate
a Intro 2025-01-05
a Demo 2025-01-15
a Offer 2025-02-01
a Won 2025-03-01
b Intro 2025-01-06
b Demo 2025-01-09
b Lost 2025-02-01
c Intro 2025-01-07
c Lost 2025-02-01
d Intro 2025-02-08
d Demo 2025-02-12
e Intro 2025-02-09
e Offer 2025-02-12
e Demo 2025-02-15
f Lost 2025-02-20
g Intro 2024-01-10
g Offer 2026-06-01`;

function told(tables: readonly AdmittedTable[], year: number | null = null) {
  const { dataset, tables: facts } = assemble(tables, NO_DEFINITIONS, parseDate('2025-12-31'));
  const monthOf = (date: string): number => monthIn(dataset.calendar, parseDate(date) ?? 0);
  const span = year === null ? null : { from: monthOf(`${year}-01-01`), to: monthOf(`${year}-12-31`) };
  const ask = { span, where: [], assumptions: NO_ASSUMPTIONS };
  return { dataset, reach: readReach(kernel(reachPlan(dataset, []), facts, dataset), dataset, ask) };
}
const stepsIn = ({ sides }: StageReach, order: readonly string[]) => (sides[0] === undefined ? [] : stepsOf(sides[0], order));

describe('with a history of stages', () => {
  const { dataset, reach } = told([grid('opportunity', DEALS), grid('stage-history', HISTORY)]);
  const order = dataset.dimensions.find(({ id }) => id === 'furthestStage')?.members.slice(FIRST_LABEL) ?? [];
  test('stages stand as most deals go through them, and ends are none', () => expect(order).toEqual(['Intro', 'Demo', 'Offer']));
  test('a deal is at the furthest stage it was ever in, whatever it stands in now and whatever comes after the as-of date', () => {
    const at = new Map(reach.sides[0]?.at.map(({ label, won, open, ended }) => [label, { won, open, ended }]));
    expect(at).toEqual(
      new Map([
        ['Offer', { won: 1, open: 1, ended: 0 }],
        ['Demo', { won: 0, open: 1, ended: 1 }],
        ['Intro', { won: 0, open: 0, ended: 2 }],
        [null, { won: 0, open: 0, ended: 1 }],
      ]),
    );
  });
  test('each step holds those who came so far, of all and of the step before', () => {
    expect(stepsIn(reach, order).map(({ label, reached, before, ended, open }) => [label, reached, before, ended, open])).toEqual([
      ['Intro', 6, 7, 2, 0],
      ['Demo', 4, 6, 1, 1],
      ['Offer', 2, 4, 0, 1],
      [null, 1, 2, 0, 0],
    ]);
  });
  test('what stopped at the stages, stands there, was won, or went through none adds up to what was created', () => {
    const steps = stepsIn(reach, order);
    const stopped = steps.reduce((sum, { ended, open }) => sum + ended + open, 0);
    expect(stopped + 1 + 1).toBe(reach.sides[0]?.created);
  });
  test('shares have the limits of all created', () => expect(stepsIn(reach, order)[0]?.limits).toEqual(wilson(6, 7, 0.95)));
  test('a period is that of creation', () => {
    const files = [grid('opportunity', DEALS), grid('stage-history', HISTORY)];
    expect([2024, 2025, 2023].map((year) => told(files, year).reach.sides[0]?.created)).toEqual([1, 6, undefined]);
    expect(told(files, 2023).reach.missing).toBe('no_created');
  });
});

describe('with a column of last stages', () => {
  const rows = DEALS.trim().split('\n');
  const last = ['lastStage', 'Offer', 'Demo', 'Intro', '-', '-', '-', 'Intro'];
  const { reach } = told([grid('opportunity', rows.map((row, at) => `${row} ${last[at]}`).join('\n'))]);
  test('closed deals stand at theirs and open ones where they are', () => {
    expect(reach.source).toBe('lastStage');
    expect(new Map(reach.sides[0]?.at.map(({ label, won, open, ended }) => [label, won + open + ended]))).toEqual(
      new Map([
        ['Offer', 2],
        ['Demo', 2],
        ['Intro', 2],
        [null, 1],
      ]),
    );
  });
});

describe('with one export alone', () => {
  const { reach } = told([grid('opportunity', DEALS)], 2023);
  test('only the present stage of open deals is told, whatever the period', () => {
    expect([reach.source, reach.sides[0]?.created]).toEqual(['open', 2]);
    expect(
      standingIn(reach.sides[0] ?? { icp: null, created: 0, won: 0, open: 0, at: [] }, ['Demo', 'Offer']).map(({ reached, before }) => [
        reached,
        before,
      ]),
    ).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });
  test('without a column of stages it says so', () => {
    const bare = DEALS.replaceAll(/ (stage|Won|Lost|Demo|Offer) /g, ' ');
    expect(told([grid('opportunity', bare)]).reach).toMatchObject({ sides: [], missing: 'not_mapped' });
  });
});
