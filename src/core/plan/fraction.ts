import type { Ratio } from './plan-given';

/** A number as two whole numbers of any size, so that nothing is rounded on the way; `under` is above zero. */
export type Fraction = { readonly over: bigint; readonly under: bigint };

export const whole = (count: number): Fraction => ({ over: BigInt(count), under: 1n });

/** A share of two whole numbers as it stands: 15 of 100. */
export const ofRatio = ({ part, whole: all }: Ratio): Fraction => ({ over: BigInt(part), under: BigInt(all) });

/** A number above zero as people write it down: 0.1 is one tenth here, and not the binary fraction beside it. */
export function ofDecimal(value: number): Fraction {
  const [digits = '0', power = '0'] = value.toExponential().split('e');
  const [units = '0', decimals = ''] = digits.split('.');
  const exponent = Number(power) - decimals.length;
  const over = BigInt(units + decimals);
  return exponent < 0 ? { over, under: 10n ** BigInt(-exponent) } : { over: over * 10n ** BigInt(exponent), under: 1n };
}

export const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under });

/** Null where it would be divided by zero. */
export const dividedBy = (a: Fraction, b: Fraction): Fraction | null =>
  b.over === 0n ? null : { over: a.over * b.under, under: a.under * b.over };

export const isBelow = (a: Fraction, b: Fraction): boolean => a.over * b.under < b.over * a.under;

/** The least whole number that is not below a number of zero or more. */
export const ceiled = ({ over, under }: Fraction): bigint => (over + under - 1n) / under;

/** The greatest whole number that is not above a number of zero or more. */
export const floored = ({ over, under }: Fraction): bigint => over / under;

/** The nearest whole number to a number of zero or more; a half is rounded up. */
export const rounded = ({ over, under }: Fraction): bigint => (2n * over + under) / (2n * under);

/** As near as a double comes to it. */
export function nearest({ over, under }: Fraction): number {
  const units = over / under;
  return Number(units) + Number(over - units * under) / Number(under);
}

/** A whole number as a double holds it exactly; null beyond. */
export const exactly = (count: bigint): number | null => (count > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(count));
