import { ICP } from '../core/icp';
import type { DealSizes, Sizes } from '../core/metrics';
import { periodOf, type Currency, type Dataset, type DimensionId, type Reading, type Span } from '../core/model';
import { cardValue, counted, decimal, periodText, raised, sizesSentence, tableMoney, tickText, type Sentence } from '../wording';
import type { Axis } from './axis';
import { cited, type Cited } from './cited';
import { dimensionName, inOrder, memberName, nameOf } from './name';
import { sideOf, type BarSide } from './paired-bars';
import { numberCell, textCell, type Row, type Table } from './table';
import { untoldText } from './untold';

/** Deals of one slice along an axis of logarithms, with the box of their middle half; amounts in minor units. */
export type StripRow = {
  readonly name: string;
  readonly side: BarSide;
  readonly points: readonly number[];
  readonly box: { readonly low: number; readonly median: number; readonly high: number };
  readonly text: string;
  /** The median, which leads to the deals of the row. */
  readonly reading?: Reading | undefined;
};

/** Rows on one axis of exponents of two over a round amount: each tick is twice, or four times, the one before. */
export type StripPlot = { readonly rows: readonly StripRow[]; readonly axis: Axis; readonly base: number };

export type SizesView = {
  readonly sentence: Sentence;
  readonly plot: StripPlot | null;
  readonly spoken: string;
  readonly few: readonly string[];
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
  readonly instead: string | null;
};

export type SizesFrame = {
  readonly dataset: Dataset;
  readonly split: DimensionId | null;
  readonly span: Span | null;
  readonly least: number;
};

/** The level of the limits of a median. */
const LEVEL = 0.95;
/** More rows than this stay in the table. */
const MOST = 16;
/** More doublings than this and only every second one gets a tick. */
const MOST_TICKS = 8;

/** An axis of doublings whose ends hold all amounts (minor units); null where none is above zero. */
export function doublingAxis(values: readonly number[], currency: Currency | null): Pick<StripPlot, 'axis' | 'base'> | null {
  const positive = values.filter((value) => value > 0);
  if (positive.length === 0) return null;
  const base = 10 ** Math.floor(Math.log10(Math.min(...positive)));
  const first = Math.floor(Math.log2(Math.min(...positive) / base) + 1e-9);
  const last = Math.max(first + 1, Math.ceil(Math.log2(Math.max(...positive) / base) - 1e-9));
  const step = last - first > MOST_TICKS ? 2 : 1;
  const count = Math.ceil((last - first) / step);
  const ticks = Array.from({ length: count + 1 }, (_, at) => first + at * step).map((at) => ({
    at,
    text: tickText(base * 2 ** at, { unit: 'money', currency }),
  }));
  return { base, axis: { min: first, max: first + count * step, step, ticks } };
}

type Named = {
  readonly id: string;
  readonly name: string;
  readonly sizes: Sizes;
  readonly side: BarSide;
  readonly slice: Reading['slice'];
};

/** Accounts that cannot be scored have neither a side of the ICP nor a tier: by tier they would stand twice. */
const isSame = (a: Named, b: Named): boolean => a.name === b.name && a.sizes.n === b.sizes.n && a.sizes.median === b.sizes.median;

function rowsOf({ whole, rows }: DealSizes, { dataset, split }: SizesFrame): readonly Named[] {
  const sides = inOrder(rows.get(ICP) ?? [], ICP, dataset).map((sizes): Named => ({
    id: `icp ${sizes.label}`,
    name: nameOf(ICP, sizes.label),
    sizes,
    side: sideOf(sizes.label),
    slice: new Map([[ICP, sizes.label]]),
  }));
  const parts = split === null || split === ICP ? [] : inOrder(rows.get(split) ?? [], split, dataset);
  const named = parts.map((sizes): Named => ({
    id: `part ${sizes.label}`,
    name: split === null ? '' : memberName(dataset, split, sizes.label),
    sizes,
    side: 'plain',
    slice: new Map(split === null ? [] : [[split, sizes.label]]),
  }));
  return [
    ...sides.filter((side) => !named.some((part) => isSame(side, part))),
    ...named,
    ...(whole === null ? [] : [{ id: 'whole', name: 'All', sizes: whole, side: 'plain' as const, slice: new Map() }]),
  ];
}

/** All deals together are drawn where nothing tells them apart. */
const drawable = (rows: readonly Named[]): readonly Named[] => (rows.length === 1 ? rows : rows.filter(({ id }) => id !== 'whole'));

/** Why a row is in the table alone; null where it is drawn. */
function apartText({ name, sizes: { n, low } }: Named, least: number): string | null {
  if (n < least) return `${name}, n=${decimal(n)}, too few`;
  return low > 0 ? null : `${name}, n=${decimal(n)}, a quarter of them or more are of 0`;
}

/** The median of a row as the catalogue has it. */
function medianOf({ sizes: { n, median, limits }, slice }: Named, { dataset, span }: SizesFrame): Reading {
  return {
    metric: 'acvMedian',
    slice,
    period: span === null ? null : periodOf(span, dataset.calendar),
    unit: 'money',
    currency: dataset.currency,
    n,
    low: limits?.low ?? null,
    high: limits?.high ?? null,
    level: limits === null ? null : LEVEL,
    leftOut: [],
    value: median,
    missing: null,
  };
}

function stripOf(row: Named, frame: SizesFrame): StripRow {
  const { name, sizes, side } = row;
  const { currency } = frame.dataset;
  const { low, median, high, n, drawn } = sizes;
  return {
    name,
    side,
    points: drawn,
    box: { low, median, high },
    text: `median ${cardValue(median, { unit: 'money', currency }, 0)} (n=${decimal(n)})`,
    reading: medianOf(row, frame),
  };
}

function rowOf({ id, name, sizes }: Named, { dataset, least }: SizesFrame): Row {
  const { n, low, median, high, limits, mean, zero } = sizes;
  const isFew = n < least;
  const money = (value: number): ReturnType<typeof numberCell> =>
    isFew ? numberCell('', null) : numberCell(tableMoney(value, dataset.currency), value);
  return {
    id,
    isLast: id === 'whole',
    cells: [
      textCell(name),
      numberCell(decimal(n), n),
      money(median),
      limits === null || isFew
        ? numberCell('', null)
        : numberCell(`${tableMoney(limits.low, dataset.currency)}–${tableMoney(limits.high, dataset.currency)}`, limits.low),
      money(low),
      money(high),
      money(mean),
      numberCell(decimal(zero), zero),
    ],
  };
}

function tableOf(rows: readonly Named[], frame: SizesFrame): Table {
  const { dataset, split } = frame;
  const numeric = (id: string, label: string) => ({ id, label, isNumber: true });
  return {
    caption: 'What won deals are worth a year',
    columns: [
      { id: 'slice', label: split === null ? 'Deals' : dimensionName(dataset, split), isNumber: false },
      numeric('n', 'Won deals'),
      numeric('median', 'Median'),
      numeric('interval', '95% interval of the median'),
      numeric('low', 'A quarter under'),
      numeric('high', 'A quarter over'),
      numeric('mean', 'Mean'),
      numeric('zero', 'Of 0'),
    ],
    rows: rows.map((row) => rowOf(row, frame)),
    note: null,
  };
}

function footOf({ whole, isSampled }: DealSizes, { dataset, span }: SizesFrame, drawn: number): readonly string[] {
  return [
    `won deals of ${periodText(span === null ? null : periodOf(span, dataset.calendar))}, by close date; yearly amount`,
    'box: the middle half, its line the median; an axis of logarithms',
    ...(isSampled ? [`${counted(drawn, 'deal')} drawn, evenly over the ranks of each row; box and median rest on all`] : []),
    ...(whole === null || whole.zero === 0 ? [] : [`${counted(whole.zero, 'deal')} of 0 not on the axis`]),
  ].map((part, at) => (at === 0 ? raised(part) : part));
}

/** Won deals as strips with their quartiles, on each side of the ICP and by the split. */
export function sizesView(sizes: DealSizes, frame: SizesFrame): SizesView {
  const { currency } = frame.dataset;
  const rows = rowsOf(sizes, frame);
  const apart = new Map(drawable(rows).map((row) => [row, apartText(row, frame.least)] as const));
  const strips = [...apart]
    .filter(([, why]) => why === null)
    .slice(0, MOST)
    .map(([row]) => stripOf(row, frame));
  const scale = doublingAxis(
    strips.flatMap(({ points, box }) => [...points, box.low, box.high]),
    currency,
  );
  const { whole, missing } = sizes;
  const nothing = missing === null ? 'Too few deals were won to tell how large they are.' : untoldText(missing, frame.dataset, ['amount']);
  const plot = scale === null || strips.length === 0 ? null : { rows: strips, ...scale };
  return {
    sentence: whole === null || whole.n < frame.least ? [] : sizesSentence(whole, currency),
    plot,
    spoken: strips.map(({ name, text }) => `${name}: ${text}`).join('; '),
    few: [...apart.values()].filter((why) => why !== null),
    table: tableOf(rows, frame),
    foot:
      plot === null
        ? []
        : footOf(
            sizes,
            frame,
            strips.reduce((sum, { points }) => sum + points.length, 0),
          ),
    evidence: cited(strips.flatMap(({ reading }) => reading ?? [])),
    instead: plot === null ? nothing : null,
  };
}
