import { escapeName } from './escape';

const TO_DATE = ' to date';
/** So many quarters have room for two years side by side. */
const FEW = 4;

/**
 * Quarters under their axis: the year stands only where it changes, so that eight of them fit a phone. Two years side by side
 * would not: the first gives way to the one that begins. One that has not ended says so in the place of its year.
 */
export function quarterLabels(labels: readonly string[]): string[] {
  const yearOf = (label: string | undefined): string => label?.split(' ')[1] ?? '';
  return labels.map((label, at) => {
    const [quarter = '', year = ''] = escapeName(label.replace(TO_DATE, '')).split(' ');
    if (label.endsWith(TO_DATE)) return `${quarter}\nto date`;
    const isCrowded = at === 0 && labels.length > FEW && yearOf(labels[1]) !== year;
    return yearOf(label) === yearOf(labels[at - 1]) || year === '' || isCrowded ? quarter : `${quarter}\n${year}`;
  });
}
