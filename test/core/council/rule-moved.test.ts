import { describe, expect, it } from 'vitest';
import type { Answerable } from '../../../src/core/analysis';
import { asksFor } from '../../../src/core/asks';
import { NO_COUNCIL_RECORDS, type Decision } from '../../../src/core/council';
import { outcomeOf } from '../../../src/core/council-outcomes';
import type { IcpRuler, IcpVersion } from '../../../src/core/icp';
import type { AttributeRule } from '../../../src/core/model';
import { USUAL_QUESTION } from '../../../src/core/question';
import { company } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';
import { closed, companyOf } from './decided-company';
import { decided, revised } from './made-decisions';

const industry = (...members: string[]): AttributeRule => ({ kind: 'isOneOf', dimension: 'industry' as never, members });
const version = (id: string, effectiveFrom: string, when: AttributeRule): IcpVersion => ({
  id,
  name: id,
  effectiveFrom,
  author: '',
  note: '',
  profiles: [
    {
      id: 'p',
      name: 'P',
      mustHave: [],
      exclude: [],
      missing: 'leaveOut',
      cuts: [90, 70, 50],
      icpFrom: 70,
      criteria: [{ id: 'only', field: 'industry', family: 'firmographic', side: 'fit', points: 100, bands: [{ when, points: 100 }] }],
    },
  ],
});
/** Software is the ICP until the end of 2025, retail from then on. */
const ICP = [version('old', '2022-01-01', industry('Software')), version('new', '2026-01-01', industry('Retail'))];

/** Created in a month: so many deals of each trade. */
const made = (month: string, counts: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(counts).flatMap(([trade, count]) =>
    Array.from({ length: count }, (_, at) => `${trade}${month}${at} ${trade} open 100 USD ${month}-05 2026-12-31`),
  );

/** Of 100 created before 52 are software and 30 retail; of 100 since 40 and 45. */
function loadedBy(icpRuler: IcpRuler): Answerable {
  const deals = [
    'opportunityId accountId outcome amount currency createdDate closeDate',
    'old Other lost 1 USD 2020-01-10 2020-02-10',
    ...made('2025-10', { Software: 52, Retail: 30, Other: 18 }),
    ...made('2026-02', { Software: 40, Retail: 45, Other: 15 }),
  ];
  const accounts = ['accountId industry', 'Software Software', 'Retail Retail', 'Other Other'];
  const definitions = { icp: ICP, icpRuler };
  const whole = company([grid('opportunity', deals.join('\n')), grid('account', accounts.join('\n'))], definitions, '2026-03-31');
  return { cube: whole.cube(['industry', 'icp', 'tier']), accounts: null, dataset: whole.dataset, definitions: whole.definitions };
}
const share: Partial<Decision> = {
  segment: { name: 'All deals', where: [] },
  expected: { metric: 'icpShareCreated', want: 'rise', size: 0.1 },
  taken: '2025-12-31',
};

describe('what the rule moved', () => {
  it('is told where two versions read the periods: the four shares by both, and their halves', () => {
    const { change, split } = outcomeOf(loadedBy({ kind: 'inForceThen' }), decided(share));
    // By the old version 52 to 40 %, by the new one 30 to 45 %: 0.45 - 0.52 = data 0.015 and rule -0.085.
    expect(change?.value).toBeCloseTo(-0.07, 12);
    expect(split?.rule).toBeCloseTo(0.5 * (0.3 - 0.52 + (0.45 - 0.4)), 12);
    expect((split?.mix ?? 0) + (split?.rule ?? 0) + (split?.rest ?? 0)).toBeCloseTo(-0.07, 12);
  });

  it('is nothing where one version reads both periods, and where nothing asks for the ICP', () => {
    expect(outcomeOf(loadedBy({ kind: 'latest' }), decided(share)).split?.rule).toBe(0);
    const plainRate = outcomeOf(
      loadedBy({ kind: 'inForceThen' }),
      decided({ ...share, expected: { metric: 'createdCount', want: 'rise', size: 1 } }),
    );
    expect(plainRate.split?.rule).toBe(0);
  });

  it('cannot be told of a segment that the ICP makes, while two versions read the periods', () => {
    const where = [{ dimension: 'icp', is: 'in', members: ['in'] }] as const;
    const count = decided({ ...share, segment: { name: 'ICP', where }, expected: { metric: 'createdCount', want: 'rise', size: 1 } });
    expect(outcomeOf(loadedBy({ kind: 'inForceThen' }), count).split?.rule).toBeNull();
    expect(outcomeOf(loadedBy({ kind: 'latest' }), count).split?.rule).toBe(0);
  });
});

describe('the cube that pages ask for', () => {
  const { dataset, definitions } = companyOf(closed(3, 9, '2025-08-10'), '2026-06-30');
  const byOf = (where: Decision['segment']['where'], expected = decided().expected): readonly string[] => {
    const council = { ...NO_COUNCIL_RECORDS, decisions: [revised({ segment: { name: 'S', where }, expected })] };
    return asksFor(USUAL_QUESTION, dataset, { ...definitions, council }).cells.by;
  };
  const on = (dimension: string) => [{ dimension, is: 'in' as const, members: ['x'] }];

  it('is divided by what decisions expect a number of, and by nothing that would be a table', () => {
    const base = byOf([]);
    expect(base).not.toContain('outcome');
    expect(byOf(on('outcome'))).toEqual([...base, 'outcome']);
    expect(byOf(on('outcome'), null)).toEqual(base);
    expect(byOf(on('account'))).toEqual(base);
    expect(byOf(on('planet'))).toEqual(base);
  });
});
