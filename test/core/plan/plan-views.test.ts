import { describe, expect, it } from 'vitest';
import type { Currency } from '../../../src/core/model';
import { NOTHING_OBSERVED, type ObservedInputs, type PlanGiven } from '../../../src/core/plan';
import type { ObservedMix, ObservedRates } from '../../../src/core/plan-observed';
import { planFacts, planView, workedPlan } from '../../../src/views/plan';
import { mixView, usualShare } from '../../../src/views/plan-mix';
import { plain } from '../../../src/wording';
import { twoYears } from '../../fixtures/two-years';
import { missing, number, share } from '../views/made';
import { EXAMPLE } from './worked-example';

const USD = 'USD' as Currency;
/** The example in cents. */
const GIVEN: PlanGiven = { ...EXAMPLE, acv: 1_200_000, revenue: 500_000_000, by: 'Ana <b>Ruiz</b>', at: '2026-03-31T10:00:00Z' };
const ratesOf = (inputs: Partial<ObservedInputs> = {}): ObservedRates => ({
  inputs: { ...NOTHING_OBSERVED, ...inputs },
  period: null,
  readings: { acv: number('acv', 1_150_000, 80, { limits: [1_000_000, 1_300_000] }), close: share('winRate', 54, 216) },
});
const OBSERVED = ratesOf({
  acv: { ratio: { part: 92_000_000, whole: 80 }, low: 1_000_000, high: 1_300_000, n: 80, missing: null },
  close: { ratio: { part: 54, whole: 216 }, low: 0.2, high: 0.3, n: 216, missing: null },
  reply: { ratio: { part: 3, whole: 7 }, low: 0.1, high: 0.8, n: 7, missing: null },
  meeting: { missing: 'not_in_outreach' },
});
const viewOf = (given: PlanGiven | null, rates = ratesOf(), opens = true) =>
  planView(workedPlan(given, rates), { rates, currency: USD, least: 10, opens });

describe('the page of the example', () => {
  const view = viewOf(GIVEN);

  it('leads with what the target takes and the weightiest note', () => {
    expect(plain(view.sentence)).toBe(
      'A target of $5.0M a year takes 417 customers and 115,847 touches, 446 a working day. The target takes 417 customers a year, more than the 400 that the SOM counts in 3 years.',
    );
  });

  it('shows every step with its number, its pace and where its rate comes from', () => {
    expect(view.steps.map(({ name, needed, pace, typed, goesBy }) => [name, needed, pace, typed, goesBy])).toEqual([
      ['Customers', '417', '35 a month, 2 a working day', '$12,000', 'typed'],
      ['Opportunities', '2,085', '174 a month, 9 a working day', '20%', 'typed'],
      ['Meetings', '5,213', '435 a month, 21 a working day', '40%', 'typed'],
      ['Replies', '17,377', '1,449 a month, 67 a working day', '30%', 'typed'],
      ['Touches', '115,847', '9,654 a month, 446 a working day', '15%', 'typed'],
    ]);
  });

  it('has the unrounded numbers in its table', () => {
    const places = ['needed', 'unrounded', 'month', 'workday'].map((id) => view.stepsTable.columns.findIndex((column) => column.id === id));
    expect(
      view.stepsTable.rows
        .at(-1)
        ?.cells.filter((_, at) => places.includes(at))
        .map(({ text }) => text),
    ).toEqual(['115,847', '9,654', '446', '115,740.74']);
  });

  it('draws the market on powers of ten, with the customers needed as a line inside the axis', () => {
    const { picture } = view.market;
    expect(picture?.rungs.map(({ text }) => text)).toEqual([
      '100,000 companies, $1.2B a year',
      '20,000 companies, $240.0M a year',
      '400 customers, $4.8M a year',
      '150 companies, $1.8M a year',
    ]);
    expect(picture?.needed?.text).toBe('417 customers needed');
    for (const at of [...(picture?.rungs ?? []), picture?.needed]) expect(at?.value).toBeGreaterThan(picture?.axis.min ?? Infinity);
    for (const at of [...(picture?.rungs ?? []), picture?.needed]) expect(at?.value).toBeLessThan(picture?.axis.max ?? -Infinity);
  });

  it('keeps customers to win and accounts to work in two columns', () => {
    expect(view.market.table.rows.map(({ cells }) => cells.map(({ text }) => text).slice(1, 4))).toEqual([
      ['100,000', '', 'USD 1,200,000,000.00'],
      ['20,000', '', 'USD 240,000,000.00'],
      ['', '400', 'USD 4,800,000.00'],
      ['150', '', 'USD 1,800,000.00'],
    ]);
  });

  it('tells the notes in sentences', () => {
    expect(view.notes).toEqual([
      'The target takes 417 customers a year, more than the 400 that the SOM counts in 3 years.',
      '417 customers are more than the 150 accounts of the ICP list, at one for each account.',
      '2,085 opportunities are more than the 150 accounts of the ICP list, at one for each account.',
      '30% of 15% is 4.5% meetings per touch, under the 8–12% quoted for tier 1.',
      '115,847 touches are 772 for each of 150 ICP accounts a year.',
      'The SOM counts 400 customers to win, the ICP list 150 accounts to work: neither stands for the other.',
    ]);
  });

  it('says who wrote it and when, as text', () => {
    expect(view.foot.at(-1)).toBe('plan written by Ana <b>Ruiz</b> on 31 Mar 2026');
  });
});

describe('beside what was observed', () => {
  const view = viewOf(GIVEN, OBSERVED);

  it('stands each rate with its interval and n; few cases are a fraction, and none is a reason', () => {
    expect(view.steps.map(({ observed }) => `${observed.text} ${observed.rests}`.trim())).toEqual([
      '$11,500 $10,000–$13,000; n=80',
      '25.0% 20.0–30.0; 54 of 216',
      'not observed',
      'not observed: no outreach line of this period tells it',
      '3 of 7 too few to tell',
    ]);
  });

  it('says what the plan needs as observed, from easiest to hardest', () => {
    expect(view.steps.slice(0, 2).map(({ asObserved }) => asObserved)).toEqual([
      'As observed: 435, easiest to hardest 385–500',
      'As observed: 1,740, easiest to hardest 1,284–2,500',
    ]);
  });

  it('opens readings, and none where the page asks about part of the deals only', () => {
    expect(view.steps.map(({ observed }) => observed.reading?.metric)).toEqual(['acv', 'winRate', undefined, undefined, undefined]);
    const narrowed = viewOf(GIVEN, OBSERVED, false);
    expect([narrowed.evidence, narrowed.steps.map(({ observed }) => observed.reading)]).toEqual([[], Array.from({ length: 5 })]);
  });
});

describe('what is missing', () => {
  it('asks for a target, and names every field of the market', () => {
    const view = viewOf(null);
    expect(plain(view.sentence)).toBe('No revenue target is written down. Type one to see what it takes, step by step.');
    expect(view.steps.map(({ needed, pace, asObserved }) => [needed, pace, asObserved])).toEqual(
      Array.from({ length: 5 }, () => ['not defined: the revenue target is not typed', null, null]),
    );
    expect(view.market.picture).toBe(null);
    expect(view.lacks).toBe(
      'the number of companies is not typed, the number of serviceable companies is not typed and the number of ICP companies is not typed',
    );
  });

  it('tells the chain as far as it reaches, and then why not', () => {
    expect(plain(viewOf({ ...GIVEN, penetration: null, icpCompanies: null, rates: { ...GIVEN.rates, meeting: null } }).sentence)).toBe(
      'A target of $5.0M a year takes 417 customers and 5,213 meetings. Further it cannot be told: the share of replies that become meetings is neither typed nor observed.',
    );
  });
});

describe('another mix', () => {
  const MIX: ObservedMix = {
    icp: {
      winRate: share('winRate', 40, 100),
      acv: number('acv', 3_000_000, 40, { limits: [2_500_000, 3_500_000] }),
      cycle: missing('salesCycleMean', 'no_dates'),
    },
    other: {
      winRate: share('winRate', 20, 100),
      acv: number('acv', 1_000_000, 20, { limits: [900_000, 1_100_000] }),
      cycle: number('salesCycleMean', 80, 20),
    },
    created: { inIcp: 100, outside: 90, unknown: 10 },
    share: share('icpShareCreated', 100, 200),
    target: { metric: 'icpShareOpen', value: 0.6 },
    missing: null,
  };
  const known = { currency: USD, least: 10, opens: true };

  it('is told as a range with the words that it needs', () => {
    expect(plain(mixView(MIX, 0.6, known).sentence)).toBe(
      'If rates hold, an ICP share of created deals of 60% in the place of 50% comes with 4.0 more won deals (+0.4 to +7.3) and +$200,000 (+$91,158 to +$324,592) in bookings. This describes the past, does not promise.',
    );
  });

  it('has no days where a side has none, and says what stays as it is', () => {
    const view = mixView(MIX, 0.6, known);
    expect(view.rows.map(({ before }) => before).at(-1)).toBe('not defined: a side has none');
    expect(view.foot.slice(0, 2)).toEqual([
      '200 created deals of the last four quarters, of which 20 would be on ICP accounts instead',
      '10 deals on accounts that cannot be scored: as they are, and in no figure',
    ]);
  });

  it('starts from a target that wants more, else from ten points more', () => {
    expect(usualShare(MIX)).toMatchObject({ share: 0.6, text: '60' });
    expect(usualShare({ ...MIX, target: { metric: 'icpShareOpen', value: 0.4 } })).toMatchObject({ share: 0.6, text: '60' });
    expect(usualShare({ ...MIX, target: { metric: 'icpShareOpen', value: 0.675 } })).toEqual({
      share: 0.675,
      text: '67.5',
      hint: 'The target: ICP share of open deals. Observed: 50.0% (100 of 200).',
    });
  });

  it('says how far it can go where accounts cannot be scored', () => {
    expect(plain(mixView(MIX, 0.99, known).sentence)).toBe(
      '99.0% cannot be told: accounts of 10 created deals cannot be scored, which leaves 95.0% at most.',
    );
  });

  it('says what is needed where there is no ICP', () => {
    const view = mixView({ missing: 'no_icp' }, 0.6, known);
    expect([plain(view.sentence), view.rows, view.table]).toEqual([
      'The mix needs an ICP. Add an account file and an ICP version.',
      [],
      null,
    ]);
  });
});

it('a packet gets the same sentence and tables, and nothing where no plan is written down', () => {
  const answerable = twoYears({ before: [], now: [{ industry: 'Software', won: 40, lost: 60, amount: 300 }] });
  const facts = planFacts(answerable, { ...GIVEN, acv: null });
  expect(facts?.steps.rows[0]?.cells.map(({ text }) => text).slice(1, 9)).toEqual([
    '16,667',
    '1,389',
    '65',
    '16,666.67',
    'ACV',
    '',
    'USD 300.00',
    'n=40',
  ]);
  expect(planFacts(answerable, null)).toBe(null);
});
