import type { Leak, Leakage, ValueShare } from '../core/icp';
import { counted, decimal, fullChange } from '../wording';
import { attributeNumber, type AttributeNaming } from './icp-builder-attributes';
import { differenceReading } from './share-reading';

/** What an account has, as the first cell of a row: `Employees: 51–200`. */
export function valueName({ name, value }: ValueShare, naming: AttributeNaming): string {
  const label = naming.labelOf(name);
  switch (value.kind) {
    case 'label':
      return `${label}: ${value.label}`;
    case 'others':
      return `${label}: others, each rare`;
    case 'unknown':
      return `${label}: unknown`;
    case 'range': {
      const [from, to] = [value.from, value.to].map((limit) => (limit === null ? null : attributeNumber(limit, name, naming)));
      if (from === null && to === null) return `${label}: any number`;
      if (from === null) return `${label}: up to ${to ?? ''}`;
      return to === null ? `${label}: ${from ?? ''} and more` : `${label}: ${from ?? ''}–${to ?? ''}`;
    }
  }
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
