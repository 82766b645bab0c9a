import type { Objective } from '../core/discovery';
import type { NoSearch } from '../core/discovery-study';
import { leftOutText, needText, nothingText, undefinedText } from '../wording';

/** Why nothing can be searched, with what an objective lacks by name, and the attributes that were left out. */
export function nothingSaid({ why, missing, leftOut }: NoSearch, { label }: Pick<Objective, 'label'>): readonly string[] {
  const lacking = missing === null ? null : (needText(label, missing) ?? `${label} is ${undefinedText(missing)}.`);
  const out = leftOut.filter((each) => each.why !== 'notChosen').map(leftOutText);
  return [lacking ?? nothingText(why), ...out];
}
