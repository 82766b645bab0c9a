import type { TextColumn } from '../model';
import { plainCell } from './cell-text';
import { familyOf, type FieldKind } from './fields';
import { isLongWord, isMissing } from './missing-markers';
import type { SourceColumn } from './sheet';
import type { Talk } from './talk';
import { flagOf } from './words';

/** Text over the loaded rows. `labelOf` gives the label of a distinct cell, '' for none; labels come in the order of the rows. */
export function textColumn(rows: Uint32Array, source: SourceColumn, labelOf: (cell: string) => string): TextColumn {
  const byCode = source.values.map(labelOf);
  const labels: string[] = [''];
  const placeOf =
    source.kinds !== null || alike(source.values, byCode)
      ? mergingPlaces(labels)
      : (label: string): number => (label === '' ? 0 : labels.push(label) - 1);
  const places = new Int32Array(byCode.length).fill(-1);
  const codes = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const code = source.codes[rows[at] ?? 0] ?? 0;
    if ((places[code] ?? -1) < 0) places[code] = placeOf(byCode[code] ?? '');
    codes[at] = places[code] ?? 0;
  }
  return { kind: 'text', codes, labels };
}

/** Whether distinct cells may come down to one label: where a label is not the cell itself. Then labels must be looked up. */
const alike = (values: readonly string[], labels: readonly string[]): boolean =>
  labels.some((label, code) => label !== '' && label !== values[code]);

function mergingPlaces(labels: string[]): (label: string) => number {
  const places = new Map<string, number>([['', 0]]);
  return (label) => {
    const place = places.get(label) ?? labels.push(label) - 1;
    places.set(label, place);
    return place;
  };
}

/** A label as people typed it, without blanks around it; '' for a missing marker. */
export function labelFor(kind: FieldKind): (cell: string) => string {
  if (kind === 'flag') return flagLabel;
  const isWords = familyOf(kind) === 'words';
  return (cell) => (!(isWords && isLongWord(cell)) && isMissing(plainCell(cell.slice(0, 80)), kind) ? '' : cell.trim());
}

/** Yes and no in whatever words, as `true` and `false`; other words as they stand. */
function flagLabel(cell: string): string {
  const flag = flagOf(cell);
  if (flag !== null) return String(flag);
  return isMissing(plainCell(cell.slice(0, 80)), 'flag') ? '' : cell.trim();
}

const MARKERS_NAMED = 4;

/** Counts the cells that say in words that there is nothing, `n/a` or `-`, and names them in a notice. Empty cells need none. */
export function sayMarkers(column: SourceColumn, kind: FieldKind, talk: Talk): void {
  const markers = new Set<string>();
  const isWords = familyOf(kind) === 'words';
  let rows = 0;
  column.values.forEach((cell, code) => {
    if (isLongWord(cell) && isWords) return;
    const text = plainCell(cell.slice(0, 80));
    const count = column.counts[code] ?? 0;
    if (count === 0 || text === '' || !isMissing(text, kind)) return;
    markers.add(text);
    rows += count;
  });
  const named = [...markers].slice(0, MARKERS_NAMED).join(', ');
  talk.say(
    column.header,
    `missing markers read as nothing: ${named}${markers.size > MARKERS_NAMED ? ` and ${markers.size - MARKERS_NAMED} more` : ''}`,
    rows,
  );
}
