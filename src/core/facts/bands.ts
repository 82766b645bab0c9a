import { NOT_KEPT, UNKNOWN, FIRST_LABEL, type Code } from '../model';

/** Bands of a number: `from` is the least value of each, ascending; labels name them as people read them. */
export type Bands = { readonly labels: readonly string[]; readonly from: readonly number[] };

/** Size of a company by people (`domain.md` 11.8, carried on above 1,000). */
const EMPLOYEES: Bands = {
  labels: ['1-10', '11-50', '51-200', '201-500', '501-1,000', '1,001-5,000', '5,001+'],
  from: [1, 11, 51, 201, 501, 1001, 5001],
};
const MILLION = 100_000_000;
/** Size of a company by yearly revenue, in minor units. */
const REVENUE: Bands = {
  labels: ['under 1M', '1M-10M', '10M-50M', '50M-250M', '250M-1B', '1B+'],
  from: [0, MILLION, 10 * MILLION, 50 * MILLION, 250 * MILLION, 1000 * MILLION],
};

/** Numbers of an account that are sliced by band. */
export const BANDS: ReadonlyMap<string, Bands> = new Map([
  ['employees', EMPLOYEES],
  ['annualRevenue', REVENUE],
]);

/** The code of a number's band; a number under the first band is unknown. */
export function bandOf(bands: Bands, value: number | null): Code {
  if (value === null) return UNKNOWN;
  const place = bands.from.findLastIndex((from) => value >= from);
  return place < 0 ? UNKNOWN : place + FIRST_LABEL;
}

/** The dictionary of a banded dimension. */
export const bandMembers = (bands: Bands): readonly string[] => {
  const members: string[] = [];
  members[UNKNOWN] = '';
  members[NOT_KEPT] = '';
  return [...members, ...bands.labels];
};
