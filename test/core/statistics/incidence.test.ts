import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  incidenceAt,
  incidenceCurve,
  incidenceQuantile,
  kaplanMeier,
  logRank,
  normalP,
  spreadOfValues,
  stepAt,
  twoSidedZ,
  wilson,
} from '../../../src/core/statistics';
import { holds, near, sure } from './property';

type Ending = { readonly time: number; readonly how: 'event' | 'competing' | 'censored' };

const followed = (endings: readonly Ending[]) => {
  const times = (how: Ending['how']) => spreadOfValues(endings.filter((ending) => ending.how === how).map(({ time }) => time));
  return { event: times('event'), competing: times('competing'), censored: times('censored') };
};

/** `10w 20l`: won, lost and censored days in the words of domain.md. */
const HOW: ReadonlyMap<string, Ending['how']> = new Map([
  ['w', 'event'],
  ['l', 'competing'],
  ['c', 'censored'],
]);
const read = (text: string): readonly Ending[] =>
  text.split(' ').map((word) => ({ time: Number.parseInt(word, 10), how: HOW.get(word.slice(-1)) ?? 'censored' }));

const GOLDEN = read('10w 20l 20w 30c 40w 50l 60c 70w 80c 90l');

const endings = fc.array(fc.record({ time: fc.integer({ min: 0, max: 25 }), how: fc.constantFrom('event', 'competing', 'censored') }), {
  minLength: 1,
  maxLength: 40,
}) as fc.Arbitrary<Ending[]>;

/** The share of endings of each kind at a time among those still there: written from the list, one time at a time. */
function countsAt(list: readonly Ending[], time: number) {
  const here = (how: Ending['how']): number => list.filter((ending) => ending.time === time && ending.how === how).length;
  return {
    atRisk: list.filter((ending) => ending.time >= time).length,
    event: here('event'),
    competing: here('competing'),
  };
}

/** Cumulative incidence by weighting each event by the chance of being uncensored until then (Satten and Datta 2001). */
function incidenceByWeights(list: readonly Ending[], horizon: number): number {
  const uncensored = (time: number): number => {
    let chance = 1;
    for (const at of new Set(list.filter(({ how, time: when }) => how === 'censored' && when < time).map(({ time: when }) => when))) {
      const gone = list.filter((ending) => ending.time < at || (ending.time === at && ending.how !== 'censored')).length;
      const lost = list.filter((ending) => ending.time === at && ending.how === 'censored').length;
      chance *= 1 - lost / (list.length - gone);
    }
    return chance;
  };
  let sum = 0;
  for (const { time, how } of list) if (how === 'event' && time <= horizon) sum += 1 / uncensored(time);
  return sum / list.length;
}

/** The delta-method variance as the double sum it is printed as. */
function varianceByDoubleSum(list: readonly Ending[], horizon: number): number {
  const times = [...new Set(list.map(({ time }) => time))].filter((time) => time <= horizon).toSorted((a, b) => a - b);
  const incidence = (time: number): number => incidenceByWeights(list, time);
  const top = incidence(horizon);
  let [open, sum] = [1, 0];
  for (const time of times) {
    const { atRisk: n, event: d, competing } = countsAt(list, time);
    const all = d + competing;
    const rest = top - incidence(time);
    if (all < n) sum += (rest * rest * all) / (n * (n - all));
    sum += (open * open * d * (n - d)) / n ** 3 - (2 * rest * open * d) / (n * n);
    open *= 1 - all / n;
  }
  return sum;
}

describe('cumulative incidence', () => {
  it('gives the golden curve of domain.md 15 with its standard errors', () => {
    const curve = incidenceCurve(followed(GOLDEN));
    const rows = [10, 20, 40, 70].map((day) => {
      const { incidence, error } = sure(stepAt(curve, day));
      return [incidence.toFixed(6), error.toFixed(6)];
    });
    expect(rows).toEqual([
      ['0.100000', '0.094868'],
      ['0.200000', '0.126491'],
      ['0.316667', '0.152510'],
      ['0.472222', '0.178125'],
    ]);
  });

  it('gives the golden log-log limits at 40 and 70 days', () => {
    const at40 = sure(incidenceAt(followed(GOLDEN), 40, 0.95));
    const at70 = sure(incidenceAt(followed(GOLDEN), 70, 0.95));
    expect([at40.low?.toFixed(5), at40.high?.toFixed(5)]).toEqual(['0.07330', '0.60290']);
    expect([at70.low?.toFixed(5), at70.high?.toFixed(5)]).toEqual(['0.13401', '0.75571']);
    const stretch = Math.exp((twoSidedZ(0.95) * at40.error) / (at40.incidence * Math.abs(Math.log(at40.incidence))));
    expect([at40.incidence ** stretch, at40.incidence ** (1 / stretch)]).toEqual([
      expect.closeTo(sure(at40.low), 12),
      expect.closeTo(sure(at40.high), 12),
    ]);
  });

  it('differs from the naive shares of the same deals: 4/7 of closed, 0.4 of all', () => {
    expect(sure(incidenceAt(followed(GOLDEN), 90, 0.95)).incidence).toBeCloseTo(0.472222, 6);
    expect(GOLDEN.filter(({ how }) => how === 'event').length / GOLDEN.filter(({ how }) => how !== 'censored').length).toBeCloseTo(
      0.571,
      3,
    );
  });

  it("fully followed is k / n with Wilson's interval", () => {
    const at20 = sure(incidenceAt(followed(GOLDEN), 20, 0.95));
    expect(at20.incidence).toBeCloseTo(0.2, 12);
    expect({ low: at20.low, high: at20.high }).toEqual(wilson(2, 10, 0.95));
  });

  it('at 0 and at 1 takes Wilson on those followed to the horizon', () => {
    const none = sure(incidenceAt(followed(read('5c 10l 20l 30c')), 20, 0.95));
    expect([none.incidence, none.followed]).toEqual([0, 3]);
    expect({ low: none.low, high: none.high }).toEqual(wilson(0, 3, 0.95));
    const all = sure(incidenceAt(followed(read('5c 10w 20w')), 20, 0.95));
    expect([all.incidence, all.open]).toEqual([1, 0]);
    expect({ low: all.low, high: all.high }).toEqual(wilson(2, 2, 0.95));
    const unseen = sure(incidenceAt(followed(read('5c 6c')), 20, 0.95));
    expect([unseen.incidence, unseen.low, unseen.high, unseen.followed]).toEqual([0, null, null, 0]);
    expect(incidenceAt(followed([]), 20, 0.95)).toBeNull();
  });

  it('equals events weighted by the chance of being uncensored, and the double sum of its variance', () => {
    holds(
      fc.property(endings, fc.integer({ min: 0, max: 25 }), (list, horizon) => {
        const seen = sure(incidenceAt(followed(list), horizon, 0.95));
        return (
          Math.abs(seen.incidence - incidenceByWeights(list, horizon)) < 1e-12 &&
          Math.abs(seen.error ** 2 - Math.max(0, varianceByDoubleSum(list, horizon))) < 1e-12
        );
      }),
    );
  });

  it('of both kinds of events and the open share add up to 1, and limits contain the value', () => {
    holds(
      fc.property(endings, fc.integer({ min: 0, max: 25 }), (list, horizon) => {
        const sides = followed(list);
        const won = sure(incidenceAt(sides, horizon, 0.95));
        const lost = sure(incidenceAt({ ...sides, event: sides.competing, competing: sides.event }, horizon, 0.95));
        const inside = won.low === null || won.high === null || (won.low <= won.incidence + 1e-12 && won.incidence <= won.high + 1e-12);
        return Math.abs(won.incidence + lost.incidence + won.open - 1) < 1e-12 && inside;
      }),
    );
  });

  it('without censoring has the binomial standard error', () => {
    holds(
      fc.property(endings, fc.integer({ min: 0, max: 25 }), (list, horizon) => {
        const closed = list.map((ending) => (ending.how === 'censored' ? ({ ...ending, how: 'competing' } as const) : ending));
        const { incidence, error } = sure(incidenceAt(followed(closed), horizon, 0.95));
        return Math.abs(error ** 2 - (incidence * (1 - incidence)) / closed.length) < 1e-12;
      }),
    );
  });

  it('reaches a share on the first day it is there, or never', () => {
    const curve = incidenceCurve(followed(GOLDEN));
    expect([0.1, 0.2, 0.3, 0.45, 0.5].map((share) => incidenceQuantile(curve, share))).toEqual([10, 20, 40, 70, null]);
    expect(stepAt(curve, 9)).toBeNull();
    expect(incidenceCurve(followed([]))).toEqual([]);
  });
});

describe('survival', () => {
  const observed = (list: readonly Ending[]) => {
    const sides = followed(list);
    return { event: sides.event, censored: sides.censored };
  };

  it("gives the textbook curve of Freireich's 6-MP patients", () => {
    const curve = kaplanMeier(observed(read('6w 6w 6w 7w 10w 13w 16w 22w 23w 6c 9c 10c 11c 17c 19c 20c 25c 32c 32c 34c 35c')), 0.95);
    expect(curve.map(({ time, survival }) => [time, survival.toFixed(4)])).toEqual([
      [6, '0.8571'],
      [7, '0.8067'],
      [10, '0.7529'],
      [13, '0.6902'],
      [16, '0.6275'],
      [22, '0.5378'],
      [23, '0.4482'],
    ]);
    expect(curve.at(-1)?.error.toFixed(4)).toBe('0.1346');
    // R: survfit(..., conf.type = "log-log") at 6 weeks.
    expect([curve[0]?.low?.toFixed(3), curve[0]?.high?.toFixed(3)]).toEqual(['0.620', '0.952']);
  });

  it('is what cumulative incidence leaves when nothing competes', () => {
    holds(
      fc.property(endings, (list) => {
        const alone = list.filter(({ how }) => how !== 'competing');
        const steps = incidenceCurve(followed(alone));
        return kaplanMeier(observed(alone), 0.95).every(({ survival, error, low, high }, index) => {
          const step = sure(steps[index]);
          const contained = low === null || high === null || (low <= survival && survival <= high);
          return Math.abs(survival - (1 - step.incidence)) < 1e-12 && Math.abs(error - step.error) < 1e-7 && contained;
        });
      }),
    );
  });

  it('differs between the arms of the 6-MP trial: log-rank chi-square 16.79', () => {
    const treated = observed(read('6w 6w 6w 7w 10w 13w 16w 22w 23w 6c 9c 10c 11c 17c 19c 20c 25c 32c 32c 34c 35c'));
    const placebo = observed(read('1w 1w 2w 2w 3w 4w 4w 5w 5w 8w 8w 8w 8w 11w 11w 12w 12w 15w 17w 22w 23w'));
    const test = sure(logRank(placebo, treated));
    expect([test.observed, test.expected.toFixed(2), (test.z ** 2).toFixed(2)]).toEqual([21, '10.75', '16.79']);
    expect(near(test.p, normalP(test.z))).toBe(true);
    expect(sure(logRank(treated, placebo)).z).toBeCloseTo(-test.z, 12);
  });

  it('does not differ from itself, and has no test without events or with one side only', () => {
    const side = observed(GOLDEN);
    expect(sure(logRank(side, side)).p).toBe(1);
    expect(logRank(observed(read('3c 4c')), observed(read('5c')))).toBeNull();
    expect(logRank(side, observed([]))).toBeNull();
    expect(kaplanMeier(observed([]), 0.95)).toEqual([]);
  });
});
