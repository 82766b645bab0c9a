import type { Currency, Reading } from '../core/model';
import { major } from '../wording/money';
import type { PacketChart } from './packet';

/** How readings of one metric are drawn: in which unit, and as which number. */
type ChartValue = { readonly unit: PacketChart['unit']; readonly currency: string | null; of(reading: Reading): number | null };

const UNITS = {
  share: 'share',
  count: 'count',
  money: 'money',
  moneyPerDay: 'money',
  days: 'days',
  months: 'count',
  ratio: 'ratio',
} as const;

/** The value of a number in a chart: money in major units, all else as it is. */
export const chartNumber = (
  value: number,
  { unit, currency }: { readonly unit: Reading['unit']; readonly currency: Currency | null },
): number => (unit === 'money' || unit === 'moneyPerDay' ? major(value, currency) : value);

/** How readings like this one are drawn; what is missing stays missing. */
export const chartValue = (like: Reading): ChartValue => ({
  unit: UNITS[like.unit],
  currency: like.currency,
  of: (reading) => (reading.missing === null ? chartNumber(reading.value, reading) : null),
});
