import { topContributors, waterfallByCause, waterfallBySegment, type Split, type SplitCause } from '../core/drift';
import type { MetricSplit, Moved } from '../core/drift-why';
import type { MetricId } from '../core/metrics';
import { dateOf, firstDayIn, type Dataset, type DimensionId, type Reading } from '../core/model';
import { counted, dateText, decimal, listed, lowered, periodText, plain, type Sentence } from '../wording';
import { figure, words } from '../wording/sentence';
import { cited, type Cited } from './cited';
import { grainOf, kindOf, labelOf, total, unsplitReason, wholeOf, type Named, type Whole } from './drift-whole';
import { citedOf, onlyShown, openedBy, openingTable, readerOf, type Given, type Read } from './drift-why-opened';
import { whyTable } from './drift-why-table';
import { figureOf } from './figure';
import { dimensionName, memberName } from './name';
import { hasNothingIn, NOTHING_BEFORE } from './nothing-before';
import type { Choice } from './segment-choice';
import type { Table } from './table';
import { waterfallAxis, type Waterfall, type WaterStep } from './waterfall';

/** How a waterfall goes: over the mix and the rates of segments, or over segments. */
export type WayThrough = 'cause' | 'segment';

/** A change of one metric by one dimension, as mix and rate. */
export type WhyCard = {
  readonly sentence: Sentence;
  /** Why the change is not split; null where it is. */
  readonly instead: string | null;
  /** Said where the total contradicts its parts. */
  readonly banner: Sentence | null;
  /** The segments that did most of it. */
  readonly top: readonly string[];
  readonly waterfall: Waterfall | null;
  readonly spoken: string;
  readonly table: Table | null;
  readonly foot: readonly string[];
  readonly metrics: readonly MetricId[];
  readonly evidence: readonly Cited[];
};

/** What a step does in whole grains; `others` is what is left over. */
function wholeEffect(cause: SplitCause, { segments }: Split, { mix, rate }: Whole): number | null {
  const of = (segment: string | null): number => segments.findIndex((each) => each.segment === segment);
  switch (cause.of) {
    case 'mix':
      return total(mix);
    case 'rate':
      return rate[of(cause.segment)] ?? 0;
    case 'segment':
      return (mix[of(cause.segment)] ?? 0) + (rate[of(cause.segment)] ?? 0);
    case 'otherRates':
    case 'otherSegments':
      return null;
  }
}

function causeName(cause: SplitCause, { nameOf, by }: Named, rate: string): string {
  switch (cause.of) {
    case 'mix':
      return `Mix of ${by}`;
    case 'rate':
      return `${nameOf(cause.segment)}, ${rate}`;
    case 'segment':
      return nameOf(cause.segment);
    case 'otherRates':
      return `${decimal(cause.others)} others, ${rate}`;
    case 'otherSegments':
      return `${decimal(cause.others)} others`;
  }
}

function waterfallOf(named: Named, way: WayThrough, metric: MetricSplit, read: Read | null): Waterfall {
  const { split, whole } = named;
  const { before, now } = metric;
  const drawn = way === 'cause' ? waterfallByCause(split) : waterfallBySegment(split);
  const known = drawn.steps.map(({ cause }) => wholeEffect(cause, split, whole));
  const rest = whole.change - total(known.map((effect) => effect ?? 0));
  const steps = drawn.steps.map(({ cause, effect, from, to }, at): WaterStep => ({
    name: causeName(cause, named, now.unit === 'share' ? 'rate' : 'mean'),
    text: whole.grain.text(known[at] ?? rest),
    kind: kindOf(effect),
    from,
    to,
    low: null,
    high: null,
    reading: read === null ? undefined : openedBy(cause, metric, read),
  }));
  const side = (name: string, reading: Reading, value: number): WaterStep => ({
    name,
    text: `${whole.grain.total(value)} (n=${decimal(reading.n)})`,
    kind: 'total',
    from: 0,
    to: value,
    low: reading.low,
    high: reading.high,
    reading,
  });
  const all = [side('Before', before, split.before), ...steps, side('Now', now, split.now)];
  return { steps: all, axis: waterfallAxis(all, now) };
}

function insteadOf({ before, now, why }: MetricSplit): string | null {
  if (why.missing === null) return null;
  const counts = why.missing === 'below_min_n' ? `: n=${decimal(before.n)} before and n=${decimal(now.n)} now` : '';
  return `The change cannot be split into mix and rate: ${unsplitReason(why.missing)}${counts}.`;
}

function sentenceOf(metric: MetricSplit, named: Named | null, least: number): Sentence {
  const label = labelOf(metric.metric);
  const [before, now] = [figureOf(metric.before, least).full, figureOf(metric.now, least).full];
  if (named === null) return [words(`${label}: `), figure(before), words(' before, '), figure(now), words(' now.')];
  const { split, whole, by } = named;
  const parts = `${whole.grain.text(total(whole.mix))} by the mix of ${by} and ${whole.grain.text(total(whole.rate))} by rates inside`;
  return [
    words(`${label} went from `),
    figure(`${whole.grain.total(split.before)} (n=${decimal(metric.before.n)})`),
    words(' to '),
    figure(`${whole.grain.total(split.now)} (n=${decimal(metric.now.n)})`),
    words(': '),
    figure(whole.grain.text(whole.change)),
    words(', of which '),
    figure(parts),
    words('.'),
  ];
}

function bannerOf({ banner, metric, now, isLarge }: MetricSplit, { whole, by }: Named): Sentence | null {
  if (banner === null) return null;
  const { grain } = whole;
  const against =
    banner.compared > 0 && banner.against === banner.compared
      ? `all ${counted(banner.compared, 'segment')} that can be compared moved the other way`
      : `the rates inside segments make ${grain.text(total(whole.rate))} of it`;
  return [
    words(
      `${isLarge ? 'The total misleads' : 'The total and its parts go different ways, by less than is worth acting on'}: ${lowered(labelOf(metric))} moved by `,
    ),
    figure(grain.text(whole.change)),
    words(`, while ${against}. With the mix of ${by} as it was, it would now be `),
    figure(`${grain.total(banner.standardised)} (n=${decimal(now.n)})`),
    words(isLarge ? '. Read this instead of the total.' : '.'),
  ];
}

/** The segments of a split in the order of what they did. */
function topOf({ split, whole, nameOf }: Named): readonly string[] {
  return topContributors(split).map(({ segment }) => {
    const at = split.segments.findIndex((each) => each.segment === segment);
    const [mix, rate] = [whole.mix[at] ?? 0, whole.rate[at] ?? 0];
    const { text } = whole.grain;
    return `${nameOf(segment)}: ${text(mix + rate)} (mix ${text(mix)}, rate ${text(rate)})`;
  });
}

function sharedText({ shared }: Moved, { grain }: Whole, dataset: Dataset): readonly string[] {
  if (shared.length === 0) return [];
  const parts = shared.map(({ dimension, mix }) => `${dimensionName(dataset, dimension)} ${grain.text(Math.round(mix / grain.of))}`);
  return [`mix of both together, shared by Shapley: ${listed(parts)}`];
}

/** Said where the printed totals seem to contradict the printed change. */
function apartText({ split, whole }: Named): readonly string[] {
  const { grain, change, apart } = whole;
  if (apart === change) return [];
  const [before, now] = [grain.total(split.before), grain.total(split.now)];
  return [`every number is rounded by itself: ${before} and ${now} as printed would make ${grain.text(apart)}`];
}

function footOf(moved: Moved, metric: MetricSplit, named: Named | null, dataset: Dataset): readonly string[] {
  const { before, now } = metric;
  const periods = `before: ${periodText(before.period)}; now: ${periodText(now.period)}`;
  if (named === null) return [periods];
  const { widest, splits } = moved;
  const other = splits.find(({ dimension }) => dimension === widest && dimension !== metric.dimension);
  const { grain } = named.whole;
  return [
    periods,
    ...(other === undefined || other.why.missing !== null || other.dimension === null
      ? []
      : [`the mix of ${dimensionName(dataset, other.dimension)} did most: ${grain.text(Math.round(other.why.mix / grain.of))}`]),
    'mix and rate by Kitagawa’s midpoints: they add up to the change, and no part has an interval of its own',
    ...sharedText(moved, named.whole, dataset),
    ...apartText(named),
    'arithmetic, no cause: whether a change is more than chance is said by the comparisons above',
  ];
}

/** What is known where the files begin after the baseline: the number now, and that there is nothing to hold it against. */
function nothingBefore({ metric, now }: MetricSplit, { dataset, least }: Shown): WhyCard {
  const sentence: Sentence = [words(`${labelOf(metric)}: `), figure(figureOf(now, least).full), words(` now. ${NOTHING_BEFORE}`)];
  const begins =
    dataset.months === null ? [] : [`the files begin on ${dateText(dateOf(firstDayIn(dataset.calendar, dataset.months.from)))}`];
  return {
    sentence,
    instead: null,
    banner: null,
    top: [],
    waterfall: null,
    spoken: plain(sentence),
    table: null,
    foot: [`now: ${periodText(now.period)}`, ...begins],
    metrics: [metric],
    evidence: cited([now], 'now'),
  };
}

/** The workspace, and under how many deals no percentage is said. `given`: what the segments are read from, where they are opened. */
type Shown = { readonly dataset: Dataset; readonly least: number; readonly given?: Given | undefined };

/** A split as steps and as a table, and the numbers of its segments where they are opened. */
type SplitShown = Pick<WhyCard, 'waterfall' | 'table'> & { readonly segments: readonly Cited[] };
const UNSPLIT: SplitShown = { waterfall: null, table: null, segments: [] };

function splitShown(metric: MetricSplit, named: Named, way: WayThrough, { least, given }: Omit<Shown, 'dataset'>): SplitShown {
  const { split, dimension } = named;
  const read = given === undefined ? null : onlyShown(split, readerOf(metric, dimension, given));
  const table = whyTable(metric, named, least);
  return {
    waterfall: waterfallOf(named, way, metric, read),
    table: read === null ? table : openingTable(table, split, metric, read),
    segments: read === null ? [] : split.segments.flatMap(({ segment }) => citedOf(read(segment))),
  };
}

/** What moved one metric by one dimension, in words, as steps and as a table; where it cannot be split, why. */
export function whyCard(moved: Moved, dimension: DimensionId | null, way: WayThrough, { dataset, least, given }: Shown): WhyCard | null {
  const metric = moved.splits.find((split) => split.dimension === dimension) ?? moved.splits[0];
  if (metric === undefined) return null;
  if (hasNothingIn(metric.before.period, dataset)) return nothingBefore(metric, { dataset, least });
  const { why, dimension: of } = metric;
  const by = of === null ? '' : dimensionName(dataset, of);
  const named: Named | null =
    why.missing !== null || of === null
      ? null
      : { split: why, whole: wholeOf(why, grainOf(metric.now)), dimension: of, by, nameOf: (segment) => memberName(dataset, of, segment) };
  const sentence = sentenceOf(metric, named, least);
  const { waterfall, table, segments } = named === null ? UNSPLIT : splitShown(metric, named, way, { least, given });
  return {
    sentence,
    instead: insteadOf(metric),
    banner: named === null ? null : bannerOf(metric, named),
    top: named === null ? [] : topOf(named),
    waterfall,
    spoken: [plain(sentence), (waterfall?.steps ?? []).map(({ name, text }) => `${name}: ${text}`).join('; ')].join(' ').trim(),
    table,
    foot: footOf(moved, metric, named, dataset),
    metrics: [metric.metric],
    evidence: [...cited([metric.before], 'before'), ...cited([metric.now], 'now'), ...segments],
  };
}

/** The metrics that can be asked about, the one of the question first. */
export const whyMetrics = (moved: readonly Moved[]): readonly Choice<MetricId>[] =>
  moved.map(({ metric }) => ({ id: metric, label: labelOf(metric) }));

/** What a metric can be split by; a single one is no choice. */
export const whyDimensions = ({ splits }: Moved, dataset: Dataset): readonly Choice<DimensionId>[] =>
  splits.flatMap(({ dimension }) => (dimension === null ? [] : [{ id: dimension, label: dimensionName(dataset, dimension) }]));
