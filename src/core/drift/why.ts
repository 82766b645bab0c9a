import { foremost, type DimensionId, type Missing, type Reading } from '../model';
import { mixAndRate, type Share } from '../statistics';

/** One segment in one period: `part` over `whole` is its rate (wins of closed deals, an amount over wins). Null: rows without a label. */
export type SegmentSum = Share & { readonly segment: string | null };

/** Where a segment stood in one period: its share of the whole, what its rate is of, and the rate; null where the period has nothing of it. */
export type Standing = { readonly share: number; readonly of: number; readonly rate: number | null };

/** What one segment did to the total; `effect` is mix and rate together. */
export type SegmentEffect = {
  readonly segment: string | null;
  readonly before: Standing;
  readonly now: Standing;
  readonly mix: number;
  readonly rate: number;
  readonly effect: number;
};

/** A change of a total that is split: mix + rate = change, and the effects of all segments add up to it. */
export type Split = {
  readonly missing: null;
  readonly before: number;
  readonly now: number;
  readonly change: number;
  readonly mix: number;
  readonly rate: number;
  /** The total with the mix of before and the rates of now. */
  readonly standardised: number;
  /** In the order in which they were met. */
  readonly segments: readonly SegmentEffect[];
};

/** What moved a total, or why it cannot be told. */
export type Why = Split | { readonly missing: Missing };

type Sides = { before: Share; now: Share };
const NOTHING: Share = { part: 0, whole: 0 };

function plus(a: Share, b: Share): Share {
  if (!(b.whole >= 0 && Number.isFinite(b.whole) && Number.isFinite(b.part))) throw new RangeError(`${b.part} of ${b.whole} is no rate`);
  return { part: a.part + b.part, whole: a.whole + b.whole };
}

/** Both periods by segment; one that is in one period only has nothing in the other, one met twice is added up. */
function aligned(before: readonly SegmentSum[], now: readonly SegmentSum[]): ReadonlyMap<string | null, Sides> {
  const found = new Map<string | null, Sides>();
  const sidesOf = (segment: string | null): Sides => found.get(segment) ?? { before: NOTHING, now: NOTHING };
  for (const each of before) found.set(each.segment, { ...sidesOf(each.segment), before: plus(sidesOf(each.segment).before, each) });
  for (const each of now) found.set(each.segment, { ...sidesOf(each.segment), now: plus(sidesOf(each.segment).now, each) });
  return found;
}

const wholeOf = (sums: readonly SegmentSum[]): number => sums.reduce((all, { whole }) => all + whole, 0);
const standing = ({ part, whole }: Share, all: number): Standing => ({
  share: whole / all,
  of: whole,
  rate: whole > 0 ? part / whole : null,
});

/**
 * What moved a share or a mean between two periods: the mix of its segments, or the rates inside them (E. M. Kitagawa 1955,
 * midpoint form; `domain.md` 10.8). A segment in one period only takes the other's rate, so that all its effect is mix.
 * Effects are in the unit of the rate. A period in which nothing is counted leaves nothing to split, for the reason `empty`.
 */
export function splitChange(before: readonly SegmentSum[], now: readonly SegmentSum[], empty: Missing = 'no_rows'): Why {
  const segments = [...aligned(before, now)];
  const split = mixAndRate(segments.map(([, sides]) => ({ before: sides.before, after: sides.now })));
  if (split === null) return { missing: empty };
  const [allBefore, allNow] = [wholeOf(before), wholeOf(now)];
  return {
    missing: null,
    before: split.before,
    now: split.after,
    change: split.after - split.before,
    mix: split.mix,
    rate: split.rate,
    standardised: split.standardised,
    segments: segments.map(([segment, sides], index) => {
      const { mix, rate } = split.parts[index] ?? { mix: 0, rate: 0 };
      return { segment, before: standing(sides.before, allBefore), now: standing(sides.now, allNow), mix, rate, effect: mix + rate };
    }),
  };
}

/** What a reading is a quotient of; counts come back as whole numbers. */
function sumOf({ value, n }: { readonly value: number; readonly n: number }): Share {
  const [part, nearest] = [value * n, Math.round(value * n)];
  return { part: Math.abs(part - nearest) < 1e-6 ? nearest : part, whole: n };
}

type Read = { readonly sums: readonly SegmentSum[]; readonly missing: Missing | null };

function sumsOf(by: DimensionId, readings: readonly Reading[]): Read {
  const lacking = readings.filter(({ n }) => n > 0).flatMap(({ missing }) => (missing === null ? [] : [missing]));
  const sums = readings.flatMap((reading): readonly SegmentSum[] => {
    const segment = reading.slice.get(by) ?? null;
    return reading.missing === null ? [{ segment, ...sumOf(reading) }] : [];
  });
  return { sums, missing: foremost(lacking) };
}

const isAlike = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** Whether the segments are all of the total, each row once: only then do their effects add up to its change. */
function isWhole(sums: readonly SegmentSum[], total: Share): boolean {
  const part = sums.reduce((all, each) => all + each.part, 0);
  return isAlike(wholeOf(sums), total.whole) && isAlike(part, total.part);
}

/** Readings of one metric: of every segment, and of all together. */
export type SegmentReadings = { readonly total: Reading; readonly segments: readonly Reading[] };

/**
 * The same split from readings whose `n` is their denominator (win rate, ACV, shares of counts). It is refused as not kept by
 * slice where the segments do not add up to the total: where they overlap, or where `n` is another count than the denominator.
 */
export function splitReadings(by: DimensionId, before: SegmentReadings, now: SegmentReadings): Why {
  const [was, is] = [before.total, now.total];
  if (was.missing !== null) return { missing: was.missing };
  if (is.missing !== null) return { missing: is.missing };
  const [old, recent] = [sumsOf(by, before.segments), sumsOf(by, now.segments)];
  const lacking = foremost([old.missing, recent.missing].filter((reason) => reason !== null));
  if (lacking !== null) return { missing: lacking };
  if (!isWhole(old.sums, sumOf(was)) || !isWhole(recent.sums, sumOf(is))) return { missing: 'not_kept_by_slice' };
  return splitChange(old.sums, recent.sums);
}

/** The size of an effect to sort by: effects that differ by rounding alone are equal, and keep their order. */
export const sizeToSort = (effect: number): number => Number(Math.abs(effect).toPrecision(9));

const SHOWN = 3;

/**
 * The segments that did most of a change: those whose effect has its direction, the largest first; where the total stood
 * still, the largest effects either way. Segments without any effect are none.
 */
export function topContributors({ change, segments }: Split, most = SHOWN): readonly SegmentEffect[] {
  return segments
    .filter(({ effect }) => effect !== 0 && (change === 0 || Math.sign(effect) === Math.sign(change)))
    .toSorted((a, b) => sizeToSort(b.effect) - sizeToSort(a.effect))
    .slice(0, most);
}
