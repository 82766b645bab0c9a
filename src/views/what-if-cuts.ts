import type { CutName, CutPoint } from '../core/what-if-cuts';
import type { Reading } from '../core/model';
import { cardInterval, counted, decimal, listed, raised, type Sentence } from '../wording';
import { figure, words } from '../wording/sentence';
import { axisFor, type Axis } from './axis';
import { figureOf } from './figure';
import { isRanked } from './level';
import { numberCell, textCell, type Cell, type Table } from './table';

/** The two sides of a cut-off, score by score: how often accounts above it were won, and how much of the wins they hold. */
export type CutsPicture = {
  readonly rate: readonly { readonly from: number; readonly value: number; readonly low: number | null; readonly high: number | null }[];
  readonly captured: readonly { readonly from: number; readonly value: number }[];
  readonly marks: readonly { readonly from: number; readonly text: string }[];
  readonly scores: Axis;
  readonly shares: Axis;
};

export type CutsView = {
  readonly sentence: Sentence;
  readonly picture: CutsPicture | null;
  /** What the picture says, for whoever does not see it. */
  readonly spoken: string;
  readonly table: Table;
  readonly foot: readonly string[];
};

/** The cut-offs by name, in the order in which they are offered. */
export const CUT_CHOICES: readonly (readonly [CutName, string])[] = [
  ['icpFrom', 'In the ICP from'],
  ['tier1', 'Tier 1 from'],
  ['tier2', 'Tier 2 from'],
  ['tier3', 'Tier 3 from'],
];
const CUT_WORDS: Readonly<Record<CutName, string>> = { icpFrom: 'the ICP', tier1: 'tier 1', tier2: 'tier 2', tier3: 'tier 3' };

/** The same over a line of the picture. */
const MARK_WORDS: Readonly<Record<CutName, string>> = { ...CUT_WORDS, icpFrom: 'ICP' };

/** `ICP and tier 2 from here`; empty where no cut-off stands at the score. */
const standingText = ({ standing }: CutPoint): string =>
  standing.length === 0 ? '' : raised(`${listed(standing.map((name) => MARK_WORDS[name]))} from here`);

function textOf(reading: Reading | null, least: number): string {
  if (reading === null) return 'not known';
  const { text, rests } = figureOf(reading, least);
  const interval = cardInterval(reading);
  const aside = [rests, figureOf(reading, least).level === 'few' ? null : interval].filter((each) => each !== null && each !== '');
  return aside.length === 0 ? text : `${text} (${aside.join('; ')})`;
}

function cellOf(reading: Reading | null, least: number): Cell {
  if (reading === null) return textCell('');
  const { full, level } = figureOf(reading, least);
  return { ...numberCell(full, reading.value), isQuiet: level === 'few' || level === 'grey' || level === 'none' };
}

function tableOf(points: readonly CutPoint[], least: number): Table {
  const numeric = (id: string, label: string) => ({ id, label, isNumber: true });
  return {
    caption: 'Had the ICP begun at another score',
    columns: [
      numeric('from', 'Score'),
      { id: 'standing', label: 'Stands here', isNumber: false },
      numeric('above', 'Accounts at or above'),
      numeric('rate', 'Win rate at or above'),
      numeric('rest', 'Win rate below'),
      numeric('captured', 'Of all wins'),
      numeric('open', 'Of open amount'),
    ],
    rows: points.map((point) => ({
      id: String(point.from),
      cells: [
        numberCell(decimal(point.from), point.from),
        textCell(standingText(point)),
        numberCell(`${decimal(point.above)} of ${decimal(point.above + point.below)}`, point.above),
        cellOf(point.winRateAbove, least),
        cellOf(point.winRateBelow, least),
        cellOf(point.captured, least),
        cellOf(point.openAmountShare, least),
      ],
    })),
    note: null,
  };
}

const SCORE_STEP = 20;

/** Scores from a round one below the least to 100. */
function scoreAxis(least: number): Axis {
  const min = Math.max(0, Math.floor(least / SCORE_STEP) * SCORE_STEP);
  const ticks = Array.from({ length: (100 - min) / SCORE_STEP + 1 }, (_, at) => min + at * SCORE_STEP);
  return { min, max: 100, step: SCORE_STEP, ticks: ticks.map((at) => ({ at, text: decimal(at) })) };
}

function pictureOf(points: readonly CutPoint[], least: number): CutsPicture | null {
  const rate = points.flatMap(({ from, winRateAbove: reading }) => {
    if (reading === null || reading.missing !== null || !isRanked(figureOf(reading, least).level)) return [];
    return [{ from, value: reading.value, low: reading.low, high: reading.high }];
  });
  const captured = points.flatMap(({ from, captured: reading }) =>
    reading === null || reading.missing !== null ? [] : [{ from, value: reading.value }],
  );
  if (rate.length < 2 || captured.length < 2) return null;
  return {
    rate,
    captured,
    marks: points.flatMap((point) =>
      point.standing.length === 0 ? [] : [{ from: point.from, text: listed(point.standing.map((name) => MARK_WORDS[name])) }],
    ),
    scores: scoreAxis(Math.min(...points.map(({ from }) => from))),
    shares: axisFor([0, ...rate.flatMap(({ value, high }) => [value, high]), ...captured.map(({ value }) => value)], {
      unit: 'share',
      currency: null,
    }),
  };
}

/** The chosen score beside the one at which the cut-off stands. */
function sentenceOf(chosen: CutPoint, now: CutPoint | undefined, { cut, least }: CutsFrame): Sentence {
  const told = (point: CutPoint): Sentence => [
    figure(counted(point.above, 'account')),
    words(point.above === 1 ? ' lies at or above, with a win rate of ' : ' lie at or above, with a win rate of '),
    figure(textOf(point.winRateAbove, least)),
    words(' and '),
    figure(textOf(point.captured, least)),
    words(' of all wins'),
  ];
  if (now === undefined || now === chosen)
    return [
      words(`Cut at ${decimal(chosen.from)} points${now === undefined ? '' : `, as the draft has ${CUT_WORDS[cut]}`}: `),
      ...told(chosen),
      words('.'),
    ];
  return [
    words(`Cut at ${decimal(chosen.from)} points: `),
    ...told(chosen),
    words(`. At ${decimal(now.from)}, as the draft has ${CUT_WORDS[cut]}: `),
    ...told(now),
    words('.'),
  ];
}

/** What is looked at: which cut-off of which profile. */
type CutsFrame = { readonly cut: CutName; readonly least: number; readonly profile: string };

/** Other cut-offs of one profile over the loaded history. It describes the past. `from` is the score that is looked at. */
export function cutsView(points: readonly CutPoint[], from: number | null, frame: CutsFrame): CutsView | null {
  const { cut, least, profile } = frame;
  const now = points.find(({ standing }) => standing.includes(cut));
  const chosen = points.find((point) => point.from === from) ?? now ?? points[0];
  if (chosen === undefined) return null;
  const [first, last] = [points[0], points.at(-1)];
  return {
    sentence: sentenceOf(chosen, now, frame),
    picture: pictureOf(points, least),
    spoken: `Win rate of accounts at or above a score, and their part of all wins, from ${decimal(first?.from ?? 0)} to ${decimal(last?.from ?? 0)} points`,
    table: tableOf(points, least),
    foot: [
      'describes the past, does not promise',
      `profile ${profile}; other profiles, must-haves, exclusions and overrides as they are`,
      'all time; 95% Wilson intervals',
      'tiers are cut on the same scores: what lies at or above a cut-off is all tiers from there up',
    ],
  };
}
