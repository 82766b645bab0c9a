import type { Reading } from '../core/model';

/**
 * A place in a picture that a click belongs to: where it stands on the axes; null is all along that axis, as a row does.
 * `lift` is how far above its place, in pixels, what belongs to it reaches: words over a bar.
 */
export type Spot = { readonly x: number | null; readonly y: number | null; readonly lift?: number };

/** A mark of a picture that can be taken apart, with the number that it shows. */
export type Mark = Spot & { readonly reading: Reading };

type Marked = { readonly reading?: Reading | undefined };

/** Rows of a picture, each a mark from edge to edge, also where its number is not drawn. */
export const rowMarks = (rows: readonly Marked[]): readonly Mark[] =>
  rows.flatMap(({ reading }, at) => (reading === undefined ? [] : [{ x: null, y: at, reading }]));

/** How far the words of a row stand above the middle of its bar. */
const WORDS = 16;

/** Rows whose words stand above their bars. */
export const titledRowMarks = (rows: readonly Marked[]): readonly Mark[] => rowMarks(rows).map((mark) => ({ ...mark, lift: WORDS }));

type MarkedPoint = Marked & { readonly value: number | null };

/** Points over time, each a mark by itself. */
export const pointMarks = (points: readonly MarkedPoint[]): readonly Mark[] =>
  points.flatMap(({ value, reading }, at) => (reading === undefined || value === null ? [] : [{ x: at, y: value, reading }]));

type Placed = Marked & { readonly x: number; readonly y: number };

/** Dots anywhere in a picture, each a mark by itself. */
export const dotMarks = (dots: readonly Placed[]): readonly Mark[] =>
  dots.flatMap(({ x, y, reading }) => (reading === undefined ? [] : [{ x, y, reading }]));

type Ends = { readonly before: MarkedPoint | null; readonly now: MarkedPoint | null };

/** Both ends of lines from before to now. */
export const endMarks = (lines: readonly Ends[]): readonly Mark[] =>
  lines.flatMap(({ before, now }) =>
    [before, now].flatMap((end, x) => pointMarks(end === null ? [] : [end]).map((mark) => ({ ...mark, x }))),
  );

/** How near a click must come to a point or to the middle of a row, in pixels. */
const NEAR = 26;

/** Where a mark is drawn, in pixels; null where it is all along an axis. */
export type Drawn = { readonly x: number | null; readonly y: number | null };

/** The spot that a place in a picture belongs to: the nearest that is near enough, or null. */
export function markAt<Found extends Spot>(
  marks: readonly Found[],
  place: { readonly x: number; readonly y: number },
  drawn: (mark: Found) => Drawn,
): Found | null {
  let [nearest, least]: [Found | null, number] = [null, NEAR];
  for (const mark of marks) {
    const { x, y } = drawn(mark);
    const distance = Math.hypot(x === null ? 0 : place.x - x, y === null ? 0 : place.y - (y - (mark.lift ?? 0)));
    if (distance <= least) [nearest, least] = [mark, distance];
  }
  return nearest;
}
