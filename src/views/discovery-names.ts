import type { BinCondition, Discovery, Objective } from '../core/discovery';
import type { Currency } from '../core/model';
import { listed, type FoundNumbers } from '../wording';

/** What candidates are named and written by. */
export type DiscoveryWords = {
  readonly objective: Objective;
  readonly currency: Currency | null;
  /** `Industry: Software, Employees: 51–200`. */
  nameOf(conditions: readonly BinCondition[]): string;
  /** `Industry is Software and Employees is 51–200`, as it stands inside a sentence. */
  clauseOf(conditions: readonly BinCondition[]): string;
  /** `Software, 51–200`: what a segment of it begins to be called. */
  shortOf(conditions: readonly BinCondition[]): string;
  readonly numbers: FoundNumbers;
  /** What the newer half is made of: `deals`, or `customers`. */
  readonly rows: string;
  /** What chance alone gives is called so: the best of a list of the best, the worst of one of the worst. */
  readonly chanceName: string;
};

/** The words of a search for an objective, in the currency that amounts are reported in. */
export function discoveryWords(
  { attributes, direction }: Pick<Discovery, 'attributes' | 'direction'>,
  objective: Objective,
  currency: Currency | null,
): DiscoveryWords {
  const label = ({ attribute }: BinCondition): string => attributes[attribute]?.label ?? '';
  const value = ({ attribute, bin }: BinCondition): string => attributes[attribute]?.bins[bin]?.label ?? '';
  return {
    objective,
    currency,
    nameOf: (conditions) => conditions.map((each) => `${label(each)}: ${value(each)}`).join(', '),
    clauseOf: (conditions) => listed(conditions.map((each) => `${label(each)} is ${value(each)}`)),
    shortOf: (conditions) => conditions.map(value).join(', '),
    numbers: { unit: objective.unit, currency, isOfCounts: objective.unit === 'share' && objective.shape === 'mean' },
    rows: objective.rows === 'base' ? 'customers' : 'deals',
    chanceName: direction === 'best' ? 'Best expected by chance' : 'Worst expected by chance',
  };
}

/** The same conditions by places, as an id within one search. */
export const idOf = (conditions: readonly BinCondition[]): string =>
  conditions.map(({ attribute, bin }) => `${attribute}.${bin}`).join(' ');
