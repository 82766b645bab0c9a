import type { PictureKey } from '../../exports/picture-keys';

/** Lists that say what marks mean are named so: `why-keys`, `curve-keys`. */
const LISTS = 'ul[class$="-keys"]';
const NO_COLOUR = /^(transparent|rgba\(0, 0, 0, 0\))$/;

const styleOf = (text: string): PictureKey['style'] => (text === 'dashed' || text === 'dotted' ? text : 'solid');
const pixels = (text: string): number => Number.parseFloat(text) || 0;

function keyOf(item: Element): PictureKey | null {
  const mark = item.querySelector('[aria-hidden="true"]');
  const text = (item.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  if (mark === null || text === '') return null;
  const { width, height, borderTopColor, borderTopWidth, borderTopStyle, backgroundColor } = getComputedStyle(mark);
  return {
    text,
    width: pixels(width),
    height: pixels(height),
    stroke: borderTopColor,
    strokeWidth: pixels(borderTopWidth),
    style: styleOf(borderTopStyle),
    fill: NO_COLOUR.test(backgroundColor) ? null : backgroundColor,
  };
}

/** The list in a card; where several cards share one, that of the section around them. */
function listOf(figure: Element): readonly Element[] {
  const own = [...figure.querySelectorAll(`${LISTS} > li`)];
  if (own.length > 0) return own;
  const around = figure.closest('.card')?.parentElement?.closest('section');
  return around === null || around === undefined ? [] : [...around.querySelectorAll(`:scope > ${LISTS} > li`)];
}

/** What the marks of a card's drawings mean, each once, as the page draws them on white: read where they stand, for pages name them by class. */
export function keysOf(figure: Element): readonly PictureKey[] {
  const { style } = document.documentElement;
  const before = style.colorScheme;
  style.colorScheme = 'light';
  const keys = listOf(figure).flatMap((item) => keyOf(item) ?? []);
  style.colorScheme = before;
  return [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
}
