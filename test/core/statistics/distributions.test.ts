import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaCdf,
  betaQuantile,
  betaTail,
  binomialCdf,
  binomialDensity,
  binomialQuantile,
  binomialTail,
  chiSquareP,
  chiSquareQuantile,
  normalCdf,
  normalP,
  normalQuantile,
  normalTail,
  twoSidedZ,
} from '../../../src/core/statistics';
import { digamma, logGamma } from '../../../src/core/statistics/log-gamma';
import { choose, holds, near, ratio } from './property';

/** Phi by its Taylor series about 0, which shares nothing with ours. */
function phiBySeries(z: number): number {
  let [term, sum] = [z, z];
  for (let n = 1; n < 200; n++) {
    term *= (-z * z) / (2 * n);
    sum += term / (2 * n + 1);
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI);
}

/** P(X <= k) for X ~ Binomial(n, a/b), in whole numbers. */
function exactBinomial(k: number, n: number, a: number, b: number): number {
  let sum = 0n;
  for (let i = 0; i <= k; i++) sum += choose(n, i) * BigInt(a) ** BigInt(i) * BigInt(b - a) ** BigInt(n - i);
  return ratio(sum, BigInt(b) ** BigInt(n));
}

describe('the normal distribution', () => {
  it('has the quantiles of the printed tables, to the last digits', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 14);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0.00135)).toBeCloseTo(-2.9999769927034022, 12);
    expect(twoSidedZ(0.9)).toBeCloseTo(1.644854, 6);
  });

  it('keeps its digits far out in the tail', () => {
    expect(near(normalTail(8), 6.220960574271786e-16, 1e-12)).toBe(true);
    expect(near(normalCdf(-30), 4.906713927148187e-198, 1e-11)).toBe(true);
    expect(near(normalQuantile(1e-100), -21.273453560965852, 1e-12)).toBe(true);
  });

  it('agrees with the Taylor series of Phi', () => {
    for (let z = -4; z <= 4; z += 0.125) expect(Math.abs(normalCdf(z) - phiBySeries(z))).toBeLessThan(1e-13);
  });

  it('turns its own quantiles back into probabilities', () => {
    holds(fc.property(fc.double({ min: 1e-12, max: 0.999999, noNaN: true }), (p) => near(normalCdf(normalQuantile(p)), p, 1e-12)));
  });

  it('refuses a probability of 0 or 1', () => {
    expect(() => normalQuantile(0)).toThrow(RangeError);
    expect(() => normalQuantile(1)).toThrow(RangeError);
  });
});

describe('chi-square', () => {
  it('with one degree is the square of a normal', () => {
    for (const z of [0.1, 1, 1.96, 3, 6]) expect(near(chiSquareP(z * z, 1), normalP(z), 1e-13)).toBe(true);
    expect(chiSquareQuantile(0.95, 1)).toBeCloseTo(twoSidedZ(0.95) ** 2, 12);
  });

  it('with even degrees is a Poisson sum', () => {
    for (const half of [1, 2, 5, 20]) {
      for (const x of [0.5, 3, 17, 60]) {
        let [term, sum] = [Math.exp(-x / 2), 0];
        for (let i = 0; i < half; i++, term *= x / 2 / i) sum += term;
        expect(near(chiSquareP(x, 2 * half), sum, 1e-12)).toBe(true);
      }
    }
  });

  it('has the printed critical values', () => {
    expect(chiSquareQuantile(0.95, 7)).toBeCloseTo(14.06714044934017, 10);
    expect(chiSquareQuantile(0.95, 9)).toBeCloseTo(16.918977604620448, 10);
    expect(near(chiSquareP(24.888888888888889, 2), Math.exp(-12.444444444444445), 1e-12)).toBe(true);
  });
});

describe('the binomial distribution', () => {
  it('equals sums in whole numbers', () => {
    for (const n of [1, 7, 40, 133]) {
      for (const p of [1, 25, 50, 83]) {
        for (let k = 0; k < n; k += Math.ceil(n / 9)) {
          const exact = exactBinomial(k, n, p, 100);
          expect(near(binomialCdf(k, n, p / 100), exact, 1e-11)).toBe(true);
          expect(Math.abs(binomialTail(k + 1, n, p / 100) - (1 - exact))).toBeLessThan(1e-13);
        }
      }
    }
  });

  it('has densities that add up to 1', () => {
    for (const [n, p] of [
      [12, 0.3],
      [900, 0.01],
      [5000, 0.77],
    ] as const) {
      let sum = 0;
      for (let k = 0; k <= n; k++) sum += binomialDensity(k, n, p);
      expect(sum).toBeCloseTo(1, 11);
    }
  });

  it('has certain ends: nothing below 0, everything from n on, and both at p 0 and 1', () => {
    expect(binomialCdf(-1, 5, 0.3)).toBe(0);
    expect(binomialCdf(5, 5, 0.3)).toBe(1);
    expect(binomialCdf(0, 5, 0)).toBe(1);
    expect(binomialCdf(4, 5, 1)).toBe(0);
    expect(binomialTail(0, 5, 0.3)).toBe(1);
    expect(binomialTail(6, 5, 0.3)).toBe(0);
    expect(binomialDensity(0, 0, 0.5)).toBe(1);
  });

  it('has as quantile the first count that reaches the probability', () => {
    holds(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 100 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (n, percent, q) => {
          let first = 0;
          while (binomialCdf(first, n, percent / 100) < q) first++;
          return binomialQuantile(q, n, percent / 100) === first;
        },
      ),
    );
  });

  it('gives the chances of domain.md 10.2: at a true 55 % the share seen is under 50 % in 20, 13, 7 % of snapshots', () => {
    expect([50, 100, 200].map((n) => Math.round(100 * binomialCdf(n / 2 - 1, n, 0.55)))).toEqual([20, 13, 7]);
  });
});

describe('the beta distribution', () => {
  it('with whole parameters is a binomial tail in whole numbers', () => {
    for (const [a, b, x] of [
      [3, 9, 20],
      [1, 1, 37],
      [40, 7, 90],
      [25, 80, 10],
    ] as const) {
      const exact = 1 - exactBinomial(a - 1, a + b - 1, x, 100);
      expect(Math.abs(betaCdf({ alpha: a, beta: b }, x / 100) - exact)).toBeLessThan(1e-13);
    }
  });

  it('at one half and one half is the arcsine law', () => {
    for (const x of [1e-8, 0.01, 0.3, 0.5, 0.99]) {
      expect(near(betaCdf({ alpha: 0.5, beta: 0.5 }, x), (2 / Math.PI) * Math.asin(Math.sqrt(x)), 1e-12)).toBe(true);
    }
  });

  it('has a cdf and a tail that add to 1, and quantiles that lead back', () => {
    const parameters = fc.double({ min: 0.05, max: 5000, noNaN: true });
    holds(
      fc.property(parameters, parameters, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (alpha, beta, p) => {
        const x = betaQuantile({ alpha, beta }, p);
        // At the ends a double has no digits left for x, so there is no way back.
        if (x < 1e-290 || x > 1 - 1e-6) return true;
        const back = betaCdf({ alpha, beta }, x);
        return near(back, p) && Math.abs(back + betaTail({ alpha, beta }, x) - 1) < 1e-12;
      }),
    );
  });

  it('keeps its digits far out: the value agrees with fifty-digit arithmetic (mpmath)', () => {
    const seen = betaCdf({ alpha: 869.5483012323839, beta: 20.164989291290215 }, 0.4286507552023977);
    expect(near(seen, 3.7465288827068599e-286, 1e-11)).toBe(true);
  });
});

describe('the gamma function', () => {
  it('has the logarithms of factorials, and halves by pi', () => {
    let factorial = 1;
    for (let n = 1; n < 30; n++, factorial *= n) expect(Math.abs(logGamma(n + 1) - Math.log(factorial))).toBeLessThan(1e-12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 14);
    expect(logGamma(1e-10)).toBeCloseTo(Math.log(1e10), 9);
  });

  it('has a derivative that obeys its recurrence and starts at minus Euler', () => {
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 14);
    for (const x of [0.01, 0.7, 3.2, 55, 4000]) expect(near(digamma(x + 1), digamma(x) + 1 / x, 1e-11)).toBe(true);
  });
});
