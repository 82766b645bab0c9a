import type { SchemaElement } from 'hyparquet';
import { damaged } from './damage';

/**
 * How the values of a column are read. `text`: whether the schema says so, or they are bytes that may be. `julian`: the
 * old timestamps of 12 bytes, in UTC.
 */
export type CellType =
  | { readonly kind: 'text'; readonly isSaid: boolean }
  | { readonly kind: 'whole'; readonly isUnsigned: boolean }
  | { readonly kind: 'decimal'; readonly scale: number }
  | { readonly kind: 'double' | 'float' | 'boolean' | 'date' | 'julian' | 'uuid' }
  | { readonly kind: 'timestamp'; readonly perDay: bigint; readonly isUtc: boolean };

const MILLIS = 86_400_000n;
const PER_DAY = { MILLIS, MICROS: MILLIS * 1000n, NANOS: MILLIS * 1_000_000n } as const;
/** Times of day, spans, shapes on the globe and binary documents are nothing a table of deals has. */
const UNREAD: ReadonlySet<string> = new Set([
  'TIME',
  'TIME_MILLIS',
  'TIME_MICROS',
  'INTERVAL',
  'BSON',
  'GEOMETRY',
  'GEOGRAPHY',
  'FLOAT16',
  'VARIANT',
]);
const TEXTS: ReadonlySet<string> = new Set(['STRING', 'UTF8', 'ENUM', 'JSON']);
const MOST_SCALE = 76;

/** How a flat column is read, or null where its type is none that is read. */
export function cellTypeOf(element: SchemaElement): CellType | null {
  const logical = element.logical_type;
  const said = logical?.type ?? element.converted_type ?? '';
  if (UNREAD.has(said)) return null;
  if (said === 'DECIMAL') return decimalOf(element);
  if (said === 'DATE') return element.type === 'INT32' ? { kind: 'date' } : null;
  if (said.startsWith('TIMESTAMP')) return timestampOf(element);
  if (said === 'UUID') return element.type === 'FIXED_LEN_BYTE_ARRAY' && element.type_length === 16 ? { kind: 'uuid' } : null;
  return plainOf(element, said);
}

function plainOf({ type, logical_type: logical }: SchemaElement, said: string): CellType | null {
  const isUnsigned = said.startsWith('UINT_') || (logical?.type === 'INTEGER' && !logical.isSigned);
  switch (type) {
    case 'BOOLEAN':
      return { kind: 'boolean' };
    case 'INT32':
    case 'INT64':
      return { kind: 'whole', isUnsigned };
    case 'INT96':
      return { kind: 'julian' };
    case 'FLOAT':
      return { kind: 'float' };
    case 'DOUBLE':
      return { kind: 'double' };
    case 'BYTE_ARRAY':
      return { kind: 'text', isSaid: TEXTS.has(said) };
    default:
      return null;
  }
}

/** Without a logical type, which newer writers give, a timestamp is in UTC. */
function timestampOf({ type, logical_type: logical, converted_type: converted }: SchemaElement): CellType | null {
  if (type !== 'INT64') return null;
  if (logical?.type === 'TIMESTAMP') return { kind: 'timestamp', perDay: PER_DAY[logical.unit], isUtc: logical.isAdjustedToUTC };
  return { kind: 'timestamp', perDay: converted === 'TIMESTAMP_MILLIS' ? PER_DAY.MILLIS : PER_DAY.MICROS, isUtc: true };
}

function decimalOf({ type, logical_type: logical, scale: stated }: SchemaElement): CellType {
  const scale = (logical?.type === 'DECIMAL' ? logical.scale : stated) ?? 0;
  if (!Number.isInteger(scale) || scale < 0 || scale > MOST_SCALE) throw damaged('a decimal column has an impossible number of places');
  if (type === 'FLOAT' || type === 'DOUBLE' || type === 'BOOLEAN' || type === 'INT96') throw damaged('a decimal column holds no decimals');
  return { kind: 'decimal', scale };
}
