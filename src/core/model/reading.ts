import type { Period } from './calendar-date';
import type { Supply } from './dataset';
import type { DimensionId } from './dimension';
import type { Currency } from './money';
import type { UnitWord } from './unit';

/** Why a number does not exist. The closed list of `domain.md` 5.1; the order is its precedence. */
export const REASONS = [
  'own_condition',
  'not_kept_by_slice',
  'not_mapped',
  'no_amount',
  'no_account',
  'no_icp',
  'no_spend',
  'spend_gap',
  'no_base',
  'no_history',
  'no_dates',
  'mixed_currency',
  'no_rate',
  'no_currency',
  'no_margin',
  'no_target',
  'no_rows',
  'no_closed',
  'no_won',
  'no_created',
  'no_open',
  'no_logos',
  'negative_durations',
  'non_positive_denominator',
  'no_churn_observed',
  'not_mature',
  'below_min_n',
] as const;
export type Missing = (typeof REASONS)[number];

/** The reason that is stated where several hold. */
export function foremost(reasons: readonly Missing[]): Missing | null {
  return REASONS.find((reason) => reasons.includes(reason)) ?? null;
}

/** Labels by dimension; null where the rows have no value, which is a class of its own. */
export type Slice = ReadonlyMap<DimensionId, string | null>;

/** How many of what, and the first lines they stand on. */
export type Tally<K extends string> = readonly ({ readonly count: number; readonly lines: readonly number[] } & {
  readonly [P in K]: string;
})[];

/** A raw difference (ICP minus non-ICP), or one standardised to the same mix. */
export type Delta = 'raw' | 'standardised';

/** One metric for one slice and period: a value with what it rests on, or the reason why there is none. */
export type Reading = {
  readonly metric: string;
  readonly slice: Slice;
  readonly period: Period | null;
  readonly unit: UnitWord;
  readonly currency: Currency | null;
  /** What the denominator rests on: deals, accounts or customers, as `domain.md` 5.1 lists. */
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly level: number | null;
  /** Rows that belong to the slice but not to the number, by reason. */
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[];
  readonly delta?: Delta;
  /** The columns that `not_mapped` speaks of, where they are known. */
  readonly unmapped?: readonly Supply[];
} & ({ readonly value: number; readonly missing: null } | { readonly value: null; readonly missing: Missing });
