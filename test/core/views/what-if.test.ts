import { describe, expect, test } from 'vitest';
import type { Condition } from '../../../src/core/metrics';
import { kernel } from '../../../src/core/metrics/kernel';
import type { DimensionId, Reading } from '../../../src/core/model';
import { prepareEffect } from '../../../src/core/icp-effect';
import type { Leaving } from '../../../src/core/what-if-leaving';
import { leavingAsk, leavingOf } from '../../../src/core/what-if-leaving';
import { DRAFT_OF_ICP } from '../../../src/views/decision-draft';
import { leavingView } from '../../../src/views/what-if-leaving';
import { spendView } from '../../../src/views/what-if-spend';
import { startFromDraft, startFromMix, startFromPart } from '../../../src/views/what-if-starts';
import { plain } from '../../../src/wording';
import { BY_SIZE, BY_TRADE, historyOf } from '../../fixtures/icp-history';
import { BY_CREATED, twoTrades } from '../../fixtures/two-trades';
import { answered, dimension, missing, number } from './made';

const RETAIL: readonly Condition[] = [{ dimension: 'industry' as DimensionId, is: 'in', members: ['Retail'] }];

function leave(company = twoTrades()): Leaving {
  const { dataset, tables, definitions } = company;
  return leavingOf({ cube: kernel(leavingAsk(dataset, RETAIL), tables, dataset), dataset, definitions }, RETAIL);
}
const WORST = { name: 'Industry is Retail', direction: 'worst', least: 10 } as const;
const viewOf = (leaving: Leaving, frame: Parameters<typeof leavingView>[1] = WORST) => leavingView(leaving, frame);
const cells = (view: ReturnType<typeof viewOf>, table: 'sides' | 'balance', id: string) =>
  view[table].rows.find((row) => row.id === id)?.cells.map(({ text }) => text);

describe('a part of the market in words', () => {
  test('leaving says what it would have cost and saved, with ranges where enough accounts stand behind them', () => {
    expect(plain(viewOf(leave()).sentence)).toMatch(
      /^Leaving deals where Industry is Retail would have cost \$300 of amount won and \$150 of gross margin\. It would have saved \$2,500 \(\$[\d,]+–\$[\d,]+\) of spend, 25 \(15–35\) deals worked, and 269 days \([\d–]+ days\) that they were open in all\.$/,
    );
  });

  test('turning to it says how it stands beside all others', () => {
    expect(plain(viewOf(leave(), { ...WORST, direction: 'best' }).sentence)).toBe(
      'Of deals where Industry is Retail, 13% (3 of 24; 4–31%) were won; of all others 100% (12 of 12; 76–100%). They are 64% (25 of 39; 48–77%) of the deals created and 1 of 3 of those open now.',
    );
  });

  test('it describes the past, and says of which months and what shared spend is', () => {
    const { foot } = viewOf(leave());
    expect(foot[0]).toBe('describes the past, does not promise');
    expect(foot[1]).toBe('cost and saved: 1 Feb 2024 – 31 Jan 2025, the months with spend; the rest all time');
    expect(foot).toContain('shared spend would not have gone away by itself: it was laid over these deals');
    expect(viewOf(leave(twoTrades(BY_CREATED, { hasSpend: false }))).foot[1]).toBe('cost and saved: all time');
  });

  test('never says cause, uplift or a number that is none', () => {
    for (const company of [twoTrades(), twoTrades(BY_CREATED, { hasSpend: false })])
      for (const direction of ['best', 'worst'] as const) {
        const said = JSON.stringify(viewOf(leave(company), { ...WORST, direction }), (key, value: unknown) =>
          key === 'reading' ? undefined : value,
        );
        expect(said).not.toMatch(/caus|uplift|NaN|Infinity|undefined/i);
      }
  });

  test('the tables hold both sides, and a reason where there is no number', () => {
    const view = viewOf(leave());
    expect(cells(view, 'sides', 'winRate')).toEqual([
      'Win rate',
      '12.5% (4.3–31.0), 3 of 24',
      '100.0% (75.8–100.0), 12 of 12',
      '41.7% (27.1–57.8), 15 of 36',
    ]);
    expect(cells(view, 'balance', 'deals')).toEqual(['Deals worked there', 'saved', '25 (15–35)']);
    const without = viewOf(leave(twoTrades(BY_CREATED, { hasSpend: false })));
    expect(cells(without, 'balance', 'spend')?.[2]).toBe('not defined: no spend');
  });

  test.each([
    [
      'too much spend for what it won',
      -9,
      -1,
      /^They carried more spend than the gross margin of their wins: the difference lies at −\$9 to −\$1\./,
    ],
    ['enough', 1, 9, /^Their wins brought more gross margin than the spend they carried: the difference lies at \$1 to \$9\./],
    ['either', -1, 9, /^Whether their wins paid for their spend is too close to call/],
  ])('its range decides whether it paid: %s', (_, low, high, expected) => {
    const leaving = leave();
    const balance: Reading = { ...leaving.figures.balance, value: 100, missing: null, low: low * 100, high: high * 100 };
    const told = {
      ...leaving,
      keys: null,
      figures: { ...leaving.figures, balance: { ...balance, currency: leaving.figures.wonAmount.currency } },
    };
    expect(viewOf(told).verdict).toMatch(expected);
  });

  test('an answer that turns round with the way spend is shared is not firm', () => {
    const leaving = leave();
    const range = { low: 0, high: 9e6, lowKey: 'revenue', highKey: 'created' } as const;
    const under = (low: number, high: number) => viewOf({ ...leaving, keys: { ...range, deciding: { low, high } } }).verdict;
    // Its gross margin is 150.
    expect(under(14_900, 15_100)).toContain('That is not firm');
    expect(under(15_100, 90_000)).not.toContain('not firm');
    expect(under(1_000, 14_900)).not.toContain('not firm');
  });

  test('a hostile name comes out as the text that it is', () => {
    const name = 'Industry is <img src=x onerror=alert(1)>';
    expect(plain(viewOf(leave(), { ...WORST, name }).sentence)).toContain(name);
  });
});

describe('a decision that starts from a what-if', () => {
  test('leaves or turns to the part by its own conditions, with the figures of both sides', () => {
    const leaving = leave();
    const { start, readings } = startFromPart(leaving, WORST);
    expect(start).toMatchObject({
      type: 'exclude',
      text: 'Leave deals where Industry is Retail.',
      where: RETAIL,
      metric: 'createdCount',
      want: 'fall',
    });
    expect(startFromPart(leaving, { ...WORST, direction: 'best' }).start).toMatchObject({ type: 'promote', want: 'rise' });
    expect(readings).toContain(leaving.figures.spend);
    const rates = readings.filter(({ metric }) => metric === 'winRate');
    expect(rates.map(({ slice }) => [...slice.values()])).toEqual([['the part'], ['without the part']]);
    expect(readings.length).toBeLessThanOrEqual(24);
  });

  test('changes the ICP to the draft that is kept, with what both versions make of the same deals', () => {
    const prepared = prepareEffect(historyOf({ icp: [BY_TRADE] }));
    const [draft, current] = [prepared.effect(BY_SIZE), prepared.effect(BY_TRADE)];
    const { start, readings } = startFromDraft(draft, current, true);
    expect(start).toMatchObject({ type: 'changeIcp', text: 'size', version: DRAFT_OF_ICP });
    expect(startFromDraft(draft, null, false).start.version).toBe('');
    expect(new Set(readings.map(({ slice }) => [...slice.values()][0]))).toEqual(new Set(['under the draft', 'under trade']));
    expect(readings.length).toBeLessThanOrEqual(24);
  });
});

describe('another mix of spend in words', () => {
  const INDUSTRY = 'industry' as DimensionId;
  const made = (label: string, [cac, n]: readonly [number, number], [ratio, low, high]: readonly [number, number, number]) => [
    number('cac', cac, n, { slice: { industry: label }, limits: [cac / 2, cac * 2] }),
    number('ltvToCac', ratio, n, { slice: { industry: label }, limits: [low, high] }),
  ];
  const page = answered({
    dimensions: [dimension('industry', ['Retail', 'Energy', 'Media'])],
    segmentDimension: INDUSTRY,
    segments: [
      ...made('Retail', [10_000, 40], [4, 3.8, 4.2]),
      ...made('Energy', [30_000, 20], [2, 1.9, 2.1]),
      ...made('Media', [30_000, 4], [9, 1, 99]),
    ],
  });

  test('says what the same spend would have returned, if rates held, and whether its range tells', () => {
    const view = spendView(page, new Map([['Retail', 0.7]]));
    expect(plain(view?.sentence ?? [])).toBe(
      'Shared out this way, the same spend would have returned 3.4× (n=60; 3.3–3.5×) instead of 2.8× (n=60; 2.7–2.9×), if rates held. The difference: +0.60× (+0.53 to +0.67).',
    );
    expect(view?.verdict).toBe('More would have come back, and the range of the difference lies above 0.');
    expect(view?.foot).toContain('not varied: Media (too few deals)');
    expect(view?.foot[1]).toContain('if rates hold');
    expect(view?.table.rows.map(({ cells: own }) => own.slice(0, 3).map(({ text }) => text))).toEqual([
      ['Energy', '60.0%', '30.0%'],
      ['Retail', '40.0%', '70.0%'],
    ]);
  });

  test('says how it was while nothing is typed, and offers what can be', () => {
    const view = spendView(page, new Map());
    expect(plain(view?.sentence ?? [])).toBe(
      'As it was shared out over these 2 parts, spend returned 2.8× (n=60; 2.7–2.9×) its cost. Type another share for a part.',
    );
    expect(view?.fields.map(({ name, standing }) => [name, standing])).toEqual([
      ['Energy', '60.0'],
      ['Retail', '40.0'],
    ]);
    expect(view?.gains).toBeNull();
  });

  test('is too close to call where the range of the difference holds 0, and is not told of one part', () => {
    const wide = answered({
      dimensions: [dimension('industry', ['Retail', 'Energy'])],
      segmentDimension: INDUSTRY,
      segments: [...made('Retail', [10_000, 40], [4, 1, 9]), ...made('Energy', [30_000, 20], [2, 1, 9])],
    });
    expect(spendView(wide, new Map([['Retail', 0.7]]))?.verdict).toBe('Too close to call: the range of the difference holds 0.');
    const one = answered({
      dimensions: [dimension('industry', ['Retail'])],
      segmentDimension: INDUSTRY,
      segments: [...made('Retail', [10_000, 40], [4, 1, 9]), missing('cac', 'no_spend', { slice: { industry: 'Energy' } })],
    });
    expect(spendView(one, new Map())).toBeNull();
  });

  test('starts a decision to shift spend to the part that gains most', () => {
    const view = spendView(page, new Map([['Retail', 0.7]]));
    if (view === null) throw new Error('two parts can be varied');
    expect(startFromMix(view, INDUSTRY)).toMatchObject({
      start: {
        type: 'shiftSpend',
        text: 'Shift spend to Retail: from 40.0% to 70.0% of spend.',
        where: [{ dimension: 'industry', is: 'in', members: ['Retail'] }],
      },
    });
    expect(view.readings.length).toBeLessThanOrEqual(24);
  });
});
