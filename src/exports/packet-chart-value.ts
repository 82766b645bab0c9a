import { currencyFrom } from '../core/model';
import { decimal, signed } from '../wording/number';
import { moneyText } from '../wording/money';
import type { PacketChart } from '../views/packet';
import { scaleOf, scaled } from './packet-chart-format';
import { minor, type SceneRole } from './packet-chart-scene';

const SIGNS: Partial<Record<SceneRole, string>> = { more: '+', less: '\u2212' };

/** A share as cards say it: with a decimal where it is under a tenth. */
const shareWords = (value: number): string => `${decimal(value * 100, Math.abs(value) < 0.0995 ? 1 : 0)}%`;

/** A value of a chart as it is written beside its mark: what the number formats of the slides say, in words. */
export function valueText(value: number, role: SceneRole, chart: PacketChart): string {
  const sign = SIGNS[role] ?? '';
  switch (chart.unit) {
    case 'share':
    case 'points': {
      const points = scaled(value, scaleOf(chart));
      if (chart.form === 'waterfall') return role === 'total' ? `${decimal(points, 1)}%` : `${sign}${decimal(points, 1)} points`;
      return chart.unit === 'share' ? shareWords(value) : signed(points, 1);
    }
    case 'money':
      return sign + moneyText(minor(value, chart), chart.currency === null ? null : currencyFrom(chart.currency));
    case 'count':
      return sign + decimal(value);
    case 'days':
      return `${sign}${decimal(value)} days`;
    case 'ratio':
      return `${sign}${decimal(value, 1)}×`;
  }
}
