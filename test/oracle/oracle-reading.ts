import type { Limits } from './oracle-limits';

/** A value with what it rests on, or the reasons why there is none. */
export type OracleReading = {
  readonly value: number | null;
  /** Any of these is right: they hold, and the prose puts none of them first. Empty where there is a value. */
  readonly missing: readonly string[];
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
};

/** A reason that holds, or null. */
export type Reason = string | null;

/** domain.md 5.1, Precedence: what stands in one group is not ordered among itself. */
const PRECEDENCE: readonly (readonly string[])[] = [
  ['own_condition', 'not_kept_by_slice'],
  ['not_mapped', 'no_amount', 'no_account', 'no_icp', 'no_spend', 'spend_gap', 'no_base', 'no_history'],
  ['no_dates'],
  ['mixed_currency', 'no_rate', 'no_currency'],
  ['no_margin', 'no_target'],
  ['no_rows', 'no_closed', 'no_won', 'no_created', 'no_open', 'no_logos'],
  ['negative_durations'],
  ['non_positive_denominator'],
  ['no_churn_observed', 'not_mature', 'below_min_n'],
];

export const known = (value: number, n: number, limits: Limits = null): OracleReading => ({
  value,
  missing: [],
  n,
  low: limits?.low ?? null,
  high: limits?.high ?? null,
});

export const none = (...missing: readonly string[]): OracleReading => ({ value: null, missing, n: 0, low: null, high: null });

/** The foremost of the reasons that hold, else the value. */
export function reading(reasons: readonly Reason[], value: () => OracleReading): OracleReading {
  for (const group of PRECEDENCE) {
    const held = group.filter((reason) => reasons.includes(reason));
    if (held.length > 0) return none(...held);
  }
  return value();
}
