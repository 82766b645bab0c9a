import { difference, LEVERS, type Lever, type LeverSplit } from '../core/metrics';
import type { Dataset, Missing, Reading } from '../core/model';
import {
  cardChange,
  cardFigure,
  cardValue,
  type ChangeWords,
  counted,
  dateText,
  decimal,
  fullChange,
  LEVER_WORDS,
  methodText,
  openDealsText,
  plain,
  type Sentence,
  splitSentence,
  tableValue,
  unsplitText,
  velocitySentence,
} from '../wording';
import { leastOf, readingOf, type Answered } from './answered';
import { axisFor } from './axis';
import { cited, type Cited } from './cited';
import { figureOf, type Figure } from './figure';
import { isRanked, levelOf } from './level';
import type { Pipeline } from './pipeline-readings';
import { readingCells } from './reading-cells';
import { numberCell, textCell, type Cell, type Row, type Table } from './table';
import { BOTH_DATES, unmappedIn } from './untold';
import type { Waterfall, WaterStep } from './waterfall';

/** Velocity or one of its levers: its name, the figure, and how it enters the product. */
export type LeverLine = { readonly id: string; readonly label: string; readonly sign: string; readonly figure: Figure };

/** What makes the pipeline move. */
export type VelocityCard = {
  readonly sentence: Sentence | null;
  /** Velocity first, then its levers. */
  readonly lines: readonly LeverLine[];
  readonly waterfall: Waterfall | null;
  /** Why the change is not split. */
  readonly instead: string | null;
  readonly spoken: string;
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

type Split = LeverSplit | Missing;
/** So many deals that a share is written with a decimal: two years are held against each other. */
const LARGE = 1000;
const FINE = { ticks: 6, pad: 0.04 };
const SIGNS: Readonly<Record<Lever, string>> = { open: '', winRate: '×', meanAmount: '×', cycle: '÷' };

/** Whether both years rest on enough deals for their difference to be split on a page. */
function enoughToSplit({ readings }: LeverSplit, least: number): boolean {
  return [readings.before, readings.now].every((reading) => isRanked(levelOf(reading, least, false)));
}

/** How much a lever did the way that the whole went; either way where nothing changed. */
const part = ({ effects }: LeverSplit, lever: Lever, way: number): number => (way === 0 ? Math.abs(effects[lever]) : way * effects[lever]);

/** The change of velocity over a year with the lever that has the largest part in it, of those that went its way; null where it cannot be split. */
export function changeWords(answered: Answered, { split, isSplitRefining }: Pipeline): ChangeWords | null {
  if (typeof split === 'string' || !enoughToSplit(split, leastOf(answered.definitions))) return null;
  const change = difference('velocity', split.readings.now, split.readings.before, new Map());
  const way = Math.sign(change.value ?? 0);
  const [lever = 'open'] = LEVERS.toSorted((a, b) => part(split, b, way) - part(split, a, way));
  return {
    change,
    lever,
    effect: split.effects[lever],
    isUnderWay: isSplitRefining,
  };
}

/** A bare value of a lever in its own unit, for the year that is rebuilt. */
function leverText(lever: Lever, value: number, { currency }: Reading): string {
  switch (lever) {
    case 'open':
      return decimal(value);
    case 'winRate':
      return cardValue(value, { unit: 'share', currency: null }, LARGE);
    case 'meanAmount':
      return cardValue(value, { unit: 'money', currency }, 0);
    case 'cycle':
      return cardValue(value, { unit: 'days', currency: null }, 0);
  }
}

function totalStep(name: string, reading: Reading): WaterStep {
  const { value, low, high } = reading;
  return { name, text: `${cardFigure(reading)} (n=${decimal(reading.n)})`, kind: 'total', from: 0, to: value ?? 0, low, high, reading };
}

function stepsOf({ readings, effects, velocityBefore, before, now }: LeverSplit): readonly WaterStep[] {
  const { currency } = readings.now;
  let from = velocityBefore;
  const parts = LEVERS.map((lever): WaterStep => {
    const effect = effects[lever];
    const step: WaterStep = {
      name: LEVER_WORDS[lever],
      text: `${cardChange(effect, { unit: 'money', currency })}, ${leverText(lever, before[lever], readings.now)} → ${leverText(lever, now[lever], readings.now)}`,
      kind: effect < 0 ? 'less' : 'more',
      from,
      to: from + effect,
      low: null,
      high: null,
    };
    from += effect;
    return step;
  });
  return [totalStep('A year ago', readings.before), ...parts, totalStep('Now, rebuilt', readings.now)];
}

function waterfallOf(split: LeverSplit): Waterfall {
  const steps = stepsOf(split);
  const values = steps.flatMap(({ from, to, low, high }) => [from, to, low, high]);
  return { steps, axis: axisFor([0, ...values], { unit: 'moneyPerDay', currency: split.readings.now.currency }, FINE) };
}

function insteadOf(split: Split, least: number, dataset: Dataset): string | null {
  if (typeof split === 'string') return unsplitText(split, unmappedIn(dataset, BOTH_DATES));
  if (enoughToSplit(split, least)) return null;
  const { before, now } = split.readings;
  return `Too few deals to split the change over a year: n=${decimal(before.n)} a year ago and n=${decimal(now.n)} now.`;
}

function linesOf({ analysis, definitions }: Answered, { levers }: Pipeline): readonly LeverLine[] {
  const least = leastOf(definitions);
  const velocity = readingOf(analysis.now, 'velocity');
  const whole = velocity === null ? [] : [{ id: 'velocity', label: 'Velocity', sign: '=', figure: figureOf(velocity, least) }];
  const parts =
    levers === null
      ? []
      : LEVERS.map((lever) => ({
          id: lever,
          label: LEVER_WORDS[lever],
          sign: SIGNS[lever],
          figure: figureOf(levers.levers[lever], least),
        }));
  return [...parts, ...whole];
}

const BLANK: Cell = { text: '', sort: null };

/** A lever in both rebuilt years with its part in the change, or nothing where these cannot be told. */
function splitCells(split: LeverSplit | null, lever: Lever): readonly Cell[] {
  if (split === null) return [BLANK, BLANK, BLANK];
  const { before, now, effects, readings } = split;
  const { currency } = readings.now;
  return [
    numberCell(leverText(lever, before[lever], readings.now), before[lever]),
    numberCell(leverText(lever, now[lever], readings.now), now[lever]),
    numberCell(cardChange(effects[lever], { unit: 'moneyPerDay', currency }), effects[lever]),
  ];
}

function wholeCells(split: LeverSplit | null, change: Reading | null): readonly Cell[] {
  if (split === null || change === null) return [BLANK, BLANK, BLANK];
  const { before, now } = split.readings;
  return [
    numberCell(tableValue(before), before.value),
    numberCell(tableValue(now), now.value),
    numberCell(fullChange(change), change.value),
  ];
}

function tableOf(answered: Answered, pipeline: Pipeline, change: Reading | null): Table {
  const least = leastOf(answered.definitions);
  const split = typeof pipeline.split === 'string' || !enoughToSplit(pipeline.split, least) ? null : pipeline.split;
  const velocity = readingOf(answered.analysis.now, 'velocity');
  const { levers } = pipeline;
  const cellsOf = (reading: Reading | null): readonly Cell[] => (reading === null ? [BLANK, BLANK, BLANK] : readingCells(reading, least));
  const numeric = (id: string, label: string) => ({ id, label, isNumber: true });
  const rows = LEVERS.map((lever): Row => ({
    id: lever,
    cells: [textCell(LEVER_WORDS[lever]), ...cellsOf(levers?.levers[lever] ?? null), ...splitCells(split, lever)],
  }));
  return {
    caption: 'Pipeline velocity and its four levers',
    columns: [
      { id: 'lever', label: 'Lever', isNumber: false },
      numeric('value', 'Now'),
      numeric('interval', '95% interval'),
      numeric('n', 'n'),
      numeric('before', 'A year ago, rebuilt'),
      numeric('rebuilt', 'Now, rebuilt'),
      numeric('effect', 'Part in the change'),
    ],
    rows: [...rows, { id: 'velocity', isLast: true, cells: [textCell('Velocity'), ...cellsOf(velocity), ...wholeCells(split, change)] }],
    note: null,
  };
}

function footOf({ analysis, dataset }: Answered, { levers, split }: Pipeline): readonly string[] {
  const velocity = readingOf(analysis.now, 'velocity');
  const to = dataset.asOfFrom === 'nothing' ? null : (levers?.levers.winRate.period?.to ?? null);
  return [
    openDealsText(dataset),
    ...(to === null ? [] : [`win rate, amount and cycle of the twelve months to ${dateText(to)}`]),
    ...(velocity === null || velocity.missing !== null ? [] : [methodText(velocity)]),
    ...(velocity?.leftOut ?? []).map(({ reason, count }) => `${counted(count, 'open deal')} left out: ${reason}`),
    ...(typeof split === 'string'
      ? []
      : [
          'the change is rebuilt from creation and close dates, stale deals included, so that its end is not the figure above',
          'the parts of the change add up to it; they have no interval of their own',
        ]),
  ];
}

/** Velocity, what it is made of, and which lever moved it over a year. */
export function velocityCard(answered: Answered, pipeline: Pipeline): VelocityCard {
  const { split, levers } = pipeline;
  const least = leastOf(answered.definitions);
  const words = changeWords(answered, pipeline);
  const isSplit = typeof split !== 'string' && words !== null;
  const velocity = readingOf(answered.analysis.now, 'velocity');
  const waterfall = isSplit ? waterfallOf(split) : null;
  const unsplit = velocity === null ? null : velocitySentence(velocity, levelOf(velocity, least, false) === 'few');
  const sentence = isSplit ? splitSentence(split.readings, words) : unsplit;
  return {
    sentence,
    lines: linesOf(answered, pipeline),
    waterfall,
    instead: insteadOf(split, least, answered.dataset),
    spoken:
      waterfall === null || sentence === null
        ? ''
        : `${plain(sentence)} ${waterfall.steps.map(({ name, text }) => `${name}: ${text}`).join('; ')}.`,
    table: tableOf(answered, pipeline, words?.change ?? null),
    foot: footOf(answered, pipeline),
    evidence: [
      ...cited(velocity === null ? [] : [velocity]),
      ...(levers === null ? [] : LEVERS.flatMap((lever) => cited([levers.levers[lever]], `lever: ${LEVER_WORDS[lever]}`))),
      ...(isSplit
        ? [
            ...cited([split.readings.before], 'a year ago, rebuilt'),
            ...cited([split.readings.now], 'now, rebuilt'),
            ...cited([words.change], 'change over a year'),
          ]
        : []),
    ],
  };
}
