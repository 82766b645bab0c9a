import { describe, expect, test } from 'vitest';
import { bulletsOption } from '../../../src/charts/bullets';
import { LIGHT } from '../../../src/charts/palette';
import { shareBarsOption } from '../../../src/charts/share-bars';
import { waterfallOption } from '../../../src/charts/waterfall';
import { LEVERS, neededCoverage } from '../../../src/core/metrics';
import { conversionCard } from '../../../src/views/pipeline-conversion';
import { coverageCard, coverageWords } from '../../../src/views/pipeline-coverage';
import { slicesCard } from '../../../src/views/pipeline-slices';
import { changeWords, velocityCard } from '../../../src/views/pipeline-velocity';
import { coverageSentence, neededText, plain } from '../../../src/wording';
import { missing, number } from './made';
import { page, TWO_YEARS, type Kind } from './pipeline-made';

const rate = (value: number, limits: readonly [number, number] | null = null) => number('winRateValue', value, 60, { limits });

describe('the coverage that a win rate needs', () => {
  test('it is one over the rate, with its interval turned over', () =>
    expect(neededCoverage(rate(0.25, [0.2, 0.4]), null)).toMatchObject({
      unit: 'ratio',
      value: 4,
      low: 2.5,
      high: 5,
      n: 60,
      missing: null,
    }));
  test('what is won of the target needs none any more', () => {
    const half = number('attainment', 0.5, 12);
    expect(neededCoverage(rate(0.25, [0.2, 0.4]), half)).toMatchObject({ value: 2, low: 1.25, high: 2.5 });
    expect(neededCoverage(rate(0.25, [0.2, 0.4]), number('attainment', 1.3, 30))).toMatchObject({ value: 0, low: 0, high: 0 });
  });
  test('a rate that may be nothing has no upper end, and one of nothing no need', () => {
    const open = neededCoverage(rate(0.1, [0, 0.25]), null);
    expect(open).toMatchObject({ low: 4, high: null });
    expect(neededText(open)).toBe('at least 4.0×');
    expect(neededCoverage(rate(0), null)).toMatchObject({ value: null, missing: 'no_won', low: null, high: null });
    expect(neededCoverage(missing('winRateValue', 'no_closed'), null).missing).toBe('no_closed');
  });
});

const withTarget = (target: number) => page({ kinds: TWO_YEARS, target });
const enoughAt = (target: number, withheld: string | null = null) => {
  const { answered, pipeline } = withTarget(target);
  return pipeline.quarters.slice(0, 1).map((quarter) => coverageWords({ ...answered, withheld }, pipeline, quarter).enough);
};

describe('is there enough', () => {
  test('the quarter under way is covered by what is due in it, over its target', () => {
    const { pipeline } = withTarget(100_000);
    const [underWay, next] = pipeline.quarters;
    expect(underWay).toMatchObject({ label: '2025-Q4', isUnderWay: true, due: { amount: 50 * 10_000 * 100, deals: 50 } });
    expect(underWay?.coverage).toMatchObject({ value: 5, n: 50 });
    expect(next).toMatchObject({ label: '2026-Q1', isUnderWay: false, due: { amount: 0, deals: 0 } });
    expect(pipeline.last.label).toBe('2025-Q3');
    expect(pipeline.rate).toMatchObject({ value: 24 / 90 });
  });
  test('it is more, less or too close by both ends of the range that is needed', () => {
    expect(enoughAt(50_000)).toEqual(['more']);
    expect(enoughAt(500_000)).toEqual(['less']);
    expect(enoughAt(134_000)).toEqual(['close']);
  });
  test('it is none of them while no verdict may be given', () =>
    expect([50_000, 500_000, 134_000].flatMap((target) => enoughAt(target, 'a total differs'))).toEqual(Array(3).fill('notJudged')));
  test('without a target the need is stated all the same, with what to do', () => {
    const { answered, pipeline } = page({ kinds: TWO_YEARS });
    const card = coverageCard(answered, pipeline);
    expect(card.lacksTarget).toBe(true);
    expect(card.bullets).toBeNull();
    expect(plain(card.sentence)).toMatch(
      /^Coverage needs a target\. Set one on the Definitions page\. At a win rate of 27% by value \(n=90\), open deals due of \d\.\d–\d\.\d× a target are needed\.$/,
    );
    expect(card.facts.map(({ value }) => value)).toContain('$500,000 (n=50)');
  });
  test('the bar, both ends of the need and zero lie on the axis', () => {
    const { answered, pipeline } = withTarget(500_000);
    const bullets = coverageCard(answered, pipeline).bullets;
    const values = (bullets?.rows ?? []).flatMap(({ value, needs }) => [value, needs?.low ?? 0, needs?.high ?? 0]);
    expect(values.length).toBe(6);
    expect(bullets?.axis.min).toBe(0);
    for (const value of values) expect(value).toBeLessThanOrEqual(bullets?.axis.max ?? -1);
  });
  test('on its last day a quarter gives way to the next one in the sentence', () => {
    const { answered, pipeline } = page({ kinds: TWO_YEARS, target: 100_000, asOf: '2025-09-30' });
    expect(plain(coverageCard(answered, pipeline).sentence)).toContain('due in Q4 2025 cover 5.0× its target');
  });
  test('a win rate of nine closed deals says so and judges nothing', () => {
    const few: readonly Kind[] = [
      { count: 3, outcome: 'won', created: '2025-01-10', close: '2025-04-10' },
      { count: 6, outcome: 'lost', created: '2025-01-10', close: '2025-04-10' },
      { count: 20, outcome: 'open', created: '2025-08-01', close: '2025-12-01' },
    ];
    const { answered, pipeline } = page({ kinds: few, target: 100_000 });
    const [first] = pipeline.quarters;
    if (first === undefined) throw new Error('no quarter');
    const words = coverageWords(answered, pipeline, first);
    expect(words.enough).toBeNull();
    expect(plain(coverageSentence(words))).toContain('what is needed cannot be told from n=9 closed deals.');
    expect(coverageCard(answered, pipeline).bullets?.rows[0]?.needs).toBeNull();
  });
});

describe('what makes the pipeline move', () => {
  test('the four levers multiply to velocity', () => {
    const { answered, pipeline } = page({ kinds: TWO_YEARS });
    const levers = pipeline.levers?.levers;
    const value = (lever: (typeof LEVERS)[number]): number => levers?.[lever].value ?? Number.NaN;
    const velocity = answered.analysis.now.find(({ metric }) => metric === 'velocity');
    expect((value('open') * value('winRate') * value('meanAmount')) / value('cycle')).toBeCloseTo(velocity?.value ?? Number.NaN, 6);
    expect(LEVERS.map((lever) => levers?.[lever].n)).toEqual([50, 90, 24, 24]);
    expect(levers?.meanAmount.low).not.toBeNull();
  });
  test('the steps of the picture lead from one velocity to the other', () => {
    const { answered, pipeline } = page({ kinds: TWO_YEARS });
    const steps = velocityCard(answered, pipeline).waterfall?.steps ?? [];
    expect(steps.map(({ name }) => name)).toEqual([
      'A year ago',
      'Open deals',
      'Win rate',
      'Mean amount won',
      'Median cycle',
      'Now, rebuilt',
    ]);
    for (const [at, step] of steps.slice(1, -1).entries()) expect(step.from).toBeCloseTo(steps[at]?.to ?? Number.NaN, 6);
    expect(steps.at(-2)?.to).toBeCloseTo(steps.at(-1)?.to ?? Number.NaN, 6);
  });
  test('both ends have an interval that holds them, so that a change can be told from none', () => {
    const { pipeline } = page({ kinds: TWO_YEARS });
    if (typeof pipeline.split === 'string') throw new Error(pipeline.split);
    for (const { value, low, high } of Object.values(pipeline.split.readings)) {
      expect(low).toBeLessThan(value ?? Number.NaN);
      expect(high).toBeGreaterThan(value ?? Number.NaN);
    }
  });
  test('a change whose interval holds zero is no clear change', () => {
    const same: readonly Kind[] = [2024, 2025].flatMap((at) => [
      { count: 20, outcome: 'won', created: `${at}-01-10`, close: `${at}-04-10` },
      { count: 40, outcome: 'lost', created: `${at}-01-10`, close: `${at}-04-20` },
    ]);
    const { answered, pipeline } = page({
      kinds: [
        ...same,
        { count: 30, outcome: 'lost', created: '2024-09-01', close: '2024-11-20' },
        { count: 31, outcome: 'open', created: '2025-09-01', close: '2025-12-10' },
      ],
    });
    expect(plain(velocityCard(answered, pipeline).sentence ?? [])).toMatch(/^Rebuilt from .*: no clear change \(/);
  });
  test('too few deals in one of the years are said and nothing is drawn', () => {
    const { answered, pipeline } = page({
      kinds: [
        { count: 4, outcome: 'won', created: '2024-01-10', close: '2024-04-10' },
        { count: 30, outcome: 'lost', created: '2024-09-01', close: '2024-11-20' },
        { count: 24, outcome: 'won', created: '2025-01-10', close: '2025-04-10' },
        { count: 40, outcome: 'open', created: '2025-09-01', close: '2025-12-10' },
      ],
    });
    const card = velocityCard(answered, pipeline);
    expect(card.waterfall).toBeNull();
    expect(card.instead).toBe('Too few deals to split the change over a year: n=4 a year ago and n=24 now.');
  });
  test('a first year has nothing to be split against, and velocity is stated all the same', () => {
    const { answered, pipeline } = page({ kinds: TWO_YEARS.slice(4) });
    const card = velocityCard(answered, pipeline);
    expect(card.instead).toMatch(/^The change over a year cannot be split/);
    expect(card.lines.at(-1)?.figure.missing).toBeNull();
  });
  test('both sides of the ICP and each segment have a row, all of it the last', () => {
    const { answered, pipeline } = page({ kinds: TWO_YEARS });
    const { table } = slicesCard(answered, pipeline);
    const names = table.rows.map(({ cells }) => cells[0]?.text);
    expect(names.slice(0, 2)).toEqual(['ICP', 'Non-ICP']);
    expect(names).toContain('Software');
    expect(table.rows.at(-1)).toMatchObject({ isLast: true });
    for (const { cells } of table.rows) expect(cells).toHaveLength(table.columns.length);
  });
});

describe('how far deals come', () => {
  const matured: readonly Kind[] = [
    { count: 24, outcome: 'won', created: '2024-01-10', close: '2024-04-10' },
    { count: 36, outcome: 'lost', created: '2024-01-10', close: '2024-04-20' },
    { count: 10, outcome: 'open', created: '2025-09-01', close: '2025-12-10' },
  ];
  test('each tier has k of n and limits at both steps', () => {
    const { answered, conversion } = page({ kinds: matured });
    const card = conversionCard(conversion, answered);
    expect(plain(card.sentence)).toMatch(
      /^Had a deal created in twelve months: in tier 1 14% \(5 of 35; \d+–\d+%\), in tier 4 14% .* Won, of the deals created at least a year ago: in tier 1 40% \(12 of 30;/,
    );
    const [created] = card.pictures;
    expect(created?.bars.rows.map(({ name, value }) => [name, value])).toEqual([
      ['Tier 1', 5 / 35],
      ['Tier 4', 5 / 35],
    ]);
    expect(card.table.rows.at(-1)?.cells[1]?.text).toBe('14.3%');
  });
  test('a tier of nine is a fraction without a bar', () => {
    const { answered, conversion } = page({ kinds: [{ count: 18, outcome: 'won', created: '2024-01-10', close: '2024-04-10' }] });
    const [, won] = conversionCard(conversion, answered).pictures;
    expect(won?.bars.rows.map(({ value, text }) => [value, text])).toEqual([
      [null, '9 of 9'],
      [null, '9 of 9'],
    ]);
  });
  test('without an ICP it says so and what to do, and draws nothing', () => {
    const { answered, conversion } = page({ kinds: matured, hasIcp: false });
    const card = conversionCard(conversion, answered);
    expect(card.pictures).toEqual([]);
    expect(plain(card.sentence)).toBe('No ICP is defined: how far each tier comes cannot be told. Add an account file and an ICP version.');
  });
});

describe('the sentence of velocity', () => {
  test('the lever that is named went the way of the whole', () => {
    const { answered, pipeline } = page({ kinds: TWO_YEARS });
    if (typeof pipeline.split === 'string') throw new Error(pipeline.split);
    const { effects, velocityNow, velocityBefore } = pipeline.split;
    const words = changeWords(answered, pipeline);
    expect(Math.sign(words?.effect ?? 0)).toBe(Math.sign(velocityNow - velocityBefore));
    expect(Math.max(...LEVERS.map((lever) => effects[lever] * Math.sign(words?.effect ?? 0)))).toBe(Math.abs(words?.effect ?? 0));
  });
  test('a velocity of seven deals is not stated', () => {
    const few: readonly Kind[] = [
      { count: 7, outcome: 'won', created: '2025-01-10', close: '2025-04-10' },
      { count: 20, outcome: 'open', created: '2025-09-01', close: '2025-12-10' },
    ];
    const { answered, pipeline } = page({ kinds: few });
    expect(plain(velocityCard(answered, pipeline).sentence ?? [])).toBe(
      'Too few deals to state how much the open pipeline wins a day (n=7).',
    );
  });
  test('nothing open has no velocity and says why', () => {
    const { answered, pipeline } = page({ kinds: TWO_YEARS.slice(0, 2), asOf: '2024-11-15' });
    expect(plain(velocityCard(answered, pipeline).sentence ?? [])).toBe('Pipeline velocity cannot be stated: no open deals.');
  });
});

function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === 'number') yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* numbersIn(part);
}

test('the pictures have no motion, no words as markup and no number that is none', () => {
  const { answered, pipeline, conversion } = withTarget(500_000);
  const { waterfall } = velocityCard(answered, pipeline);
  const { bullets } = coverageCard(answered, pipeline);
  const bars = conversionCard(conversion, answered).pictures.map((picture) => shareBarsOption(picture.bars, LIGHT));
  const drawn = [
    ...bars,
    ...(waterfall === null ? [] : [waterfallOption(waterfall, LIGHT)]),
    ...(bullets === null ? [] : [bulletsOption(bullets, LIGHT)]),
  ];
  expect(drawn).toHaveLength(4);
  for (const option of drawn) {
    expect(option.animation).toBe(false);
    expect(option.aria).toMatchObject({ enabled: false });
    expect([...numbersIn(JSON.parse(JSON.stringify(option)))].every(Number.isFinite)).toBe(true);
  }
});
