import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitTwoByTwo } from '../../../src/core/icp';
import type { Missing } from '../../../src/core/model';

const there = (value: number) => ({ value, missing: null });
const absent = (missing: Missing) => ({ value: null, missing });
const share = fc.double({ min: 0, max: 1, noNaN: true }).map(there);
const four = fc.record({ oldDataOldRule: share, newDataOldRule: share, oldDataNewRule: share, newDataNewRule: share });

describe('what the data and the rule did to a change', () => {
  it('always adds up to the change', () => {
    fc.assert(
      fc.property(four, (cells) => {
        const split = splitTwoByTwo(cells);
        if (split.missing !== null) throw new Error('all four numbers are there');
        expect(split.data + split.rule).toBeCloseTo(cells.newDataNewRule.value - cells.oldDataOldRule.value, 12);
        expect(split.change).toBe(cells.newDataNewRule.value - cells.oldDataOldRule.value);
      }),
    );
  });

  it('gives each its mean over the other: 40, 46, 35 and 38 % are +4.5 points of data and −6.5 of rule', () => {
    const split = splitTwoByTwo({
      oldDataOldRule: there(0.4),
      newDataOldRule: there(0.46),
      oldDataNewRule: there(0.35),
      newDataNewRule: there(0.38),
    });
    if (split.missing !== null) throw new Error('all four numbers are there');
    expect(split.data).toBeCloseTo(0.045, 12);
    expect(split.rule).toBeCloseTo(-0.065, 12);
  });

  it('leaves the rule out where both versions say the same, and the data where both periods do', () => {
    fc.assert(
      fc.property(share, share, (one, other) => {
        const byData = splitTwoByTwo({ oldDataOldRule: one, newDataOldRule: other, oldDataNewRule: one, newDataNewRule: other });
        const byRule = splitTwoByTwo({ oldDataOldRule: one, newDataOldRule: one, oldDataNewRule: other, newDataNewRule: other });
        expect(byData).toMatchObject({ rule: 0, missing: null });
        expect(byRule).toMatchObject({ data: 0, missing: null });
      }),
    );
  });

  it('turns its signs where before and after change places', () => {
    fc.assert(
      fc.property(four, ({ oldDataOldRule, newDataOldRule, oldDataNewRule, newDataNewRule }) => {
        const on = splitTwoByTwo({ oldDataOldRule, newDataOldRule, oldDataNewRule, newDataNewRule });
        const back = splitTwoByTwo({
          oldDataOldRule: newDataNewRule,
          newDataOldRule: oldDataNewRule,
          oldDataNewRule: newDataOldRule,
          newDataNewRule: oldDataOldRule,
        });
        if (on.missing !== null || back.missing !== null) throw new Error('all four numbers are there');
        expect(back.data).toBeCloseTo(-on.data, 12);
        expect(back.rule).toBeCloseTo(-on.rule, 12);
      }),
    );
  });

  it('is not made up where one of the four is missing: the reason stands in its place', () => {
    const names = ['oldDataOldRule', 'newDataOldRule', 'oldDataNewRule', 'newDataNewRule'] as const;
    const all = { oldDataOldRule: there(0.4), newDataOldRule: there(0.5), oldDataNewRule: there(0.6), newDataNewRule: there(0.7) };
    for (const name of names) expect(splitTwoByTwo({ ...all, [name]: absent('no_won') }), name).toEqual({ missing: 'no_won' });
  });
});
