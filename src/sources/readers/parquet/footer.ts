import type { ColumnChunk, FileMetaData, SchemaElement } from 'hyparquet';
import { parquetMetadata } from 'hyparquet/src/metadata.js';
import { ascii, hasAt } from '../../bytes';
import { BUDGET } from '../../budget';
import { Refusal } from '../../byte-source';
import { allowTable } from '../typed-table';
import { cellTypeOf, type CellType } from './cell-type';
import { countIn, damaged } from './damage';

/** A flat column that is read: its name, how its values are read, and which chunk of every group is its own. */
export type FlatColumn = { readonly name: string; readonly type: CellType; readonly element: SchemaElement; readonly place: number };
/** Rows that stand together, and where each column has them. */
export type RowGroup = { readonly rows: number; readonly chunks: readonly ColumnChunk[] };
/** What a Parquet file says of itself at its end. `nested` and `unread`: the names of columns that are not read. */
export type Footer = {
  readonly columns: readonly FlatColumn[];
  readonly groups: readonly RowGroup[];
  readonly rows: number;
  readonly nested: readonly string[];
  readonly unread: readonly string[];
  /** Where the footer starts: columns stand before it. */
  readonly from: number;
};

const MAGIC = ascii('PAR1');
const ENCRYPTED = ascii('PARE');
/** The length of the footer, and the magic bytes. */
const END = 8;

const encrypted = (): Refusal => new Refusal('The Parquet file is encrypted; write it again without encryption.');

/** Reads what stands at the end of a Parquet file, and refuses what cannot be: nothing there is believed beyond the file's length. */
export function readFooter(bytes: Uint8Array): Footer {
  const from = footerStart(bytes);
  const metadata = metadataOf(bytes.subarray(from));
  const { columns, nested, unread, leaves } = schemaOf(metadata.schema);
  const groups = metadata.row_groups.map((group): RowGroup => {
    if (group.columns.length !== leaves) throw damaged('its parts have not as many columns as its schema');
    if (group.columns.some(({ crypto_metadata: crypto }) => crypto !== undefined)) throw encrypted();
    return { rows: countIn(group.num_rows, 'the number of rows of a part'), chunks: group.columns };
  });
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  if (rows !== countIn(metadata.num_rows, 'its number of rows')) throw damaged('its parts have not as many rows as it says');
  allowTable(columns.length, rows);
  return { columns, groups, rows, nested, unread, from };
}

function footerStart(bytes: Uint8Array): number {
  const end = bytes.length - END;
  if (end > 0 && hasAt(bytes, ENCRYPTED, end + 4)) throw encrypted();
  if (end < MAGIC.length || !hasAt(bytes, MAGIC, end + 4))
    throw new Refusal('The Parquet file is cut: its end is missing; copy or export it again.');
  const length = new DataView(bytes.buffer, bytes.byteOffset + end, END).getUint32(0, true);
  if (length > end - MAGIC.length) throw damaged('what it says of itself is longer than the file');
  if (length > BUDGET.parquetFooter)
    throw new Refusal('The Parquet file has more columns and parts than can be read here; write it with fewer, larger row groups.');
  return end - length;
}

/** No statistics are used: their values stay the bytes they are, for they may be cut in the middle of a character. */
const AS_BYTES = { stringFromBytes: (bytes: Uint8Array) => bytes, jsonFromBytes: (bytes: Uint8Array) => bytes };

function metadataOf(bytes: Uint8Array): FileMetaData {
  try {
    return parquetMetadata(bytes, { geoparquet: false, parsers: AS_BYTES });
  } catch {
    throw damaged('what it says of itself at its end cannot be read');
  }
}

type Schema = Pick<Footer, 'columns' | 'nested' | 'unread'> & { readonly leaves: number };

/** Goes through the schema from the top, without recursion: a hostile one may be as deep as it is long. */
function schemaOf(schema: readonly SchemaElement[]): Schema {
  const columns: FlatColumn[] = [];
  const nested: string[] = [];
  const unread: string[] = [];
  let at = 1;
  let leaves = 0;
  for (let child = 0; child < countIn(schema[0]?.num_children ?? 0, 'the number of its columns'); child += 1) {
    const element = elementAt(schema, at);
    const { end, leaves: inside } = endOf(schema, at);
    const isFlat = end === at + 1 && element.repetition_type !== 'REPEATED';
    const type = isFlat ? cellTypeOf(element) : null;
    if (type !== null) columns.push({ name: element.name, type, element, place: leaves });
    else (isFlat ? unread : nested).push(element.name);
    at = end;
    leaves += inside;
  }
  if (at !== schema.length) throw damaged('its schema does not add up');
  return { columns, nested, unread, leaves };
}

function elementAt(schema: readonly SchemaElement[], at: number): SchemaElement {
  const element = schema[at];
  if (element === undefined || typeof element.name !== 'string') throw damaged('its schema ends too early');
  return element;
}

/** Where an element ends with all that is in it, and how many columns of values that is. */
function endOf(schema: readonly SchemaElement[], from: number): { readonly end: number; readonly leaves: number } {
  let end = from;
  let leaves = 0;
  for (let open = 1; open > 0; open -= 1, end += 1) {
    const element = elementAt(schema, end);
    const children = countIn(element.num_children ?? 0, 'the number of its columns');
    if (children === 0) leaves += 1;
    open += children;
  }
  return { end, leaves };
}
