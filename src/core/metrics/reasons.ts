import { REASONS, type Missing, type Supply } from '../model';
import { ASSUMPTIONS } from './assumptions';
import { within, type Formula } from './formula';
import type { Gap } from './gap';
import type { Metric } from './metric';
import { metricOf, type MetricId } from './metrics';
import { MEASURES } from './measures';
import { factsOf, measuresIn, ownConditions, suppliesIn } from './requirement';

/** What is said where an input was not loaded or not mapped. */
export const ABSENT: Readonly<Record<Supply, Missing>> = {
  closeDate: 'not_mapped',
  createdDate: 'not_mapped',
  amount: 'no_amount',
  account: 'no_account',
  icp: 'no_icp',
  spend: 'no_spend',
  base: 'no_base',
  other: 'not_mapped',
  opportunity: 'no_rows',
};

const DATED: ReadonlySet<string> = new Set(['closed', 'created']);
const OF_CUSTOMERS: ReadonlySet<string> = new Set(['recurring', 'customer', 'tenure', 'account']);
const CURRENCY: readonly Missing[] = ['mixed_currency', 'no_rate', 'no_currency'];

/** Why a part of a formula may have no value by its own doing. */
function ownReasons(part: Formula): readonly Missing[] {
  switch (part.op) {
    case 'given':
      return ASSUMPTIONS[part.id].usual === null ? [ASSUMPTIONS[part.id].absent] : [];
    case 'spend':
      return ['spend_gap'];
    case 'projected':
      return ['not_mature'];
    case 'annuity':
    case 'lifetime':
      return ['no_churn_observed'];
    case 'firstSupplied':
      return ['no_base'];
    default:
      return [];
  }
}

const text = (formula: Formula): string => JSON.stringify(formula);

/** Whether a formula may come to nothing or less after the checks that precede it: not where one is that it is not nothing. */
function mayBeNothing(bottom: Formula, metric: Metric): boolean {
  if (bottom.op === 'constant' || bottom.op === 'forPeriod') return false;
  const gaps = [metric.gaps, ...(metric.furtherGaps ?? [])].flat();
  return !gaps.some((gap) => 'none' in gap && text(gap.none).includes(text(bottom)));
}

function reasonsOfDivision(metric: Metric): readonly Missing[] {
  const bottoms = [...within(metric.formula)].flatMap((part) => {
    if (part.op === 'over') return [part.bottom];
    return part.op === 'share' ? [part.whole] : [];
  });
  return bottoms.some((bottom) => mayBeNothing(bottom, metric)) ? ['non_positive_denominator'] : [];
}

function reasonsOfPlace(formula: Formula): readonly Missing[] {
  return [
    ...(ownConditions(formula).length > 0 ? ['own_condition' as const] : []),
    ...(factsOf(formula).some((fact) => OF_CUSTOMERS.has(fact)) ? ['not_kept_by_slice' as const] : []),
  ];
}

function reasonsOfInputs(metric: Metric): readonly Missing[] {
  const measures = measuresIn(metric.formula).map((id) => MEASURES[id]);
  const isDated = [metric.formula, ...(metric.past ? [metric.past] : [])].flatMap(measuresIn).some((id) => DATED.has(MEASURES[id].clock));
  return [
    ...[...suppliesIn(metric.formula), ...(metric.needs ?? [])].map((supply) => ABSENT[supply]),
    ...(isDated ? (['not_mapped', 'no_dates'] as const) : []),
    ...(measures.some(({ unit }) => unit.money !== undefined) ? CURRENCY : []),
  ];
}

const reasonOf = ({ reason }: Gap): Missing => reason;

/** Every reason that a metric may give in place of a value, the foremost first (`domain.md` 5.1). */
export function reasonsOf(id: MetricId): readonly Missing[] {
  const metric = metricOf(id);
  const found = new Set<Missing>([
    ...reasonsOfPlace(metric.formula),
    ...reasonsOfInputs(metric),
    ...[metric.gaps, ...(metric.furtherGaps ?? [])].flat().map(reasonOf),
    ...reasonsOfDivision(metric),
    ...[...within(metric.formula)].flatMap(ownReasons),
    ...(metric.past?.op === 'share' ? (['no_open', 'no_history'] as const) : []),
  ]);
  return REASONS.filter((reason) => found.has(reason));
}
