import type { Reading } from '../core/model';
import { restsOn, tableInterval, tableValue } from '../wording';
import { figureOf } from './figure';
import { numberCell, type Cell } from './table';

/** A reading as three cells of a table: its value, its 95 % interval, and what it rests on; too few is a fraction, without an interval. */
export function readingCells(reading: Reading, least: number): readonly Cell[] {
  const figure = figureOf(reading, least);
  const isQuiet = figure.level === 'few' || figure.level === 'grey' || figure.level === 'none';
  const isFew = figure.level === 'few';
  return [
    { ...numberCell(isFew ? figure.text : tableValue(reading), reading.value), isQuiet, reading },
    numberCell(isFew ? '' : tableInterval(reading), isFew ? null : reading.low),
    numberCell(reading.missing === null ? restsOn(reading) : '', reading.n),
  ];
}
