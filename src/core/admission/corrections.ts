import { faultOf, rowOnLine, withRecords, type AsideRecord, type PlacedRecord } from './placed-records';
import type { RawTable } from './raw-table';
import type { Talk } from './talk';

/**
 * The file with the records that people corrected: their cells as they should read, by the line each record starts on. A
 * record is regular if it now has as many cells as the header, and odd otherwise; there are as many records as before.
 */
export function applyCorrections(raw: RawTable, corrections: ReadonlyMap<number, readonly string[]> | undefined, talk: Talk): RawTable {
  if (corrections === undefined || corrections.size === 0) return raw;
  const odd = new Set(raw.odd.map(({ line }) => line));
  const corrected = [...corrections].flatMap(([line, cells]): readonly PlacedRecord[] => {
    const was = rowOnLine(raw, line);
    return was === null && !odd.has(line) ? [] : [{ line, cells, was }];
  });
  talk.say(null, 'records corrected by hand', corrected.length);
  talk.say(null, 'corrections left out: no record of the file starts on their lines', corrections.size - corrected.length);
  if (corrected.length === 0) return raw;
  const lines = new Set(corrected.map(({ line }) => line));
  return withRecords(raw, {
    without: new Set(corrected.flatMap(({ was }) => (was === null ? [] : [was]))),
    placed: corrected.filter(({ cells }) => faultOf(cells, raw.header.length) === null),
    aside: [...raw.odd.filter(({ line }) => !lines.has(line)), ...corrected.flatMap((each) => stillOdd(each, raw.header.length))],
  });
}

function stillOdd({ line, cells }: PlacedRecord, width: number): readonly AsideRecord[] {
  const fault = faultOf(cells, width);
  return fault === null ? [] : [{ line, fault, cells }];
}
