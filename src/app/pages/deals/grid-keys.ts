/** Where the keyboard is in the grid: row -1 is that of the headers, column -1 that of the boxes. */
export type Place = { readonly row: number; readonly at: number };
export type GridSize = { readonly rows: number; readonly columns: number; readonly pageRows: number };

const bounded = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

type Pressed = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean };

/** Where a key leads from a place; null for a key that does not move. */
export function moved({ row, at }: Place, { key, ctrlKey, metaKey }: Pressed, { rows, columns, pageRows }: GridSize): Place | null {
  const isFar = ctrlKey || metaKey;
  const to = (nextRow: number, nextAt: number): Place => ({ row: bounded(nextRow, -1, rows - 1), at: bounded(nextAt, -1, columns - 1) });
  switch (key) {
    case 'ArrowDown':
      return to(isFar ? rows - 1 : row + 1, at);
    case 'ArrowUp':
      return to(isFar ? -1 : row - 1, at);
    case 'ArrowRight':
      return to(row, isFar ? columns - 1 : at + 1);
    case 'ArrowLeft':
      return to(row, isFar ? -1 : at - 1);
    case 'PageDown':
      return to(row + pageRows, at);
    case 'PageUp':
      return to(Math.max(row === -1 ? -1 : 0, row - pageRows), at);
    case 'Home':
      return to(isFar ? 0 : row, -1);
    case 'End':
      return to(isFar ? rows - 1 : row, columns - 1);
    default:
      return null;
  }
}
