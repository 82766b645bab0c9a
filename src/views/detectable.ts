import { detectableChangeOf } from '../core/metrics';
import type { Reading } from '../core/model';
import { cardChange, isOfCounts } from '../wording';
import { numberCell, type Cell } from './table';

/** The smallest change of a reading that as many deals again would show: `11 points`; why not, where there is none. */
export function detectableText(reading: Reading, least: number): string {
  if (reading.missing !== null) return '';
  if (isOfCounts(reading) && reading.n < least) return 'too few to tell';
  const change = detectableChangeOf(reading);
  return change === null ? 'none' : cardChange(change, reading).replace('+', '');
}

/** The same as a cell of a table. */
export function detectableCell(reading: Reading, least: number): Cell {
  const text = detectableText(reading, least);
  return numberCell(text, /\d/.test(text) ? detectableChangeOf(reading) : null);
}
