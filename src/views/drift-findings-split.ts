import { topContributors, type Split } from '../core/drift';
import type { Dataset, DimensionId, Reading } from '../core/model';
import { cardChange } from '../wording';
import { memberName } from './name';

/** The segments that did most of a change, in words: `Software −4 points`. */
export const contributorsText = (
  split: Split,
  segment: DimensionId,
  { dataset, numbers }: { readonly dataset: Dataset; readonly numbers: Pick<Reading, 'unit' | 'currency'> },
): readonly string[] =>
  topContributors(split).map((each) => `${memberName(dataset, segment, each.segment)} ${cardChange(each.effect, numbers)}`);
