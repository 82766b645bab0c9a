import type { MixTable } from '../core/drift';
import type { MetricSplit, Moved } from '../core/drift-why';
import type { PacketFacts } from '../core/council-packet';
import type { MetricId } from '../core/metrics';
import type { Reading } from '../core/model';
import { decimal, lowered, plain } from '../wording';
import { bridgeTitle } from '../wording/packet-titles';
import { councilWhy, insteadOfAsked, type CouncilWhy } from './council-why';
import { categoriesOf, isEnough, kindOf, TITLES, totalsOf, type Place, type Totals } from './drift-mix-place';
import { grainOf, labelOf, total, wholeOf } from './drift-whole';
import { dimensionName, memberName } from './name';
import { given, listBlock, notesOf, reasonBlock, stated, withheldIn, written, type WrittenCell } from './packet-blocks';
import { chartNumber, chartValue } from './packet-chart';
import { firstFitting } from './packet-names';
import type { PacketBlock, PacketChart, PacketSection } from './packet';

const QUESTION = 'Why did the total move, and what in the mix?';
/** The shares on ICP accounts along the way of a deal. */
const ON_THE_WAY: readonly MetricId[] = ['icpShareCreated', 'icpShareOpen', 'icpShareWon'];
const MOST = 8;

function waterfallOf({ waterfall, sentence }: CouncilWhy, moved: MetricSplit): PacketChart | null {
  if (waterfall === null) return null;
  const { unit, currency } = chartValue(moved.now);
  const steps = waterfall.steps;
  return {
    kind: 'chart',
    form: 'waterfall',
    caption: `${labelOf(moved.metric)}, from before to now. ${plain(sentence)} ${steps.map(({ name, text }) => `${name}: ${text}`).join('; ')}.`,
    unit,
    currency,
    categories: steps.map(({ name }) => name),
    series: [
      {
        name: 'Value',
        role: 'plain',
        values: steps.map(({ kind, from, to }) => chartNumber(kind === 'total' ? to : to - from, moved.now)),
      },
    ],
    target: null,
  };
}

/** A split as a row: before, now, change, and what the mix and the rates inside did to it, as they add up in print. */
function splitRow(
  { metric, dimension, before, now, why }: MetricSplit,
  name: (dimension: MetricSplit['dimension']) => string,
): readonly WrittenCell[] {
  const grain = grainOf(now);
  const both = [before, now];
  if (why.missing !== null)
    return [
      labelOf(metric),
      before.value === null ? '' : stated(grain.total(before.value), [before]),
      now.value === null ? '' : stated(grain.total(now.value), [now]),
      '',
      'not split',
      '',
      name(dimension),
    ];
  const whole = wholeOf(why, grain);
  return [
    labelOf(metric),
    stated(grain.total(why.before), [before]),
    stated(grain.total(why.now), [now]),
    stated(grain.text(whole.change), both),
    stated(grain.text(total(whole.mix)), both),
    stated(grain.text(total(whole.rate)), both),
    name(dimension),
  ];
}

const opening = ({ splits, opensWith }: Moved): MetricSplit | undefined =>
  splits.find(({ dimension }) => dimension === opensWith) ?? splits[0];

function sharesTable(facts: PacketFacts): PacketBlock | null {
  const { dataset } = facts.answerable;
  const name = (dimension: MetricSplit['dimension']): string =>
    dimension === null ? 'nothing to split by' : dimensionName(dataset, dimension);
  const rows = ON_THE_WAY.flatMap((metric) => {
    const moved = facts.why?.moved.find((each) => each.metric === metric);
    const split = moved === undefined ? undefined : opening(moved);
    return split === undefined ? [] : [splitRow(split, name)];
  });
  if (rows.length === 0) return null;
  return written(
    'ICP share of created, open and won deals',
    ['Share', '>Before', '>Now', '>Change', '>By mix', '>By rates inside', 'Split by'],
    rows,
  );
}

type MixPlace = { readonly table: MixTable; readonly totals: Totals; readonly place: Place };

/** The mixes by segment, each with its totals. */
function mixesOf({ found, answerable: { dataset }, least }: PacketFacts): readonly MixPlace[] {
  if (found === null) return [];
  const { drift } = found;
  return drift.tables
    .filter(({ dimension }) => dimension === drift.segmentDimension)
    .map((table) => ({ table, totals: totalsOf(table), place: { drift, dataset, least, table } }));
}

const shareOf = (count: number, all: number, isTold: boolean): string => {
  if (all === 0) return 'no deals';
  return isTold ? `${decimal((count / all) * 100, 1)}%` : `${decimal(count)} of ${decimal(all)}`;
};

/** A category of one mix, before and now; a flag on it is said. */
function mixCell({ table, totals, place }: MixPlace, label: string | null, facts: PacketFacts): WrittenCell {
  const category = table.categories.find((each) => each.label === label);
  if (category === undefined) return '';
  const isTold = isEnough(totals, facts.least);
  const sides = `${shareOf(category.before, totals.before, isTold)} \u2192 ${shareOf(category.now, totals.now, isTold)}`;
  const own = table.comparisons.find(({ slice }) => slice.get(table.dimension) === label);
  return stated(kindOf(place, category) === 'drifted' && withheldIn(facts) === null ? `${sides}, drifted` : sides, [own?.before, own?.now]);
}

/** The shares of the mixes that the bridge tells of, before and now. */
export const mixReadings = (facts: PacketFacts): readonly Reading[] =>
  mixesOf(facts).flatMap(({ table }) => table.comparisons.flatMap(({ before, now }) => [before, now]));

/** What created, open and won deals are made up of by segment, before and now, side by side. */
function mixTable(facts: PacketFacts): readonly PacketBlock[] {
  if (facts.found === null) return [reasonBlock('What the mix of deals did has not been worked out.')];
  const mixes = mixesOf(facts);
  const [first] = mixes;
  if (first === undefined) return [];
  const { dimension } = first.table;
  const labels = [...new Set(mixes.flatMap(({ place }) => categoriesOf(place).map(({ label }) => label)))];
  const rows = labels.map((label) => [
    memberName(facts.answerable.dataset, dimension, label),
    ...mixes.map((mix) => mixCell(mix, label, facts)),
  ]);
  const by = dimensionName(facts.answerable.dataset, dimension);
  const heads = mixes.map(({ table, totals }) => `>${TITLES[table.base]} (n=${decimal(totals.before)}, ${decimal(totals.now)})`);
  return [written(`Deals by ${lowered(by)}, before and now`, [by, ...heads], rows, MOST)];
}

/** The change in one line, with its parts as they add up in print. */
function shortTitle({ metric, now, why }: MetricSplit): readonly string[] {
  if (why.missing !== null) return [];
  const { grain, change, mix, rate } = wholeOf(why, grainOf(now));
  const parts = [grain.text(change), grain.text(total(mix)), grain.text(total(rate))] as const;
  return [bridgeTitle(labelOf(metric), [grain.total(why.before), grain.total(why.now)], parts)];
}

/** Why the total moved: what the mix of segments did and what the rates inside them did; and the mix of created, open and won deals. */
export function bridgeSection(facts: PacketFacts): PacketSection {
  const { why, answerable, question } = facts;
  const base = { id: 'bridge', question: QUESTION } as const;
  if (why === null)
    return {
      ...base,
      sentence: stated('What moved the total has not been worked out.'),
      blocks: [reasonBlock('Take the packet again once the bridge is told on the Drift page.'), ...mixTable(facts)],
      notes: [],
    };
  const card = councilWhy(why.moved, { answerable, question });
  if (card === null)
    return {
      ...base,
      sentence: stated('Change needs two periods: nothing is compared.'),
      blocks: [reasonBlock('Add an earlier export, or choose a period with one before it.')],
      notes: [],
    };
  const of = why.moved.find(({ metric }) => metric === card.metrics[0]);
  const split = of === undefined ? undefined : opening(of);
  const instead = insteadOfAsked(why.moved, question);
  const readings = split === undefined ? [] : [split.before, split.now];
  return {
    ...base,
    sentence: stated(firstFitting([plain(card.sentence), ...(split === undefined ? [] : shortTitle(split))]), readings),
    blocks: [
      ...(split === undefined ? [] : given(waterfallOf(card, split))),
      ...listBlock([
        stated(card.sentence, readings),
        ...(card.banner === null ? [] : [stated(card.banner, readings)]),
        ...card.top.map((text) => stated(`${text}.`, readings)),
      ]),
      ...[card.instead, instead].flatMap((text) => (text === null ? [] : [reasonBlock(text)])),
      ...given(sharesTable(facts)),
      ...mixTable(facts),
    ],
    notes: notesOf(facts, card.metrics, card.foot),
  };
}
