import {
  ASSUMPTIONS,
  assumptionsIn,
  givenValue,
  metricOf,
  words,
  type Assumptions,
  type MetricId,
  type NumberGiven,
} from '../core/metrics';
import { decimal, methodOf } from '../wording';

/** What a metric means, for the reader who takes it apart. */
export type Explanation = {
  readonly id: MetricId;
  readonly label: string;
  readonly says: string;
  readonly formula: string;
  /** Assumptions the formula rests on, with the value in force and where it came from. */
  readonly assumptions: readonly string[];
  readonly caveat: string | null;
  readonly method: string;
  readonly better: string;
};

const BETTER: Readonly<Record<'higher' | 'lower' | 'neither', string>> = {
  higher: 'Higher is better.',
  lower: 'Lower is better.',
  neither: 'Neither direction is better.',
};
const SHARES: ReadonlySet<NumberGiven> = new Set(['grossMargin', 'yearlyChurn', 'discountRate']);

function assumptionText(id: NumberGiven, assumptions: Assumptions): string {
  const value = givenValue(assumptions, id);
  const { label } = ASSUMPTIONS[id];
  if (value === null) return `${label}: not given`;
  const text = SHARES.has(id) ? `${decimal(value * 100, Number.isInteger(value * 100) ? 0 : 1)}%` : decimal(value);
  return `${label}: ${text}${assumptions.numbers.has(id) ? ', from the definitions' : ', the usual value'}`;
}

/** The explanation of each metric on a card, from the catalogue and the assumptions in force. */
export function explanations(metrics: readonly MetricId[], assumptions: Assumptions): readonly Explanation[] {
  return metrics.map((id) => {
    const { label, says, caveat, better, formula } = metricOf(id);
    return {
      id,
      label,
      says,
      formula: words(formula),
      caveat: caveat ?? null,
      method: methodOf(id),
      better: BETTER[better],
      assumptions: assumptionsIn(formula).map((each) => assumptionText(each, assumptions)),
    };
  });
}
