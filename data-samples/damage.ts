import type { Damage } from './company';

/** How a file writes its dates; the year may be one that no deal has. */
export type WriteDate = (year: string, month: number, date: number) => string;

/** Days that no calendar has, the same in every year that is written here. */
const impossible: readonly (readonly [string, number, number])[] = [
  ['2025', 2, 30],
  ['2023', 2, 29],
  ['2024', 6, 31],
  ['2024', 11, 31],
  ['2023', 4, 31],
  ['2025', 2, 29],
  ['2024', 9, 31],
  ['2023', 2, 30],
  ['2024', 2, 30],
];
const strangeYears: readonly (readonly [string, number, number])[] = [
  ['0202', 1, 31],
  ['20225', 3, 14],
  ['0203', 5, 15],
  ['0024', 10, 22],
  ['2204', 12, 19],
  ['20244', 8, 27],
  ['1024', 7, 16],
];
const words = [
  'tbc by legal',
  'see quote',
  'pending CFO',
  'tbc by legal',
  'ask Ana',
  'to be agreed',
  'as last year',
  'two options',
  'tbc by legal',
];

/** Thirty-eight records that cannot be used: the columns are those of the file. */
export function damages(columns: { closed: string; created: string; amount: string }, write: WriteDate): Damage[] {
  const { closed, created, amount } = columns;
  return [
    ...impossible.map(([year, month, date]): Damage => ({ reason: 'notADate', column: closed, value: write(year, month, date) })),
    { reason: 'notADate', column: created, value: write('2024', 4, 31) },
    { reason: 'notADate', column: created, value: write('2023', 6, 31) },
    ...strangeYears.map(([year, month, date]): Damage => ({ reason: 'yearOutOfRange', column: closed, value: write(year, month, date) })),
    { reason: 'yearOutOfRange', column: created, value: write('0202', 2, 28) },
    ...words.map((value): Damage => ({ reason: 'notAnAmount', column: amount, value })),
    ...[3, 2, 4, 5, 2].map((short): Damage => ({ reason: 'tooFewCells', column: null, value: String(short) })),
    ...[1, 2, 1, 3, 1].map((long): Damage => ({ reason: 'tooManyCells', column: null, value: String(long) })),
  ];
}

/** The cells of a record with its damage done. */
export function damaged(cells: readonly string[], header: readonly string[], damage: Damage | null): string[] {
  if (damage === null) return [...cells];
  if (damage.reason === 'tooFewCells') return cells.slice(0, -Number(damage.value));
  if (damage.reason === 'tooManyCells') return [...cells, ...Array<string>(Number(damage.value)).fill('moved')];
  return cells.map((cell, place) => (header[place] === damage.column ? damage.value : cell));
}
