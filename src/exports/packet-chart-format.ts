import type { PacketChart } from '../views/packet';
import { tickOf, type SceneRole } from './packet-chart-scene';

/**
 * How many times a value is larger in the document than in the packet: the change of a share is said in points, and no number
 * format of a spreadsheet turns 0.12 into 12 without a percent sign.
 */
export const scaleOf = ({ unit, form }: PacketChart): number => (unit === 'points' || (unit === 'share' && form === 'waterfall') ? 100 : 1);

/** A value as the document holds it, without what multiplying adds behind its last sure digit. */
export const scaled = (value: number, scale: number): number => (scale === 1 ? value : Number((value * scale).toPrecision(15)));

const SIGNS: Partial<Record<SceneRole, string>> = { more: '+', less: '\u2212' };

/** The sign of a currency, as the rest of the product writes it, before or after an amount. */
function currencySign(chart: PacketChart): string {
  const sign = tickOf(0, chart).replace('0', '').trim();
  return /^[\p{L}\p{Sc}]+$/u.test(sign) ? sign + (/\p{L}/u.test(sign) ? '\u00a0' : '') : '';
}

function moneyFormat(chart: PacketChart, sign: string): string {
  const [plus, minus] = [`"${sign}${currencySign(chart)}"`, `"\u2212${currencySign(chart)}"`];
  return `[>=999950]${plus}0.0,,"M";[<0]${minus}#,##0;${plus}#,##0`;
}

/** The number format of a value's label, as a spreadsheet writes it; steps of a waterfall carry their sign. */
export function labelFormat(chart: PacketChart, role: SceneRole): string {
  const sign = SIGNS[role] ?? '';
  switch (chart.unit) {
    case 'share':
    case 'points':
      if (chart.form === 'waterfall') return role === 'total' ? '0.0"%"' : `"${sign}"0.0" points"`;
      return chart.unit === 'share' ? '[<0.0995]0.0%;0%' : '"+"0.0;"\u2212"0.0;0.0';
    case 'money':
      return moneyFormat(chart, sign);
    case 'count':
      return `"${sign}"#,##0`;
    case 'days':
      return `"${sign}"#,##0" days"`;
    case 'ratio':
      return `"${sign}"0.0"\u00d7"`;
  }
}

/** The number format of the axis. */
export function axisFormat(chart: PacketChart): string {
  switch (chart.unit) {
    case 'share':
      return scaleOf(chart) === 1 ? '0%' : '0"%"';
    case 'points':
      return chart.form === 'waterfall' ? '0"%"' : '"+"0;"\u2212"0;0';
    case 'money': {
      const sign = `"${currencySign(chart)}"`;
      return `[>=1000000]${sign}0.0,,"M";[>=1000]${sign}#,##0,"K";${sign}#,##0`;
    }
    case 'count':
    case 'days':
      return '#,##0';
    case 'ratio':
      return '0.0"\u00d7"';
  }
}
