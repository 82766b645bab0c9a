import { ICP } from '../core/icp';
import { STAGE, type StuckDeals, type StuckSide, type StuckStage } from '../core/metrics';
import type { Dataset, Reading } from '../core/model';
import type { Definitions } from '../core/workspace';
import { counted, decimal, openDealsText, plain, type Sentence, stuckSentence } from '../wording';
import { axisFor, type Axis } from './axis';
import { cited, type Cited } from './cited';
import { nameOf } from './name';
import { RANK, sideOf, type BarSide } from './paired-bars';
import { inStageOrder } from './stage-order';
import { numberCell, textCell, type Row, type Table } from './table';
import { untoldText } from './untold';

/** So many open deals of one side and one age in one stage. */
export type AgeDot = {
  readonly age: number;
  readonly deals: number;
  readonly side: BarSide;
  readonly text: string;
  /** All open deals of its side in its stage: what a click leads to. */
  readonly reading?: Reading | undefined;
};

/** Stages from the first downwards, their open deals by age on one axis, and the line that few wins were beyond. */
export type StuckPicture = {
  readonly rows: readonly { readonly name: string; readonly past: string; readonly dots: readonly AgeDot[] }[];
  readonly axis: Axis;
  readonly limit: { readonly at: number; readonly text: string } | null;
};

export type StuckCard = {
  readonly sentence: Sentence;
  readonly picture: StuckPicture | null;
  readonly spoken: string;
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
  readonly instead: string | null;
};

type Loaded = { readonly dataset: Dataset; readonly definitions: Definitions };
type InSides = { readonly hasIcp: boolean; readonly dataset: Dataset };

const stageName = (label: string | null): string => label ?? 'No stage named';

function stagesInOrder({ stages }: StuckDeals, { dataset, definitions }: Loaded): readonly StuckStage[] {
  const labels = stages.flatMap(({ label }) => (label === null ? [] : [label]));
  const order = inStageOrder(labels, { dataset, definitions, id: STAGE });
  const place = ({ label }: StuckStage): number => (label === null ? order.length : order.indexOf(label));
  return stages.toSorted((a, b) => place(a) - place(b));
}

/** The open deals of one side in one stage as a number of the catalogue. */
function readingOf(label: string | null, { icp, ages }: Pick<StuckSide, 'icp' | 'ages'>, { dimensions }: Dataset): Reading {
  const named = [
    [STAGE, label],
    [ICP, icp],
  ] as const;
  const none = { low: null, high: null, level: null, leftOut: [], missing: null } as const;
  const slice = new Map(named.filter(([id]) => dimensions.some((dimension) => dimension.id === id)));
  return { metric: 'openCount', slice, period: null, unit: 'count', currency: null, n: ages.size, value: ages.size, ...none };
}

function dotsOf(label: string | null, { icp, ages }: StuckSide, { hasIcp, dataset }: InSides): readonly AgeDot[] {
  const reading = readingOf(label, { icp, ages }, dataset);
  const side = hasIcp ? sideOf(icp) : 'plain';
  const name = hasIcp ? `${nameOf(ICP, icp)}, ` : '';
  return Array.from(ages.values, (age, at) => {
    const deals = ages.counts[at] ?? 0;
    return { age, deals, side, reading, text: `${name}${counted(deals, 'deal')} open for ${counted(age, 'day')}` };
  });
}

const pastText = ({ open, past }: StuckStage, limit: number | null): string =>
  limit === null ? counted(open, 'deal') : `${decimal(past)} of ${decimal(open)} past`;

function pictureOf(stuck: StuckDeals, stages: readonly StuckStage[], sides: InSides): StuckPicture {
  const { limit } = stuck;
  const rows = stages.map((stage) => ({
    name: stageName(stage.label),
    past: pastText(stage, limit),
    dots: stage.sides.flatMap((side) => dotsOf(stage.label, side, sides)),
  }));
  const ages = rows.flatMap(({ dots }) => dots.map(({ age }) => age));
  return {
    rows,
    axis: axisFor([0, ...ages, limit], { unit: 'days', currency: null }, { ticks: 6, pad: 0.04, write: (value) => decimal(value) }),
    limit: limit === null ? null : { at: limit, text: `95% of wins by day ${decimal(limit)}` },
  };
}

function rowOf(stage: StuckStage, { icp, ages, past }: StuckSide, { limit }: StuckDeals): Row {
  const oldest = ages.values[ages.values.length - 1] ?? 0;
  return {
    id: `${stage.label} ${icp}`,
    cells: [
      textCell(stageName(stage.label)),
      textCell(icp === null ? 'All' : nameOf(ICP, icp)),
      numberCell(decimal(ages.size), ages.size),
      limit === null ? numberCell('', null) : numberCell(decimal(past), past),
      numberCell(decimal(oldest), oldest),
    ],
  };
}

function tableOf(stuck: StuckDeals, stages: readonly StuckStage[]): Table {
  const numeric = (id: string, label: string) => ({ id, label, isNumber: true });
  return {
    caption: 'Open deals by stage and age',
    columns: [
      { id: 'stage', label: 'Stage', isNumber: false },
      { id: 'side', label: 'ICP', isNumber: false },
      numeric('open', 'Open deals'),
      numeric('past', 'Past the line'),
      numeric('oldest', 'Oldest, days'),
    ],
    rows: stages.flatMap((stage) => stage.sides.map((side) => rowOf(stage, side, stuck))),
    note: null,
  };
}

/** The open deals of all sides and stages, each a number that leads to its rows. */
const evidenceOf = (stages: readonly StuckStage[], { dataset }: Loaded): readonly Cited[] =>
  cited(stages.flatMap(({ label, sides }) => sides.map((side) => readingOf(label, side, dataset))));

/** `ICP 24 of 265` for each side of the ICP; nothing where no side is told apart. */
function sidesPast({ stages }: StuckDeals, { hasIcp }: InSides): readonly string[] {
  if (!hasIcp) return [];
  const all = stages.flatMap(({ sides }) => sides);
  return [...new Set(all.map(({ icp }) => icp))]
    .toSorted((a, b) => RANK[sideOf(a)] - RANK[sideOf(b)])
    .map((icp) => {
      const own = all.filter((side) => side.icp === icp);
      const sum = (of: (side: StuckSide) => number): number => own.reduce((total, side) => total + of(side), 0);
      return `${nameOf(ICP, icp)} ${decimal(sum(({ past }) => past))} of ${decimal(sum(({ ages }) => ages.size))}`;
    });
}

/** Open deals as dots by stage and age, on which side of the ICP, and how many lie past the line. */
export function stuckCard(stuck: StuckDeals, loaded: Loaded): StuckCard {
  const { dataset } = loaded;
  const stages = stagesInOrder(stuck, loaded);
  const sides = { hasIcp: dataset.dimensions.some(({ id }) => id === ICP), dataset };
  const isShown = stuck.missing === null;
  const sentence = isShown ? stuckSentence(stuck, sidesPast(stuck, sides)) : [];
  return {
    sentence,
    picture: isShown ? pictureOf(stuck, stages, sides) : null,
    spoken: `${plain(sentence)} ${stages.map((stage) => `${stageName(stage.label)}: ${pastText(stage, stuck.limit)}`).join('; ')}.`,
    table: tableOf(stuck, stages),
    foot: isShown
      ? [
          `${openDealsText(dataset)}, by days since creation`,
          'a larger mark is more deals of one age; a click on one lists the open deals of its side in its stage',
          ...(stuck.limit === null ? [] : ['past the line velocity leaves them out']),
          ...(stuck.undated === 0 ? [] : [`${counted(stuck.undated, 'open deal')} left out: no date of creation`]),
        ]
      : [],
    evidence: evidenceOf(stages, loaded),
    instead: stuck.missing === null ? null : untoldText(stuck.missing, dataset, ['createdDate']),
  };
}
