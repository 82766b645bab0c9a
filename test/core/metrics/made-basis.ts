import { NO_ASSUMPTIONS, type Assumptions, type NumberId, type SpreadId } from '../../../src/core/metrics';
import type { Basis } from '../../../src/core/metrics/basis';
import type { Cells } from '../../../src/core/metrics/cells';
import { CALENDAR_MONTHS, parseDate, type Dataset, type Month, type Span, type Supply } from '../../../src/core/model';
import { spreadOfValues } from '../../../src/core/statistics';

/** What a slice holds, by measure: `[month, amount]` of a number, `[month, value]` of each row of a spread; null has no date. */
export type Held = {
  readonly numbers?: Partial<Readonly<Record<NumberId, readonly (readonly [Month | null, number])[]>>>;
  readonly spreads?: Partial<Readonly<Record<SpreadId, readonly (readonly [Month | null, number])[]>>>;
};

const isIn = (month: Month | null, span: Span | null): boolean =>
  span === null || (month !== null && month >= span.from && month <= span.to);

/** Cells that hold just what they were given. */
export const cellsOf = ({ numbers = {}, spreads = {} }: Held): Cells => ({
  number: (id, span) => (numbers[id] ?? []).filter(([month]) => isIn(month, span)).reduce((sum, [, amount]) => sum + amount, 0),
  histogram: (id, span) => spreadOfValues((spreads[id] ?? []).filter(([month]) => isIn(month, span)).map(([, value]) => value)),
});

/** Calendar months by their name, `2025-03`. */
export const month = (name: string): Month => (Number(name.slice(0, 4)) - 1970) * 12 + Number(name.slice(5)) - 1;
export const months = (from: string, to: string): Span => ({ from: month(from), to: month(to) });

export type Made = {
  readonly span?: Span | null;
  readonly asOf?: string;
  readonly overall?: Held;
  readonly covered?: Held;
  readonly beside?: readonly Held[];
  readonly supplied?: readonly Supply[];
  readonly spendMonths?: readonly string[];
  readonly assumptions?: Partial<Assumptions>;
};

/** Everything a formula is read over, made by hand. */
export function basisOf(held: Held, made: Made = {}): Basis {
  const cells = cellsOf(held);
  const dataset: Dataset = {
    fingerprint: 'made',
    asOf: parseDate(made.asOf ?? '2025-12-31') ?? 0,
    asOfFrom: 'given',
    calendar: CALENDAR_MONTHS,
    currency: null,
    moneyMissing: null,
    spendMissing: null,
    baseMissing: null,
    blank: new Set(),
    dimensions: [],
    supplied: new Set(made.supplied ?? []),
    deals: 0,
    spendMonths: new Set((made.spendMonths ?? []).map(month)),
    spendKeptBy: [],
    months: null,
    notes: [],
  };
  return {
    cells,
    overall: made.overall === undefined ? cells : cellsOf(made.overall),
    covered: made.covered === undefined ? cells : cellsOf(made.covered),
    siblings: { cells: [cells, ...(made.beside ?? []).map(cellsOf)], priors: new Map() },
    span: made.span ?? null,
    dataset,
    assumptions: { ...NO_ASSUMPTIONS, ...made.assumptions },
    resampled: null,
  };
}
