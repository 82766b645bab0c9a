import { describe, expect, test } from 'vitest';
import { LIGHT } from '../../src/charts/palette';
import { rowTexts, type RowTextStyle } from '../../src/charts/row-texts';

/** The words of a row as they stand in a picture so many pixels wide. */
function lines(name: string, text: string, width: number, style?: RowTextStyle): readonly string[] {
  const { renderItem } = rowTexts([{ name, text }], 0, LIGHT, style);
  const api = { coord: () => [0, 0], value: () => 0 };
  const drawn = typeof renderItem === 'function' ? renderItem({ dataIndex: 0, coordSys: { width } } as never, api as never) : null;
  const made = drawn !== null && drawn !== undefined && 'style' in drawn ? drawn.style : undefined;
  return made !== undefined && 'text' in made ? String(made.text).split('\n') : [];
}

describe('the words above the mark of a row', () => {
  test('break between words and never inside a number, on as wide a picture as a phone has', () => {
    for (const width of [180, 220, 278, 300, 420]) {
      const all = lines('Cannot be scored', '3.8% of accounts (60 of 1,583), 4.4% of deals (194 of 4,455)', width);
      expect(all.join(' ')).toBe('Cannot be scored: 3.8% of accounts (60 of 1,583), 4.4% of deals (194 of 4,455)');
      expect(all.some((line) => line.startsWith(' ') || line.endsWith(' '))).toBe(false);
      expect(Math.max(...all.map((line) => line.length)) * 6.6).toBeLessThanOrEqual(width);
    }
  });

  test('stand on one line where there is room', () => {
    expect(lines('Tier 1', '31% of accounts', 600)).toEqual(['Tier 1: 31% of accounts']);
  });

  test('a word longer than the picture keeps a line of its own', () => {
    expect(lines('Donaudampfschifffahrtsgesellschaft AG', '3 of 7', 120)).toEqual(['Donaudampfschifffahrtsgesellschaft', 'AG: 3 of 7']);
  });

  test('on one line a long name gives way, and the number behind it never does', () => {
    const style: RowTextStyle = { isOneLine: true, hasGround: true, leastLetters: 6 };
    for (const name of ['MARKETING_AND_ADVERTISING', 'Marketing and advertising'])
      for (const width of [240, 280, 300, 340]) {
        const [line = ''] = lines(name, '12 months (6–27, n=13)', width, style);
        expect(line).toMatch(/: 12 months \(6–27, n=13\)$/);
        expect(line.length).toBeGreaterThan(28);
      }
    expect(lines('MARKETING_AND_ADVERTISING', '12 months', 600, style)).toEqual(['MARKETING_AND_ADVERTISING: 12 months']);
    expect(lines('MARKETING_AND_ADVERTISING', '12 months (6–27, n=13)', 300, style)[0]).toContain('…');
  });
});
