import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answer } from '../../../src/core/analysis';
import { driftOf } from '../../../src/core/drift-study';
import { scenariosOf } from '../../../src/core/drift-scenario';
import { whyOf } from '../../../src/core/drift-why';
import type { Definitions } from '../../../src/core/workspace';
import { bookingsCard } from '../../../src/views/drift-bookings';
import { scenarioCard } from '../../../src/views/drift-scenario';
import { whyCard, type WhyCard } from '../../../src/views/drift-why';
import { plain } from '../../../src/wording';
import { BY_INDUSTRY, CONTRADICTED, twoYears, type TwoYears, type Year } from '../../fixtures/two-years';
import { holds } from '../statistics/property';

function movedIn(company: TwoYears) {
  const answerable = twoYears(company);
  return { why: whyOf(answerable, BY_INDUSTRY, driftOf(answerable, BY_INDUSTRY)), dataset: answerable.dataset };
}

function cardsOf(company: TwoYears): readonly WhyCard[] {
  const { why, dataset } = movedIn(company);
  return why.moved.flatMap((moved) =>
    moved.splits.flatMap(({ dimension }) => whyCard(moved, dimension, 'cause', { dataset, least: 10 }) ?? []),
  );
}

const ratesCard = (company: TwoYears): WhyCard => {
  const [card] = cardsOf(company);
  if (card === undefined) throw new Error('nothing is told');
  return card;
};

/** A printed effect as a whole number of tenths of a point, or of cents. */
const printed = (text: string): number => Math.round(Number(text.replace('−', '-').replace(/[^\d.+-]/g, '')) * 1000);

it('tells the golden split in words, with the rate that the old mix would have', () => {
  const { sentence, banner, top } = ratesCard(CONTRADICTED);
  expect(plain(sentence)).toBe(
    'Win rate went from 32.0% (n=100) to 28.0% (n=100): −4.0 points, of which −6.3 points by the mix of Industry and +2.3 points by rates inside.',
  );
  expect(plain(banner ?? [])).toMatch(/The total misleads.*all 2 segments that can be compared moved the other way.*34\.6%/);
  expect(top).toHaveLength(2);
});

it('steps from one printed total to the other', () => {
  const { waterfall } = ratesCard(CONTRADICTED);
  expect(waterfall?.steps.map(({ name, text, kind }) => [name, text, kind])).toEqual([
    ['Before', '32.0% (n=100)', 'total'],
    ['Mix of Industry', '−6.3 points', 'less'],
    ['A, rate', '+1.5 points', 'more'],
    ['B, rate', '+0.8 points', 'more'],
    ['Now', '28.0% (n=100)', 'total'],
  ]);
});

it('opens the segment of each bar and of each rate of the table, and nothing where it is not the number drawn', () => {
  const [answerable, other] = [twoYears(CONTRADICTED), twoYears({ ...CONTRADICTED, now: CONTRADICTED.before })];
  const { moved } = whyOf(answerable, BY_INDUSTRY, driftOf(answerable, BY_INDUSTRY));
  const [first] = moved;
  if (first === undefined) throw new Error('nothing is told');
  const openedFrom = (from: typeof answerable) => {
    const given = { answerable: from, question: BY_INDUSTRY };
    const card = whyCard(first, first.opensWith, 'cause', { dataset: from.dataset, least: 10, given });
    return {
      bars: card?.waterfall?.steps.map(({ reading }) => [[...(reading?.slice.values() ?? [])][0], reading?.n]),
      rates: card?.table?.rows.map(({ cells }) => [cells[3]?.reading?.n, cells[4]?.reading?.n]),
    };
  };
  const { bars, rates } = openedFrom(answerable);
  const ns = new Map(first.splits[0]?.why.missing === null ? first.splits[0].why.segments.map((each) => [each.segment, each]) : []);
  expect(bars).toEqual([
    [undefined, 100],
    [undefined, 100],
    ['A', ns.get('A')?.now.of],
    ['B', ns.get('B')?.now.of],
    [undefined, 100],
  ]);
  expect(rates?.every((row) => row.every((n) => n !== undefined))).toBe(true);
  // From other deals of now: the segments as they were stand, those of now do not.
  expect(
    openedFrom(other)
      .rates?.slice(0, -1)
      .every(([was, is]) => was !== undefined && is === undefined),
  ).toBe(true);
});

it('prints effects that add up, across and down, whatever the segments', { timeout: 20_000 }, () => {
  const counts = fc.record({ won: fc.nat(12), lost: fc.nat(12) });
  const side = fc.tuple(counts, counts, counts);
  const yearOf = (each: readonly { won: number; lost: number }[]): readonly Year[] =>
    each.map((deals, at) => ({ industry: 'ABC'[at] ?? '', ...deals }));
  holds(
    fc.property(side, side, (before, now) => {
      for (const { table } of cardsOf({ before: yearOf(before), now: yearOf(now) })) {
        if (table === null) continue;
        const rows = table.rows.map(({ cells }) => cells.slice(5).map(({ text }) => printed(text)));
        const all = rows.at(-1) ?? [];
        for (const column of [0, 1, 2])
          if (rows.slice(0, -1).reduce((sum, row) => sum + (row[column] ?? 0), 0) !== all[column]) return false;
        if (rows.some(([mix = 0, rate = 0, both = 0]) => mix + rate !== both)) return false;
      }
      return true;
    }),
    15,
  );
});

it('says of printed totals that lie further apart than the change that each is rounded by itself', () => {
  const year = (won: number, closed: number): readonly Year[] => [{ industry: 'A', won, lost: closed - won }];
  const { sentence, foot, table } = ratesCard({ before: year(292, 1_276), now: year(291, 1_363) });
  expect(plain(sentence)).toMatch(/^Win rate went from 22\.9% \(n=1,276\) to 21\.3% \(n=1,363\): −1\.5 points,/);
  expect(foot).toContain('every number is rounded by itself: 22.9% and 21.3% as printed would make −1.6 points');
  expect(table?.rows.at(-1)?.cells.at(-1)?.text).toBe('−1.5 points');
  expect(ratesCard(CONTRADICTED).foot.join()).not.toMatch(/rounded by itself/);
});

it('says in the table what each rate is of, and no percentage under ten deals', () => {
  const { table } = ratesCard({
    before: [
      { industry: 'A', won: 20, lost: 60 },
      { industry: 'B', won: 2, lost: 7 },
    ],
    now: [{ industry: 'A', won: 30, lost: 70 }],
  });
  expect(table?.rows.map(({ cells }) => [cells[0]?.text, cells[3]?.text, cells[4]?.text])).toEqual([
    ['A', '25.0% (20 of 80)', '30.0% (30 of 100)'],
    ['B', '2 of 9', 'not there'],
    ['All', '24.7% (22 of 89)', '30.0% (30 of 100)'],
  ]);
});

it('says in words why a change is not split', () => {
  const few = [{ industry: 'A', won: 2, lost: 3 }];
  const { instead, waterfall, table } = ratesCard({ before: few, now: few });
  expect(instead).toBe('The change cannot be split into mix and rate: too few deals: n=5 before and n=5 now.');
  expect([waterfall, table]).toEqual([null, null]);
});

it('adds bookings up to the cent as printed', () => {
  const { why } = movedIn({
    before: [{ industry: 'A', won: 10, lost: 30, amount: 333.33 }],
    now: [{ industry: 'A', won: 12, lost: 18, amount: 250.01 }],
  });
  if (why.bookings === null) throw new Error('nothing is compared');
  const { table, waterfall } = bookingsCard(why.bookings);
  const [start = 0, ...rest] = (table?.rows ?? []).map(({ cells }) => Number(cells[1]?.sort));
  expect(start + rest.slice(0, -1).reduce((sum, effect) => sum + effect, 0)).toBe(rest.at(-1));
  expect(table?.rows[0]?.cells[1]?.text).toBe('USD 3,333.30');
  expect(waterfall?.steps[0]?.text).toBe('$3,333');
  expect(bookingsCard(why.bookings).foot.at(-1)).toMatch(/^amount won = deals closed × win rate × share of wins .* × amount per win/);
  const none = movedIn({ before: [{ industry: 'A', won: 0, lost: 30 }], now: [{ industry: 'A', won: 0, lost: 18 }] }).why.bookings;
  expect(none === null ? '' : plain(bookingsCard(none).sentence)).toBe('The change of the amount won cannot be split: no won deals.');
});

function scenariosIn(targets: Definitions['targets']) {
  const company: TwoYears = {
    before: [{ industry: 'Software', won: 30, lost: 70 }],
    now: [
      { industry: 'Software', won: 30, lost: 70 },
      { industry: 'Retail', won: 20, lost: 80 },
    ],
    open: [
      ['Software', 44],
      ['Retail', 56],
    ],
  };
  const answerable = twoYears(company, { targets });
  const { dataset } = answerable;
  return scenarioCard(scenariosOf(answerable, BY_INDUSTRY, answer(answerable, BY_INDUSTRY).judged), { dataset, least: 10 });
}

it('says what would bring a share back, in deals, in money and in deals to create', () => {
  const [row] = scenariosIn([{ metric: 'icpShareOpen', slice: [], want: 'atLeast', value: 0.5 }]).rows;
  expect(row?.needs).toEqual([
    '12 more ICP open deals, or 12 fewer non-ICP open deals (44 of 100 open deals are ICP).',
    'By amount: $1,200 more ICP, or $1,200 less non-ICP.',
    'With what leaves the pipeline in a quarter that takes 12–112 new ICP deals; 44 were created in the last quarter.',
  ]);
});

it('says of met targets that they are met, of none that there is none, and of a missing number why', () => {
  const met = scenariosIn([{ metric: 'icpShareOpen', slice: [], want: 'atLeast', value: 0.3 }]);
  expect(plain(met.sentence)).toBe('The target is met.');
  expect(met.rows[0]?.needs).toEqual(['Met: nothing needs to change.']);
  expect(plain(scenariosIn([]).sentence)).toBe('No target is set. Set one on the Definitions page.');
  const [row] = scenariosIn([{ metric: 'nrr', slice: [], want: 'atLeast', value: 1 }]).rows;
  expect(row?.needs[0]).toMatch(/^Cannot be said: no customers or subscriptions\./);
  expect([row?.word, row?.state]).toEqual(['Not defined', null]);
});
