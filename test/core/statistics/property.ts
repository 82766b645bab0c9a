import fc from 'fast-check';

/** Checks a law on made-up cases; the fixed seed makes a failure repeatable, and fast-check prints the smallest case. */
export function holds<Case extends [unknown, ...unknown[]]>(law: fc.IProperty<Case>, runs = 200): void {
  fc.assert(law, { seed: 20260331, numRuns: runs });
}

/** A share: part of a whole that is not empty. */
export const shares = (most: number): fc.Arbitrary<{ part: number; whole: number }> =>
  fc.integer({ min: 1, max: most }).chain((whole) => fc.record({ part: fc.integer({ min: 0, max: whole }), whole: fc.constant(whole) }));

export const levels = fc.constantFrom(0.8, 0.9, 0.95, 0.99);

/** A value that must be there: a test that meets null has failed. */
export function sure<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('expected a value');
  return value;
}

/** Relative closeness, to nine digits unless told otherwise. */
export function near(seen: number, wanted: number, tolerance = 1e-9): boolean {
  return Math.abs(seen - wanted) <= tolerance * Math.max(1e-300, Math.abs(seen), Math.abs(wanted));
}

/** Exact binomial coefficients. */
export function choose(n: number, k: number): bigint {
  let ways = 1n;
  for (let i = 1; i <= k; i++) ways = (ways * BigInt(n - k + i)) / BigInt(i);
  return ways;
}

/** top / bottom as a double, to all its digits however small it is. */
export function ratio(top: bigint, bottom: bigint): number {
  if (top === 0n) return 0;
  let [scaled, exponent] = [top, 0];
  for (; scaled / bottom < 1n << 60n; exponent += 64) scaled <<= 64n;
  return Number(scaled / bottom) * 2 ** -exponent;
}
