import { accountColumns, type Segmenting } from './account-attributes';
import { icpByVersion } from './icp-by-version';
import { buildFacts, type Accounts, type Deal, type Facts, type Joins, type Origin } from './facts';
import {
  attributeTable,
  NO_SCORES,
  overridesByNumber,
  scoreAccounts,
  scoreDimensionsOf,
  scoresSql,
  scoresTable,
  versionsRead,
  type AccountColumns,
  type AttributeTable,
  type IcpVersion,
  type ScoredVersion,
} from './icp';
import {
  attributesIn,
  dateOf,
  firstDayIn,
  monthIn,
  parseDate,
  rulingDate,
  type AdmittedTable,
  type Calendar,
  type Dataset,
  type Day,
  type FactTable,
  type TableId,
  type TableName,
} from './model';
import { homeOf, isOfDeals, segmentationsInForce, segmentDimensions, segmentNotes } from './segments';
import { shapingText, type Definitions } from './workspace';

/** Everything an engine needs, and what is kept beside it to find rows again. */
export type Assembly = {
  readonly dataset: Dataset;
  readonly tables: ReadonlyMap<TableName, FactTable>;
  /** The version of the ICP that reads the present; of several in force in turn the last. Null without any. */
  readonly icpVersion: IcpVersion | null;
  /** What is known of every account. */
  readonly accountColumns: AccountColumns;
  /** What an engine scores accounts from, and what that must come to; null without an ICP. */
  scoring(): { readonly attributes: AttributeTable; readonly sql: string; readonly scores: FactTable } | null;
  /** The deals by row number, and how they were joined to the files of accounts. */
  readonly deals: readonly Deal[];
  /** The tables that the deals were gathered from: `source` of a deal points into them. */
  readonly dealTables: readonly AdmittedTable[];
  readonly accounts: Accounts;
  readonly joins: Joins;
  /** File and line of a deal by its row number. */
  originOf(deal: number): Origin;
};

/** Segmentations that a profile asks accounts for, and that are known of deals only: the profile stays undecided. */
function undecidable({ profiles }: IcpVersion, { segmentations, divided }: Segmenting): Dataset['notes'] {
  const asked = new Set(profiles.flatMap(({ entry }) => (entry === undefined ? [] : attributesIn(entry))));
  return segmentations
    .filter((segmentation) => asked.has(segmentation.id) && homeOf(segmentation, isOfDeals(divided)) !== 'account')
    .map(({ name }) => ({
      what: `accounts that a profile asks for their segment of ${name}, which is known of deals only`,
      count: divided.accounts.count - 1,
    }));
}

const overrideNote = (count: number): Dataset['notes'] =>
  count === 0 ? [] : [{ what: 'accounts whose tier was set by a person (override in force)', count }];

/** A text's short fingerprint (FNV-1a over code units, twice), to tell datasets apart; not a protection. */
export function fingerprintOf(text: string): string {
  let [high, low] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at += 1) {
    high = Math.imul(high ^ text.charCodeAt(at), 0x01000193);
    low = Math.imul(low ^ text.charCodeAt(at), 0x85ebca6b);
  }
  return `${(high >>> 0).toString(16).padStart(8, '0')}${(low >>> 0).toString(16).padStart(8, '0')}`;
}

/** Facts by the definitions, divided by the segmentations in force at the as-of date. */
function factsBy(files: readonly AdmittedTable[], definitions: Definitions, given: Day | null): { readonly facts: Facts } & Segmenting {
  const byTable = new Map<TableId, AdmittedTable[]>();
  for (const file of files) byTable.set(file.table, [...(byTable.get(file.table) ?? []), file]);
  const found: Segmenting[] = [];
  const facts = buildFacts(byTable, {
    asOf: given,
    currency: definitions.currency,
    amountMeans: definitions.amountMeans,
    calendar: definitions.calendar,
    bands: definitions.bands,
    lag: definitions.assumptions.lag,
    rates: definitions.rates.map(({ currency, from, rate }) => ({ currency, from: parseDate(from) ?? 0, rate })),
    derive: (divided) => {
      const segmentations = segmentationsInForce(definitions.segmentations, dateOf(divided.ruledOn));
      found.push({ segmentations, divided });
      return segmentDimensions(segmentations, divided);
    },
  });
  const [segmenting] = found;
  if (segmenting === undefined) throw new Error('the facts were built without asking what divides them');
  return { facts, ...segmenting };
}

/** When each of several versions begins to read periods; a month is read by the version of its first day. */
function rulersOf(versions: readonly IcpVersion[], accounts: number, calendar: Calendar): Pick<Dataset, 'rulers'> {
  if (versions.length < 2) return {};
  const starts = versions.map(({ effectiveFrom }) => {
    const day = parseDate(effectiveFrom) ?? 0;
    const month = monthIn(calendar, day);
    return { day, month: firstDayIn(calendar, month) === day ? month : month + 1 };
  });
  return { rulers: { accounts, starts } };
}

type ScoredBy = {
  readonly all: readonly ScoredVersion[];
  readonly overridden: number;
  table(place: number): FactTable;
  sql(place: number): string;
};

/** The accounts under each version that reads some period: their scores, and how an engine makes the same. */
function scoresBy(
  versions: readonly IcpVersion[],
  accounts: AccountColumns,
  { definitions: { overrides }, date }: { readonly definitions: Definitions; readonly date: string },
): ScoredBy {
  const all = versions.map((version) => ({ version, scored: scoreAccounts(version, accounts, { overrides, date }) }));
  const numbered = overridesByNumber(overrides, accounts, date);
  return {
    all,
    overridden: numbered.size,
    table: (place) => (versions.length === 0 ? NO_SCORES : scoresTable(all, accounts.count, place)),
    sql: (place) => scoresSql(versions, accounts, { overrides: numbered, place }),
  };
}

/** Where several versions read a period each: the deals under every one of them, beside what else looks like a change. */
function withVersions(
  { dataset, deals }: Facts,
  scored: readonly ScoredVersion[],
  { dealClass }: Definitions['assumptions'],
): Pick<Dataset, 'lookAlikes'> {
  const { lookAlikes, months, calendar } = dataset;
  if (lookAlikes === undefined || months === null || scored.length < 2) return {};
  const all = scored.map((each) => each.scored);
  return { lookAlikes: { ...lookAlikes, versions: icpByVersion(deals, all, { months, calendar, dealClass }) } };
}

/**
 * Admitted files and what people decided, as one dataset: facts are built, deals and accounts are divided into segments,
 * every account is scored by the version of the ICP that is to read it, and all get a common dictionary of dimensions.
 */
export function assemble(files: readonly AdmittedTable[], definitions: Definitions, asOf: Day | null): Assembly {
  const { facts, ...segmenting } = factsBy(files, definitions, asOf);
  const date = rulingDate(facts.dataset);
  const versions = versionsRead(definitions.icp, definitions.icpRuler, date);
  const version = versions.at(-1) ?? null;
  const place = facts.dataset.dimensions.length;
  const columns = accountColumns(facts.accounts, segmenting);
  const scores = scoresBy(versions, columns, { definitions, date });
  const table = scores.table(place);
  const supplied = new Set(facts.dataset.supplied);
  if (version !== null && supplied.has('account') && facts.accounts.attributes.size > 0) supplied.add('icp');
  const notes = [...facts.dataset.notes, ...segmentNotes(segmenting.segmentations, segmenting.divided, date)];
  const hashes = files.map((file) => `${file.table} ${file.sha256} ${file.rows}`).join('\n');
  return {
    icpVersion: version,
    accountColumns: columns,
    scoring: () => (version === null ? null : { attributes: attributeTable(columns), sql: scores.sql(place), scores: table }),
    deals: facts.deals,
    dealTables: files.filter(({ table }) => table === 'opportunity'),
    accounts: facts.accounts,
    joins: facts.joins,
    tables: new Map<TableName, FactTable>([...facts.tables, ['score', table]]),
    dataset: {
      ...facts.dataset,
      ...rulersOf(versions, columns.count, facts.dataset.calendar),
      ...withVersions(facts, scores.all, definitions.assumptions),
      supplied,
      fingerprint: fingerprintOf(`${hashes}\n${asOf}\n${shapingText(definitions)}`),
      notes: version === null ? notes : [...notes, ...undecidable(version, segmenting), ...overrideNote(scores.overridden)],
      dimensions: version === null ? facts.dataset.dimensions : [...facts.dataset.dimensions, ...scoreDimensionsOf(versions)],
    },
    originOf: (deal) => facts.originOf(deal),
  };
}
