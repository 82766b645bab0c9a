import { describe, expect, it } from 'vitest';
import { drawnWidth, figureSvg, type Drawn } from '../../../src/exports/figure-svg';
import { svgText, wrapped, type Measure } from '../../../src/exports/svg-text';

/** Every letter is ten wide. */
const TENS: Measure = (text) => 10 * [...text].length;
const SMALL = { size: 12, weight: 400 } as const;
const MARKUP = '<script>alert(1)</script>" onload="alert(2)';
const WORDS = {
  title: 'Is it?',
  sentence: 'It is.',
  keys: [],
  foot: ['n=7'],
  source: ['own files · a.csv', 'as of 30 Sep 2025 · data 0123'],
};
const drawn = (label: string, height: number, counter = 7): Drawn => ({
  svg: `<svg width="100" height="50" xmlns="x"><style ><![CDATA[.zr${counter}-cls-0:hover{fill:red}]]></style><g clip-path="url(#zr${counter}-c0)" class="zr${counter}-cls-0" ecmeta_series_index="0"><text>a &lt;b&gt; zr7-</text></g><defs><clipPath id="zr${counter}-c0"></clipPath></defs></svg>`,
  label,
  width: drawnWidth([height]),
  height,
});

describe('a text in a picture', () => {
  it('is text, whatever it holds', () => {
    expect(svgText(MARKUP)).toBe('&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;alert(2)');
    expect(svgText('a\u0000b\u202Ec\uD800d')).toBe('a b c d');
  });

  it.each([
    ['one two three', 70, ['one two', 'three']],
    ['incomprehensible', 50, ['incom', 'prehe', 'nsibl', 'e']],
    ['a abcdefgh b', 40, ['a', 'abcd', 'efgh', 'b']],
    ['', 40, []],
    ['two\nlines', 400, ['two lines']],
  ])('is broken where its line ends: %s', (text, width, lines) => expect(wrapped(text, width, SMALL, TENS)).toEqual(lines));
});

describe('the picture of a card', () => {
  it('holds its question, its answer, what it rests on and where it comes from, as text', () => {
    const { svg } = figureSvg({ ...WORDS, title: MARKUP, sentence: MARKUP }, [drawn(MARKUP, 100)], TENS);
    expect(svg).not.toMatch(/<script|<style|\son\w+="/);
    expect(svg.match(/alert\(1\)/g)).toHaveLength(5);
    for (const text of [...WORDS.foot, ...WORDS.source]) expect(svg).toContain(`>${text}</text>`);
  });

  it('is the same whatever the counters of the page are, and two drawings share no id', () => {
    const pictures = [7, 912].map((counter) => figureSvg(WORDS, [drawn('a', 60, counter), drawn('b', 60, counter + 1)], TENS).svg);
    expect(pictures[0]).toBe(pictures[1]);
    expect(pictures[0]?.match(/ id="[^"]+"/g)).toEqual([' id="d0-c0"', ' id="d1-c0"']);
    expect(pictures[0]).toContain('zr7-</text>');
  });

  it('says beside each of several drawings what it shows; beside a lone one the answer says it', () => {
    const [one, two] = [[drawn('first row', 60)], [drawn('first row', 60), drawn('second row', 60)]].map(
      (all) => figureSvg(WORDS, all, TENS).svg,
    );
    expect([one?.includes('>first row<'), two?.includes('>first row<'), two?.includes('>second row<')]).toEqual([false, true, true]);
  });

  it('says what its marks mean, as they are drawn, over as many lines as that needs', () => {
    const key = { width: 18, stroke: 'rgb(1, 2, 3)', strokeWidth: 2, style: 'solid', fill: null } as const;
    const keys = [
      { ...key, text: MARKUP, height: 0, style: 'dashed' as const },
      { ...key, text: 'adds', height: 10, fill: 'rgb(4, 5, 6)' },
    ];
    const [bare, keyed] = [[], keys].map((each) => figureSvg({ ...WORDS, keys: each }, [drawn('a', 60)], TENS));
    expect(keyed?.svg).toMatch(/<path d="M32 [\d.]+H50" fill="none" stroke="rgb\(1, 2, 3\)" stroke-width="2" stroke-dasharray="4 3"\/>/);
    expect(keyed?.svg).toMatch(/<rect [^>]*fill="rgb\(4, 5, 6\)" stroke="rgb\(1, 2, 3\)" stroke-width="2"\/>\n<text [^>]*>adds</);
    expect(keyed?.svg).not.toContain('<script');
    const long = figureSvg({ ...WORDS, keys: Array.from({ length: 20 }, () => keys).flat() }, [drawn('a', 60)], TENS);
    expect(bare?.height ?? 0).toBeLessThan(keyed?.height ?? 0);
    expect(keyed?.height ?? 0).toBeLessThan(long.height);
  });

  it('is as high as what it holds, and drawings that are many and high stand in pairs', () => {
    const heightOf = (count: number): number =>
      figureSvg(
        WORDS,
        Array.from({ length: count }, (_, at) => drawn(`row ${at}`, 120)),
        TENS,
      ).height;
    expect(heightOf(2)).toBeGreaterThan(heightOf(1) + 120);
    expect(heightOf(4)).toBe(heightOf(2));
    expect(drawnWidth([120, 120, 120, 120])).toBeLessThan(drawnWidth([120]) / 2);
    expect(drawnWidth([120, 120, 120, 60])).toBe(drawnWidth([120]));
  });
});
