import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { armOf, dealtAccounts } from '../../../src/core/hypotheses';

const half = (seed: string) => ({ seed, treatedShare: 0.5 });
const ids = (count: number, from = 0): readonly string[] =>
  Array.from({ length: count }, (_, at) => `ACC-${String(at + from).padStart(5, '0')}`);
const treatedOf = (all: readonly string[], seed: string, treatedShare = 0.5): number =>
  all.filter((id) => armOf({ seed, treatedShare }, id) === 'treated').length;

describe('accounts dealt to arms', () => {
  it('get the same arm on every machine: these are written down', () => {
    const dealt = dealtAccounts(ids(12), half('h-2026'));
    expect(dealt.map(({ arm }) => (arm === 'treated' ? 't' : 'c')).join('')).toMatchInlineSnapshot(`"ttcctcctctcc"`);
  });

  it('keep their arm whoever else is dealt, in whatever order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.array(fc.string()), fc.string(), (some, more, seed) => {
        const alone = new Map(dealtAccounts(some, half(seed)).map(({ accountId, arm }) => [accountId, arm]));
        const among = dealtAccounts([...more, ...some].toReversed(), half(seed));
        for (const { accountId, arm } of among) if (alone.has(accountId)) expect(arm).toBe(alone.get(accountId));
      }),
    );
  });

  it('are dealt in the share that was asked for, within five standard errors, under any seed', () => {
    const all = ids(4000);
    for (const share of [0.1, 0.2, 0.5, 0.8])
      for (let seed = 0; seed < 40; seed += 1) {
        const expected = all.length * share;
        const error = Math.sqrt(all.length * share * (1 - share));
        expect(Math.abs(treatedOf(all, `seed ${seed}`, share) - expected)).toBeLessThan(5 * error);
      }
  });

  it('are dealt anew by another seed: two seeds agree on half of them', () => {
    const all = ids(4000);
    const agreed = all.filter((id) => armOf(half('a'), id) === armOf(half('b'), id)).length;
    expect(Math.abs(agreed - 2000)).toBeLessThan(5 * Math.sqrt(1000));
  });

  it('do not follow the order of their ids: neighbours agree on half', () => {
    const all = ids(4001);
    const same = all.slice(1).filter((id, at) => armOf(half('x'), id) === armOf(half('x'), all[at] ?? '')).length;
    expect(Math.abs(same - 2000)).toBeLessThan(5 * Math.sqrt(1000));
  });

  it('all come to one arm where it takes all, and nobody has none', () => {
    expect(treatedOf(ids(50), 's', 1)).toBe(50);
    expect(treatedOf(ids(50), 's', 0)).toBe(0);
    expect(dealtAccounts(['', 'A'], half('s')).map(({ accountId }) => accountId)).toEqual(['A']);
  });
});
