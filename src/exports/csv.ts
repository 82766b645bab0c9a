import type { Cited } from '../views/cited';
import { numberCell, textCell } from './cell';

const HEADER: readonly string[] = [
  'what',
  'metric',
  'slice',
  'from',
  'to',
  'value',
  'unit',
  'currency (money in minor units)',
  'n',
  'low',
  'high',
  'level',
  'missing',
  'left out',
];

function lineOf({ as, reading }: Cited): string {
  const slice = [...reading.slice].map(([dimension, label]) => `${dimension}=${label ?? ''}`).join('; ');
  const leftOut = reading.leftOut.map(({ reason, count }) => `${count} ${reason}`).join('; ');
  return [
    textCell(as),
    textCell(reading.metric),
    textCell(slice),
    reading.period?.from ?? '',
    reading.period?.to ?? '',
    numberCell(reading.value),
    reading.unit,
    reading.currency ?? '',
    numberCell(reading.n),
    numberCell(reading.low),
    numberCell(reading.high),
    numberCell(reading.level),
    reading.missing ?? '',
    textCell(leftOut),
  ].join(',');
}

/** Readings as CSV in full precision, with ISO dates; lines end as RFC 4180 says. The same readings give the same bytes. */
export const csvOf = (evidence: readonly Cited[]): string => [HEADER.join(','), ...evidence.map(lineOf), ''].join('\r\n');
