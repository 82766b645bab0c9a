import { kaplanMeier, type Spread } from '../statistics';

/** What a customer pays: a monthly amount, kept each month with `1 - churn`, worth less each month by the yearly discount. */
export type Stream = { readonly monthly: number; readonly churn: number; readonly discount: number };

/** From this many customers still in sight on, what was seen is taken as it is. */
const RELIABLE_FROM = 10;

const keepOf = ({ churn, discount }: Stream): number => (1 - churn) * (1 + discount) ** (-1 / 12);

/**
 * The present value of a stream over so many months, the first paid in full and counted as month 0 (`domain.md` 7); null
 * where it would go on without end.
 */
export function presentValue(stream: Stream, months: number): number | null {
  const keep = keepOf(stream);
  if (keep < 1) return (stream.monthly * (1 - keep ** months)) / (1 - keep);
  return Number.isFinite(months) ? stream.monthly * months : null;
}

/** The same without end, where the monthly amount grows by a constant each month (Skok); null where it has no end. */
export function growingValue(stream: Stream, growth: number): number | null {
  const keep = keepOf(stream);
  return keep < 1 ? stream.monthly / (1 - keep) + (growth * keep) / (1 - keep) ** 2 : null;
}

/**
 * How many months of so many a customer is expected to pay, by the survival that was seen (Kaplan and Meier 1958). From the
 * last step with at least ten customers in sight on, it goes on at its mean pace until then; null where nobody ever left
 * in sight of so many.
 */
export function monthsSurvived(ended: Spread, running: Spread, months: number): number | null {
  const steps = kaplanMeier({ event: ended, censored: running }, 0.95);
  const last = steps.findLast(({ atRisk, time }) => atRisk >= RELIABLE_FROM && time > 0);
  if (last === undefined) return null;
  const pace = last.survival ** (1 / last.time);
  let [paid, place, survival] = [0, 0, 1];
  for (let month = 0; month < months; month += 1) {
    for (; place < steps.length && (steps[place]?.time ?? Infinity) <= month; place += 1) survival = steps[place]?.survival ?? survival;
    paid += month <= last.time ? survival : last.survival * pace ** (month - last.time);
  }
  return paid;
}
