import type { Clock, FactId, Rulers } from '../model';

/** The date of a deal by each clock; what is held is judged as of now, by the last version. */
const DAY_OF: Readonly<Partial<Record<Clock, string>>> = { created: 'createdDay', closed: 'closedDay', due: 'dueDay' };

/** By what a row of a fact tells when it happened: a column, and whether it counts days or months. */
export type DatedBy = { readonly column: string; readonly of: 'self' | 'deal'; readonly unit: 'day' | 'month' } | null;

/** When a row of a fact happened by a clock: deals to the day, spend and customers to the month, a stock now. */
export function datedBy(fact: FactId, clock: Clock): DatedBy {
  const day = DAY_OF[clock];
  switch (fact) {
    case 'opportunity':
      return day === undefined ? null : { column: day, of: 'self', unit: 'day' };
    case 'logo':
      return { column: 'closedDay', of: 'deal', unit: 'day' };
    case 'spend':
    case 'recurring':
      return { column: 'month', of: 'self', unit: 'month' };
    case 'customer':
    case 'tenure':
    case 'account':
      return null;
  }
}

/** Which version reads a date; a row without one, and a stock, are read by the last. A month is read by the version of its first day. */
export function rulerAt({ starts }: Rulers, unit: 'day' | 'month', at: number | null): number {
  if (at === null) return starts.length - 1;
  return Math.max(
    0,
    starts.findLastIndex((start) => start[unit] <= at),
  );
}

/** The number that a row's account has its score under, as SQL. */
export function scoreKeySql(account: string, dated: DatedBy, rulers: Rulers | undefined): string {
  if (rulers === undefined || rulers.starts.length < 2) return account;
  const last = rulers.starts.length - 1;
  if (dated === null) return `${account} + ${last * rulers.accounts}`;
  const column = `${dated.of === 'deal' ? 'o' : 'f'}.${dated.column}`;
  const cases = rulers.starts
    .map((start, place) => `WHEN ${column} >= ${start[dated.unit]} THEN ${place * rulers.accounts}`)
    .slice(1)
    .reverse();
  return `${account} + CASE WHEN ${column} IS NULL THEN ${last * rulers.accounts} ${cases.join(' ')} ELSE 0 END`;
}
