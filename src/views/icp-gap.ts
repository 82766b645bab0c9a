import { metricOf, strataOf, type MetricId } from '../core/metrics';
import type { DimensionId, Reading } from '../core/model';
import {
  counted,
  differenceParts,
  fullChange,
  gapClause,
  gapSentence,
  ICP_WORDS,
  listed,
  lowered,
  methodText,
  needText,
  periodText,
  plain,
  raised,
  UNDER_WAY,
  type Comparison,
  type Difference,
  type Gap,
  type Sentence,
} from '../wording';
import { leastOf, readingsBy, type Answered } from './answered';
import { cited, type Cited } from './cited';
import { dotOf, dumbbellOf, type Dumbbell } from './dots';
import { figureOf, type Figure } from './figure';
import { isRanked } from './level';
import { dimensionName } from './name';
import { readingCells } from './reading-cells';
import { standardisedText, toldStandardised } from './standardised';
import { numberCell, textCell, type Cell, type Table } from './table';

/** One metric for ICP and non-ICP, with what their difference tells. */
export type GapRow = {
  readonly metric: MetricId;
  readonly label: string;
  readonly inIcp: Figure;
  readonly outside: Figure;
  /** Null where a side has too few deals to state a difference. */
  readonly difference: Difference | null;
  readonly verdict: { readonly kind: Comparison; readonly word: string };
  /** The difference, were both sides of the same size and region: `+8 points (+2 to +14)`; null where nothing is told. */
  readonly standardised: string | null;
  /** What would supply a missing side: `LTV:CAC needs spend. Add a spend file.` */
  readonly remedy: string | null;
  readonly dumbbell: Dumbbell;
  readonly spoken: string;
  /** Where the same is asked of every segment, and what that is called. */
  readonly further: { readonly page: 'segments' | 'economics'; readonly text: string };
};

export type IcpGap = {
  readonly sentence: Sentence;
  readonly rows: readonly GapRow[];
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

const ICP = 'icp' as DimensionId;
const SHOWN: readonly MetricId[] = ['winRate', 'acvMedian', 'salesCycle', 'ltvToCac', 'nrr'];
/** Told on Economics; all else is told by segment. */
const RETURNS: ReadonlySet<MetricId> = new Set(['ltvToCac', 'nrr']);

/** A verdict only where the interval of the difference leaves out zero; the metric itself says which side is better. */
function verdictOf(difference: Reading, metric: MetricId, isEnough: boolean): Comparison {
  if (difference.missing !== null) return 'missing';
  if (!isEnough) return 'few';
  const { low, high } = difference;
  if (low === null || high === null) return 'untested';
  const { better } = metricOf(metric);
  if (better === 'neither' || (low <= 0 && high >= 0)) return 'unclear';
  return low > 0 === (better === 'higher') ? 'better' : 'worse';
}

/** What is no verdict stays: that there is nothing to compare, or too little. */
const withheldVerdict = (verdict: Comparison): Comparison => (verdict === 'missing' || verdict === 'few' ? verdict : 'notJudged');

function gapOf(metric: MetricId, { analysis, definitions, withheld = null }: Answered): readonly Gap[] {
  const sides = readingsBy(analysis.byIcp, metric, ICP);
  const [inIcp, outside] = [sides.get('in'), sides.get('out')];
  const difference = analysis.icpDeltas.find((delta) => delta.metric === metric);
  if (inIcp === undefined || outside === undefined || difference === undefined) return [];
  const isEnough = [inIcp, outside].every((side) => isRanked(figureOf(side, leastOf(definitions)).level));
  const verdict = verdictOf(difference, metric, isEnough);
  return [{ inIcp, outside, difference, verdict: withheld === null ? verdict : withheldVerdict(verdict) }];
}

/** The standardised difference of a metric in one text: what it is, or why it cannot be told. */
function alikeText(metric: MetricId, verdict: Comparison, { analysis, definitions }: Answered): string | null {
  const delta = analysis.icpStandardised.find((each) => each.metric === metric);
  return verdict === 'few' || verdict === 'missing' ? null : standardisedText(delta, leastOf(definitions));
}

function rowOf(gap: Gap, answered: Answered): GapRow {
  const { definitions, isRefining } = answered;
  const { inIcp, outside, difference, verdict } = gap;
  const metric = difference.metric as MetricId;
  const label = metricOf(metric).label;
  const least = leastOf(definitions);
  const side = (reading: Reading, name: string) => {
    const figure = figureOf(reading, least);
    return { figure, dot: dotOf(reading, name, `${name} ${figure.text}`, isRanked(figure.level)) };
  };
  const [here, there] = [side(inIcp, 'ICP'), side(outside, 'Non-ICP')];
  return {
    metric,
    label,
    inIcp: here.figure,
    outside: there.figure,
    difference: verdict === 'few' ? null : differenceParts(difference),
    verdict: { kind: verdict, word: isRefining && verdict === 'untested' ? UNDER_WAY : ICP_WORDS[verdict] },
    standardised: alikeText(metric, verdict, answered),
    remedy: difference.missing === null ? null : needText(label, difference.missing),
    dumbbell: dumbbellOf(here.dot, there.dot, inIcp),
    spoken: `${label}: ${plain(gapClause(gap, least))}; ${ICP_WORDS[verdict]}.`,
    further: RETURNS.has(metric) ? { page: 'economics', text: `${label} on Economics` } : { page: 'segments', text: `${label} by segment` },
  };
}

function standardisedCell(row: GapRow | undefined, deltas: readonly Reading[], least: number): Cell {
  const delta = row === undefined || row.standardised === null ? undefined : deltas.find(({ metric }) => metric === row.metric);
  const told = toldStandardised(delta, least);
  return told === null ? numberCell(row?.standardised ?? '', null) : numberCell(fullChange(told), told.value);
}

function tableOf(gaps: readonly Gap[], rows: readonly GapRow[], { analysis, definitions }: Answered): Table {
  const least = leastOf(definitions);
  const isStandardised = analysis.icpStandardised.length > 0;
  return {
    caption: 'ICP against non-ICP by metric',
    columns: [
      { id: 'metric', label: 'Metric', isNumber: false },
      { id: 'in', label: 'ICP', isNumber: true },
      { id: 'in95', label: '95% interval', isNumber: true },
      { id: 'inN', label: 'n', isNumber: true },
      { id: 'out', label: 'Non-ICP', isNumber: true },
      { id: 'out95', label: '95% interval', isNumber: true },
      { id: 'outN', label: 'n', isNumber: true },
      { id: 'difference', label: 'ICP minus non-ICP', isNumber: true },
      ...(isStandardised ? [{ id: 'standardised', label: 'Same size and region', isNumber: true }] : []),
      { id: 'verdict', label: 'Verdict', isNumber: false },
    ],
    rows: gaps.map(({ inIcp, outside, difference, verdict }, at) => ({
      id: difference.metric,
      cells: [
        textCell(rows[at]?.label ?? ''),
        ...readingCells(inIcp, least),
        ...readingCells(outside, least),
        numberCell(verdict === 'few' ? '' : fullChange(difference), difference.value),
        ...(isStandardised ? [standardisedCell(rows[at], analysis.icpStandardised, least)] : []),
        textCell(rows[at]?.verdict.word ?? ''),
      ],
    })),
    note: null,
  };
}

/** How many closed deals the standardised win rate leaves out, and what it is made alike in. */
function strataFoot({ analysis, dataset }: Answered): readonly string[] {
  const [delta] = analysis.icpStandardised.filter(({ metric }) => metric === 'winRate');
  const strata = strataOf(dataset).map((id) => lowered(dimensionName(dataset, id)));
  if (delta === undefined || strata.length === 0) return [];
  const alone = delta.leftOut.reduce((sum, { count }) => sum + count, 0);
  return [
    `same size and region: as if both sides had the same mix of ${listed(strata)}${alone === 0 ? '' : `; ${counted(alone, 'closed deal')} without a counterpart left out`}`,
  ];
}

/** What looks at a year whatever the period's own length. */
const OVER_A_YEAR: ReadonlySet<string> = new Set<MetricId>(['cac', 'ltv', 'ltvToCac', 'nrr']);

function yearFoot(gaps: readonly Gap[]): readonly string[] {
  const labels = gaps.flatMap(({ difference: { metric } }) => (OVER_A_YEAR.has(metric) ? [metricOf(metric as MetricId).label] : []));
  if (labels.length === 0) return [];
  return [`${listed(labels)} ${labels.length === 1 ? 'covers' : 'cover'} the twelve months that end with the period`];
}

function footOf(gaps: readonly Gap[], answered: Answered): readonly string[] {
  const { analysis, withheld = null } = answered;
  const methods = [...new Set(gaps.map(({ inIcp }) => methodText(inIcp)))].filter((method) => /95%/.test(method));
  const closed = analysis.byIcp.find((reading) => reading.metric === 'winRate' && reading.slice.get(ICP) === 'unknown')?.n ?? 0;
  return [
    raised(periodText(analysis.period)),
    ...methods,
    withheld === null ? 'a verdict needs an interval of the difference that leaves out zero' : `not judged: ${withheld}`,
    ...yearFoot(gaps),
    ...strataFoot(answered),
    ...(closed === 0 ? [] : [`${counted(closed, 'closed deal')} on accounts that cannot be scored: on neither side`]),
  ];
}

/** ICP against non-ICP for win rate, deal size, cycle and return, or for other metrics; accounts that cannot be scored are on neither side. */
export function icpGap(answered: Answered, metrics: readonly MetricId[] = SHOWN): IcpGap {
  const { analysis } = answered;
  const least = leastOf(answered.definitions);
  const gaps = metrics.flatMap((metric) => gapOf(metric, answered));
  const rows = gaps.map((gap) => rowOf(gap, answered));
  return {
    sentence: gapSentence(gaps, least),
    rows,
    table: tableOf(gaps, rows, answered),
    foot: footOf(gaps, answered),
    evidence: [
      ...cited(gaps.flatMap(({ inIcp, outside }) => [inIcp, outside])),
      ...cited(
        gaps.map(({ difference }) => difference),
        'ICP minus non-ICP',
      ),
      ...cited(analysis.icpStandardised, 'ICP minus non-ICP, same size and region'),
    ],
  };
}
