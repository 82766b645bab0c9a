import { describe, expect, it } from 'vitest';
import { basePlan } from '../../../src/core/metrics';
import type { AdmittedTable } from '../../../src/core/model';
import { reversePlan, type ObservedInput } from '../../../src/core/plan';
import { mixAt, observedMix, observedRates } from '../../../src/core/plan-observed';
import { wilson } from '../../../src/core/statistics';
import { company } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';
import { twoYears, type TwoYears } from '../../fixtures/two-years';
import { admitText, lines } from '../admission/grid';
import { EXAMPLE } from './worked-example';

const DEALS = grid(
  'opportunity',
  [
    'opportunityId outcome dealClass createdDate closeDate amount currency',
    ...Array.from({ length: 10 }, (_, at) => `w${at} won newBusiness 2025-01-10 2025-03-10 ${at < 9 ? 100 : 101} USD`),
    ...Array.from({ length: 30 }, (_, at) => `l${at} lost newBusiness 2025-01-10 2025-04-10 100 USD`),
    'last lost newBusiness 2025-09-30 2025-09-30 1 USD',
  ].join('\n'),
);

/** A real export, through the real admission. */
function outreach(...rows: readonly string[]): AdmittedTable {
  const { table } = admitText(lines('Month,Tier,E-mails Sent,Replies,Meetings Booked,Opportunities Created', ...rows), undefined, {
    file: 'outreach.csv',
  });
  if (table?.table !== 'outreach') throw new Error('the list of outreach was not admitted');
  return table;
}

function ratesWith(...tables: readonly AdmittedTable[]) {
  const { dataset, definitions, ask } = company([DEALS, ...tables], {}, '2025-09-30');
  return observedRates({ cube: ask(basePlan(dataset)), accounts: null, dataset, definitions });
}

const ratioOf = (input: ObservedInput) => (input.missing === null ? [input.ratio.part, input.ratio.whole] : input.missing);

describe('the rates of a list of outreach', () => {
  const list = outreach('2025-01,1,"1,000",150,45,18', '2025-02,1,500,75,22,9', '2025-02,2,500,25,3,1');

  it('are sums over sums, of all tiers and months of the last four quarters', () => {
    const { inputs } = ratesWith(list);
    expect([inputs.reply, inputs.meeting, inputs.opportunity].map(ratioOf)).toEqual([
      [250, 2000],
      [70, 250],
      [28, 70],
    ]);
  });

  it('carry their Wilson intervals', () => {
    const { reply } = ratesWith(list).inputs;
    const limits = wilson(250, 2000, 0.95);
    expect(reply).toMatchObject({ low: limits?.low, high: limits?.high, n: 2000 });
  });

  it('leave out months before and after the four quarters', () => {
    const old = outreach('2024-09,1,1000,999,1,1', '2024-10,1,100,10,5,2', '2025-09,1,100,30,5,2', '2025-10,1,1000,999,1,1');
    expect(ratioOf(ratesWith(old).inputs.reply)).toEqual([40, 200]);
  });

  it('count a line only for the rates of which it states both sides', () => {
    const half = outreach('2025-01,1,1000,,,', '2025-02,1,100,10,4,', '2025-03,1,200,20,,1');
    const { inputs } = ratesWith(half);
    expect([inputs.reply, inputs.meeting, inputs.opportunity].map(ratioOf)).toEqual([[30, 300], [4, 10], 'not_in_outreach']);
  });

  it('never count below nothing', () => {
    const { reply } = ratesWith(outreach('2025-01,1,100,10,4,2', '2025-02,1,100,-90,4,2', '2025-03,1,-50,5,4,2')).inputs;
    expect(ratioOf(reply)).toEqual([10, 100]);
  });

  it('are no shares where more came out than went in', () => {
    expect(ratioOf(ratesWith(outreach('2025-01,1,100,10,40,2')).inputs.meeting)).toBe('part_over_whole');
  });

  it('do not exist without such a file, or without a line in these quarters', () => {
    expect(ratioOf(ratesWith().inputs.reply)).toBe('no_outreach');
    expect(ratioOf(ratesWith(outreach('2021-01,1,100,10,4,2')).inputs.reply)).toBe('not_in_outreach');
  });

  it('move no other number, and no as-of date', () => {
    const alone = company([DEALS]).dataset;
    const beside = company([DEALS, outreach('2026-05,1,100,10,4,2')]).dataset;
    expect({ ...beside, fingerprint: '', outreach: undefined }).toEqual({ ...alone, fingerprint: '', outreach: undefined });
    expect(beside.fingerprint).not.toBe(alone.fingerprint);
  });
});

describe('ACV and close rate', () => {
  it('are the sums behind the readings, to the unit', () => {
    const { inputs } = ratesWith();
    expect([ratioOf(inputs.acv), ratioOf(inputs.close)]).toEqual([
      [100_100, 10],
      [10, 41],
    ]);
  });

  it('count deals that ended without a decision among the opportunities, where a stage means that', () => {
    const undecided = grid(
      'opportunity',
      [
        'opportunityId outcome dealClass createdDate closeDate',
        ...Array.from({ length: 9 }, (_, at) => `u${at} other newBusiness 2025-01-10 2025-03-10`),
      ].join('\n'),
    );
    const { inputs, readings } = ratesWith(undecided);
    expect([ratioOf(inputs.close), readings.close.metric]).toEqual([[10, 50], 'winRateBroad']);
  });

  it('make a plan with what is typed', () => {
    const plan = reversePlan({ ...EXAMPLE, acv: null, revenue: 1_000_000, rates: { ...EXAMPLE.rates, close: null } }, ratesWith().inputs);
    // 10,000.00 at 100.10 is 99.9 customers; at 10 of 41 they are 410 opportunities.
    expect(plan.steps.map(({ needed }) => (needed.missing === null ? needed.count : needed.missing)).slice(0, 2)).toEqual([100, 410]);
  });
});

describe('another ICP share of created deals', () => {
  const COMPANY: TwoYears = {
    before: [],
    now: [
      { industry: 'Software', won: 40, lost: 60, amount: 300 },
      { industry: 'Retail', won: 20, lost: 80, amount: 100 },
    ],
  };
  const mix = observedMix(twoYears(COMPANY));

  it('is read from the last four quarters: shares, counts and both sides', () => {
    expect(mix).toMatchObject({
      missing: null,
      created: { inIcp: 100, outside: 100, unknown: 0 },
      icp: { winRate: { value: 0.4, n: 100 }, acv: { value: 30_000 } },
      other: { winRate: { value: 0.2, n: 100 }, acv: { value: 10_000 } },
    });
  });

  it('comes with more won deals and bookings at the same rates: 40 deals moved at 20 points more', () => {
    const changed = mixAt(mix, 0.7);
    if (changed.missing !== null) throw new Error(changed.missing);
    const { before, after, change, moved } = changed.change;
    expect([moved, before.won.value, after.won.value, change.won.value].map((each) => each.toFixed(9))).toEqual([
      '40.000000000',
      '60.000000000',
      '68.000000000',
      '8.000000000',
    ]);
    // 40 deals x (0.4 x 30,000 - 0.2 x 10,000) minor units.
    expect(change.bookings?.value).toBeCloseTo(400_000, 6);
    const [icp, other] = [wilson(40, 100, 0.95), wilson(20, 100, 0.95)];
    expect(change.won.least).toBeCloseTo(40 * ((icp?.low ?? 0) - (other?.high ?? 0)), 9);
    expect(change.won.most).toBeCloseTo(40 * ((icp?.high ?? 0) - (other?.low ?? 0)), 9);
  });

  it('changes nothing at the share that was observed', () => {
    const changed = mixAt(mix, 0.5);
    expect(changed.missing === null && [changed.change.moved, changed.change.change.won]).toEqual([0, { value: 0, least: 0, most: 0 }]);
  });

  it('has the target of created deals, or else that of open ones', () => {
    const targets = (['icpShareOpen', 'icpShareCreated'] as const).map((metric, at) => ({
      metric,
      want: 'atLeast' as const,
      value: 0.6 + at / 10,
      slice: [],
    }));
    const targetOf = (count: number) => {
      const observed = observedMix(twoYears(COMPANY, { targets: targets.slice(0, count) }));
      return observed.missing === null ? observed.target?.metric : observed.missing;
    };
    expect([targetOf(0), targetOf(1), targetOf(2)]).toEqual([undefined, 'icpShareOpen', 'icpShareCreated']);
  });

  it('cannot be told without an ICP', () => {
    expect(observedMix(twoYears(COMPANY, { icp: [] }))).toEqual({ missing: 'no_icp' });
  });
});
