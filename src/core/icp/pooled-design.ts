import type { Design, Outcomes } from './ridge';
import type { Trait } from './traits';

/** The columns of a design: where those of a trait begin, and which one says that it is not known; -1 where it always is. */
export type Columns = { readonly first: readonly number[]; readonly blank: readonly number[]; readonly width: number };

/** Whether the bands of a trait have their shares of its points already. */
export const isGiven = (trait: Trait): boolean => trait.bands.every(({ share }) => share !== null);

export function columnsOf(traits: readonly Trait[]): Columns {
  let width = 0;
  const first = traits.map((trait) => {
    const from = width;
    width += isGiven(trait) ? 1 : trait.bands.length;
    return from;
  });
  const blank = traits.map(({ isBlank }) => (isBlank.includes(1) ? width++ : -1));
  return { first, blank, width };
}

/** Accounts that traits cannot tell apart are one row of the design, which is then far shorter than the list of accounts. */
export type Pooled = { readonly design: Design; readonly rowOf: Uint32Array; readonly rows: number };

/** The columns that an account fills: the part of its points that its band gives, a 1 for each band that holds, or a 1 for not being known. */
function filled(
  traits: readonly Trait[],
  { first, blank }: Columns,
  account: number,
): readonly (readonly [column: number, value: number])[] {
  return traits.flatMap(({ bands, start, held, isBlank }, at): readonly (readonly [number, number])[] => {
    if (isBlank[account] === 1) return [[blank[at] ?? 0, 1]];
    return Array.from(held.subarray(start[account] ?? 0, start[account + 1] ?? 0), (band): readonly [number, number] => {
      const share = bands[band]?.share ?? null;
      return [(first[at] ?? 0) + (share === null ? band : 0), share ?? 1];
    });
  });
}

/** The design of traits over so many accounts. */
export function designOf(traits: readonly Trait[], accounts: number): Pooled {
  const columnsOfTraits = columnsOf(traits);
  const { blank, width } = columnsOfTraits;
  const known = new Map<string, number>();
  const [start, columns, values]: [number[], number[], number[]] = [[0], [], []];
  const rowOf = Uint32Array.from({ length: accounts }, (_, account) => {
    const cells = filled(traits, columnsOfTraits, account).filter(([, value]) => value !== 0);
    const key = cells.join(' ');
    const row = known.get(key) ?? known.size;
    if (row < known.size) return row;
    known.set(key, row);
    for (const [column, value] of cells) {
      columns.push(column);
      values.push(value);
    }
    start.push(columns.length);
    return row;
  });
  const isFree = new Uint8Array(width);
  for (const column of blank) if (column >= 0) isFree[column] = 1;
  const design = { width, start: Uint32Array.from(start), columns: Uint16Array.from(columns), values: Float64Array.from(values), isFree };
  return { design, rowOf, rows: known.size };
}

/** Outcomes by account, added up by row. */
export function pooled({ rowOf, rows }: Pooled, { won, lost }: Outcomes): Outcomes {
  const sums = { won: new Float64Array(rows), lost: new Float64Array(rows) };
  rowOf.forEach((row, account) => {
    sums.won[row] = (sums.won[row] ?? 0) + (won[account] ?? 0);
    sums.lost[row] = (sums.lost[row] ?? 0) + (lost[account] ?? 0);
  });
  return sums;
}
