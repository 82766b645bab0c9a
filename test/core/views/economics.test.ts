import { describe, expect, test } from 'vitest';
import { LIGHT } from '../../../src/charts/palette';
import { splitDotsOption } from '../../../src/charts/split-dots';
import { assemble } from '../../../src/core/assembly';
import { accountPlan, basePlan, METRIC_IDS, NO_ASSUMPTIONS, type Assumptions } from '../../../src/core/metrics';
import type { Cohorts, CohortCell } from '../../../src/core/metrics/retention-cohorts';
import { kernel } from '../../../src/core/metrics/kernel';
import { parseDate, type DimensionId, type Reading } from '../../../src/core/model';
import { USUAL_QUESTION } from '../../../src/core/question';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { firmness, firstVaried } from '../../../src/views/economics-firmness';
import { bestReturnSentence, economicsHeadline, paybackHeadline } from '../../../src/views/economics-headline';
import { economicsInSteps, economicsOf, splitChoices, splitOf } from '../../../src/views/economics-readings';
import { paybackCard, returnsCard, USUAL_RETURN_LINES } from '../../../src/views/economics-returns';
import { assumptionsPanel, withTyped, type Panel } from '../../../src/views/assumptions-panel';
import { retentionCard } from '../../../src/views/retention';
import { retentionHeatmap } from '../../../src/views/retention-heatmap';
import { plain, sidesSentence } from '../../../src/wording';
import { grid } from '../../fixtures/grid';
import { answered, dataset, dimension, missing, number } from './made';

const INDUSTRY = 'industry' as DimensionId;
const industry = dimension('industry', ['Retail', 'Energy', 'Media']);
const of = (label: string | null) => ({ industry: label });
const ratio = (label: string | null, value: number, n: number, limits: readonly [number, number]): Reading =>
  number('ltvToCac', value, n, { slice: of(label), limits });

const page = (segments: readonly Reading[], now: readonly Reading[] = [number('ltvToCac', 3, 200, { limits: [2.6, 3.4] })]) =>
  answered({ dimensions: [industry], segmentDimension: INDUSTRY, segments, now });

const headline = (segments: readonly Reading[], now?: readonly Reading[]): string => plain(economicsHeadline(page(segments, now), null));

describe('the sentence of the page', () => {
  test('a segment clear of every other returns most, with its payback', () => {
    const payback = number('payback', 11, 90, { slice: of('Retail'), limits: [9, 14] });
    const told = headline([ratio('Retail', 6, 90, [5.4, 6.6]), ratio('Energy', 2, 80, [1.7, 2.3]), payback]);
    expect(told).toBe('Retail returns most: 6.0× its cost (n=90; 5.4–6.6×), paid back in 11 months.');
  });

  test('one that is not clear of another only returns most so far, and the nearest is named', () => {
    const told = headline([ratio('Retail', 4, 40, [2.9, 5.8]), ratio('Energy', 3.6, 80, [2.8, 4.6]), ratio('Media', 1, 80, [0.8, 1.2])]);
    expect(told).toBe('Retail returns most so far: 4.0× its cost (n=40; 2.9–5.8×), not clearly different from Energy.');
  });

  test('who rests on too few, and who has no name, returns most of nothing', () => {
    const told = headline([ratio('Retail', 9, 9, [2, 20]), ratio(null, 8, 90, [7, 9]), ratio('Energy', 2, 80, [1.7, 2.3])]);
    expect(told).toBe('Energy is the only segment that can be ranked. LTV:CAC: 2.0× (n=80; 1.7–2.3×).');
    expect(headline([ratio('Retail', 9, 9, [2, 20])])).toBe(
      'No segment rests on enough customers to be ranked on LTV:CAC. All together: 3.0× (n=200; 2.6–3.4×).',
    );
  });

  test('without spend it says why, what to do, and the nearest number that can be stated', () => {
    const told = headline(
      [missing('ltvToCac', 'no_spend', { slice: of('Retail') })],
      [missing('ltvToCac', 'no_spend'), missing('cac', 'no_spend'), number('ltv', 14_492_800, 761, { limits: [13_200_000, 15_700_000] })],
    );
    expect(told).toMatch(/^LTV:CAC cannot be stated: no spend\. Add a spend file\. LTV over all is \$144,928 \(n=761; /);
  });
});

describe('the sentence with an ICP', () => {
  const side = (label: string, value: number, n = 90) =>
    number('ltvToCac', value, n, { slice: { icp: label }, limits: [value - 1, value + 1] });
  const withSides = (inIcp: Reading, outside: Reading) => ({
    ...answered({
      dimensions: [industry],
      segmentDimension: INDUSTRY,
      segments: [ratio('Retail', 4, 40, [2.9, 5.8]), ratio('Energy', 2, 40, [1.5, 2.6])],
      byIcp: [inIcp, outside],
      now: [number('ltvToCac', 3, 200, { limits: [2.6, 3.4] })],
    }),
  });
  test('says what both sides return, each with n and interval', () =>
    expect(plain(economicsHeadline(withSides(side('in', 4.1), side('out', 2.2)), null))).toBe(
      'ICP returns 4.1× its cost (n=90; 3.1–5.1×), non-ICP 2.2× (n=90; 1.2–3.2×).',
    ));
  test('leaves the best segment to its card, where it is said in full', () => {
    const view = withSides(side('in', 4.1), side('out', 2.2));
    expect(plain(bestReturnSentence(view, null) ?? [])).toBe('Retail returns most: 4.0× its cost (n=40; 2.9–5.8×).');
    expect(bestReturnSentence(page([ratio('Retail', 4, 40, [2.9, 5.8])]), null)).toBeNull();
  });
  test('says under how many ways to share spend the order holds, by its name, and which where it is one', () => {
    const sides = { inIcp: side('in', 4.1), outside: side('out', 2.2) };
    expect(plain(sidesSentence(sides, { holds: 3, of: 3, what: 'tiers' }))).toMatch(
      / The order of tiers holds under 3 of 3 ways to share spend\.$/,
    );
    expect(plain(sidesSentence(sides, { holds: 1, of: 3, what: 'segments' }))).toMatch(
      / holds under 1 of 3 ways to share spend, the one in force\.$/,
    );
  });
  test('states no side that rests on too few', () =>
    expect(plain(economicsHeadline(withSides(side('in', 4.1), side('out', 2.2, 9)), null))).toMatch(/^Retail returns most/));
});

describe('the sentence on payback', () => {
  const months = (value: number, n: number, label: string | null = null): Reading =>
    number('payback', value, n, { limits: [value - 2, value + 3], ...(label === null ? {} : { slice: { icp: label } }) });
  const told = (all: Reading, sides: readonly Reading[] = []): string | null => {
    const said = paybackHeadline(answered({ dimensions: [industry], segmentDimension: INDUSTRY, segments: [], byIcp: sides, now: [all] }));
    return said === null ? null : plain(said);
  };
  test('holds both sides of the ICP against each other, else tells of all', () => {
    expect(told(months(9, 200), [months(7, 144, 'in'), months(17, 76, 'out')])).toBe(
      'ICP customers pay back in 7 months (n=144; 5–10 months), non-ICP in 17 months (n=76; 15–20 months).',
    );
    expect(told(months(9, 200), [months(7, 144, 'in'), months(17, 9, 'out')])).toBe('Customers pay back in 9 months (n=200; 7–12 months).');
  });
  test('is not said of too few, nor where there is no number', () => {
    expect(told(months(9, 9))).toBeNull();
    expect(told(missing('payback', 'no_spend'))).toBeNull();
  });
});

describe('what a customer returns', () => {
  const few = ratio('Media', 11, 4, [1, 90]);
  const view = page([
    ratio('Retail', 4, 40, [2.9, 5.8]),
    ratio('Energy', 2, 19, [1.2, 3.9]),
    few,
    missing('ltvToCac', 'no_logos', { slice: of(null) }),
  ]);

  test('rows that rest on few are named and not drawn, those without a number give the reason', () => {
    const card = returnsCard(view, []);
    expect(card.dots?.rows.map(({ name, kind }) => [name, kind])).toEqual([
      ['Retail', 'segment'],
      ['Energy', 'grey'],
    ]);
    expect(card.undrawn).toEqual(['Media: n=4, too few to rank', 'Unknown: LTV:CAC not defined, no new customers']);
  });

  test('the table holds them all, too few greyed and without an interval, the whole at the end', () => {
    const { rows } = returnsCard(view, []).table;
    expect(rows.map(({ cells }) => cells.slice(0, 5).map(({ text }) => text))).toEqual([
      ['Retail', '4.00×', '2.90–5.80', 'n=40', 'enough to rank'],
      ['Energy', '2.00×', '1.20–3.90', 'n=19', 'few: under 30'],
      ['Media', '11×', '', 'n=4', 'too few to rank'],
      ['Unknown', 'not defined: no new customers', '', '', 'no new customers'],
      ['All', '3.00×', '2.60–3.40', 'n=200', 'enough to rank'],
    ]);
    expect(rows[2]?.cells[1]?.isQuiet).toBe(true);
  });

  test('lines stand at 1× and 3×, or where people say, and lie inside the axis', () => {
    expect(returnsCard(view, []).dots?.lines.map(({ text }) => text)).toEqual(['All']);
    expect(returnsCard(view, USUAL_RETURN_LINES).dots?.lines.map(({ text }) => text)).toEqual(['All', '1×', '3×']);
    const { dots } = returnsCard(page([ratio('Retail', 1.2, 40, [1.1, 1.3])], [number('ltvToCac', 1.2, 40)]), [5.5, 0]);
    expect(dots?.lines.map(({ text, value }) => [text, value])).toEqual([
      ['All', 1.2],
      ['5.5×', 5.5],
    ]);
    expect(dots?.axis.max).toBeGreaterThan(5.5);
    expect(dots?.axis.min).toBeLessThan(1.1);
  });

  test('ticks double, so that twice the return is as far apart everywhere', () => {
    const { dots } = returnsCard(view, []);
    expect(dots?.isLog).toBe(true);
    expect(dots?.axis.ticks.map(({ text }) => text)).toEqual(['1×', '2×', '4×', '8×']);
    const drawn = JSON.parse(JSON.stringify(splitDotsOption(dots ?? never(), LIGHT))) as {
      xAxis: { min: number; max: number; interval: number };
    };
    expect([drawn.xAxis.min, drawn.xAxis.max, drawn.xAxis.interval]).toEqual([0, 3, 1]);
  });

  test('a return of nothing has no place on an axis of doublings, so that the axis is of equal steps', () => {
    expect(returnsCard(page([ratio('Retail', 0, 40, [0, 0])]), []).dots?.isLog).toBe(false);
  });

  test('ICP and non-ICP stand above the segments on the same axis, in their own marks', () => {
    const sides = [
      number('ltvToCac', 4, 90, { slice: { icp: 'in' }, limits: [3, 5] }),
      number('ltvToCac', 2, 80, { slice: { icp: 'out' }, limits: [1, 3] }),
    ];
    const both = answered({
      dimensions: [industry],
      segmentDimension: INDUSTRY,
      segments: [ratio('Retail', 4, 40, [2.9, 5.8])],
      byIcp: sides,
    });
    expect(returnsCard(both, []).dots?.rows.map(({ name, kind }) => [name, kind])).toEqual([
      ['ICP', 'icp'],
      ['Non-ICP', 'nonIcp'],
      ['Retail', 'segment'],
    ]);
  });

  test('where nothing can be told, each part names what it needs once', () => {
    const bare = page(
      [missing('ltvToCac', 'no_spend', { slice: of('Retail') })],
      [missing('ltvToCac', 'no_spend'), missing('cac', 'no_spend'), missing('ltv', 'no_margin')],
    );
    const card = returnsCard(bare, []);
    expect([card.dots, card.undrawn]).toEqual([null, []]);
    expect(card.instead).toHaveLength(2);
    expect(card.instead[0]).toBe('CAC needs spend. Add a spend file.');
    expect(card.instead[1]).toMatch(/^LTV needs a gross margin\./);
  });

  test('payback is held against the limit that the workspace sets, and against none where it sets none', () => {
    const bare = page([], [number('payback', 9, 120)]);
    const drawn = page([number('payback', 9, 60, { slice: of('Retail'), limits: [8, 20] })], [number('payback', 9, 120)]);
    const target = { metric: 'payback' as const, slice: [], want: 'atMost' as const, value: 18 };
    const aimed = { ...drawn, definitions: { ...drawn.definitions, targets: [target] } };
    expect(paybackCard(bare, null).foot.join()).not.toContain('line at');
    expect(paybackCard(aimed, null).dots?.lines.map(({ text }) => text)).toEqual(['All', '18 months']);
    expect(paybackCard(aimed, null).foot).toContain('line at 18 months: the target of this workspace');
  });

  test('payback ranks by its own interval, the slowest end first to doubt', () => {
    const months = (label: string, value: number, limits: readonly [number, number]) =>
      number('payback', value, 60, { slice: of(label), limits });
    const card = paybackCard(page([months('Retail', 9, [8, 20]), months('Energy', 10, [9, 11])], [number('payback', 9, 120)]), null);
    expect(card.dots?.rows.map(({ name }) => name)).toEqual(['Energy', 'Retail']);
  });
});

function never(): never {
  throw new Error('nothing was drawn');
}

const two = (value: number): string => String(value).padStart(2, '0');
const MONTHS = Array.from({ length: 10 }, (_, at) => at + 1);
const DEALS = [
  'opportunityId accountId outcome industry amount createdDate closeDate',
  ...MONTHS.flatMap((month) => [
    `q${month} q${month} won Retail 1200 2024-${two(month)}-02 2024-${two(month)}-04`,
    `l${month} l${month} lost Retail 1200 2024-${two(month)}-02 2024-${two(month)}-04`,
    `s${month} s${month} won Energy 1200 2024-${two(month)}-02 2024-${two(month)}-27`,
  ]),
].join('\n');
const SPEND = ['month amount', ...Array.from({ length: 12 }, (_, at) => `2024-${two(at + 1)}-01 1000`)].join('\n');

function answerable(more: Partial<Assumptions> = {}) {
  const numbers = new Map([
    ['grossMargin', 0.8],
    ['yearlyChurn', 0.2],
  ] as const);
  const definitions = { ...NO_DEFINITIONS, currency: 'USD' as never, assumptions: { ...NO_ASSUMPTIONS, lag: 0, numbers, ...more } };
  const { dataset: loaded, tables } = assemble([grid('opportunity', DEALS), grid('spend', SPEND)], definitions, parseDate('2024-12-31'));
  const ask = basePlan(loaded);
  return {
    dataset: loaded,
    definitions,
    cube: kernel(ask, tables, loaded),
    accounts: kernel(accountPlan(loaded, METRIC_IDS, ask.by), tables, loaded),
  };
}
const question = { ...USUAL_QUESTION, page: 'economics', by: INDUSTRY, period: { kind: 'all' as const } };

function firmOf(more: Partial<Assumptions> = {}) {
  const loaded = answerable(more);
  const { analysis, sensitivity: both } = economicsOf(loaded, question);
  if (both === null) return never();
  return firmness({ analysis, dataset: loaded.dataset, definitions: loaded.definitions, isRefining: false }, both.cac, 'cac');
}

describe('how firm it is', () => {
  test('the verdict stands in its exact words, with the pair and the two choices', () => {
    expect(plain(firmOf().keys.sentence)).toBe(
      'Ways to share spend: ranking depends on the key. Retail is ahead of Energy by opportunity-days and behind it by deals created.',
    );
  });

  test('the key in force is marked, what reorders is marked, and what equalises is marked as that', () => {
    expect(firmOf().keys.table.columns.map(({ label }) => label)).toEqual([
      'Industry',
      'Opportunity-days (in force)',
      'Deals created (order changes)',
      'Open amount (order changes)',
      'Won deals (levels CAC)',
      'Amount won (levels CAC:ACV)',
      'Range',
      'n',
    ]);
  });

  test('a key that equalises is warned of where it is in force', () => {
    expect(firmOf().warning).toBeNull();
    expect(firmOf({ allocationKey: 'won' }).warning).toMatch(/^Spend is shared by won deals: that levels CAC over the segments/);
  });

  test('CAC is varied first where LTV:CAC cannot be stated', () => {
    const now = [missing('ltvToCac', 'no_margin'), number('cac', 1, 90)];
    expect(firstVaried(page([], now))).toBe('cac');
    expect(firstVaried(page([]))).toBe('ltvToCac');
  });
});

describe('what a lifetime rests on', () => {
  const firmAt = (more: Partial<Assumptions> = {}) => {
    const loaded = answerable(more);
    const { analysis, sensitivity: both } = economicsOf(loaded, question);
    if (both === null) return never();
    const shown = { analysis, dataset: loaded.dataset, definitions: loaded.definitions, isRefining: false };
    return { ...firmness(shown, both.ltvToCac, 'ltvToCac'), both, shown };
  };
  test('is answered ten points of margin either way and over other horizons, those in force marked', () => {
    const { further } = firmAt();
    expect(further.map(({ table }) => table.columns.slice(1, -2).map(({ label }) => label))).toEqual([
      ['70% margin', '80% margin (in force)', '90% margin'],
      ['36 months', '60 months (in force)', '84 months'],
    ]);
  });
  test('scales with the margin, so that its order holds whatever that is', () => {
    const { both, further } = firmAt();
    const settings = both.ltvToCac.margins?.settings ?? [];
    const values = settings.map(({ choice, readings }) => (readings[0]?.value ?? Number.NaN) / choice);
    for (const each of values) expect(each).toBeCloseTo(values[0] ?? 0, 9);
    expect(plain(further[0]?.sentence ?? [])).toBe('Gross margins: ranking holds.');
  });
  test('is the number of the page at the margin and the horizon in force', () => {
    const { both, shown } = firmAt();
    const onPage = shown.analysis.segments.filter(({ metric }) => metric === 'ltvToCac').map(({ value }) => value);
    for (const variation of [both.ltvToCac.margins, both.ltvToCac.horizons])
      expect(variation?.settings.find(({ isInForce }) => isInForce)?.readings.map(({ value }) => value)).toEqual(onPage);
  });
  test('has no horizon where its form has none, and CAC has neither', () => {
    expect(firmAt({ ltvVariant: 'simple' }).both.ltvToCac.horizons).toBeNull();
    expect([firmAt().both.cac.margins, firmAt().both.cac.horizons]).toEqual([null, null]);
    expect(firmOf().further).toEqual([]);
  });
});

describe('the steps of the answer', () => {
  test('come figures first, then the sensitivity, then intervals, and no figure changes on the way', () => {
    const steps = [...economicsInSteps(answerable(), question)];
    const figures = steps.map(({ analysis }) =>
      [...analysis.now, ...analysis.segments].map(({ metric, value, missing: reason, n }) => [metric, value, reason, n]),
    );
    for (const each of figures) expect(each).toEqual(figures[0]);
    const limits = steps.map(({ analysis }) => analysis.segments.filter(({ metric, low }) => metric === 'ltvToCac' && low !== null).length);
    expect(limits).toEqual([0, 0, 0, 2, 2]);
    expect(steps.map((step) => [step.sensitivity !== null, step.isRefining])).toEqual([
      [false, true],
      [true, true],
      [true, true],
      [true, true],
      [true, false],
    ]);
  });

  test('the sensitivity under the choices in force is what the page shows', () => {
    const { analysis, sensitivity: both } = economicsOf(answerable(), question);
    const shown = analysis.segments.filter(({ metric }) => metric === 'cac').map(({ value }) => value);
    const inForce = both?.cac.keys.settings.find(({ isInForce }) => isInForce)?.readings.map(({ value }) => value);
    expect(inForce).toEqual(shown);
    expect(both?.cac.lags.settings.find(({ isInForce }) => isInForce)?.readings.map(({ value }) => value)).toEqual(shown);
  });

  test('the split is the question’s own where the page can have it, else the likeliest segment', () => {
    const scored = { ...dataset([industry, { ...dimension('tier', ['1', '2'], true), home: 'score' as const }]), deals: 1 };
    expect(splitChoices(question, scored).map(({ id, dimension: each }) => [id, each])).toEqual([
      ['segment', 'industry'],
      ['tier', 'tier'],
    ]);
    expect(splitOf({ ...question, by: 'tier' as DimensionId }, scored)?.id).toBe('tier');
    expect(splitOf({ ...question, by: 'nothing' as DimensionId }, scored)?.dimension).toBe('industry');
    expect(splitOf(question, dataset())).toBeNull();
  });
});

describe('whether they stay', () => {
  const kept = (metric: 'nrr' | 'grr', value: number, label?: string) =>
    number(metric, value, 60, { ...(label === undefined ? {} : { slice: of(label) }), limits: [value - 0.1, value + 0.1] });

  test('NRR and GRR of a row stand under each other on one axis that holds 100 %', () => {
    const view = page(
      [kept('nrr', 0.7, 'Retail'), kept('grr', 0.6, 'Retail')],
      [kept('nrr', 0.7), kept('grr', 0.6), number('logoChurn', 0.2, 60)],
    );
    const { dots } = retentionCard(view);
    expect(dots?.rows.map(({ name, kind }) => [name, kind])).toEqual([
      ['Retail, NRR', 'segment'],
      ['GRR', 'beside'],
    ]);
    expect(dots?.axis.max).toBeGreaterThanOrEqual(1);
    expect(dots?.lines.map(({ value }) => value)).toEqual([1]);
  });

  test('without customers the sentence says so and asks for customers, not for a churn', () => {
    const view = page(
      [],
      ['nrr', 'grr', 'logoChurn'].map((metric) => missing(metric as 'nrr', 'no_base')),
    );
    const card = retentionCard(view);
    expect(plain(card.sentence)).toBe('NRR cannot be stated: no customers or subscriptions. Add a customer or subscription file.');
    expect([card.dots, card.instead, card.undrawn]).toEqual([null, [], []]);
  });
});

describe('the cohort map', () => {
  const cell = (quarters: number, value: number | null, n: number): CohortCell => {
    const common = {
      metric: 'x',
      slice: new Map(),
      period: null,
      unit: 'share' as const,
      currency: null,
      n,
      low: null,
      high: null,
      level: null,
      leftOut: [],
    };
    const reading: Reading = value === null ? { ...common, value: null, missing: 'not_mature' } : { ...common, value, missing: null };
    return { quarters, revenue: reading, customers: reading };
  };
  const row = (label: string | null, n: number, values: readonly (number | null)[]) => ({
    label,
    customers: n,
    cells: values.map((value, at) => cell(at, value, n)),
  });
  const cohorts: Cohorts = {
    cohorts: [row('2024-Q1', 40, [1, 0.746]), row('2024-Q2', 7, [1, null])],
    whole: row(null, 47, [1, 0.9]),
    missing: null,
  };
  const map = (followed: 'revenue' | 'customers') => retentionHeatmap(cohorts, dataset(), { followed, least: 10 });

  test('an age that was not reached is empty and says why; too few have no colour', () => {
    const [, young] = map('revenue').rows;
    expect(young?.cells[1]).toMatchObject({ text: '', isEmpty: true, full: 'not reached by the as-of date', shade: null });
    expect(young?.cells[0]).toMatchObject({ text: '100%', shade: null, isFew: true });
  });

  test('a share is never printed as the limit of a shade it does not have', () => {
    expect(map('revenue').rows[0]?.cells[1]).toMatchObject({ text: '74.6%', shade: 2 });
  });

  test('customers under the minimum are a fraction', () => {
    expect(map('customers').rows.map(({ cells }) => cells[0]?.text)).toEqual(['100%', '7 of 7']);
  });

  test('every drawn cell is in the file to be taken along', () => {
    expect(map('revenue').evidence).toHaveLength(6);
  });

  test('without a base there is no map and a reason', () => {
    const none: Cohorts = { cohorts: [], whole: { label: null, customers: 0, cells: [] }, missing: 'no_base' };
    expect(retentionHeatmap(none, dataset(), { followed: 'revenue', least: 10 }).instead).toBe(
      'The cohorts cannot be told: no customers or subscriptions. Add a customer or subscription file.',
    );
  });
});

describe('what it rests on', () => {
  const loadedWith = (more: Partial<Assumptions> = {}) => {
    const { dataset: loaded, definitions } = answerable(more);
    return { dataset: loaded, definitions, icpVersion: null, admissions: [], sample: null, definitionsFile: 'workspace.json' };
  };
  const before = loadedWith().definitions;
  const fieldIn = (panel: Panel, id: string) => panel.fields.find((field) => field.id === id);

  test('each assumption says its value, who set it, and which of them do not act', () => {
    const panel = assumptionsPanel(loadedWith(), before, new Map());
    expect(panel.changed).toBe(0);
    expect(fieldIn(panel, 'grossMargin')).toMatchObject({ text: '80', whence: 'set by workspace.json, before the data were opened' });
    expect(fieldIn(panel, 'allocationKey')?.whence).toBe('the usual value, set by nobody');
    expect(fieldIn(panel, 'discountRate')?.idle).toBe('does not act: LTV is undiscounted');
    expect(fieldIn(panel, 'yearlyChurn')?.idle).toBeNull();
    expect(fieldIn(assumptionsPanel(loadedWith({ ltvVariant: 'simple' }), before, new Map()), 'capMonths')?.idle).toMatch(/no horizon/);
  });

  test('a value is not said to be changed where something else was, and of files changed on a page either may have given it', () => {
    const changed = { ...loadedWith(), definitionsFile: 'workspace.json, changed on this page' };
    const whence = (from: Parameters<typeof assumptionsPanel>[1]) =>
      fieldIn(assumptionsPanel(changed, from, new Map()), 'grossMargin')?.whence;
    expect(whence({ ...before, definitionsFile: 'workspace.json' })).toBe('set by workspace.json, before the data were opened');
    expect(whence(before)).toBe('set by workspace.json or on a page, before the data were opened');
    expect(whence({ ...before, definitionsFile: 'changed on this page' })).toBe('set on a page, before the data were opened');
  });

  test('what was changed since the data were opened is counted, with when and what it was', () => {
    const panel = assumptionsPanel(
      loadedWith({ allocationKey: 'won', numbers: new Map([['grossMargin', 0.7] as const, ['yearlyChurn', 0.2] as const]) }),
      before,
      new Map([['grossMargin', '15:42']]),
    );
    expect(panel.changed).toBe(2);
    expect(fieldIn(panel, 'grossMargin')?.whence).toBe('changed here at 15:42, was 80%');
    expect(fieldIn(panel, 'allocationKey')?.whence).toBe('changed since the data were opened, was opportunity-days');
  });

  test('what is typed becomes definitions, or the reason why not', () => {
    const { next, fault } = withTyped(loadedWith(), 'grossMargin', '75');
    expect([next?.assumptions.numbers.get('grossMargin'), fault]).toEqual([0.75, null]);
    expect(withTyped(loadedWith(), 'grossMargin', '175')).toEqual({ next: null, fault: 'Gross margin must be from 0% to 100%.' });
    expect(withTyped(loadedWith(), 'lag', '3').next?.assumptions.lag).toBe(3);
  });
});
