import { buildFacts, type Accounts, type Deal, type Facts, type Joins, type Origin } from './facts';
import { NO_SCORES, scoreDimensions, scoreTable, versionInForce, type AttributeReader, type IcpVersion } from './icp';
import { dateOf, parseDate, type AdmittedTable, type Dataset, type Day, type FactTable, type TableId, type TableName } from './model';
import type { Definitions } from './workspace';

/** Everything an engine needs, and what is kept beside it to find rows again. */
export type Assembly = {
  readonly dataset: Dataset;
  readonly tables: ReadonlyMap<TableName, FactTable>;
  readonly icpVersion: IcpVersion | null;
  /** The deals by row number, and how they were joined to the files of accounts. */
  readonly deals: readonly Deal[];
  readonly accounts: Accounts;
  readonly joins: Joins;
  /** File and line of a deal by its row number. */
  originOf(deal: number): Origin;
};

function attributeReader(facts: Facts, account: number): AttributeReader {
  return (name) => {
    const attribute = facts.accounts.attributes.get(name);
    return attribute?.values[account] ?? null;
  };
}

/** A text's short fingerprint (FNV-1a over code units, twice), to tell datasets apart; not a protection. */
export function fingerprintOf(text: string): string {
  let [high, low] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at += 1) {
    high = Math.imul(high ^ text.charCodeAt(at), 0x01000193);
    low = Math.imul(low ^ text.charCodeAt(at), 0x85ebca6b);
  }
  return `${(high >>> 0).toString(16).padStart(8, '0')}${(low >>> 0).toString(16).padStart(8, '0')}`;
}

function definitionsText(definitions: Definitions): string {
  return JSON.stringify(definitions, (_, value: unknown) => (value instanceof Map ? [...value] : value));
}

/**
 * Admitted files and what people decided, as one dataset: facts are built, every account is scored by the ICP version in
 * force at the as-of date, and both get a common dictionary of dimensions.
 */
export function assemble(files: readonly AdmittedTable[], definitions: Definitions, asOf: Day | null): Assembly {
  const byTable = new Map<TableId, AdmittedTable[]>();
  for (const file of files) byTable.set(file.table, [...(byTable.get(file.table) ?? []), file]);
  const facts = buildFacts(byTable, {
    asOf,
    currency: definitions.currency,
    amountMeans: definitions.amountMeans,
    rates: definitions.rates.map(({ currency, from, rate }) => ({ currency, from: parseDate(from) ?? 0, rate })),
  });
  const version = versionInForce(definitions.icp, dateOf(facts.dataset.asOf));
  const place = facts.dataset.dimensions.length;
  const scored =
    version === null
      ? null
      : scoreTable(version, { count: facts.accounts.count, read: (account) => attributeReader(facts, account) }, place);
  const supplied = new Set(facts.dataset.supplied);
  if (version !== null && supplied.has('account') && facts.accounts.attributes.size > 0) supplied.add('icp');
  const hashes = files.map((file) => `${file.table} ${file.sha256} ${file.rows}`).join('\n');
  return {
    icpVersion: version,
    deals: facts.deals,
    accounts: facts.accounts,
    joins: facts.joins,
    tables: new Map<TableName, FactTable>([...facts.tables, ['score', scored?.table ?? NO_SCORES]]),
    dataset: {
      ...facts.dataset,
      supplied,
      fingerprint: fingerprintOf(`${hashes}\n${asOf}\n${definitionsText(definitions)}`),
      dimensions: version === null ? facts.dataset.dimensions : [...facts.dataset.dimensions, ...scoreDimensions(version)],
    },
    originOf: (deal) => facts.originOf(deal),
  };
}
