import { describe, expect, test } from 'vitest';
import { USUAL_DRIFT_THRESHOLDS } from '../../../src/core/drift';
import { thresholdFields, thresholdsFrom, thresholdsSaid } from '../../../src/views/drift-thresholds';

const METRICS = ['winRate', 'acv'] as const;
const typed = (pairs: Readonly<Record<string, string>>) => thresholdFields(METRICS, USUAL_DRIFT_THRESHOLDS, new Map(Object.entries(pairs)));
const kept = (pairs: Readonly<Record<string, string>>) => thresholdsFrom(typed(pairs), USUAL_DRIFT_THRESHOLDS);

describe('thresholds', () => {
  test('stand as points for shares and as percent of the value before for money', () => {
    expect(typed({}).map(({ label, text, unit }) => `${label} ${text} ${unit}`)).toEqual([
      'q under 0.1 of all flags may be false',
      'Win rate 5 points',
      'ACV 10 % of the value before',
    ]);
  });

  test('that are typed are kept, in the unit of the engine', () => {
    expect(kept({ q: '0.05', winRate: '8', acv: '12.5' })).toEqual({
      q: 0.05,
      practical: new Map([
        ['winRate', { by: 'amount', least: 0.08 }],
        ['acv', { by: 'ratio', least: 0.125 }],
      ]),
    });
  });

  test('that equal the usual ones are not kept', () => {
    expect(kept({ winRate: '5', q: '0.10' })).toEqual(USUAL_DRIFT_THRESHOLDS);
  });

  test.each(['', '0', '-3', 'five', '1e3', '101'])('that are no number above nothing say so: “%s”', (text) => {
    expect(typed({ winRate: text })[1]?.fault).toBe('Type a number above 0, up to 100.');
    expect(kept({ winRate: text })).toBeNull();
  });

  test('in force are said, with those that were set', () => {
    const set = thresholdsSaid({ q: 0.05, practical: new Map([['winRate', { by: 'amount', least: 0.08 }]]) });
    expect(set).toContain('set here: Win rate 8 points, and q under 0.05.');
    expect(thresholdsSaid(USUAL_DRIFT_THRESHOLDS)).not.toContain('set here');
  });
});
