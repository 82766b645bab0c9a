import type { AttributeReader } from '../model';

/** Text by dictionary: code 0 is '' and means that nothing is known. */
export type AttributeTexts = { readonly kind: 'text'; readonly labels: readonly string[]; readonly codes: Uint32Array };
/** Numbers; NaN where nothing is known. Money is whole minor units of the reporting currency. */
export type AttributeNumbers = { readonly kind: 'number'; readonly values: Float64Array };
export type AttributeColumn = AttributeTexts | AttributeNumbers;

/**
 * What is known of every account, column by column, by account number. Number 0 is nobody and knows nothing. Attributes have
 * product names (`employees`) or the header of their file; a segmentation of accounts stands among them by its id, with the
 * names of its segments.
 */
export type AccountColumns = {
  /** How many numbers there are, nobody included. */
  readonly count: number;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly columns: ReadonlyMap<string, AttributeColumn>;
};

/** An attribute of one account; null where nothing is known, or where no file has it. */
export function attributeOf({ columns }: AccountColumns, account: number, name: string): string | number | null {
  const column = columns.get(name);
  if (column === undefined) return null;
  if (column.kind === 'text') return column.labels[column.codes[account] ?? 0] || null;
  const value = column.values[account];
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** What is known of one account, by name. */
export const readerOf =
  (accounts: AccountColumns, account: number): AttributeReader =>
  (name) =>
    attributeOf(accounts, account, name);
