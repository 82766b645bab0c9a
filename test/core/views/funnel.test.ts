import { describe, expect, test } from 'vitest';
import {
  NO_ASSUMPTIONS,
  type Curve,
  type Curves,
  type CustomerSurvival,
  type DealSizes,
  type Sizes,
  type StageReach,
  type StuckDeals,
  type Survival,
} from '../../../src/core/metrics';
import type { DimensionId, Reading, Supply } from '../../../src/core/model';
import { spreadOfValues, wilson } from '../../../src/core/statistics';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { sizesView } from '../../../src/views/deal-sizes';
import { durationsView } from '../../../src/views/durations';
import { funnelHeadline } from '../../../src/views/funnel-headline';
import { inStageOrder } from '../../../src/views/stage-order';
import { reachCard } from '../../../src/views/stage-reach';
import { stuckCard } from '../../../src/views/stuck-deals';
import { sideLines, studiedIn } from '../../../src/views/study';
import { survivalView } from '../../../src/views/survival';
import { plain } from '../../../src/wording';
import { dataset, dimension } from './made';

const ICP = 'icp' as DimensionId;
const STAGE = 'stage' as DimensionId;
const INDUSTRY = 'industry' as DimensionId;
const LEAST = 10;
const icp = { ...dimension('icp', ['in', 'out'], true), home: 'score' as const };
const stages = dimension('stage', ['Negotiation/Review', 'Prospecting', 'Qualification']);
const data = dataset([icp, stages, dimension('industry', ['Alpha', 'Beta'])]);
const loaded = { dataset: data, definitions: NO_DEFINITIONS };

const curve = (label: string | null, won: number, days: readonly [number, number, number] | null): Curve => ({
  label,
  n: won * 4,
  won,
  open: 3,
  points: [],
  endings: [],
  lostBy: [],
  tail: { points: [], endings: [], end: 0 },
  atRisk: [],
  reach: 300,
  quarterBy: null,
  medianOfWinners: days?.[1] ?? null,
  winnersBy: days === null ? null : { low: days[0], median: days[1], high: days[2] },
  horizons: [],
});
const curves = (whole: Curve, ...slices: readonly Curve[]): Curves => ({ whole, slices, cohorts: [], undated: 0, missing: null });

const side = (label: string, ages: readonly number[], past: number) => ({ icp: label, ages: spreadOfValues(ages), past });
const stuck: StuckDeals = {
  limit: 249,
  wins: 291,
  open: 7,
  past: 3,
  undated: 2,
  stages: [
    { label: 'Negotiation/Review', open: 3, past: 2, sides: [side('in', [300, 300], 2), side('out', [12], 0)] },
    { label: 'Prospecting', open: 3, past: 0, sides: [side('out', [1, 2, 2], 0)] },
    { label: null, open: 1, past: 1, sides: [side('unknown', [400], 1)] },
  ],
  missing: null,
};

describe('the sentence of the page', () => {
  const frame = { dataset: data, least: LEAST };
  const both = curves(curve(null, 60, [40, 80, 130]), curve('in', 40, [30, 74, 120]), curve('out', 20, [50, 102, 160]));
  test('says by when half of the winners are won on each side, and how many deals are past nearly all', () =>
    expect(plain(funnelHeadline(both, stuck, frame))).toBe(
      'Half of ICP deals that will be won are won by day 74, non-ICP by day 102. 3 open deals are older than 95% of past wins.',
    ));
  test('speaks of all deals where a side has too few wins', () =>
    expect(plain(funnelHeadline({ ...both, slices: [curve('in', 40, [30, 74, 120]), curve('out', 9, [1, 2, 3])] }, stuck, frame))).toMatch(
      /^Half of the deals that will be won are won by day 80\. /,
    ));
  test('counts one deal as one, none as none, and says where neither half can be told', () => {
    const with1 = { ...stuck, past: 1 };
    expect(plain(funnelHeadline(both, with1, frame))).toMatch(/1 open deal is older than 95% of past wins\.$/);
    expect(plain(funnelHeadline(both, { ...stuck, past: 0 }, frame))).toMatch(/None of 7 open deals is older/);
    expect(plain(funnelHeadline(curves(curve(null, 3, null)), { ...stuck, limit: null, wins: 12 }, frame))).toBe(
      'Too few deals were won to tell by when half of them are. Which open deals are stuck cannot be told from 12 won deals.',
    );
    expect(plain(funnelHeadline(both, { ...stuck, missing: 'no_open' }, frame))).toMatch(/cannot be told: no open deals\.$/);
  });
  test('names the columns that no file has, once for both halves, and never too few deals', () => {
    const bare = { ...frame, dataset: { ...data, supplied: new Set<Supply>(['amount']) } };
    const untold = { whole: null, slices: [], cohorts: [], undated: 0, missing: 'not_mapped' } as const;
    expect(plain(funnelHeadline(untold, { ...stuck, missing: 'not_mapped' }, bare))).toBe(
      'By when deals are won and which are stuck cannot be told: created date and close date are not mapped.',
    );
    const dated = { ...frame, dataset: { ...data, supplied: new Set<Supply>(['createdDate']) } };
    expect(plain(funnelHeadline(untold, stuck, dated))).toBe(
      'By when deals are won cannot be told: close date is not mapped. 3 open deals are older than 95% of past wins.',
    );
  });
});

describe('stages', () => {
  test('stand as the CRM has them follow each other, or by the numbers they begin with, else as they come', () => {
    const order = (labels: readonly string[]) => inStageOrder(labels, { ...loaded, id: STAGE });
    expect(order(['Negotiation/Review', 'Prospecting', 'Qualification'])).toEqual(['Prospecting', 'Qualification', 'Negotiation/Review']);
    expect(order(['3 - Offer', '1 - Intro', '2 - Demo'])).toEqual(['1 - Intro', '2 - Demo', '3 - Offer']);
    expect(order(['Foo', 'Bar'])).toEqual(['Foo', 'Bar']);
  });
  test('that a history puts in order keep that', () => {
    const furthest = dimension('furthestStage', ['Zeta', 'Alpha'], true);
    expect(inStageOrder(['Alpha', 'Zeta'], { ...loaded, dataset: dataset([furthest]), id: furthest.id })).toEqual(['Zeta', 'Alpha']);
  });
});

describe('what is stuck', () => {
  const card = stuckCard(stuck, loaded);
  test('stands stage by stage in their order, what names none last, each with its count past the line', () =>
    expect(card.picture?.rows.map(({ name, past }) => [name, past])).toEqual([
      ['Prospecting', '0 of 3 past'],
      ['Negotiation/Review', '2 of 3 past'],
      ['No stage named', '1 of 1 past'],
    ]));
  test('says the same of both sides of the ICP', () =>
    expect(plain(card.sentence)).toBe(
      '3 of 7 open deals are older than 249 days, within which 95% of 291 won deals of the last twelve months had closed: ICP 2 of 2, Non-ICP 0 of 4 and Cannot be scored 1 of 1.',
    ));
  test('holds every mark and the line inside the axis', () => {
    const { axis, rows, limit } = card.picture ?? { axis: { max: 0 }, rows: [], limit: null };
    for (const { dots } of rows) for (const { age } of dots) expect(age).toBeLessThanOrEqual(axis.max);
    expect(limit?.at).toBeLessThan(axis.max);
  });
  test('leads from every stage and side to its open deals, and says who was left out', () => {
    expect(card.evidence.map(({ reading }) => [reading.metric, [...reading.slice.values()].join(), reading.value])).toEqual([
      ['openCount', 'Prospecting,out', 3],
      ['openCount', 'Negotiation/Review,in', 2],
      ['openCount', 'Negotiation/Review,out', 1],
      ['openCount', ',unknown', 1],
    ]);
    expect(card.foot).toContain('2 open deals left out: no date of creation');
  });
  test('of which nothing can be told says why', () =>
    expect(stuckCard({ ...stuck, missing: 'no_open' }, loaded)).toMatchObject({
      picture: null,
      instead: 'This cannot be told: no open deals.',
    }));
});

describe('where deals stop', () => {
  const at = (label: string | null, won: number, open: number, ended: number) => ({ label, won, open, ended });
  const reach: StageReach = {
    source: 'history',
    sides: [
      { icp: 'out', created: 9, won: 2, open: 1, at: [at('Prospecting', 0, 0, 5), at('Qualification', 2, 1, 1)] },
      { icp: 'in', created: 40, won: 10, open: 5, at: [at('Prospecting', 0, 5, 10), at('Qualification', 10, 0, 15)] },
    ],
    missing: null,
  };
  const card = reachCard(reach, { ...loaded, span: null });
  test('is said as count and share of all created and of the step before, ICP above non-ICP, the win at the end', () =>
    expect(card.bars?.rows.map(({ name, bars }) => [name, ...bars.map(({ side: whose, text }) => `${whose} ${text}`)])).toEqual([
      ['Prospecting', 'icp 100% (40 of 40)', 'nonIcp 9 of 9'],
      ['Qualification', 'icp 63% (25 of 40)', 'nonIcp 4 of 9'],
      ['Won', 'icp 25% (10 of 40), 40%', 'nonIcp 2 of 9'],
    ]));
  test('draws no bar of under ten deals', () => expect(card.bars?.rows.every(({ bars }) => bars[1]?.value === null)).toBe(true));
  test('names the stage at which most have stopped', () =>
    expect(plain(card.sentence)).toBe('Most deals stop at Qualification: 16 of 31 deals that ended without a win.'));
  test('says that open deals may yet come further', () => expect(card.foot).toContain('6 deals still open may yet come further'));
  test('has in the table what the picture has, with its limits', () => {
    const limits = wilson(25, 40, 0.95);
    const row = card.table.rows.find(({ cells }) => cells[0]?.text === 'Qualification' && cells[1]?.text === 'ICP');
    expect(row?.cells.map(({ text }) => text).slice(2, 4)).toEqual(['25', '63%']);
    expect(row?.cells[4]?.sort).toBeCloseTo(limits?.low ?? 0, 12);
  });
  test('without a history tells where the open deals stand, and what would tell more', () => {
    const open = reachCard(
      {
        ...reach,
        source: 'open',
        sides: [{ icp: 'in', created: 12, won: 0, open: 12, at: [at('Prospecting', 0, 9, 0), at(null, 0, 3, 0)] }],
      },
      { ...loaded, span: null },
    );
    expect(plain(open.sentence)).toBe(
      '12 open deals stand in 1 stage. Where closed deals stopped needs a stage history, or a column with the last stage.',
    );
    expect(open.bars?.rows.map(({ name, bars }) => [name, bars[0]?.text])).toEqual([
      ['Prospecting', '75% (9 of 12)'],
      ['No stage named', '25% (3 of 12)'],
    ]);
    expect(open.evidence.map(({ reading }) => reading.value)).toEqual([9, 3]);
  });
});

describe('how long it takes', () => {
  const asked = { dataset: data, span: null, where: [], assumptions: NO_DEFINITIONS.assumptions, least: LEAST };
  const byIcp = curves(curve(null, 60, [40, 80, 130]), curve('in', 40, [30, 74, 120]), curve('out', 9, [50, 102, 160]));
  const bySegment = curves(curve(null, 60, [40, 80, 130]), curve('Alpha', 40, [33, 70, 99]), curve('Beta', 20, [50, 90, 200]));
  const view = durationsView({ byIcp, bySegment }, { ...asked, segment: INDUSTRY });
  test('is a median with the middle half for all, for each side of the ICP and each segment that has enough wins', () =>
    expect(view.dots?.rows.map(({ name, text, value, low, high, kind }) => [name, text, value, low, high, kind])).toEqual([
      ['All deals', 'day 80 (40–130), 60 won', 80, 40, 130, 'beside'],
      ['ICP', 'day 74 (30–120), 40 won', 74, 30, 120, 'icp'],
      ['Alpha', 'day 70 (33–99), 40 won', 70, 33, 99, 'segment'],
      ['Beta', 'day 90 (50–200), 20 won', 90, 50, 200, 'grey'],
    ]));
  test('names those with too few, and counts open deals in the table', () => {
    expect(view.few).toEqual(['Non-ICP, 9 won']);
    expect(view.table.rows.find(({ cells }) => cells[0]?.text === 'Non-ICP')?.cells.map(({ text }) => text)).toEqual([
      'Non-ICP',
      'too few',
      '',
      '',
      '9',
      '3',
      '36',
    ]);
  });
  test('leads from a mark and from each day in the table to the won deals and all that were followed', () => {
    const place = { slice: new Map([[INDUSTRY, 'Alpha']]), period: null, low: null, high: null, level: null, leftOut: [] };
    const horizon: Reading = { ...place, metric: 'winRateCohort90', unit: 'share', currency: null, n: 160, value: 0.2, missing: null };
    const told = { ...curve('Alpha', 40, [33, 70, 99]), horizons: [horizon] };
    const own = durationsView({ byIcp: null, bySegment: curves(curve(null, 60, null), told) }, { ...asked, segment: INDUSTRY });
    const readings = studiedIn([own.table]);
    expect(readings.map(({ metric, value }) => [metric, value])).toEqual([
      ['study-winners50', 70],
      ['study-winners25', 33],
      ['study-winners75', 99],
    ]);
    expect(own.dots?.rows[0]?.reading).toMatchObject({ metric: 'study-winners50', value: 70, n: 40 });
    expect(readings[0]?.study().title).toBe('40 deals won, of 160 followed');
    expect(readings[0]?.study().sides.map((each) => sideLines(each).map(({ value }) => value))).toEqual([['40 deals'], ['160 deals']]);
  });
  test('says how many deals created are in no curve', () => {
    const with2 = durationsView({ byIcp: { ...byIcp, undated: 2 }, bySegment: null }, { ...asked, segment: null });
    expect(with2.foot).toContain('2 deals left out: closed without a date, or before they were created');
    expect(view.foot.some((line) => line.includes('left out'))).toBe(false);
  });
  test('without enough wins says so', () =>
    expect(durationsView({ byIcp: curves(curve(null, 2, [1, 2, 3])), bySegment: null }, { ...asked, segment: null })).toMatchObject({
      dots: null,
      instead: 'Too few deals were won to tell how long winning takes.',
    }));
});

describe('how large deals are', () => {
  const sizes = (label: string | null, n: number, median: number, more: Partial<Sizes> = {}): Sizes => ({
    label,
    n,
    zero: 0,
    low: median / 2,
    median,
    high: median * 2,
    limits: { low: median * 0.9, high: median * 1.1 },
    mean: median * 1.2,
    drawn: [median / 4, median, median * 4],
    ...more,
  });
  const told: DealSizes = {
    whole: sizes(null, 60, 5_000_000),
    rows: new Map([
      [ICP, [sizes('out', 20, 3_000_000), sizes('in', 40, 6_000_000)]],
      [INDUSTRY, [sizes('Alpha', 40, 6_000_000), sizes('Beta', 9, 100), sizes(null, 20, 0, { low: 0, drawn: [] })]],
    ]),
    isSampled: true,
    missing: null,
  };
  const view = sizesView(told, { dataset: data, split: INDUSTRY, span: null, least: LEAST });
  test('stands with the median and n above each box', () =>
    expect(view.plot?.rows.map(({ name, side: whose, text }) => [name, whose, text])).toEqual([
      ['ICP', 'icp', 'median $60,000 (n=40)'],
      ['Non-ICP', 'nonIcp', 'median $30,000 (n=20)'],
      ['Alpha', 'plain', 'median $60,000 (n=40)'],
    ]));
  test('lies on doublings of a round amount that hold every deal', () => {
    const { axis, base, rows } = view.plot ?? { axis: { min: 0, max: 0, ticks: [] }, base: 1, rows: [] };
    expect(axis.ticks.slice(0, 2).map(({ text }) => text)).toEqual(['$4K', '$8K']);
    for (const { points } of rows)
      for (const amount of points) {
        expect(Math.log2(amount / base)).toBeGreaterThanOrEqual(axis.min);
        expect(Math.log2(amount / base)).toBeLessThanOrEqual(axis.max);
      }
  });
  test('says why others are not drawn, and that a sample is one', () => {
    expect(view.few).toEqual(['Beta, n=9, too few', 'Unknown, n=20, a quarter of them or more are of 0']);
    expect(view.foot.join(' ')).toContain('9 deals drawn, evenly over the ranks');
  });
  test('has no mean without its median', () => {
    const [first] = view.table.rows;
    expect(view.table.columns.map(({ label }) => label)).toEqual(expect.arrayContaining(['Median', 'Mean']));
    expect(first?.cells[2]?.text).toBe('USD 60,000.00');
    expect(
      view.table.rows
        .find(({ cells }) => cells[0]?.text === 'Beta')
        ?.cells.slice(2, 7)
        .map(({ text }) => text),
    ).toEqual(['', '', '', '', '']);
  });
  test('names who has neither a side nor a tier once', () => {
    const TIER = 'tier' as DimensionId;
    const rows = new Map([
      [ICP, [sizes('in', 40, 6_000_000), sizes('unknown', 5, 900)]],
      [TIER, [sizes('1', 40, 6_000_000), sizes('unknown', 5, 900)]],
    ]);
    const byTier = sizesView({ ...told, rows }, { dataset: data, split: TIER, span: null, least: LEAST });
    expect(byTier.few).toEqual(['Cannot be scored, n=5, too few']);
    expect(byTier.table.rows.map(({ cells }) => cells[0]?.text)).toEqual(['ICP', 'Tier 1', 'Cannot be scored', 'All']);
  });
  test('says why where nothing can be told', () =>
    expect(
      sizesView(
        { whole: null, rows: new Map(), isSampled: false, missing: 'no_rate' },
        { dataset: data, split: null, span: null, least: LEAST },
      ).instead,
    ).toMatch(/^This cannot be told: /));
});

describe('how long customers stay', () => {
  const survival = (label: string | null, n: number): Survival => ({
    label,
    n,
    left: 20,
    stays: [12, 24, 36].map((at) => ({ month: at, left: at / 4, leavers: 20 - at / 4, stayers: n - 40, younger: at / 12 })),
    points: [
      { month: 12, share: 0.9, low: 0.85, high: 0.93 },
      { month: 40, share: 0.5, low: 0.3, high: 0.7 },
    ],
    reach: 36,
    end: 44,
    atRisk: [n, n / 2, 20, 12],
  });
  const told: CustomerSurvival = {
    whole: survival(null, 120),
    slices: [survival('in', 80), survival('out', 40), survival('unknown', 7)],
    missing: null,
  };
  const frame = { dataset: data, by: ICP, least: LEAST, where: [], assumptions: NO_ASSUMPTIONS };
  const view = survivalView(told, frame);
  test('begins with all of them, falls, and is dotted where under ten are left', () => {
    const [line] = view.pictures[0]?.lines ?? [];
    expect([line?.start, line?.points.map(({ day }) => day), line?.tail.points.map(({ day }) => day), line?.tail.end]).toEqual([
      1,
      [12],
      [40],
      44,
    ]);
  });
  test('has both sides in one picture with how many are in sight each year', () => {
    expect(view.pictures[0]?.lines.map(({ name, role }) => [name, role])).toEqual([
      ['ICP', 'icp'],
      ['Non-ICP', 'nonIcp'],
    ]);
    expect(view.atRisk).toEqual({
      heads: ['Month 0', '12', '24', '36'],
      rows: [
        { name: 'ICP', counts: ['80', '40', '20', '12'] },
        { name: 'Non-ICP', counts: ['40', '20', '20', '12'] },
      ],
    });
    expect(view.few).toEqual(['Cannot be scored, n=7']);
  });
  test('tells nothing beyond what enough were followed to', () => {
    const [row] = view.table.rows;
    expect(row?.cells.slice(3).map(({ text }) => text)).toEqual(['90% (85–93)', '90% (85–93)', '90% (85–93)']);
    const short = survivalView({ ...told, slices: [{ ...survival('in', 80), reach: 20 }] }, frame);
    expect(short.table.rows[0]?.cells.slice(3).map(({ text }) => text)).toEqual(['90% (85–93)', '', '']);
  });
  test('says what would tell it where no file holds customers', () =>
    expect(survivalView({ whole: null, slices: [], missing: 'no_base' }, frame)).toMatchObject({
      pictures: [],
      instead: 'This cannot be told: no customers or subscriptions.',
    }));
});
