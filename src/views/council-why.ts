import type { MetricId } from '../core/metrics';
import type { Reading } from '../core/model';
import { waterfallByMix, type MixCause, type Split } from '../core/drift';
import type { MetricSplit, Moved } from '../core/drift-why';
import type { Question } from '../core/question';
import { decimal, plain } from '../wording';
import { leastOf } from './answered';
import { axisFor } from './axis';
import type { Cited } from './cited';
import { grainOf, kindOf, labelOf, total, wholeOf, type Named, type Whole } from './drift-whole';
import { whyCard, type WhyCard } from './drift-why';
import { citedOf, openingTable, readerOf, type Given, type Read } from './drift-why-opened';
import { dimensionName, memberName } from './name';
import type { Waterfall, WaterStep } from './waterfall';

/** What a bar of the waterfall opens: the numbers behind it, before and now; empty where a bar stands for many segments. */
export type BarEvidence = { readonly name: string; readonly cited: readonly Cited[] };

/** Why the total moved: `whyCard` with a waterfall of its own, over what the mix of segments did to what all rates did. */
export type CouncilWhy = WhyCard & {
  /** In the order of the waterfall's steps. */
  readonly bars: readonly BarEvidence[];
};

/** More segments than this are said together. */
const MOST = 5;

const placeOf = ({ segments }: Split, segment: string | null): number => segments.findIndex((each) => each.segment === segment);

/** What a step does in whole grains; null for what is left over. */
function wholeEffect(cause: MixCause, split: Split, { mix, rate }: Whole): number | null {
  switch (cause.of) {
    case 'mix':
      return mix[placeOf(split, cause.segment)] ?? 0;
    case 'rates':
      return total(rate);
    case 'otherMixes':
      return null;
  }
}

function nameOfStep(cause: MixCause, { nameOf, by, split }: Named, isShare: boolean): string {
  switch (cause.of) {
    case 'mix':
      return `Mix, ${nameOf(cause.segment)}`;
    case 'otherMixes':
      return cause.others < split.segments.length ? `Mix, ${decimal(cause.others)} others` : `Mix of ${by}`;
    case 'rates':
      return isShare ? 'Rates inside all segments' : 'Means inside all segments';
  }
}

function barOf(cause: MixCause, { nameOf }: Named, metric: MetricSplit, read: Read): BarEvidence {
  switch (cause.of) {
    case 'mix':
      return { name: nameOf(cause.segment), cited: citedOf(read(cause.segment)) };
    case 'otherMixes':
      return { name: '', cited: [] };
    case 'rates':
      return { name: 'All segments', cited: citedOf(metric) };
  }
}

type Drawn = { readonly waterfall: Waterfall; readonly bars: readonly BarEvidence[] };

/** Segments whose shares did something that can be printed, five at most: a bar of nothing tells nothing. */
const shownOf = ({ whole }: Named): number => Math.min(MOST, whole.mix.filter((effect) => effect !== 0).length);

function drawnOf(named: Named, metric: MetricSplit, read: Read): Drawn {
  const { split, whole } = named;
  const { before, now } = metric;
  const found = waterfallByMix(split, shownOf(named)).steps;
  const known = found.map(({ cause }) => wholeEffect(cause, split, whole));
  const rest = whole.change - total(known.map((effect) => effect ?? 0));
  const steps = found.map(({ cause, effect, from, to }, at): WaterStep => ({
    name: nameOfStep(cause, named, now.unit === 'share'),
    text: whole.grain.text(known[at] ?? rest),
    kind: kindOf(effect),
    from,
    to,
    low: null,
    high: null,
  }));
  const side = (name: string, { n, low, high }: Reading, value: number): WaterStep => {
    const text = `${whole.grain.total(value)} (n=${decimal(n)})`;
    return { name, text, kind: 'total', from: 0, to: value, low, high };
  };
  const all = [side('Before', before, split.before), ...steps, side('Now', now, split.now)];
  const values = all.flatMap(({ from, to, low, high }) => [from, to, low, high]);
  const bars = [
    { name: 'All before', cited: citedOf({ before, now: null }) },
    ...found.map(({ cause }) => barOf(cause, named, metric, read)),
    { name: 'All now', cited: citedOf({ before: null, now }) },
  ];
  const opening = all.map((step, at) => ({ ...step, reading: bars[at]?.cited[0]?.reading }));
  return { waterfall: { steps: opening, axis: axisFor([0, ...values], now) }, bars };
}

/** The metric that the card is of: that of the question where it can be split, else the first that is. */
const asked = (moved: readonly Moved[], metric: MetricId): Moved | null => moved.find((each) => each.metric === metric) ?? moved[0] ?? null;

/**
 * Why the total of a question's metric moved: what the shares of its segments did, the largest five by name, and what the
 * rates inside them did. It adds up as printed. Null where nothing is compared.
 */
export function councilWhy(moved: readonly Moved[], given: Given): CouncilWhy | null {
  const { dataset, definitions } = given.answerable;
  const of = asked(moved, given.question.metric);
  const metric = of?.splits.find(({ dimension }) => dimension === of.opensWith) ?? of?.splits[0];
  const card = of === null ? null : whyCard(of, of.opensWith, 'cause', { dataset, least: leastOf(definitions) });
  if (card === null || metric === undefined) return null;
  const { why, dimension } = metric;
  if (why.missing !== null || dimension === null) return { ...card, bars: [] };
  const named: Named = {
    split: why,
    whole: wholeOf(why, grainOf(metric.now)),
    dimension,
    by: dimensionName(dataset, dimension),
    nameOf: (segment) => memberName(dataset, dimension, segment),
  };
  const read = readerOf(metric, dimension, given);
  const { waterfall, bars } = drawnOf(named, metric, read);
  const steps = waterfall.steps.map(({ name, text }) => `${name}: ${text}`).join('; ');
  return {
    ...card,
    waterfall,
    bars,
    spoken: `${plain(card.sentence)} ${steps}`,
    table: card.table === null ? null : openingTable(card.table, why, metric, read),
    evidence: [...card.evidence, ...bars.flatMap(({ cited }) => cited)],
  };
}

/** What the question asks about, where that is not what the card is of: a count or a sum has no mix and rate. */
export const insteadOfAsked = (moved: readonly Moved[], { metric }: Question): string | null =>
  moved.some((each) => each.metric === metric) || moved[0] === undefined
    ? null
    : `${labelOf(metric)} has no mix and rate; ${labelOf(moved[0].metric)} is shown in its place.`;
