import { describe, expect, test } from 'vitest';
import { type MeasureId, METRIC_IDS, metricOf, unitOf, unitWord, words } from '../../src/core/metrics';
import { ECONOMICS } from '../../src/core/metrics/catalogue/economics';
import { MIX } from '../../src/core/metrics/catalogue/mix';
import { PIPELINE } from '../../src/core/metrics/catalogue/pipeline';
import { RETENTION } from '../../src/core/metrics/catalogue/retention';
import { VALUE } from '../../src/core/metrics/catalogue/value';
import { WIN } from '../../src/core/metrics/catalogue/win';
import { MEASURES, NUMBER_IDS, SPREAD_IDS } from '../../src/core/metrics/measures';
import { measuresIn, measuresOf } from '../../src/core/metrics/requirement';

describe.each(METRIC_IDS)('%s', (id) => {
  const metric = metricOf(id);
  test('has a unit that follows from its formula', () => {
    const word = unitWord(unitOf(metric.formula));
    expect(metric.unit === 'ratio' ? 'share' : metric.unit).toBe(word);
  });
  test('reads as words without a gap', () => {
    expect(words(metric.formula)).not.toMatch(/undefined|null|\[object|NaN/);
    expect(metric.says).toMatch(/[.!]$/);
  });
  test('rests on a count', () => expect(unitWord(unitOf(metric.n))).toBe('count'));
  test('reads only measures that the catalogue has', () => {
    for (const measure of measuresOf([id])) expect(MEASURES).toHaveProperty(measure);
  });
  test('checks for an empty denominator before it divides', () => {
    const divides = JSON.stringify(metric.formula).match(/"op":"(share|over|quantile|mean)"/);
    if (divides !== null) expect(metric.gaps.length).toBeGreaterThan(0);
  });
});

/** What no metric reads, but a study of the monthly cube: deals that were not won, and cohorts of deals. */
const OF_STUDIES: readonly MeasureId[] = ['unwon', 'unwonValued', 'unwonAmount', 'unwonUnpriced', 'createdDecided'];

describe('the list of names', () => {
  test('names every metric of the catalogue, in its order, and no other', () => {
    const groups = [WIN, VALUE, MIX, PIPELINE, ECONOMICS, RETENTION];
    expect(groups.flatMap((group) => Object.keys(group))).toEqual(METRIC_IDS);
  });
});

describe('measures', () => {
  test('are all read by some metric', () => {
    const read = new Set<string>([...measuresOf(METRIC_IDS), ...OF_STUDIES]);
    expect([...NUMBER_IDS, ...SPREAD_IDS].filter((id) => !read.has(id))).toEqual([]);
  });
  test('an average divides only by rows that have the number', () => {
    for (const id of METRIC_IDS) {
      const { formula } = metricOf(id);
      if (formula.op !== 'over' || formula.bottom.op !== 'measure') continue;
      for (const part of measuresIn(formula.top)) {
        const measure = MEASURES[part];
        if (measure.fact !== 'opportunity' || measure.fold !== 'sum') continue;
        expect(MEASURES[formula.bottom.id].where).toEqual(measure.where);
      }
    }
  });
});
