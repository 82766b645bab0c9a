import { topContributors, type Split } from '../core/drift';
import type { DimensionId, Reading } from '../core/model';
import { cardChange } from '../wording';
import { nameOf } from './name';

/** The segments that did most of a change, in words: `Software −4 points`. */
export const contributorsText = (split: Split, segment: DimensionId, numbers: Pick<Reading, 'unit' | 'currency'>): readonly string[] =>
  topContributors(split).map((each) => `${nameOf(segment, each.segment)} ${cardChange(each.effect, numbers)}`);
