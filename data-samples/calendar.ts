/** Whole days since 1970-01-01. */
export type Day = number;

const dayLength = 86_400_000;

/** The day of a calendar date, or null where the calendar has no such day. */
export function dayOf(year: number, month: number, date: number): Day | null {
  const time = Date.UTC(year, month - 1, date);
  const back = new Date(time);
  const same = back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === date;
  return same ? time / dayLength : null;
}

export function partsOf(day: Day): { year: number; month: number; date: number } {
  const time = new Date(day * dayLength);
  return { year: time.getUTCFullYear(), month: time.getUTCMonth() + 1, date: time.getUTCDate() };
}

/** `2025-09-30` as a day; only for dates that are known to be right. */
export function day(text: string): Day {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  const found = dayOf(year, month, date);
  if (found === null) throw new Error(`${text} is not a date.`);
  return found;
}

export function iso(at: Day): string {
  const { year, month, date } = partsOf(at);
  return `${year}-${two(month)}-${two(date)}`;
}

/** Month first, without leading zeros, as a report prints it in the United States. */
export function monthFirst(at: Day): string {
  const { year, month, date } = partsOf(at);
  return `${month}/${date}/${year}`;
}

/** Months are counted from year 0, so that they can be added and subtracted. */
export function monthOf(at: Day): number {
  const { year, month } = partsOf(at);
  return year * 12 + month - 1;
}

export function firstDayOf(month: number): Day {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / dayLength;
}

export function monthLabel(month: number): string {
  return `${Math.floor(month / 12)}-${two((month % 12) + 1)}`;
}

/** The calendar quarters from one day to another, both within complete quarters. */
export function quartersBetween(from: Day, to: Day): { label: string; from: Day; to: Day }[] {
  const quarters: { label: string; from: Day; to: Day }[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month += 3) {
    const label = `${Math.floor(month / 12)}-Q${Math.floor((month % 12) / 3) + 1}`;
    quarters.push({ label, from: firstDayOf(month), to: firstDayOf(month + 3) - 1 });
  }
  return quarters;
}

/** The same day, or the Monday after a weekend. 1970-01-01 was a Thursday. */
export function workday(at: Day): Day {
  const weekday = (at + 3) % 7;
  return weekday < 5 ? at : at + 7 - weekday;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
