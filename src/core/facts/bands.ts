import { areBandEdges, FIRST_LABEL, NOT_KEPT, UNKNOWN, type Code } from '../model';

/** Bands of a number: `from` is the least value of each, ascending; labels name them as people read them. */
export type Bands = { readonly labels: readonly string[]; readonly from: readonly number[] };

/** Size of a company by people (`domain.md` 11.8, carried on above 1,000). */
const EMPLOYEES = [1, 11, 51, 201, 501, 1001, 5001];
/** A million in the minor units that an account's revenue is counted in. */
const MILLION = 100_000_000;
/** Size of a company by yearly revenue, in minor units. */
const REVENUE = [0, MILLION, 10 * MILLION, 50 * MILLION, 250 * MILLION, 1000 * MILLION];

/** Numbers of an account that are sliced by band, and the least values of their bands until somebody says otherwise. */
const USUAL: ReadonlyMap<string, readonly number[]> = new Map([
  ['employees', EMPLOYEES],
  ['annualRevenue', REVENUE],
]);

const grouped = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** Whole numbers from a least value to the one before the next band. */
function countLabel(from: number, next: number | undefined): string {
  if (next === undefined) return `${grouped(from)}+`;
  return next - 1 === from ? grouped(from) : `${grouped(from)}-${grouped(next - 1)}`;
}

const SIZES: readonly (readonly [number, string])[] = [
  [1000 * MILLION, 'B'],
  [MILLION, 'M'],
  [MILLION / 1000, 'K'],
];

/** Minor units in short: `250K`, `1.5M`, `1B`; no digit is lost, so that different edges never read alike. */
function shortMoney(minor: number): string {
  const [unit, sign] = SIZES.find(([least]) => Math.abs(minor) >= least) ?? [100, ''];
  return `${minor / unit}${sign}`;
}

function moneyLabel(from: number, next: number | undefined): string {
  if (next === undefined) return `${shortMoney(from)}+`;
  return from === 0 ? `under ${shortMoney(next)}` : `${shortMoney(from)}-${shortMoney(next)}`;
}

/** Any other number may have a fraction: a band ends below the next. */
const numberLabel = (from: number, next: number | undefined): string => (next === undefined ? `${from}+` : `${from} to under ${next}`);

function labelOf(name: string, from: number, next: number | undefined): string {
  if (name === 'annualRevenue') return moneyLabel(from, next);
  const isCount = name === 'employees' && Number.isInteger(from) && Number.isInteger(next ?? 0);
  return isCount ? countLabel(from, next) : numberLabel(from, next);
}

/**
 * The bands of an account's number by its name: those given, else the usual ones; null where neither knows it. Throws on
 * edges that make no bands: whoever takes them from people asks `areBandEdges` first.
 */
export function bandsOf(name: string, given: ReadonlyMap<string, readonly number[]>): Bands | null {
  const from = given.get(name) ?? USUAL.get(name);
  if (from === undefined) return null;
  if (!areBandEdges(from)) throw new RangeError(`the bands of ${name} do not ascend`);
  return { from, labels: from.map((edge, at) => labelOf(name, edge, from[at + 1])) };
}

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
