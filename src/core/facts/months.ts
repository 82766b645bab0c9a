import { monthIn, monthOf, type Calendar, type Day, type Month } from '../model';

/**
 * The month of a calendar that a day lies in, for columns of many days: where it takes more than a little arithmetic, each
 * day is counted once.
 */
export function monthCounter(calendar: Calendar): (day: Day) => Month {
  if (calendar.kind === 'months') return monthOf;
  const counted = new Map<Day, Month>();
  return (day) => {
    const known = counted.get(day);
    if (known !== undefined) return known;
    const month = monthIn(calendar, day);
    counted.set(day, month);
    return month;
  };
}
