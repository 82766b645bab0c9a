import { stayRows, type StayBy, type StayPair, type Survival, type SurvivalAsked, type SurvivalPoint } from '../core/metrics';
import type { Dataset, DimensionId, Reading } from '../core/model';
import { asOfText, counted, decimal, tableValue } from '../wording';
import { sliceText } from './evidence';
import { studyList, type Studied, type StudyList, type StudyReading } from './study';

/** The share still there after so many months; null beyond what enough were followed to. */
export function stillThere({ points, reach }: Survival, months: number): SurvivalPoint | null {
  if (months > reach) return null;
  const step = points.findLast(({ month }) => month <= months);
  return step ?? { month: 0, share: 1, low: null, high: null };
}

/** How the share comes of its rows: as their quotient, or not, and why. */
function stayNote(reading: Reading, { month, left, younger }: StayBy): string | null {
  if (reading.missing !== null) return null;
  const share = tableValue(reading);
  const months = decimal(month);
  if (younger === 0) return `${share} still there: all but ${decimal(left)} of ${decimal(reading.n)}.`;
  const since = `${counted(younger, 'customer')} who began less than ${months} months ago`;
  return `${share} still there is no quotient of these rows: ${since} leave the curve when they are no longer followed.`;
}

function pairLists({ ended, running }: StayPair, dataset: Dataset, [gone, there]: readonly [string, string]): readonly StudyList[] {
  return [studyList(ended, dataset, gone), studyList(running, dataset, there)];
}

function studied(reading: Reading, curve: Survival, by: StayBy, asked: SurvivalAsked): Studied {
  const { dataset } = asked;
  const { left, all, inSight } = stayRows(curve, by, asked);
  const month = decimal(by.month);
  return {
    title: `${counted(by.left, 'customer')} left by month ${month}, of ${decimal(curve.n)}`,
    name: `Still there after ${month} months`,
    place: `${sliceText(reading, dataset)} · everybody who was ever a customer up to ${asOfText(dataset)}`,
    says: `Which share of customers is still there ${month} months after they began (Kaplan and Meier). Those who still are count for as long as they have been.`,
    sure: '95% interval of Kaplan and Meier, log-log',
    isFiltered: true,
    sides: [
      {
        id: 'numerator',
        label: `Left by month ${month}`,
        note: stayNote(reading, by),
        lists: [studyList(left, dataset, `Customers who left by month ${month}`)],
      },
      {
        id: 'denominator',
        label: 'All customers',
        note: `${decimal(curve.left)} who left and ${decimal(curve.n - curve.left)} who are still there are all ${decimal(curve.n)}.`,
        lists: pairLists(all, dataset, ['Customers who left', 'Customers who are still there']),
      },
      {
        id: 'rows',
        label: `In sight at month ${month}`,
        note: `${decimal(by.leavers)} who left in month ${month} or later and ${decimal(by.stayers)} who are still there are the ${decimal(by.leavers + by.stayers)} in sight at month ${month}.`,
        lists: pairLists(inSight, dataset, [`Left in month ${month} or later`, `Still there after ${month} months or more`]),
      },
    ],
  };
}

/** Where a curve stands after so many months. */
export type StayReading = StudyReading & { readonly month: number; readonly share: number };

/** Where a curve stands after one, two and three years, each with the customers behind it; only as far as enough were followed. */
export function stayReadings(curve: Survival, by: DimensionId | null, asked: Omit<SurvivalAsked, 'slice'>): readonly StayReading[] {
  const slice: Reading['slice'] = by === null ? new Map() : new Map([[by, curve.label]]);
  return curve.stays.flatMap((stay): readonly StayReading[] => {
    const point = stillThere(curve, stay.month);
    if (point === null) return [];
    const reading: Reading = {
      metric: `study-stay${stay.month}`,
      slice,
      period: null,
      unit: 'share',
      currency: null,
      n: curve.n,
      value: point.share,
      low: point.low,
      high: point.high,
      level: 0.95,
      leftOut: [],
      missing: null,
    };
    return [{ ...reading, month: stay.month, share: point.share, study: () => studied(reading, curve, stay, { ...asked, slice }) }];
  });
}
