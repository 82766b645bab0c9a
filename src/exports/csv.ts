import type { Cited } from '../views/cited';
import type { Told } from '../views/provenance';
import type { Table } from '../views/table';
import { aboutRows } from './about';
import { numberCell, textCell } from './cell';
import { tableLines } from './table-csv';

const BYTE_ORDER_MARK = '\ufeff';

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

export type CardFile = { readonly evidence: readonly Cited[]; readonly table: Table | null; readonly about: readonly Told[] };

/**
 * What a card shows as a CSV file: its readings in full precision with ISO dates, or its table where it rests on none, and below
 * what the file is about. Lines end as RFC 4180 says. The same card gives the same bytes.
 */
export function cardCsv({ evidence, table, about }: CardFile): string {
  const lines = evidence.length === 0 && table !== null ? tableLines(table) : [HEADER.join(','), ...evidence.map(lineOf)];
  return BYTE_ORDER_MARK + [...lines, ...aboutRows(about), ''].join('\r\n');
}
