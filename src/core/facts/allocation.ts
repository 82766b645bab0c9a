import type { Month } from '../model';
import { largestRemainder } from '../statistics';
import { carriersByMonth, SPEND_KEYS, type Carriers, type MonthCarriers, type Sharing, type SpendColumn } from './carriers';

/** A pot of spend of one month: shared by all new-business deals, or direct to those that a condition lets through. */
export type Pot = { readonly month: Month; readonly minor: number; readonly carries: ((deal: number) => boolean) | null };

/** Each deal's part of each month's spend under every key, row by row; deal -1 is spend that no deal could carry. */
export type SpendRows = {
  readonly rows: number;
  readonly deals: Int32Array;
  readonly months: Int32Array;
  readonly parts: Readonly<Record<SpendColumn, Float64Array>>;
};

/** One month's parts by key and deal, at the deal's place + 1; place 0 is nobody. */
type Sheet = { readonly parts: readonly Float64Array[]; readonly isTouched: Uint8Array; readonly touched: number[] };

function enter(sheet: Sheet, key: number, [deal, minor]: readonly [number, number]): void {
  const [parts, place] = [sheet.parts[key], deal + 1];
  if (minor === 0 || parts === undefined) return;
  parts[place] = (parts[place] ?? 0) + minor;
  if (sheet.isTouched[place] === 1) return;
  sheet.isTouched[place] = 1;
  sheet.touched.push(deal);
}

function ableOf(carriers: Carriers, carries: Pot['carries']): Carriers {
  if (carries === null) return carriers;
  const places = carriers.deals.flatMap((deal, at) => (carries(deal) ? [at] : []));
  return { deals: places.map((at) => carriers.deals[at] ?? -1), days: places.map((at) => carriers.days[at] ?? 0) };
}

function sharePot({ minor, carries }: Pot, carriers: MonthCarriers, [sheet, sharing]: readonly [Sheet, Sharing]): void {
  const able: MonthCarriers = {
    open: ableOf(carriers.open, carries),
    created: ableOf(carriers.created, carries),
    won: ableOf(carriers.won, carries),
  };
  SPEND_KEYS.forEach(({ of, weight }, key) => {
    const { deals, days } = able[of];
    const parts = largestRemainder(
      minor,
      deals.map((deal, at) => weight(sharing.deals[deal], days[at] ?? 0)),
    );
    if (parts === null) enter(sheet, key, [-1, minor]);
    else deals.forEach((deal, at) => enter(sheet, key, [deal, parts[at] ?? 0]));
  });
}

type Chunk = { readonly month: Month; readonly deals: Int32Array; readonly parts: readonly Float64Array[] };

/** Takes the rows of a month off the sheet, which is blank afterwards. */
function takeOff(sheet: Sheet, month: Month): Chunk {
  const deals = Int32Array.from(sheet.touched);
  const parts = sheet.parts.map((values) => Float64Array.from(deals, (deal) => values[deal + 1] ?? 0));
  for (const deal of deals) {
    sheet.isTouched[deal + 1] = 0;
    for (const values of sheet.parts) values[deal + 1] = 0;
  }
  sheet.touched.length = 0;
  return { month, deals, parts };
}

function joined(chunks: readonly Chunk[]): SpendRows {
  const rows = chunks.reduce((sum, { deals }) => sum + deals.length, 0);
  const [deals, months] = [new Int32Array(rows), new Int32Array(rows)];
  const columns = SPEND_KEYS.map(({ column }) => [column, new Float64Array(rows)] as const);
  let at = 0;
  for (const chunk of chunks) {
    deals.set(chunk.deals, at);
    months.fill(chunk.month, at, at + chunk.deals.length);
    for (const [key, [, values]] of columns.entries()) values.set(chunk.parts[key] ?? [], at);
    at += chunk.deals.length;
  }
  return { rows, deals, months, parts: Object.fromEntries(columns) as Record<SpendColumn, Float64Array> };
}

/**
 * Spreads every pot over the deals that can carry it, once by each key, in whole minor units: largest remainders first,
 * ties to the smaller deal id, so that under every key any slices of deals add up to the month. A pot without a deal to
 * carry it under a key stays whole and unallocated under that key. There is one row for each deal and month that carries
 * anything under any key; a key that gives it nothing has 0.
 */
export function allocate(pots: readonly Pot[], sharing: Sharing): SpendRows {
  const carriers = carriersByMonth(new Set(pots.map(({ month }) => month)), sharing);
  const places = pots.length === 0 ? 0 : sharing.deals.length + 1;
  const sheet: Sheet = {
    parts: SPEND_KEYS.map(() => new Float64Array(places)),
    isTouched: new Uint8Array(places),
    touched: [],
  };
  const chunks = [...carriers].map(([month, able]) => {
    for (const pot of pots) if (pot.month === month) sharePot(pot, able, [sheet, sharing]);
    return takeOff(sheet, month);
  });
  return joined(chunks);
}
