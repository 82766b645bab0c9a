import { revenueOn, type Customers } from './oracle-base';
import type { Months, Year } from './oracle-calendar';
import { sliceOf } from './oracle-deals';

/** Customer-months that started active in a year, how many of them ended gone, and by how many customers. */
export type Risk = { readonly atRisk: number; readonly churned: number; readonly customers: number };

const NOTHING: Risk = { atRisk: 0, churned: 0, customers: 0 };
/** domain.md 7: the weight of the whole where slices are too few to tell how much they differ. */
const [USUAL_WEIGHT, ENOUGH_SLICES] = [120, 5];

/** A month counts once its morrow is known. */
export function riskIn(
  customers: Customers,
  { year, asOf }: { readonly year: Year; readonly asOf: number },
  { from, to }: NonNullable<Months>,
): Risk {
  let [atRisk, churned, seen] = [0, 0, 0];
  for (const { contracts } of customers) {
    const before = atRisk;
    for (let month = from; month <= to; month++) {
      if (year.first(month + 1) > asOf + 1 || revenueOn(contracts, year.first(month)) === null) continue;
      atRisk++;
      if (revenueOn(contracts, year.first(month + 1)) === null) churned++;
    }
    if (atRisk > before) seen++;
  }
  return { atRisk, churned, customers: seen };
}

export function risksBy(customers: Customers, by: readonly string[], risk: (own: Customers) => Risk): ReadonlyMap<string, Risk> {
  const groups = new Map<string, Customers[number][]>();
  for (const customer of customers) {
    const slice = sliceOf(customer.of, by);
    groups.set(slice, [...(groups.get(slice) ?? []), customer]);
  }
  return new Map([...groups].map(([slice, own]) => [slice, risk(own)]));
}

/** Where a falling function crosses nothing. */
function root(of: (at: number) => number, low: number, high: number): number {
  let [from, to] = [low, high];
  for (let step = 0; step < 70; step++) {
    const middle = (from + to) / 2;
    if (of(middle) > 0) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}
/** 1/x + 1/(x+1) + ... of so many terms: how the logarithm of a rising factorial grows. */
const harmonic = (from: number, terms: number): number =>
  Array.from({ length: terms }, (_, at) => 1 / (from + at)).reduce((a, b) => a + b, 0);

/** The mean and weight of the beta prior that makes the slices' counts likeliest (domain.md 10.7); it weighs no more than all the slices. */
export function priorOf(risks: readonly Risk[]): { readonly mean: number; readonly weight: number } {
  const sum = (part: (risk: Risk) => number): number => risks.reduce((all, risk) => all + part(risk), 0);
  const meanAt = (weight: number): number =>
    root(
      (mean) => sum(({ churned, atRisk }) => harmonic(mean * weight, churned) - harmonic((1 - mean) * weight, atRisk - churned)),
      1e-12,
      1 - 1e-12,
    );
  const slope = (weight: number): number => {
    const mean = meanAt(weight);
    return sum(
      ({ churned, atRisk }) =>
        mean * harmonic(mean * weight, churned) + (1 - mean) * harmonic((1 - mean) * weight, atRisk - churned) - harmonic(weight, atRisk),
    );
  };
  /** Slices that do not differ say no more of each other than all of them together. */
  const heaviest = sum(({ atRisk }) => atRisk);
  if (slope(heaviest) >= 0) return { mean: meanAt(heaviest), weight: heaviest };
  const weight = Math.exp(root((log) => slope(Math.exp(log)), Math.log(1e-3), Math.log(heaviest)));
  return { mean: meanAt(weight), weight };
}

type Risks = ReadonlyMap<string, Risk>;

/** Monthly churn by slice, drawn towards what its slices have in common; the whole has its own, a part of it leans on it. */
export function churnBy(
  { own: risks, all, isPart }: { readonly own: Risks; readonly all: Risks; readonly isPart: boolean },
  by: readonly string[],
): (slice: string) => number {
  const there = [...all.values()].filter(({ atRisk }) => atRisk > 0);
  const [churned, atRisk] = [there.reduce((sum, each) => sum + each.churned, 0), there.reduce((sum, each) => sum + each.atRisk, 0)];
  if (atRisk === 0) return () => 0;
  if (by.length === 0 && !isPart) return () => churned / atRisk;
  const { mean, weight } = there.length < ENOUGH_SLICES ? { mean: churned / atRisk, weight: USUAL_WEIGHT } : priorOf(there);
  return (slice) => {
    const own = risks.get(slice) ?? NOTHING;
    return (own.churned + mean * weight) / (own.atRisk + weight);
  };
}
