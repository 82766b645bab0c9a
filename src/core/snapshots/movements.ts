import type { Origin } from '../facts';
import type { CalendarDate, Currency, Missing, Reading } from '../model';

/**
 * What may happen to a deal between two exports; a deal may be in several. `gone` deals are not in the later export or are
 * marked there as deleted or merged: never lost. `reopened`: closed, then open, or lost, then won. `slipped`: expected in
 * the period, and its close date left it for a later one, or is no longer told. `pulledIn`: its close date entered the
 * period from a later one. `pushed`: still open with a later close date that did not leave the period; `broughtForward`:
 * with an earlier one. A blank amount that is filled is no growth. `stageChanged`: to a stage whose order nobody knows.
 */
export const MOVE_KINDS = [
  'added',
  'gone',
  'won',
  'lost',
  'other',
  'reopened',
  'slipped',
  'pulledIn',
  'pushed',
  'broughtForward',
  'amountUp',
  'amountDown',
  'amountFilled',
  'amountCleared',
  'stageForward',
  'stageBack',
  'stageChanged',
] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];

/** What stood in a cell: a word, a date, an amount in minor units, or nothing. */
export type Held =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly date: CalendarDate }
  | { readonly kind: 'money'; readonly minor: number; readonly currency: Currency }
  | { readonly kind: 'nothing' };

export const NOTHING: Held = { kind: 'nothing' };

/** A deal (or an account) that moved, with its row in both exports: null where it has none. */
export type MovedDeal = {
  readonly id: string;
  readonly name: string;
  readonly before: Origin | null;
  readonly after: Origin | null;
  readonly was: Held;
  readonly is: Held;
};

/** How many moved, and the first of them. */
export type Moved = { readonly count: number; readonly deals: readonly MovedDeal[] };

/** One value that became another, and how often. */
export type AttributeChange = { readonly was: string; readonly is: string; readonly count: number };

/** The edits of one attribute of deals or of accounts, the commonest change first. '' is a blank. */
export type AttributeEdits = Moved & {
  readonly dimension: string;
  readonly of: 'deal' | 'account';
  readonly changes: readonly AttributeChange[];
};

/** How the open deals of the earlier export became those of the later: before + added + reopened - won - lost - other - gone = after. */
export type OpenBridge = {
  readonly before: number;
  readonly added: number;
  readonly reopened: number;
  readonly won: number;
  readonly lost: number;
  readonly other: number;
  readonly gone: number;
  readonly after: number;
};

/** What happened between two snapshots. `missing`: why nothing can be said; then everything counts 0. */
export type Movements = {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly missing: Missing | null;
  /** Deals in both, and those of each without an id. */
  readonly matched: number;
  readonly withoutId: { readonly before: number; readonly after: number };
  readonly moves: Readonly<Record<MoveKind, Moved>>;
  /** By how much amounts grew and shrank, in minor units of each currency; amounts whose currency changed are in neither. */
  readonly grown: ReadonlyMap<Currency, number>;
  readonly shrunk: ReadonlyMap<Currency, number>;
  readonly edits: readonly AttributeEdits[];
  readonly bridge: OpenBridge;
  /** Of the deals expected in the period after the earlier export, the share whose close date left it. */
  readonly slippage: Reading;
};
