import type { Clock, FactId, Rule, Unit, WholeColumn } from '../model';

/** What may be added: a count, a sum of whole numbers, or a spread (a histogram of whole numbers). Plain data. */
export type Measure = {
  readonly fact: FactId;
  readonly clock: Clock;
  readonly where: Rule;
  readonly label: string;
  readonly unit: Unit;
} & ({ readonly fold: 'count' } | { readonly fold: 'sum' | 'spread'; readonly of: WholeColumn });
