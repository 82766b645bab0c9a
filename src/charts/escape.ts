import type { Axis } from '../views/axis';

const WIDTH_ZERO = '\u200b';
/** Controls, and characters that turn or hide the text after them: a name has no use for them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A name from a file as text that no part of a chart reads as markup: ECharts takes `{a}` in a template for a variable
 * and `{style|…}` for rich text. Angle brackets stay: nothing here is ever HTML, for tooltips draw as text.
 */
export const escapeName = (name: string): string => name.replace(UNSEEN, ' ').replaceAll('{', `{${WIDTH_ZERO}`);

/** A name cut to a length that an axis has room for; the table holds it in full. */
export function shortName(name: string, most = 28): string {
  const letters = [...escapeName(name)];
  return letters.length <= most
    ? letters.join('')
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** The formatter of a value axis whose ticks are already words: the only function formatter there is. */
export function tickFormatter({ ticks, step }: Axis): (value: number) => string {
  return (value) => ticks.find(({ at }) => Math.abs(at - value) < step / 4)?.text ?? '';
}
