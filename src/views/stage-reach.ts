import { ICP } from '../core/icp';
import { stageDimensionOf, standingIn, stepsOf, type StageReach, type Step } from '../core/metrics';
import { periodOf, type Dataset, type Missing, type Reading, type Span } from '../core/model';
import type { Definitions } from '../core/workspace';
import {
  counted,
  decimal,
  type MostStopped,
  openDealsText,
  periodText,
  plain,
  raised,
  reasonText,
  type Sentence,
  shareText,
  SOURCE_WORDS,
  stopSentence,
} from '../wording';
import { leastOf } from './answered';
import { axisFor } from './axis';
import { cited, type Cited } from './cited';
import { nameOf } from './name';
import { RANK, sideOf, type PairedBar, type PairedBars, type PairedRow } from './paired-bars';
import { inStageOrder } from './stage-order';
import { reachTable, stepName, type SidedSteps } from './stage-reach-table';
import type { Table } from './table';

/** Where deals stop, on each side of the ICP. */
export type ReachCard = {
  readonly sentence: Sentence;
  readonly bars: PairedBars | null;
  readonly spoken: string;
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
  /** Why there is no picture. */
  readonly instead: string | null;
};

/** What is loaded, and the months of creation that were asked for. */
export type ReachFrame = { readonly dataset: Dataset; readonly definitions: Definitions; readonly span: Span | null };

/** Stages that deals stand or stopped in, in their order; what names no stage is last. */
function stagesIn({ source, sides }: StageReach, { dataset, definitions }: ReachFrame): readonly (string | null)[] {
  const labels = sides.flatMap(({ at }) => at.filter((each) => each.open + each.ended > 0 || each.won > 0).map(({ label }) => label));
  const known = [...new Set(labels)].filter((label) => label !== null);
  const ordered = inStageOrder(known, { dataset, definitions, id: stageDimensionOf(source) });
  return source === 'open' && labels.includes(null) ? [...ordered, null] : ordered;
}

/** `54% (238 of 441)`, then the share of the step before; a few stay a fraction. */
function textOf({ reached, before }: Step, all: number, least: number, isFirst: boolean): string {
  const rests = `${decimal(reached)} of ${decimal(all)}`;
  if (all < least) return rests;
  const whole = `${shareText(reached / all, all)} (${rests})`;
  if (isFirst || before < least) return whole;
  return `${whole}, ${shareText(reached / before, before)}`;
}

/** Open deals in a stage on a side of the ICP, as a number of the catalogue. */
const openIn = (stage: string | null, icp: string | null, open: number): Reading => ({
  metric: 'openCount',
  slice: new Map([[stageDimensionOf('open'), stage], ...(icp === null ? [] : [[ICP, icp] as const])]),
  period: null,
  unit: 'count',
  currency: null,
  n: open,
  low: null,
  high: null,
  level: null,
  leftOut: [],
  value: open,
  missing: null,
});

function barOf(
  { side, steps }: SidedSteps,
  at: number,
  { least, hasSides, source }: { readonly least: number; readonly hasSides: boolean; readonly source: StageReach['source'] },
): PairedBar {
  const step = steps[at];
  const all = side.created;
  const isDrawn = step !== undefined && all >= least;
  return {
    side: hasSides ? sideOf(side.icp) : 'plain',
    value: isDrawn ? step.reached / all : null,
    low: isDrawn ? (step.limits?.low ?? null) : null,
    high: isDrawn ? (step.limits?.high ?? null) : null,
    text: step === undefined ? '' : textOf(step, all, least, at === 0 || step.before === all),
    ...(source === 'open' && step !== undefined ? { reading: openIn(step.label, side.icp, step.reached) } : {}),
  };
}

function barsOf(sided: readonly SidedSteps[], source: StageReach['source'], least: number): PairedBars | null {
  const isOpen = source === 'open';
  const [first] = sided;
  if (first === undefined) return null;
  const hasSides = sided.length > 1 || first.side.icp !== null;
  const rows = first.steps.map((step, at): PairedRow => ({
    name: stepName(step.label, !isOpen && at === first.steps.length - 1),
    bars: sided.map((each) => barOf(each, at, { least, hasSides, source })),
  }));
  const values = rows.flatMap(({ bars }) => bars.flatMap(({ value, high }) => [value, high]));
  return { rows, axis: axisFor([0, ...values], { unit: 'share', currency: null }) };
}

function mostStopped(sided: readonly SidedSteps[]): MostStopped | null {
  const ended = new Map<string, number>();
  for (const { steps } of sided)
    for (const { label, ended: own } of steps) if (label !== null) ended.set(label, (ended.get(label) ?? 0) + own);
  const [most] = [...ended].toSorted(([, a], [, b]) => b - a);
  const all = sided.reduce((sum, { side }) => sum + side.created - side.won - side.open, 0);
  return most === undefined || most[1] === 0 ? null : { stage: most[0], ended: most[1], all };
}

/** Open deals as numbers of the catalogue, so that each leads to its rows. */
function evidenceOf({ source, sides }: StageReach): readonly Cited[] {
  if (source !== 'open') return [];
  return cited(sides.flatMap(({ icp, at }) => at.map(({ label, open }) => openIn(label, icp, open))));
}

function footOf({ source, sides }: StageReach, { dataset, span }: ReachFrame): readonly string[] {
  const open = sides.reduce((sum, side) => sum + side.open, 0);
  if (source === 'open')
    return [openDealsText(dataset), SOURCE_WORDS[source], 'shares of the open deals of each side', '95% Wilson interval'];
  return [
    `${raised(periodText(span === null ? null : periodOf(span, dataset.calendar)))}, by date of creation`,
    SOURCE_WORDS[source],
    'share of all created, then of the step before; who came further has passed what lies before',
    ...(open === 0 ? [] : [`${counted(open, 'deal')} still open may yet come further`]),
    '95% Wilson interval',
  ];
}

const insteadText = (missing: Missing): string =>
  missing === 'not_mapped'
    ? 'This cannot be told: no column with the stage of deals is mapped. Map one on the Data page.'
    : `This cannot be told: ${reasonText(missing)}.`;

/** Bars of every stage on each side of the ICP; without a history or last stages, where open deals stand. */
export function reachCard(reach: StageReach, frame: ReachFrame): ReachCard {
  const least = leastOf(frame.definitions);
  const isOpen = reach.source === 'open';
  const stages = stagesIn(reach, frame);
  const known = stages.filter((label) => label !== null);
  const sided = reach.sides
    .toSorted((a, b) => RANK[sideOf(a.icp)] - RANK[sideOf(b.icp)])
    .map((side) => ({ side, steps: isOpen ? standingIn(side, stages) : stepsOf(side, known) }));
  const bars = reach.missing === null ? barsOf(sided, reach.source, least) : null;
  const open = reach.sides.reduce((sum, side) => sum + side.open, 0);
  const sentence = reach.missing === null ? stopSentence(reach.source, { open, stages: known.length, most: mostStopped(sided) }) : [];
  const names = sided.map(({ side }) => (side.icp === null ? 'all' : nameOf(ICP, side.icp)));
  return {
    sentence,
    bars,
    spoken: `${plain(sentence)} ${(bars?.rows ?? []).map((row) => `${row.name}: ${row.bars.map(({ text }, at) => `${names[at]} ${text}`).join(', ')}`).join('; ')}.`,
    table: reachTable(sided, { isOpen, least }),
    foot: reach.missing === null ? footOf(reach, frame) : [],
    evidence: evidenceOf(reach),
    instead: reach.missing === null ? null : insteadText(reach.missing),
  };
}
