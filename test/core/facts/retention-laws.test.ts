import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CALENDAR_MONTHS, dateOf, firstDayIn, monthIn, type Calendar, type Day, type Month } from '../../../src/core/model';
import { grid } from '../../fixtures/grid';
import { factsOf, rowsOf } from './made-facts';

type Made = { readonly from: Day; readonly length: number | null; readonly renewal: number | null; readonly mrr: number };
const START = 19_700;
const LAST = START + 900;

const contract: fc.Arbitrary<Made> = fc.record({
  from: fc.integer({ min: START, max: LAST }),
  length: fc.option(fc.oneof(fc.integer({ min: 0, max: 700 }), fc.constant(364))),
  renewal: fc.option(fc.integer({ min: 0, max: 700 })),
  mrr: fc.integer({ min: 0, max: 50 }),
});
const calendar: fc.Arbitrary<Calendar> = fc.record({
  kind: fc.constantFrom('months', '4-4-5'),
  startMonth: fc.integer({ min: 1, max: 12 }),
  namedBy: fc.constant('end'),
});

const endOf = ({ from, length }: Made): Day => (length === null ? Infinity : from + length);
const renewalOf = ({ from, length, renewal }: Made): Day | null => {
  if (renewal !== null) return from + renewal - 1;
  return length === null ? null : from + length;
};
const revenue = (contracts: readonly Made[]): number => contracts.reduce((sum, { mrr }) => sum + mrr * 100, 0);

/** What the definition says of one month, contract by contract and day by day. */
function told(contracts: readonly Made[], month: Month, by: { readonly calendar: Calendar; readonly asOf: Day }) {
  const inForce = (day: Day) => contracts.filter((each) => each.from <= day && day <= endOf(each));
  const [now, next, end] = [0, 1, 12].map((ahead) => firstDayIn(by.calendar, month + ahead)) as [Day, Day, Day];
  const [own, then] = [inForce(now), inForce(end)];
  const renewing = revenue(own.filter((each) => (renewalOf(each) ?? -1) >= now && (renewalOf(each) ?? Infinity) < end));
  const [mrr, yearOn] = [revenue(own), revenue(then)];
  const renewedYearOn = renewing === 0 ? 0 : Math.max(0, yearOn - mrr + renewing);
  const year = {
    yearOn,
    keptYearOn: Math.min(mrr, yearOn),
    grownYearOn: Math.max(0, yearOn - mrr),
    staysYear: then.length > 0 ? 1 : 0,
    renewing,
    renewedYearOn,
    renewedKept: Math.min(renewing, renewedYearOn),
  };
  const blank = Object.fromEntries(Object.keys(year).map((name) => [name, null]));
  return own.length === 0
    ? []
    : [{ month, mrr, stays: next > by.asOf + 1 ? null : Number(inForce(next).length > 0), ...(end > by.asOf + 1 ? blank : year) }];
}

test('every month of every customer is what its contracts say on its first day and twelve months on', () => {
  fc.assert(
    fc.property(
      fc.array(contract, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: START + 300, max: LAST + 200 }),
      calendar,
      (contracts, asOf, by) => {
        const lines = contracts.map((each) => {
          const [end, renewal] = [endOf(each), each.renewal];
          return `A ${dateOf(each.from)} ${end === Infinity ? '-' : dateOf(end)} ${each.mrr} USD ${renewal === null ? '-' : dateOf(each.from + renewal)}`;
        });
        const table = grid('subscription', `accountId startDate endDate mrr currency renewalDate\n${lines.join('\n')}`);
        const facts = factsOf([table], dateOf(asOf), { calendar: by });
        const months = Array.from({ length: monthIn(by, asOf) - monthIn(by, START) + 1 }, (_, at): Month => monthIn(by, START) + at);
        const expected = months.flatMap((month) => told(contracts, month, { calendar: by, asOf }));
        const names = Object.keys(expected[0] ?? { month: 0 });
        expect(rowsOf(facts, 'recurring', names)).toEqual(expected);
      },
    ),
    { numRuns: 300 },
  );
});

test('a tenure that is over has as many months as the spine of a customer from the first of a month on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 600, max: 660 }), (months, first) => {
      const [from, to] = [firstDayIn(CALENDAR_MONTHS, first), firstDayIn(CALENDAR_MONTHS, first + months) - 1];
      const table = grid('subscription', `accountId startDate endDate mrr currency\n A ${dateOf(from)} ${dateOf(to)} 1 USD`);
      const facts = factsOf([table], dateOf(to + 40));
      expect(rowsOf(facts, 'tenure', ['tenureMonths', 'ended'])).toEqual([{ tenureMonths: months, ended: 1 }]);
      expect(facts.tables.get('recurring')?.rows).toBe(months);
    }),
    { numRuns: 50 },
  );
});
