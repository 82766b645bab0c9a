import { metricOf, type MetricId } from '../core/metrics';
import type { DimensionId, Reading, UnitWord } from '../core/model';
import { benjaminiHochberg, sharesP } from '../core/statistics';
import {
  changeTick,
  counted,
  differenceText,
  fullChange,
  ICP_WORDS,
  insideSentence,
  isOfCounts,
  lowered,
  partOf,
  periodText,
  raised,
  restsOn,
  type InsideSegment,
  type Sentence,
} from '../wording';
import { leastOf, readingsBy, type Answered } from './answered';
import { axisFor, type Axis } from './axis';
import { cited, type Cited } from './cited';
import { dotOf, type Dot } from './dots';
import { dimensionName, memberName } from './name';
import { readingCells } from './reading-cells';
import { standardisedText, toldStandardised } from './standardised';
import { numberCell, textCell, type Cell, type Table } from './table';

/** ICP minus non-ICP of one segment, as it is and as if both sides were of the same size and region. */
export type InsideRow = {
  readonly name: string;
  readonly raw: Dot;
  readonly standardised: Dot;
  readonly isClear: boolean;
  /** The number that it opens: that of the ICP side. */
  readonly reading?: Reading | undefined;
};

/** The differences of all segments under that of the total, on one axis that holds zero. */
export type InsidePicture = { readonly rows: readonly InsideRow[]; readonly axis: Axis };

export type IcpInside = {
  readonly question: string;
  readonly sentence: Sentence;
  readonly picture: InsidePicture;
  /** Segments with too few deals on a side: `Retail: 3 of 7 against 2 of 5`. */
  readonly few: readonly string[];
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

const ICP = 'icp' as DimensionId;
/** More segments than this stay in the table. */
const MOST = 24;
const FALSE_SHARE = 0.05;

/** Both sides of a segment (`null` is the total), what lies between them, and what would if they were alike. */
type Inside = {
  readonly id: string;
  readonly name: string;
  readonly here: Reading;
  readonly there: Reading;
  readonly raw: Reading;
  readonly standardised: Reading | null;
};

function sidesOf(readings: readonly Reading[], metric: MetricId, of: (reading: Reading) => boolean): readonly [Reading, Reading] | null {
  const own = readings.filter((reading) => reading.metric === metric && of(reading));
  const side = (label: string): Reading | undefined => own.find((reading) => reading.slice.get(ICP) === label);
  const [here, there] = [side('in'), side('out')];
  return here === undefined || there === undefined ? null : [here, there];
}

function totalOf({ analysis }: Answered, metric: MetricId): Inside | null {
  const sides = sidesOf(analysis.byIcp, metric, () => true);
  const raw = analysis.icpDeltas.find((delta) => delta.metric === metric);
  if (sides === null || raw === undefined) return null;
  const standardised = analysis.icpStandardised.find((delta) => delta.metric === metric) ?? null;
  return { id: 'all', name: 'All segments', here: sides[0], there: sides[1], raw, standardised };
}

function segmentsOf({ analysis, dataset }: Answered, metric: MetricId, dimension: DimensionId): readonly Inside[] {
  const { inside, insideDeltas, insideStandardised } = analysis.slices;
  const standardised = readingsBy(insideStandardised, metric, dimension);
  return [...readingsBy(insideDeltas, metric, dimension)].flatMap(([label, raw]): readonly Inside[] => {
    const sides = sidesOf(inside, metric, ({ slice }) => (slice.get(dimension) ?? null) === label);
    if (sides === null) return [];
    const name = memberName(dataset, dimension, label);
    return [{ id: JSON.stringify(label), name, here: sides[0], there: sides[1], raw, standardised: standardised.get(label) ?? null }];
  });
}

/** What a side with few deals rests on: `3 of 7`, or `none`. */
const sideText = (side: Reading): string => (side.n === 0 ? 'none' : restsOn(side));

const isEnough = ({ here, there }: Inside, least: number): boolean =>
  [here, there].every((side) => side.missing === null && side.n >= least);

/** Segments whose difference stands out among all that are tested: q of Benjamini and Hochberg for shares, else the interval alone. */
function clearOnes(all: readonly Inside[]): ReadonlySet<Inside> {
  const share = (side: Reading) => ({ part: side.missing === null ? partOf(side) : 0, whole: side.n });
  const q = benjaminiHochberg(all.map(({ here, there }) => (isOfCounts(here) ? (sharesP(share(here), share(there)) ?? 1) : 0)));
  const leavesOutZero = ({ raw }: Inside): boolean => raw.low !== null && raw.high !== null && (raw.low > 0 || raw.high < 0);
  return new Set(all.filter((each, at) => leavesOutZero(each) && (q[at] ?? 1) < FALSE_SHARE));
}

function rowOf(inside: Inside, isClear: boolean, least: number): InsideRow {
  const { name, raw } = inside;
  const standardised = toldStandardised(inside.standardised, least);
  const told = (reading: Reading): string => differenceText(reading);
  return {
    name,
    raw: dotOf(raw, name, told(raw), true),
    standardised:
      standardised === null
        ? { name, value: null, low: null, high: null, text: '' }
        : dotOf(standardised, name, `same size and region ${told(standardised)}`, true),
    isClear,
    reading: inside.here,
  };
}

function pictureOf(drawn: readonly Inside[], clear: ReadonlySet<Inside>, least: number): InsidePicture {
  const rows = drawn.map((inside) => rowOf(inside, clear.has(inside), least));
  const values = rows.flatMap(({ raw, standardised }) => [
    raw.value,
    raw.low,
    raw.high,
    standardised.value,
    standardised.low,
    standardised.high,
  ]);
  const [first] = drawn;
  const unit = first?.raw.unit ?? 'share';
  const numbers = { unit, currency: first?.raw.currency ?? null };
  return {
    rows,
    axis: axisFor(
      [...values, 0],
      { ...numbers, unit: unit === 'share' ? 'count' : unit },
      { ticks: 4, pad: 0.08, write: (value) => changeTick(value, numbers) },
    ),
  };
}

function alikeCell(standardised: Reading | null, least: number): Cell {
  const told = toldStandardised(standardised, least);
  return told === null ? numberCell(standardisedText(standardised, least) ?? '', null) : numberCell(fullChange(told), told.value);
}

function tableOf(all: readonly Inside[], { analysis, dataset, definitions, withheld = null }: Answered, clear: ReadonlySet<Inside>): Table {
  const least = leastOf(definitions);
  const { segmentDimension } = analysis;
  const label = metricOf(analysis.question.metric).label;
  return {
    caption: `${label}: ICP against non-ICP inside each segment`,
    columns: [
      { id: 'segment', label: segmentDimension === null ? 'Segment' : dimensionName(dataset, segmentDimension), isNumber: false },
      { id: 'in', label: 'ICP', isNumber: true },
      { id: 'in95', label: '95% interval', isNumber: true },
      { id: 'inN', label: 'n', isNumber: true },
      { id: 'out', label: 'Non-ICP', isNumber: true },
      { id: 'out95', label: '95% interval', isNumber: true },
      { id: 'outN', label: 'n', isNumber: true },
      { id: 'raw', label: 'ICP minus non-ICP', isNumber: true },
      { id: 'standardised', label: 'Same size and region', isNumber: true },
      { id: 'word', label: 'Verdict', isNumber: false },
    ],
    rows: all.map((inside) => {
      const { id, name, here, there, raw, standardised } = inside;
      const isTold = isEnough(inside, least);
      return {
        id,
        cells: [
          textCell(name),
          ...readingCells(here, least),
          ...readingCells(there, least),
          isTold ? numberCell(fullChange(raw), raw.value) : numberCell('', null),
          alikeCell(isTold ? standardised : null, least),
          textCell(wordOf(inside, isTold, withheld === null ? clear : null)),
        ],
      };
    }),
    note: null,
  };
}

/** Its verdict in words; `clear` is null where none may be given. */
function wordOf(inside: Inside, isTold: boolean, clear: ReadonlySet<Inside> | null): string {
  if (inside.raw.missing !== null) return 'cannot be compared';
  if (!isTold) return 'too few to compare';
  if (clear === null) return ICP_WORDS.notJudged;
  if (inside.raw.low === null) return 'no interval, so no verdict';
  return clear.has(inside) ? 'clearly different' : 'no clear difference';
}

/** The unit of an axis whose ticks are bare numbers. */
const AXIS_WORDS: Readonly<Record<UnitWord, string>> = {
  share: ', in points',
  days: ', in days',
  months: ', in months',
  count: '',
  money: '',
  moneyPerDay: '',
  ratio: '',
};

function footOf(enough: readonly Inside[], { analysis, withheld = null }: Answered): readonly string[] {
  return [
    raised(periodText(analysis.period)),
    `line: 95% interval of the difference${AXIS_WORDS[enough[0]?.raw.unit ?? 'count']}`,
    'dashed uprights: all segments together, in blue as they are, in grey as if both sides were of the same size and region',
    'hollow: as if both sides were of the same size and region, where enough deals on both sides are',
    ...(withheld === null ? [] : [`not judged: ${withheld}`]),
    ...(withheld !== null || enough.length < 2 || !enough.some(({ here }) => isOfCounts(here))
      ? []
      : [`${counted(enough.length, 'segment')} tested together, so a difference is called clear only after correcting for all of them`]),
    ...(enough.length <= MOST ? [] : [`${counted(enough.length - MOST, 'segment')} more in the table`]),
  ];
}

/** Whether ICP beats non-ICP inside each segment too, or only because it is where the segments differ; null without an ICP. */
export function icpInside(answered: Answered): IcpInside | null {
  const { analysis, definitions } = answered;
  const { metric } = analysis.question;
  const least = leastOf(definitions);
  if (analysis.segmentDimension === null || analysis.slices.insideDeltas.length === 0) return null;
  const total = totalOf(answered, metric);
  const segments = segmentsOf(answered, metric, analysis.segmentDimension);
  const enough = segments.filter((each) => isEnough(each, least)).toSorted((a, b) => (b.raw.value ?? 0) - (a.raw.value ?? 0));
  const withheld = answered.withheld ?? null;
  const clear = withheld === null ? clearOnes(enough) : new Set<Inside>();
  const few = segments.filter((each) => !enough.includes(each));
  const isTotalTold = total !== null && isEnough(total, least);
  const told = enough.map((each): InsideSegment => ({ name: each.name, raw: each.raw, isClear: clear.has(each) }));
  const all = [...(total === null ? [] : [total]), ...enough, ...few];
  return {
    question:
      metric === 'winRate' ? 'Does the ICP win inside each?' : `Does the ICP differ on ${lowered(metricOf(metric).label)} inside each?`,
    sentence: insideSentence(
      metric,
      told,
      isTotalTold ? { raw: total.raw, standardised: toldStandardised(total.standardised, least) } : null,
      withheld === null,
    ),
    picture: pictureOf([...(isTotalTold ? [total] : []), ...enough.slice(0, MOST)], clear, least),
    few: few
      .filter(({ here, there }) => here.n + there.n > 0)
      .map(({ name, here, there }) => `${name}: ${sideText(here)} against ${sideText(there)}`),
    table: tableOf(all, answered, clear),
    foot: footOf(enough, answered),
    evidence: [
      ...cited(all.flatMap(({ here, there }) => [here, there])),
      ...cited(
        all.map(({ raw }) => raw),
        'ICP minus non-ICP',
      ),
      ...cited(
        all.flatMap(({ standardised }) => standardised ?? []),
        'ICP minus non-ICP, same size and region',
      ),
    ],
  };
}
