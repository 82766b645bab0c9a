/** What stays whole on a sheet: where it starts and ends with pictures as they are, and with pictures at their smallest. */
export type Whole = {
  readonly large: { readonly top: number; readonly bottom: number };
  readonly small: { readonly top: number; readonly bottom: number };
  /** The head that a table repeats where a sheet starts with this row of it. */
  readonly head: number;
};

/** The smallest share of its size at which the words of a picture can be read on paper. */
export const SMALLEST = 0.68;
/** Of a sheet of Letter, the shorter of the two, what stands between its margins; a little less, for lines may wrap otherwise when printed. */
export const ROOM = 940;
/** White at the foot of a sheet that is not worth smaller pictures. */
const WHITE = 0.12;
/** The end of a page that is not worth a sheet of its own. */
const REST = 0.3;

const extent = (wholes: readonly Whole[], size: 'large' | 'small', from: number, to: number): number =>
  (wholes[to]?.[size].bottom ?? 0) - (wholes[from]?.[size].top ?? 0) + (wholes[from]?.head ?? 0);

/** Whether smaller pictures are worth it to bring one more part onto a sheet that is full as it is. */
function isWorth(wholes: readonly Whole[], from: number, next: number): boolean {
  const white = ROOM - extent(wholes, 'large', from, next - 1);
  if (white > ROOM * WHITE) return true;
  const last = wholes.length - 1;
  return extent(wholes, 'large', next, last) < ROOM * REST && extent(wholes, 'small', from, last) <= ROOM;
}

/** How large pictures of a sheet are, so that what stands on it fits. */
function sizeOn(wholes: readonly Whole[], from: number, to: number): number {
  const [large, small] = [extent(wholes, 'large', from, to), extent(wholes, 'small', from, to)];
  if (large <= ROOM || large <= small) return 1;
  return Math.max(SMALLEST, SMALLEST + ((ROOM - small) / (large - small)) * (1 - SMALLEST));
}

/** Which parts stand on a sheet together, and how large its pictures are. */
type Sheet = { readonly from: number; readonly to: number; readonly size: number };

/**
 * Lays what stays whole onto sheets, one after the other. Where the next part does not fit and much of the sheet would
 * stay white, all pictures of the sheet become smaller together, as little as makes room for it.
 */
export function sheetsOf(wholes: readonly Whole[]): readonly Sheet[] {
  const sheets: Sheet[] = [];
  let from = 0;
  let isFull = false;
  for (let next = 1; next <= wholes.length; next += 1) {
    const isThere = next < wholes.length;
    const fits = isThere && extent(wholes, 'large', from, next) <= ROOM;
    // Pictures that are smaller already become no smaller for one more row of a table, which may go on on the next sheet.
    const isWanted = (isFull && wholes[next]?.head === 0) || isWorth(wholes, from, next);
    const canFit = isThere && isWanted && extent(wholes, 'small', from, next) <= ROOM;
    if (fits || canFit) {
      isFull = !fits;
      continue;
    }
    sheets.push({ from, to: next - 1, size: sizeOn(wholes, from, next - 1) });
    from = next;
    isFull = false;
  }
  return sheets;
}
