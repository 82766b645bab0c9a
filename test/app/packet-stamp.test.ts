import { describe, expect, it } from 'vitest';
import { stampedWith } from '../../src/app/packet/stamp';
import type { Loaded } from '../../src/app/session';
import type { Day } from '../../src/core/model';
import { NO_DEFINITIONS, type Definitions } from '../../src/core/workspace';
import { dataset } from '../core/views/made';

const loadedWith = (definitions: Definitions, fingerprint = 'data-1'): Loaded => ({
  dataset: { ...dataset(), fingerprint },
  definitions,
  icpVersion: null,
  admissions: [],
  sample: null,
});

describe('the stamp of a packet that was taken', () => {
  const first = stampedWith(loadedWith(NO_DEFINITIONS), NO_DEFINITIONS);

  it('says which as-of date, data and rules it froze, and when it was taken', () => {
    const [stamp, ...others] = first?.council.packets ?? [];
    expect(others).toEqual([]);
    expect(stamp).toMatchObject({ data: 'data-1', by: 'not said' });
    expect(stamp?.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(stamp?.at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('is not written twice for the same, though it was recorded itself, and is for other data or rules', () => {
    expect(first).not.toBeNull();
    if (first === null) return;
    expect(stampedWith(loadedWith(first), first)).toBeNull();
    expect(stampedWith(loadedWith(first, 'data-2'), first)?.council.packets).toHaveLength(2);
    const otherRules = { ...first, assumptions: { ...first.assumptions, numbers: new Map([['grossMargin', 0.5]]) } } as Definitions;
    expect(stampedWith(loadedWith(otherRules), otherRules)?.council.packets).toHaveLength(2);
    const later = loadedWith(first);
    expect(
      stampedWith({ ...later, dataset: { ...later.dataset, asOf: (later.dataset.asOf + 1) as Day } }, first)?.council.packets,
    ).toHaveLength(2);
  });
});
