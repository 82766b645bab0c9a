import { isIn, largest, waterfallFrom, type Part, type Waterfall } from './waterfall';
import type { Split } from './why';

/** What a step stands for: what a segment's share did, what those of so many others did together, or the rates inside all of them. */
export type MixCause =
  | { readonly of: 'mix'; readonly segment: string | null }
  | { readonly of: 'otherMixes'; readonly others: number }
  | { readonly of: 'rates' };

const SHOWN = 5;

/** Old total, the mix by segment, the largest first, then the rates inside all segments as one step, new total. */
export function waterfallByMix({ before, now, rate, segments }: Split, most = SHOWN): Waterfall<MixCause> {
  const mixes = segments
    .filter(isIn)
    .map(({ segment, mix }): Part<MixCause> => ({ cause: { of: 'mix', segment }, effect: mix }))
    .filter(({ effect }) => effect !== 0);
  const { shown, rest } = largest(mixes, most, (others): MixCause => ({ of: 'otherMixes', others }));
  return waterfallFrom(before, now, [...shown, ...rest, { cause: { of: 'rates' }, effect: rate }]);
}
