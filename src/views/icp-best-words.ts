import type { Leak, Leakage, ValueShare } from '../core/icp';
import { counted, decimal, fullChange } from '../wording';
import { attributeNumber, underNumber, type AttributeNaming } from './icp-builder-attributes';
import { differenceReading } from './share-reading';

type RangeOfValues = Extract<ValueShare['value'], { readonly kind: 'range' }>;

/** What an account has, as the first cell of a row: `Employees: 51–200`. */
export function valueName({ name, value }: Pick<ValueShare, 'name' | 'value'>, naming: AttributeNaming): string {
  const label = naming.labelOf(name);
  switch (value.kind) {
    case 'label':
      return `${label}: ${value.label}`;
    case 'others':
      return `${label}: others, each rare`;
    case 'unknown':
      return `${label}: unknown`;
    case 'range':
      return `${label}: ${rangeName(value, name, naming)}`;
  }
}

/** `51–200`, `$50M–$250M`, `under $1M`, `1,001 and more`: bands of money meet at whole numbers. */
function rangeName({ from, to }: RangeOfValues, name: string, naming: AttributeNaming): string {
  const least = from === null ? null : attributeNumber(from, name, naming);
  const under = to === null ? null : underNumber(to, name, naming);
  const most = to === null ? null : (under ?? attributeNumber(to, name, naming));
  if (most === null) return least === null ? 'any number' : `${least} and more`;
  if (least === null) return under === null ? `up to ${most}` : `under ${most}`;
  return `${least}–${most}`;
}

/** `39 of 153`. */
export const sideText = ({ part, whole }: ValueShare['best']): string => `${decimal(part)} of ${decimal(whole)}`;
/** `2.92×`; of a value that none of the rest has, no number. */
export const liftText = ({ lift, best }: ValueShare): string =>
  lift === null ? `none of the rest, ${sideText(best)} of the best` : `${decimal(lift, 2)}×`;

/** An attribute that is only known after a win, with its figures. */
export function leakText({ name, label, won, others, difference, low, high }: Leak, { labelOf }: AttributeNaming): string {
  const what = label === null ? `${labelOf(name)} is filled` : `${labelOf(name)} is “${label}”`;
  const limits = fullChange(differenceReading(difference, { low, high }, won.whole));
  const since = label === null && difference > 0 ? 'only known after a win' : 'known by the outcome';
  return `${what} for ${sideText(won)} accounts that were won and ${sideText(others)} that were not: ${limits}. It is ${since}, so nothing is learned from it.`;
}

/** Attributes that are blocked, or why that could not be judged. */
export function blockedTexts({ isJudged, won, others, leaks }: Leakage, naming: AttributeNaming): readonly string[] {
  if (isJudged) return leaks.map((leak) => leakText(leak, naming));
  return [
    `Whether an attribute is only known after a win cannot be told: ${counted(won, 'account')} won, ${decimal(others)} not; it takes ten of each.`,
  ];
}
