import type { Currency, Reading } from '../core/model';
import { major } from '../wording/money';
import { isThinOn } from './level';
import type { PacketChart, PacketSeries } from './packet';

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

/** How many deals the values of a series rest on, and which of them are so few that they are drawn hatched. */
export const restingOn = (rests: readonly (number | null)[], least: number): Pick<PacketSeries, 'rests' | 'isThin'> => ({
  rests,
  isThin: rests.map((n) => n !== null && isThinOn(n, least)),
});
