import type { Reading } from '../core/model';
import type { Target } from '../core/workspace';
import { aimText, cardFigure, counted, dateText, methodText, restsOn, undefinedText, type Sentence } from '../wording';
import { figure, words } from '../wording/sentence';
import { wantedText } from './drift-chart-of';
import { labelOf, whyNone, type ChartGiven } from './drift-chart-words';
import type { Known, TrendPeriod, TrendSeries } from './drift-trend-series';
import { figureOf } from './figure';

/** Whether a number rests on too little to be told. */
export const isFew = (reading: Reading, least: number): boolean => figureOf(reading, least).level === 'few';

const KNOWN: Readonly<Record<Known, string>> = { counted: 'counted', exported: 'as exported', rebuilt: 'rebuilt from dates' };

/** How a number is known, with the date that it is of. */
export function howKnown({ known, asOf }: TrendPeriod): string {
  return asOf === null ? KNOWN[known] : `${KNOWN[known]}, ${dateText(asOf)}`;
}

/** Where a number stands beside its target, as a fact: it is no verdict. */
function standsText({ value }: Reading, target: Target | null, reading: Reading): string {
  if (target === null || value === null) return '';
  const aim = aimText(target.value, reading);
  if (value === target.value) return `, at the target of ${aim}`;
  return `, ${value > target.value ? 'above' : 'below'} the target of ${aim}`;
}

/** Why no limits of chance are drawn. */
function unlimited({ isStock, periods, step }: TrendSeries): string {
  if (!isStock) return ' No limits of chance are drawn: they are for shares of deals that are counted once.';
  return periods.length < 2
    ? ' Its past is not known: one export tells what is open on its own day.'
    : ` No limits of chance are drawn: a deal that stays open is counted ${step} after ${step}.`;
}

/** What the newest number is and how it stands, and why no limits are drawn. */
export function trendSentence(series: TrendSeries, target: Target | null, given: ChartGiven): Sentence {
  const told = series.periods.filter(({ isToDate }) => series.isStock || !isToDate);
  const last = told.findLast(({ reading }) => reading.missing === null);
  if (last === undefined) {
    const readings = series.periods.map(({ reading }) => reading);
    return [words(`Cannot be charted: ${whyNone(readings, series)}`)];
  }
  const { reading } = last;
  const name = last.asOf === null ? labelOf(last.label, series, given.calendar) : dateText(last.asOf);
  if (isFew(reading, given.least)) return [words(`${name}: `), figure(restsOn(reading)), words(`, too few to judge.${unlimited(series)}`)];
  const rests = restsOn(reading);
  return [
    words(`${name}: `),
    figure(cardFigure(reading)),
    words(`${rests === '' ? '' : ` (${rests})`}${standsText(reading, target, reading)}.${unlimited(series)}`),
  ];
}

function bandText(periods: readonly TrendPeriod[]): readonly string[] {
  const banded = periods.find(({ reading }) => reading.low !== null);
  return banded === undefined ? [] : [methodText(banded.reading)];
}

function lackingText(periods: readonly TrendPeriod[]): readonly string[] {
  const reasons = periods.flatMap(({ reading }) => (reading.missing === null ? [] : [undefinedText(reading.missing, reading.unmapped)]));
  const [first] = reasons;
  return first === undefined || reasons.length === periods.length
    ? []
    : [`${reasons.length} of ${periods.length} without a value: ${first}`];
}

/** What a trend rests on and leaves out. */
export function trendFoot({ periods, step, leftOut, isFiltered, isUndrawn }: TrendSeries, target: Target | null): readonly string[] {
  const isRebuilt = periods.some(({ known }) => known === 'rebuilt');
  return [
    target === null ? 'no target set' : `target: ${wantedText(target, periods[0]?.reading ?? null)}`,
    ...(isUndrawn ? ['its intervals are being drawn'] : bandText(periods)),
    ...(isRebuilt ? [`past ${step}s are rebuilt from created and close dates with the attributes of today`] : []),
    ...(leftOut > 0 ? [`${counted(leftOut, step)} at the beginning left out: only quick deals had closed`] : []),
    ...(isFiltered ? ['earlier exports are told of in total alone, and not under a filter'] : []),
    ...lackingText(periods),
  ];
}
