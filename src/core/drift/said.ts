import type { UnitWord } from '../model';
import type { Practical } from './comparison';

/** Two digits that count, without an exponent for what people read: `0.032`, `12`, `450000`. */
const digits = (value: number): string => String(Number(value.toPrecision(3)));

/** A p or a q for evidence: two digits, never rounded down to nothing. */
export const chanceSaid = (p: number): string => (p < 0.0001 ? 'under 0.0001' : String(Number(p.toPrecision(2))));

/** A size in a metric's unit, in words: `5 points`, `12 days`, `45000 of money`. */
export function sizeSaid(size: number, unit: UnitWord): string {
  switch (unit) {
    case 'share':
      return `${digits(100 * size)} points`;
    case 'days':
      return `${digits(size)} days`;
    case 'months':
      return `${digits(size)} months`;
    case 'money':
    case 'moneyPerDay':
      return `${digits(size)} minor units`;
    case 'count':
    case 'ratio':
      return digits(size);
  }
}

/** A practical threshold in words. */
export const practicalSaid = ({ by, least }: Practical, unit: UnitWord): string =>
  by === 'ratio' ? `${digits(100 * least)} % of the value before` : sizeSaid(least, unit);
