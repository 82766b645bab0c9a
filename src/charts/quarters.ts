import { escapeName } from './escape';

const TO_DATE = ' to date';

/**
 * Quarters under their axis: the year stands only where it changes, so that eight of them fit a phone. One that has not ended
 * says so in the place of its year.
 */
export function quarterLabels(labels: readonly string[]): string[] {
  const yearOf = (label: string | undefined): string => label?.split(' ')[1] ?? '';
  return labels.map((label, at) => {
    const [quarter = '', year = ''] = escapeName(label.replace(TO_DATE, '')).split(' ');
    if (label.endsWith(TO_DATE)) return `${quarter}\nto date`;
    return yearOf(label) === yearOf(labels[at - 1]) || year === '' ? quarter : `${quarter}\n${year}`;
  });
}
