import type { ColumnChunk, ColumnMetaData, PageHeader } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { BUDGET } from '../../budget';
import { Refusal, Stopped } from '../../byte-source';
import { Crc32 } from '../zip/crc-32';
import type { Stored } from './cells';
import { countIn, damaged } from './damage';
import type { FlatColumn } from './footer';
import { bitsIn, bitsOf, pageValues, plainValues, type PageValues } from './page-values';
import type { PageReader } from './runs';
import { canGrow, isUnpacked, unpackedPage } from './unpack';

/** A page of a column: its dictionary, or rows. `filled` says of each row whether it has a value; null where all have. */
export type Page =
  | { readonly kind: 'dictionary'; readonly values: ArrayLike<Stored> }
  | (PageValues & { readonly rows: number; readonly filled: Uint8Array | null });

/** What a column chunk is read with: the file up to its footer, and an account of what pages unpack into. */
export type ChunkJob = { readonly bytes: Uint8Array; readonly rows: number; readonly unpacked: (bytes: number) => void };

/**
 * The pages of one column in one part of the file. Values are decoded by the library; but lengths, counts and runs are
 * looked at first, for it believes them. What does not add up to the rows of the part is a damaged file.
 */
export function* pagesOf({ bytes, rows, unpacked }: ChunkJob, chunk: ColumnChunk, column: FlatColumn): Generator<Page> {
  const meta = metaOf(chunk, column, rows);
  const place = placeOf(meta, bytes.length);
  const reader: PageReader = { view: new DataView(bytes.buffer, bytes.byteOffset + place.from, place.to - place.from), offset: 0 };
  for (let seen = 0; seen < rows;) {
    const page = guarded(() => nextPage(reader, { column, meta, most: rows - seen, unpacked }));
    if (page === null) continue;
    yield page;
    if (page.kind !== 'dictionary') seen += page.rows;
  }
  if (hasMoreRows(reader)) throw damaged('a column of it has more rows than it says');
}

/** Whether what follows the last row that should be there is another page of rows, and no filling. */
function hasMoreRows(reader: PageReader): boolean {
  try {
    const { data_page_header: first, data_page_header_v2: second } = parquetHeader(reader);
    return ((first ?? second)?.num_values ?? 0) > 0;
  } catch {
    return false;
  }
}

/** Errors of the decoders say that bytes are missing or make no sense. */
function guarded<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal || error instanceof Stopped) throw error;
    throw damaged('a page of it cannot be read');
  }
}

function metaOf({ meta_data: meta, file_path: path }: ColumnChunk, { name, element }: FlatColumn, rows: number): ColumnMetaData {
  if (path !== undefined) throw new Refusal('The Parquet file points at other files, which hold its values; export it as one file.');
  if (meta === undefined) throw new Refusal('The Parquet file is encrypted, or a column of it is; write it again without encryption.');
  if (meta.type !== element.type || meta.path_in_schema.length !== 1 || meta.path_in_schema[0] !== name)
    throw damaged('its parts have other columns than its schema');
  if (countIn(meta.num_values, 'the number of values') !== rows) throw damaged('a column of it has not as many values as rows');
  if (!isUnpacked(meta.codec))
    throw new Refusal(
      `The Parquet file is compressed with ${meta.codec ?? 'a method that is not known'}, which is not read here; write it again with Snappy, Gzip or Zstandard, or without compression.`,
    );
  return meta;
}

function placeOf(meta: ColumnMetaData, end: number): { readonly from: number; readonly to: number } {
  const data = countIn(meta.data_page_offset, 'the place of a column');
  const dictionary = countIn(meta.dictionary_page_offset ?? 0, 'the place of a dictionary');
  const from = dictionary > 0 && dictionary < data ? dictionary : data;
  const to = from + countIn(meta.total_compressed_size, 'the length of a column');
  if (to > end) throw damaged('a column of it lies beyond its end');
  return { from, to };
}

type Around = {
  readonly column: FlatColumn;
  readonly meta: ColumnMetaData;
  readonly most: number;
  readonly unpacked: (bytes: number) => void;
};

/** The next page, or null where it is none with values. */
function nextPage(reader: PageReader, around: Around): Page | null {
  if (reader.offset >= reader.view.byteLength) throw damaged('a column of it ends too early');
  const header = parquetHeader(reader);
  const packed = countIn(header.compressed_page_size, 'the length of a page');
  if (packed > reader.view.byteLength - reader.offset) throw damaged('a page of it is longer than its column');
  const body = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, packed);
  reader.offset += packed;
  allowSize(header, around);
  if (header.crc !== undefined && checksumOf(body) !== header.crc >>> 0) throw damaged('the checksum of a page of it does not match');
  switch (header.type) {
    case 'DICTIONARY_PAGE':
      return dictionaryIn(header, body, around);
    case 'DATA_PAGE':
      return firstForm(header, body, around);
    case 'DATA_PAGE_V2':
      return secondForm(header, body, around);
    case 'INDEX_PAGE':
      return null;
  }
}

function allowSize(header: PageHeader, { meta, unpacked }: Around): void {
  const size = countIn(header.uncompressed_page_size, 'the length of a page');
  if (size > BUDGET.parquetPage) throw damaged('a page of it is longer than a page can be');
  if (!canGrow(meta.codec, header.compressed_page_size, size)) throw damaged('a page of it cannot unpack into what it says');
  unpacked(size);
}

function checksumOf(body: Uint8Array): number {
  const crc = new Crc32();
  crc.update(body);
  return crc.value;
}

/** A copy of the page by itself, so that a length in it that is too large ends the reading and does not read on into the next. */
function opened(body: Uint8Array, size: number, { meta }: Around): PageReader {
  const page = unpackedPage(body, size, meta.codec);
  if (page.length !== size) throw damaged('a page of it is not as long as it says');
  return { view: new DataView(page.buffer, page.byteOffset, page.byteLength), offset: 0 };
}

function dictionaryIn(header: PageHeader, body: Uint8Array, around: Around): Page {
  const count = countIn(header.dictionary_page_header?.num_values, 'the number of values');
  return { kind: 'dictionary', values: plainValues(opened(body, header.uncompressed_page_size, around), around.column.element, count) };
}

function firstForm(header: PageHeader, body: Uint8Array, around: Around): Page {
  const { data_page_header: data } = header;
  const rows = rowsIn(data?.num_values, around);
  const reader = opened(body, header.uncompressed_page_size, around);
  const isOptional = around.column.element.repetition_type === 'OPTIONAL';
  if (data === undefined || (isOptional && data.definition_level_encoding !== 'RLE')) throw damaged('a page of it has no readable header');
  const filled = isOptional ? bitsIn(reader, rows) : null;
  return { ...pageValues(reader, data.encoding, around.column.element, filledIn(filled, rows)), rows, filled };
}

/** The newer form keeps outside the compressed part which rows have values. */
function secondForm(header: PageHeader, body: Uint8Array, around: Around): Page {
  const { data_page_header_v2: data } = header;
  const rows = rowsIn(data?.num_rows, around);
  if (data === undefined || data.num_values !== rows || data.repetition_levels_byte_length !== 0)
    throw damaged('a page of it has no readable header');
  const levels = countIn(data.definition_levels_byte_length, 'the length of a page');
  if (levels > body.length || levels > header.uncompressed_page_size) throw damaged('a page of it ends too early');
  const isOptional = around.column.element.repetition_type === 'OPTIONAL';
  const filled = isOptional ? bitsOf({ view: new DataView(body.buffer, body.byteOffset, levels), offset: 0 }, rows, levels) : null;
  const count = filledIn(filled, rows);
  const plain = { ...around, meta: data.is_compressed === false ? { ...around.meta, codec: 'UNCOMPRESSED' as const } : around.meta };
  const reader = count === 0 ? NOTHING : opened(body.subarray(levels), header.uncompressed_page_size - levels, plain);
  return { ...pageValues(reader, data.encoding, around.column.element, count), rows, filled };
}

const NOTHING: PageReader = { view: new DataView(new ArrayBuffer(0)), offset: 0 };

function rowsIn(stated: unknown, { most }: Around): number {
  const rows = countIn(stated, 'the number of rows of a page');
  if (rows > most) throw damaged('its pages have more rows than it says');
  return rows;
}

const filledIn = (filled: Uint8Array | null, rows: number): number => filled?.reduce((sum, isFilled) => sum + isFilled, 0) ?? rows;
