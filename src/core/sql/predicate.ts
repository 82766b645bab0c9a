import { FIRST_LABEL, type Dimension, type Predicate, type WholeColumn } from '../model';
import { isWhole } from './tables';

/** A number as SQL text. Nothing else is ever embedded, and only whole ones. */
export function whole(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  return value < 0 ? `(${value})` : String(value);
}

/** Where a dimension stands in the dataset: `i` of its column `d<i>`, or -1 where the dataset lacks it. */
export const placeOf = (dimensions: readonly Dimension[], id: string): number => dimensions.findIndex((dimension) => dimension.id === id);

const wholeSql = (column: WholeColumn): string => {
  if (!isWhole(column)) throw new RangeError('not a column of whole numbers');
  return `r.${column}`;
};

/**
 * A predicate as SQL over the relation `r` with the columns `d0..dn` and the whole columns. It is true or false for
 * every row, never NULL, so that NOT means the same as in TypeScript: an unknown number lies within no bounds, and a
 * dimension that the dataset lacks has no known value and no member.
 */
export function predicateSql(predicate: Predicate, dimensions: readonly Dimension[]): string {
  switch (predicate.kind) {
    case 'always':
      return 'TRUE';
    case 'isOneOf': {
      const place = placeOf(dimensions, predicate.dimension);
      const codes = [...new Set(predicate.members)].sort((a, b) => a - b);
      return place < 0 || codes.length === 0 ? 'FALSE' : `r.d${place} IN (${codes.map(whole).join(', ')})`;
    }
    case 'within':
      return joined('all', boundsOf(wholeSql(predicate.column), predicate.from, predicate.to));
    case 'known':
      return knownSql(predicate.column, dimensions);
    case 'not':
      return `NOT (${predicateSql(predicate.of, dimensions)})`;
    case 'all':
    case 'any':
      return joined(
        predicate.kind,
        partsOf(predicate).map((part) => predicateSql(part, dimensions)),
      );
  }
}

/** The parts of a join, those of like joins within it among them, for fewer brackets to read. */
function partsOf(join: Predicate & { readonly kind: 'all' | 'any' }): readonly Predicate[] {
  return join.of.flatMap((part) => (part.kind === join.kind ? partsOf(part) : [part]));
}

function boundsOf(column: string, from: number | null, to: number | null): readonly string[] {
  const least = from === null ? [] : [`${column} >= ${whole(from)}`];
  const most = to === null ? [] : [`${column} <= ${whole(to)}`];
  return [`${column} IS NOT NULL`, ...least, ...most];
}

function knownSql(name: string, dimensions: readonly Dimension[]): string {
  if (isWhole(name)) return `${wholeSql(name)} IS NOT NULL`;
  const place = placeOf(dimensions, name);
  return place < 0 ? 'FALSE' : `r.d${place} >= ${FIRST_LABEL}`;
}

function joined(kind: 'all' | 'any', parts: readonly string[]): string {
  const neutral = kind === 'all' ? 'TRUE' : 'FALSE';
  const telling = [...new Set(parts)].filter((part) => part !== neutral);
  const [only] = telling;
  if (only === undefined) return neutral;
  return telling.length === 1 ? only : `(${telling.join(kind === 'all' ? ' AND ' : ' OR ')})`;
}

/** The columns that a predicate reads, dimensions by their place. */
export function columnsRead(predicate: Predicate, dimensions: readonly Dimension[]): readonly (WholeColumn | number)[] {
  switch (predicate.kind) {
    case 'always':
      return [];
    case 'isOneOf':
      return kept(placeOf(dimensions, predicate.dimension));
    case 'within':
      return [predicate.column];
    case 'known':
      return isWhole(predicate.column) ? [predicate.column] : kept(placeOf(dimensions, predicate.column));
    case 'not':
      return columnsRead(predicate.of, dimensions);
    case 'all':
    case 'any':
      return predicate.of.flatMap((part) => columnsRead(part, dimensions));
  }
}

const kept = (place: number): readonly number[] => (place < 0 ? [] : [place]);
