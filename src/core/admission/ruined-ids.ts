import { quoted } from './cell-text';
import { kindOf, type Field } from './fields';
import type { Mapping } from './map-columns';
import { DATE_CELL, NUMBER_CELL } from './raw-table';
import { kindAt, type SourceColumn } from './sheet';
import type { Talk } from './talk';

/** An id that a spreadsheet has turned into a number and shortened: `6.00E+14`. An id such as `12E3` is not of this form. */
const RUINED = /^\d(?:[.,]\d+)?E\+\d{2,3}$/i;
/** A number of more digits than a spreadsheet keeps: those beyond the fifteenth are zeros. */
const LONG = /^\d{16,}$/;
const ROUNDED = /^[1-9]\d{14}0+$/;

/** The ids of a column that a spreadsheet has ruined. Long numbers are, where none of them has a digit beyond the fifteenth. */
function ruinedIn(column: SourceColumn): readonly string[] {
  const inText = column.values.filter((cell, code) => (column.counts[code] ?? 0) > 0 && RUINED.test(cell.trim()));
  if (column.kinds === null) return inText;
  const ofKind = (kind: number): readonly string[] =>
    column.values.filter((_, code) => (column.counts[code] ?? 0) > 0 && kindAt(column, code) === kind);
  const long = ofKind(NUMBER_CELL).filter((cell) => LONG.test(cell));
  return [...inText, ...ofKind(DATE_CELL), ...(long.every((cell) => ROUNDED.test(cell)) ? long : [])];
}

/** Asks about id columns that a spreadsheet has ruined. Returns the fields that people leave out. */
export function settleRuinedIds(mapping: Mapping, talk: Talk): ReadonlySet<Field> {
  const left = new Set<Field>();
  for (const [field, column] of mapping.byField) {
    if (kindOf(field) !== 'id') continue;
    const ruined = ruinedIn(column);
    if (ruined.length > 0 && askAbout(column, ruined, talk) === 'leave-out') left.add(field);
  }
  return left;
}

function askAbout(column: SourceColumn, ruined: readonly string[], talk: Talk): string | null {
  const cells = ruined.slice(0, 2).map(quoted);
  return talk.ask({
    id: `ruined-ids:${column.header}`,
    column: column.header,
    ask: `Shall ${column.header} be used? A spreadsheet has turned its ids into rounded numbers or dates, so that different ids may look the same. Export the file again and open it in no spreadsheet.`,
    choices: [
      { value: 'leave-out', reads: cells.map((cell) => `${cell} → no id, the row is known by its record number`) },
      { value: 'keep', reads: cells.map((cell) => `${cell} → the id ${cell}, as it stands`) },
    ],
  });
}
