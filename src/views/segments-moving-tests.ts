import { difference, type MetricId } from '../core/metrics';
import type { Reading } from '../core/model';
import { benjaminiHochberg, sharesP } from '../core/statistics';
import { partOf } from '../wording';

/** A segment over some quarters: as a whole, in either half, and quarter by quarter. */
export type SegmentQuarters = {
  readonly id: string;
  readonly label: string | null;
  readonly name: string;
  readonly whole: Reading;
  /** Its share minus that of all deals, which it is part of: no interval is told of it. Null where either has none. */
  readonly gap: Reading | null;
  /** Either half; undefined where the segment had nothing in it, or no half is told. */
  readonly before: Reading | undefined;
  readonly now: Reading | undefined;
  readonly quarters: readonly (Reading | undefined)[];
};

/**
 * The same, with what its halves say against each other; null where either rests on too few. `isOpen`: large enough to matter,
 * and not sure enough to be told from chance.
 */
export type MovedSegment = SegmentQuarters & { readonly change: Reading | null; readonly isClear: boolean; readonly isOpen: boolean };

const FALSE_SHARE = 0.05;
/** A smaller change is none, however sure. */
const PRACTICAL = 0.05;

type Known = Extract<Reading, { readonly missing: null }>;
type Tested = { readonly segment: SegmentQuarters; readonly before: Known; readonly now: Known };

function testedOf(segment: SegmentQuarters, least: number): readonly Tested[] {
  const { before, now } = segment;
  if (before === undefined || before.missing !== null || now === undefined || now.missing !== null) return [];
  return Math.min(before.n, now.n) < least ? [] : [{ segment, before, now }];
}

const chanceOf = ({ before, now }: Tested): number =>
  sharesP({ part: partOf(now), whole: now.n }, { part: partOf(before), whole: before.n }) ?? 1;

/** Clear is a change of five points or more whose q over all segments compared (Benjamini and Hochberg) stays under 0.05. */
export function movedSegments(segments: readonly SegmentQuarters[], metric: MetricId, least: number): readonly MovedSegment[] {
  const tested = segments.flatMap((segment) => testedOf(segment, least));
  const q = benjaminiHochberg(tested.map(chanceOf));
  return segments.map((segment) => {
    const at = tested.findIndex((each) => each.segment === segment);
    const sides = tested[at];
    if (sides === undefined) return { ...segment, change: null, isClear: false, isOpen: false };
    const change = difference(metric, sides.now, sides.before, sides.now.slice);
    const isLarge = change.missing === null && Math.abs(change.value) >= PRACTICAL;
    const isClear = isLarge && (q[at] ?? 1) < FALSE_SHARE;
    return { ...segment, change, isClear, isOpen: isLarge && !isClear };
  });
}
