import { benjaminiHochberg, newcombe, sharesP, wilson, type Interval, type Share } from '../statistics';
import type { AccountColumns } from './account-columns';
import type { AccountResults } from './account-results';
import { accountsHaving, isDescriptive, valuesAmong, type AttributeValue, type Valued } from './attribute-values';
import { customersBy, type Customers, type NoWorth, type Worth } from './customer-worth';
import { leakageIn, type Leakage } from './leakage';

/** One value of one attribute among the best customers and among the rest. */
export type ValueShare = {
  readonly name: string;
  readonly value: AttributeValue;
  readonly best: Share;
  readonly rest: Share;
  /** The 95 % intervals of both shares (Wilson). */
  readonly bestLimits: Interval;
  readonly restLimits: Interval;
  /** Share among the best less share among the rest, with its 95 % interval (Newcombe). */
  readonly difference: number;
  readonly limits: Interval;
  /** The first share over the second; null where none of the rest has the value. */
  readonly lift: number | null;
  readonly p: number;
  /** Over the whole list (Benjamini-Hochberg). */
  readonly q: number;
};

export type BestCustomers = {
  readonly by: Worth;
  readonly customers: Customers;
  readonly best: number;
  readonly rest: number;
  /** Young customers among the best. */
  readonly young: number;
  /** The least worth of the best, minor units. */
  readonly cut: number;
  /** By lift, the highest first. */
  readonly values: readonly ValueShare[];
  /** The least valuable customers against all others, in the same form: candidates for an anti-ICP. */
  readonly worst: readonly ValueShare[];
  readonly leakage: Leakage;
  /** Attributes that tell no customer from another: all have the same, nothing is known, or each has its own. */
  readonly leftOut: readonly string[];
};

/** Why there is no answer; `customers` is how many there are. */
export type NoBest = { readonly missing: NoWorth | 'below_min_n'; readonly customers: number };

export type BestAsk = {
  readonly by: Worth;
  /** The part of customers that is best: 0.2 or 0.1. */
  readonly top: number;
  /** Edges of bands that people gave. */
  readonly bands: ReadonlyMap<string, readonly number[]>;
};

const LEVEL = 0.95;
/** Fewer best customers than this say nothing (`domain.md` 9.5). */
const FEWEST_BEST = 10;
/** A label that fewer customers have is one of the others. */
const FEWEST_OF_LABEL = 5;
const WORST = 0.2;

/** Which customers are at the top by worth, ties at the cut in; `side` -1 takes them from the bottom. */
function atTop(worth: Float64Array, part: number, side: 1 | -1): { readonly isIn: Uint8Array; readonly cut: number } {
  const ranked = worth.map((each) => side * each).toSorted((a, b) => b - a);
  const cut = ranked[Math.max(0, Math.ceil(worth.length * part - 1e-9) - 1)] ?? 0;
  return { isIn: Uint8Array.from(worth, (each) => (side * each >= cut ? 1 : 0)), cut: side * cut };
}

const counted = (flags: Uint8Array): number => flags.reduce((sum, flag) => sum + flag, 0);

/** How often each value of an attribute occurs on either side. */
function countsOf(
  { values, start, places }: Valued,
  isIn: Uint8Array,
): readonly { readonly value: AttributeValue; readonly in: number; readonly out: number }[] {
  const [inside, outside] = [values.map(() => 0), values.map(() => 0)];
  isIn.forEach((flag, row) => {
    const side = flag === 1 ? inside : outside;
    for (let k = start[row] ?? 0; k < (start[row + 1] ?? 0); k += 1) side[places[k] ?? 0] = (side[places[k] ?? 0] ?? 0) + 1;
  });
  return values.map((value, place) => ({ value, in: inside[place] ?? 0, out: outside[place] ?? 0 }));
}

function compared(name: string, valued: Valued, isIn: Uint8Array): readonly Omit<ValueShare, 'q'>[] {
  const [best, rest] = [counted(isIn), isIn.length - counted(isIn)];
  return countsOf(valued, isIn).flatMap(({ value, ...count }) => {
    const sides = { best: { part: count.in, whole: best }, rest: { part: count.out, whole: rest } };
    const limits = newcombe(sides.best, sides.rest, LEVEL);
    const [bestLimits, restLimits] = [wilson(count.in, best, LEVEL), wilson(count.out, rest, LEVEL)];
    if (limits === null || bestLimits === null || restLimits === null) return [];
    const [share, other] = [count.in / best, count.out / rest];
    const lift = other === 0 ? null : share / other;
    return [
      { name, value, ...sides, bestLimits, restLimits, limits, difference: share - other, lift, p: sharesP(sides.best, sides.rest) ?? 1 },
    ];
  });
}

/** All values of all attributes, by lift; q is over this list. */
function sharesOf(attributes: readonly Valued[], isIn: Uint8Array): readonly ValueShare[] {
  const shares = attributes.flatMap((valued) => compared(valued.name, valued, isIn));
  const q = benjaminiHochberg(shares.map(({ p }) => p));
  const height = ({ lift }: ValueShare): number => lift ?? Infinity;
  const byLift = (a: ValueShare, b: ValueShare): number => (height(a) === height(b) ? b.difference - a.difference : height(b) - height(a));
  return shares.map((share, at) => ({ ...share, q: q[at] ?? 1 })).toSorted(byLift);
}

/**
 * The best customers against the rest, attribute by attribute (`domain.md` 9.5): the top part of customers by revenue, margin or
 * LTV, ties at the cut in; at least ten of them. What is not known of a customer is a value of its own. Attributes that are only
 * known after a win are left out and named.
 */
export function bestCustomers(accounts: AccountColumns, results: AccountResults, { by, top, bands }: BestAsk): BestCustomers | NoBest {
  const customers = customersBy(by, accounts, results);
  if (typeof customers === 'string') return { missing: customers, customers: 0 };
  const size = customers.accounts.length;
  const { isIn, cut } = atTop(customers.worth, top, 1);
  const best = counted(isIn);
  if (Math.ceil(size * top - 1e-9) < FEWEST_BEST || best === size) return { missing: 'below_min_n', customers: size };
  const leakage = leakageIn(accounts, results);
  const blocked = new Set(leakage.leaks.map(({ name }) => name));
  const asked = [...accounts.columns.keys()].filter((name) => isDescriptive(name) && !blocked.has(name));
  const valued = asked.map((name) => valuesAmong(accounts, name, customers.accounts, { bands, least: FEWEST_OF_LABEL }));
  const attributes = valued.filter((each): each is Valued => each !== null && each.values.length > 1);
  return {
    by,
    customers,
    best,
    rest: size - best,
    young: customers.isYoung.reduce((sum, flag, at) => sum + flag * (isIn[at] ?? 0), 0),
    cut,
    values: sharesOf(attributes, isIn),
    worst: sharesOf(attributes, atTop(customers.worth, WORST, -1).isIn),
    leakage,
    leftOut: asked.filter((name) => !attributes.some((each) => each.name === name)),
  };
}

/** Customers on one side of the cut: all of them, and those who have a value. */
export type CustomersHaving = { readonly all: Uint32Array; readonly having: Uint32Array };

/** The customers behind what is said of a value among the best, or among the rest. */
export function customersHaving(
  accounts: AccountColumns,
  { customers, cut }: BestCustomers,
  { name, value, side, bands }: Pick<ValueShare, 'name' | 'value'> & { readonly side: 'best' | 'rest'; readonly bands: BestAsk['bands'] },
): CustomersHaving {
  const isBest = new Set(customers.accounts.filter((_, at) => (customers.worth[at] ?? 0) >= cut));
  const isOn = (account: number): boolean => isBest.has(account) === (side === 'best');
  const having = accountsHaving(accounts, { name, value }, customers.accounts, { bands, least: FEWEST_OF_LABEL });
  return { all: customers.accounts.filter(isOn), having: having.filter(isOn) };
}
