import { expect, it } from 'vitest';
import { belowTarget, examineTarget } from '../../../src/core/drift';
import type { Reading } from '../../../src/core/model';
import { lacks, period, reads } from './read';

const QUARTERS = [
  period('2025-01-01', '2025-03-31'),
  period('2025-04-01', '2025-06-30'),
  period('2025-07-01', '2025-09-30'),
  period('2025-10-01', '2025-12-31'),
];
const wanted = { want: 'atLeast', value: 0.5 } as const;

function found(readings: readonly Reading[], target: typeof wanted | { want: 'atMost'; value: number } = wanted) {
  const now = readings.at(-1) ?? lacks('no_open');
  const counts = { inIcp: Math.round((now.value ?? 0) * now.n), unknown: 0, all: now.n };
  const verdict = examineTarget(target, now, counts);
  const observed = readings.flatMap((reading, index) => {
    const over = QUARTERS[index + QUARTERS.length - readings.length];
    return over === undefined ? [] : [{ period: over, reading }];
  });
  return { verdict, finding: belowTarget({ wanted: target, verdict, observed }) };
}

it('49, 44 and 46 % of a hundred against 50 are seen, although no verdict proves them', () => {
  const { verdict, finding } = found([reads(0.49, 100), reads(0.44, 100), reads(0.46, 100)]);
  expect(verdict.state).toBe('undecided');
  expect(finding).toMatchObject({
    rule: 'belowTarget',
    state: 'undecided',
    since: '2025-04-01',
    before: { value: 0.49 },
    now: { value: 0.46 },
  });
  expect(finding?.size).toBeCloseTo(-0.04, 12);
  expect(finding?.evidence.slice(0, 2)).toEqual(['below target 3 periods running', '2025-04-01 to 2025-06-30: 49.0% of 100']);
});

it('since is the first of the last three, however long it lasts', () => {
  expect(found([reads(0.4, 90), reads(0.49, 100), reads(0.44, 100), reads(0.46, 100)]).finding?.since).toBe('2025-04-01');
});

it.each([
  ['one period was on target', [reads(0.49, 100), reads(0.5, 100), reads(0.46, 100)]],
  ['it is on target today', [reads(0.49, 100), reads(0.44, 100), reads(0.51, 100)]],
  ['one period has no reading', [reads(0.49, 100), lacks('no_open'), reads(0.46, 100)]],
  ['there are two periods only', [reads(0.44, 100), reads(0.46, 100)]],
])('says nothing where %s', (_, readings) => {
  expect(found(readings).finding).toBeNull();
});

it('leaves a verdict of missed alone: 41 of 100', () => {
  const { verdict, finding } = found([reads(0.49, 100), reads(0.44, 100), reads(0.41, 100)]);
  expect(verdict.state).toBe('missed');
  expect(finding).toBeNull();
});

it('of a share wanted to be at most so much it says above', () => {
  const { finding } = found([reads(0.12, 50), reads(0.14, 50), reads(0.12, 50)], { want: 'atMost', value: 0.1 });
  expect(finding?.evidence[0]).toBe('above target 3 periods running');
  expect(finding?.size).toBeCloseTo(-0.02, 12);
});
