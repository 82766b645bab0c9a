import type { AccountColumns, AttributeColumn } from '../../../src/core/icp';

type Cell = string | number | null;

function columnOf(cells: readonly Cell[]): AttributeColumn {
  if (cells.some((cell) => typeof cell === 'number'))
    return { kind: 'number', values: Float64Array.from([NaN, ...cells.map((cell) => (typeof cell === 'number' ? cell : NaN))]) };
  const labels = ['', ...new Set(cells.flatMap((cell) => (typeof cell === 'string' && cell !== '' ? [cell] : [])))];
  return { kind: 'text', labels, codes: Uint32Array.from([0, ...cells.map((cell) => labels.indexOf(String(cell ?? '')))]) };
}

/** Accounts from their attributes, a list of cells each; nobody comes before them. */
export function accountsOf(attributes: ReadonlyMap<string, readonly Cell[]>): AccountColumns {
  const [first = []] = attributes.values();
  const ids = ['', ...first.map((_, at) => `A${at + 1}`)];
  return {
    count: ids.length,
    ids,
    names: ids.map((id) => (id === '' ? '' : `Account ${id}`)),
    columns: new Map([...attributes].map(([name, cells]) => [name, columnOf(cells)])),
  };
}
