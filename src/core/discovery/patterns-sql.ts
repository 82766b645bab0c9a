import type { Dataset } from '../model';
import { placeOf } from '../sql';
import { CONFOUNDERS } from './row-rules';
import { addedOf, binnedSql, codeSql } from './rows-sql';
import type { PatternsAsk } from './counts';

/** The rows of both halves in their order: bins `a0..`, the half `h`, the account, gain and cost, and codes `c0..` of what could confound. */
export function patternsSql(ask: PatternsAsk, dataset: Dataset): string {
  const added = addedOf(ask.objective, dataset);
  const codes = confoundersIn(dataset).map(({ id }, at) => `CAST(${codeSql(id, added, dataset)} AS INTEGER) AS c${at}`);
  const keys = ask.attributes.map((_, at) => `a${at}`);
  const columns = ['row', 'account', 'h', 'u', 's', ...keys, ...codes.map((_, at) => `c${at}`)];
  return `SELECT ${columns.join(', ')}\nFROM (${binnedSql(ask, dataset, codes)}) AS rows\nORDER BY row`;
}

/** The dimensions of a dataset that could explain a difference, in their order. */
export const confoundersIn = ({ dimensions }: Dataset): readonly Dataset['dimensions'][number][] =>
  CONFOUNDERS.flatMap((id) => dimensions[placeOf(dimensions, id)] ?? []);
