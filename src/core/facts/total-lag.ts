import { quantileOfSorted } from '../statistics';
import type { Deal } from './deals';

const DAYS_A_MONTH = 30.4375;
const MOST_LAG = 12;

/**
 * How many months before winning spend is looked for in the whole company: the median cycle of won new business, in whole
 * months from 0 to 12 (`domain.md` 6); 0 where no deal has a cycle. Deals created after they closed have none.
 */
export function totalLag(deals: readonly Deal[]): number {
  const cycles = deals.flatMap(({ outcome, dealClass, created, closed }) => {
    const isCounted = outcome === 'won' && dealClass === 'newBusiness' && created !== null && closed !== null && closed >= created;
    return isCounted ? [closed - created] : [];
  });
  const median = quantileOfSorted(Int32Array.from(cycles).toSorted(), 0.5);
  return median === null ? 0 : Math.min(MOST_LAG, Math.floor(median / DAYS_A_MONTH + 0.5));
}
