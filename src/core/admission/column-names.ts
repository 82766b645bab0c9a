import type { TableId } from '../model';
import { isField, TABLES, type Field } from './fields';
import { PLAIN, type FormatDeclaration } from './formats';
import { headerKey } from './header-name';

/** A field that a header may name. `rank` orders names of one field; `own` says that the format itself knows the name. */
export type Named = { readonly field: Field; readonly rank: number; readonly own: boolean };

/** Every name that columns of a table may have in a format, the format's own before the plain ones. */
type NameBook = ReadonlyMap<string, readonly Named[]>;

const BOOKS = new Map<string, NameBook>();

/** The names that columns of a table may have in a format, made once for each. */
export function nameBook(format: FormatDeclaration, table: TableId): NameBook {
  const key = `${format.id} ${table}`;
  const book = BOOKS.get(key) ?? bookOf(format, table);
  BOOKS.set(key, book);
  return book;
}

function bookOf(format: FormatDeclaration, table: TableId): NameBook {
  const book = new Map<string, Named[]>();
  const fields = new Set<Field>(TABLES[table].fields);
  const sources = format.id === 'plain' ? [format] : [format, PLAIN];
  sources.forEach((source) => {
    for (const [field, names] of Object.entries(source.names[table] ?? {})) {
      if (!isField(field) || !fields.has(field)) continue;
      names.forEach((name, at) => addName(book, headerKey(name), { field, rank: at, own: source === format && format.id !== 'plain' }));
    }
  });
  for (const field of fields) addName(book, headerKey(field), { field, rank: 90, own: false });
  return book;
}

function addName(book: Map<string, Named[]>, key: string, named: Named): void {
  const known = book.get(key) ?? [];
  if (!known.some((each) => each.field === named.field)) book.set(key, [...known, named]);
}
