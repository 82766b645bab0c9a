import type { Missing, Supply, Unit } from '../model';
import type { LtvVariant, NumberGiven } from './assumptions';
import type { NumberId, SpreadId } from './measures';

/**
 * Which months a part reads, where that is not the period: trailing months (`window`), earlier by `shift`; where no period
 * is asked, the quarter under way at the as-of date or the last whole one, or the months old enough to have been followed to
 * the horizon of cohorts (`mature`).
 */
export type When = {
  readonly window?: number;
  readonly shift?: number | 'lag';
  readonly unasked?: 'quarterUnderWay' | 'lastQuarter' | 'mature';
};

/** Deals by creation, as days until each was won, ended without a win, or how long it has been open. */
export type Course = { readonly won: SpreadId; readonly ended: SpreadId; readonly open: SpreadId };

/** A number from measures, as plain data from a closed union, so that SQL, value, unit, words and tests follow from it. */
export type Formula =
  | ({ readonly op: 'measure'; readonly id: NumberId } & When)
  /** Spend under the key that is in force. */
  | ({ readonly op: 'spend' } & When)
  | { readonly op: 'given'; readonly id: NumberGiven }
  /** An amount given for a quarter, for as many months as the period has. */
  | { readonly op: 'forPeriod'; readonly quarterly: Formula }
  | { readonly op: 'constant'; readonly value: number; readonly unit: Unit }
  | { readonly op: 'share'; readonly part: Formula; readonly whole: Formula }
  | { readonly op: 'over'; readonly top: Formula; readonly bottom: Formula }
  | { readonly op: 'product' | 'sum' | 'smaller'; readonly of: readonly Formula[] }
  /** With fewer rows than `needs` it is `below_min_n`. */
  | ({ readonly op: 'quantile'; readonly id: SpreadId; readonly at: number; readonly needs?: number } & When)
  | ({ readonly op: 'mean' | 'size' | 'distinct'; readonly id: SpreadId } & When)
  /** How many lie above a limit; a limit that is missing cuts nothing. */
  | ({ readonly op: 'beyond'; readonly id: SpreadId; readonly limit: Formula } & When)
  /** How much of a measure falls into any month at all: what has a date. */
  | { readonly op: 'dated'; readonly id: NumberId }
  /** What had come in by the end of the period less what had gone out: a stock rebuilt from its flows. */
  | { readonly op: 'standing'; readonly entered: NumberId; readonly departed: NumberId }
  /** A stock: of now, or of the end of a period that is over by the as-of date. */
  | { readonly op: 'stockAt'; readonly now: Formula; readonly past: Formula }
  /** The same formula read over everything the question covers, instead of the slice. */
  | { readonly op: 'overall'; readonly of: Formula }
  /** The same formula read over what spend was recorded for, or over what the part of a share is narrowed to. */
  | { readonly op: 'covered'; readonly of: Formula }
  /** A rate drawn towards those of the other slices of its question by a prior fitted over them. */
  | { readonly op: 'shrunken'; readonly part: Formula; readonly whole: Formula; readonly weight: number; readonly unit: Unit }
  /** Which share was won by so many days after creation, open deals censored. */
  | { readonly op: 'incidence'; readonly course: Course; readonly byDay: number }
  /** What share will have been won in the end: won so far, and for each open deal its chance at its age. */
  | { readonly op: 'projected'; readonly course: Course; readonly byDay: number; readonly needs: number }
  /** 1 where enough of the deals counted are so many days old, else 0. */
  | ({ readonly op: 'matured'; readonly id: SpreadId; readonly byDay: number } & When)
  /** Present value of a monthly amount that survives with `1 - churn` a month; the first month is paid in full. */
  | {
      readonly op: 'annuity';
      readonly monthly: Formula;
      readonly churn: Formula;
      readonly months: Formula | null;
      readonly discount: Formula | null;
      /** By how much the monthly amount grows each month; without months to cap it. */
      readonly growth?: Formula;
    }
  /** The same by the survival that was seen, carried on by its mean pace from where it is last reliable. */
  | {
      readonly op: 'lifetime';
      readonly monthly: Formula;
      readonly ended: SpreadId;
      readonly running: SpreadId;
      readonly months: Formula;
    }
  /** A yearly churn as the monthly one that compounds to it. */
  | { readonly op: 'monthlyChurn'; readonly yearly: Formula }
  /** The form of the variant of LTV that is in force. */
  | { readonly op: 'byVariant'; readonly of: Readonly<Record<LtvVariant, Formula>> }
  /** The first of several that its input allows. */
  | { readonly op: 'firstSupplied'; readonly of: readonly { readonly when: Supply | NumberGiven; readonly formula: Formula }[] };

/** A number, or the reason why there is none. */
export type Outcome = { readonly value: number; readonly missing: null } | { readonly value: null; readonly missing: Missing };

export const valued = (value: number): Outcome => ({ value, missing: null });
export const lacking = (missing: Missing): Outcome => ({ value: null, missing });

export const measure = (id: NumberId, when: When = {}): Formula => ({ op: 'measure', id, ...when });
export const share = (part: NumberId, whole: NumberId, when: When = {}): Formula => ({
  op: 'share',
  part: measure(part, when),
  whole: measure(whole, when),
});
export const over = (top: Formula, bottom: Formula): Formula => ({ op: 'over', top, bottom });
export const product = (...of: readonly Formula[]): Formula => ({ op: 'product', of });
export const sum = (...of: readonly Formula[]): Formula => ({ op: 'sum', of });
export const given = (id: NumberGiven): Formula => ({ op: 'given', id });
export const constant = (value: number, unit: Unit = {}): Formula => ({ op: 'constant', value, unit });
export const size = (id: SpreadId, when: When = {}): Formula => ({ op: 'size', id, ...when });
export const distinct = (id: SpreadId, when: When = {}): Formula => ({ op: 'distinct', id, ...when });
/** What is left of one number after taking another of the same unit away. */
export const less = (from: Formula, taken: Formula): Formula => sum(from, product(constant(-1), taken));

/** Formulas that are made of no others: they read measures, or stand for a number. */
const LEAVES = [
  'measure',
  'dated',
  'spend',
  'given',
  'constant',
  'quantile',
  'mean',
  'size',
  'distinct',
  'standing',
  'incidence',
  'projected',
  'matured',
] as const;
export type Leaf = Extract<Formula, { op: (typeof LEAVES)[number] }>;
export type Composed = Exclude<Formula, Leaf>;
const leaves: ReadonlySet<string> = new Set(LEAVES);
export const isLeaf = (formula: Formula): formula is Leaf => leaves.has(formula.op);

/** The formulas that a formula is made of, in the order in which it names them; none of a leaf. */
export const partsOf = (formula: Formula): readonly Formula[] => (isLeaf(formula) ? [] : partsOfComposed(formula));

function partsOfComposed(formula: Composed): readonly Formula[] {
  switch (formula.op) {
    case 'share':
    case 'shrunken':
      return [formula.part, formula.whole];
    case 'over':
      return [formula.top, formula.bottom];
    case 'stockAt':
      return [formula.now, formula.past];
    case 'product':
    case 'sum':
    case 'smaller':
      return formula.of;
    case 'overall':
    case 'covered':
      return [formula.of];
    case 'forPeriod':
      return [formula.quarterly];
    case 'monthlyChurn':
      return [formula.yearly];
    case 'beyond':
      return [formula.limit];
    case 'annuity':
      return [formula.monthly, formula.churn, formula.months, formula.discount, formula.growth ?? null].filter((part) => part !== null);
    case 'lifetime':
      return [formula.monthly, formula.months];
    case 'byVariant':
      return Object.values(formula.of);
    case 'firstSupplied':
      return formula.of.map((choice) => choice.formula);
  }
}

/** A formula and everything it is made of. */
export function* within(formula: Formula): Generator<Formula> {
  yield formula;
  for (const part of partsOf(formula)) yield* within(part);
}
