import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardLimits, cardValue } from '../../../src/wording';
import { bare } from '../../../src/wording/full-figure';
import { decimal } from '../../../src/wording/number';

const RATIO = { unit: 'ratio', currency: null } as const;
const inTable = (value: number): string => bare(value, RATIO, decimal);

describe('a ratio', () => {
  test.each([
    [4.126, '4.1×', '4.13'],
    [12.6, '13×', '12.60'],
    [0.1, '0.1×', '0.10'],
    [0.049, '0.05×', '0.05'],
    [0.012, '0.01×', '0.01'],
    [0.0042, '0.004×', '0.004'],
    [0.00061, '0.0006×', '0.0006'],
    [0, '0.0×', '0.00'],
  ])('of %f is %s on a card and %s in a table', (value, card, table) =>
    expect([cardValue(value, RATIO, 0), inTable(value)]).toEqual([card, table]),
  );
  test('keeps something of both limits', () => expect(cardLimits(0.003, 0.4, RATIO)).toBe('0.003–0.4×'));
  test('above a millionth is never written as nothing, and is never off by more than half of its last digit', () =>
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e4, noNaN: true }), (value) => {
        const texts = [cardValue(value, RATIO, 0).replace('×', ''), inTable(value)];
        for (const text of texts) {
          expect(Number(text.replaceAll(',', ''))).toBeGreaterThan(0);
          const decimals = text.split('.')[1]?.length ?? 0;
          expect(Math.abs(Number(text.replaceAll(',', '')) - value)).toBeLessThanOrEqual(0.5000001 * 10 ** -decimals);
        }
      }),
    ));
});
