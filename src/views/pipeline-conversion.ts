import { TIER } from '../core/icp';
import { filterAxes, metricOf, plan, readCube, type Ask, type Condition, type Cube, type MetricId } from '../core/metrics';
import type { Dataset, Reading } from '../core/model';
import type { Definitions } from '../core/workspace';
import { conversionSentence, counted, methodText, type Reach, type Sentence } from '../wording';
import { leastOf } from './answered';
import { axisFor } from './axis';
import { cited, type Cited } from './cited';
import { figureOf } from './figure';
import { isRanked } from './level';
import { nameOf } from './name';
import { readingCells } from './reading-cells';
import type { ShareBar, ShareBars } from './share-bars';
import { textCell, type Cell, type Row, type Table } from './table';

/** One step on the way from an account to a won deal, tier by tier. */
export type StepPicture = { readonly id: string; readonly title: string; readonly bars: ShareBars; readonly spoken: string };

/** How far accounts and deals of each tier come. */
export type ConversionCard = {
  readonly sentence: Sentence;
  /** Empty where no tier can be told apart. */
  readonly pictures: readonly StepPicture[];
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

/** Both steps in total and by tier. */
export type Conversion = Readonly<Record<Step, { readonly total: Reading; readonly byTier: readonly Reading[] }>>;

type Step = 'created' | 'won';
type Loaded = { readonly dataset: Dataset; readonly definitions: Definitions };
const STEPS: readonly Step[] = ['created', 'won'];
const METRICS = { created: 'tierConversionCreated', won: 'tierConversionWon' } as const satisfies Record<Step, MetricId>;
const TITLES: Readonly<Record<Step, string>> = {
  created: 'Accounts that had a deal created in twelve months',
  won: 'Deals created at least a year ago that were won',
};
export const CONVERSION_METRICS: readonly MetricId[] = Object.values(METRICS);

const hasTiers = (dataset: Dataset): boolean => dataset.dimensions.some(({ id }) => id === TIER);

/** What to ask for both steps: these metrics are wide, so that no page's base cube holds them. Null without tiers. */
export function conversionPlan(dataset: Dataset, where: readonly Condition[]): Ask | null {
  return hasTiers(dataset) ? plan(dataset, CONVERSION_METRICS, [TIER, ...filterAxes(dataset, where)]) : null;
}

/** Both steps read from their cube, as of the as-of date. */
export function readConversion(cube: Cube, { dataset, definitions }: Loaded, where: readonly Condition[]): Conversion {
  const about = { metrics: CONVERSION_METRICS, spans: [null], where, assumptions: definitions.assumptions, accounts: null };
  const totals = readCube(cube, dataset, { ...about, by: [] });
  const tiers = readCube(cube, dataset, { ...about, by: [TIER] });
  const stepOf = (step: Step) => {
    const total = totals.find(({ metric }) => metric === METRICS[step]);
    const byTier = tiers.filter(({ metric }) => metric === METRICS[step]).toSorted((a, b) => Number(isUnknown(a)) - Number(isUnknown(b)));
    return { total: total ?? noIcp(METRICS[step]), byTier };
  };
  return { created: stepOf('created'), won: stepOf('won') };
}

function noIcp(metric: MetricId): Reading {
  const none = { currency: null, n: 0, low: null, high: null, level: null, leftOut: [], period: null, slice: new Map() };
  return { metric, unit: metricOf(metric).unit, ...none, value: null, missing: 'no_icp' };
}

/** What is said where there are no tiers to ask by. */
export const NO_CONVERSION: Conversion = {
  created: { total: noIcp(METRICS.created), byTier: [] },
  won: { total: noIcp(METRICS.won), byTier: [] },
};

const labelOf = ({ slice }: Reading): string | null => slice.get(TIER) ?? null;
const isUnknown = (reading: Reading): boolean => [null, 'unknown'].includes(labelOf(reading));
const tierOf = (reading: Reading): string => nameOf(TIER, labelOf(reading));

function barOf(reading: Reading, least: number): ShareBar {
  const figure = figureOf(reading, least);
  const isDrawn = isRanked(figure.level);
  const aside = [figure.interval, figure.rests].filter((each) => each !== null && each !== '').join(', ');
  const grey = figure.level === 'grey' ? 'grey' : 'plain';
  return {
    name: tierOf(reading),
    text: reading.missing === null ? `${figure.text}${aside === '' ? '' : ` (${aside})`}` : figure.text,
    value: isDrawn ? reading.value : null,
    low: isDrawn ? reading.low : null,
    high: isDrawn ? reading.high : null,
    look: isUnknown(reading) ? 'unknown' : grey,
    reading,
  };
}

function pictureOf(step: Step, byTier: readonly Reading[], least: number): StepPicture {
  const rows = byTier.map((reading) => barOf(reading, least));
  const values = rows.flatMap(({ value, low, high }) => [value, low, high]);
  return {
    id: step,
    title: TITLES[step],
    bars: { rows, axis: axisFor([0, ...values], { unit: 'share', currency: null }) },
    spoken: `${TITLES[step]}. ${rows.map(({ name, text }) => `${name}: ${text}`).join('; ')}.`,
  };
}

/** The first and the last scored tier that rest on enough; those who are excluded or cannot be scored are no tier. */
function reachOf(byTier: readonly Reading[], least: number): Reach {
  const ranked = byTier.filter((reading) => /^\d$/.test(labelOf(reading) ?? '') && isRanked(figureOf(reading, least).level));
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (first === undefined || last === undefined) return null;
  const whole = { name: tierOf(first), reading: first };
  return { first: whole, last: last === first ? whole : { name: tierOf(last), reading: last } };
}

const BLANK: Cell = { text: '', sort: null };

function tableOf(conversion: Conversion, least: number): Table {
  const { created, won } = conversion;
  const labels = [...new Set([...created.byTier, ...won.byTier].map(labelOf))];
  const cellsOf = (reading: Reading | undefined): readonly Cell[] =>
    reading === undefined ? [BLANK, BLANK, BLANK] : readingCells(reading, least);
  const rows = labels.map((label): Row => {
    const of = (step: Step) => cellsOf(conversion[step].byTier.find((reading) => labelOf(reading) === label));
    return { id: `tier ${label}`, cells: [textCell(nameOf(TIER, label)), ...of('created'), ...of('won')] };
  });
  const numeric = (id: string, label: string) => ({ id, label, isNumber: true });
  return {
    caption: 'How far accounts and deals of each tier come',
    columns: [
      { id: 'tier', label: 'Tier', isNumber: false },
      ...STEPS.flatMap((step) => [
        numeric(step, metricOf(METRICS[step]).label),
        numeric(`${step} interval`, '95% interval'),
        numeric(`${step} n`, step === 'created' ? 'Accounts' : 'Deals'),
      ]),
    ],
    rows: [...rows, { id: 'whole', isLast: true, cells: [textCell('All'), ...cellsOf(created.total), ...cellsOf(won.total)] }],
    note: null,
  };
}

function footOf(conversion: Conversion): readonly string[] {
  const known = STEPS.map((step) => conversion[step].total).filter(({ missing }) => missing === null);
  const [first] = known;
  const left = known.flatMap(({ leftOut }) => leftOut);
  return [
    ...(first === undefined ? [] : [methodText(first)]),
    'accounts are those that the files name, by current attributes',
    'steps between a deal and its win need a stage history',
    ...left.map(({ reason, count }) => `${counted(count, 'row')} left out: ${reason}`),
  ];
}

/** Both steps by tier as bars with their intervals, as a table, and in a sentence. */
export function conversionCard(conversion: Conversion, { definitions }: Loaded): ConversionCard {
  const least = leastOf(definitions);
  const { created, won } = conversion;
  const sentence = conversionSentence({
    created: { total: created.total, reach: reachOf(created.byTier, least) },
    won: { total: won.total, reach: reachOf(won.byTier, least) },
  });
  const pictures = STEPS.filter((step) => conversion[step].byTier.length > 0).map((step) =>
    pictureOf(step, conversion[step].byTier, least),
  );
  return {
    sentence,
    pictures,
    table: tableOf(conversion, least),
    foot: pictures.length === 0 ? [] : footOf(conversion),
    evidence: STEPS.flatMap((step) => cited([...conversion[step].byTier, conversion[step].total])),
  };
}
