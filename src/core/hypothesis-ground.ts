import { labelOf, FIRST_LABEL, type Code, type Dataset, type Dimension } from './model';
import type { Assumptions, DealCells, DealsAsk } from './metrics';

/** Whoever can list deals and tell what facts hold of them: an engine, or the page's way to one. */
export interface DealSource {
  dealOrder(ask: DealsAsk): Promise<Int32Array>;
  dealCells(rows: readonly number[]): Promise<DealCells>;
}

/** What a hypothesis is read from. `accounts` are by number, as dimensions count them. */
export type HypothesisGround = {
  readonly source: DealSource;
  readonly dataset: Dataset;
  readonly assumptions: Assumptions;
  readonly accounts: { readonly ids: readonly string[]; readonly names: readonly string[] };
};

/** What an account is dealt by: its id, else its name. */
export const accountKey = ({ ids, names }: HypothesisGround['accounts'], account: number): string => ids[account] || names[account] || '';

/** The number of an account by its code: codes begin with two that are nobody's. */
export const accountOf = (code: Code): number => (code < FIRST_LABEL ? 0 : code - FIRST_LABEL + 1);

/** Unlike where a slice is printed, what is not known has no label here, so that no rule is decided by it. */
export const knownLabel = (dimension: Dimension, code: Code): string | null => (code < FIRST_LABEL ? null : labelOf(dimension, code));
