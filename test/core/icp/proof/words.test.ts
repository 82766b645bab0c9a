import { describe, expect, test } from 'vitest';
import {
  completeness,
  decileProof,
  missedWins,
  nearMisses,
  orderOf,
  reviewAge,
  scoreAccounts,
  scoreSeparation,
  tierProof,
  tightness,
  winRate,
  type IcpVersion,
} from '../../../../src/core/icp';
import type { Currency } from '../../../../src/core/model';
import { completenessView } from '../../../../src/views/icp-proof-completeness';
import { decilesView, tiersView } from '../../../../src/views/icp-proof-groups';
import { missedView } from '../../../../src/views/icp-proof-misses';
import { nearMissesView } from '../../../../src/views/icp-proof-near-misses';
import { orderText } from '../../../../src/views/icp-proof-order';
import { gainView } from '../../../../src/views/icp-proof-separation';
import { readTam, reviewText, tightnessView } from '../../../../src/views/icp-proof-tightness';
import { plain } from '../../../../src/wording';
import { profile, version, within } from '../crm-accounts';
import { columnsOf, resultsOf, scoredOf, type MadeAccount } from './made-scores';

const TIERS = ['Tier 1', 'Tier 2', 'Tier 3', 'Tier 4'];
const order = (...groups: readonly (readonly [number, number])[]): string =>
  orderText(
    orderOf(
      groups.map(([won, lost]) => winRate(won, lost)),
      10,
    ),
    TIERS,
  );
const naming = { currency: 'USD' as Currency, labelOf: (id: string) => id };
const telling = { least: 10, span: 'all time', closed: 'Closed deals of new business' };

describe('the verdict on the order', () => {
  test('in its three forms', () => {
    expect(order([50, 50], [40, 60], [30, 70], [12, 88])).toBe('in order');
    expect(order([50, 50], [20, 80], [60, 40], [10, 90])).toBe('not in order: tier 3 above tier 2');
    expect(order([30, 70], [29, 71], [28, 72], [27, 73])).toBe('in order, but the trend is not clear');
  });
  test('a disorder that chance could make says so, and that the trend stands where it does', () => {
    expect(order([50, 50], [30, 70], [33, 67], [10, 90])).toBe(
      'not in order: tier 3 above tier 2, though not clearly; over all, lower groups clearly win less',
    );
    expect(order([30, 70], [31, 69])).toBe('not in order: tier 2 above tier 1, though not clearly');
  });
});

describe('groups on a page', () => {
  const accounts: readonly MadeAccount[] = [
    { score: 95, won: 30, lost: 10 },
    { score: 75, won: 8, lost: 12 },
    { score: 55, won: 3, lost: 4 },
    { score: 10, won: 5, lost: 45 },
  ];
  const [scored, results] = [scoredOf(accounts), resultsOf(accounts)];
  const view = tiersView(tierProof(scored, results), telling, true);

  test('under ten closed a fraction stands beside the picture, without percent; from ten to 29 the mark is grey', () => {
    expect(view.few).toEqual(['Tier 3: 3 of 7']);
    expect(view.picture?.dots.map(({ name, isGrey }) => [name, isGrey])).toEqual([
      ['Tier 1', false],
      ['Tier 2', true],
      ['Tier 4', false],
    ]);
  });
  test('a tier without a member of the ICP is drawn as outside of it, and every tier says what it rests on', () => {
    expect(view.picture?.dots.map(({ name, isOutside = false, rests }) => [name, isOutside, rests])).toEqual([
      ['Tier 1', false, 'n=40'],
      ['Tier 2', false, 'n=20'],
      ['Tier 4', true, 'n=50'],
    ]);
  });
  test('the axis holds every limit and the line of all deals', () => {
    const { dots, axis, reference } = view.picture ?? { dots: [], axis: { min: 1, max: 0 }, reference: null };
    const values = [...dots.flatMap(({ low, high }) => [low ?? 0, high ?? 0]), reference?.value ?? -1];
    expect(values.every((value) => value >= axis.min && value <= axis.max)).toBe(true);
  });
  test('a number stands for the pages by tier only where these read by the same version', () => {
    expect(new Set(view.evidence.map(({ reading }) => reading.metric))).toEqual(new Set(['winRate']));
    const other = tiersView(tierProof(scored, results), telling, false);
    expect(other.evidence.some(({ reading }) => reading.metric === 'winRate')).toBe(false);
  });
  test('groups whose scores print alike are told apart', () => {
    const close = [
      { score: 80.01, won: 5 },
      { score: 80.02, won: 4 },
      { score: 80.03, won: 3 },
    ];
    const names = decilesView(decileProof(scoredOf(close), resultsOf(close)), telling).table?.rows.map(({ id }) => id);
    expect(new Set(names).size).toBe(4);
  });
});

describe('the area under the curve', () => {
  const said = (high: readonly [number, number], low: readonly [number, number]): string => {
    const deals = (score: number, [won, lost]: readonly [number, number]) =>
      Array.from({ length: won + lost }, (_, at) => ({ score, won: Number(at < won), lost: Number(at >= won) }));
    const accounts = [...deals(90, high), ...deals(10, low)];
    return plain(gainView(scoreSeparation(scoredOf(accounts), resultsOf(accounts))).sentence);
  };
  test('is held against chance by its interval, and a score that points the wrong way is called so', () => {
    expect(said([80, 20], [20, 80])).toMatch(
      /^AUC 0\.80 \(0\.74–0\.86\), where 0\.50 is chance\. The best 20% of deals by score hold 32% of the 100 won ones\./,
    );
    expect(said([50, 50], [49, 51])).toMatch(/not clearly apart from chance/);
    expect(said([20, 80], [80, 20])).toMatch(/lost deals score higher than won ones/);
    expect(said([2, 1], [0, 3])).toMatch(/cannot be told.*at least 20 won and 20 lost/);
  });
});

describe('shares beside a level', () => {
  test('79.9 % is never printed as the 80 % that it does not reach', () => {
    const rows = Array.from({ length: 1000 }, (_, at) => [at < 799 ? 'x' : '']);
    const asked: IcpVersion = version({
      profiles: [profile({ entry: undefined, mustHave: [], exclude: [{ kind: 'known', column: 'place' as never }], criteria: [] })],
    });
    const accounts = columnsOf(['place'], rows);
    const none = rows.map(() => ({ score: 10 }));
    const told = completeness(asked, { accounts, scored: scoredOf(none), results: resultsOf(none) });
    expect(completenessView(told, naming).picture?.rows[0]?.text).toBe('79.9%, 799 of 1,000 · 60 to 80%');
  });
});

describe('whom we miss', () => {
  const frame = { accounts: columnsOf(['x'], [['a'], ['b'], ['c']]), naming, currency: 'USD' as Currency, least: 10, hasCustomers: true };
  test('few large wins have no percent', () => {
    const accounts = [
      { score: 10, won: 1, annual: 100_000 },
      { score: 95, won: 1, annual: 10 },
      { score: 95, won: 1, annual: 10 },
    ];
    const view = missedView(missedWins(scoredOf(accounts), resultsOf(accounts)), frame);
    expect(plain(view.sentence)).toBe('1 of 1 account with the largest wins is there. Large is from $500 a year on, the upper quarter.');
    expect(view.table?.rows.map(({ id, cells }) => [id, ...cells.map(({ text }) => text)])).toEqual([
      ['1', 'Account A1', 'Tier 4', '$1,000', '1'],
    ]);
  });
  test('a must-have that shuts out accounts that win as often is asked about', () => {
    const asked: IcpVersion = version({
      profiles: [
        profile({
          entry: undefined,
          exclude: [],
          mustHave: [within('employees', 50, null)],
          criteria: [
            {
              id: 'f',
              field: 'fit',
              family: 'firmographic',
              side: 'fit',
              points: 100,
              bands: [{ when: within('fit', 1, null), points: 100 }],
            },
          ],
        }),
      ],
    });
    const accounts = columnsOf(
      ['employees', 'fit'],
      [
        [100, 1],
        [20, 1],
      ],
    );
    const scored = scoreAccounts(asked, accounts, { overrides: [], date: '2025-01-01' });
    const results = resultsOf([
      { won: 20, lost: 20 },
      { won: 18, lost: 22 },
    ]);
    const view = nearMissesView(nearMisses({ version: asked, scored, accounts, results }), { ...frame, accounts });
    expect(plain(view.sentence)).toMatch(/^1 of 1 must-have may be too narrow/);
    expect(view.rules.map(({ title, asked: question }) => [title, question])).toEqual([['Employees is at least 50', 'Too narrow?']]);
  });
});

describe('tightness and age', () => {
  const made = [{ score: 95 }, { score: 10 }];
  test('a verdict needs counts of the market', () => {
    const said = (tam: readonly number[] | null): string => plain(tightnessView(tightness(scoredOf(made), resultsOf(made), tam)).sentence);
    expect(said(null)).toBe('The ICP holds 1 of 2 accounts and no deals.');
    expect(said([100, 200, 350, 350])).toMatch(/All tiers lie within/);
    expect(said([400, 200, 200, 200])).toMatch(/tier 1 is above, tier 3 is below and tier 4 is below/);
  });
  test.each([
    ['four counts', ['100', '2,000', " 3'500", '0'], { tam: [100, 2000, 3500, 0], fault: null }],
    ['nothing', ['', ' ', '', ''], { tam: null, fault: null }],
    ['three counts', ['1', '2', '3', ''], { tam: null, fault: expect.stringContaining('each of the four tiers') as string }],
    ['no company', ['0', '0', '0', '0'], { tam: null, fault: expect.stringContaining('at least one') as string }],
    ['less than none', ['-1', '2', '3', '4'], { tam: null, fault: expect.stringContaining('whole number') as string }],
    ['a word', ['many', '2', '3', '4'], { tam: null, fault: expect.stringContaining('whole number') as string }],
  ])('of the market %s are read or refused with a sentence', (_what, typed, wanted) => expect(readTam(typed)).toEqual(wanted));
  test('the age is told against 18 months, overdue reviews by date', () => {
    const asked = version({ effectiveFrom: '2024-01-15', profiles: [profile({ name: 'Mid', review: '2025-06-30' })] });
    expect(reviewText(reviewAge(asked, '2025-09-30'))).toBe(
      'The ICP last changed 20 months ago, on 15 Jan 2024: 18 months or more, time to look at it again. The review of Mid was due on 30 Jun 2025. 1 profile has no date of validation.',
    );
  });
});
