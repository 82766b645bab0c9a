import type { CSSProperties } from 'react';
import { SLIDE, type Box } from '../../exports/packet-boxes';
import { cutToLines, POINTS_AN_INCH, type TextSize } from '../../exports/packet-measure';
import { useScreen } from '../theme/screen';

/** A part of a whole, for the style sheet. */
export const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`;
/** Points of the slide, whatever its width on the screen is: the style sheet knows how wide one is. */
export const points = (size: number): string => `calc(${size} * var(--point))`;
export const inches = (size: number): string => points(size * POINTS_AN_INCH);

/** Where a box stands on its slide. */
export const placed = ({ x, y, w, h }: Box): CSSProperties => ({
  left: percent(x, SLIDE.w),
  top: percent(y, SLIDE.h),
  width: percent(w, SLIDE.w),
  height: percent(h, SLIDE.h),
});

/** On one line, as the file has it: what is too long for it is cut. */
export const onLine = (text: string, width: number, size: TextSize): string => cutToLines(text, width, 1, size);

/** On a phone, what is wider than the screen scrolls in its own place, which the keyboard reaches. */
export const useScroll = (label: string): object =>
  useScreen('(max-width: 700px)') ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {};
