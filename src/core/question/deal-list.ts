import { OUTCOMES, type Outcome } from '../model';
import { decode } from './filter';

/** By which of its dates a deal must lie in the period; `any`: it need not. */
export type DatedBy = 'any' | 'created' | 'closed' | 'due';

/** Which deals a list holds, and by which of its columns it is sorted: definitions alone, never what somebody looked for. */
export type DealList = {
  readonly outcome: Outcome | 'all';
  readonly dated: DatedBy;
  /** The id of a column; one that the loaded files do not have sorts nothing. */
  readonly sort: string;
  readonly isDescending: boolean;
  /** Whether deals of every class are listed, and not of the one that metrics read alone. */
  readonly isEveryClass: boolean;
};

/** Open deals, the largest first. */
export const USUAL_DEAL_LIST: DealList = { outcome: 'open', dated: 'any', sort: 'number:amount', isDescending: true, isEveryClass: false };

const DATES: readonly DatedBy[] = ['any', 'created', 'closed', 'due'];
const LONGEST = 200;

/** A list as a link writes it. */
export const dealListText = ({ outcome, dated, sort, isDescending, isEveryClass }: DealList): string =>
  [outcome, dated, sort, isDescending ? 'down' : 'up', ...(isEveryClass ? ['every'] : [])]
    .map((part) => encodeURIComponent(part).replaceAll('.', '%2E'))
    .join('.');

/** The list of a link's text, or null. */
export function readDealList(text: string): DealList | null {
  const [outcome, dated, sort, direction, classes, ...more] = text.split('.').map(decode);
  const named = [...OUTCOMES, 'all' as const].find((each) => each === outcome);
  const by = DATES.find((each) => each === dated);
  if (named === undefined || by === undefined || !sort || sort.length > LONGEST || more.length > 0) return null;
  if ((direction !== 'up' && direction !== 'down') || (classes !== undefined && classes !== 'every')) return null;
  return { outcome: named, dated: by, sort, isDescending: direction === 'down', isEveryClass: classes === 'every' };
}
