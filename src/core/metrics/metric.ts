import type { Missing, Supply, UnitWord } from '../model';
import { measure, size, type Formula } from './formula';
import type { Gap } from './gap';
import type { NumberId, SpreadId } from './measures';

/**
 * How sure a reading is. `wilson`: a share of counts; `ranks`: order statistics of a quantile; `poisson`: spend over a count
 * of logos; `accounts`: bootstrap over accounts; `incidence`: a share of a cohort of which some is still open; `none`: a
 * count or sum, which is a fact of the data.
 */
export type IntervalKind = 'wilson' | 'ranks' | 'poisson' | 'accounts' | 'incidence' | 'none';

/** What a metric is about, in the order in which people read them. */
export const METRIC_GROUPS = ['win', 'value', 'mix', 'pipeline', 'economics', 'retention'] as const;
export type MetricGroup = (typeof METRIC_GROUPS)[number];

export type Metric = {
  readonly label: string;
  readonly group: MetricGroup;
  readonly formula: Formula;
  /** The same number at the end of a past period, rebuilt from flows; null: a stock that has no past in one export. */
  readonly past?: Formula | null;
  /** What the denominator rests on. */
  readonly n: Formula;
  readonly unit: UnitWord;
  readonly gaps: readonly Gap[];
  /** Checks of further parts that have their own: each chain names its first that holds, the foremost of all is said. */
  readonly furtherGaps?: readonly (readonly Gap[])[];
  readonly interval: IntervalKind;
  readonly better: 'higher' | 'lower' | 'neither';
  readonly says: string;
  readonly caveat?: string;
  /** The rows of a share on ICP accounts that could not be scored, which a verdict counts in. */
  readonly unknown?: Formula;
  /** Read with it and no part of it: what its change is laid over in money, and what may look like a change of it. */
  readonly beside?: readonly Formula[];
  /** Inputs beyond those that the formula's measures name. */
  readonly needs?: readonly Supply[];
  readonly leftOut?: readonly { readonly reason: string; readonly count: Formula }[];
  /** An estimate of what is not over yet: said wherever it is shown, never held against a target. */
  readonly isProjected?: true;
  /** Reads spreads with about one entry a deal: asked for only where it is shown. */
  readonly isWide?: true;
  /** The metric and the step of it that the terminal prints in its place. */
  readonly step?: { readonly of: string; readonly name: string };
};

/** A group of the catalogue, each entry by its name. */
export type MetricList = Readonly<Record<string, Metric>>;

export const none = (id: NumberId, reason: Missing): Gap => ({ none: measure(id), reason });
export const some = (id: NumberId, reason: Missing): Gap => ({ some: measure(id), reason });
export const empty = (id: SpreadId, reason: Missing): Gap => ({ none: size(id), reason });
