import { lostRows, type Curve, type CurveAsked, type LostBy } from '../core/metrics';
import type { Reading } from '../core/model';
import { counted, decimal, periodText, tableValue } from '../wording';
import { sliceText } from './evidence';
import { studyList, type Studied, type StudyReading } from './study';

const SURE = '95% interval of a share of a cohort that is still partly open';

/** How the share comes of its rows: as their quotient, or not, and why. */
function lostNote(reading: Reading, { day, deals, younger }: LostBy): string | null {
  if (reading.missing !== null) return null;
  const share = tableValue(reading);
  if (younger === 0) return `${share} is ${decimal(deals)} of ${decimal(reading.n)}: all of them were followed to day ${decimal(day)}.`;
  const left = `${counted(younger, 'open deal')} followed for less than ${decimal(day)} days`;
  return `${share} is no quotient of these rows: ${left} leave the curve when they are no longer followed.`;
}

function studied(reading: Reading, curve: Curve, by: LostBy, asked: CurveAsked): Studied {
  const { dataset } = asked;
  const { lost, followed, inSight } = lostRows(curve, by, { ...asked, slice: reading.slice });
  const day = decimal(by.day);
  const name = `Lost, or closed without decision, by day ${day}`;
  const period = reading.period === null ? 'all time' : periodText(reading.period);
  return {
    title: `${counted(by.deals, 'deal')} lost or closed without decision by day ${day}, of ${decimal(curve.n)} followed`,
    name,
    place: `${sliceText(reading, dataset)} · ${period}, by date of creation`,
    says: `Of the deals created, which share was lost or closed without decision within ${day} days. Deals still open count for as long as they have been followed; winning competes.`,
    sure: SURE,
    isFiltered: true,
    sides: [
      { id: 'numerator', label: `Lost by day ${day}`, note: lostNote(reading, by), lists: [studyList(lost, dataset, name)] },
      {
        id: 'denominator',
        label: 'All followed',
        note: 'Deals created whose stay can be dated: still open, or closed on or after the day they were created.',
        lists: [studyList(followed, dataset, 'Deals created, as long as they were followed')],
      },
      {
        id: 'rows',
        label: `Followed to day ${day}`,
        note: `At risk on day ${day}: neither over before, nor younger. Those that ended on that very day are among them.`,
        lists: [studyList(inSight, dataset, `Deals still followed on day ${day}`)],
      },
    ],
  };
}

/** What is lost by the ages that people ask for, each with the deals behind it; told where the rate of winning is. */
export function lostReadings(curve: Curve, asked: CurveAsked): readonly StudyReading[] {
  return curve.lostBy.flatMap((by, at): readonly StudyReading[] => {
    const won = curve.horizons[at];
    if (won === undefined) return [];
    const { slice, period, unit, currency, level } = won;
    const place = { metric: `study-lost${by.day}`, slice, period, unit, currency, n: curve.n, leftOut: [] };
    const reading: Reading =
      won.missing === null
        ? { ...place, value: by.share, low: by.low, high: by.high, level, missing: null }
        : { ...place, value: null, low: null, high: null, level: null, missing: won.missing };
    return [{ ...reading, study: () => studied(reading, curve, by, asked) }];
  });
}
