import type { Answerable } from './analysis';
import { behindOf, caseReader, countIn, MIX_BASES, shareNamed, type CaseReader, type MixBase } from './drift';
import { spansOf } from './drift-periods';
import { periodOf, spanLabel, type DimensionId, type Period, type Reading, type Slice, type Span } from './model';
import { isToDate, resolveFilters, type Question } from './question';
import { wilson } from './statistics';

/** Deals of a quarter that cannot be placed: their share with its interval, and the number of the catalogue that has their rows. */
export type UnknownPeriod = {
  readonly label: string;
  readonly period: Period;
  readonly isToDate: boolean;
  readonly part: number;
  readonly reading: Reading;
  readonly behind: Reading | null;
};

/** How many of the deals created in each quarter, open at its end, or won in it cannot be placed. */
export type UnknownSeries = { readonly base: MixBase; readonly periods: readonly UnknownPeriod[] };

const LEVEL = 0.95;

const isUnknown = (label: string | null | undefined): boolean => label === null || label === undefined || label === 'unknown';

type Place = { readonly reader: CaseReader; readonly base: MixBase; readonly dimension: DimensionId };

function periodIn({ reader, base, dimension }: Place, span: Span): UnknownPeriod {
  const { dataset } = reader.ground;
  const slices = reader.by(dimension);
  const counted = slices.map(({ slice, cells }) => ({ slice, count: countIn(cells, base, span) }));
  const unknown = counted.filter(({ slice }) => isUnknown(slice.get(dimension)));
  const sum = (of: typeof counted): number => of.reduce((all, { count }) => all + count, 0);
  const [part, whole] = [sum(unknown), sum(counted)];
  const slice: Slice = unknown[0]?.slice ?? new Map([[dimension, null]]);
  const period = periodOf(span, dataset.calendar);
  const common = { metric: shareNamed(base), slice, period, unit: 'share' as const, currency: null, n: whole, leftOut: [] };
  const limits = wilson(part, whole, LEVEL);
  const reading: Reading =
    limits === null
      ? { ...common, low: null, high: null, level: null, value: null, missing: 'no_rows' }
      : { ...common, low: limits.low, high: limits.high, level: LEVEL, value: part / whole, missing: null };
  return {
    label: spanLabel(span, 'quarter', dataset.calendar),
    period,
    isToDate: isToDate(span, dataset),
    part,
    reading,
    behind: behindOf(reading, reader),
  };
}

/**
 * The share of created, open and won deals that a dimension cannot place, by quarter and under the filters of a question, with
 * 95 % Wilson intervals (`domain.md` 10.10). Of the ICP: deals of accounts that cannot be scored. Empty where the cube was not asked
 * by the dimension, or where every deal can be placed. It begins with the first quarter that has a deal to count.
 */
export function unknownSeries(answerable: Answerable, question: Question, dimension: DimensionId): readonly UnknownSeries[] {
  const { cube, accounts, dataset, definitions } = answerable;
  if (!cube.ask.by.includes(dimension) || dataset.months === null) return [];
  const where = resolveFilters(question.where, dataset.dimensions).conditions;
  const reader = caseReader({ cube, accounts, dataset, where, assumptions: definitions.assumptions });
  const spans = spansOf(answerable, 'quarter');
  const read = MIX_BASES.map((base) => ({ base, periods: spans.map((span) => periodIn({ reader, base, dimension }, span)) }));
  const first = spans.findIndex((_, at) => read.some(({ periods }) => (periods[at]?.reading.n ?? 0) > 0));
  const all = read.map(({ base, periods }) => ({ base, periods: periods.slice(Math.max(0, first)) }));
  return all.some(({ periods }) => periods.some(({ part }) => part > 0)) ? all : [];
}
