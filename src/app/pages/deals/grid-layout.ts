import type { CSSProperties } from 'react';
import type { DealColumn } from '../../../views/deals-columns';
import type { Density } from '../../theme/preferences';

/** The column of boxes to tick, before all others. */
export const TICK_WIDTH = 44;
const HEIGHTS: Readonly<Record<Density, number>> = { comfortable: 40, compact: 30 };
/** Touch wants larger targets, whatever the density. */
const TOUCH_HEIGHT = 48;

export const rowHeight = (density: Density): number => (matchMedia('(pointer: coarse)').matches ? TOUCH_HEIGHT : HEIGHTS[density]);

/** How tall a list may be before browsers lose count of its pixels; rows past it are reached by narrowing the list. */
const TALLEST = 15_000_000;
export const mostRows = (height: number): number => Math.floor(TALLEST / height);

/** Where columns stand: the width of all, and how far from the left those that stay in view are held. */
export type GridLayout = {
  readonly template: string;
  readonly width: number;
  readonly heldWidth: number;
  readonly held: readonly number[];
};

export function layoutOf(columns: readonly DealColumn[], heldCount: number): GridLayout {
  const held: number[] = [];
  let at = TICK_WIDTH;
  for (const { width } of columns.slice(0, heldCount)) {
    held.push(at);
    at += width;
  }
  return {
    template: [TICK_WIDTH, ...columns.map(({ width }) => width)].map((width) => `${width}px`).join(' '),
    width: columns.reduce((sum, { width }) => sum + width, TICK_WIDTH),
    heldWidth: at,
    held,
  };
}

/** How a cell is held in view; nothing for one that scrolls. */
export function heldStyle(layout: GridLayout, at: number): CSSProperties | undefined {
  const left = layout.held[at];
  return left === undefined ? undefined : { left };
}
