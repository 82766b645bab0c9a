import { describe, expect, test } from 'vitest';
import { DARK, LIGHT } from '../../src/charts/palette';
import { readOutOption } from '../../src/charts/read-out';
import type { Currency } from '../../src/core/model';
import { readOutPicture, type ReadOutPicture } from '../../src/views/hypothesis-picture';
import { made } from '../core/hypotheses/made-hypotheses';

const side = { n: 300, value: 0.3, low: 0.25, high: 0.35 };
const told = {
  asOf: '2026-01-05',
  look: 1,
  treated: side,
  control: side,
  difference: { value: 0.08, low: 0.012, high: 0.147, level: 0.95 },
  verdict: 'held',
  confounders: [],
} as const;
const picture = (parts: Partial<ReadOutPicture> = {}): ReadOutPicture => {
  const drawn = readOutPicture(made(), told, null);
  if (drawn === null) throw new Error('there is no picture');
  return { ...drawn, ...parts };
};

describe('the picture of a read-out', () => {
  test('is as it was', () => {
    expect(JSON.stringify(readOutOption(picture(), LIGHT), null, 1)).toMatchSnapshot();
  });

  test('holds no difference, the size worth having and the whole interval, whichever way was wanted', () => {
    for (const want of ['rise', 'fall'] as const) {
      const drawn = readOutPicture(made({ want, size: 0.3 }), told, null);
      const { min = 1, max = -1 } = drawn?.axis ?? {};
      for (const at of [0, want === 'rise' ? 0.3 : -0.3, 0.012, 0.147]) expect(at >= min && at <= max).toBe(true);
      expect(drawn?.marks.map(({ at }) => at)).toEqual([0, want === 'rise' ? 0.3 : -0.3]);
    }
  });

  test('is in points and in money', () => {
    expect(picture().axis.ticks.map(({ text }) => text)).toEqual(['0', '+5', '+10', '+15', '+20']);
    const money = readOutPicture(
      made({ metric: 'acv', size: 200_000 }),
      { ...told, difference: { value: 150_000, low: 20_000, high: 280_000, level: 0.95 } },
      'USD' as Currency,
    );
    expect(money?.axis.ticks.map(({ text }) => text)).toContain('+$2K');
  });

  test('is not drawn where no difference could be told', () => {
    expect(readOutPicture(made(), { ...told, difference: null }, null)).toBeNull();
  });

  test('takes its colours from the theme, and its text as text', () => {
    expect(JSON.stringify(readOutOption(picture(), DARK))).toContain(DARK.text);
    const option = JSON.stringify(readOutOption(picture({ text: '{a|<b>x</b>}' }), LIGHT));
    expect(option).not.toContain('{a|');
  });
});
