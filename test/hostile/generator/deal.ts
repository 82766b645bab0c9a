import type { Outcome } from '../../../src/core/model';
import { chanceOf, type Chance } from './chance';

/** A deal as it is in truth, before anyone writes it down. Dates are `YYYY-MM-DD`; `minor` is whole minor units. */
export type Deal = {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly stage: string;
  readonly outcome: Outcome;
  readonly minor: number | null;
  readonly currency: string;
  readonly created: string;
  readonly close: string | null;
  readonly type: string;
  readonly dealClass: string;
  readonly owner: string;
};

export type DealWishes = {
  readonly count?: number;
  readonly currency?: string;
  /** Days of the month and months at most 12 and different, so that day and month can be exchanged. */
  readonly exchangeable?: boolean;
  /** Amounts of at least this many minor units. */
  readonly least?: number;
  readonly round?: number;
};

const STAGES: readonly (readonly [string, Outcome])[] = [
  ['Closed Won', 'won'],
  ['Closed Lost', 'lost'],
  ['Prospecting', 'open'],
  ['Negotiation', 'open'],
  ['Closed Won', 'won'],
  ['Qualification', 'open'],
];
const TYPES: readonly (readonly [string, string])[] = [
  ['New Business', 'newBusiness'],
  ['Renewal', 'renewal'],
  ['New Business', 'newBusiness'],
];
const ACCOUNTS = ['Acme', 'Borealis', 'Cobalt Works', 'Dovetail', 'Elm and Ash', 'Fjordline', 'Granite', 'Harrow'];
const OWNERS = ['Ana Ortiz', 'Ben Cole', 'Chidi Obi', 'Dana Levy'];
const DAY = 86_400_000;

const two = (value: number): string => String(value).padStart(2, '0');
/** The calendar date some days after 2023-01-01. */
export const dayAfter = (days: number): string => new Date(Date.UTC(2023, 0, 1) + days * DAY).toISOString().slice(0, 10);

function datesOf(chance: Chance, exchangeable: boolean): { readonly created: string; readonly close: string } {
  if (!exchangeable) {
    const start = chance.below(500);
    return { created: dayAfter(start), close: dayAfter(start + 5 + chance.below(300)) };
  }
  const day = (year: number): string => {
    const month = 1 + chance.below(12);
    return `${year}-${two(month)}-${two(((month + chance.below(10)) % 12) + 1)}`;
  };
  return { created: day(2023), close: day(2024) };
}

/** Deals drawn from a name: ids, names and accounts differ, outcomes are all but `other`. */
export function dealsOf(name: string, wishes: DealWishes = {}): readonly Deal[] {
  const chance = chanceOf(name);
  const { count = 40, currency = 'USD', least = 100_000, round = 1 } = wishes;
  return Array.from({ length: count }, (_, i): Deal => {
    const [stage, outcome] = i < STAGES.length ? (STAGES[i] ?? chance.pick(STAGES)) : chance.pick(STAGES);
    const [type, dealClass] = chance.pick(TYPES);
    const minor = Math.ceil((least + chance.below(9_000_000) + 1) / round) * round;
    return {
      id: `OPP-${1000 + i * 7}`,
      name: `Deal ${i + 1} ${chance.pick(ACCOUNTS)}`,
      account: chance.pick(ACCOUNTS),
      owner: chance.pick(OWNERS),
      stage,
      outcome,
      minor,
      currency,
      type,
      dealClass,
      ...datesOf(chance, wishes.exchangeable ?? false),
    };
  });
}

/** The deal at a place; there must be one. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
}

/** The list with one element changed. */
export const changed = <T>(list: readonly T[], index: number, change: (element: T) => T): readonly T[] =>
  list.map((element, i) => (i === index ? change(element) : element));
