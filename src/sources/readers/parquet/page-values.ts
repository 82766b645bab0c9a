import type { Encoding, SchemaElement } from 'hyparquet';
import { deltaBinaryUnpack, deltaByteArray, deltaLengthByteArray } from 'hyparquet/src/delta.js';
import { byteStreamSplit, readRleBitPackedHybrid } from 'hyparquet/src/encoding.js';
import { readPlain } from 'hyparquet/src/plain.js';
import { BUDGET } from '../../budget';
import { Refusal } from '../../byte-source';
import type { Stored } from './cells';
import { damaged } from './damage';
import { allowDeltas, allowRuns, type PageReader } from './runs';

/** The values of a page: themselves, or places in the dictionary. */
export type PageValues =
  | { readonly kind: 'values'; readonly values: ArrayLike<Stored> }
  | { readonly kind: 'places'; readonly places: Uint32Array };

/** Beyond this the decoder's arithmetic of 32 bits would read other places than were written. */
const MOST_WIDTH = 24;
const MOST_FILLING = 64;
const WIDTHS: Readonly<Record<string, number>> = { BOOLEAN: 1 / 8, INT32: 4, INT64: 8, INT96: 12, FLOAT: 4, DOUBLE: 8, BYTE_ARRAY: 4 };

const left = ({ view, offset }: PageReader): number => view.byteLength - offset;
const values = (found: ArrayLike<Stored>): PageValues => ({ kind: 'values', values: found });

/** Refuses a count of values that do not fit into the bytes there are. */
function allowCount(reader: PageReader, { type, type_length: length }: SchemaElement, count: number): void {
  const width = type === 'FIXED_LEN_BYTE_ARRAY' ? (length ?? 0) : WIDTHS[type ?? ''];
  if (width === undefined || width <= 0 || count * width > left(reader)) throw damaged('a page of it has more values than bytes for them');
}

/** Reads values one after the other, as they are. */
export function plainValues(reader: PageReader, element: SchemaElement, count: number): ArrayLike<Stored> {
  const { type, type_length: length } = element;
  if (count === 0 || type === undefined) return [];
  allowCount(reader, element, count);
  const found = readPlain(reader, type, count, length);
  if (type === 'BYTE_ARRAY' && !isFilling(reader)) throw damaged('the texts of a page are not as long as it says');
  return found;
}

/** Whether only a few zero bytes are left, which some writers fill a page up with. */
function isFilling(reader: PageReader): boolean {
  const { view, offset } = reader;
  for (let at = offset; at < view.byteLength; at += 1) if (view.getUint8(at) !== 0) return false;
  return left(reader) >= 0 && left(reader) <= MOST_FILLING;
}

/** Reads the values of a page in any way they are written in. Throws a Refusal, or anything where bytes are missing. */
export function pageValues(reader: PageReader, encoding: Encoding, element: SchemaElement, count: number): PageValues {
  if (count === 0) return values([]);
  switch (encoding) {
    case 'PLAIN':
      return values(plainValues(reader, element, count));
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY':
      return { kind: 'places', places: placesIn(reader, count) };
    case 'RLE':
      return values(Array.from(booleansIn(reader, element, count), (bit) => bit === 1));
    case 'BYTE_STREAM_SPLIT':
      if (element.type === undefined || element.type === 'BYTE_ARRAY') throw damaged('texts are written as numbers are');
      allowCount(reader, element, count);
      return values(byteStreamSplit(reader, count, element.type, element.type_length));
    case 'DELTA_BINARY_PACKED':
      return values(element.type === 'INT32' ? deltas(reader, new Int32Array(count)) : deltas(reader, new BigInt64Array(count)));
    case 'DELTA_LENGTH_BYTE_ARRAY':
    case 'DELTA_BYTE_ARRAY':
      return values(deltaTexts(reader, encoding, count));
    case 'GROUP_VAR_INT':
    case 'BIT_PACKED':
      throw unreadable(encoding);
  }
  throw unreadable('a way that is not known');
}

const unreadable = (encoding: string): Refusal =>
  new Refusal(`The Parquet file has values written as ${encoding}, which is not read here; write it again with a current program.`);

function placesIn(reader: PageReader, count: number): Uint32Array {
  const places = new Uint32Array(count);
  const width = reader.view.getUint8(reader.offset);
  reader.offset += 1;
  if (width === 0) return places;
  if (width > MOST_WIDTH) throw damaged('a dictionary of it has more values than there can be');
  allowRuns(reader, width, count);
  readRleBitPackedHybrid(reader, width, places, left(reader));
  return places;
}

function booleansIn(reader: PageReader, { type }: SchemaElement, count: number): Uint8Array {
  if (type !== 'BOOLEAN') throw damaged('values are written as true and false are');
  return bitsIn(reader, count);
}

/** Bits in runs, with the length of their bytes before them. */
export function bitsIn(reader: PageReader, count: number): Uint8Array {
  const length = reader.view.getUint32(reader.offset, true);
  if (length > left(reader) - 4) throw damaged('a page of it ends too early');
  reader.offset += 4;
  return bitsOf(reader, count, length);
}

/** Bits in runs that take up `length` bytes. */
export function bitsOf(reader: PageReader, count: number, length: number): Uint8Array {
  const bits = new Uint8Array(count);
  if (length > left(reader)) throw damaged('a page of it ends too early');
  allowRuns(reader, 1, count);
  readRleBitPackedHybrid(reader, 1, bits, length);
  return bits;
}

function deltas<Numbers extends Int32Array | BigInt64Array>(reader: PageReader, into: Numbers): Numbers {
  allowDeltas(reader);
  deltaBinaryUnpack(reader, into.length, into);
  return into;
}

/** Texts by their lengths, or by what they share with the one before; the lengths are looked at before any text is made. */
function deltaTexts(reader: PageReader, encoding: 'DELTA_LENGTH_BYTE_ARRAY' | 'DELTA_BYTE_ARRAY', count: number): readonly Uint8Array[] {
  const ahead: PageReader = { view: reader.view, offset: reader.offset };
  const shared = encoding === 'DELTA_BYTE_ARRAY' ? deltas(ahead, new Int32Array(count)) : new Int32Array(count);
  const own = deltas(ahead, new Int32Array(count));
  let before = 0;
  let all = 0;
  for (let i = 0; i < count; i += 1) {
    const [fromBefore, more] = [shared[i] ?? 0, own[i] ?? 0];
    if (fromBefore < 0 || more < 0 || fromBefore > before) throw damaged('the texts of a page are not as long as it says');
    before = fromBefore + more;
    all += before;
    if (all > BUDGET.parquetPage) throw damaged('a page of it is longer than a page can be');
  }
  const texts: Uint8Array[] = [];
  if (encoding === 'DELTA_BYTE_ARRAY') deltaByteArray(reader, count, texts);
  else deltaLengthByteArray(reader, count, texts);
  return texts;
}
