import { sizeToSort, type SegmentEffect, type Split } from './why';

/** One step from where the step before ended; `effect` = to - from. */
export type WaterfallStep<Cause> = { readonly cause: Cause; readonly effect: number; readonly from: number; readonly to: number };

/** From the total before to the total now; the effects of all steps add up to end - start. */
export type Waterfall<Cause> = { readonly start: number; readonly end: number; readonly steps: readonly WaterfallStep<Cause>[] };

/** What a step of a split stands for. `others`: so many segments that are not shown by themselves. */
export type SplitCause =
  | { readonly of: 'mix' }
  | { readonly of: 'rate'; readonly segment: string | null }
  | { readonly of: 'otherRates'; readonly others: number }
  | { readonly of: 'segment'; readonly segment: string | null }
  | { readonly of: 'otherSegments'; readonly others: number };

/** An effect with what it stands for, not yet laid end to end. */
export type Part<Cause> = { readonly cause: Cause; readonly effect: number };

/** Lays effects end to end. What rounding leaves between the last one and the end (under 1e-12 of a rate) is not drawn. */
export function waterfallFrom<Cause>(start: number, end: number, parts: readonly Part<Cause>[]): Waterfall<Cause> {
  let reached = start;
  const steps = parts.map(({ cause, effect }, index): WaterfallStep<Cause> => {
    const from = reached;
    reached = index === parts.length - 1 ? end : from + effect;
    return { cause, effect, from, to: reached };
  });
  return { start, end, steps };
}

const SHOWN = 6;

/** The largest parts by themselves, and what is left of them as one. */
export function largest<Cause>(
  parts: readonly Part<Cause>[],
  most: number,
  othersOf: (others: number) => Cause,
): { readonly shown: readonly Part<Cause>[]; readonly rest: readonly Part<Cause>[] } {
  const sorted = parts.toSorted((a, b) => sizeToSort(b.effect) - sizeToSort(a.effect));
  // One that is left over needs no name for others: it may as well stand by itself.
  const kept = sorted.length <= most + 1 ? sorted.length : most;
  const others = sorted.slice(kept);
  const effect = others.reduce((sum, part) => sum + part.effect, 0);
  return { shown: sorted.slice(0, kept), rest: others.length === 0 ? [] : [{ cause: othersOf(others.length), effect }] };
}

/** Whether a segment has anything in either period. */
export const isIn = ({ before, now }: SegmentEffect): boolean => before.rate !== null || now.rate !== null;

/** Old total, the mix as one step, then the rates of segments, the largest first, new total. */
export function waterfallByCause({ before, now, mix, segments }: Split, most = SHOWN): Waterfall<SplitCause> {
  const rates = segments
    .filter(isIn)
    .map(({ segment, rate }): Part<SplitCause> => ({ cause: { of: 'rate', segment }, effect: rate }))
    .filter(({ effect }) => effect !== 0);
  const { shown, rest } = largest(rates, most, (others): SplitCause => ({ of: 'otherRates', others }));
  return waterfallFrom(before, now, [{ cause: { of: 'mix' }, effect: mix }, ...shown, ...rest]);
}

/** Old total, a step for each segment (its mix and rate together), the largest first, new total. */
export function waterfallBySegment({ before, now, segments }: Split, most = SHOWN): Waterfall<SplitCause> {
  const parts = segments.filter(isIn).map(({ segment, effect }): Part<SplitCause> => ({ cause: { of: 'segment', segment }, effect }));
  const { shown, rest } = largest(parts, most, (others): SplitCause => ({ of: 'otherSegments', others }));
  return waterfallFrom(before, now, [...shown, ...rest]);
}
