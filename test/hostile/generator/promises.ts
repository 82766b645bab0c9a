import type { Admission } from '../../../src/core/admission';
import type { AdmittedTable } from '../../../src/core/model';
import { loadedCells } from './compare';

/** A choice that was taken, and what it said that two cells become. */
export type Promised = { readonly id: string; readonly value: string; readonly reads: readonly string[] };

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** What the right side of `cell → meaning` says, as the values it may be loaded as; null where it is said in words. */
function valuesOf(meaning: string): readonly (string | number)[] | null {
  const day = /^(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})/.exec(meaning);
  if (day !== null) {
    const month = MONTHS.indexOf(day[2] ?? '') + 1;
    return [`${day[3]}-${String(month).padStart(2, '0')}-${(day[1] ?? '').padStart(2, '0')}`];
  }
  if (/^[\d.]+%$/.test(meaning)) return [Number(meaning.slice(0, -1)) / 100];
  if (!/^-?[\d,]+(\.\d+)?$/.test(meaning)) return null;
  const number = Number(meaning.replaceAll(',', ''));
  return [0, 2, 3].map((decimals) => Math.round(number * 10 ** decimals));
}

function holds(table: AdmittedTable, values: readonly (string | number)[]): boolean {
  const names = [...table.columns.keys()];
  for (let row = 0; row < table.rows; row += 1) {
    const loaded = Object.values(loadedCells(table, row, names));
    if (
      loaded.some((cell) => values.some((value) => cell === value || (typeof cell === 'number' && Math.abs(cell - Number(value)) < 1e-9)))
    )
      return true;
  }
  return false;
}

/** What a choice said its cells become, and no loaded cell is. Only dates, numbers and percents are held to their word. */
export function brokenPromises({ table }: Admission, promised: readonly Promised[]): readonly string[] {
  if (table === null) return [];
  return promised.flatMap(({ id, value, reads }) =>
    reads.flatMap((read) => {
      const values = valuesOf(read.split(' → ').at(-1) ?? '');
      if (!read.includes(' → ') || values === null || holds(table, values)) return [];
      return [`${id} = ${value} says "${read}", and no loaded cell is that`];
    }),
  );
}
