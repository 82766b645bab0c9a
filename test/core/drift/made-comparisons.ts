import type { Comparison } from '../../../src/core/drift';
import type { DimensionId, Reading, UnitWord } from '../../../src/core/model';

const SEGMENT = 'segment' as DimensionId;

export type Made = {
  readonly name?: string;
  readonly metric?: string;
  readonly unit?: UnitWord;
  readonly before: number;
  readonly now: number;
  readonly p: number | null;
  readonly weight?: number;
  readonly limits?: readonly [number, number];
};

/** A comparison with the numbers that a verdict rests on. */
export function comparisonOf({ name = 'A', metric = 'winRate', unit = 'share', before, now, p, weight, limits }: Made): Comparison {
  const slice = new Map([[SEGMENT, name]]);
  const reading = (value: number): Reading => ({
    metric,
    slice,
    unit,
    value,
    period: null,
    currency: null,
    n: 100,
    low: null,
    high: null,
    level: null,
    leftOut: [],
    missing: null,
  });
  return {
    id: `${metric} ${name}`,
    rule: 'performanceDrift',
    kind: 'performance',
    metric,
    slice,
    before: reading(before),
    now: reading(now),
    change: { size: now - before, low: limits?.[0] ?? null, high: limits?.[1] ?? null },
    p,
    missing: null,
    detectable: null,
    evidence: [],
    ...(weight === undefined ? {} : { weight }),
  };
}
